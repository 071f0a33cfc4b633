import { expect } from "chai";
import { describe, it } from "mocha";

import { documentText, withBlock } from "../../../scripts/commands/issue/DocumentFolder.js";
import { sampleDocuments } from "../../sdk/documents/sampleDocuments.js";
import { failureOf } from "../support/failureOf.js";

describe("the block that is entered into a document", () => {
  for (const [{ code }, document] of sampleDocuments) {
    const at = (block: number): string => documentText({ ...document, proof: { ...document.proof, block } });

    it(`is that of the proof, and nothing else of a ${code} changes`, () => {
      expect(withBlock(at(0), 1_234_567)).to.equal(at(1_234_567));
    });
  }

  it("is not that of a field of the same name", () => {
    const [, document] = sampleDocuments[0]!;
    const subject = { ...document.credentialSubject, block: 0 };
    const at = (block: number): string =>
      documentText({ ...document, credentialSubject: subject, proof: { ...document.proof, block } });
    expect(withBlock(at(0), 7)).to.equal(at(7));
  });

  it("is entered once", async () => {
    const [, document] = sampleDocuments[0]!;
    const text = documentText({ ...document, proof: { ...document.proof, block: 7 } });
    expect(await failureOf(() => withBlock(text, 8))).to.deep.equal({
      code: "UNEXPECTED",
      details: { reason: "the document has a block already" },
    });
  });
});
