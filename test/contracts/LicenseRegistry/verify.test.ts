import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { id as hashOf } from "ethers";
import { network } from "hardhat";

import { FORENSIC, grant, issue, LAWYER, MORNING, newLicense, penalty, registries, TODAY } from "../fixture.js";
import { deriveLicenseId } from "../replay.js";
import { Region } from "../terms.js";

const { networkHelpers } = await network.create(MORNING);
const loadRegistries = () => networkHelpers.loadFixture(registries);

const NO_DAY = 0n;
const DAYS_VALID = 365n;
const LAST_DAY = TODAY + DAYS_VALID - 1n;

describe("LicenseRegistry.verify", function () {
  const salt = (name: string): string => hashOf(`salt of ${name}`);
  const name = { path: "/name", salt: salt("name"), value: '"张三"' };
  const firm = { path: "/firmName", salt: salt("firm"), value: '"示例律师事务所"' };
  const sex = { path: "/sex", salt: salt("sex"), value: '"0"' };
  const number = { path: "/practiceNo", salt: salt("number"), value: '"13401201511900001"' };
  const category = { path: "/category", salt: salt("category"), value: '"1"' };
  const document = [name, firm, sex, number, category];
  const tree = StandardMerkleTree.of(
    document.map((field) => [field.path, field.salt, field.value]),
    ["string", "bytes32", "string"],
  );
  const root = tree.root;
  const issuance = { root, decision: grant, validThrough: NO_DAY };
  const proofOf = (field: typeof name): string[] => tree.getProof([field.path, field.salt, field.value]);

  async function documented() {
    const state = await loadRegistries();
    const id = await issue(state, state.anhui, newLicense({ root }));
    return { ...state, id };
  }

  it("confirms the issuance that the license was issued on", async function () {
    const { licenses, id } = await documented();
    expect(await licenses.verify(id, issuance)).to.equal(true);
  });

  it("confirms it of a revoked license too: it says nothing of the status", async function () {
    const { licenses, anhui, id } = await documented();
    await licenses.connect(anhui.operator).revoke(id, penalty);
    expect(await licenses.verify(id, issuance)).to.equal(true);
    expect(await licenses.verifyField(id, issuance, name, proofOf(name))).to.equal(true);
  });

  for (const [what, other] of Object.entries({
    "another document": { ...issuance, root: hashOf("another document") },
    "another reason": { ...issuance, decision: { ...grant, reason: grant.reason + 1n } },
    "another approver": { ...issuance, decision: { ...grant, approver: 1n } },
    "another effective day": { ...issuance, decision: { ...grant, effectiveOn: TODAY - 1n } },
    "another decision's document": { ...issuance, decision: { ...grant, documentHash: hashOf("another") } },
    "another last day": { ...issuance, validThrough: LAST_DAY },
  })) {
    it(`denies ${what}`, async function () {
      const { licenses, id } = await documented();
      expect(await licenses.verify(id, other)).to.equal(false);
      expect(await licenses.verifyField(id, other, name, proofOf(name))).to.equal(false);
    });
  }

  it("denies an id that commits to the issuance but was never issued", async function () {
    const { licenses, anhui } = await loadRegistries();
    const neverIssued = deriveLicenseId(LAWYER, anhui.id, Region.anhui, issuance);
    expect(await licenses.verify(neverIssued, issuance)).to.equal(false);
    expect(await licenses.verifyField(neverIssued, issuance, name, proofOf(name))).to.equal(false);
  });

  it("denies the same issuance under another type, authority or region", async function () {
    const { licenses, anhui, bozhou } = await documented();
    for (const id of [
      deriveLicenseId(FORENSIC, anhui.id, Region.anhui, issuance),
      deriveLicenseId(LAWYER, bozhou.id, Region.anhui, issuance),
      deriveLicenseId(LAWYER, anhui.id, Region.bozhou, issuance),
    ]) {
      expect(await licenses.verify(id, issuance)).to.equal(false);
    }
  });

  it("confirms every field of the document by its proof", async function () {
    const { licenses, id } = await documented();
    for (const field of document) {
      expect(await licenses.verifyField(id, issuance, field, proofOf(field))).to.equal(true);
    }
  });

  for (const [what, field] of Object.entries({
    value: { ...name, value: '"李四"' },
    salt: { ...name, salt: salt("another") },
    path: { ...name, path: "/holderName" },
  })) {
    it(`denies a field with another ${what}`, async function () {
      const { licenses, id } = await documented();
      expect(await licenses.verifyField(id, issuance, field, proofOf(name))).to.equal(false);
    });
  }

  it("denies a field with another's proof, a shortened one and none", async function () {
    const { licenses, id } = await documented();
    for (const proof of [proofOf(firm), proofOf(name).slice(1), proofOf(name).slice(0, -1), []]) {
      expect(await licenses.verifyField(id, issuance, name, proof)).to.equal(false);
    }
  });
});
