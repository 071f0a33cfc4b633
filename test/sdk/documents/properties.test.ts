import { expect } from "chai";
import fc from "fast-check";
import { describe, it } from "mocha";

import {
  deriveLicenseId,
  disclose,
  ElicenseError,
  integrityFault,
  parseDocument,
  parseLicenseId,
  schemaFaults,
  type JsonValue,
  type LicenseDocument,
} from "@elicense/sdk";

import { mutate } from "./mutations.js";
import { documentOf, sampleDocuments, sampleFields } from "./sampleDocuments.js";

/**
 * What a document says of the chain, and nothing in it proves: `verify` holds it against the registry that it trusts,
 * and against the record book.
 */
const hints = ["/credentialStatus/id", "/proof/verificationMethod", "/proof/block"];

const choice = fc.record({ place: fc.nat(), kind: fc.nat(), detail: fc.nat() });

/** Any document of any type, with any of its values hidden. */
const anyDocument = fc
  .constantFrom(...sampleDocuments)
  .chain(([type, document]) =>
    fc.subarray(Object.keys(document.proof.salts)).map((paths) => ({ type, document, paths })),
  );

/** Whether a reader would take a document for what was issued, before it asks a chain. */
function isTaken(input: unknown): boolean {
  try {
    const document = parseDocument(input);
    const { licenseId, issuance } = document.proof;
    return (
      integrityFault(document) === undefined &&
      deriveLicenseId(parseLicenseId(licenseId), issuance) === licenseId &&
      document.credentialStatus.id.endsWith(`/${String(BigInt(licenseId))}`)
    );
  } catch (error) {
    expect(error).to.be.instanceOf(ElicenseError);
    return false;
  }
}

describe("documents", () => {
  it("are built, disclosed in any way, written, read and found whole", () => {
    fc.assert(
      fc.property(anyDocument, ({ type, document, paths }) => {
        const shown = disclose(document, paths);
        const read = parseDocument(JSON.stringify(shown));
        expect(read).to.deep.equal(shown);
        expect(isTaken(read)).to.equal(true);
        expect(schemaFaults(type.schema, withoutProof(read), { partial: true })).to.deep.equal([]);
        for (const path of paths) expect(read.proof.salts[path]).to.equal(document.proof.salts[path]);
        expect(Object.keys(read.proof.salts).length + read.proof.hidden.length).to.equal(
          Object.keys(document.proof.salts).length,
        );
      }),
      { numRuns: 1_000 },
    );
  }).timeout(120_000);

  it("are built of anything such that a reader takes them, or not at all", () => {
    const anything = fc.anything({ withBigInt: true, withDate: true, withSparseArray: true });
    const value = fc.oneof(fc.string({ unit: "binary" }), fc.double(), anything);
    let built = 0;
    fc.assert(
      fc.property(fc.constantFrom(...sampleFields), fc.nat(), value, ([type, fields], place, other) => {
        const name = Object.keys(fields)[place % Object.keys(fields).length]!;
        try {
          const document = documentOf(type, { ...fields, [name]: other as JsonValue });
          built += 1;
          expect(isTaken(JSON.stringify(document)), name).to.equal(true);
        } catch (error) {
          expect(error).to.be.instanceOf(ElicenseError);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(built).to.be.above(100);
  }).timeout(120_000);

  it("show the same however often they are disclosed", () => {
    fc.assert(
      fc.property(anyDocument, fc.array(fc.nat(), { maxLength: 5 }), ({ document, paths }, kept) => {
        const fewer = paths.filter((_path, index) => kept.includes(index));
        expect(disclose(disclose(document, paths), fewer)).to.deep.equal(disclose(document, fewer));
      }),
      { numRuns: 500 },
    );
  }).timeout(120_000);

  it("are found changed by any single change: 10,000 changes, none accepted", () => {
    const shown = sampleDocuments.flatMap(([, document]) => [
      document,
      disclose(document, ["/id", "/credentialSubject/name"]),
      disclose(document, []),
      disclose(document, listed(document)),
    ]);
    fc.assert(
      fc.property(fc.constantFrom(...shown), choice, (document, chosen) => {
        const { value, what } = mutate(document, chosen, hints);
        if (isSame(value, document)) return;
        expect(isTaken(value), what).to.equal(false);
      }),
      { numRuns: 10_000 },
    );
  }).timeout(300_000);

  it("are found changed by another order of a list", () => {
    for (const [, document] of sampleDocuments) {
      for (const [name, list] of Object.entries(document.credentialSubject)) {
        if (!Array.isArray(list) || list.length < 2) continue;
        const credentialSubject = { ...document.credentialSubject, [name]: list.toReversed() as unknown };
        expect(isTaken({ ...document, credentialSubject }), name).to.equal(false);
      }
    }
  });

  it("cannot be given a value, a salt or a leaf of another document", () => {
    const [one, other] = sampleDocuments.map(([, document]) => document) as [LicenseDocument, LicenseDocument];
    expect(isTaken({ ...one, proof: other.proof })).to.equal(false);
    const hidden = disclose(other, []).proof.hidden.slice(0, 1);
    expect(isTaken({ ...one, proof: { ...one.proof, hidden } })).to.equal(false);
  });
});

/** Paths of a document's lists to their second items. */
function listed({ proof }: LicenseDocument): readonly string[] {
  return Object.keys(proof.salts).filter((path) => /^\/credentialSubject\/\w+\/1(\/|$)/.test(path));
}

function withoutProof(document: LicenseDocument): unknown {
  const { proof: _proof, credentialStatus: _status, ...content } = document;
  return content;
}

/** Whether two values are the same JSON, whatever the order of their members. */
function isSame(one: unknown, other: unknown): boolean {
  try {
    expect(one).to.deep.equal(other);
    return true;
  } catch {
    return false;
  }
}
