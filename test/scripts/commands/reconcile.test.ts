import { readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";

import { parseDocument } from "@elicense/sdk";
import { expect } from "chai";
import { after, before, describe, it } from "mocha";

import { lies, startLyingNode } from "../../sdk/lyingNode.js";
import { startConsortium, type TestConsortium } from "./consortium.js";
import { expectGolden } from "./golden.js";
import { jsonOf, linesOf, runCli, type CliRun } from "./runCli.js";
import { issueRows, personalData, writeSample, type Cells } from "./sampleFile.js";

interface Finding {
  readonly kind: string;
  readonly reason: string;
  readonly line: number | null;
  readonly columns: readonly string[];
  readonly identifier: string | null;
  readonly id: string | null;
}

type Rows = readonly (readonly [number: number, cells?: Cells])[];

/** A practising lawyer who is in the file alone. */
const invented: Cells = {
  serial: "20200430AH0000000099",
  name: "无名氏",
  idNumber: "349900198503120015",
  practiceNo: "13416201910900099",
};

describe("elicense reconcile", function () {
  this.timeout(180_000);
  let consortium: TestConsortium;
  let files: readonly string[];
  let documents: string;
  const run = (...args: string[]): Promise<CliRun> => runCli(consortium.env, "reconcile", ...args);

  before(async () => {
    consortium = await startConsortium();
    files = await issueRows(consortium, 1, 2, 3, 4);
    documents = join(consortium.folder, "issued");
  });
  after(() => consortium.stop());

  async function reconcile(rows: Rows, ...args: string[]): Promise<[CliRun, readonly Finding[]]> {
    const file = await writeSample(consortium, "export.csv", rows);
    const reconciled = await run(file, "--json", ...args);
    return [reconciled, linesOf(reconciled).slice(0, -1) as unknown as Finding[]];
  }

  /** Adds columns to a file: their names, and the cells of each row. */
  async function withColumns(rows: Rows, ...columns: readonly string[]): Promise<string> {
    const file = await writeSample(consortium, "export.csv", rows);
    const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
    await writeFile(file, lines.map((line, position) => `${line},${columns[position]!}`).join("\n"));
    return file;
  }

  it("finds no difference where there is none", async () => {
    const [{ exitCode, stdout }] = await reconcile([[1], [2], [3], [4]], "--documents", documents);
    expect(exitCode).to.equal(0);
    expect(JSON.parse(stdout)).to.deep.include({ ok: true, rows: 4, licenses: 4, replaced: 0 });
  });

  it("names the row that was edited, the one that is missing and the one that was invented", async () => {
    const rows: Rows = [[1], [2, { firmName: "合肥另一律师事务所" }], [4], [4, invented]];
    const [{ exitCode, stdout }, findings] = await reconcile(rows, "--documents", documents);
    expect(exitCode).to.equal(1);
    const identifiers = files.map((file) => basename(file, ".json"));
    expect(findings.map(({ kind, reason, line, columns }) => [kind, reason, line, columns])).to.deep.equal([
      ["edited", "fields", 3, ["firmName"]],
      ["invented", "notOnChain", 5, []],
      ["missing", "noRow", null, []],
    ]);
    expect(findings.map(({ identifier }) => identifier)).to.deep.equal([
      identifiers[1],
      findings[1]!.identifier,
      identifiers[2],
    ]);
    const { proof } = parseDocument(await readFile(files[1]!, "utf8"));
    expect(findings[0]!.id).to.equal(proof.licenseId);
    for (const value of [...personalData, "无名氏", "合肥另一律师事务所"]) expect(stdout).not.to.include(value);
  });

  it("says it to people, in either language", async () => {
    const file = await writeSample(consortium, "export.csv", [
      [1],
      [2, { sex: "女", category: "律师" }],
      [4],
      [4],
      [4, invented],
    ]);
    const english = await run(file, "--documents", documents);
    expect(english.exitCode).to.equal(1);
    expectGolden("reconcile.txt", english.stdout);
    const chinese = await run(file, "--documents", documents, "--lang", "zh");
    expectGolden("reconcile.zh.txt", chinese.stdout);
  });

  it("takes a row for the only license of its decision that has none, where no document tells", async () => {
    const [, findings] = await reconcile([[1], [2, { firmName: "合肥另一律师事务所" }], [3], [4]]);
    const { proof } = parseDocument(await readFile(files[1]!, "utf8"));
    expect(findings).to.have.length(1);
    expect(findings[0]).to.deep.include({ kind: "edited", reason: "sameDecision", line: 3, id: proof.licenseId });
  });

  it("names all that it may be, where several are left of a decision", async () => {
    const rows: Rows = [[1], [2], [3, { name: "甲" }], [4, { name: "乙" }]];
    const [{ exitCode }, findings] = await reconcile(rows);
    expect(exitCode).to.equal(1);
    expect(findings.filter(({ kind }) => kind === "edited").map(({ line }) => line)).to.deep.equal([4, 5]);
  });

  it("names a row that repeats another, one that cannot be read, and one that lacks its document", async () => {
    const file = await writeSample(consortium, "export.csv", [[1], [1], [2], [3], [4]]);
    await writeFile(file, `${await readFile(file, "utf8")}"open,1\n`);
    const kept = join(consortium.folder, "kept");
    const none = await run(file, "--json", "--documents", consortium.folder);
    const findings = linesOf(none).slice(0, -1) as unknown as Finding[];
    expect(none.exitCode).to.equal(1);
    const named = findings.map(({ kind, line }) => [kind, line]);
    expect(named).to.have.deep.members([
      ["undocumented", 2],
      ["repeated", 3],
      ["undocumented", 4],
      ["undocumented", 5],
      ["undocumented", 6],
      ["unreadable", 7],
    ]);
    await rm(kept, { force: true });
  });

  it("compares status and holder where the file has them", async () => {
    const header = "status";
    const agreeing = await withColumns([[1], [2], [3], [4]], header, "ACTIVE", "有效", "active", "ACTIVE");
    expect((await run(agreeing)).exitCode).to.equal(0);
    const holder = "0x1CBd3b2770909D4e10f157cABC84C7264073C9Ec";
    const differing = await withColumns([[1], [2, { holder }], [3], [4]], header, "ACTIVE", "ACTIVE", "已吊销", "?");
    const reconciled = await run(differing, "--json");
    expect(reconciled.exitCode).to.equal(1);
    const findings = linesOf(reconciled).slice(0, -1) as unknown as Finding[];
    expect(findings.map(({ kind, line, columns }) => [kind, line, columns])).to.deep.equal([
      ["edited", 3, ["holder"]],
      ["edited", 4, ["status"]],
      ["edited", 5, ["status"]],
    ]);
  });

  it("asks after the register key where no row at all is as the chain has it", async () => {
    const file = await writeSample(consortium, "export.csv", [[1], [2], [3], [4]]);
    const env = { ...consortium.env, ELICENSE_REGISTER_KEY: `0x${"11".repeat(32)}` };
    const reconciled = await runCli(env, "reconcile", file);
    expect(reconciled.exitCode).to.equal(1);
    expect(reconciled.stdout).to.include("Is ELICENSE_REGISTER_KEY the key that these licenses were issued with");
  });

  it("compares nothing without a register key", async () => {
    const env = { ...consortium.env, ELICENSE_REGISTER_KEY: "" };
    const refused = await runCli(env, "reconcile", "samples/lawyers.csv", "--json");
    expect(refused.exitCode).to.equal(2);
    expect(jsonOf(refused).error).to.include({ code: "SETTING_MISSING" });
  });

  it("cannot tell from a node that hides a license", async () => {
    const node = await startLyingNode(consortium.chain.url);
    node.play(lies.cutsOffLogs(1));
    const file = await writeSample(consortium, "export.csv", [[1], [2], [3], [4]]);
    const env = { ...consortium.env, ELICENSE_RPC_URL: node.url };
    const reconciled = await runCli(env, "reconcile", file, "--json");
    await node.stop();
    expect(reconciled.exitCode).to.equal(3);
    expect(jsonOf(reconciled).error).to.include({ code: "REGISTER_NOT_WHOLE" });
  });
});
