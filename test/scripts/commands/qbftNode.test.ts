import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { connect } from "@elicense/sdk";
import { expect } from "chai";
import type { JsonRpcProvider } from "ethers";
import { after, before, beforeEach, describe, it } from "mocha";

import { developmentAccount } from "../../../scripts/development.js";
import { approveFile, compare, type ApprovedFile } from "../../crash/approvedFiles.js";
import { startQbftNode, type QbftNode } from "../../sdk/qbftNode.js";
import { holdBlocks, releaseBlocks } from "../support/blocks.js";
import { accounts, startConsortium, type TestConsortium } from "./consortium.js";
import { jsonOf, licensesOf, runCli, startCli, type CliRun, type StartedRun } from "./runCli.js";
import { issueRows } from "./sampleFile.js";

const anhui = developmentAccount(accounts.anhui).address;

describe("elicense before QBFT nodes", function () {
  this.timeout(60_000);
  let consortium: TestConsortium;
  let truth: JsonRpcProvider;
  /** Two nodes of the chain. */
  let first: QbftNode;
  let second: QbftNode;
  let document: string;
  const files: ApprovedFile[] = [];
  let rows = 0;

  before(async () => {
    consortium = await startConsortium();
    truth = await connect(consortium.chain.url);
    [first, second] = [await startQbftNode(consortium.chain.url), await startQbftNode(consortium.chain.url)];
    [document] = (await issueRows(consortium, 1)) as [string];
  });
  after(async () => {
    truth.destroy();
    await Promise.all([first.stop(), second.stop()]);
    await consortium.stop();
  });
  beforeEach(() => {
    for (const node of [first, second]) {
      node.behave();
      node.asked.length = 0;
    }
  });

  const env = (...nodes: readonly QbftNode[]): Record<string, string> => ({
    ...consortium.env,
    ELICENSE_RPC_URL: nodes.map(({ url }) => url).join(", "),
  });
  const approved = async (licenses: number, batchSize: number): Promise<ApprovedFile> => {
    // No row of one file is in another.
    const number = Math.ceil(rows / licenses);
    rows = (number + 1) * licenses;
    const file = await approveFile(consortium, number, { licenses, batchSize });
    files.push(file);
    return file;
  };
  /** Every row of every file is a license, once, with its document, and nothing is left over. */
  const expectWhole = async (): Promise<void> => {
    const { transactions: _t, licenses: _l, ...found } = await compare(consortium, files);
    // The document of the sample is in no file.
    expect(found).to.deep.equal({ open: 0, lost: 0, invented: 1, twice: 0, documentsWrong: 0, leftovers: 0 });
  };
  const sentTo = (node: QbftNode): number =>
    node.asked.filter(({ method }) => method === "eth_sendRawTransaction").length;
  const said = async (run: StartedRun, words: RegExp): Promise<void> => {
    for (let time = 0; !words.test(run.said()) && time < 100; time++) await sleep(50);
    expect(run.said()).to.match(words);
  };
  const codeOf = (run: CliRun): unknown => (jsonOf(run).error as { code: string } | undefined)?.code;

  it("issues each row once where a node drops what it took without a word", async () => {
    const { args } = await approved(80, 10);
    first.behave({ dropsPercent: 25 });
    const run = await runCli(env(first), ...args);
    expect(run.exitCode, run.stderr).to.equal(0);
    expect(first.dropped()).to.be.at.least(2);
    await expectWhole();
  });

  it("goes on with another node in the middle of a file, and issues each row once", async () => {
    const { args } = await approved(60, 5);
    const run = await startCli(env(first, second), ...args);
    for (let time = 0; sentTo(first) < 4 && time < 400; time++) await sleep(10);
    first.behave({ away: true });
    const { exitCode, stderr } = await run.ended;
    expect(exitCode, stderr).to.equal(0);
    expect(sentTo(second)).to.be.at.least(1);
    await expectWhole();
  });

  it("begins with the node that has a young block, and asks the other nothing but how far it is", async () => {
    first.behave({ behind: 600 });
    const run = await runCli(env(first, second), "verify", document);
    expect(run.exitCode, run.stdout).to.equal(0);
    expect(first.asked.map(({ method }) => method)).to.have.members([
      ...["eth_chainId", "eth_getBlockByNumber", "eth_getBlockByNumber"],
    ]);
  });

  it("issues nothing for an account that is not on the node's list, loses nothing, and says whom to ask", async () => {
    const { args } = await approved(4, 2);
    first.behave({ allowlist: [] });
    const run = await runCli(env(first), ...args, "--json");
    expect(run.exitCode).to.equal(1);
    expect(jsonOf(run).failure).to.deep.include({ code: "NODE_ACCOUNT_NOT_ALLOWED", details: { account: anhui } });
    expect(licensesOf(run).map(({ state }) => state)).to.deep.equal(Array(4).fill("pending"));
    const human = await runCli({ ...env(first), ELICENSE_LANG: "zh" }, ...args);
    expect(human.stdout + human.stderr)
      .to.include("npm run network -- key … --account")
      .and.to.include(anhui);

    first.behave({ allowlist: [anhui] });
    expect((await runCli(env(first), ...args)).exitCode).to.equal(0);
    await expectWhole();
  });

  describe("of a chain that has halted", () => {
    const halted = { behind: 600 } as const;

    it("could not tell how anything stands", async () => {
      first.behave(halted);
      for (const args of [["show", document], ["history", document], ["register"], ["catalog", "types"]]) {
        const run = await runCli(env(first), ...args, "--json");
        expect([args[0], run.exitCode, codeOf(run)]).to.deep.equal([args[0], 3, "CHAIN_HALTED"]);
        expect(run.stderr).to.equal("");
      }
      const shown = await runCli(env(first), "show", document);
      expect(shown.stdout).to.equal("");
      expect(shown.stderr).to.match(
        /^\[CHAIN_HALTED\] The chain has had no block since \d{4}-.*\+08:00, 10 minutes ago/,
      );
      const verified = await runCli(env(first), "verify", document, "--json");
      expect([verified.exitCode, jsonOf(verified).verdict]).to.deep.equal([3, "INDETERMINATE"]);
      expect(verified.stdout).to.include("HEAD_OLD");
    });

    it("has doctor say so", async () => {
      first.behave(halted);
      const run = await runCli(env(first), "doctor", "--out", consortium.folder);
      expect(run.stdout).to.match(/no block since \d{4}-\d\d-\d\d .* \(Asia\/Shanghai\)/);
      expect((await runCli(env(first), "doctor", "--lang", "zh")).stdout).to.include("链已停止出块");

      const several = await runCli(env(first, second), "doctor", "--out", consortium.folder, "--json");
      const codes = (several: CliRun): readonly (readonly unknown[])[] =>
        (jsonOf(several).findings as readonly { name: string; code: string; details: { url?: string } }[])
          .filter(({ name }) => ["node", "head", "peer"].includes(name))
          .map(({ name, code, details }) => [name, code, details.url]);
      expect(codes(several)).to.deep.equal([
        ["node", "DOCTOR_NODE", second.url],
        ["head", "DOCTOR_HEAD", undefined],
        ["peer", "DOCTOR_PEER", first.url],
      ]);
      first.behave({ away: true });
      const left = await runCli(env(first, second), "doctor", "--out", consortium.folder, "--json");
      expect(left.exitCode).to.equal(3);
      expect(codes(left)).to.deep.include(["peer", "NODE_UNREACHABLE", first.url]);
      second.behave({ away: true });
      const none = await runCli(env(first, second), "doctor", "--out", consortium.folder, "--json");
      expect(codes(none).filter(([name]) => name !== "head")).to.deep.equal([
        ["node", "NODE_UNREACHABLE", first.url],
        ["peer", "NODE_UNREACHABLE", second.url],
      ]);
    });

    it("waits, says why once even to a program, and goes on by itself when there are blocks", async () => {
      const { args } = await approved(4, 2);
      first.behave(halted);
      const run = await startCli(env(first), ...args, "--json");
      await said(run, /The chain has had no block since .*, for 10 minutes: it has halted/);
      await sleep(1_000);
      expect(sentTo(first)).to.equal(0);
      first.behave();
      const { exitCode, stderr } = await run.ended;
      expect(exitCode, stderr).to.equal(0);
      expect(stderr.trimEnd().split("\n")).to.have.lengthOf(2);
      expect(stderr).to.match(/The chain makes blocks again/);
      await expectWhole();
    });

    it("ends at once at Ctrl+C while it waits for blocks, in the middle of a file too, with all in the journal", async () => {
      first.behave(halted);
      const idle = await startCli({ ...env(first), ELICENSE_LANG: "zh" }, "journal", "resend");
      await said(idle, /分钟没有新区块/);
      idle.kill("SIGINT");
      expect(await idle.ended).to.include({ exitCode: 130 });

      const { args } = await approved(6, 2);
      first.behave();
      await holdBlocks(truth);
      const run = await startCli(env(first), ...args);
      for (let time = 0; sentTo(first) < 3 && time < 400; time++) await sleep(10);
      first.behave(halted);
      await said(run, /no block since/);
      run.kill("SIGINT");
      const { exitCode, stderr } = await run.ended;
      expect(exitCode, stderr).to.equal(130);
      expect(stderr).to.match(/Ended as asked while the chain stands still/);
      const { counts } = jsonOf(await runCli(env(first), "journal", "list", "--open", "--json")) as {
        readonly counts: { readonly open: number };
      };
      expect(counts.open).to.equal(3);

      first.behave();
      await releaseBlocks(truth);
      expect((await runCli(env(first), ...args)).exitCode).to.equal(0);
      await expectWhole();
    });
  });

  describe("that ask for a token", () => {
    const token = "marked.token.jwt";
    beforeEach(() => first.behave({ token }));

    it("sends it to the nodes of the settings and to no other, and prints it nowhere", async () => {
      const file = join(consortium.folder, "token.jwt");
      await writeFile(file, `${token}\n`, { mode: 0o600 });
      for (const setting of [{ ELICENSE_RPC_TOKEN: token }, { ELICENSE_RPC_TOKEN_FILE: file }]) {
        const rpc = ["--rpc", first.url, "--rpc", second.url, "--threshold", "2"];
        const run = await runCli({ ...env(first), ...setting, ELICENSE_DEBUG: "1" }, "verify", document, ...rpc);
        expect(run.exitCode, run.stdout).to.equal(0);
        expect(first.asked.every(({ authorization }) => authorization === `Bearer ${token}`)).to.equal(true);
        expect(second.asked.some(({ authorization }) => authorization !== undefined)).to.equal(false);
        expect(run.stdout + run.stderr).to.not.include(token);
      }
      await chmod(file, 0o644);
      const open = await runCli({ ...env(first), ELICENSE_RPC_TOKEN_FILE: file }, "show", document, "--json");
      expect([open.exitCode, codeOf(open)]).to.deep.equal([2, "SECRET_FILE_OPEN"]);
    });

    it("says what to do where it has none, or one that is not accepted, and could not tell", async () => {
      for (const setting of [{}, { ELICENSE_RPC_TOKEN: "other.jwt" }]) {
        const run = await runCli({ ...env(first), ...setting }, "show", document);
        expect(run.exitCode).to.equal(3);
        expect(run.stderr).to.match(/^\[NODE_UNAUTHORIZED\] .*ELICENSE_RPC_TOKEN_FILE/);
        expect(run.stdout + run.stderr).to.not.include("other.jwt");
        const verified = await runCli({ ...env(first), ...setting }, "verify", document, "--json");
        expect([verified.exitCode, jsonOf(verified).verdict]).to.deep.equal([3, "INDETERMINATE"]);
      }
      first.behave({ says: "foreignHost" });
      const run = await runCli(env(first), "show", document, "--json");
      expect([run.exitCode, codeOf(run)]).to.deep.equal([3, "NODE_FORBIDDEN"]);
    });
  });
});
