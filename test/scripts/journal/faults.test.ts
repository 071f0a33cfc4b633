import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { connect, type Deployment } from "@elicense/sdk";
import { expect } from "chai";
import type { JsonRpcProvider } from "ethers";

import { startAnvil, type PassingChain } from "../../../scripts/chain/startAnvil.js";
import { developmentAccount, developmentChainId } from "../../../scripts/development.js";
import { openJournaledSigner } from "../../../scripts/journal/openJournaledSigner.js";
import { faults, startFaultyLine } from "../support/faultyLine.js";

const to = "0x0000000000000000000000000000000000000011";

/** Data that tells a call from all others. */
function dataOf(call: number): string {
  return `0x${call.toString(16).padStart(8, "0")}`;
}

describe("the signer that keeps a journal, between a bad line and other processes", () => {
  let chain: PassingChain;
  let truth: JsonRpcProvider;
  let folder: string;
  let deployment: Deployment;

  before(async () => {
    chain = await startAnvil(developmentChainId);
    truth = await connect(chain.url);
    deployment = { chainId: developmentChainId, genesisHash: (await truth.getBlock(0))?.hash } as Deployment;
  });

  after(async () => {
    truth.destroy();
    await chain.stop();
  });

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "elicense-faults-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  /** The data of all that an account sent, as the chain has it, by nonce. */
  async function sentBy(account: string): Promise<readonly string[]> {
    const found: { readonly nonce: number; readonly data: string }[] = [];
    const head = await truth.getBlockNumber();
    for (let number = 0; number <= head; number++) {
      const block = await truth.getBlock(number, true);
      found.push(...(block?.prefetchedTransactions.filter(({ from }) => from === account) ?? []));
    }
    expect(found.map(({ nonce }) => nonce)).to.deep.equal(found.map((_, nonce) => nonce));
    return found.map(({ data }) => data);
  }

  it("makes each call once where of a hundred requests twenty are lost, or doubled, or their answers lost, cut off or late", async () => {
    const line = await startFaultyLine(chain.url, 20, 2026);
    const wallet = developmentAccount(0);
    const node = await connectPatiently(line.url);
    const signer = await openJournaledSigner({ signer: wallet, node, deployment, folder });
    const calls = Array.from({ length: 120 }, (_, call) => call);
    const queue = calls.values();
    const work = async (): Promise<void> => {
      for (const call of queue) await (await signer.sendTransaction({ to, data: dataOf(call) })).wait(1, 120_000);
    };
    await Promise.all(Array.from({ length: 8 }, work));
    signer.close();
    node.destroy();
    await line.stop();

    expect((await sentBy(wallet.address)).toSorted()).to.deep.equal(calls.map(dataOf));
    for (const fault of faults) expect(line.counts[fault], fault).to.be.greaterThan(5);
  }).timeout(180_000);

  it("makes each call once where eight processes have one key", async () => {
    const perProcess = 12;
    const module = (path: string): string => fileURLToPath(new URL(`../../../scripts/${path}`, import.meta.url));
    const program = (process: number): string => `
      import { connect } from "@elicense/sdk";
      import { developmentAccount } from ${JSON.stringify(module("development.ts"))};
      import { openJournaledSigner } from ${JSON.stringify(module("journal/openJournaledSigner.ts"))};

      const node = await connect(${JSON.stringify(chain.url)});
      const signer = await openJournaledSigner({
        ...{ signer: developmentAccount(1), node, folder: ${JSON.stringify(folder)} },
        deployment: ${JSON.stringify(deployment)},
      });
      const calls = Array.from({ length: ${String(perProcess)} }, (_, call) => ${String(process * perProcess)} + call);
      await Promise.all(calls.map(async (call) => {
        const data = "0x" + call.toString(16).padStart(8, "0");
        await (await signer.sendTransaction({ to: ${JSON.stringify(to)}, data })).wait(1, 120_000);
      }));
      signer.close();
      node.destroy();`;
    const ended = Array.from({ length: 8 }, (_, process) =>
      once(
        spawn(globalThis.process.execPath, ["--import", "tsx/esm", "--input-type=module", "--eval", program(process)], {
          stdio: ["ignore", "inherit", "inherit"],
        }),
        "exit",
      ),
    );
    expect((await Promise.all(ended)).map(([code]) => code as unknown)).to.deep.equal(Array(8).fill(0));
    expect((await sentBy(developmentAccount(1).address)).toSorted()).to.deep.equal(
      Array.from({ length: 8 * perProcess }, (_, call) => dataOf(call)),
    );
  }).timeout(180_000);
});

/** Connects by way of a node that does not always answer: its first answer is not asked for twice. */
async function connectPatiently(url: string): Promise<JsonRpcProvider> {
  for (let left = 50; ; left--) {
    try {
      return await connect(url, { patienceSeconds: 60, requestTimeoutSeconds: 5 });
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}
