import { Readable } from "node:stream";
import { join } from "node:path";
import { mkdir, readdir } from "node:fs/promises";

import {
  connect,
  createClient,
  licenseTypes,
  parseRegisterKey,
  prepareCall,
  setApproval,
  type Client,
} from "@elicense/sdk";
import { expect } from "chai";
import { Wallet, type JsonRpcProvider } from "ethers";
import { after, before, beforeEach, describe, it } from "mocha";

import { lawyerRows } from "../../../scripts/bench/issue/lawyerRows.js";
import { isolateRefused } from "../../../scripts/commands/issue/isolateRefused.js";
import { openLedger, type Ledger } from "../../../scripts/commands/issue/Ledger.js";
import { documentText, sealLicense } from "../../../scripts/commands/issue/DocumentFolder.js";
import { planBatches } from "../../../scripts/commands/issue/plan.js";
import { sendBatches, type SendParameters } from "../../../scripts/commands/issue/sendBatches.js";
import { csvTypes, readLicenses } from "../../../scripts/csv/index.js";
import { developmentAccount } from "../../../scripts/development.js";
import { InterruptedError } from "../../../scripts/interruption.js";
import { holdBlocks, releaseBlocks } from "../support/blocks.js";
import { keyOf, startConsortium, type TestConsortium } from "./consortium.js";

const csvType = csvTypes.get("lawyer")!;
const { type } = csvType;
const registerKey = parseRegisterKey(`0x${"5a".repeat(32)}`);

/** Anhui's number. */
const authority = 1;

describe("the batches of an issue", function () {
  this.timeout(120_000);
  let consortium: TestConsortium;
  let node: JsonRpcProvider;
  let client: Client;
  let custody: string;
  let folder: string;
  let ledger: Ledger;
  let runs = 0;

  before(async () => {
    consortium = await startConsortium();
    node = await connect(consortium.chain.url);
    const { deployment } = consortium;
    client = createClient({ runner: new Wallet(keyOf("anhui"), node), deployment });
    custody = await client.contracts.licenses.custodyOf(2);
    // No reason of the sample's types does without an approval: governance may have it otherwise.
    const governance = createClient({ runner: developmentAccount(0).connect(node), deployment });
    const { number } = licenseTypes[0]!.reasons.find(({ code }) => code === "IMPORT")!;
    await setApproval(governance, { licenseType: type.number, number, approval: "NONE" });
  });
  after(async () => {
    node.destroy();
    await consortium.stop();
  });
  beforeEach(async () => {
    folder = join(consortium.folder, `batches-${String(runs++)}`);
    await mkdir(folder);
    ledger = openLedger();
  });

  /** Plans batches of invented lawyers, entered in the ledger as pending; custody may hold some, which the chain refuses. */
  async function plan(count: number, size: number, heldByCustody: readonly number[] = []): Promise<void> {
    const read = await readLicenses({
      open: () => Readable.from([Buffer.from([...lawyerRows(count, runs * 1_000)].join(""))]),
      csvType,
      issuer: { code: "1134000000FAKE020H", name: "安徽省司法厅（虚构）", region: "340000" },
      registerKey,
      today: "2026-06-01",
    });
    const parameters = { type, authority, registerKey, approverOf: () => 0 };
    const batches = [...planBatches(read.batches(size), parameters)].map(({ licenses, ...batch }) => ({
      ...batch,
      licenses: licenses.map((license) =>
        heldByCustody.includes(license.line) ? { ...license, holder: custody } : license,
      ),
    }));
    read.close();
    for (const { position, decision, licenses } of batches) {
      ledger.open({ position, decision });
      const sealed = licenses.map((license) => ({
        ...license,
        document: documentText(sealLicense(consortium.deployment, license, 0)),
      }));
      ledger.add(position, sealed, "pending");
    }
  }

  function send({ by = client, ...changed }: Partial<SendParameters> & { readonly by?: Client } = {}): ReturnType<
    typeof sendBatches
  > {
    return sendBatches(by, {
      ...{
        type,
        authority,
        folder,
        ledger,
        batchSize: 100,
        language: "en",
        gasPerLicense: null,
        told: () => undefined,
      },
      interruption: {
        signal: new AbortController().signal,
        begin: () => () => undefined,
        beginAll: () => () => undefined,
      },
      ...changed,
    });
  }

  const standing = (): readonly (readonly [number, string, string | null])[] =>
    [...ledger.entries()].map(({ line, state, refusal }) => [line, state, refusal?.code ?? null]);

  it("sends the bytes that were prepared, and others where part of a batch is left out", async () => {
    await plan(4, 2);
    // The same licenses in another order: nobody else would encode them so.
    const prepared = await Promise.all(
      [0, 1].map(async (position) => {
        const { decision, licenses } = ledger.batch(position);
        const parameters = { type, decision, licenses: licenses.toReversed() };
        return (await prepareCall(client, "ISSUE", parameters, { authority })).data;
      }),
    );
    for (const [position, data] of prepared.entries()) ledger.keepCall(position, data);
    ledger.change([4], { state: "awaiting" });
    // So many at once that one batch is sent after the other: this signer does not keep its nonces apart.
    expect(await send({ gasPerLicense: 150_000n, batchSize: 4_096 })).not.to.have.property("failure");

    const [first, , left, last] = [...ledger.entries()];
    expect(standing().map(([, state]) => state)).to.deep.equal(["issued", "issued", "awaiting", "issued"]);
    expect(left?.transaction).to.equal(null);
    const whole = await node.getTransaction(first?.transaction ?? "");
    // Expected of two licenses, and a quarter more.
    expect([whole?.data, whole?.gasLimit]).to.deep.equal([prepared[0], 375_000n]);
    const rest = await node.getTransaction(last?.transaction ?? "");
    expect(rest?.data).not.to.equal(prepared[1]);
  });

  it("finds the licenses for which the registry refuses a batch, and what it takes without them", async () => {
    await plan(9, 100, [3, 4, 10]);
    const { taken, refused } = await isolateRefused(client, ledger.batch(0), type);
    expect(taken.map(({ line }) => line)).to.deep.equal([2, 5, 6, 7, 8, 9]);
    expect(refused.map(({ license, error }) => [license.line, error.code, error.details])).to.deep.equal(
      [3, 4, 10].map((line) => [
        line,
        "LICENSE_REGISTRY_CUSTODY_HOLDER",
        { holder: custody, reason: "LicenseRegistryCustodyHolder" },
      ]),
    );
  });

  it("issues the rest as a batch of its own, and the other batches", async () => {
    await plan(8, 4, [4]);
    const sent = await send();
    expect(sent).to.deep.include({ transactions: 2 }).and.not.to.have.property("failure");
    expect(standing()).to.deep.equal([
      ...[2, 3].map((line) => [line, "issued", null]),
      [4, "refused", "LICENSE_REGISTRY_CUSTODY_HOLDER"],
      ...[5, 6, 7, 8, 9].map((line) => [line, "issued", null]),
    ]);
    expect((await readdir(folder)).length).to.equal(7);
    expect(ledger.counts()).to.include({ issued: 7, refused: 1, pending: 0 });
    const ids = [...ledger.entries()].map(({ id }) => id);
    const standings = await client.contracts.licenses.standingsOf(ids);
    expect(standings.map(({ status }) => status !== 0n)).to.deep.equal(ids.map((_, position) => position !== 2));
  });

  it("stops where nothing of the authority's can be issued, and says what is left", async () => {
    await plan(6, 2);
    const stranger = new Wallet(keyOf("stranger"), node);
    const foreign = createClient({ runner: stranger, deployment: consortium.deployment });
    const { failure, transactions } = await send({ by: foreign, batchSize: 4_096 });
    expect(transactions).to.equal(0);
    expect(failure).to.include({ code: "AUTHORITY_REGISTRY_UNKNOWN_KEY", during: "sending", exitCode: 1 });
    expect(standing()).to.deep.equal([2, 3, 4, 5, 6, 7].map((line) => [line, "pending", null]));
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it("sends nothing more once it was asked to end, and finishes what it sent", async () => {
    await plan(6, 2);
    const asked = new AbortController();
    const interruption = { signal: asked.signal, begin: () => () => undefined, beginAll: () => () => undefined };
    // One batch at a time, so that it is told of the first before the second.
    const { failure, transactions } = await send({
      ...{ batchSize: 4_096, interruption },
      told: () => asked.abort(),
    });
    expect(transactions).to.equal(1);
    expect(failure).to.include({ code: "INTERRUPTED", exitCode: 130 });
    expect(ledger.counts()).to.include({ issued: 2, pending: 4 });
    expect((await readdir(folder)).length).to.equal(2);
  });

  /** A client whose first transaction comes into its block after the same call of Anhui's second key. */
  function overtaken(): Client {
    const runner = new Wallet(keyOf("anhui"), node);
    const second = new Wallet(keyOf("second"), node);
    const send = runner.sendTransaction.bind(runner);
    runner.sendTransaction = async (transaction) => {
      await holdBlocks(node);
      const limited = { ...transaction, gasLimit: 5_000_000 };
      await second.sendTransaction(limited);
      const sent = await send(limited);
      await releaseBlocks(node);
      runner.sendTransaction = send;
      return sent;
    };
    return createClient({ runner, deployment: consortium.deployment });
  }

  it("finds out what another machine issued in the same block", async () => {
    await plan(3, 3);
    const { failure, transactions } = await send({ by: overtaken() });
    expect(failure).to.equal(undefined);
    expect(transactions).to.equal(0);
    expect(standing()).to.deep.equal([2, 3, 4].map((line) => [line, "already", null]));
    expect((await readdir(folder)).length).to.equal(3);
    expect(ledger.documentCount()).to.equal(3);
  });

  it("stops where a transaction had no effect, and nobody else has issued its licenses", async () => {
    await plan(2, 2);
    const short = new Wallet(keyOf("anhui"), node);
    const sendWith = short.sendTransaction.bind(short);
    // Enough to be taken into a block, and too little to be carried out.
    short.sendTransaction = (transaction) => sendWith({ ...transaction, gasLimit: 100_000 });
    const by = createClient({ runner: short, deployment: consortium.deployment });
    const { failure, transactions } = await send({ by });
    expect(transactions).to.equal(0);
    expect(failure).to.include({ code: "REVERT_UNKNOWN", during: "sending" });
    expect(standing()).to.deep.equal([2, 3].map((line) => [line, "pending", null]));
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it("sends nothing of a batch of which it cannot find what was issued before", async () => {
    await plan(3, 3);
    // Nobody has issued it, so that no block of its issue can be found.
    ledger.change([3], { state: "already" });
    const { failure, transactions } = await send();
    expect(transactions).to.equal(0);
    expect(failure).to.include({ during: "sending" });
    expect(standing().map(([, state]) => state)).to.deep.equal(["pending", "already", "pending"]);
  });

  it("leaves open what nobody can tell", async () => {
    await plan(2, 2);
    const runner = new Wallet(keyOf("anhui"), node);
    // The node took it, and the line broke: what is known of it is nothing.
    runner.sendTransaction = () => Promise.reject(new TypeError("fetch failed", { cause: { code: "ECONNRESET" } }));
    const cut = createClient({ runner, deployment: consortium.deployment });
    const { failure } = await send({ by: cut });
    expect(failure).to.include({ code: "NODE_UNREACHABLE", exitCode: 3 });
    expect(ledger.counts()).to.include({ unknown: 2 });
  });

  it("does not take an interruption for something that was sent", async () => {
    await plan(2, 2);
    const runner = new Wallet(keyOf("anhui"), node);
    runner.sendTransaction = () => Promise.reject(new InterruptedError("asked to end"));
    const interrupted = createClient({ runner, deployment: consortium.deployment });
    const { failure } = await send({ by: interrupted });
    expect(failure).to.include({ code: "INTERRUPTED", exitCode: 130 });
    expect(ledger.counts()).to.include({ pending: 2, unknown: 0 });
  });
});
