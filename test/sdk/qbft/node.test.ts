import { readFile } from "node:fs/promises";

import {
  connect,
  createClient,
  findBlock,
  fromNode,
  getManagementHistory,
  getRegister,
  getStanding,
  requireYoungHead,
  verify,
  type Client,
} from "@elicense/sdk";
import { expect } from "chai";
import { Interface, Wallet, type JsonRpcProvider } from "ethers";
import { fromChain } from "../../../sdk/src/errors/fromChain.js";
import { scan } from "../../../sdk/src/history/scan.js";
import { keyOf, startConsortium, type TestConsortium } from "../../scripts/commands/consortium.js";
import { issueRows } from "../../scripts/commands/sampleFile.js";
import { failureOf } from "../../scripts/support/failureOf.js";
import { answers, startQbftNode, type AnswerName, type QbftNode } from "../qbftNode.js";

describe("a client of a QBFT node", function () {
  this.timeout(60_000);
  let consortium: TestConsortium;
  let node: QbftNode;
  let provider: JsonRpcProvider;
  let client: Client;
  let document: string;
  let id: `0x${string}`;

  before(async () => {
    consortium = await startConsortium();
    const [path = ""] = await issueRows(consortium, 1);
    document = await readFile(path, "utf8");
    id = (JSON.parse(document) as { readonly proof: { readonly licenseId: `0x${string}` } }).proof.licenseId;
    node = await startQbftNode(consortium.chain.url);
    provider = await connect(node.url);
    client = createClient({ runner: provider, deployment: consortium.deployment });
  });
  after(async () => {
    provider.destroy();
    await node.stop();
    await consortium.stop();
  });
  beforeEach(() => {
    node.behave();
    node.asked.length = 0;
  });

  const ask = (method: string, ...params: unknown[]): Promise<unknown> =>
    provider.send(method, params) as Promise<unknown>;

  describe("understands what Besu says", () => {
    const codes: Readonly<Record<AnswerName, string>> = {
      ...{ unknownBlock: "NODE_REFUSED", logsOfNoBlock: "NODE_REFUSED", logsBeyondHead: "NODE_REFUSED" },
      ...{ logsTooWide: "NODE_REFUSED", reverted: "NODE_REFUSED", stateGone: "NODE_REFUSED" },
      ...{
        nonceTooLow: "NODE_REFUSED",
        usedNonce: "NODE_REFUSED",
        known: "NODE_REFUSED",
        tooDistant: "NODE_REFUSED",
        nonceTooHigh: "NODE_REFUSED",
      },
      ...{ lowerNonceInvalid: "NODE_REFUSED", underpriced: "NODE_REFUSED", wrongChain: "NODE_REFUSED" },
      ...{
        tooLittleGas: "NODE_REFUSED",
        tooMuchGas: "NODE_REFUSED",
        syncing: "NODE_REFUSED",
        internal: "NODE_REFUSED",
      },
      ...{ batchTooLong: "NODE_REFUSED", accountNotAllowed: "NODE_ACCOUNT_NOT_ALLOWED" },
      ...{ methodNotPermitted: "NODE_UNAUTHORIZED", withoutToken: "NODE_UNAUTHORIZED", foreignHost: "NODE_FORBIDDEN" },
      timeout: "NODE_UNREACHABLE",
    };
    for (const name of Object.keys(answers) as AnswerName[]) {
      it(`${name}: ${codes[name]}`, async () => {
        node.behave({ says: name });
        const error = fromNode(await ask("eth_getBlockByNumber", "latest", false).catch((thrown: unknown) => thrown));
        expect(error.code).to.equal(codes[name]);
        if (error.code === "NODE_REFUSED") {
          expect(error.details).to.deep.equal({ reason: answers[name].error?.message });
        }
      });
    }

    it("where a registry refuses: which error of it, with its values", async () => {
      const unknown = Interface.from(["function ownerOf(uint256)"]).encodeFunctionData("ownerOf", [1n]);
      const call = { to: consortium.deployment.contracts.licenseRegistry.address, data: unknown };
      const error = fromChain(await provider.call(call).catch((thrown: unknown) => thrown));
      expect([error.code, error.details]).to.deep.equal([
        "ERC721_NONEXISTENT_TOKEN",
        { reason: "ERC721NonexistentToken", tokenId: 1n },
      ]);
    });

    it("where it keeps a state no more: that is no refusal of the registry", async () => {
      node.behave({ says: "stateGone" });
      const call = { to: consortium.deployment.contracts.licenseRegistry.address, data: "0x01", blockTag: 1 };
      const error = fromChain(await provider.call(call).catch((thrown: unknown) => thrown));
      expect([error.code, error.details]).to.deep.equal(["NODE_REFUSED", { reason: "World state unavailable" }]);
    });
  });

  describe("takes every block for final", () => {
    it("without asking for what the node does not have", async () => {
      const latest = await findBlock(client, "latest");
      expect((await findBlock(client, "final")).number).to.be.at.least(latest.number);
      expect((await getStanding(client, { id, block: "final" })).status).to.equal("ACTIVE");
      expect((await verify(document, { client, at: "final" })).verdict).to.equal("VALID");
      expect(JSON.stringify(node.asked)).to.not.include("finalized");
    });

    it("and does not guess so from what a node says, where it was told that blocks can be undone", async () => {
      const other = createClient({ runner: provider, deployment: consortium.deployment, finality: "finalized" });
      expect(await failureOf(() => getStanding(other, { id, block: "final" }))).to.deep.equal({
        ...{ code: "NODE_REFUSED", details: { reason: "Unknown block" } },
      });
      expect((await verify(document, { client: other, at: "final" })).verdict).to.equal("INDETERMINATE");
    });
  });

  describe("asks for logs", () => {
    const search = (to: number) => ({
      address: consortium.deployment.contracts.licenseRegistry.address,
      topics: [],
      from: 0,
      to,
    });
    const ranges = (): readonly number[] =>
      node.asked
        .filter(({ method }) => method === "eth_getLogs")
        .map(({ params }) => {
          const [{ fromBlock, toBlock }] = params as [{ readonly fromBlock: string; readonly toBlock: string }];
          return Number(toBlock) - Number(fromBlock);
        });

    it("in ranges that the node gives, and finds all: -32005 halves them", async () => {
      const head = await provider.getBlockNumber();
      const whole = await provider.getLogs({ fromBlock: 0, toBlock: head, address: search(head).address });
      for (const logsRange of [0, 1, 7, 5_000]) {
        node.behave({ logsRange });
        node.asked.length = 0;
        let found = 0;
        for await (const { logs } of scan(client, search(head), { pauseMilliseconds: 1 })) found += logs.length;
        expect(found).to.equal(whole.length);
        expect(ranges().filter((range) => range <= logsRange).length).to.be.at.least(
          Math.ceil(head / (logsRange + 1) / 2),
        );
      }
      node.behave({ logsRange: 2 });
      const { records } = await getManagementHistory(client, { id });
      expect(records.map(({ action }) => action)).to.deep.equal(["ISSUE"]);
      expect((await getRegister(client, { authority: 1 })).entries.map((entry) => entry.id)).to.deep.equal([id]);
    });

    it("of no block that the node has not: -32602 is its answer, and not that there is none", async () => {
      const head = await provider.getBlockNumber();
      const reading = async (): Promise<void> => {
        for await (const { logs } of scan(client, search(head + 3), {})) expect(logs).to.equal("never given");
      };
      expect(await failureOf(() => reading().catch((error: unknown) => Promise.reject(fromNode(error))))).to.deep.equal(
        { code: "NODE_REFUSED", details: { reason: "Invalid params" } },
      );
    });
  });

  it("never asks more at once than a node takes in a batch", async () => {
    await Promise.all(Array.from({ length: 2_500 }, () => ask("eth_chainId")));
    expect(node.asked).to.have.lengthOf(2_500);
    node.behave({ says: "batchTooLong" });
    expect(
      (await failureOf(() => ask("eth_chainId").catch((error: unknown) => Promise.reject(fromNode(error))))).details,
    ).to.deep.equal({ reason: "Number of requests exceeds max batch size" });
  });

  it("says of a chain that has halted that it cannot tell how a license stands", async () => {
    expect((await requireYoungHead(client)).number).to.be.greaterThan(0);
    node.behave({ behind: 200 });
    const { code, details } = await failureOf(() => requireYoungHead(client));
    expect(code).to.equal("CHAIN_HALTED");
    expect(details).to.have.all.keys("block", "since", "minutes").and.include({ minutes: 3 });
    expect(await requireYoungHead(client, { maxHeadAge: 300 })).to.include({ number: details.block as number });
    expect((await failureOf(() => requireYoungHead(client, { maxHeadAge: NaN }))).code).to.equal("CHAIN_HALTED");
    const clock = (): number => Math.floor(Date.now() / 1000) + 200;
    const later = createClient({ runner: provider, deployment: consortium.deployment, clock });
    node.behave();
    const { verdict, checks } = await verify(document, { client: later });
    expect(verdict).to.equal("INDETERMINATE");
    expect(checks.filter(({ result }) => result !== "pass").map(({ code: check }) => check)).to.deep.equal([
      "HEAD_OLD",
    ]);
  });

  it("says which account is not on the node's list, whatever signs", async () => {
    node.behave({ allowlist: [] });
    const wallet = new Wallet(keyOf("anhui"), provider);
    const sending = (): Promise<unknown> => wallet.sendTransaction({ to: wallet.address });
    const error = fromChain(await sending().catch((thrown: unknown) => thrown));
    expect([error.code, error.details]).to.deep.equal(["NODE_ACCOUNT_NOT_ALLOWED", { account: wallet.address }]);
  });
});
