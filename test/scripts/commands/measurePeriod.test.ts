import { connect } from "@elicense/sdk";
import { expect } from "chai";
import type { JsonRpcProvider } from "ethers";
import { after, before, describe, it } from "mocha";

import { startAnvil, type PassingChain } from "../../../scripts/chain/startAnvil.js";
import { measurePeriod } from "../../../scripts/commands/issue/measurePeriod.js";
import { developmentChainId } from "../../../scripts/development.js";

describe("the time that a block takes", () => {
  let chain: PassingChain;
  let node: JsonRpcProvider;

  before(async () => {
    chain = await startAnvil(developmentChainId);
    node = await connect(chain.url);
  });
  after(async () => {
    node.destroy();
    await chain.stop();
  });

  const measured = async (): Promise<number | null> => measurePeriod(node, (await node.getBlock("latest"))!);

  it("is not known of a chain that has made none", async () => {
    expect(await measured()).to.equal(null);
  });

  it("is that of the latest, whatever halted the chain among them", async () => {
    await node.send("anvil_mine", ["0x19", "0x7"]);
    expect(await measured()).to.equal(7);
    await node.send("evm_increaseTime", [86_400]);
    await node.send("evm_mine", []);
    expect(await measured()).to.equal(7);
  });

  it("is not known of a chain that makes blocks when there is something to put in", async () => {
    await node.send("anvil_mine", ["0x19", "0x3d"]);
    expect(await measured()).to.equal(null);
  });
});
