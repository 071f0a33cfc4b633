import { DISCLOSE_UNKNOWN_PATH, DOCUMENT_SALT_MISSING } from "../errors/catalogue/documents.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { fromHex, toHex } from "../hashing/hex.js";
import { canonicalJson } from "./canonical.js";
import type { Content, LicenseDocument } from "./Document.js";
import { isJsonObject, type JsonObject, type JsonValue } from "./json.js";
import { escapePointer, hashValue } from "./leaves.js";
import { contentOf } from "./parseDocument.js";

/**
 * What every document shows, so that it stays a credential that can be judged. The code of its type is shown by its
 * type anyway, and a credential says something of its subject.
 */
const alwaysShown = [
  "/@context",
  "/type",
  "/issuer",
  "/validFrom",
  "/validUntil",
  "/credentialSchema",
  "/credentialSubject/certificateTypeCode",
];

/**
 * Hides all of a document but what is named; the hidden values leave only their salted hashes.
 *
 * @param document - A document, whole or with values hidden already.
 * @param paths - JSON Pointers (RFC 6901) to what is to be shown, each with all below it.
 * @throws {ElicenseError} DISCLOSE_UNKNOWN_PATH where the document shows nothing at a path, or DOCUMENT_SALT_MISSING
 * where a value that is to be hidden has no salt.
 * @example
 * const shown = disclose(document, ["/credentialSubject/name", "/credentialSubject/practiceNo"]);
 */
export function disclose(document: LicenseDocument, paths: readonly string[]): LicenseDocument {
  const { proof, credentialStatus } = document;
  const split: Split = { roots: new Set([...alwaysShown, ...paths]), met: new Set(), salts: {}, hidden: [], proof };
  const content = keep(contentOf(document) as unknown as JsonObject, "", false, split);
  const unknown = paths.find((path) => !split.met.has(path));
  if (unknown !== undefined) throw new ElicenseError(DISCLOSE_UNKNOWN_PATH, { path: unknown });

  return {
    ...(content as unknown as Content),
    credentialStatus,
    proof: { ...proof, salts: split.salts, hidden: [...proof.hidden, ...split.hidden].sort() },
  };
}

/** How a document's values are parted. */
interface Split {
  readonly proof: LicenseDocument["proof"];
  /** Paths at and below which all is shown. */
  readonly roots: ReadonlySet<string>;
  /** Paths at which the document shows something. */
  readonly met: Set<string>;
  readonly salts: Record<string, string>;
  readonly hidden: string[];
}

/**
 * The part of a value that is shown; `undefined` where nothing is. In an array a null keeps the place of what is hidden
 * before a shown item, so that paths stay true; after the last one it would say what nobody can check.
 */
function keep(value: JsonValue, path: string, within: boolean, split: Split): JsonValue | undefined {
  if (value === null) return undefined;
  split.met.add(path);
  const shown = within || split.roots.has(path);
  if (typeof value !== "object" || Object.keys(value).length === 0) return keepValue(value, path, shown, split);
  return isJsonObject(value) ? keepMembers(value, path, shown, split) : keepItems(value, path, shown, split);
}

function keepValue(value: JsonValue, path: string, shown: boolean, split: Split): JsonValue | undefined {
  const salt = Object.hasOwn(split.proof.salts, path) ? split.proof.salts[path] : undefined;
  if (salt === undefined) throw new ElicenseError(DOCUMENT_SALT_MISSING, { path });
  if (shown) split.salts[path] = salt;
  else split.hidden.push(toHex(hashValue({ path, value: canonicalJson(value) }, fromHex(salt))));
  return shown ? value : undefined;
}

function keepMembers(value: JsonObject, path: string, shown: boolean, split: Split): JsonValue | undefined {
  const kept: Record<string, JsonValue> = {};
  for (const [name, item] of Object.entries(value)) {
    const member = keep(item, `${path}/${escapePointer(name)}`, shown, split);
    if (member !== undefined) kept[name] = member;
  }
  return Object.keys(kept).length > 0 ? kept : undefined;
}

function keepItems(value: readonly JsonValue[], path: string, shown: boolean, split: Split): JsonValue | undefined {
  const kept = value.map((item, index) => keep(item, `${path}/${String(index)}`, shown, split) ?? null);
  const end = kept.findLastIndex((item) => item !== null) + 1;
  return end > 0 ? kept.slice(0, end) : undefined;
}
