import { DOCUMENT_MALFORMED } from "../errors/catalogue/documents.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import type { Text } from "../language.js";
import { contextUrls } from "./contextUrls.js";
import type { Content, LicenseDocument } from "./Document.js";
import type { JsonObject, JsonValue } from "./json.js";
import { escapePointer } from "./leaves.js";
import { readJson } from "./readJson.js";
import { faultsOf } from "./schema/schemaFaults.js";
import { shapeCheck } from "./shape.js";

/**
 * Reads somebody's license document. Nothing in it is executed or fetched.
 *
 * @param input - JSON text, or a value that was parsed already.
 * @returns The document, a copy in plain data, of which only the shape is known to be right.
 * @throws {ElicenseError} DOCUMENT_TOO_LARGE, DOCUMENT_TOO_DEEP, DOCUMENT_NOT_JSON, DOCUMENT_NAME_REPEATED,
 * DOCUMENT_NAME_FORM, DOCUMENT_NUMBER_FORM, DOCUMENT_TEXT_FORM, DOCUMENT_NOT_PLAIN, or DOCUMENT_MALFORMED with the path
 * of the fault.
 * @example
 * const document = parseDocument(await file.text());
 */
export function parseDocument(input: unknown): LicenseDocument {
  const value = readJson(input);
  const [fault] = faultsOf(shapeCheck, value, false);
  if (fault !== undefined) throw malformed(fault.path, fault.expected);

  const document = value as unknown as LicenseDocument;
  const contexts = contextUrls(document.credentialSchema.id);
  const foreign = contexts.findIndex((url, index) => document["@context"][index] !== url);
  if (foreign >= 0) throw malformed(`/@context/${String(foreign)}`, exactly(contexts[foreign] ?? ""));
  if (document.type[0] !== "VerifiableCredential") throw malformed("/type/0", exactly("VerifiableCredential"));
  if (document.validUntil !== undefined && document.validUntil < document.validFrom) {
    throw malformed("/validUntil", { en: "must NOT be before validFrom", zh: "不得早于 validFrom" });
  }
  const place = idleNull(contentOf(document) as unknown as JsonValue, "");
  if (place !== undefined) {
    throw malformed(place, {
      en: "must NOT be null: a null keeps a place before what is shown",
      zh: "不得为 null，null 只用于为其后出示的内容保留位置",
    });
  }
  if (!isAscending(document.proof.hidden)) {
    throw malformed("/proof/hidden", { en: "must ascend, without duplicates", zh: "须按升序排列，且不得重复" });
  }
  return document;
}

/** The part of a document that its Merkle tree is over. */
export function contentOf(document: LicenseDocument): Content {
  const { credentialStatus: _status, proof: _proof, ...content } = document;
  return content;
}

/** The path of a null that keeps no place: a member, or what stands at the end of a list. Nothing commits to it. */
function idleNull(value: JsonValue, path: string): string | undefined {
  if (value === null) return path;
  if (typeof value !== "object") return undefined;
  const entries = Object.entries(value as JsonObject);
  const last = Array.isArray(value) ? entries.length - 1 : 0;
  for (const [index, [name, item]] of entries.entries()) {
    if (item === null && index < last) continue;
    const found = idleNull(item, `${path}/${escapePointer(name)}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isAscending(texts: readonly string[]): boolean {
  return texts.every((text, index) => index === 0 || (texts[index - 1] as string) < text);
}

function exactly(value: string): Text {
  return { en: `must be ${value}`, zh: `须为 ${value}` };
}

function malformed(path: string, expected: Text): ElicenseError {
  return new ElicenseError(DOCUMENT_MALFORMED, { path, expected });
}
