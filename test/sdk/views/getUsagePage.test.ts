import { getUsagePage, use } from "@elicense/sdk";
import { expect } from "chai";
import { before, describe, it } from "mocha";

import { refusal } from "../refusal.js";
import { issueSample } from "../stage.js";
import { liars, request, setUsedStage, type UsedStage } from "./usedStage.js";

describe("getUsagePage", () => {
  let stage: UsedStage["stage"];
  let anhui: UsedStage["anhui"];
  let court: UsedStage["court"];
  let used: UsedStage["used"];
  let successor: UsedStage["successor"];

  before(async () => {
    ({ stage, anhui, court, used, successor } = await setUsedStage());
  });

  it("gives a license's uses newest first, page by page, with their number", async () => {
    const first = await getUsagePage(anhui, { id: used, size: 2 });
    expect(first.records.map(({ index, outcome }) => [index, outcome])).to.deep.equal([
      [3, "ALLOWED"],
      [2, "NOT_LISTED"],
    ]);
    expect(first).to.deep.include({ total: 3, next: 2 });
    const second = await getUsagePage(anhui, { id: used, size: 2, before: first.next! });
    expect(second.records.map(({ index }) => index)).to.deep.equal([1]);
    expect(second).to.deep.include({ total: 3, next: null });
    expect(await getUsagePage(anhui, { id: used, size: 3 })).to.deep.include({ total: 3, next: null });
  });

  it("gives an empty page of a license never used, and before the first record", async () => {
    expect(await getUsagePage(anhui, { id: successor, size: 2 })).to.deep.include({
      records: [],
      total: 0,
      next: null,
    });
    expect(await getUsagePage(anhui, { id: used, size: 2, before: 1 })).to.deep.include({ records: [], next: null });
  });

  it("keeps its place when new records come", async () => {
    const { id } = await issueSample(stage, {}, "4");
    for (let count = 0; count < 3; count++) await use(court, request(id));
    const { next } = await getUsagePage(anhui, { id, size: 1 });
    await use(court, request(id));
    expect((await getUsagePage(anhui, { id, size: 1, before: next! })).records[0]?.index).to.equal(2);
  });

  it("finds out a node that hides, alters or doubles a record", async () => {
    for (const [name, client] of liars(anhui)) {
      expect((await refusal(getUsagePage(client, { id: used, size: 1 }))).code, name).to.equal("HISTORY_NOT_WHOLE");
    }
  });

  it("is refused for what is no page", async () => {
    for (const [field, parameters] of [
      ["size", { size: 0 }],
      ["size", { size: 1.5 }],
      ["before", { size: 1, before: 0 }],
      ["before", { size: 1, before: Number.NaN }],
    ] as const) {
      expect(await refusal(getUsagePage(anhui, { id: used, ...parameters }))).to.deep.equal({
        code: "PAGE_FORM",
        details: { field },
      });
    }
    expect((await refusal(getUsagePage(anhui, { id: "0x1", size: 1 }))).code).to.equal("LICENSE_ID_FORM");
  });
});
