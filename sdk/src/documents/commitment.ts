import { fromHex } from "../hashing/hex.js";
import type { Content, LicenseDocument } from "./Document.js";
import type { JsonValue } from "./json.js";
import { hashLeaf, leafOfHidden, listValues, type PathValue } from "./leaves.js";
import { contentOf } from "./parseDocument.js";

/** A document's leaves, or the path at which a value and a salt do not belong to each other. */
export type Commitment =
  | { readonly values: readonly PathValue[]; readonly leaves: readonly Uint8Array[] }
  | { readonly unsalted: string }
  | { readonly unused: string };

/** Hashes the disclosed values of a document into leaves, and adds those of the hidden ones. */
export function commitmentOf(document: LicenseDocument): Commitment {
  const { salts, hidden } = document.proof;
  const values = valuesOf(contentOf(document));
  const leaves: Uint8Array[] = [];
  for (const value of values) {
    const salt = Object.hasOwn(salts, value.path) ? salts[value.path] : undefined;
    if (salt === undefined) return { unsalted: value.path };
    leaves.push(hashLeaf(value, fromHex(salt)));
  }
  const unused = unusedSalt(salts, values);
  if (unused !== undefined) return { unused };
  return { values, leaves: [...leaves, ...hidden.map(leafOfHidden)] };
}

/** The values of a document that its commitment covers. */
export function valuesOf(content: Content): readonly PathValue[] {
  return listValues(content as unknown as JsonValue);
}

function unusedSalt(salts: Readonly<Record<string, string>>, values: readonly PathValue[]): string | undefined {
  const names = Object.keys(salts);
  if (names.length === values.length) return undefined;
  const paths = new Set(values.map(({ path }) => path));
  return names.find((name) => !paths.has(name));
}
