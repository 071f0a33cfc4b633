import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";

import { parseDocument } from "@elicense/sdk";
import { expect } from "chai";
import { after, before, describe, it } from "mocha";

import { lies, startLyingNode } from "../../sdk/lyingNode.js";
import { keyOf, startConsortium, type TestConsortium } from "./consortium.js";
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
  readonly certain: boolean;
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

  it("takes no document for a row's own that lies under its name and is another license's", async () => {
    const [first, second] = files as [string, string];
    const swapped = join(consortium.folder, "swapped");
    await mkdir(swapped);
    await copyFile(second, join(swapped, basename(first)));
    const rows: Rows = [[1, { firmName: "合肥另一律师事务所" }], [3], [4]];
    const [, findings] = await reconcile(rows, "--documents", swapped);
    const { licenseId } = parseDocument(await readFile(second, "utf8")).proof;
    expect(findings.find(({ line }) => line === 2)?.id).not.to.equal(licenseId);
    expect(findings.find(({ kind }) => kind === "missing")).to.include({
      id: licenseId,
      identifier: basename(second, ".json"),
    });
    await rm(swapped, { recursive: true });
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

  it("tells by the chain alone which column was edited, where that has few values", async () => {
    const [{ exitCode }, findings] = await reconcile([[1], [2, { sex: "女" }], [3], [4]]);
    expect(exitCode).to.equal(1);
    const { proof } = parseDocument(await readFile(files[1]!, "utf8"));
    expect(findings).to.have.length(1);
    const found = {
      kind: "edited",
      reason: "oneColumn",
      line: 3,
      columns: ["sex"],
      id: proof.licenseId,
      certain: true,
    };
    expect(findings[0]).to.deep.include(found);
  });

  it("tells how many rows at least are invented, or licenses missing, and that it cannot tell which", async () => {
    const more: Rows = [[1], [2], [3, { name: "甲" }], [4, { name: "乙" }], [4, { ...invented, name: "丙" }]];
    const [rows, surplus] = await reconcile(more);
    expect(surplus.filter(({ line }) => line !== null).map(({ reason, line }) => [reason, line])).to.deep.equal([
      ["oneOfMoreRows", 4],
      ["oneOfMoreRows", 5],
      ["oneOfMoreRows", 6],
    ]);
    expect(surplus.every(({ certain }) => !certain)).to.equal(true);
    expect(linesOf(rows).at(-1)).to.deep.include({ uncertain: surplus.length });
    expect((surplus[0] as unknown as { message: string }).message).to.include("1 of these rows at least is invented");
    const [, lacking] = await reconcile([[1], [2], [3, { name: "甲" }]]);
    expect(lacking.map(({ reason }) => reason)).to.deep.equal([
      "oneOfMoreLicenses",
      "noRowUnlessEdited",
      "noRowUnlessEdited",
    ]);
    const file = await writeSample(consortium, "export.csv", more);
    expectGolden("reconcile.uncertain.txt", (await run(file)).stdout);
    expectGolden("reconcile.uncertain.zh.txt", (await run(file, "--lang", "zh")).stdout);
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

  describe("given a license was reissued", () => {
    const reviewer = "1134010000FAKE047E";
    let second: Cells;
    let successor: string;

    before(async () => {
      const { practiceNo } = parseDocument(await readFile(files[2]!, "utf8")).credentialSubject as {
        practiceNo: string;
      };
      const revised = { category: "兼职律师", practiceNo: `${practiceNo.slice(0, 9)}2${practiceNo.slice(10)}` };
      const row = join(consortium.folder, "revised.json");
      await writeFile(row, JSON.stringify(revised));
      const decided = ["--reason", "CATEGORY-CHANGE", "--decision", "皖司换〔2026〕1号", "--approver", reviewer];
      const reissue = ["reissue", files[2]!, ...decided, "--row", row, "--out", documents, "--json"];
      const asking = jsonOf(await runCli(consortium.env, ...reissue)) as { request: string; successor: string };
      const hefei = { ...consortium.env, ELICENSE_APPROVER_PRIVATE_KEY: keyOf("hefei") };
      await runCli(hefei, "approve", asking.request);
      const done = await runCli(consortium.env, ...reissue);
      expect(done.exitCode, done.stdout).to.equal(0);
      ({ successor } = asking);
      const { effectiveOn } = jsonOf(done) as { effectiveOn: string };
      const decision = {
        decisionNo: "皖司换〔2026〕1号",
        issuedDate: effectiveOn,
        reason: "CATEGORY-CHANGE",
        reviewer,
      };
      second = { ...revised, ...decision };
    });

    it("takes both versions as they were issued", async () => {
      const columns = ["version,status", "1,ACTIVE", ",ACTIVE", "1,SUPERSEDED", "2,ACTIVE", "1,ACTIVE"];
      const file = await withColumns([[1], [2], [3], [3, second], [4]], ...columns);
      for (const args of [[], ["--documents", documents]]) {
        const reconciled = await run(file, "--json", ...args);
        expect(reconciled.exitCode, reconciled.stdout).to.equal(0);
        expect(jsonOf(reconciled)).to.include({ rows: 5, licenses: 5, replaced: 0 });
      }
    });

    it("needs no row of the version whose place was taken", async () => {
      const file = await withColumns([[1], [2], [3, second], [4]], "version", "1", "1", "2", "1");
      const reconciled = await run(file, "--json");
      expect(reconciled.exitCode, reconciled.stdout).to.equal(0);
      expect(jsonOf(reconciled)).to.include({ licenses: 5, replaced: 1 });
    });

    it("names the version where that alone is wrong", async () => {
      const [, findings] = await reconcile([[1], [2], [3], [3, second], [4]]);
      expect(findings).to.have.length(1);
      const found = { kind: "edited", reason: "oneColumn", line: 5, columns: ["version"], id: successor };
      expect(findings[0]).to.deep.include(found);
    });

    it("names the new version as missing where the file has the old one as if it were in force", async () => {
      const file = await withColumns([[1], [2], [3], [4]], "status", "ACTIVE", "ACTIVE", "ACTIVE", "ACTIVE");
      const findings = linesOf(await run(file, "--json")).slice(0, -1) as unknown as Finding[];
      expect(
        findings.map(({ kind, line, columns, id }) => [kind, line, columns, line === null ? id : ""]),
      ).to.deep.equal([
        ["edited", 4, ["status"], ""],
        ["missing", null, [], successor],
      ]);
    });

    it("names an edited value of the new version by its document", async () => {
      const edited = { ...second, firmName: "合肥另一律师事务所" };
      const file = await withColumns([[1], [2], [3, edited], [4]], "version", "1", "1", "2", "1");
      const reconciled = await run(file, "--json", "--documents", documents);
      const findings = linesOf(reconciled).slice(0, -1) as unknown as Finding[];
      expect(findings.map(({ kind, line, columns, id }) => [kind, line, columns, id])).to.deep.equal([
        ["edited", 4, ["firmName"], successor],
      ]);
    });
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
