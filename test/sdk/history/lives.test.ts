import { managementBookFault, replay, standingInEffect, statuses, type ManagementRecord } from "@elicense/sdk";
import { expect } from "chai";
import { describe, it } from "mocha";

import { readLives } from "./lives.js";

const lives = readLives();

describe("lives that were recorded on a chain", () => {
  it("come to every status", () => {
    const seen = lives.flatMap(({ observations }) => observations.map(({ standing }) => standing?.status ?? "NONE"));
    expect(new Set(seen)).to.deep.equal(new Set(statuses));
  });

  lives.forEach(({ records, rules, observations, held }, number) => {
    const told = `${String(number)}: ${records.map(({ action }) => action.toLowerCase()).join(", ")}`;

    it(`are replayed to what the registry said: ${told}`, () => {
      for (const { time, standing } of observations) {
        const { decidedBy, ...replayed } = replay(records, rules, time);
        if (standing === null) expect([replayed.status, replayed.recordCount]).to.deep.equal(["NONE", 0]);
        else expect(replayed, String(time)).to.deep.equal(standing);
        expect(decidedBy === null).to.equal(standing === null);
      }
    });

    it(`tell what held on each day, and which decision gave it: ${told}`, () => {
      for (const { day, inEffect } of held) expect(standingInEffect(records, rules, day), day).to.deep.equal(inEffect);
    });

    it(`are whole as they stand, and not with a record changed: ${told}`, () => {
      const { recordCount, head } = replay(records, rules, records.at(-1)!.recordedAt);
      expect(managementBookFault(records, { recordCount, head })).to.equal(undefined);
      const change = (position: number, changes: Partial<ManagementRecord>): unknown =>
        managementBookFault(records.with(position, { ...records[position]!, ...changes }), { recordCount, head });
      for (const position of records.keys()) {
        for (const changes of [{ key: 99 }, { authority: 99 }, { previousBlock: 77 }, { recordedAt: 1 }]) {
          expect(change(position, changes)).to.deep.equal({ kind: "head" });
        }
        expect(change(position, { index: 99 })).to.deep.equal({ kind: "order", index: 99 });
      }
    });
  });
});
