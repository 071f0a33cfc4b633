import { readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

import { disclose, parseDocument, type LicenseId } from "@elicense/sdk";
import { expect } from "chai";
import { after, before, describe, it } from "mocha";

import { lies, only, startLyingNode } from "../../sdk/lyingNode.js";
import { startConsortium, type TestConsortium } from "./consortium.js";
import { expectGolden } from "./golden.js";
import { jsonOf, runCli, type CliRun } from "./runCli.js";
import { issueRows, personalData } from "./sampleFile.js";

describe("elicense show", function () {
  this.timeout(120_000);
  let consortium: TestConsortium;
  let file: string;
  let id: LicenseId;
  const show = (...args: string[]): Promise<CliRun> => runCli(consortium.env, "show", ...args);

  before(async () => {
    consortium = await startConsortium();
    [file] = (await issueRows(consortium, 1)) as [string];
    id = parseDocument(await readFile(file, "utf8")).proof.licenseId;
  });
  after(() => consortium.stop());

  it("shows where a license stands, and what its document discloses", async () => {
    const { exitCode, stdout, stderr } = await show(file);
    expect(exitCode).to.equal(0);
    expectGolden("show.txt", stdout);
    expect(stderr).to.equal("");
  });

  it("shows it in Chinese by the e-license identifier, as of a day", async () => {
    const identifier = basename(file, ".json");
    const run = await show(identifier, "--documents", dirname(file), "--at", "2020-05-01", "--lang", "zh");
    expect(run.exitCode).to.equal(0);
    expectGolden("show.zh.txt", run.stdout);
  });

  it("shows no more of a person than the document does", async () => {
    const shown = join(consortium.folder, "shown.json");
    const document = disclose(parseDocument(await readFile(file, "utf8")), ["/credentialSubject/practiceNo"]);
    await writeFile(shown, JSON.stringify(document));
    const run = await show(shown);
    expect(run.exitCode).to.equal(0);
    expect(run.stdout).to.include("13401201511900001").and.not.to.include("安知夏");
    const byId = await show(id, "--json");
    for (const value of personalData) expect(byId.stdout).not.to.include(value);
  });

  it("shows the document that it checked, though another is in its place by then", async () => {
    const swapped = join(consortium.folder, "swapped.json");
    const text = await readFile(file, "utf8");
    await writeFile(swapped, text);
    const node = await startLyingNode(consortium.chain.url);
    node.play(
      only("eth_call", async (_, honest) => {
        await writeFile(swapped, text.replaceAll("安知夏", "何未闻"));
        return honest();
      }),
    );
    const run = await runCli({ ...consortium.env, ELICENSE_RPC_URL: node.url }, "show", swapped);
    await node.stop();
    expect(run.exitCode).to.equal(0);
    expect(run.stdout).to.include("安知夏").and.not.to.include("何未闻");
  });

  it("gives programs both answers for a day: what was recorded, and what held", async () => {
    const data = jsonOf(await show(id, "--at", "2020-05-01", "--json")) as {
      past: { recorded: { status: string }; inEffect: { status: string } };
      custody: boolean;
      issued: object;
    };
    expect(data.past.recorded.status).to.equal("NONE");
    expect(data.past.inEffect.status).to.equal("ACTIVE");
    expect(data.custody).to.equal(true);
    expect(data.issued).to.include({ effectiveOn: "2020-04-30", reasonCode: "IMPORT" });
  });

  it("knows nothing of a license before the block of its issue, nor of a day to come", async () => {
    const { issued } = jsonOf(await show(id, "--json")) as { issued: { block: number } };
    const earlier = await show(id, "--at", String(issued.block - 1), "--json");
    expect([earlier.exitCode, jsonOf(earlier).error]).to.deep.equal([
      1,
      { ...(jsonOf(earlier).error as object), code: "LICENSE_REGISTRY_UNKNOWN_LICENSE", details: { id } },
    ]);
    expect((await show(id, "--at", String(issued.block))).exitCode).to.equal(0);
    const ahead = await show(id, "--at", "2149-01-01", "--json");
    expect(ahead.exitCode).to.equal(3);
    expect(jsonOf(ahead).error).to.include({ code: "BLOCK_UNKNOWN" });
  });

  it("cannot tell from a node that hides the record", async () => {
    const node = await startLyingNode(consortium.chain.url);
    node.play(lies.changesLogs(() => []));
    const run = await runCli({ ...consortium.env, ELICENSE_RPC_URL: node.url }, "show", id, "--json");
    await node.stop();
    expect(run.exitCode).to.equal(3);
    expect(jsonOf(run).error).to.include({ code: "HISTORY_NOT_WHOLE" });
  });

  it("cannot tell from a node that does not answer calls just now", async () => {
    const node = await startLyingNode(consortium.chain.url);
    node.play(only("eth_call", () => ({ error: { code: -32_005, message: "rate limit exceeded" } })));
    const run = await runCli({ ...consortium.env, ELICENSE_RPC_URL: node.url }, "show", id, "--json");
    await node.stop();
    expect(run.exitCode).to.equal(3);
    expect(jsonOf(run).error).to.include({ code: "NODE_REFUSED" });
  });
});
