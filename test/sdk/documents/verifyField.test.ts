import { expect } from "chai";
import fc from "fast-check";

import {
  disclose,
  issue,
  lawyer,
  leafOf,
  proveField,
  type Draft,
  type FieldProof,
  type IssuedLicense,
  type LicenseDocument,
} from "@elicense/sdk";

import { fromHex, toHex } from "../../../sdk/src/hashing/hex.js";
import { siblingsOf, treeOf } from "../../../sdk/src/documents/tree.js";
import { toIssuanceArgument } from "../../../sdk/src/licenses/Issuance.js";
import { lawyerDraft } from "../samples.js";
import { approveAsSecond, issueDecision, issueSample, setStage } from "../stage.js";
import { assessments, sanctions } from "./sampleDocuments.js";

const stage = await setStage();
const { licenses } = stage.clientOf("anhuiJustice").contracts;

/** Whether the chain finds a field in a license. */
async function isFound({ id, document }: IssuedLicense, { field, proof }: FieldProof): Promise<boolean> {
  return licenses.verifyField(id, toIssuanceArgument(document.proof.issuance), field, [...proof]);
}

describe("verifyField of the license registry", () => {
  it("accepts every value of a document, nested ones too, whole and with any others hidden", async () => {
    const license = await issueSample(stage, { assessments, sanctions }, "1");
    const paths = Object.keys(license.document.proof.salts);
    expect(paths).to.include.members([
      "/credentialSubject/assessments/2/result",
      "/credentialSubject/sanctions/1/to",
      "/@context/2",
    ]);
    for (const path of paths) expect(await isFound(license, proveField(license.document, path)), path).to.equal(true);
    await fc.assert(
      fc.asyncProperty(fc.subarray(paths, { minLength: 1 }), fc.nat(), async (shown, place) => {
        const path = shown[place % shown.length]!;
        expect(await isFound(license, proveField(disclose(license.document, shown), path))).to.equal(true);
      }),
      { numRuns: 100 },
    );
  }).timeout(120_000);

  it("refuses a field with another path, salt, value or proof", async () => {
    const license = await issueSample(stage, {}, "2");
    const given = proveField(license.document, "/credentialSubject/name");
    const { field, proof } = given;
    const other = proveField(license.document, "/credentialSubject/sex");
    for (const changed of [
      { field: { ...field, path: other.field.path }, proof },
      { field: { ...field, salt: other.field.salt }, proof },
      { field: { ...field, value: other.field.value }, proof },
      { field, proof: other.proof },
      { field, proof: proof.slice(1) },
      { field, proof: [...proof, other.field.salt] },
    ]) {
      expect(await isFound(license, changed)).to.equal(false);
    }
    expect(await isFound(license, given)).to.equal(true);
  });

  it("hashes any field into the leaf that leafOf gives, and finds it where siblingsOf says", async () => {
    const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ minLength: 25, maxLength: 300 }));
    const salt = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex);
    const fields = fc.sample(fc.record({ path: text, salt, value: text }), 200);
    const leaves = fields.map((field) => fromHex(leafOf(field, field.salt)));
    const nodes = treeOf(leaves);
    const license = await issueRoot({ ...lawyerDraft({}, "3"), root: toHex(nodes[0]!) });
    for (const [index, field] of fields.entries()) {
      const proof = siblingsOf(nodes, leaves[index]!).map(toHex);
      expect(await isFound(license, { field, proof }), JSON.stringify(field)).to.equal(true);
    }
  }).timeout(120_000);
});

/** Issues a license on any root. */
async function issueRoot(draft: Draft): Promise<{ readonly id: string; readonly document: LicenseDocument }> {
  await approveAsSecond(stage, "ISSUE", { type: lawyer, licenses: [{ draft }], decision: issueDecision });
  return issue(stage.clientOf("anhuiJustice"), { type: lawyer, draft, decision: issueDecision });
}
