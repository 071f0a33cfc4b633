import {
  dayFromNumber,
  dayOf,
  endOfDay,
  managementBookFault,
  readDetail,
  replay,
  standingInEffect,
  statuses,
  successorIn,
  type ManagementRecord,
  type RecordDetail,
  type ReplayRules,
} from "@elicense/sdk";
import { expect } from "chai";
import { getAddress } from "ethers";
import { describe, it } from "mocha";

import { isEnded } from "../../../sdk/src/history/LicenseState.js";
import { refusal } from "../refusal.js";
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

describe("what a record says beside its decision", () => {
  it("is the root, the successor, the new owner or the key that was replaced, or nothing", () => {
    const seen = new Set<string>();
    for (const [number, { records }] of lives.entries()) {
      const [first] = records as readonly [ManagementRecord, ...ManagementRecord[]];
      // Versions of a license follow each other.
      const successor = lives[number + 1]?.records[0]!.id ?? "";
      const expected = ({ index, action, detail }: ManagementRecord): RecordDetail => {
        if (index === 1) return { kind: "root", root: detail };
        if (action === "REISSUE" || action === "TRANSFER") return { kind: "successor", id: successor };
        if (action === "REBIND") return { kind: "owner", owner: getAddress(`0x${detail.slice(-40)}`) };
        if (action !== "ENDORSE") return { kind: "none" };
        return { kind: "voucher", replaced: { key: first.key, vouchedAt: first.recordedAt } };
      };
      for (const record of records) {
        expect(readDetail(record)).to.deep.equal(expected(record));
        seen.add(readDetail(record).kind);
      }
      const { action, index } = records.at(-1)!;
      const isSucceeded = index > 1 && (action === "REISSUE" || action === "TRANSFER");
      expect(successorIn(records)).to.equal(isSucceeded ? successor : undefined);
    }
    expect([...seen].sort()).to.deep.equal(["none", "owner", "root", "successor", "voucher"]);
  });
});

describe("what cannot be replayed", () => {
  const replaying = (records: readonly ManagementRecord[], rules: ReplayRules, time?: number): Promise<unknown> =>
    Promise.resolve().then(() => replay(records, rules, time ?? records.at(-1)!.recordedAt));
  const judging = (records: readonly ManagementRecord[], rules: ReplayRules): Promise<unknown> =>
    Promise.resolve().then(() => standingInEffect(records, rules, dayOf(records.at(-1)!.recordedAt)));

  it("are records without what they leave to the registries", async () => {
    const lacking = new Map<keyof ReplayRules, number>([
      ["effects", 0],
      ["regions", 0],
      ["inherited", 0],
    ]);
    for (const { records, rules } of lives) {
      const [first, ...further] = records;
      const { inherited: _, ...nothing } = rules;
      const cases: readonly [field: keyof ReplayRules, needed: boolean, rules: ReplayRules][] = [
        ["effects", further.some(({ action }) => action === "ANNOTATE"), { ...rules, effects: new Map() }],
        ["regions", further.some(({ action }) => action === "TRANSFER"), { ...rules, regions: new Map() }],
        ["inherited", first?.action !== "ISSUE", nothing],
      ];
      for (const [field, needed, poorer] of cases) {
        if (!needed) continue;
        lacking.set(field, lacking.get(field)! + 1);
        for (const attempt of [replaying, judging]) {
          expect(await refusal(attempt(records, poorer))).to.deep.equal({
            code: "REPLAY_INCOMPLETE",
            details: { field },
          });
        }
      }
    }
    expect([...lacking.values()].every((count) => count > 0)).to.equal(true);
  });

  it("are records of what no registry would have allowed", async () => {
    const { records, rules } = lives.find((life) => life.records.at(-1)?.action === "REVOKE")!;
    const last = records.at(-1)!;
    for (const action of ["SUSPEND", "REVOKE", "NONE"] as const) {
      const further = [...records, { ...last, action, index: last.index + 1, previousBlock: last.block }];
      for (const attempt of [replaying, judging]) {
        expect(await refusal(attempt(further, rules)), action).to.deep.equal({
          code: "RECORD_FORM",
          details: { field: "action" },
        });
      }
    }
  });

  it("is a time before 1970, or after the last day that the chain can count", async () => {
    const none = { effects: new Map(), regions: new Map() };
    const last = Date.parse(endOfDay(dayFromNumber(65_535))) / 1000;
    for (const time of [0, last]) {
      expect(await replaying([], none, time)).to.deep.include({ status: "NONE", decidedBy: null });
    }
    for (const time of [-1, Number.NaN, last + 1, Number.MAX_SAFE_INTEGER]) {
      expect(await refusal(replaying([], none, time)), String(time)).to.deep.equal({
        code: "DAY_RANGE",
        details: { field: "time" },
      });
    }
  });
});

describe("isEnded", () => {
  it("is said of what a decision ended, and not of validity that is over by itself", () => {
    expect(statuses.filter(isEnded)).to.deep.equal(["SUPERSEDED", "TRANSFERRED", "REVOKED", "ANNULLED", "CANCELLED"]);
  });
});
