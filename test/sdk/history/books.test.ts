import {
  consumerFault,
  consumerHead,
  hashUsageRecord,
  managementBookFault,
  registerFault,
  registerHead,
  replay,
  usageBookFault,
  usageHead,
  type UsageRecord,
} from "@elicense/sdk";
import { expect } from "chai";
import { ZeroHash } from "ethers";
import fc from "fast-check";
import { describe, it } from "mocha";

import { placeFault } from "../../../sdk/src/history/Book.js";
import { mapInGroups } from "../../../sdk/src/history/mapInGroups.js";
import { refusal } from "../refusal.js";
import { readLives } from "./lives.js";

const id = `0x${"1d".repeat(32)}`;
const hash = `0x${"0d".repeat(32)}`;

/** Three uses by one consumer, of one license. */
const uses: readonly UsageRecord[] = [1, 2, 3].map((index) => ({
  ...{ id, index, previousBlock: index === 1 ? 0 : 10 * (index - 1), block: 10 * index, recordedAt: 1_770_000_000 },
  ...{ consumer: 5, key: 9, number: index, action: "VERIFY", status: "ACTIVE", outcome: "ALLOWED" },
  ...{ basis: { kind: "STATUTORY_DUTY", matter: index }, fields: 1n, context: hash, transactionHash: hash },
}));

describe("a usage book and a consumer's uses", () => {
  const book = { recordCount: 3, head: uses.reduce(usageHead, 0n) };
  const consumer = { recordCount: 3, head: uses.reduce(consumerHead, 0n) };

  it("are whole with every record in its place", () => {
    expect(usageBookFault(uses, book)).to.equal(undefined);
    expect(consumerFault(uses, consumer)).to.equal(undefined);
    expect(consumerFault([], { recordCount: 0, head: 0n })).to.equal(undefined);
  });

  it("are not with one too few, moved, changed, or such as no chain could have", () => {
    const [first, second, third] = uses as [UsageRecord, UsageRecord, UsageRecord];
    for (const [fault, state] of [
      [usageBookFault, book],
      [consumerFault, consumer],
    ] as const) {
      expect(fault([first, second], state)).to.deep.equal({ kind: "length", expected: 3, actual: 2 });
      expect(fault([first, third, second], state)).to.deep.equal({ kind: "order", index: 3 });
      expect(fault([first, second, { ...third, key: 8 }], state)).to.deep.equal({ kind: "head" });
      expect(fault([first, second, { ...third, key: -1 }], state)).to.deep.equal({ kind: "head" });
    }
  });

  it("number records by the license's book in one, and by the consumer in the other", () => {
    const elsewhere = uses.map((record) => ({ ...record, number: record.index + 4 }));
    const heads = { book: elsewhere.reduce(usageHead, 0n), consumer: elsewhere.reduce(consumerHead, 0n) };
    expect(usageBookFault(elsewhere, { recordCount: 3, head: heads.book })).to.equal(undefined);
    expect(consumerFault(elsewhere, { recordCount: 3, head: heads.consumer })).to.deep.equal({
      kind: "order",
      index: 5,
    });
  });

  it("have no record whose basis could pass for another", async () => {
    const bases: readonly UsageRecord["basis"][] = [
      { kind: "GRANT", grant: ZeroHash, matter: hash },
      ...[-1, 1.5, 2 ** 32].map((matter) => ({ kind: "STATUTORY_DUTY", matter }) as const),
    ];
    for (const basis of bases) {
      const hashing = Promise.resolve().then(() => hashUsageRecord({ ...uses[0]!, basis }));
      expect(await refusal(hashing)).to.deep.equal({ code: "RECORD_FORM", details: { field: "basis" } });
    }
    for (const matter of [0, 2 ** 32 - 1]) {
      expect(hashUsageRecord({ ...uses[0]!, basis: { kind: "STATUTORY_DUTY", matter } })).to.match(/^0x[0-9a-f]{64}$/);
    }
  });
});

describe("the blocks of a book's records", () => {
  it("are those that the next record names, and the last one's that the state names", () => {
    expect(placeFault(uses, 30)).to.equal(undefined);
    expect(placeFault([], 0)).to.equal(undefined);
  });

  it("are not the node's to choose: it names the first record that is elsewhere", () => {
    const at = (position: number, block: number): readonly UsageRecord[] =>
      uses.with(position, { ...uses[position]!, block });
    for (const position of uses.keys()) {
      expect(placeFault(at(position, 25), 30)).to.deep.equal({ kind: "order", index: position + 1 });
    }
    expect(placeFault(uses, 31)).to.deep.equal({ kind: "order", index: 3 });
  });

  it("are not proved where none is named: of an issue, or of a book that has nothing else", () => {
    const [issue, next] = uses as [UsageRecord, UsageRecord];
    expect(placeFault([issue], 0)).to.equal(undefined);
    expect(placeFault([issue, { ...next, previousBlock: 0 }], 20)).to.equal(undefined);
  });
});

describe("a management book", () => {
  const { records, rules } = readLives()[0]!;
  const state = { recordCount: records.length, head: replay(records, rules, records.at(-1)!.recordedAt).head };

  it("is whole without any record where the state has none", () => {
    expect(managementBookFault([], { recordCount: 0, head: 0n })).to.equal(undefined);
    expect(managementBookFault([], state)).to.deep.equal({ kind: "length", expected: records.length, actual: 0 });
  });

  it("begins with whom the license was bound to, as an address and nothing more", async () => {
    const holder = records[0]!.holder!;
    for (const wrong of [undefined, "", holder.slice(2), `${holder}0`, `0${holder}`, holder.replace("x", "y")]) {
      const { holder: _, ...first } = records[0]!;
      const altered = [{ ...first, ...(wrong !== undefined && { holder: wrong }) }, ...records.slice(1)];
      const replaying = Promise.resolve().then(() => replay(altered, rules, records.at(-1)!.recordedAt));
      expect(await refusal(replaying), wrong).to.deep.equal({ code: "RECORD_FORM", details: { field: "holder" } });
      expect(managementBookFault(altered, state), wrong).to.deep.equal({ kind: "head" });
    }
  });
});

describe("a register", () => {
  it("is proved by every license, in its place", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.bigInt({ min: 0n, max: 2n ** 64n }), { minLength: 2 }), fc.nat(), (numbers, at) => {
        const ids = numbers.map((number) => `0x${number.toString(16).padStart(64, "0")}`);
        const register = { count: ids.length, head: ids.reduce(registerHead, 0n) };
        expect(registerFault(ids, register)).to.equal(undefined);
        const position = at % ids.length;
        const moved = [...ids.slice(position), ...ids.slice(0, position)];
        expect(registerFault(moved, register)).to.deep.equal(position === 0 ? undefined : { kind: "head" });
        expect(registerFault(ids.slice(1), register)).to.deep.equal({
          ...{ kind: "length", expected: ids.length, actual: ids.length - 1 },
        });
      }),
    );
  });

  it("is of licenses alone: what is no id has no place in it", () => {
    for (const entry of ["", "0x", `0x${"1".repeat(63)}`, `0x${"1".repeat(66)}`]) {
      expect(() => registerFault([entry], { count: 1, head: 0n }), entry)
        .to.throw()
        .that.deep.includes({ code: "RECORD_FORM", details: { field: "entry" } });
    }
  });
});

describe("mapInGroups", () => {
  it("asks for each item once, no more than 32 at the same time, and keeps their order", async () => {
    for (const count of [0, 1, 32, 33, 100]) {
      let [current, most] = [0, 0];
      const items = Array.from({ length: count }, (_, position) => position);
      const asked: number[] = [];
      const answers = await mapInGroups(items, async (item) => {
        asked.push(item);
        most = Math.max(most, ++current);
        await new Promise((resolve) => setImmediate(resolve));
        current--;
        return `answer ${String(item)}`;
      });
      expect(asked).to.deep.equal(items);
      expect(answers).to.deep.equal(items.map((item) => `answer ${String(item)}`));
      expect(most).to.equal(Math.min(count, 32));
    }
  });
});
