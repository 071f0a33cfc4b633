import { expect } from "chai";
import { describe, it } from "mocha";

import { workAhead } from "../../../scripts/commands/support/workAhead.js";

describe("working ahead", () => {
  const gather = async <Item>(items: AsyncIterable<Item>): Promise<{ given: Item[]; error?: unknown }> => {
    const given: Item[] = [];
    try {
      for await (const item of items) given.push(item);
      return { given };
    } catch (error) {
      return { given, error };
    }
  };

  for (const count of [0, 1, 3, 4, 10]) {
    it(`gives what comes of ${count} in their order, with no more than three under way`, async () => {
      let underWay = 0;
      let most = 0;
      const work = async (item: number): Promise<number> => {
        most = Math.max(most, ++underWay);
        await new Promise((resolve) => setTimeout(resolve, (item * 7) % 5));
        underWay--;
        return item * item;
      };
      const items = Array.from({ length: count }, (_, item) => item);
      expect(await gather(workAhead(items, 3, work))).to.deep.equal({ given: items.map((item) => item * item) });
      expect(most).to.equal(Math.min(count, 3));
    });
  }

  it("takes no more items than it works on", async () => {
    let taken = 0;
    const items = function* (): Generator<number> {
      for (;;) yield taken++;
    };
    for await (const item of workAhead(items(), 3, (each) => Promise.resolve(each))) if (item === 4) break;
    expect(taken).to.equal(7);
  });

  it("throws what the work of one throws in its turn", async () => {
    const error = new Error("the second");
    const work = async (item: number): Promise<number> => {
      if (item === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      if (item === 1) throw error;
      return item;
    };
    expect(await gather(workAhead([0, 1, 2], 3, work))).to.deep.equal({ given: [0], error });
  });
});
