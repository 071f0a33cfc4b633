import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { connect, createClient, getActingAuthority, getRegister, parseDocument, verify } from "@elicense/sdk";
import { expect } from "chai";
import { Wallet, type JsonRpcProvider } from "ethers";
import { after, before, describe, it } from "mocha";

import { exitCodes } from "../../../scripts/exit.js";
import { keyOf, startConsortium, type TestConsortium } from "./consortium.js";
import { jsonOf, licensesOf, runCli } from "./runCli.js";
import { issueApproved, writeSample } from "./sampleFile.js";

describe("elicense issue on a chain that takes blocks back", function () {
  this.timeout(180_000);
  let consortium: TestConsortium;
  let node: JsonRpcProvider;

  before(async () => {
    consortium = await startConsortium();
    node = await connect(consortium.chain.url);
  });
  after(async () => {
    node.destroy();
    await consortium.stop();
  });

  it("sends the same transactions again, and has the documents of where they are now", async () => {
    const file = await writeSample(consortium, "lawyers.csv", [[1], [2], [3]]);
    const out = join(consortium.folder, "documents");
    mkdirSync(out);
    const args = [file, "--out", out, "--batch-size", "1"];
    expect((await issueApproved(consortium, ...args)).exitCode).to.equal(exitCodes.done);
    const earlier = licensesOf(await runCli(consortium.env, "issue", "--yes", ...args, "--json"));
    const first = Math.min(...earlier.map(({ block }) => block!));

    // The approval stays; what was issued by it is gone, and blocks without it are in its place.
    await node.send("anvil_reorg", [(await node.getBlockNumber()) - first + 1, []]);
    const client = createClient({ runner: new Wallet(keyOf("anhui"), node), deployment: consortium.deployment });
    const authority = await getActingAuthority(client);
    expect((await getRegister(client, { authority })).entries).to.deep.equal([]);
    const head = await node.getBlockNumber();

    const again = await runCli(consortium.env, "issue", "--yes", ...args);
    expect(again.exitCode).to.equal(exitCodes.done);
    expect(again.stderr).to.include("An earlier run left 3 transactions");
    const later = licensesOf(await runCli(consortium.env, "issue", "--yes", ...args, "--json"));
    expect(later.map(({ id, transaction }) => [id, transaction])).to.deep.equal(
      earlier.map(({ id, transaction }) => [id, transaction]),
    );
    for (const { block } of later) expect(block).to.be.above(head);

    const texts = readdirSync(out)
      .filter((name) => name.endsWith(".json"))
      .map((name) => readFileSync(join(out, name), "utf8"));
    const proofs = texts.map((text) => parseDocument(text).proof);
    expect(new Map(proofs.map(({ licenseId, block }) => [licenseId, block]))).to.deep.equal(
      new Map(later.map(({ id, block }) => [id, block])),
    );
    const verdicts = await Promise.all(texts.map(async (text) => (await verify(text, { client })).verdict));
    expect(verdicts).to.deep.equal(["VALID", "VALID", "VALID"]);
    // The three approvals are in it too.
    const entries = jsonOf(await runCli(consortium.env, "journal", "list", "--open", "--json"));
    expect(entries).to.deep.include({ ok: true, counts: { open: 0, done: 6, reverted: 0, replaced: 0 } });
  });
});
