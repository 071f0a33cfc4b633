import { contexts as w3cContexts } from "@digitalbazaar/credentials-context";
import jsonld, { type DocumentLoader } from "jsonld";

import { listContexts, type LicenseType } from "@elicense/sdk";

/** Loads what the SDK carries and the W3C's own contexts; all else would have to be fetched, and fails. */
export function loaderOf(types: readonly LicenseType[]): DocumentLoader {
  const contexts = listContexts(types);
  return (url) => {
    const document = contexts[url] ?? w3cContexts.get(url);
    if (document === undefined) return Promise.reject(new Error(`nothing is fetched: ${url}`));
    return Promise.resolve({ documentUrl: url, contextUrl: null, document });
  };
}

/** Expands a document in safe mode, in which nothing may be dropped silently, and compacts it again. */
export async function roundTrip(document: object, types: readonly LicenseType[]): Promise<unknown> {
  const options = { documentLoader: loaderOf(types), safe: true } as const;
  const expanded = await jsonld.expand(document, options);
  return jsonld.compact(expanded, (document as { "@context": unknown })["@context"], options);
}

/** A value as JSON-LD keeps it: a null in a list, which keeps the place of what is hidden, says nothing. */
export function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutPlaces);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutPlaces(item)]));
}
