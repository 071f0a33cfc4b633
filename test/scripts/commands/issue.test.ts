import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { approveAction, connect, connectContracts, createClient, type PreparedCall } from "@elicense/sdk";
import { expect } from "chai";
import { Wallet } from "ethers";
import { after, before, describe, it } from "mocha";

import { lies, startLyingNode } from "../../sdk/lyingNode.js";
import { keyOf, startConsortium, type TestConsortium } from "./consortium.js";
import { fillTemplate } from "./fillTemplate.js";
import { expectGolden } from "./golden.js";
import { gb18030 } from "../csv/gb18030.js";
import { jsonOf, licensesOf, runCli, startCli, type CliRun } from "./runCli.js";
import { issueApproved, personalData, sampleSize, writeSample } from "./sampleFile.js";

const sample = "samples/lawyers.csv";

/** The manifest of an issue, as far as it varies. */
interface Manifest {
  readonly transactions: readonly {
    readonly transaction: string;
    readonly block: number;
    readonly licenses: readonly { readonly line: number; readonly identifier: string; readonly id: string }[];
  }[];
}

/** Waits until a file is there. */
async function untilThere(file: string): Promise<void> {
  for (let time = 0; !existsSync(file); time++) {
    if (time > 300) throw new Error(`${file} has not come`);
    await sleep(100);
  }
}

describe("elicense issue", function () {
  this.timeout(120_000);
  let consortium: TestConsortium;
  let out: string;
  const issue = (...args: string[]): Promise<CliRun> => runCli(consortium.env, "issue", "--yes", ...args);

  before(async () => {
    consortium = await startConsortium();
    out = join(consortium.folder, "licenses");
  });
  after(() => consortium.stop());

  /** How many licenses Anhui has issued, by the chain. */
  async function issuedCount(): Promise<number> {
    const provider = await connect(consortium.chain.url);
    const { count } = await connectContracts(consortium.deployment, provider).licenses.registerOf(1);
    provider.destroy();
    return Number(count);
  }

  /** Names of the documents in a folder: requests for approval have a folder of their own. */
  async function documentsIn(folder: string): Promise<string[]> {
    return (await readdir(folder)).filter((name) => name !== "approvals" && name !== "results");
  }

  /** Approves a call of a request with Anhui's second key, without trying it. */
  async function approveUnseen(request: string, position: number): Promise<void> {
    const { calls } = JSON.parse(await readFile(request, "utf8")) as { calls: PreparedCall[] };
    const provider = await connect(consortium.chain.url);
    const runner = new Wallet(keyOf("second"), provider);
    const { timestamp } = (await provider.getBlock("latest"))!;
    const client = createClient({ runner, deployment: consortium.deployment });
    await approveAction(client, { call: calls[position]!, expiresAt: timestamp + 86_400 });
    provider.destroy();
  }

  describe("given nothing is issued yet", () => {
    it("plans without sending or writing in a dry run", async () => {
      const run = await issue(sample, "--out", out, "--dry-run");
      expect(run.exitCode).to.equal(0);
      expect(run.stderr).to.include(
        `${sampleSize} rows, 0 of them issued already, ${sampleSize} to issue in 3 transactions.`,
      );
      expect(run.stderr).to.include(`To be approved first: ${sampleSize} licenses in 3 transactions, by 安徽省司法厅`);
      expect(run.stdout).to.include("Dry run: nothing was sent.");
      expect(await issuedCount()).to.equal(0);
      expect(await stat(out).catch(() => "none")).to.equal("none");
    });

    it("sends nothing while a row is faulty, and names line, column and fault", async () => {
      const file = await writeSample(consortium, "faulty.csv", [[1], [2, { sex: "女" }], [3, { reason: "GIFT" }]]);
      const run = await issue(file, "--out", out);
      expect(run.exitCode).to.equal(1);
      expect(run.stdout).to.equal("");
      expectGolden("issue.faulty.txt", run.stderr);
      expectGolden("issue.faulty.zh.txt", (await issue(file, "--out", out, "--lang", "zh")).stderr);
      expect(await issuedCount()).to.equal(0);

      const { faults, refused } = jsonOf(await issue(file, "--out", out, "--json"));
      expect(refused).to.equal(true);
      expect(
        (faults as { line: number; column: string; code: string }[]).map(({ line, column, code }) => [
          line,
          column,
          code,
        ]),
      ).to.deep.equal([
        [3, "practiceNo", "IDENTIFIER_DISAGREES"],
        [3, "idNumber", "IDENTIFIER_DISAGREES"],
        [4, "reason", "CSV_REASON_UNKNOWN"],
      ]);
    });

    it("sends nothing where the documents could not be written", async () => {
      const run = await issue(sample, "--out", join(consortium.folder, "faulty.csv"));
      expect([run.exitCode, run.stderr]).to.satisfy(
        ([code, text]: [number, string]) => code === 2 && text.includes("FOLDER_UNWRITABLE"),
      );
      expect(await issuedCount()).to.equal(0);
    });

    it("refuses the key of an authority that may not issue, and a key that is nobody's", async () => {
      for (const [account, code] of [
        ["bozhou", "AUTHORITY_REGISTRY_NOT_ACCREDITED"],
        ["stranger", "AUTHORITY_REGISTRY_UNKNOWN_KEY"],
      ] as const) {
        const run = await runCli(
          { ...consortium.env, ELICENSE_PRIVATE_KEY: keyOf(account) },
          "issue",
          "--yes",
          sample,
          "--json",
        );
        expect(run.exitCode).to.equal(1);
        expect(jsonOf(run).error).to.include({ code });
      }
    });
  });

  describe("given the sample was issued", () => {
    let first: CliRun;
    before(async () => {
      first = await issueApproved(consortium, sample, "--out", out, "--batch-size", "8");
    });

    it("has issued every row, in batches of one decision, and written a document for each", async () => {
      expect(first.exitCode).to.equal(0);
      expect(await issuedCount()).to.equal(sampleSize);
      expectGolden("issue.approved.txt", first.stderr);
      expectGolden("issue.txt", first.stdout);
      const documents = await documentsIn(out);
      expect(documents.length).to.equal(sampleSize);
      expect(documents[0]).to.equal(
        "1.2.156.3005.2.1110000000FAKE012Q001.1134000000FAKE020H.20200430AH0000000001.001.6.json",
      );
      const { mode } = await stat(join(out, documents[0]!));
      if (process.platform !== "win32") expect(mode & 0o777).to.equal(0o600);
    });

    it("says in a file of results how each row stands, and in a manifest which transaction issued what", async () => {
      const results = await readFile(join(out, "results", "lawyers.results.csv"), "utf8");
      const [head, ...rows] = results.trimEnd().split("\r\n");
      expect(head).to.equal(
        'line,e-license identifier,license id,state,block,transaction,document,column,code,"what is wrong, and what to do"',
      );
      expect(rows.length).to.equal(sampleSize);

      const manifest = JSON.parse(await readFile(join(out, "results", "lawyers.manifest.json"), "utf8")) as Manifest;
      const { transactions, ...rest } = manifest;
      expect(rest).to.deep.equal({
        format: "elicense-issue-manifest/1",
        file: {
          name: "lawyers.csv",
          sha256: createHash("sha256")
            .update(await readFile(sample))
            .digest("hex"),
        },
        chainId: consortium.deployment.chainId,
        registry: consortium.deployment.contracts.licenseRegistry.address,
        issuer: { number: 1, code: "1134000000FAKE020H" },
        licenseType: 1,
      });
      // Those of one block come in the order of their hashes.
      const sizes = transactions.map(({ licenses }) => licenses.length).sort((a, b) => a - b);
      expect(sizes).to.deep.equal([1, 2, 7, 8, 8]);
      const provider = await connect(consortium.chain.url);
      for (const { transaction, block, licenses } of transactions) {
        const receipt = await provider.getTransactionReceipt(transaction);
        expect(receipt?.blockNumber).to.equal(block);
        for (const { line, identifier, id } of licenses) {
          expect(rows[line - 2]).to.equal(
            `${line},${identifier},${id},issued,${block},${transaction},${join(out, `${identifier}.json`)},,,`,
          );
          expect(receipt?.logs.some(({ topics }) => topics.includes(id))).to.equal(true);
        }
      }
      provider.destroy();
    });

    it("issues nothing twice when it is run again, and rewrites documents that are missing or damaged, to the byte", async () => {
      const documents = (await documentsIn(out)).map((name) => join(out, name));
      const contents = await Promise.all(documents.map((file) => readFile(file, "utf8")));
      const manifest = await readFile(join(out, "results", "lawyers.manifest.json"), "utf8");
      await rm(documents[3]!);
      await writeFile(documents[7]!, contents[7]!.replace("LawyerPracticeLicense", "Lawyer"));

      const run = await issue(sample, "--out", out);
      expect(run.exitCode).to.equal(0);
      expect(run.stdout).to.include(`Issued: 0. Issued already: ${sampleSize}.`);
      expect(await issuedCount()).to.equal(sampleSize);
      expect(await Promise.all(documents.map((file) => readFile(file, "utf8")))).to.deep.equal(contents);
      // Which transaction issued what is asked of the chain.
      expect(await readFile(join(out, "results", "lawyers.manifest.json"), "utf8")).to.equal(manifest);
    });

    it("restores the documents on a machine that has none", async () => {
      const elsewhere = join(consortium.folder, "elsewhere");
      const run = await issue(sample, "--out", elsewhere, "--lang", "zh");
      expect(run.stdout).to.include(`本次颁发 0 份；此前已颁发 ${sampleSize} 份`);
      for (const name of await documentsIn(out)) {
        expect(await readFile(join(elsewhere, name), "utf8")).to.equal(await readFile(join(out, name), "utf8"));
      }
    });

    it("cannot tell where the node does not show in which block they were issued, and says so", async () => {
      const liar = await startLyingNode(consortium.chain.url);
      liar.play(lies.cutsOffLogs(0));
      const args = ["issue", "--yes", sample, "--out", join(consortium.folder, "unrestored"), "--json"];
      const run = await runCli({ ...consortium.env, ELICENSE_RPC_URL: liar.url }, ...args);
      await liar.stop();
      expect(run.exitCode, run.stdout).to.equal(3);
      expect(jsonOf(run).failure).to.include({ code: "HISTORY_NOT_WHOLE", during: "sending", exitCode: 3 });
      expect(jsonOf(run).documents).to.equal(0);
    });

    it("refuses the same license for another holder", async () => {
      const holder = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
      const run = await issue(await writeSample(consortium, "holder.csv", [[1, { holder }]]), "--out", out, "--json");
      expect(run.exitCode).to.equal(1);
      expect((jsonOf(run).faults as unknown[])[0]).to.include({
        line: 2,
        column: "holder",
        code: "CSV_HOLDER_DIFFERS",
      });
    });

    it("refuses other data under an identifier that has a document", async () => {
      const file = await writeSample(consortium, "changed.csv", [[1, { firmName: "合肥另一律师事务所" }]]);
      const run = await issue(file, "--out", out, "--json");
      expect(run.exitCode).to.equal(1);
      expect((jsonOf(run).faults as unknown[])[0]).to.include({
        line: 2,
        column: "serial",
        code: "CSV_DOCUMENT_DIFFERS",
      });
      expect(await issuedCount()).to.equal(sampleSize);
    });
  });

  describe("given rows of which some cannot be issued", () => {
    const fresh = (number: number): string => `20260101AH${String(number).padStart(10, "0")}`;

    it("issues the good ones with --skip-invalid, and lists the rest", async () => {
      const file = await writeSample(consortium, "skip.csv", [
        [1, { serial: fresh(1) }],
        [2, { serial: fresh(2), sex: "" }],
        [3, { serial: fresh(3) }],
      ]);
      const run = await issueApproved(
        consortium,
        ...[file, "--out", join(consortium.folder, "skip"), "--skip-invalid", "--json"],
      );
      expect(run.exitCode).to.equal(0);
      const { faults } = jsonOf(run);
      expect((faults as unknown[]).length).to.equal(1);
      expect((faults as unknown[])[0]).to.include({ line: 3, column: "sex", code: "CSV_CELL_EMPTY" });
      expect(licensesOf(run).map(({ line, state }) => [line, state])).to.deep.equal([
        [2, "issued"],
        [4, "issued"],
      ]);
      expect(run.stderr).to.equal("");
    });

    it("goes on after what was issued elsewhere while it waited, and asks anew for what was left of that batch", async () => {
      const rows = [
        [1, { serial: fresh(11) }],
        [2, { serial: fresh(12) }],
        [12, { serial: fresh(13) }],
      ] as const;
      const folder = join(consortium.folder, "race");
      const counted = await issuedCount();
      const file = await writeSample(consortium, "race.csv", rows);
      const waiting = await startCli(consortium.env, "issue", "--yes", "--wait", file, "--out", folder, "--json");
      const request = join(folder, "approvals", "race.issue.json");
      await untilThere(request);

      // Another machine issues the first of the rows by itself.
      const elsewhere = await writeSample(consortium, "elsewhere.csv", rows.slice(0, 1));
      await issueApproved(consortium, elsewhere, "--out", join(consortium.folder, "elsewhere"));
      const { calls } = JSON.parse(await readFile(request, "utf8")) as { calls: unknown[] };
      for (const position of calls.keys()) await approveUnseen(request, position);

      const run = await waiting.ended;
      expect(run.exitCode).to.equal(1);
      expect(licensesOf(run).map(({ line, state, document }) => [line, state, document !== null])).to.deep.equal([
        [2, "already", true],
        [3, "awaiting", false],
        [4, "issued", true],
      ]);
      expect(jsonOf(run)).to.deep.include({ ok: false, transactions: 1, awaiting: null });
      expect(await issuedCount()).to.equal(counted + 2);

      const again = await issueApproved(consortium, file, "--out", folder);
      expect(again.exitCode).to.equal(0);
      expect(again.stdout).to.include("Issued: 1. Issued already: 2. Their documents in");
      expect((await documentsIn(folder)).length).to.equal(3);
    });
  });

  describe("given its node is gone while it waits", () => {
    it("says what was issued until then, and how each row stands", async () => {
      const folder = join(consortium.folder, "gone");
      const rows = [
        [1, { serial: "20260101AH0000000041" }],
        [2, { serial: "20260101AH0000000042" }],
      ] as const;
      const args = ["--batch-size", "1", "--out", folder, await writeSample(consortium, "gone.csv", rows)];
      expect((await issue(...args)).exitCode).to.equal(1);
      await approveUnseen(join(folder, "approvals", "gone.issue.json"), 0);

      const node = await startLyingNode(consortium.chain.url);
      const waiting = await startCli(
        { ...consortium.env, ELICENSE_RPC_URL: node.url },
        "issue",
        "--yes",
        "--wait",
        ...args,
      );
      while (!waiting.said().includes("Waiting for the approval of 1 transaction")) await sleep(50);
      node.play(() => ({ error: { code: -32_005, message: "not now" } }));
      const run = await waiting.ended;
      await node.stop();

      expect(run.exitCode, run.stderr).to.equal(3);
      expect(run.stderr).to.include("Stopped: [NODE_REFUSED]").and.to.include("Issued: 1. Not issued: 0");
      expect((await documentsIn(folder)).length).to.equal(1);
      const results = await readFile(join(folder, "results", "gone.results.csv"), "utf8");
      expect(results)
        .to.match(/^2,.*,issued,/m)
        .and.to.match(/^3,.*,awaiting approval,/m);
    });
  });

  describe("given it is asked to end", () => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      it(`ends on ${signal} where it waits for an approval, and goes on when it is run again`, async () => {
        const folder = join(consortium.folder, `ended-${signal}`);
        const serial = `20260101AH00000000${signal === "SIGINT" ? "30" : "31"}`;
        const file = await writeSample(consortium, `ended-${signal}.csv`, [[3, { serial }]]);
        const waiting = await startCli(consortium.env, "issue", "--yes", "--wait", file, "--out", folder);
        await untilThere(join(folder, "approvals", `ended-${signal}.issue.json`));
        while (!waiting.said().includes("Waiting for the approval of 1 transaction")) await sleep(50);
        waiting.kill(signal);
        const run = await waiting.ended;
        expect(run.exitCode).to.equal(130);
        expect(run.stderr).to.include("Ending after what is under way.");

        expect((await issueApproved(consortium, file, "--out", folder)).stdout).to.include("Issued: 1.");
      });
    }

    it("asks a person, and a program must have agreed before", async () => {
      const folder = join(consortium.folder, "unasked");
      const file = await writeSample(consortium, "unasked.csv", [[3, { serial: "20260101AH0000000032" }]]);
      const { request } = jsonOf(await issue(file, "--out", folder, "--json")).awaiting as { request: string };
      await runCli(consortium.env, "approve", request);
      const counted = await issuedCount();
      const run = await runCli(consortium.env, "issue", file, "--out", folder);
      expect(run.exitCode).to.equal(2);
      expect(run.stderr).to.include("[PROMPT_NO_TERMINAL]").and.to.include("Answer by one of: --yes, --dry-run.");
      expect(await issuedCount()).to.equal(counted);
      expect((await issue(file, "--out", folder)).exitCode).to.equal(0);
    });
  });

  describe("given a document cannot be written", () => {
    it("says that the license is issued all the same, and writes it when it is run again", async () => {
      const folder = join(consortium.folder, "blocked");
      const file = await writeSample(consortium, "blocked.csv", [
        [5, { serial: "20260101AH0000000005" }],
        [6, { serial: "20260101AH0000000006" }],
      ]);
      const planned = licensesOf(await issue(file, "--out", folder, "--dry-run", "--json"));
      const inTheWay = join(folder, `${planned[0]!.identifier}.json`);
      await mkdir(inTheWay, { recursive: true });

      const run = await issueApproved(consortium, file, "--out", folder, "--json");
      expect(run.exitCode).to.equal(1);
      const { failure } = jsonOf(run);
      expect(failure).to.include({ code: "FOLDER_UNWRITABLE", during: "writing" });
      expect(licensesOf(run).map(({ state, document }) => [state, document !== null])).to.deep.equal([
        ["issued", false],
        ["issued", true],
      ]);

      await rmdir(inTheWay);
      const again = await issue(file, "--out", folder);
      expect(again.exitCode).to.equal(0);
      expect(again.stdout).to.include("Issued: 0. Issued already: 2. ");
      expect((await documentsIn(folder)).length).to.equal(2);
    });
  });

  describe("given a file as an office has it", () => {
    it("writes a template, with a note on each column, that it accepts once it is filled in", async () => {
      const csv = await runCli({ ELICENSE_LANG: "en" }, "issue", "--template", "lawyer");
      expect(csv.exitCode).to.equal(0);
      expectGolden("issue.template.csv", csv.stdout);
      expectGolden("issue.template.txt", csv.stderr);

      const file = join(consortium.folder, "template.xlsx");
      const run = await issue("--template", "lawyer", "--out", file, "--lang", "zh");
      expect(run.exitCode).to.equal(0);
      expectGolden("issue.template.zh.txt", run.stdout);
      expect(run.stderr).to.equal("");

      const planned = (): ReturnType<typeof issue> =>
        issue(file, "--out", join(consortium.folder, "none"), "--dry-run", "--lang", "zh");
      const unfilled = await planned();
      expect(unfilled.exitCode).to.equal(1);
      expect(unfilled.stderr + unfilled.stdout).to.include("CSV_SAMPLE_ROW");

      fillTemplate(file);
      const plan = await planned();
      expect(plan.exitCode).to.equal(0);
      expect(plan.stderr).to.include("按 XLSX 读取：工作表“lawyer”。");
      expect(plan.stderr).to.include("共 1 行，其中 0 行此前已颁发，待颁发 1 行");

      const again = await issue("--template", "lawyer", "--out", file, "--json");
      expect(again.exitCode).to.equal(2);
      expect(jsonOf(again).error).to.deep.include({ code: "FILE_EXISTS", details: { file } });
    });

    it("gives a template's columns to programs, and knows every type", async () => {
      for (const type of ["lawyer", "lawFirm", "notary", "forensicExaminer"]) {
        const run = await runCli({}, "issue", "--template", type, "--json");
        expect(run.exitCode).to.equal(0);
        const { columns } = jsonOf(run) as { columns: Record<string, unknown>[] };
        expect(columns[0]).to.deep.include({ name: "serial", title: "证照流水号", optional: false, sample: "1" });
      }
    });

    it("is told what it cannot write, and what it was not given", async () => {
      for (const [args, code] of [
        [["--template", "pilot"], "USAGE_CHOICE"],
        [["--template", "lawyer", "--out", "template.ods"], "USAGE_CHOICE"],
        [["--template", "lawyer", "--out", join(out, "none", "x.csv")], "FILE_UNWRITABLE"],
        [[], "USAGE_MISSING_ARGUMENT"],
      ] as const) {
        const run = await runCli({}, "issue", ...args, "--json");
        expect([run.exitCode, (jsonOf(run).error as { code: string }).code]).to.deep.equal([2, code]);
      }
    });

    it("says in the plan how it read the file, and what it took for something", async () => {
      const file = join(consortium.folder, "office.csv");
      const text = await readFile(
        await writeSample(consortium, "utf8.csv", [
          [1, { serial: "20260102AH0000000001", issuedDate: "2020年4月30日" }],
          [2, { serial: "20260102AH0000000002" }],
        ]),
        "utf8",
      );
      await writeFile(file, gb18030(text.replaceAll(",", "\t").replace("340100", "３４０１００")));
      const folder = join(consortium.folder, "none");
      const run = await issue(file, "--out", folder, "--dry-run");
      expect(run.exitCode).to.equal(0);
      expect(run.stderr).to.include("Read as CSV in GB18030, separated by tabs.");
      expectGolden("issue.plan.txt", run.stderr);
      expectGolden("issue.plan.zh.txt", (await issue(file, "--out", folder, "--dry-run", "--lang", "zh")).stderr);

      const { format, readings } = jsonOf(await issue(file, "--out", folder, "--dry-run", "--json"));
      expect(format).to.deep.equal({ kind: "csv", encoding: "GB18030", separator: "\t" });
      expect(readings).to.deep.equal([
        { column: "issuedDate", reading: "date", count: 1 },
        { column: "areaCode", reading: "width", count: 1 },
      ]);
    });
  });

  describe("given anything that can go wrong", () => {
    it("prints no personal data and no secret, whatever comes of it", async () => {
      const file = await writeSample(consortium, "secret.csv", [
        [1, { sex: "男" }],
        [2, { idNumber: "349900198503120016" }],
        [3],
      ]);
      const runs = [
        await issue(file),
        await issue(file, "--lang", "zh"),
        await issue(file, "--json"),
        await issue(sample, "--out", out),
        await runCli({ ...consortium.env, ELICENSE_DEBUG: "1" }, "issue", "--yes", file),
        await runCli({ ...consortium.env, ELICENSE_REGISTER_KEY: "0x5a5a" }, "issue", "--yes", file),
      ];
      const secrets = ["349900198503120016", "5a5a", keyOf("anhui").slice(2), ...personalData];
      for (const { stdout, stderr } of runs) {
        for (const secret of secrets) expect(stdout + stderr).not.to.include(secret);
      }
      expect(runs.at(-1)?.exitCode).to.equal(2);
    });
  });
});
