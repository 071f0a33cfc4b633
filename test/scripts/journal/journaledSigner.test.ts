import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { connect, type Deployment } from "@elicense/sdk";
import { expect } from "chai";
import { Transaction, type JsonRpcProvider, type TransactionReceipt, type HDNodeWallet } from "ethers";

import { startAnvil, type PassingChain } from "../../../scripts/chain/startAnvil.js";
import { developmentAccount, developmentChainId } from "../../../scripts/development.js";
import { Journal, type Entry } from "../../../scripts/journal/Journal.js";
import { JournalError } from "../../../scripts/journal/JournalError.js";
import { JournaledSigner } from "../../../scripts/journal/JournaledSigner.js";
import { RunLock } from "../../../scripts/journal/RunLock.js";
import { journalPath, openJournaledSigner } from "../../../scripts/journal/openJournaledSigner.js";
import { startLyingNode, type LyingNode, type Question } from "../../sdk/lyingNode.js";
import { failureOf } from "../support/failureOf.js";

const to = "0x0000000000000000000000000000000000000011";

describe("the signer that keeps a journal", () => {
  let chain: PassingChain;
  /** What the signer asks: it lies where a test wants it to. */
  let proxy: LyingNode;
  let folder: string;
  let deployment: Deployment;
  /** The chain itself. */
  let truth: JsonRpcProvider;
  let account = 0;
  let wallet: HDNodeWallet;
  let node: JsonRpcProvider;
  let signer: JournaledSigner;

  const open = async (): Promise<void> => {
    node = await connect(proxy.url, { patienceSeconds: 10 });
    signer = await openJournaledSigner({ signer: wallet, node, deployment, folder });
  };
  const close = (): void => {
    signer.close();
    node.destroy();
  };
  /** What the journal has, the oldest first. */
  const entries = (): readonly Entry[] => {
    const journal = new Journal(journalPath(folder, deployment));
    const found = journal.list(1_000).toReversed();
    journal.close();
    return found;
  };
  const send = async (data = "0x"): Promise<TransactionReceipt | null> =>
    (await signer.sendTransaction({ to, data })).wait(1, 60_000);
  const mine = (on: boolean): Promise<unknown> => truth.send("evm_setAutomine", [on]) as Promise<unknown>;
  const sentBytes = (): readonly string[] =>
    proxy.asked.filter(({ method }) => method === "eth_sendRawTransaction").map(({ params }) => params[0] as string);

  before(async () => {
    chain = await startAnvil(developmentChainId);
    proxy = await startLyingNode(chain.url);
    truth = await connect(chain.url);
    // Of the deployment only the chain matters here.
    const genesisHash = (await truth.getBlock(0))?.hash;
    deployment = { chainId: developmentChainId, genesisHash } as Deployment;
  });

  after(async () => {
    truth.destroy();
    await proxy.stop();
    await chain.stop();
  });

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "elicense-signer-"));
    wallet = developmentAccount(account++);
    proxy.play();
    proxy.asked.length = 0;
    await mine(true);
    await open();
  });

  afterEach(() => {
    close();
    rmSync(folder, { recursive: true });
  });

  it("writes a transaction down before any node has it, and how it ended", async () => {
    let written: readonly Entry[] = [];
    proxy.play((question, honest) => {
      if (question.method === "eth_sendRawTransaction") written = entries();
      return honest();
    });
    const receipt = await send("0x01");

    expect(receipt?.status).to.equal(1);
    expect(written.map(({ state, nonce }) => [state, nonce])).to.deep.equal([["open", 0]]);
    expect(written[0]?.bytes).to.equal(sentBytes()[0]);
    expect(entries()).to.deep.equal([{ ...written[0]!, state: "done", block: receipt?.blockNumber }]);
    expect(receipt?.hash).to.equal(written[0]?.hash);
  });

  it("keeps the program from ending until a transaction has ended, once, whoever waits for it and however often", async () => {
    close();
    const beginnings: string[] = [];
    const begin = (): (() => void) => {
      beginnings.push("begun");
      return () => void beginnings.push("ended");
    };
    const interruption = { signal: new AbortController().signal, begin, beginAll: begin };
    node = await connect(proxy.url, { patienceSeconds: 10 });
    signer = await openJournaledSigner({ signer: wallet, node, deployment, folder, interruption });

    await mine(false);
    const waited = await signer.sendTransaction({ to, data: "0x01" });
    expect(beginnings).to.deep.equal(["begun"]);
    const waits = [waited.wait(1, 60_000), waited.wait(1, 60_000)];
    await mine(true);
    await truth.send("evm_mine", []);
    const [first, second] = await Promise.all(waits);
    expect(first?.hash).to.equal(waited.hash);
    expect(second?.hash).to.equal(waited.hash);
    expect((await waited.wait())?.hash).to.equal(waited.hash);
    expect(beginnings).to.deep.equal(["begun", "ended"]);

    await signer.sendTransaction({ to, data: "0x02" });
    for (let time = 0; beginnings.length < 4 && time < 100; time++) await sleep(50);
    expect(beginnings).to.deep.equal(["begun", "ended", "begun", "ended"]);
    expect(entries().map(({ state }) => state)).to.deep.equal(["done", "done"]);
  }).timeout(30_000);

  it("sends many at a time, each with a nonce of its own and none left out", async () => {
    const receipts = await Promise.all(Array.from({ length: 20 }, () => send()));
    expect(new Set(receipts.map((receipt) => receipt?.hash)).size).to.equal(20);
    expect(entries().map(({ nonce, state }) => [nonce, state])).to.deep.equal(
      Array.from({ length: 20 }, (_, nonce) => [nonce, "done"]),
    );
    expect(await truth.getTransactionCount(wallet.address)).to.equal(20);
  });

  it("goes on from what the key did elsewhere", async () => {
    await (await wallet.connect(truth).sendTransaction({ to })).wait();
    await send();
    await (await wallet.connect(truth).sendTransaction({ to })).wait();
    await send();
    expect(entries().map(({ nonce }) => nonce)).to.deep.equal([1, 3]);
  });

  it("writes down nothing of what would revert, or the node refuses: the nonce stays free", async () => {
    // The registry's code is no place to send to without data: here a contract that always reverts.
    await truth.send("anvil_setCode", ["0x0000000000000000000000000000000000000022", "0x60006000fd"]);
    const reverting = signer.sendTransaction({ to: "0x0000000000000000000000000000000000000022" });
    expect(((await reverting.catch((error: unknown) => error)) as { code?: string }).code).to.equal("CALL_EXCEPTION");
    expect(entries()).to.deep.equal([]);

    proxy.play(({ method }, honest) =>
      method === "eth_sendRawTransaction" ? { error: { code: -32000, message: "Wrong chainId" } } : honest(),
    );
    expect(await failureOf(() => send())).to.deep.equal({
      code: "NODE_REFUSED",
      details: { reason: "Wrong chainId" },
    });
    expect(entries()).to.deep.equal([]);

    proxy.play();
    await send();
    expect(entries().map(({ nonce, state }) => [nonce, state])).to.deep.equal([[0, "done"]]);
  });

  it("asks for no estimate of what was simulated, and signs it with the gas that it was given", async () => {
    const fees = { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n };
    const sent = await signer.sendTransaction({ to, data: "0x01", gasLimit: 77_777n, ...fees });
    await sent.wait(1, 60_000);
    const asked = proxy.asked.map(({ method }) => method);
    expect(asked).not.to.include.members(["eth_estimateGas"]);
    const { gasLimit, chainId, nonce, data, type } = Transaction.from(sentBytes()[0] ?? "");
    expect({ gasLimit, chainId, nonce, data, type }).to.deep.equal({
      ...{ gasLimit: 77_777n, chainId: BigInt(developmentChainId), nonce: 0, data: "0x01", type: 2 },
    });
  });

  it("signs nothing in the name of another account, or for another chain, whatever else it is given", async () => {
    const complete = { to, data: "0x01", gasLimit: 77_777n, maxFeePerGas: 0n, maxPriorityFeePerGas: 0n };
    for (const [part, foreign, message] of [
      ["from", to, "transaction from mismatch"],
      ["chainId", 1, "transaction chainId mismatch"],
    ] as const) {
      const sending = signer.sendTransaction({ ...complete, [part]: foreign });
      const thrown = (await sending.catch((error: unknown) => error)) as { code?: string; shortMessage?: string };
      expect([thrown.code, thrown.shortMessage], part).to.deep.equal(["INVALID_ARGUMENT", message]);
    }
    expect(entries()).to.deep.equal([]);

    await (await signer.sendTransaction({ ...complete, from: wallet.address })).wait(1, 60_000);
    expect(Transaction.from(sentBytes()[0] ?? "").from).to.equal(wallet.address);
  });

  it("tells of what it has sent what was signed", async () => {
    for (const fees of [
      { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n },
      { type: 1, gasPrice: 0n, accessList: [{ address: wallet.address, storageKeys: [`0x${"01".repeat(32)}`] }] },
      { gasPrice: 7n, type: 0 },
    ]) {
      proxy.asked.length = 0;
      const lower = "0xabababababababababababababababababababab";
      const sent = await signer.sendTransaction({ to: lower, data: "0xAB", ...fees });
      await sent.wait(1, 60_000);
      const signed = Transaction.from(sentBytes()[0] ?? "");
      const names = [
        "hash",
        "from",
        "to",
        "nonce",
        "data",
        "gasLimit",
        "value",
        "chainId",
        "type",
        "accessList",
      ] as const;
      for (const name of names) expect(sent[name], name).to.deep.equal(signed[name]);
      expect(sent.maxFeePerGas).to.equal(signed.maxFeePerGas);
      expect(sent.maxPriorityFeePerGas).to.equal(signed.maxPriorityFeePerGas);
      expect(sent.gasPrice).to.equal(signed.gasPrice ?? signed.maxFeePerGas);
      expect(sent.signature.serialized).to.equal(signed.signature?.serialized);
    }
  });

  it("gives the receipt that a node gives, with its logs", async () => {
    const logger = "0x0000000000000000000000000000000000000044";
    await truth.send("anvil_setCode", [logger, "0x60006000a000"]);
    const receipt = (await (await signer.sendTransaction({ to: logger, data: "0x" })).wait(1, 60_000))!;
    const given = (await truth.getTransactionReceipt(receipt.hash))!;
    const plain = (one: TransactionReceipt): object => ({
      ...(one.toJSON() as object),
      logs: one.logs.map((log) => log.toJSON() as object),
    });
    expect(plain(receipt)).to.deep.equal(plain(given));
    expect(receipt.logs.map(({ address }) => address)).to.deep.equal([logger]);
    expect(receipt.logs).to.equal(receipt.logs);
  });

  it("says so of a transaction that was carried out to no effect", async () => {
    await mine(false);
    const target = "0x0000000000000000000000000000000000000033";
    const sent = await signer.sendTransaction({ to: target, data: "0x02" });
    await truth.send("anvil_setCode", [target, "0x60006000fd"]);
    const waiting = sent.wait().catch((error: unknown) => error);
    await truth.send("evm_mine", []);
    const error = (await waiting) as { code: string; receipt: TransactionReceipt };
    expect(error.code).to.equal("CALL_EXCEPTION");
    expect(error.receipt.hash).to.equal(sent.hash);
    expect(entries().map(({ state }) => state)).to.deep.equal(["reverted"]);
  });

  it("sends the same bytes again where the node dropped them without a word, and what comes before them too", async () => {
    await mine(false);
    const sent = await Promise.all([0, 1, 2].map(() => signer.sendTransaction({ to })));
    for (const { hash } of sent) await truth.send("anvil_dropTransaction", [hash]);
    await mine(true);
    const receipts = await Promise.all(sent.map((each) => each.wait(1, 60_000)));

    expect(receipts.map((receipt) => receipt?.hash)).to.deep.equal(sent.map(({ hash }) => hash));
    expect(new Set(sentBytes()).size).to.equal(3);
    expect(sentBytes().length).to.be.greaterThan(3);
  }).timeout(60_000);

  it("sends them again, too, where this machine's clock was set back a day meanwhile", async () => {
    await mine(false);
    const { hash } = await signer.sendTransaction({ to });
    await truth.send("anvil_dropTransaction", [hash]);
    const { now } = Date;
    try {
      Date.now = () => now() - 86_400_000;
      for (let time = 0; sentBytes().length < 2 && time < 100; time++) await sleep(100);
    } finally {
      Date.now = now;
    }
    expect(sentBytes()).to.have.lengthOf(2);
  }).timeout(30_000);

  const troubles: Readonly<Record<string, (question: Question) => string>> = {
    "the answer is lost": () => "breaks",
    "half of the answer comes": () => "half",
  };
  for (const [what, trouble] of Object.entries(troubles)) {
    it(`sends no second transaction where ${what}`, async () => {
      let times = 0;
      proxy.play(async (question, honest) => {
        const reply = await honest();
        return question.method === "eth_sendRawTransaction" && times++ < 2 ? (trouble(question) as "half") : reply;
      });
      await send();
      expect(new Set(sentBytes()).size).to.equal(1);
      expect(await truth.getTransactionCount(wallet.address)).to.equal(1);
      expect(entries().map(({ state }) => state)).to.deep.equal(["done"]);
    });
  }

  const falseReceipts: Readonly<Record<string, (receipt: object) => object>> = {
    "another transaction's": (receipt) => ({ ...receipt, transactionHash: `0x${"ab".repeat(32)}`, status: "0x0" }),
    "that of a block yet to come": (receipt) => ({ ...receipt, blockNumber: null }),
    "one that says not how it ended": (receipt) => ({ ...receipt, status: undefined }),
    "one with nothing for how it ended": (receipt) => ({ ...receipt, status: "0x" }),
    "one with nothing for its block": (receipt) => ({ ...receipt, blockNumber: "0x" }),
    "one without its gas": (receipt) => ({ ...receipt, gasUsed: undefined }),
    "one without its logs": (receipt) => ({ ...receipt, logs: undefined }),
  };
  for (const [what, change] of Object.entries(falseReceipts)) {
    it(`waits on where it is given a receipt that is none: ${what}`, async () => {
      let told = 0;
      proxy.play(async ({ method }, honest) => {
        const reply = await honest();
        if (method !== "eth_getTransactionReceipt" || !("result" in reply) || reply.result === null) return reply;
        return told++ < 2 ? { result: change(reply.result as object) } : reply;
      });
      const receipt = await send("0x08");
      expect(receipt?.status).to.equal(1);
      expect(entries().map(({ state, block, hash }) => [state, block, hash])).to.deep.equal([
        ["done", receipt?.blockNumber, receipt?.hash],
      ]);
      expect(new Set(sentBytes()).size).to.equal(1);
      expect(told).to.be.at.least(3);
    });
  }

  it("takes no nonce for used up where it is not told how many are", async () => {
    await mine(false);
    const sent = await signer.sendTransaction({ to, data: "0x09" });
    let told = 0;
    proxy.play(({ method }, honest) =>
      method === "eth_getTransactionCount" && told++ < 3 ? { result: undefined } : honest(),
    );
    while (told < 4) await sleep(50);
    await mine(true);
    await truth.send("evm_mine", []);
    expect((await sent.wait(1, 60_000))?.hash).to.equal(sent.hash);
    expect(new Set(sentBytes()).size).to.equal(1);
    expect(entries().map(({ nonce, state }) => [nonce, state])).to.deep.equal([[0, "done"]]);
    expect(await truth.getTransactionCount(wallet.address)).to.equal(1);
  }).timeout(30_000);

  it("makes the call again where another transaction took its nonce, however cheap", async () => {
    await mine(false);
    const fees = { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n };
    const sent = await signer.sendTransaction({ to, data: "0x03", gasLimit: 77_777n, ...fees });
    proxy.asked.length = 0;
    await truth.send("anvil_dropTransaction", [sent.hash]);
    const bytes = await wallet.signTransaction({
      ...{ to, nonce: 0, gasLimit: 50_000, chainId: developmentChainId, type: 2 },
      ...{ maxFeePerGas: 0, maxPriorityFeePerGas: 0 },
    });
    await truth.send("eth_sendRawTransaction", [bytes]);
    await mine(true);
    await truth.send("evm_mine", []);
    const receipt = await sent.wait(1, 60_000);

    expect(receipt?.hash).not.to.equal(sent.hash);
    const made = await truth.getTransaction(receipt?.hash ?? "");
    expect([made?.nonce, made?.data]).to.deep.equal([1, "0x03"]);
    // It is simulated anew: what took its place may have changed what it does.
    expect(proxy.asked.map(({ method }) => method)).to.include("eth_estimateGas");
    expect(entries().map(({ nonce, state }) => [nonce, state])).to.deep.equal([
      [0, "replaced"],
      [1, "done"],
    ]);
  }).timeout(60_000);

  it("makes no call again whose receipt comes late", async () => {
    let first: number | undefined;
    proxy.play(({ method }, honest) => {
      if (method !== "eth_getTransactionReceipt") return honest();
      first ??= Date.now();
      return Date.now() - first < 3_000 ? { result: null } : honest();
    });
    await send();
    expect(new Set(sentBytes()).size).to.equal(1);
    expect(await truth.getTransactionCount(wallet.address)).to.equal(1);
    expect(entries().map(({ state }) => state)).to.deep.equal(["done"]);
  });

  for (const count of ["0xffff", "0x", "junk", 5, null, {}]) {
    it(`signs nothing where it is told a count that cannot be: ${JSON.stringify(count)}`, async () => {
      proxy.play(({ method, params }, honest) =>
        method === "eth_getTransactionCount" && params[1] === "pending" ? { result: count } : honest(),
      );
      const reason =
        count === "0xffff"
          ? {
              en: `65535 transactions of ${wallet.address} pending`,
              zh: `账户 ${wallet.address} 有 65535 笔待处理交易`,
            }
          : { en: "no count of transactions", zh: "未给出交易数" };
      expect(await failureOf(() => send())).to.deep.equal({ code: "NODE_REFUSED", details: { reason } });
      expect(sentBytes()).to.deep.equal([]);
      expect(entries()).to.deep.equal([]);
      proxy.play();
      await send();
      expect(entries().map(({ state, nonce }) => [state, nonce])).to.deep.equal([["done", 0]]);
    });
  }

  it("gives up in time, and the next run sends the same bytes and waits for them", async () => {
    proxy.play(({ method }, honest) =>
      method === "eth_sendRawTransaction" ? { result: `0x${"00".repeat(32)}` } : honest(),
    );
    const sent = await Promise.all([0, 1].map(() => signer.sendTransaction({ to, data: "0x04" })));
    const lost = await failureOf(() => sent[0]!.wait(1, 1_000));
    expect(lost).to.deep.equal({ code: "TRANSACTION_LOST", details: { hash: sent[0]!.hash } });
    expect(await truth.getTransactionCount(wallet.address)).to.equal(0);

    close();
    proxy.play();
    await open();
    const told: number[] = [];
    await signer.recover((count) => told.push(count));
    expect(told).to.deep.equal([2]);
    expect(entries().map(({ hash, state }) => [hash, state])).to.deep.equal(sent.map(({ hash }) => [hash, "done"]));
    expect(await truth.getTransactionCount(wallet.address)).to.equal(2);

    await signer.recover((count) => told.push(count));
    expect(told, "nothing is left").to.deep.equal([2]);
  }).timeout(60_000);

  it("sends again what the chain has lost: a block that it has no more took it along", async () => {
    await send("0x05");
    const snapshot = (await truth.send("evm_snapshot", [])) as string;
    await Promise.all([send("0x06"), send("0x07")]);
    const before = entries();
    await truth.send("evm_revert", [snapshot]);
    expect(await truth.getTransactionCount(wallet.address)).to.equal(1);

    const told: number[] = [];
    await signer.recover((count) => told.push(count));
    expect(told).to.deep.equal([2]);
    expect(await truth.getTransactionCount(wallet.address)).to.equal(3);
    expect(entries().map(({ hash, state }) => [hash, state])).to.deep.equal(before.map(({ hash }) => [hash, "done"]));
  }).timeout(60_000);

  it("throws what is wrong with the journal where it cannot be written while it sends what is open again", async () => {
    // The node drops both without a word.
    proxy.play(({ method }, honest) =>
      method === "eth_sendRawTransaction" ? { result: `0x${"00".repeat(32)}` } : honest(),
    );
    for (const data of ["0x0a", "0x0b"]) await signer.sendTransaction({ to, data });
    close();
    node = await connect(proxy.url, { patienceSeconds: 10 });
    const path = journalPath(folder, deployment);
    const journal = new Journal(path);
    const full = new JournalError(path, Object.assign(new Error("full"), { code: "ENOSPC" }));
    journal.end = () => {
      throw full;
    };
    const lock = new RunLock(`${path}.lock`);
    signer = new JournaledSigner({ signer: wallet, address: wallet.address, node, journal, lock });

    let sentAgain = 0;
    proxy.play(async ({ method }, honest) => {
      const reply = await honest();
      // The first is in a block, and its end to be written down, long before the second was answered for.
      if (method === "eth_sendRawTransaction" && ++sentAgain === 2) await sleep(1_500);
      return reply;
    });
    const unhandled: unknown[] = [];
    const take = (error: unknown): number => unhandled.push(error);
    const listeners = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection").on("unhandledRejection", take);
    const thrown: unknown = await signer.recover(() => undefined).catch((error: unknown) => error);
    process.removeAllListeners("unhandledRejection");
    for (const listener of listeners) process.on("unhandledRejection", listener);
    expect(thrown).to.equal(full);
    expect(unhandled).to.deep.equal([]);
  }).timeout(30_000);

  it("signs by the key it was given, and nothing else of it", async () => {
    expect(await signer.getAddress()).to.equal(wallet.address);
    expect(await signer.signMessage("text")).to.equal(await wallet.signMessage("text"));
    const typed = [{ name: "elicense" }, { Text: [{ name: "value", type: "string" }] }, { value: "x" }] as const;
    const [domain, types, value] = typed;
    expect(await signer.signTypedData(domain, { Text: [...types.Text] }, value)).to.equal(
      await wallet.signTypedData(domain, { Text: [...types.Text] }, value),
    );
    const bytes = await signer.signTransaction({ to, nonce: 5, chainId: 1, gasLimit: 21_000, gasPrice: 0 });
    expect(Transaction.from(bytes).from).to.equal(wallet.address);
    expect(() => signer.connect()).to.throw("a journal is of one chain");
  });
});
