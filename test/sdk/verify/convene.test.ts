import type { BlockParameter, Client } from "@elicense/sdk";
import { expect } from "chai";
import { describe, it } from "mocha";

import { lastTime } from "../../../sdk/src/history/replay.js";
import { convene as conveneInTime, isMember, type Panel, type Sitting } from "../../../sdk/src/verify/Panel.js";
import type { NodeReport } from "../../../sdk/src/verify/NodeReport.js";

const hashOf = (block: number): string => `0x${String(block).padStart(64, "0")}`;

/** A client of a node that has blocks up to a number, the higher the earlier, and notes which it is asked for. */
function client(head: number | null, options: object = {}, tags: unknown[] = []): Client {
  const getBlock = (tag: unknown): Promise<object | null> => {
    tags.push(tag);
    return Promise.resolve(head === null ? null : { number: head, timestamp: 1_000 - head, hash: hashOf(head) });
  };
  return { provider: { getBlock }, ready: () => Promise.resolve(), ...options } as unknown as Client;
}

function convene(panel: Panel, threshold: number, at: BlockParameter): Promise<Sitting | readonly NodeReport[]> {
  return conveneInTime(panel, threshold, at, 60);
}

function isSitting(convened: Sitting | readonly NodeReport[]): convened is Sitting {
  return "seats" in convened;
}

describe("convene", () => {
  it("sits at the newest block and time that as many as must agree have reached, in the order of the clients", async () => {
    const clients = [client(10, { name: "old" }), client(30), client(20), client(25)];
    for (const [threshold, block, timestamp] of [
      [1, 30, 990],
      [2, 25, 980],
      [3, 20, 975],
      [4, 10, 970],
    ] as const) {
      const sitting = await convene({ clients }, threshold, "latest");
      if (!isSitting(sitting)) throw new Error("nobody sits");
      expect([sitting.number, sitting.head, sitting.threshold]).to.deep.equal([
        block,
        { number: block, timestamp },
        threshold,
      ]);
      const seats = sitting.seats.filter(isMember);
      expect(seats.map(({ name, position, head }) => [name, position, head.number])).to.deep.equal([
        ["old", 0, 10],
        ["node 2", 1, 30],
        ["node 3", 2, 20],
        ["node 4", 3, 25],
      ]);
      expect(seats.map((seat) => seat.client)).to.deep.equal(clients);
    }
  });

  it("sits at a block that is asked for, if as many have reached it", async () => {
    const clients = [client(10), client(30), client(20)];
    const sitting = await convene({ clients }, 2, 20);
    expect(sitting).to.deep.include({ number: 20, threshold: 2 });
    expect(await convene({ clients }, 2, 15)).to.deep.include({ number: 15 });
    expect(await convene({ clients }, 2, 21)).to.deep.equal([
      { name: "node 1", answer: "BEHIND", head: 10 },
      { name: "node 2", answer: "NOT_ASKED", head: 30 },
      { name: "node 3", answer: "BEHIND", head: 20 },
    ]);
    const answers = (await convene({ clients }, 3, 20)) as readonly NodeReport[];
    expect(answers.map(({ answer }) => answer)).to.deep.equal(["BEHIND", "NOT_ASKED", "NOT_ASKED"]);
  });

  it("judges a day at the newest block", async () => {
    const clients = [client(10), client(30)];
    expect(await convene({ clients }, 1, { day: "2020-04-30" })).to.deep.include({ number: 30 });
  });

  it("sits at no block without a hash, or of a time that the chain cannot count", async () => {
    const last = { number: 1, timestamp: lastTime, hash: hashOf(1) };
    const sits = async (block: object): Promise<boolean> =>
      isSitting(
        await convene({ clients: [client(1, { provider: { getBlock: () => Promise.resolve(block) } })] }, 1, "latest"),
      );
    expect(await sits(last)).to.equal(true);
    expect(await sits({ ...last, timestamp: 0 })).to.equal(true);
    expect(await sits({ ...last, timestamp: lastTime + 1 })).to.equal(false);
    expect(await sits({ ...last, hash: null })).to.equal(false);
  });

  it("asks for the final block where the chain has such, and only if that is wanted", async () => {
    const tags: unknown[] = [];
    const [final, plain] = [client(1, { finality: "finalized" }, tags), client(1, { finality: "instant" }, tags)];
    for (const at of ["final", "latest", 1] as const) await convene({ clients: [final, plain] }, 1, at);
    expect(tags).to.deep.equal(["finalized", "latest", "latest", "latest", "latest", "latest"]);
  });

  it("reports who does not answer, and why", async () => {
    const wrong = client(1, { ready: () => Promise.reject(new Error("wrong chain")) });
    const reports = await convene({ clients: [client(null), wrong, client(7)] }, 2, "latest");
    if (isSitting(reports)) throw new Error("they sit");
    expect(reports.map(({ name, answer, head }) => ({ name, answer, head }))).to.deep.equal([
      { name: "node 1", answer: "SILENT", head: undefined },
      { name: "node 2", answer: "SILENT", head: undefined },
      { name: "node 3", answer: "NOT_ASKED", head: 7 },
    ]);
    expect(reports[0]?.cause?.code).to.equal("NODE_UNREACHABLE");
    expect(reports[0]?.cause?.reason.en).to.include("it has no block latest");
    expect(reports[0]?.cause?.reason.zh).to.include("该节点没有区块 latest");
    expect(await convene({ clients: [client(null)] }, 1, "latest")).to.have.lengthOf(1);
  });
});
