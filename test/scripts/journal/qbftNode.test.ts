import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { connect, type Deployment } from "@elicense/sdk";
import { expect } from "chai";
import { keccak256, type HDNodeWallet, type JsonRpcProvider, type TransactionReceipt } from "ethers";

import { startAnvil, type PassingChain } from "../../../scripts/chain/startAnvil.js";
import { developmentAccount, developmentChainId } from "../../../scripts/development.js";
import { InterruptedError, type Interruption } from "../../../scripts/interruption.js";
import { broadcast } from "../../../scripts/journal/broadcast.js";
import { HaltWatch, type Halt } from "../../../scripts/journal/HaltWatch.js";
import { Journal, type Entry } from "../../../scripts/journal/Journal.js";
import type { JournaledSigner } from "../../../scripts/journal/JournaledSigner.js";
import { journalPath, openJournaledSigner } from "../../../scripts/journal/openJournaledSigner.js";
import { startQbftNode, type AnswerName, type QbftNode } from "../../sdk/qbftNode.js";
import { holdBlocks, releaseBlocks } from "../support/blocks.js";
import { failureOf } from "../support/failureOf.js";

const to = "0x0000000000000000000000000000000000000011";

const dataOf = (call: number): string => `0x${call.toString(16).padStart(8, "0")}`;

describe("the signer that keeps a journal, before QBFT nodes", function () {
  this.timeout(60_000);
  let chain: PassingChain;
  let truth: JsonRpcProvider;
  /** Two nodes of one chain. */
  let first: QbftNode;
  let second: QbftNode;
  let folder: string;
  let deployment: Deployment;
  let account = 0;
  let wallet: HDNodeWallet;
  let node: JsonRpcProvider;
  let signer: JournaledSigner;
  /** What was told of halts. */
  let told: (Halt | undefined)[];
  let ending: AbortController;

  before(async () => {
    chain = await startAnvil(developmentChainId);
    truth = await connect(chain.url);
    [first, second] = [await startQbftNode(chain.url), await startQbftNode(chain.url)];
    deployment = { chainId: developmentChainId, genesisHash: (await truth.getBlock(0))?.hash } as Deployment;
  });

  after(async () => {
    truth.destroy();
    await Promise.all([first.stop(), second.stop()]);
    await chain.stop();
  });

  const open = async (urls: readonly string[] = [first.url], patience = 180_000): Promise<void> => {
    ending = new AbortController();
    told = [];
    const begin: Interruption["begin"] = () => () => undefined;
    const interruption = { signal: ending.signal, begin, beginAll: begin };
    node = await connect(urls, { patienceSeconds: 10, chain: deployment });
    const halts = new HaltWatch(node, (halt) => told.push(halt));
    signer = await openJournaledSigner({ signer: wallet, node, deployment, folder, interruption, halts, patience });
  };
  const close = (): void => {
    signer.close();
    node.destroy();
  };
  const send = async (data: string): Promise<TransactionReceipt | null> =>
    (await signer.sendTransaction({ to, data })).wait(1, 60_000);
  const mine = (on: boolean): Promise<void> => (on ? releaseBlocks(truth) : holdBlocks(truth));
  const entries = (): readonly Entry[] => {
    const journal = new Journal(journalPath(folder, deployment));
    const found = journal.list(1_000).toReversed();
    journal.close();
    return found;
  };
  const sentBytes = (by: QbftNode): readonly string[] =>
    by.asked.filter(({ method }) => method === "eth_sendRawTransaction").map(({ params }) => params[0] as string);
  /** What the account sent, as the chain has it, by nonce. */
  const sent = async (): Promise<readonly string[]> => {
    const found: { readonly nonce: number; readonly data: string }[] = [];
    for (let number = await truth.getBlockNumber(); number > 0; number--) {
      const block = await truth.getBlock(number, true);
      found.push(...(block?.prefetchedTransactions.filter(({ from }) => from === wallet.address) ?? []));
    }
    return found.toSorted((a, b) => a.nonce - b.nonce).map(({ data }) => data);
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "elicense-qbft-"));
    wallet = developmentAccount(account++);
    for (const each of [first, second]) {
      each.behave();
      each.asked.length = 0;
    }
    await mine(true);
    await open();
  });

  afterEach(async () => {
    close();
    await mine(true);
    rmSync(folder, { recursive: true });
  });

  it("estimates a second call's gas where a node refuses to with a nonce that is used", async () => {
    for (const call of [1, 2]) expect((await send(dataOf(call)))?.status).to.equal(1);
    expect(await sent()).to.deep.equal([1, 2].map(dataOf));
  });

  it("makes each call once where a node takes transactions, gives their hashes and drops them without a word", async () => {
    first.behave({ dropsPercent: 25 });
    const before = first.dropped();
    const calls = Array.from({ length: 24 }, (_, call) => dataOf(call));
    const receipts = await Promise.all(calls.map(send));

    expect(new Set(receipts.map((receipt) => receipt?.hash)).size).to.equal(24);
    expect((await sent()).toSorted()).to.deep.equal(calls);
    expect(first.dropped() - before).to.be.at.least(6);
    // The same bytes, however often.
    expect(new Set(sentBytes(first)).size).to.equal(24);
    expect(entries().map(({ nonce, state }) => [nonce, state])).to.deep.equal(calls.map((_, nonce) => [nonce, "done"]));
  });

  it("sends what is dropped again without sending everything before it each time", async () => {
    await mine(false);
    const calls = Array.from({ length: 40 }, (_, call) => dataOf(call));
    const started = performance.now();
    const sending = await Promise.all(calls.map((data) => signer.sendTransaction({ to, data })));
    first.asked.length = 0;
    while (new Set(sentBytes(first)).size < 40) await sleep(20);
    // Each once: that of the last has all before it sent, too; on a machine that is held up, once a second.
    const most = 1 + Math.floor((performance.now() - started - 3_000) / 1_000);
    const times = Object.values(Object.groupBy(sentBytes(first), (bytes) => bytes)).map((each) => each?.length ?? 0);
    expect(Math.max(...times)).to.be.at.most(most);
    await mine(true);
    await Promise.all(sending.map((each) => each.wait(1, 30_000)));
  });

  it("holds back what a node will not keep so far ahead, and sends it once there are new blocks", async () => {
    first.behave({ keepsAhead: 5 });
    await mine(false);
    const calls = Array.from({ length: 20 }, (_, call) => dataOf(call));
    const sending = calls.map(send);
    while (sentBytes(first).length < 6) await sleep(20);
    await sleep(500);
    // The sixth is refused, and tells how many are kept; no more are signed until there is room.
    expect(entries().map(({ state }) => state)).to.deep.equal(Array(6).fill("open"));
    expect(sentBytes(first)).to.have.lengthOf(6);
    await mine(true);
    const started = Date.now();
    await Promise.all(sending);
    expect((await sent()).toSorted()).to.deep.equal(calls);
    expect(Date.now() - started).to.be.below(10_000);
  });

  it("makes the call again where another transaction of the same nonce took its place, for free", async () => {
    await mine(false);
    const replaced = await signer.sendTransaction({ to, data: dataOf(1) });
    const bytes = await wallet.signTransaction({
      ...{ to, nonce: 0, gasLimit: 50_000, chainId: developmentChainId, type: 2, data: "0xff" },
      ...{ maxFeePerGas: 0, maxPriorityFeePerGas: 0 },
    });
    await node.send("eth_sendRawTransaction", [bytes]);
    await mine(true);
    const receipt = await replaced.wait(1, 30_000);
    expect(receipt?.hash).to.not.equal(replaced.hash);
    expect(await sent()).to.deep.equal(["0xff", dataOf(1)]);
    expect(entries().map(({ nonce, state }) => [nonce, state])).to.deep.equal([
      [0, "replaced"],
      [1, "done"],
    ]);
  });

  it("uses up no nonce where the account is not on the node's list, and says whom to ask", async () => {
    first.behave({ allowlist: [to] });
    expect(await failureOf(() => send("0x01"))).to.deep.equal({
      code: "NODE_ACCOUNT_NOT_ALLOWED",
      details: { account: wallet.address },
    });
    expect(entries()).to.deep.equal([]);
    first.behave({ allowlist: [wallet.address] });
    await send("0x02");
    expect(entries().map(({ nonce, state }) => [nonce, state])).to.deep.equal([[0, "done"]]);
  });

  describe("understands what Besu says to a transaction", () => {
    const kinds: Readonly<Partial<Record<AnswerName, string>>> = {
      ...{ known: "taken", nonceTooLow: "used", tooDistant: "distant", nonceTooHigh: "distant" },
      ...{ lowerNonceInvalid: "later", underpriced: "later", withoutToken: "later", timeout: "later" },
      ...{ wrongChain: "refused", tooLittleGas: "refused", tooMuchGas: "refused", syncing: "refused" },
      ...{ accountNotAllowed: "refused", internal: "later" },
    };
    for (const [says, kind] of Object.entries(kinds)) {
      it(`${says}: ${kind}`, async () => {
        const bytes = await wallet.signTransaction({
          to,
          nonce: 0,
          gasLimit: 50_000,
          chainId: developmentChainId,
          type: 2,
        });
        const impatient = await connect(first.url);
        first.behave({ says: says as AnswerName });
        expect((await broadcast(impatient, bytes)).kind).to.equal(kind);
        impatient.destroy();
      });
    }

    it("internal, of a transaction that it has not: refused", async () => {
      const bytes = await wallet.signTransaction({
        to,
        nonce: 9,
        gasLimit: 50_000,
        chainId: developmentChainId,
        type: 2,
      });
      const asked: string[] = [];
      const stub = {
        send: (method: string) => {
          asked.push(method);
          if (method === "eth_getTransactionByHash") return Promise.resolve(null);
          return Promise.reject(Object.assign(new Error("x"), { error: { code: -32603, message: "Internal error" } }));
        },
      } as unknown as JsonRpcProvider;
      const reception = await broadcast(stub, bytes);
      expect(reception).to.deep.include({ kind: "refused" });
      expect(asked).to.deep.equal(["eth_sendRawTransaction", "eth_getTransactionByHash"]);
    });

    it("internal, of a transaction that another node has not, asked in the place of that: later", async () => {
      const bytes = await wallet.signTransaction({ to, nonce: 9, gasLimit: 50_000, chainId: developmentChainId });
      const stub = {
        nodeChanges: 0,
        send: (method: string) => {
          if (method === "eth_getTransactionByHash") return Promise.resolve(++stub.nodeChanges && null);
          return Promise.reject(Object.assign(new Error("x"), { error: { code: -32603, message: "Internal error" } }));
        },
      };
      const reception = await broadcast(stub as unknown as JsonRpcProvider, bytes);
      expect(reception.kind).to.equal("later");
    });

    it("what no node said: later", async () => {
      const stub = { send: () => Promise.reject(new Error("provider destroyed; cancelled request")) };
      expect(await broadcast(stub as unknown as JsonRpcProvider, "0x01")).to.deep.equal({ kind: "later" });
    });
  });

  describe("of which one goes away", () => {
    beforeEach(async () => {
      close();
      await open([first.url, second.url]);
    });

    it("goes on with the other, which has never heard of what was sent, and makes each call once", async () => {
      await send(dataOf(0));
      // The first takes them and has them nowhere, as if they had been in its pool when it died.
      first.behave({ dropsPercent: 100 });
      const calls = Array.from({ length: 12 }, (_, call) => dataOf(call + 1));
      const sending = await Promise.all(calls.map((data) => signer.sendTransaction({ to, data })));
      expect(sentBytes(second)).to.deep.equal([]);
      first.behave({ away: true });
      const started = Date.now();
      const receipts = await Promise.all(sending.map((each) => each.wait(1, 30_000)));

      expect(receipts.map((receipt) => receipt?.hash)).to.deep.equal(sending.map(({ hash }) => hash));
      expect((await sent()).toSorted()).to.deep.equal([dataOf(0), ...calls]);
      expect(new Set(sentBytes(second))).to.deep.equal(new Set(sentBytes(first).slice(1)));
      // At once, and not only when the patience for what may have been dropped ends.
      expect(Date.now() - started).to.be.below(2_500);
    });

    it("sends nothing to it that is not in the journal, and nothing twice", async () => {
      const calls = Array.from({ length: 30 }, (_, call) => dataOf(call));
      const sending = calls.map(send);
      await sleep(150);
      first.behave({ away: true });
      await Promise.all(sending);
      expect((await sent()).toSorted()).to.deep.equal(calls);
      expect(entries().map(({ state }) => state)).to.deep.equal(Array(30).fill("done"));
    });
  });

  describe("of which the first has never heard of a transaction whose nonce is used up", () => {
    beforeEach(async () => {
      close();
      await open([first.url, second.url]);
      first.behave({ hidesTransactions: true });
    });

    it("makes no call again that another has in a block, and ends it once the first shows it too", async () => {
      const sending = await signer.sendTransaction({ to, data: dataOf(1) });
      expect(await failureOf(() => sending.wait(1, 5_000))).to.deep.equal({
        code: "TRANSACTION_LOST",
        details: { hash: sending.hash },
      });
      expect(entries().map(({ nonce, state }) => [nonce, state])).to.deep.equal([[0, "open"]]);
      first.behave();
      while (entries()[0]?.state === "open") await sleep(100);
      expect(entries().map(({ nonce, state }) => [nonce, state])).to.deep.equal([[0, "done"]]);
      expect(await sent()).to.deep.equal([dataOf(1)]);
    });

    it("makes none again as long as no other answers, or counts the nonce as used up, and then does", async () => {
      await mine(false);
      const sending = await signer.sendTransaction({ to, data: dataOf(1) });
      const bytes = await wallet.signTransaction({
        ...{ to, nonce: 0, gasLimit: 50_000, chainId: developmentChainId, type: 2, data: "0xff" },
        ...{ maxFeePerGas: 0, maxPriorityFeePerGas: 0 },
      });
      await node.send("eth_sendRawTransaction", [bytes]);
      second.behave({ away: true });
      await mine(true);
      const waiting = sending.wait(1, 30_000);
      await sleep(3_000);
      expect(sentBytes(first)).to.have.lengthOf(2);
      first.behave();
      second.behave();
      expect((await waiting)?.hash).to.not.equal(sending.hash);
      expect(await sent()).to.deep.equal(["0xff", dataOf(1)]);
    });
  });

  describe("of which the first takes a transaction and breaks off, and the second will not have it", () => {
    const undecided = (hash: string): object => ({
      code: "TRANSACTION_UNDECIDED",
      details: { hash, reason: "Sender account not authorized to send transactions" },
    });

    beforeEach(async () => {
      close();
      await open([first.url, second.url]);
      second.behave({ allowlist: [to] });
    });

    it("makes the call once, and takes the second's refusal for no proof that nothing was sent", async () => {
      first.behave({ breaksOff: true });
      const sending = await signer.sendTransaction({ to, data: dataOf(1) });
      expect((await sending.wait(1, 30_000))?.hash).to.equal(sending.hash);
      expect(sentBytes(second)).to.deep.equal(sentBytes(first));
      expect(await sent()).to.deep.equal([dataOf(1)]);
      expect(entries().map(({ nonce, state }) => [nonce, state])).to.deep.equal([[0, "done"]]);
    });

    it("gives its number to no other where no node shows it, and ends it once a node takes the same bytes", async () => {
      // As if it had been in the first one's pool alone, which it died with.
      first.behave({ breaksOff: true, dropsPercent: 100 });
      const sending = await signer.sendTransaction({ to, data: dataOf(1) });
      expect((await broadcast(node, sentBytes(first)[0] ?? "")).kind).to.equal("refused");
      expect(await failureOf(() => sending.wait(1, 200))).to.deep.equal(undecided(sending.hash));
      // The second alone is asked for this one, and refuses it: that costs nothing.
      expect((await failureOf(() => send(dataOf(2)))).code).to.equal("NODE_ACCOUNT_NOT_ALLOWED");
      expect(entries().map(({ nonce, state }) => [nonce, state])).to.deep.equal([[0, "open"]]);

      second.behave();
      while (entries()[0]?.state === "open") await sleep(100);
      await send(dataOf(2));
      expect(await sent()).to.deep.equal([1, 2].map(dataOf));
      expect(entries().map(({ nonce, state }) => [nonce, state])).to.deep.equal([
        [0, "done"],
        [1, "done"],
      ]);
    });
  });

  describe("of which one refuses a transaction and keeps it", () => {
    const standing = (): readonly unknown[] => entries().map(({ nonce, state, hash }) => [nonce, state, hash]);
    const refusedThough = async (data: string): Promise<string> => {
      first.behave({ pretends: "accountNotAllowed" });
      expect((await failureOf(() => send(data))).code).to.equal("NODE_ACCOUNT_NOT_ALLOWED");
      expect(entries()).to.deep.equal([]);
      first.behave();
      return keccak256(sentBytes(first).at(-1) ?? "");
    };

    it("tells that it is in a block before it signs anything more, once, and goes on then", async () => {
      const hash = await refusedThough(dataOf(1));
      expect(await failureOf(() => send(dataOf(2)))).to.deep.equal({ code: "TRANSACTION_REVIVED", details: { hash } });
      expect(standing()).to.deep.equal([[0, "done", hash]]);
      expect(await sent()).to.deep.equal([dataOf(1)]);

      const receipt = await send(dataOf(2));
      expect(standing()).to.deep.equal([
        [0, "done", hash],
        [1, "done", receipt?.hash],
      ]);
      expect(await sent()).to.deep.equal([1, 2].map(dataOf));
    });

    it("signs the next with the same nonce, though the node counts one more, and makes it not anew where that one wins", async () => {
      await mine(false);
      const hash = await refusedThough(dataOf(1));
      first.behave({ dropsPercent: 100 });
      const next = await signer.sendTransaction({ to, data: dataOf(2) });
      expect(next.nonce).to.equal(0);
      first.behave();
      await mine(true);
      expect(await failureOf(() => next.wait(1, 30_000))).to.deep.equal({
        code: "TRANSACTION_REVIVED",
        details: { hash },
      });
      expect(standing()).to.deep.equal([
        [0, "replaced", next.hash],
        [0, "done", hash],
      ]);
      expect(await sent()).to.deep.equal([dataOf(1)]);
    });

    it("knows it in the next run, too", async () => {
      const hash = await refusedThough(dataOf(1));
      close();
      await open();
      expect(await failureOf(() => send(dataOf(1)))).to.deep.equal({ code: "TRANSACTION_REVIVED", details: { hash } });
      expect(await sent()).to.deep.equal([dataOf(1)]);
    });

    it("asks another, too, where the one denies it", async () => {
      close();
      await open([first.url, second.url]);
      const hash = await refusedThough(dataOf(1));
      first.behave({ hidesTransactions: true });
      expect(await failureOf(() => send(dataOf(2)))).to.deep.equal({ code: "TRANSACTION_REVIVED", details: { hash } });
      expect(await sent()).to.deep.equal([dataOf(1)]);
    });

    it("takes another of the same nonce for what it is", async () => {
      first.behave({ allowlist: [to] });
      expect((await failureOf(() => send(dataOf(1)))).code).to.equal("NODE_ACCOUNT_NOT_ALLOWED");
      first.behave();
      await (await wallet.connect(truth).sendTransaction({ to, data: "0xff" })).wait();
      expect((await send(dataOf(2)))?.status).to.equal(1);
      expect(entries().map(({ nonce, state }) => [nonce, state])).to.deep.equal([[1, "done"]]);
      expect(await sent()).to.deep.equal(["0xff", dataOf(2)]);
    });
  });

  describe("which refuse what was sent before", () => {
    beforeEach(async () => {
      first.behave({ dropsPercent: 100 });
      const { hash } = await signer.sendTransaction({ to, data: dataOf(1) });
      first.behave({ allowlist: [to] });
      close();
      await open([first.url], 500);
      expect(await failureOf(() => signer.recover(() => undefined))).to.deep.equal({
        code: "TRANSACTION_UNDECIDED",
        details: { hash, reason: "Sender account not authorized to send transactions" },
      });
    });

    it("says what for, of each run, and keeps it in the journal until they take it", async () => {
      expect(entries().map(({ nonce, state }) => [nonce, state])).to.deep.equal([[0, "open"]]);
      first.behave();
      close();
      await open();
      await signer.recover(() => undefined);
      expect(await sent()).to.deep.equal([dataOf(1)]);
    });

    it("says so no more once they do not refuse it, though they show it in no block", async () => {
      first.behave({ dropsPercent: 100 });
      const [{ hash }] = entries() as [Entry];
      expect(await failureOf(() => signer.recover(() => undefined))).to.deep.equal({
        code: "TRANSACTION_LOST",
        details: { hash },
      });
    });
  });

  describe("of a chain that has halted", () => {
    it("gives nothing up while that lasts, says so once and that it is over, and goes on by itself", async () => {
      await mine(false);
      first.behave({ behind: 600 });
      const halted = await signer.sendTransaction({ to, data: dataOf(1) });
      const waiting = halted.wait(1, 2_000);
      await sleep(3_000);
      expect(told.map((halt) => halt?.minutes)).to.deep.equal([10]);
      first.behave();
      await mine(true);
      expect((await waiting)?.hash).to.equal(halted.hash);
      for (let time = 0; told.length < 2 && time < 50; time++) {
        await sleep(100);
        await send(dataOf(2 + time));
      }
      expect(told.at(-1)).to.equal(undefined);
      expect(told).to.have.lengthOf(2);
    });

    it("ends at once where that is asked for, with everything in the journal", async () => {
      await mine(false);
      first.behave({ behind: 600 });
      const halted = await signer.sendTransaction({ to, data: dataOf(1) });
      const waiting = halted.wait(1, 60_000).catch((error: unknown) => error);
      for (let time = 0; told.length === 0 && time < 50; time++) await sleep(100);
      ending.abort();
      const started = Date.now();
      const error = await waiting;
      expect(error).to.be.instanceOf(InterruptedError).and.to.have.property("sent", true);
      expect(Date.now() - started).to.be.below(2_000);
      expect(entries().map(({ nonce, state }) => [nonce, state])).to.deep.equal([[0, "open"]]);

      close();
      first.behave();
      await mine(true);
      await open();
      await signer.recover(() => undefined);
      expect(await sent()).to.deep.equal([dataOf(1)]);
    });
  });

  it("waits no longer for room than the oldest may take, once for all that wait, and signs none of them", async () => {
    close();
    await open([first.url], 1_000);
    first.behave({ keepsAhead: 1 });
    await mine(false);
    const oldest = await signer.sendTransaction({ to, data: dataOf(1) });
    await signer.sendTransaction({ to, data: dataOf(2) });
    const started = Date.now();
    const stuck = await Promise.all([3, 4, 5].map((call) => failureOf(() => send(dataOf(call)))));
    expect(stuck).to.deep.equal(
      Array(3).fill({
        code: "TRANSACTIONS_STUCK",
        details: { count: 2, account: wallet.address, hash: oldest.hash },
      }),
    );
    expect(Date.now() - started).to.be.within(3_000, 5_000);
    expect(entries().map(({ nonce, state }) => [nonce, state])).to.deep.equal([
      [0, "open"],
      [1, "open"],
    ]);

    await mine(true);
    await send(dataOf(3));
    expect(await sent()).to.deep.equal([1, 2, 3].map(dataOf));
  });

  it("does not take for stuck what waits while the chain stands still", async () => {
    close();
    await open([first.url], 1_000);
    first.behave({ keepsAhead: 1 });
    await mine(false);
    for (const call of [1, 2]) await signer.sendTransaction({ to, data: dataOf(call) });
    first.behave({ keepsAhead: 1, behind: 600 });
    for (let time = 0; told.length === 0 && time < 50; time++) await sleep(100);
    const third = send(dataOf(3));
    await sleep(1_500);
    first.behave();
    await mine(true);
    expect((await third)?.status).to.equal(1);
  });

  it("says of a call that waited for room to be signed, and was to end, that it was not sent", async () => {
    // The second one tells how many are kept; from then on no third is signed.
    first.behave({ keepsAhead: 1 });
    await mine(false);
    for (const call of [1, 2]) await signer.sendTransaction({ to, data: dataOf(call) });
    first.behave({ keepsAhead: 1, behind: 600 });
    const third = signer.sendTransaction({ to, data: dataOf(3) }).catch((error: unknown) => error);
    for (let time = 0; told.length === 0 && time < 50; time++) await sleep(100);
    ending.abort();
    expect(await third)
      .to.be.instanceOf(InterruptedError)
      .and.to.have.property("sent", false);
    expect(entries().map(({ nonce, state }) => [nonce, state])).to.deep.equal([
      [0, "open"],
      [1, "open"],
    ]);
  });

  it("waits for a chain to make blocks, however long, though the node goes away meanwhile", async () => {
    first.behave({ behind: 120 });
    const halts: (Halt | undefined)[] = [];
    const impatient = await connect(first.url);
    const waiting = new HaltWatch(impatient, (halt) => halts.push(halt)).untilAlive();
    await sleep(300);
    first.behave({ away: true });
    await sleep(2_500);
    first.behave();
    await waiting;
    expect(halts.map((halt) => halt?.minutes)).to.deep.equal([2, undefined]);

    first.behave({ away: true });
    expect((await failureOf(() => new HaltWatch(impatient, () => undefined).untilAlive())).code).to.equal(
      "NODE_UNREACHABLE",
    );
    impatient.destroy();
  });
});
