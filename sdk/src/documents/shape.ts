import { isDay } from "../day.js";
import { suite } from "./Document.js";
import { compileSchema } from "./schema/compileSchema.js";

const hash = { type: "string", pattern: "^0x[0-9a-f]{64}$" } as const;
const day = { type: "string", format: "day" } as const;
const text = { type: "string", minLength: 1, maxLength: 1_000 } as const;
const number32 = { type: "integer", minimum: 0, maximum: 4_294_967_295 } as const;

/** A record that has all of its members and no others, but for those that are named as optional. */
function record(properties: Record<string, object>, ...optional: readonly string[]) {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: "object", required, additionalProperties: false, properties } as const;
}

const issuance = record({
  root: hash,
  decision: record({
    reason: { type: "integer", minimum: 0, maximum: 65_535 },
    documentHash: hash,
    approver: number32,
    effectiveOn: day,
  }),
  validThrough: { anyOf: [{ type: "null" }, day] },
});

const proof = record({
  type: { const: "ElicenseMerkleProof" },
  proofPurpose: { const: "assertionMethod" },
  verificationMethod: { ...text, pattern: "^eip155:[0-9]{1,32}:0x[0-9a-fA-F]{40}$" },
  suite: { const: suite },
  licenseId: hash,
  issuance,
  block: number32,
  salts: { type: "object", additionalProperties: hash },
  hidden: { type: "array", maxItems: 10_000, items: hash },
});

/** The shape of every license document, whatever its type: what Verifiable Credentials 2.0 asks, and narrower. */
const shape = record(
  {
    "@context": { type: "array", minItems: 3, maxItems: 3, items: text },
    type: { type: "array", minItems: 2, maxItems: 2, items: { ...text, pattern: "^[A-Z][A-Za-z0-9]*$" } },
    id: { ...text, pattern: "^urn:elicense:[0-9A-Z.]+$" },
    issuer: record({ id: { ...text, pattern: "^urn:uscc:[0-9A-Z]{18}$" }, name: text }, "name"),
    validFrom: { type: "string", format: "start-of-day" },
    validUntil: { type: "string", format: "end-of-day" },
    credentialSchema: record({
      id: { ...text, pattern: "^urn:elicense:schema:[A-Za-z0-9]+:[0-9]+$" },
      type: { const: "JsonSchema" },
    }),
    credentialSubject: { type: "object", minProperties: 1 },
    credentialStatus: record({
      id: { ...text, pattern: "^eip155:[0-9]{1,32}/erc721:0x[0-9a-fA-F]{40}/[0-9]{1,78}$" },
      type: { const: "ElicenseRegistryEntry" },
    }),
    proof,
  },
  "id",
  "validUntil",
);

/** Judges the shape. */
export const shapeCheck = compileSchema(shape as never, {
  day: isChainDay,
  "start-of-day": (value) => isDay(value.slice(0, 10)) && value.slice(10) === "T00:00:00+08:00",
  "end-of-day": (value) => isDay(value.slice(0, 10)) && value.slice(10) === "T23:59:59+08:00",
});

/** A day must have a number on the chain: 1970-01-01 to 2149-06-06. */
function isChainDay(value: string): boolean {
  return isDay(value) && value >= "1970-01-01" && value <= "2149-06-06";
}
