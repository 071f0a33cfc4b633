import type { JsonObject, JsonValue } from "@elicense/sdk";

/** A normative statement of the W3C's Verifiable Credentials Data Model v2.0 that applies to license documents. */
export interface Statement {
  /** Section of the Recommendation. */
  readonly section: string;
  readonly statement: string;
  /** Whether a document keeps to it, judged by the statement alone. */
  readonly holds: (document: JsonObject) => boolean;
  /** Changes of a document after which it does not; each one `[name of the member, its value]`, or a function. */
  readonly breaches: readonly ((document: JsonObject) => JsonObject)[];
}

/** Replaces a member below an object, by its names from the outside in; `undefined` takes it away. */
function set(...path: readonly string[]) {
  return (value: JsonValue | undefined) =>
    (document: JsonObject): JsonObject =>
      replace(document, path, value) as JsonObject;
}

function replace(
  holder: JsonValue | undefined,
  [name, ...rest]: readonly string[],
  value: JsonValue | undefined,
): JsonValue {
  const { [name!]: old, ...others } = holder as JsonObject;
  const next = rest.length === 0 ? value : replace(old, rest, value);
  return next === undefined ? others : { ...others, [name!]: next };
}

function at(value: JsonValue | undefined, ...path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>((holder, name) => (holder as JsonObject | undefined)?.[name], value);
}

function isUrl(value: JsonValue | undefined): boolean {
  return typeof value === "string" && URL.canParse(value);
}

/** An `xsd:dateTimeStamp`: a date and time with its time zone. */
function isDateTimeStamp(value: JsonValue | undefined): boolean {
  const form = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
  return typeof value === "string" && form.test(value) && !Number.isNaN(Date.parse(value));
}

function isRecord(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const base = "https://www.w3.org/ns/credentials/v2";
const contextUrl = (document: JsonObject): string => (document["@context"] as readonly string[])[2]!;

/** The statements, in the Recommendation's order. */
export const statements: readonly Statement[] = [
  {
    section: "1.3 Conformance",
    statement: "A conforming document MUST be secured by at least one securing mechanism.",
    holds: ({ proof }) => isRecord(proof) && Object.keys(proof).length > 0,
    breaches: [set("proof")(undefined), set("proof")({}), set("proof")("0x12"), set("proof")([])],
  },
  {
    section: "4.3 Contexts",
    statement: "Verifiable credentials MUST include a @context property.",
    holds: (document) => document["@context"] !== undefined,
    breaches: [set("@context")(undefined), set("@context")(null)],
  },
  {
    section: "4.3 Contexts",
    statement: "Its value MUST be an ordered set where the first item is https://www.w3.org/ns/credentials/v2.",
    holds: ({ "@context": contexts }) => Array.isArray(contexts) && contexts[0] === base,
    breaches: [
      set("@context")(base),
      set("@context")([]),
      (document) => set("@context")(["urn:elicense:context:1", base, contextUrl(document)])(document),
      set("@context")(["https://www.w3.org/2018/credentials/v1", "urn:elicense:context:1"]),
    ],
  },
  {
    section: "4.3 Contexts",
    statement: "Subsequent items MUST be composed of any combination of URLs and objects, each a JSON-LD context.",
    holds: ({ "@context": contexts }) =>
      (contexts as readonly JsonValue[]).every((item) => isUrl(item) || isRecord(item)),
    breaches: [
      set("@context")([base, 1, 2]),
      set("@context")([base, "urn:elicense:context:1", "no URL"]),
      // Conforming, but of another meaning: a document takes the contexts of its type and no others.
      set("@context")([base, "urn:elicense:context:1", { name: "urn:another:meaning" }]),
      set("@context")([base, "urn:elicense:context:1", "https://example.com/context"]),
      (document) => set("@context")([base, "urn:elicense:context:1", contextUrl(document), "urn:more"])(document),
    ],
  },
  {
    section: "4.4 Identifiers",
    statement: "If present, id's value MUST be a single URL.",
    holds: ({ id }) => id === undefined || isUrl(id),
    breaches: [
      set("id")(1),
      set("id")(null),
      set("id")("1.2.156.3005.2"),
      set("id")(["urn:elicense:1"]),
      set("id")({}),
    ],
  },
  {
    section: "4.5 Types",
    statement: "Verifiable credentials MUST contain a type property with an associated value.",
    holds: ({ type }) => Array.isArray(type) && type.includes("VerifiableCredential"),
    breaches: [
      set("type")(undefined),
      set("type")([]),
      set("type")(["LawyerPracticeLicense"]),
      set("type")(["LawyerPracticeLicense", "LawyerPracticeLicense"]),
    ],
  },
  {
    section: "4.5 Types",
    statement: "The value of the type property MUST be one or more terms and absolute URL strings.",
    holds: ({ type }) => (type as readonly JsonValue[]).every((item) => typeof item === "string" && /^\w+$/.test(item)),
    breaches: [
      set("type")(["VerifiableCredential", 1]),
      set("type")(["VerifiableCredential", null]),
      set("type")(["VerifiableCredential", "a lawyer's license"]),
      set("type")({ type: "VerifiableCredential" }),
    ],
  },
  {
    section: "4.5 Types",
    statement: "Credential, credentialStatus, credentialSchema and proof are objects that MUST have a type specified.",
    holds: (document) =>
      ["credentialStatus", "credentialSchema", "proof"].every((name) => typeof at(document, name, "type") === "string"),
    breaches: ["credentialStatus", "credentialSchema", "proof"].flatMap((name) => [
      set(name, "type")(undefined),
      set(name, "type")("Another"),
    ]),
  },
  {
    section: "4.6 Names and Descriptions",
    statement: "If present, the value of the name property MUST be a string or a language value object.",
    holds: ({ name, description, issuer }) =>
      name === undefined && description === undefined && ["string", "undefined"].includes(typeof at(issuer, "name")),
    breaches: [set("name")(1), set("issuer", "name")(1), set("issuer", "name")({ "@value": 1 }), set("description")(1)],
  },
  {
    section: "4.7 Issuer",
    statement: "A verifiable credential MUST have an issuer property.",
    holds: ({ issuer }) => issuer !== undefined,
    breaches: [set("issuer")(undefined), set("issuer")(null)],
  },
  {
    section: "4.7 Issuer",
    statement: "Its value MUST be either a URL or an object containing an id property whose value is a URL.",
    holds: ({ issuer }) => isUrl(at(issuer, "id")),
    breaches: [
      set("issuer")({}),
      set("issuer", "id")(undefined),
      set("issuer", "id")("司法厅"),
      set("issuer", "id")(1),
    ],
  },
  {
    section: "4.8 Credential Subject",
    statement: "A verifiable credential MUST contain a credentialSubject property.",
    holds: ({ credentialSubject }) => credentialSubject !== undefined,
    breaches: [set("credentialSubject")(undefined), set("credentialSubject")("测试甲")],
  },
  {
    section: "4.8 Credential Subject",
    statement: "Each object in it MUST be the subject of one or more claims, serialized inside it.",
    holds: ({ credentialSubject }) => isRecord(credentialSubject) && Object.keys(credentialSubject).length > 0,
    breaches: [set("credentialSubject")({}), set("credentialSubject")([])],
  },
  {
    section: "4.9 Validity Period",
    statement: "If present, the value of validFrom MUST be a dateTimeStamp.",
    holds: ({ validFrom }) => isDateTimeStamp(validFrom),
    breaches: [
      set("validFrom")("2026-03-02"),
      set("validFrom")("2026-03-02T00:00:00"),
      set("validFrom")("2026-02-30T00:00:00+08:00"),
      set("validFrom")(1_772_380_800),
    ],
  },
  {
    section: "4.9 Validity Period",
    statement: "If present, the value of validUntil MUST be a dateTimeStamp.",
    holds: ({ validUntil }) => validUntil === undefined || isDateTimeStamp(validUntil),
    breaches: [
      set("validUntil")("2031-03-01"),
      set("validUntil")("2031-03-01T23:59:59"),
      set("validUntil")("2031-02-29T23:59:59+08:00"),
      set("validUntil")(null),
    ],
  },
  {
    section: "4.9 Validity Period",
    statement: "validUntil MUST be temporally the same or later than validFrom.",
    holds: ({ validFrom, validUntil }) =>
      validUntil === undefined || Date.parse(validFrom as string) <= Date.parse(validUntil as string),
    breaches: [set("validUntil")("1999-01-01T23:59:59+08:00")],
  },
  {
    section: "4.10 Status",
    statement: "A status's id, if present, MUST be a URL; its type is REQUIRED.",
    holds: ({ credentialStatus }) => isUrl(at(credentialStatus, "id")) && at(credentialStatus, "type") !== undefined,
    breaches: [
      set("credentialStatus", "id")("17"),
      set("credentialStatus", "id")(17),
      set("credentialStatus", "type")(undefined),
      set("credentialStatus")([]),
    ],
  },
  {
    section: "4.11 Data Schemas",
    statement: "Each credentialSchema MUST specify its type and an id property that MUST be a URL.",
    holds: ({ credentialSchema }) =>
      isUrl(at(credentialSchema, "id")) && typeof at(credentialSchema, "type") === "string",
    breaches: [
      set("credentialSchema")("urn:elicense:schema:lawyer:1"),
      set("credentialSchema", "id")(undefined),
      set("credentialSchema", "id")("lawyer"),
      set("credentialSchema", "type")(undefined),
    ],
  },
  {
    section: "5.2 Extensibility",
    statement:
      "A document whose contexts do not define all terms MUST say so; these define all, and take no other term.",
    holds: (document) => !(document["@context"] as readonly string[]).some((url) => url.includes("undefined-terms")),
    breaches: [
      set("nickname")("x"),
      set("evidence")([]),
      set("refreshService")({ type: "x" }),
      set("termsOfUse")({ type: "x" }),
      set("relatedResource")([{ id: "https://example.com" }]),
      set("proof", "created")("2026-03-02T00:00:00Z"),
    ],
  },
  {
    section: "5.8 Representing Time",
    statement: "Time values SHOULD have a time zone offset; those without MUST be taken for UTC: there are none.",
    holds: ({ validFrom, validUntil }) =>
      [validFrom, validUntil].every((time) => time === undefined || (time as string).endsWith("+08:00")),
    breaches: [set("validFrom")("2026-03-02T00:00:00Z"), set("validUntil")("2031-03-01T23:59:59Z")],
  },
];
