import { getHolderLicenses, getHolderUses, rebind } from "@elicense/sdk";
import { expect } from "chai";
import { before, describe, it } from "mocha";

import { altered, lying } from "../lying.js";
import { refusal } from "../refusal.js";
import { approveAsSecond, authorities, decisionToday, issueSample } from "../stage.js";
import { liars, places, reasons, setUsedStage, type UsedStage } from "./usedStage.js";

const { anhuiJustice } = authorities;

describe("getHolderLicenses and getHolderUses", () => {
  let stage: UsedStage["stage"];
  let anhui: UsedStage["anhui"];
  let used: UsedStage["used"];
  let superseded: UsedStage["superseded"];
  let successor: UsedStage["successor"];
  let custody: UsedStage["custody"];

  before(async () => {
    ({ stage, anhui, used, superseded, successor, custody } = await setUsedStage());
  });

  it("find a holder's licenses by the account, those that ended among them", async () => {
    const { ids } = await getHolderLicenses(stage.holder, { account: stage.holderAccount });
    expect(ids).to.deep.equal([used, superseded, successor]);
    const lower = stage.holderAccount.toLowerCase();
    expect((await getHolderLicenses(stage.holder, { account: lower })).ids).to.deep.equal(ids);
  });

  it("show all uses newest first, denials included, with a count for each license", async () => {
    const { records, licenses } = await getHolderUses(stage.holder, { account: stage.holderAccount });
    expect(licenses).to.deep.equal([
      { id: used, count: 3 },
      { id: superseded, count: 2 },
      { id: successor, count: 0 },
    ]);
    expect(places(records).slice(0, 2)).to.deep.equal([
      [used, 3],
      [superseded, 2],
    ]);
    expect(new Set(places(records.slice(2, 4)).map(String))).to.deep.equal(
      new Set([String([used, 2]), String([superseded, 1])]),
    );
    expect(places(records.slice(4))).to.deep.equal([[used, 1]]);
    expect(records.map(({ outcome }) => outcome))
      .to.include("NOT_LISTED")
      .and.include("STATUS_NOT_ALLOWED");
  });

  it("show those of licenses by their ids, each once", async () => {
    const { licenses, records } = await getHolderUses(anhui, { ids: [custody, used, custody] });
    expect(licenses).to.deep.equal([
      { id: custody, count: 1 },
      { id: used, count: 3 },
    ]);
    expect(records).to.have.lengthOf(4);
    expect(await getHolderUses(anhui, { ids: [] })).to.deep.include({ records: [], licenses: [] });
  });

  it("follow a license that goes to another account", async () => {
    const account = "0xABaBaBaBABabABabAbAbABAbABabababaBaBABaB";
    const { id } = await issueSample(stage, {}, "5", account);
    expect((await getHolderLicenses(anhui, { account })).ids).to.deep.equal([id]);
    const other = `0x${"ab".repeat(19)}aa`;
    const claim = { id, holder: other, decision: await decisionToday(anhui, reasons.claimed, anhuiJustice) };
    await approveAsSecond(stage, "REBIND", claim);
    await rebind(anhui, claim);
    expect((await getHolderLicenses(anhui, { account })).ids).to.deep.equal([]);
    expect((await getHolderLicenses(anhui, { account: other })).ids).to.deep.equal([id]);
  });

  it("find out a node that hides a license, or answers with another's", async () => {
    const account = stage.holderAccount;
    const hiding = lying(anhui, (logs) => logs.slice(1));
    for (const action of [getHolderLicenses, getHolderUses]) {
      expect(await refusal(action(hiding, { account }))).to.deep.equal({
        code: "HOLDER_LICENSES_NOT_WHOLE",
        details: { account, expected: 3, actual: 2 },
      });
    }
    const swapping = lying(anhui, (logs) =>
      logs.map((log) => (log.topics[3] === used ? altered(anhui, log, { topics: log.topics.with(3, custody) }) : log)),
    );
    expect((await refusal(getHolderLicenses(swapping, { account }))).code).to.equal("HOLDER_LICENSES_NOT_WHOLE");
    const garbling = lying(anhui, (logs) => logs.map((log) => altered(anhui, log, { topics: log.topics.slice(0, 3) })));
    expect((await refusal(getHolderLicenses(garbling, { account }))).code).to.equal("LOG_MALFORMED");
  });

  it("find out a node that hides, alters or doubles a use", async () => {
    for (const [name, client] of liars(anhui)) {
      expect((await refusal(getHolderUses(client, { ids: [used] }))).code, name).to.equal("HISTORY_NOT_WHOLE");
    }
  });

  it("are refused for what is no account or id", async () => {
    expect(await refusal(getHolderUses(anhui, { account: "somebody" }))).to.deep.equal({
      code: "ADDRESS_FORM",
      details: { field: "account" },
    });
    expect((await refusal(getHolderUses(anhui, { ids: ["0x1"] }))).code).to.equal("LICENSE_ID_FORM");
  });
});
