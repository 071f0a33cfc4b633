import {
  dayFromNumber,
  dayToNumber,
  getAuthorityUses,
  getRegister,
  streamAuthorityUses,
  type AuthorityUsesPage,
  type Client,
} from "@elicense/sdk";
import { expect } from "chai";
import { before, describe, it } from "mocha";

import { lying } from "../lying.js";
import { refusal } from "../refusal.js";
import { authorities } from "../stage.js";
import { setUsedStage, type UsedStage } from "./usedStage.js";

const { anhuiJustice } = authorities;

describe("getAuthorityUses", () => {
  let stage: UsedStage["stage"];
  let anhui: UsedStage["anhui"];
  let used: UsedStage["used"];
  let superseded: UsedStage["superseded"];
  let successor: UsedStage["successor"];
  let custody: UsedStage["custody"];
  let day: UsedStage["day"];

  before(async () => {
    ({ stage, anhui, used, superseded, successor, custody, day } = await setUsedStage());
  });

  it("shows the uses of all that an authority issued, with counts, never used ones included", async () => {
    const { records, licenses } = await getAuthorityUses(anhui, { authority: anhuiJustice });
    const { entries } = await getRegister(anhui, { authority: anhuiJustice });
    expect(licenses.map(({ id }) => id)).to.deep.equal(entries.map(({ id }) => id));
    expect(licenses.slice(0, 4)).to.deep.equal([
      { id: used, count: 3, inPeriod: 3 },
      { id: superseded, count: 2, inPeriod: 2 },
      { id: custody, count: 1, inPeriod: 1 },
      { id: successor, count: 0, inPeriod: 0 },
    ]);
    expect(records).to.have.lengthOf(licenses.reduce((sum, { count }) => sum + count, 0));
    const blocks = records.map(({ block }) => block);
    expect(blocks).to.deep.equal([...blocks].sort((a, b) => b - a));
  });

  it("takes a period out after the proof", async () => {
    const through = dayFromNumber(dayToNumber(day) - 1);
    const { records, licenses } = await getAuthorityUses(anhui, { authority: anhuiJustice, through });
    expect(licenses[0]).to.deep.equal({ id: used, count: 3, inPeriod: 2 });
    expect(records).to.have.lengthOf(4);
    expect((await refusal(getAuthorityUses(anhui, { authority: 1, from: "soon" }))).code).to.equal("DAY_FORM");
  });

  it("finds out a node that hides a license, or a use", async () => {
    const { accessLog, licenseRegistry } = stage.deployment.contracts;
    const hiding = (address: string): Client =>
      lying(anhui, (logs, filter) => (filter.address === address ? logs.slice(1) : logs));
    const auditing = (client: Client): Promise<unknown> => getAuthorityUses(client, { authority: anhuiJustice });
    expect((await refusal(auditing(hiding(licenseRegistry.address)))).code).to.equal("REGISTER_NOT_WHOLE");
    expect((await refusal(auditing(hiding(accessLog.address)))).code).to.equal("HISTORY_NOT_WHOLE");
  });

  describe("streamAuthorityUses", () => {
    async function pagesOf(client: Client, options: object = {}): Promise<readonly AuthorityUsesPage[]> {
      const pages: AuthorityUsesPage[] = [];
      for await (const page of streamAuthorityUses(client, { authority: anhuiJustice, ...options })) pages.push(page);
      return pages;
    }

    it("gives the same page by page, license by license, each oldest first", async () => {
      const whole = await getAuthorityUses(anhui, { authority: anhuiJustice });
      const pages = await pagesOf(anhui, { blocksAtOnce: 7, block: whole.block });
      expect(pages.length).to.be.greaterThan(1);
      expect(pages.flatMap(({ licenses }) => licenses)).to.deep.equal(whole.licenses);
      const expected = whole.licenses.flatMap(({ id }) =>
        whole.records.filter((record) => record.id === id).toSorted((a, b) => a.index - b.index),
      );
      expect(pages.flatMap(({ entries }) => entries)).to.deep.equal(expected);
      for (const { licenses } of pages) expect(licenses.length).to.be.at.most(32);
    });

    it("takes a period out after the proof, and gives a page of an authority without licenses", async () => {
      const through = dayFromNumber(dayToNumber(day) - 1);
      const pages = await pagesOf(anhui, { through });
      expect(pages.flatMap(({ entries }) => entries)).to.have.lengthOf(4);
      expect(pages[0]!.licenses[0]).to.deep.equal({ id: used, count: 3, inPeriod: 2 });
      const none = await pagesOf(anhui, { authority: 99 });
      expect(none.map(({ entries, licenses }) => [entries, licenses])).to.deep.equal([[[], []]]);
    });

    it("finds out a node that hides a license, or a use, once the last page was taken", async () => {
      const { accessLog, licenseRegistry } = stage.deployment.contracts;
      const hiding = (address: string): Client =>
        lying(anhui, (logs, filter) => (filter.address === address ? logs.slice(1) : logs));
      expect((await refusal(pagesOf(hiding(licenseRegistry.address)))).code).to.equal("REGISTER_NOT_WHOLE");
      expect((await refusal(pagesOf(hiding(accessLog.address)))).code).to.equal("HISTORY_NOT_WHOLE");
    });
  });
});
