import { parseDocument, type LicenseDocument, type Text } from "@elicense/sdk";
import { expect } from "chai";
import { describe, it } from "mocha";

import { codeOf } from "./codeOf.js";
import { sampleDocument } from "./sampleDocuments.js";

type Step = string | number;
type Members = Record<Step, unknown>;

const document = sampleDocument();

/** A copy with a member set, or taken away where the value is undefined. */
function having(path: readonly Step[], value: unknown, from: LicenseDocument = document): unknown {
  const copy = structuredClone(from) as unknown as Members;
  let place = copy;
  for (const step of path.slice(0, -1)) place = place[step] as Members;
  const last = path.at(-1)!;
  if (value !== undefined) place[last] = value;
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- The document is a copy of this test's.
  else delete place[last];
  return copy;
}

/** @param expected - What is expected, in English. */
function expectFault(input: unknown, path: readonly Step[], expected: string): void {
  const { code, details } = codeOf(() => parseDocument(input));
  expect([code, (details as { readonly expected: Text }).expected.en]).to.deep.equal(["DOCUMENT_MALFORMED", expected]);
  expect(details).to.include({ path: path.map((step) => `/${String(step)}`).join("") });
}

const hash = `0x${"a0".repeat(32)}`;
const hashForm = 'must match pattern "^0x[0-9a-f]{64}$"';
const badHashes = [`0${hash}`, `${hash}0`, hash.slice(0, -1), hash.toUpperCase().replace("X", "x")];

const needed: readonly (readonly Step[])[] = [
  ...[
    "@context",
    "type",
    "issuer",
    "validFrom",
    "credentialSchema",
    "credentialSubject",
    "credentialStatus",
    "proof",
  ].map((name) => [name]),
  ["issuer", "id"],
  ...["id", "type"].flatMap((name) => [
    ["credentialSchema", name],
    ["credentialStatus", name],
  ]),
  ...["type", "proofPurpose", "verificationMethod", "suite", "licenseId", "issuance", "block", "salts", "hidden"].map(
    (name) => ["proof", name],
  ),
  ...["root", "decision", "validThrough"].map((name) => ["proof", "issuance", name]),
  ...["reason", "documentHash", "approver", "effectiveOn"].map((name) => ["proof", "issuance", "decision", name]),
];

/** Values that the shape refuses, and what it expects instead. */
const wrong: readonly (readonly [path: readonly Step[], expected: string, ...values: unknown[]])[] = [
  [["@context"], "must be array", "urn:x"],
  [["@context"], "must NOT have fewer than 3 items", ["urn:x", "urn:x"]],
  [["@context"], "must NOT have more than 3 items", ["urn:x", "urn:x", "urn:x", "urn:x"]],
  [["@context", 1], "must be string", 1],
  [["@context", 1], "must NOT have fewer than 1 characters", ""],
  [["@context", 1], "must NOT have more than 1000 characters", "x".repeat(1_001)],
  [["type"], "must be array", "VerifiableCredential"],
  [["type"], "must NOT have fewer than 2 items", ["VerifiableCredential"]],
  [["type"], "must NOT have more than 2 items", ["VerifiableCredential", "A", "B"]],
  [["type", 1], 'must match pattern "^[A-Z][A-Za-z0-9]*$"', "lawyer", "La w", "1A", " A", "A "],
  [
    ["id"],
    'must match pattern "^urn:elicense:[0-9A-Z.]+$"',
    "urn:elicense:",
    "urn:elicense:a",
    "x urn:elicense:1",
    "urn:elicense:1 ",
  ],
  [["issuer"], "must be object", "urn:uscc:1134000000FAKE020H"],
  [
    ["issuer", "id"],
    'must match pattern "^urn:uscc:[0-9A-Z]{18}$"',
    ...["urn:uscc:1134000000FAKE020", "urn:uscc:1134000000FAKE020HH", " urn:uscc:1134000000FAKE020H"],
  ],
  [["issuer", "name"], "must NOT have fewer than 1 characters", ""],
  [["validFrom"], "must be string", 1],
  [
    ["validFrom"],
    'must match format "start-of-day"',
    ...["2020-02-30T00:00:00+08:00", "2020-04-30T00:00:01+08:00", "2020-04-30", "2020-04-30T00:00:00+08:00 "],
  ],
  [["validUntil"], "must be string", 1],
  [
    ["validUntil"],
    'must match format "end-of-day"',
    ...["2021-02-30T23:59:59+08:00", "2021-04-30T23:59:58+08:00", "2021-04-30T23:59:59Z"],
  ],
  [["credentialSchema"], "must be object", []],
  [
    ["credentialSchema", "id"],
    'must match pattern "^urn:elicense:schema:[A-Za-z0-9]+:[0-9]+$"',
    ...[
      "urn:elicense:schema::1",
      "urn:elicense:schema:lawyer:",
      "urn:elicense:schema:lawyer:1a",
      "a urn:elicense:schema:a:1",
    ],
  ],
  [["credentialSchema", "type"], 'must be equal to "JsonSchema"', "Json"],
  [["credentialSubject"], "must be object", []],
  [["credentialSubject"], "must NOT have fewer than 1 properties", {}],
  [["credentialStatus"], "must be object", []],
  [
    ["credentialStatus", "id"],
    'must match pattern "^eip155:[0-9]{1,32}/erc721:0x[0-9a-fA-F]{40}/[0-9]{1,78}$"',
    ...["eip155:/erc721:0x00000000000000000000000000000000000000aA/1", "x"],
    `eip155:${"1".repeat(33)}/erc721:0x00000000000000000000000000000000000000aA/1`,
    "eip155:1/erc721:0x00000000000000000000000000000000000000a/1",
    "eip155:1/erc721:0x00000000000000000000000000000000000000aA/",
    `eip155:1/erc721:0x00000000000000000000000000000000000000aA/${"1".repeat(79)}`,
    " eip155:1/erc721:0x00000000000000000000000000000000000000aA/1",
  ],
  [["credentialStatus", "type"], 'must be equal to "ElicenseRegistryEntry"', "x"],
  [["proof"], "must be object", []],
  [["proof", "type"], 'must be equal to "ElicenseMerkleProof"', "x"],
  [["proof", "proofPurpose"], 'must be equal to "assertionMethod"', "authentication"],
  [
    ["proof", "verificationMethod"],
    'must match pattern "^eip155:[0-9]{1,32}:0x[0-9a-fA-F]{40}$"',
    ...["eip155::0x00000000000000000000000000000000000000aA", "eip155:1:0x00000000000000000000000000000000000000aAA"],
    `eip155:${"1".repeat(33)}:0x00000000000000000000000000000000000000aA`,
    " eip155:1:0x00000000000000000000000000000000000000aA",
  ],
  [["proof", "suite"], `must be equal to "keccak256-merkle-1"`, "x"],
  [["proof", "licenseId"], hashForm, ...badHashes],
  [["proof", "block"], "must be integer", "7", 1.5],
  [["proof", "block"], "must be >= 0", -1],
  [["proof", "block"], "must be <= 4294967295", 2 ** 32],
  [["proof", "salts"], "must be object", []],
  [["proof", "salts", "x"], hashForm, ...badHashes],
  [["proof", "salts", "x"], "must be string", 1],
  [["proof", "hidden"], "must be array", {}],
  [["proof", "hidden"], "must NOT have more than 10000 items", Array.from({ length: 10_001 }, () => hash)],
  [["proof", "issuance"], "must be object", []],
  [["proof", "issuance", "root"], hashForm, ...badHashes],
  [["proof", "issuance", "decision"], "must be object", []],
  [["proof", "issuance", "decision", "reason"], "must be integer", "1"],
  [["proof", "issuance", "decision", "reason"], "must be >= 0", -1],
  [["proof", "issuance", "decision", "reason"], "must be <= 65535", 65_536],
  [["proof", "issuance", "decision", "documentHash"], hashForm, ...badHashes],
  [["proof", "issuance", "decision", "approver"], "must be <= 4294967295", 2 ** 32],
  [["proof", "issuance", "decision", "effectiveOn"], "must be string", 1],
  [
    ["proof", "issuance", "decision", "effectiveOn"],
    'must match format "day"',
    ...["2020-02-30", "1969-12-31", "2149-06-07"],
  ],
  [["proof", "issuance", "validThrough"], "must match a schema in anyOf", "2020-02-30", 1],
];

/** Values at the bounds of what the shape takes. */
const right: readonly (readonly [path: readonly Step[], ...values: unknown[]])[] = [
  [["id"], undefined, "urn:elicense:1.A"],
  [["issuer", "name"], undefined, "x", "x".repeat(1_000)],
  [["type", 1], "A", "Lawyer2"],
  [["credentialSubject"], { a: 1 }],
  [["credentialStatus", "id"], `eip155:${"1".repeat(32)}/erc721:0x${"aF".repeat(20)}/${"1".repeat(78)}`],
  [["proof", "verificationMethod"], `eip155:${"1".repeat(32)}:0x${"aF".repeat(20)}`, `eip155:1:0x${"00".repeat(20)}`],
  [["proof", "licenseId"], hash],
  [["proof", "block"], 0, 2 ** 32 - 1],
  [["proof", "salts"], {}, { x: hash }],
  [["proof", "hidden"], [], [hash]],
  [["proof", "issuance", "decision", "reason"], 0, 65_535],
  [["proof", "issuance", "decision", "approver"], 0, 2 ** 32 - 1],
  [["proof", "issuance", "decision", "effectiveOn"], "1970-01-01", "2149-06-06"],
  [["proof", "issuance", "validThrough"], null, "2149-06-06"],
];

describe("the shape of a document", () => {
  for (const path of needed) {
    it(`needs ${path.join("/")}`, () => {
      expectFault(having(path, undefined), path, `must have required property '${String(path.at(-1))}'`);
    });
  }

  const records = new Set(["", ...needed.map((path) => path.slice(0, -1).join("/"))]);
  for (const place of records) {
    it(`has no other member in ${place === "" ? "the document" : place}`, () => {
      const path = [...place.split("/").filter((step) => step !== ""), "other"];
      expectFault(having(path, 1), path, "must NOT have this property");
    });
  }

  for (const [path, expected, ...values] of wrong) {
    it(`has ${path.join("/")} as it ${expected}`, () => {
      for (const value of values) expectFault(having(path, value), path, expected);
    });
  }

  for (const [path, ...values] of right) {
    it(`takes ${path.join("/")} at its bounds`, () => {
      for (const value of values) {
        const input = having(path, value);
        expect(parseDocument(input)).to.deep.equal(input);
      }
    });
  }
});
