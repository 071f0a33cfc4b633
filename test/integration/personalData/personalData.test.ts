import { readFile } from "node:fs/promises";

import { connect, parseDocument, type Outcome } from "@elicense/sdk";
import { expect } from "chai";
import { hexlify, id as hashOf, sha256, toUtf8Bytes } from "ethers";
import { after, before, describe, it } from "mocha";

import { startConsortium, type TestConsortium } from "../../scripts/commands/consortium.js";
import { jsonOf, runCli, type CliRun } from "../../scripts/commands/runCli.js";
import { issueRows, personalData } from "../../scripts/commands/sampleFile.js";
import { driveGrants } from "./driveGrants.js";
import { readTraces, type Traces } from "./readTraces.js";
import { startRecordingProxy, type RecordingProxy } from "./recordingProxy.js";

/**
 * Personal data and what stands in files of cases are planted, the command line and the SDK are driven through everything
 * that sends something, and all that went to the node and came back is searched: calldata, logs, reverts.
 */

const secrets = {
  decisionNo: "皖司罚〔2026〕7号",
  caseNo: "（2026）皖16刑初1234号",
  purpose: "核验被告人辩护律师",
  operator: "书记员样例一",
  system: "样例立案系统",
  matterCode: "样例事项-刑事辩护-0042",
};
const SERIALS = 1_000_000;

const useOf = (license: string, matter: string, fields: string): string[] => [
  ...["use", license, "--matter", matter, "--fields", fields, "--action", "VERIFY", "--case", secrets.caseNo],
  ...["--purpose", secrets.purpose, "--operator", secrets.operator, "--system", secrets.system],
];

describe("Personal data", function () {
  this.timeout(300_000);
  let consortium: TestConsortium;
  let proxy: RecordingProxy;
  let runs: CliRun[];
  let outcomes: readonly Outcome[];
  let traces: Traces;

  before(async () => {
    consortium = await startConsortium();
    proxy = await startRecordingProxy(consortium.chain.url);
    const watched = { ...consortium, env: { ...consortium.env, ELICENSE_RPC_URL: proxy.url } };
    const run = (...args: string[]): Promise<CliRun> => runCli(watched.env, ...args);

    const [first, second] = (await issueRows(watched, 1, 2)) as [string, string];
    const penalty = ["--reason", "L49", "--decision", secrets.decisionNo];
    const asking = await run("revoke", second, ...penalty, "--json");
    runs = [
      asking,
      await run("approve", (jsonOf(asking) as { request: string }).request),
      await run("verify", first, second),
      await run(...useOf(first, "1", "name,practiceNo")),
      await run(...useOf(first, "1", "name,idNumber")),
      await run(...useOf(second, "99", "name")),
      await run(...useOf(`0x${"1".repeat(64)}`, "1", "name")),
      await run("revoke", second, ...penalty, "--yes"),
      // The chain refuses it: reverts are searched too.
      await run("revoke", first, ...penalty, "--date", "2000-01-01"),
      await run("history", first),
    ];

    const { proof } = parseDocument(await readFile(first, "utf8"));
    const { decisionNo, matterCode, ...context } = secrets;
    const granting = { decisionNo, matterCode, context };
    outcomes = await driveGrants(proxy.url, consortium.deployment, proof.licenseId, granting);

    await readChain(proxy);
    traces = readTraces(proxy.said);
  });

  after(async () => {
    await proxy.stop();
    await consortium.stop();
  });

  it("was there to be found: what was driven went through the node, refusals included", () => {
    expect(runs.map(({ exitCode }) => exitCode)).to.deep.equal([1, 0, 0, 0, 1, 1, 1, 0, 1, 0]);
    expect(outcomes).to.deep.equal(["ALLOWED", "WRONG_MATTER"]);
    expect(traces.size).to.be.greaterThan(10_000);
    const [planted = ""] = personalData;
    for (const leak of [planted, hexlify(toUtf8Bytes(planted)), hashOf(planted), sha256(toUtf8Bytes(planted))]) {
      expect(readTraces([...proxy.said, leak]).hasValue(planted), leak).to.equal(true);
    }
  });

  it("is nowhere on the chain or on the way to it, neither plain nor hashed", () => {
    for (const value of [...personalData, ...Object.values(secrets)]) {
      expect(traces.hasValue(value), value).to.equal(false);
    }
  });

  it("is not found by hashing every practice number of the place, the year and the category", () => {
    const practiceNo = personalData.find((value) => /^\d{17}$/.test(value)) ?? "";
    const prefix = practiceNo.slice(0, 11);
    expect(readTraces([hashOf(practiceNo)]).hasHashOf(practiceNo)).to.equal(true);
    for (let serial = 0; serial < SERIALS; serial++) {
      const candidate = `${prefix}${String(serial).padStart(6, "0")}`;
      if (traces.hasHashOf(candidate)) expect.fail(`an unsalted hash of ${candidate} is on the chain`);
    }
  });

  it("is in nothing that was printed", () => {
    for (const { stdout, stderr } of runs) {
      for (const value of [...personalData, ...Object.values(secrets)]) {
        expect(stdout, value).not.to.include(value);
        expect(stderr, value).not.to.include(value);
      }
    }
  });
});

/** Reads every transaction and log there is through the proxy, which keeps them with the rest. */
async function readChain({ url }: RecordingProxy): Promise<void> {
  const provider = await connect(url);
  const head = await provider.getBlockNumber();
  for (let number = 0; number <= head; number++) {
    await provider.send("eth_getBlockByNumber", [`0x${number.toString(16)}`, true]);
  }
  await provider.send("eth_getLogs", [{ fromBlock: "0x0", toBlock: `0x${head.toString(16)}` }]);
  provider.destroy();
}
