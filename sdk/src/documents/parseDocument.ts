import { Ajv2020 } from "ajv/dist/2020.js";

import { isDay } from "../day.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { suite, type Content, type LicenseDocument } from "./Document.js";
import type { JsonObject } from "./json.js";

/** How large a document may be, in characters of its JSON text. */
export const maxDocumentLength = 1_000_000;

/** How deep its values may be nested. */
export const maxDocumentDepth = 16;

const hash = { type: "string", pattern: "^0x[0-9a-f]{64}$" } as const;
const day = { type: "string", format: "day" } as const;
const text = { type: "string", maxLength: 1_000 } as const;

/** The shape of every license document, whatever its type. */
const shape = {
  type: "object",
  required: [
    "@context",
    "type",
    "issuer",
    "validFrom",
    "credentialSchema",
    "credentialSubject",
    "credentialStatus",
    "proof",
  ],
  additionalProperties: false,
  properties: {
    "@context": { type: "array", minItems: 1, maxItems: 8, items: text },
    type: { type: "array", minItems: 2, maxItems: 8, items: text },
    id: text,
    issuer: {
      type: "object",
      required: ["id"],
      additionalProperties: false,
      properties: { id: text, name: text },
    },
    validFrom: text,
    validUntil: text,
    credentialSchema: {
      type: "object",
      required: ["id", "type"],
      additionalProperties: false,
      properties: { id: text, type: { const: "JsonSchema" } },
    },
    credentialSubject: { type: "object" },
    credentialStatus: {
      type: "object",
      required: ["id", "type"],
      additionalProperties: false,
      properties: { id: text, type: { const: "ElicenseRegistryEntry" } },
    },
    proof: {
      type: "object",
      required: [
        "type",
        "proofPurpose",
        "verificationMethod",
        "suite",
        "licenseId",
        "issuance",
        "block",
        "salts",
        "hidden",
      ],
      additionalProperties: false,
      properties: {
        type: { const: "ElicenseMerkleProof" },
        proofPurpose: { const: "assertionMethod" },
        verificationMethod: text,
        suite: { const: suite },
        licenseId: hash,
        issuance: {
          type: "object",
          required: ["root", "decision", "validThrough"],
          additionalProperties: false,
          properties: {
            root: hash,
            decision: {
              type: "object",
              required: ["reason", "documentHash", "approver", "effectiveOn"],
              additionalProperties: false,
              properties: {
                reason: { type: "integer", minimum: 0, maximum: 65_535 },
                documentHash: hash,
                approver: { type: "integer", minimum: 0, maximum: 4_294_967_295 },
                effectiveOn: day,
              },
            },
            validThrough: { anyOf: [{ type: "null" }, day] },
          },
        },
        block: { type: "integer", minimum: 0, maximum: 4_294_967_295 },
        salts: { type: "object", additionalProperties: hash },
        hidden: { type: "array", maxItems: 10_000, items: hash },
      },
    },
  },
} as const;

// A day must have a number on the chain: 1970-01-01 to 2149-06-06.
const isChainDay = (value: string): boolean => isDay(value) && value >= "1970-01-01" && value <= "2149-06-06";

const validate = new Ajv2020({ strict: true, formats: { day: isChainDay } }).compile<LicenseDocument>(shape);

/**
 * Reads somebody's license document. Nothing in it is executed or fetched.
 *
 * @param input - JSON text, or a value that was parsed already.
 * @returns The document, of which only the shape is known to be right.
 * @throws {ElicenseError} DOCUMENT_TOO_LARGE, DOCUMENT_NOT_JSON, DOCUMENT_TOO_DEEP, or DOCUMENT_MALFORMED with the path
 * of the fault.
 */
export function parseDocument(input: unknown): LicenseDocument {
  const value = typeof input === "string" ? parseJson(input) : input;
  requireModest(value, 1, "");
  if (!validate(value)) {
    const [fault] = validate.errors ?? [];
    throw new ElicenseError("DOCUMENT_MALFORMED", {
      path: fault?.instancePath ?? "",
      expected: fault?.message ?? "a license document",
    });
  }
  return value;
}

/** The part of a document that its Merkle tree is over. */
export function contentOf(document: LicenseDocument): Content {
  const { credentialStatus: _status, proof: _proof, ...content } = document;
  return content;
}

function parseJson(input: string): unknown {
  if (input.length > maxDocumentLength) {
    throw new ElicenseError("DOCUMENT_TOO_LARGE", { length: input.length, maximum: maxDocumentLength });
  }
  try {
    // A byte order mark is what some editors put before the text.
    return JSON.parse(input.replace(/^\uFEFF/, "")) as unknown;
  } catch {
    // The parser's message quotes the text, which may be personal data.
    throw new ElicenseError("DOCUMENT_NOT_JSON");
  }
}

/** Refuses what is nested too deeply, and names that would reach an object's prototype. */
function requireModest(value: unknown, depth: number, path: string): void {
  if (typeof value !== "object" || value === null) return;
  if (depth > maxDocumentDepth) throw new ElicenseError("DOCUMENT_TOO_DEEP", { maximum: maxDocumentDepth });
  for (const [name, item] of Object.entries(value as JsonObject)) {
    if (name === "__proto__") throw new ElicenseError("DOCUMENT_MALFORMED", { path, expected: "no name __proto__" });
    requireModest(item, depth + 1, `${path}/${name}`);
  }
}
