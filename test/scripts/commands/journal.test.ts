import { join } from "node:path";

import { dayOf } from "@elicense/sdk";
import { expect } from "chai";
import { computeAddress } from "ethers";
import { after, before, describe, it } from "mocha";

import { startAnvil } from "../../../scripts/chain/startAnvil.js";
import { developmentChainId } from "../../../scripts/development.js";
import { Journal } from "../../../scripts/journal/Journal.js";
import { journalPath } from "../../../scripts/journal/openJournaledSigner.js";
import { keyOf, startConsortium, type TestConsortium } from "./consortium.js";
import { jsonOf, runCli, type CliRun } from "./runCli.js";
import { issueRows } from "./sampleFile.js";

describe("elicense journal", function () {
  this.timeout(300_000);
  let consortium: TestConsortium;
  let path: string;
  const run = (...args: readonly string[]): Promise<CliRun> => runCli(consortium.env, "journal", ...args);
  const anhui = computeAddress(keyOf("anhui"));
  const second = computeAddress(keyOf("second"));
  const tomorrow = dayOf(Math.floor(Date.now() / 1_000) + 2 * 86_400);

  before(async () => {
    consortium = await startConsortium();
    path = journalPath(consortium.env.ELICENSE_JOURNAL ?? "", consortium.deployment);
  });
  after(() => consortium.stop());

  it("is none before anything was signed", async () => {
    for (const args of [["list"], ["resend"], ["prune", "--before", "2026-01-01"]]) {
      const { exitCode, stdout } = await run(...args, "--json");
      expect(exitCode).to.equal(1);
      expect((JSON.parse(stdout) as { error: object }).error).to.deep.include({
        code: "JOURNAL_NONE",
        details: { folder: join(consortium.folder, "journal") },
      });
    }
  });

  it("lists what was signed by which key, the newest first, and whom it called", async () => {
    await issueRows(consortium, 1, 2);
    const { exitCode, stdout } = await run("list");
    expect(exitCode).to.equal(0);
    expect(stdout).to.match(/^signed \(Asia\/Shanghai\) +address +nonce +call +state +block +transaction$/m);
    expect(stdout).to.match(new RegExp(`${anhui} +\\d+ +issueBatch +done`));
    expect(stdout).to.include(`${path}: 0 open, 2 done, 0 without effect, 0 overtaken.`);

    const listed = jsonOf(await run("list", "--json")) as { counts: object; entries: readonly object[] };
    expect(listed.counts).to.deep.equal({ open: 0, done: 2, reverted: 0, replaced: 0 });
    expect(listed.entries).to.have.lengthOf(2);
    expect(listed.entries[0]).to.deep.include({ account: anhui, call: "issueBatch", state: "done" });
    expect(listed.entries[1]).to.deep.include({ account: second, call: "approveAction", state: "done" });
    expect(listed.entries[0]).not.to.have.property("bytes");

    const one = jsonOf(await run("list", "--limit", "1", "--json")) as { entries: readonly object[] };
    expect(one.entries).to.have.lengthOf(1);
    expect((await run("list", "--open", "--lang", "zh")).stdout).to.equal(
      `${path}：未完结 0 笔，已完成 2 笔，执行未生效 0 笔，被取代 0 笔。\n`,
    );
  });

  it("sends again what is open, without a key, and waits for it", async () => {
    const journal = new Journal(path);
    expect(journal.reopen(anhui, 0)).to.equal(1);
    expect(journal.listOpen(anhui)).to.have.lengthOf(1);

    const { exitCode, stdout, stderr } = await runCli(
      { ...consortium.env, ELICENSE_PRIVATE_KEY: "", ELICENSE_APPROVER_PRIVATE_KEY: "" },
      "journal",
      "resend",
    );
    expect([exitCode, stdout]).to.deep.equal([0, "Sent again and ended: 1.\n"]);
    expect(stderr).to.include("An earlier run left 1 transaction on its way");
    expect(journal.count()).to.deep.equal({ open: 0, done: 2, reverted: 0, replaced: 0 });
    journal.close();
    expect((await run("resend")).stdout).to.equal("Sent again and ended: 0.\n");
  });

  it("cannot tell where no node is there", async () => {
    const { exitCode } = await runCli(
      { ...consortium.env, ELICENSE_RPC_URL: "http://127.0.0.1:9" },
      "journal",
      "resend",
    );
    expect(exitCode).to.equal(3);
  });

  it("takes nothing for open again by a node of another chain", async () => {
    const other = await startAnvil(developmentChainId);
    const { exitCode, stdout } = await runCli(
      { ...consortium.env, ELICENSE_RPC_URL: other.url },
      "journal",
      "resend",
      "--json",
    ).finally(() => other.stop());
    expect(exitCode).to.equal(3);
    expect((JSON.parse(stdout) as { error: object }).error).to.deep.include({ code: "DEPLOYMENT_WRONG_GENESIS" });
    const journal = new Journal(path);
    expect(journal.count()).to.deep.equal({ open: 0, done: 2, reverted: 0, replaced: 0 });
    journal.close();
  });

  it("forgets what has ended before a day, and nothing that is open", async () => {
    const journal = new Journal(path);
    journal.reopen(anhui, 0);
    expect(jsonOf(await run("prune", "--before", "2020-01-01", "--json"))).to.deep.include({ pruned: 0 });
    expect((await run("prune", "--before", tomorrow)).stdout).to.equal(`Forgotten, signed before ${tomorrow}: 1.\n`);
    expect(journal.count()).to.deep.equal({ open: 1, done: 0, reverted: 0, replaced: 0 });
    journal.close();
  });

  it("refuses what is no day, and no number", async () => {
    for (const args of [["prune", "--before", "yesterday"], ["prune"], ["list", "--limit", "0"]]) {
      expect((await run(...args)).exitCode, args.join(" ")).to.equal(2);
    }
  });
});
