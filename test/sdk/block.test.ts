import { createClient, findBlock, type BlockParameter, type Client } from "@elicense/sdk";
import { expect } from "chai";
import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import { deployTo } from "../../scripts/deploy/deployTo.js";
import { refusal } from "./refusal.js";

describe("findBlock", () => {
  let connection: NetworkConnection;
  let client: Client;
  const number = async (at?: BlockParameter): Promise<number> => (await findBlock(client, at)).number;

  before(async () => {
    // 2026-03-01 at 10:00 in Asia/Shanghai.
    connection = await network.create({ override: { initialDate: "2026-03-01T02:00:00Z" } });
    const [signer] = await connection.ethers.getSigners();
    client = createClient({ runner: signer!, deployment: await deployTo(connection) });
    // The last second of 1 March, the first of 2 March, and noon of 5 March, in Asia/Shanghai.
    for (const time of ["2026-03-01T15:59:59Z", "2026-03-01T16:00:00Z", "2026-03-05T04:00:00Z"]) {
      await connection.networkHelpers.time.increaseTo(Date.parse(time) / 1000);
    }
  });

  it("is the newest one where nothing is asked for", async () => {
    const head = await connection.ethers.provider.getBlock("latest");

    expect(await findBlock(client)).to.deep.equal({ number: head!.number, timestamp: head!.timestamp });
    expect(await number("latest")).to.equal(head!.number);
  });

  it("is the newest one where blocks are final at once, though the node knows no such tag", async () => {
    expect(await number("final")).to.equal(await number());
  });

  it("is the one that the node calls final where blocks can be undone", async () => {
    const { provider: node } = connection.ethers;
    const provider = Object.create(node, {
      getBlock: { value: (tag: string) => node.getBlock(tag === "finalized" ? 3 : tag) },
    }) as typeof node;
    const cautious: Client = { ...client, provider, finality: "finalized" };

    expect((await findBlock(cautious, "final")).number).to.equal(3);
    expect((await findBlock(cautious, "latest")).number).to.equal(await number());
  });

  it("is the one of a number, up to the newest", async () => {
    const head = await number();

    expect(await number(0)).to.equal(0);
    expect(await number(head - 1)).to.equal(head - 1);
    expect(await number(head)).to.equal(head);
    expect(await refusal(findBlock(client, head + 1))).to.deep.equal({
      code: "BLOCK_UNKNOWN",
      details: { block: head + 1, head },
    });
  });

  it("is the last one of a day in Asia/Shanghai, or before it where the day has none", async () => {
    const head = await number();

    expect(await number({ day: "2026-03-01" })).to.equal(head - 2);
    expect(await number({ day: "2026-03-02" })).to.equal(head - 1);
    expect(await number({ day: "2026-03-04" })).to.equal(head - 1);
    expect(await number({ day: "2026-03-05" })).to.equal(head);
  });

  it("is none of a day that has not come, or was before the chain", async () => {
    const head = await number();

    expect(await refusal(findBlock(client, { day: "2026-03-06" }))).to.deep.equal({
      code: "BLOCK_UNKNOWN",
      details: { block: "2026-03-06", head },
    });
    expect(await refusal(findBlock(client, { day: "2026-02-28" }))).to.deep.equal({
      code: "BLOCK_UNKNOWN",
      details: { block: "2026-02-28", head },
    });
  });

  it("is none of a number or a day where the node gives blocks other numbers than it was asked for", async () => {
    const { provider: node } = connection.ethers;
    const head = await number();
    const provider = Object.create(node, {
      getBlock: { value: (tag: number | string) => node.getBlock(typeof tag === "number" && tag > 0 ? 1 : tag) },
    }) as typeof node;
    const misled: Client = { ...client, provider };

    for (const [at, block] of [
      [head - 1, head - 1],
      [{ day: "2026-03-01" }, Math.floor(head / 2)],
    ] as const) {
      expect(await refusal(findBlock(misled, at))).to.deep.equal({
        code: "BLOCK_UNKNOWN",
        details: { block, head: "?" },
      });
    }
  });

  for (const at of [-1, 1.5, Number.NaN, { day: "2026-02-30" }, { day: "today" }]) {
    it(`is not named by ${JSON.stringify(at)}`, async () => {
      expect(await refusal(findBlock(client, at))).to.deep.equal({ code: "BLOCK_FORM", details: {} });
    });
  }
});
