import {
  dayToNumber,
  disclose,
  getManagementHistory,
  getStanding,
  parseElicenseIdentifier,
  proveField,
  type LicenseDocument,
} from "@elicense/sdk";
import { expect } from "chai";
import { network } from "hardhat";

import { act, addDays, decide, passTo, prepare, statusesOf, toArgument } from "./actions.js";
import {
  bozhouLawyer,
  draftFor,
  grantBozhou,
  IN_FORCE,
  newLicense,
  readerOf,
  refusedFor,
  replace,
  seal,
  verdictOn,
} from "./licenses.js";
import { MORNING, setStage, TODAY, type Stage } from "./stage.js";

const { networkHelpers } = await network.create(MORNING);
const load = (): Promise<Stage> => networkHelpers.loadFixture(setStage);

const newBooklet = { ...bozhouLawyer, blankSerialNo: "AH-2026-000777" };

function textOf(document: LicenseDocument, field: string): string {
  const value = document.credentialSubject[field];
  expect(value, field).to.be.a("string");
  return value as string;
}

describe("scenarios: a new version", () => {
  it("5. Full-time → part-time: only digit 10 changes, version 002; the old document verifies as SUPERSEDED", async () => {
    const stage = await load();
    const { anhui, bozhou } = stage;
    const old = await grantBozhou(stage);
    const decision = await decide(stage, "CATEGORY-CHANGE", { approver: bozhou });
    const fields = { ...bozhouLawyer, category: "兼职律师", practiceNo: "13416201920900002" };
    const draft = draftFor(anhui, decision, { fields, version: 2 });
    const call = await prepare(stage, anhui, "reissue", [old.id, newLicense(draft), toArgument(decision)]);
    await call.approve(bozhou.operator);
    const { id, document } = await seal(stage, anhui, draft, decision, await call.send());

    const [before, after] = [old.document, document].map((each) => textOf(each, "practiceNo"));
    const changed = [...before!].flatMap((digit, position) => (digit === after![position] ? [] : [position + 1]));
    expect(changed).to.deep.equal([10]);
    expect(textOf(document, "certificateVersion")).to.equal("002");
    const [first, second] = [old.document, document].map((each) =>
      parseElicenseIdentifier(textOf(each, "certificateIdentifier")),
    );
    expect([first!.serial, second!.serial, second!.version]).to.deep.equal([first!.serial, first!.serial, 2]);

    expect(await statusesOf(stage, [old.id, id])).to.deep.equal(["SUPERSEDED", "ACTIVE"]);
    expect(await verdictOn(stage, old.document)).to.deep.equal(refusedFor("STATUS_SUPERSEDED"));
    expect(await verdictOn(stage, document)).to.deep.equal(IN_FORCE);
  });

  it("6. A lost booklet is replaced; the old booklet's number fails verification", async () => {
    const stage = await load();
    const { licenses } = stage.contracts;
    const old = await grantBozhou(stage);
    const found = await replace(stage, old, "LOST", { fields: newBooklet });

    // Whoever found the booklet shows its number, and hides the rest.
    const shown = disclose(old.document, ["/credentialSubject/blankSerialNo", "/credentialSubject/name"]);
    expect(textOf(shown, "blankSerialNo")).to.equal(bozhouLawyer.blankSerialNo);
    expect(await verdictOn(stage, shown)).to.deep.equal(refusedFor("STATUS_SUPERSEDED"));
    expect(await verdictOn(stage, found.document)).to.deep.equal(IN_FORCE);

    const { field, proof } = proveField(old.document, "/credentialSubject/blankSerialNo");
    const [ofOld, ofNew] = [old, found].map(({ id, document }) => {
      const { root, decision } = document.proof.issuance;
      const issuance = { root, decision: toArgument(decision), validThrough: 0 };
      return licenses.verifyField(id, issuance, field, [...proof]);
    });
    expect([await ofOld, await ofNew]).to.deep.equal([true, false]);
  });

  it("12. A court overturns a revocation: a new linked version; the old one stays REVOKED", async () => {
    const stage = await load();
    const { anhui, contracts } = stage;
    const old = await grantBozhou(stage);
    const penalty = await decide(stage, "L49", { approver: anhui });
    await act(stage, anhui, "revoke", [old.id, toArgument(penalty)], anhui.second);

    const restored = await replace(stage, old, "SET-ASIDE", { fields: bozhouLawyer });
    expect(await statusesOf(stage, [old.id, restored.id])).to.deep.equal(["REVOKED", "ACTIVE"]);
    expect(await verdictOn(stage, old.document)).to.deep.equal(refusedFor("STATUS_REVOKED"));
    expect(await verdictOn(stage, restored.document)).to.deep.equal(IN_FORCE);

    const { records, standing } = await getManagementHistory(await readerOf(stage), { id: old.id });
    expect(records.map(({ action }) => action)).to.deep.equal(["ISSUE", "REVOKE", "REISSUE"]);
    expect(records[2]!.detail).to.equal(restored.id);
    expect(standing.succeeded).to.equal(true);

    const again = await decide(stage, "SET-ASIDE", { approver: anhui });
    const draft = draftFor(anhui, again, { fields: newBooklet, version: 3 });
    await expect(act(stage, anhui, "reissue", [old.id, newLicense(draft), toArgument(again)], anhui.second))
      .to.be.revertedWithCustomError(contracts.licenses, "LicenseRegistryHasSuccessor")
      .withArgs(old.id);
  });

  it("24. A suspended lawyer reports the booklet lost: the new version is SUSPENDED until the same day", async () => {
    const stage = await load();
    const old = await grantBozhou(stage);
    const through = "2026-06-30";
    const penalty = await decide(stage, "L48");
    await act(stage, stage.bozhou, "suspend", [old.id, toArgument(penalty), dayToNumber(through)]);
    await passTo(stage, addDays(TODAY, 10));

    const replaced = await replace(stage, old, "LOST", { fields: newBooklet });
    const client = await readerOf(stage);
    expect(await getStanding(client, { id: replaced.id })).to.include({
      status: "SUSPENDED",
      suspendedThrough: through,
    });
    expect(await verdictOn(stage, replaced.document)).to.deep.equal(refusedFor("STATUS_SUSPENDED"));

    await passTo(stage, addDays(through, 1), 1);
    expect(await statusesOf(stage, [old.id, replaced.id])).to.deep.equal(["SUPERSEDED", "SUSPENDED"]);
    await passTo(stage, addDays(through, 1));
    expect(await statusesOf(stage, [old.id, replaced.id])).to.deep.equal(["SUPERSEDED", "ACTIVE"]);
    expect(await verdictOn(stage, replaced.document)).to.deep.equal(IN_FORCE);
  });
});
