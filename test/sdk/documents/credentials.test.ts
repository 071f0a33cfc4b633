import { _checkCredential } from "@digitalbazaar/vc";
import { expect } from "chai";
import { describe, it } from "mocha";

import { disclose, parseDocument, type JsonObject, type LicenseDocument } from "@elicense/sdk";

import { codeOf } from "./codeOf.js";
import { statements } from "./conformance.js";
import { loaderOf, roundTrip, withoutPlaces } from "./jsonld.js";
import { sampleDocuments } from "./sampleDocuments.js";

/** Documents of all types, whole, in part and with all hidden that can be. */
const documents = sampleDocuments.flatMap(([type, document]) => [
  { name: `${type.name}, whole`, type, document },
  { name: `${type.name}, in part`, type, document: disclose(document, partOf(document)) },
  { name: `${type.name}, hidden`, type, document: disclose(document, []) },
]);

/** Some values of a document, one of them in a list. */
function partOf({ proof }: LicenseDocument): readonly string[] {
  const listed = Object.keys(proof.salts).filter((path) => /^\/credentialSubject\/\w+\/1/.test(path));
  return ["/id", "/credentialSubject/name", ...listed.slice(0, 2)];
}

describe("documents as Verifiable Credentials 2.0", () => {
  for (const { section, statement, holds, breaches } of statements) {
    describe(`${section}: ${statement}`, () => {
      it("holds of every document", () => {
        for (const { name, document } of documents) {
          expect(holds(document as unknown as JsonObject), name).to.equal(true);
        }
      });

      it("is asked for by parseDocument", () => {
        for (const { name, document } of documents) {
          expect(parseDocument(document), name).to.deep.equal(document);
          breaches.forEach((breach, index) => {
            const breached = breach(document as unknown as JsonObject);
            expect(codeOf(() => parseDocument(breached)).code, `${name}, ${index}`).to.equal("DOCUMENT_MALFORMED");
          });
        }
      });
    });
  }

  it("are taken by another implementation of the data model", () => {
    for (const { name, document } of documents) {
      expect(() => _checkCredential({ credential: document, mode: "issue" }), name).not.to.throw();
    }
  });
});

describe("documents as JSON-LD", () => {
  for (const { name, type, document } of documents) {
    it(`keep every value and the proof through expansion in safe mode: ${name}`, async () => {
      expect(await roundTrip(document, [type])).to.deep.equal(withoutPlaces(document));
    });
  }

  it("lose a term that their contexts do not have, which safe mode finds", async () => {
    const [{ type, document }] = documents as [(typeof documents)[number]];
    const credentialSubject = { ...document.credentialSubject, nickname: "x" };
    const error: unknown = await roundTrip({ ...document, credentialSubject }, [type]).catch(
      (reason: unknown) => reason,
    );
    expect(error).to.have.property("name", "jsonld.ValidationError");
  });

  it("have contexts of which none but the W3C's is somebody else's", async () => {
    for (const { type, document } of documents) {
      const load = loaderOf([type]);
      for (const url of document["@context"]) expect((await load(url)).documentUrl).to.equal(url);
      expect(document["@context"].filter((url) => !url.startsWith("urn:elicense:context:"))).to.deep.equal([
        "https://www.w3.org/ns/credentials/v2",
      ]);
    }
  });
});
