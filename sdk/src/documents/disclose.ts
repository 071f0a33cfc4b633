import { ElicenseError } from "../errors/ElicenseError.js";
import type { Content, LicenseDocument } from "./Document.js";
import type { JsonObject, JsonValue } from "./json.js";
import { escapePointer, leafOf, listValues } from "./leaves.js";
import { contentOf } from "./parseDocument.js";

/** What every document shows, so that it stays a credential that can be judged. */
const alwaysShown = ["/@context", "/type", "/issuer", "/validFrom", "/validUntil", "/credentialSchema"];

/**
 * Hides all of a document but what is named; the hidden values leave only their salted leaves.
 *
 * @param document - A document, whole or with values hidden already.
 * @param paths - JSON Pointers (RFC 6901) to what is to be shown, each with all below it.
 * @throws {ElicenseError} DISCLOSE_UNKNOWN_PATH where the document shows nothing at a path.
 * @example
 * const shown = disclose(document, ["/credentialSubject/name", "/credentialSubject/practiceNo"]);
 */
export function disclose(document: LicenseDocument, paths: readonly string[]): LicenseDocument {
  const content = contentOf(document);
  const values = listValues(content as unknown as JsonValue).filter(({ path }) => path !== "/credentialSubject");
  const unknown = paths.find((path) => !values.some((value) => isAtOrBelow(value.path, path)));
  if (unknown !== undefined) throw new ElicenseError("DISCLOSE_UNKNOWN_PATH", { path: unknown });

  const shown = (path: string): boolean => [...alwaysShown, ...paths].some((root) => isAtOrBelow(path, root));
  const { salts } = document.proof;
  return {
    ...(keep(content as unknown as JsonObject, "", shown) as unknown as Content),
    credentialStatus: document.credentialStatus,
    proof: {
      ...document.proof,
      salts: Object.fromEntries(Object.entries(salts).filter(([path]) => shown(path))),
      hidden: [
        ...document.proof.hidden,
        ...values.filter(({ path }) => !shown(path)).map((value) => leafOf(value, salts[value.path] ?? "")),
      ].sort(),
    },
  };
}

function isAtOrBelow(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}/`);
}

/** The part of a value that is shown. In an array a null keeps the place of what is hidden, so that paths stay true. */
function keep(value: JsonValue, path: string, shown: (path: string) => boolean): JsonValue {
  if (Array.isArray(value) && value.length > 0) {
    return value.map((item: JsonValue, index) => {
      const below = `${path}/${String(index)}`;
      return hasShown(item, below, shown) ? keep(item, below, shown) : null;
    });
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject).flatMap(([name, item]) => {
      const below = `${path}/${escapePointer(name)}`;
      const mustStay = path === "" && name === "credentialSubject";
      return mustStay || hasShown(item, below, shown) ? [[name, keep(item, below, shown)]] : [];
    }),
  );
}

function hasShown(value: JsonValue, path: string, shown: (path: string) => boolean): boolean {
  return listValues(value, path).some((entry) => shown(entry.path));
}
