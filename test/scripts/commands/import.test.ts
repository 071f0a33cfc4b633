import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import {
  accreditRoot,
  connect,
  createClient,
  dayFromNumber,
  dayOf,
  dayToNumber,
  getManagementHistory,
  getStandings,
  lawyer,
  setApproval,
  type ApprovalRule,
  type Client,
  type LicenseId,
  type PreparedCall,
} from "@elicense/sdk";
import { expect } from "chai";
import { Wallet, type JsonRpcProvider } from "ethers";
import { after, before, describe, it } from "mocha";

import { lawyerRows } from "../../../scripts/bench/issue/lawyerRows.js";
import { developmentAccount } from "../../../scripts/development.js";
import { startLyingNode } from "../../sdk/lyingNode.js";
import { holdBlocks, releaseBlocks } from "../support/blocks.js";
import { keyOf, startConsortium, type TestConsortium } from "./consortium.js";
import { fillTemplate } from "./fillTemplate.js";
import { expectGolden } from "./golden.js";
import { jsonOf, linesOf, runCli, startCli, type CliRun } from "./runCli.js";
import { personalData } from "./sampleFile.js";

/** What a run with `--json` tells of a sanction. */
interface ReportedSanction {
  readonly line: number;
  readonly licenseLine: number;
  readonly identifier: string;
  readonly id: LicenseId;
  readonly action: string;
  readonly effectiveOn: string;
  readonly state: string;
  readonly block: number;
}

/** What it tells of a license. */
interface ReportedLicense {
  readonly line: number;
  readonly id: LicenseId;
  readonly identifier: string;
  readonly state: string;
  readonly block: number;
}

const sanctionHeader = "serial,reason,decisionNo,effectiveDate,through";

describe("elicense import", function () {
  this.timeout(180_000);
  let consortium: TestConsortium;
  let node: JsonRpcProvider;
  let client: Client;
  let today: number;
  let files = 0;

  before(async () => {
    consortium = await startConsortium();
    node = await connect(consortium.chain.url);
    client = createClient({ runner: new Wallet(keyOf("anhui"), node), deployment: consortium.deployment });
    today = dayToNumber(dayOf((await node.getBlock("latest"))!.timestamp));
  });
  after(async () => {
    node.destroy();
    await consortium.stop();
  });

  const run = (...args: readonly string[]): Promise<CliRun> => runCli(consortium.env, "import", ...args);
  /** A day so many days from today. */
  const day = (offset: number): string => dayFromNumber(today + offset);
  const serialOf = (number: number): string => `20200430AH${String(number).padStart(10, "0")}`;
  const licensesOf = (ended: CliRun): readonly ReportedLicense[] =>
    linesOf(ended).filter((line) => "document" in line && !("ok" in line)) as unknown as ReportedLicense[];
  const sanctionsOf = (ended: CliRun): readonly ReportedSanction[] =>
    linesOf(ended).filter((line) => "licenseLine" in line) as unknown as ReportedSanction[];

  /** Writes invented lawyers as an office has them on paper: without a reason, some of a later version. */
  async function writePaper(
    count: number,
    from: number,
    changed: (line: string) => string = (l) => l,
  ): Promise<string> {
    const [header = "", ...lines] = [...lawyerRows(count, from)].map((line) => line.trimEnd());
    const rows = lines.map(
      (line, position) => `${changed(line.replace(/,IMPORT$/, ""))},${position % 4 === 3 ? 2 : ""}`,
    );
    const file = join(consortium.folder, `paper-${String(files++)}.csv`);
    await writeFile(file, [`${header.replace(/,reason$/, "")},version`, ...rows, ""].join("\n"));
    return file;
  }

  async function writeSanctions(...rows: readonly string[]): Promise<string> {
    const file = join(consortium.folder, `sanctions-${String(files++)}.csv`);
    await writeFile(file, [sanctionHeader, ...rows, ""].join("\n"));
    return file;
  }

  /** Has a second key approve what is asked for. */
  async function approve(request: string): Promise<void> {
    const { exitCode, stdout, stderr } = await runCli(consortium.env, "approve", request);
    expect(exitCode, stdout + stderr).to.equal(0);
  }

  /** Asks for the approval of an import, and has a second key give it. */
  async function approved(...args: readonly string[]): Promise<CliRun> {
    const asking = await run(...args, "--yes", "--json");
    const { awaiting } = jsonOf(asking) as { awaiting: { request: string } };
    await approve(awaiting.request);
    return run(...args, "--yes", "--json");
  }

  /** Leaves the numbers of files out, which say how many tests come before. */
  const nameless = (text: string): string => text.replace(/(paper|sanctions)-\d+/g, "$1");

  const statusesOf = async (ids: readonly LicenseId[]): Promise<readonly string[]> =>
    (await getStandings(client, { ids })).map(({ status }) => status);

  describe("given 200 licenses on paper, and what stands against some (scenario 28)", () => {
    let paper: string;
    let sanctions: string;
    let out: string;
    let asked: CliRun;
    let done: CliRun;

    before(async () => {
      out = join(consortium.folder, "scenario");
      paper = await writePaper(200, 0);
      sanctions = await writeSanctions(
        `${serialOf(3)},IMPORT-SUSPENSION,皖司罚〔2026〕1号,${day(-10)},${day(80)}`,
        `${serialOf(3)},IMPORT-SANCTION,皖司罚〔2015〕2号,2015-06-01,`,
        `${serialOf(50)},IMPORT-REVOCATION,皖司罚〔2022〕3号,2022年5月1日,`,
        `${serialOf(120)},IMPORT-ANNULMENT,皖司撤〔2021〕4号,2021/3/1,`,
        `${serialOf(121)},IMPORT-SUSPENSION,皖司罚〔2026〕5号,${day(-200)},${day(-100)}`,
        `${serialOf(121)},IMPORT-REVOCATION,皖司罚〔2026〕6号,${day(-50)},`,
      );
      asked = await run(paper, "--sanctions", sanctions, "--out", out, "--yes");
      done = await approvedFrom();
    });

    async function approvedFrom(): Promise<CliRun> {
      const request = join(
        out,
        "approvals",
        `${paper
          .split("/")
          .at(-1)!
          .replace(/\.csv$/, "")}.import.json`,
      );
      const { calls } = JSON.parse(await readFile(request, "utf8")) as { calls: readonly PreparedCall[] };
      expect(calls.length).to.equal(8);
      const seen = await runCli(consortium.env, "approve", request, "--dry-run", "--json");
      const { calls: tried } = jsonOf(seen) as { calls: { state: string; tried: string; after: number[] }[] };
      expect(tried.map(({ state, tried: found, after: before }) => [state, found, before])).to.deep.equal([
        ["pending", "DONE", []],
        ["pending", "DONE", [1]],
        ["pending", "DONE", [1, 2]],
        ["pending", "DONE", [1]],
        ["pending", "DONE", []],
        ["pending", "DONE", [5]],
        ["pending", "DONE", [5]],
        ["pending", "DONE", [5, 7]],
      ]);
      const approving = await runCli(consortium.env, "approve", request);
      expect(approving.exitCode, approving.stderr).to.equal(0);
      return run(paper, "--sanctions", sanctions, "--out", out, "--yes", "--json");
    }

    it("asks in one request for the approval of all", () => {
      expect(asked.exitCode).to.equal(1);
      expect(asked.stderr).to.include("To be approved first: 200 licenses and 6 sanctions in 8 transactions");
      for (const value of personalData) expect(asked.stdout + asked.stderr).not.to.include(value);
    });

    it("issues all, and enters what stands against them", async () => {
      expect(done.exitCode, done.stdout.slice(-2_000)).to.equal(0);
      expect(jsonOf(done)).to.deep.include({ ok: true, transactions: 8, awaiting: null });
      expect((jsonOf(done).counts as { issued: number }).issued).to.equal(200);
      expect((jsonOf(done).sanctions as { counts: { entered: number } }).counts.entered).to.equal(6);
      const ids = licensesOf(done).map(({ id }) => id);
      const statuses = await statusesOf(ids);
      const expected = ids.map((_, number) => {
        if (number === 3) return "SUSPENDED";
        if (number === 50 || number === 121) return "REVOKED";
        return number === 120 ? "ANNULLED" : "ACTIVE";
      });
      expect(statuses).to.deep.equal(expected);
    });

    it("has the versions of the paper in the identifiers", () => {
      const versions = licensesOf(done).map(({ identifier }) => identifier.split(".").at(-2));
      expect(versions).to.deep.equal(versions.map((_, position) => (position % 4 === 3 ? "002" : "001")));
    });

    it("enters what stands against a batch before it issues the next", () => {
      const licenses = licensesOf(done);
      const entered = sanctionsOf(done);
      const second = licenses[100]!.block;
      for (const { licenseLine, block } of entered) {
        if (licenseLine <= 101) expect(block).to.be.greaterThan(licenses[0]!.block).and.below(second);
        else expect(block).to.be.greaterThan(second);
      }
    });

    it("begins the history with the import, and says so", async () => {
      const { id } = licensesOf(done)[121]!;
      const { records } = await getManagementHistory(client, { id });
      expect(records.map(({ action, decision }) => [action, decision.effectiveOn])).to.deep.equal([
        ["ISSUE", "2020-04-30"],
        ["SUSPEND", day(-200)],
        ["REVOKE", day(-50)],
      ]);
      const history = await runCli(consortium.env, "history", id);
      expect(history.stdout).to.match(/\n1 +\S+ \S+ +issue +2020-04-30 +IMPORT Entered from paper/);
      const zh = await runCli(consortium.env, "history", id, "--lang", "zh");
      expect(zh.stdout).to.match(/\n1 .*IMPORT 既有证照入链/);
    });

    it("repeats nothing when it is run again", async () => {
      const again = await run(paper, "--sanctions", sanctions, "--out", out, "--yes", "--json");
      expect(again.exitCode).to.equal(0);
      expect(jsonOf(again)).to.include({ transactions: 0 });
      expect(sanctionsOf(again).map(({ state }) => state)).to.deep.equal(Array(6).fill("already"));
      expect(sanctionsOf(again).map(({ block }) => block)).to.deep.equal(sanctionsOf(done).map(({ block }) => block));
    });

    it("writes how each sanction stands into a file", async () => {
      const { results } = jsonOf(done).sanctions as { results: string };
      const text = await readFile(results, "utf8");
      expect(text.split("\r\n")[0]).to.equal(
        'line,line of the license,e-license identifier,license id,reason,effective,last day,state,block,transaction,code,"what is wrong, and what to do"',
      );
      expect(text).to.match(/\r\n2,5,1\.2\.156\.\S+\.002\.\S,0x[0-9a-f]{64},IMPORT-SUSPENSION,/);
    });

    it("is what a database says that has versions and statuses", async () => {
      const lines = (await readFile(paper, "utf8")).trimEnd().split("\n");
      const statuses = await statusesOf(licensesOf(done).map(({ id }) => id));
      const database = lines.map((line, position) =>
        position === 0 ? `${line},reason,status` : `${line},IMPORT,${statuses[position - 1]!}`,
      );
      const file = join(consortium.folder, "database.csv");
      await writeFile(file, database.join("\n"));
      const same = await runCli(consortium.env, "reconcile", file);
      expect(same.exitCode, same.stdout).to.equal(0);

      await writeFile(file, database.join("\n").replace("IMPORT,SUSPENDED", "IMPORT,ACTIVE"));
      const edited = await runCli(consortium.env, "reconcile", file);
      expect(edited.exitCode).to.equal(1);
      expect(edited.stdout + edited.stderr).to.match(/5 +edited +status .*suspended/);
    });
  });

  describe("given a run that was killed between an issue and what stands against it", () => {
    it("enters that first of all when it is run again", async () => {
      const out = join(consortium.folder, "killed");
      const paper = await writePaper(4, 1_000);
      const sanctions = await writeSanctions(
        `${serialOf(1_000)},IMPORT-SUSPENSION,皖司罚〔2026〕7号,${day(-10)},${day(80)}`,
      );
      const args = [paper, "--sanctions", sanctions, "--out", out, "--batch-size", "2", "--yes"];
      const asking = await run(...args, "--json");
      const { awaiting } = jsonOf(asking) as { awaiting: { request: string } };
      await approve(awaiting.request);

      await holdBlocks(node);
      const started = await startCli(consortium.env, "import", ...args);
      const account = new Wallet(keyOf("anhui")).address;
      const counted = await node.getTransactionCount(account, "latest");
      while ((await node.getTransactionCount(account, "pending")) === counted) await sleep(50);
      started.kill("SIGKILL");
      await started.ended;
      await releaseBlocks(node);
      const [id] = licensesOf(asking).map((license) => license.id);
      expect(await statusesOf([id!])).to.deep.equal(["ACTIVE"]);

      const again = await run(...args, "--json");
      expect(again.exitCode, again.stdout).to.equal(0);
      expect(licensesOf(again).map(({ state }) => state)).to.deep.equal(["already", "already", "issued", "issued"]);
      const [suspension] = sanctionsOf(again);
      expect(suspension, again.stdout).to.include({ state: "entered", id });
      expect(suspension!.block).to.be.below(licensesOf(again)[2]!.block);
      expect(await statusesOf([id!])).to.deep.equal(["SUSPENDED"]);
    });
  });

  describe("given it is asked to end between an issue and what stands against it", () => {
    it("enters that, issues nothing more, and says so", async () => {
      const out = join(consortium.folder, "ended");
      const paper = await writePaper(4, 9_000);
      const sanctions = await writeSanctions(`${serialOf(9_001)},IMPORT-ANNULMENT,皖司撤〔2026〕25号,${day(-10)},`);
      const args = [paper, "--sanctions", sanctions, "--out", out, "--batch-size", "2", "--yes"];
      const { awaiting } = jsonOf(await run(...args, "--json")) as { awaiting: { request: string } };
      await approve(awaiting.request);

      const account = new Wallet(keyOf("anhui")).address;
      const isPending = async (): Promise<boolean> =>
        (await node.getTransactionCount(account, "pending")) > (await node.getTransactionCount(account, "latest"));
      await holdBlocks(node);
      const started = await startCli(consortium.env, "import", ...args, "--json");
      while (!(await isPending())) await sleep(50);
      started.kill("SIGTERM");
      while (!started.said().includes("Ending after what is under way")) await sleep(50);
      await releaseBlocks(node);
      const ended = await started.ended;
      expect(ended.exitCode, ended.stdout).to.equal(130);
      expect(licensesOf(ended).map(({ state }) => state)).to.deep.equal(["issued", "issued", "pending", "pending"]);
      expect(sanctionsOf(ended).map(({ state }) => state)).to.deep.equal(["entered"]);
      expect(await statusesOf(licensesOf(ended).map(({ id }) => id))).to.deep.equal([
        "ACTIVE",
        "ANNULLED",
        "NONE",
        "NONE",
      ]);
    });
  });

  describe("given it is asked to wait", () => {
    it("goes on with a batch once it and what stands against it are approved", async () => {
      const out = join(consortium.folder, "waited");
      const paper = await writePaper(1, 10_000);
      const sanctions = await writeSanctions(`${serialOf(10_000)},IMPORT-REVOCATION,皖司罚〔2026〕26号,${day(-10)},`);
      const args = [paper, "--sanctions", sanctions, "--out", out, "--yes"];
      const { awaiting } = jsonOf(await run(...args, "--json")) as { awaiting: { request: string } };
      const started = await startCli(consortium.env, "import", ...args, "--wait", "--json");
      await approve(awaiting.request);
      const ended = await started.ended;
      expect(ended.exitCode, ended.stdout).to.equal(0);
      expect(sanctionsOf(ended).map(({ state }) => state)).to.deep.equal(["entered"]);
      expect(await statusesOf(licensesOf(ended).map(({ id }) => id))).to.deep.equal(["REVOKED"]);
    });
  });

  describe("given what stands against a license and is not approved", () => {
    it("issues nothing of its batch, and goes on with the other", async () => {
      const out = join(consortium.folder, "held");
      const paper = await writePaper(4, 2_000);
      const args = [paper, "--out", out, "--batch-size", "2", "--yes", "--json"];
      // The licenses are approved without what stands against them.
      const asking = await run(...args);
      const { awaiting } = jsonOf(asking) as { awaiting: { request: string } };
      await approve(awaiting.request);

      const sanctions = await writeSanctions(`${serialOf(2_000)},IMPORT-REVOCATION,皖司罚〔2026〕8号,${day(-10)},`);
      const held = await run(...args, "--sanctions", sanctions);
      expect(held.exitCode).to.equal(1);
      expect(licensesOf(held).map(({ state }) => state)).to.deep.equal(["awaiting", "awaiting", "issued", "issued"]);
      expect(sanctionsOf(held).map(({ state }) => state)).to.deep.equal(["awaiting"]);

      const done = await approved(
        ...args.filter((arg) => !arg.startsWith("--y") && arg !== "--json"),
        "--sanctions",
        sanctions,
      );
      expect(done.exitCode, done.stdout).to.equal(0);
      expect(await statusesOf([licensesOf(done)[0]!.id])).to.deep.equal(["REVOKED"]);
    });

    it("is shown in words, with what comes before it; tried as far as the node can, or plainly not", async () => {
      const paper = await writePaper(1, 3_000);
      const sanctions = await writeSanctions(`${serialOf(3_000)},IMPORT-SANCTION,皖司罚〔2026〕9号,${day(-10)},`);
      const asking = await run(
        paper,
        "--sanctions",
        sanctions,
        "--out",
        join(consortium.folder, "shown"),
        "--yes",
        "--json",
      );
      const { awaiting } = jsonOf(asking) as { awaiting: { request: string } };
      for (const [language, name] of [
        ["en", "import.approve.txt"],
        ["zh", "import.approve.zh.txt"],
      ] as const) {
        const seen = await runCli(consortium.env, "approve", awaiting.request, "--dry-run", "--lang", language);
        expect(seen.exitCode).to.equal(0);
        expectGolden(name, nameless(`${seen.stderr}\n${seen.stdout}`));
      }
      const old = await startLyingNode(consortium.chain.url);
      old.play(({ method }, honest) =>
        method === "eth_simulateV1"
          ? Promise.resolve({ error: { code: -32601, message: "the method does not exist" } })
          : honest(),
      );
      const env = { ...consortium.env, ELICENSE_RPC_URL: old.url };
      const untried = await runCli(env, "approve", awaiting.request, "--dry-run", "--json");
      await old.stop();
      const { calls } = jsonOf(untried) as { calls: { tried: string | null }[] };
      expect(calls.map(({ tried }) => tried)).to.deep.equal(["UNKNOWN", "NOT"]);
    });
  });

  describe("given a file of sanctions with faults", () => {
    let paper: string;
    let sanctions: string;
    before(async () => {
      paper = await writePaper(3, 4_000);
      sanctions = await writeSanctions(
        `${serialOf(9_999)},IMPORT-SANCTION,皖司罚〔2026〕10号,${day(-10)},`,
        `${serialOf(4_000)},L48,皖司罚〔2026〕11号,${day(-10)},`,
        `${serialOf(4_000)},IMPORT-SUSPENSION,皖司罚〔2026〕12号,${day(-10)},`,
        `${serialOf(4_000)},IMPORT-REVOCATION,皖司罚〔2026〕13号,${day(-10)},${day(10)}`,
        `${serialOf(4_000)},IMPORT-SUSPENSION,皖司罚〔2026〕14号,${day(-400)},${day(-380)}`,
        `${serialOf(4_000)},IMPORT-SUSPENSION,皖司罚〔2026〕15号,${day(-10)},${day(400)}`,
        `${serialOf(4_000)},IMPORT-SANCTION,皖司罚〔2026〕16号,${day(10)},`,
        `${serialOf(4_000)},IMPORT-REVOCATION,皖司罚〔2019〕17号,2019-01-01,`,
        `${serialOf(4_001)},IMPORT-SUSPENSION,皖司罚〔2026〕18号,${day(-10)},${day(80)}`,
        `${serialOf(4_001)},IMPORT-REVOCATION,皖司罚〔2026〕19号,${day(-5)},`,
        `${serialOf(4_002)},IMPORT-SANCTION,皖司罚〔2026〕20号,${day(-5)},`,
        `${serialOf(4_002)},IMPORT-SANCTION,皖司罚〔2026〕20号,${day(-5)},`,
        `${serialOf(4_002)},IMPORT-SANCTION,,昨天,`,
      );
    });

    it("sends nothing, and names line, column, fault and remedy", async () => {
      const refused = await run(paper, "--sanctions", sanctions, "--yes", "--skip-invalid", "--json");
      expect(refused.exitCode).to.equal(1);
      const report = jsonOf(refused).sanctions as { faults: { line: number; column: string | null; code: string }[] };
      expect(report.faults.map(({ line, column, code }) => [line, column, code])).to.deep.equal([
        [2, "serial", "CSV_SANCTION_SERIAL_UNKNOWN"],
        [3, "reason", "CSV_SANCTION_REASON_UNKNOWN"],
        [4, "through", "CSV_SANCTION_THROUGH_MISSING"],
        [5, "through", "CSV_SANCTION_THROUGH_UNWANTED"],
        [6, "effectiveDate", "CSV_SANCTION_TOO_OLD"],
        [7, "through", "CSV_SANCTION_DAYS"],
        [8, "effectiveDate", "CSV_DATE_FUTURE"],
        [9, "effectiveDate", "CSV_SANCTION_BEFORE_LICENSE"],
        [11, null, "CSV_SANCTION_CONTRADICTS"],
        [13, null, "CSV_SANCTION_REPEATED"],
        [14, "decisionNo", "CSV_CELL_EMPTY"],
      ]);
      expect(jsonOf(refused)).to.deep.include({ refused: true, transactions: 0 });
    });

    it("says it to people in either language", async () => {
      for (const [language, name] of [
        ["en", "import.faulty.txt"],
        ["zh", "import.faulty.zh.txt"],
      ] as const) {
        const refused = await run(paper, "--sanctions", sanctions, "--yes", "--lang", language);
        expect(refused.exitCode).to.equal(1);
        expect(refused.stdout).to.equal("");
        expectGolden(name, nameless(refused.stderr));
      }
    });

    it("refuses another reason than that of an import, and a version that is none", async () => {
      const file = join(consortium.folder, "versions.csv");
      const [header = "", first = "", second = "", third = ""] = [...lawyerRows(3, 5_000)].map((line) =>
        line.trimEnd(),
      );
      const rows = [`${first},1000`, `${second.replace("IMPORT", "GRANT")},`, `${third},0`];
      await writeFile(file, [`${header},version`, ...rows, ""].join("\n"));
      const refused = await run(file, "--yes", "--json");
      const { faults } = jsonOf(refused) as { faults: { line: number; column: string; code: string }[] };
      expect(faults.map(({ line, column, code }) => [line, column, code])).to.deep.include.members([
        [2, "version", "CSV_VERSION_RANGE"],
        [3, "reason", "CSV_REASON_NOT_IMPORT"],
        [4, "version", "CSV_VERSION_RANGE"],
      ]);
    });

    it("leaves out what stands against a row that is skipped", async () => {
      const file = await writePaper(2, 6_000, (line) =>
        line.includes(serialOf(6_000)) ? line.replace(",女,", ",男,") : line,
      );
      const against = await writeSanctions(`${serialOf(6_000)},IMPORT-SANCTION,皖司罚〔2026〕21号,${day(-5)},`);
      const out = join(consortium.folder, "skipped");
      const done = await approved(file, "--sanctions", against, "--skip-invalid", "--out", out);
      expect(done.exitCode, done.stdout).to.equal(0);
      expect((jsonOf(done).sanctions as { counts: object }).counts).to.include({ skipped: 1, entered: 0 });
    });
  });

  describe("given the chain's rules are others than the program's", () => {
    it("follows the chain: no approval is asked for where none is needed", async () => {
      const governance = createClient({
        runner: developmentAccount(0).connect(node),
        deployment: consortium.deployment,
      });
      const numbers = lawyer.reasons.filter(({ code }) => ["IMPORT", "IMPORT-SANCTION"].includes(code));
      const setAll = async (approval: ApprovalRule): Promise<void> => {
        for (const { number } of numbers)
          await setApproval(governance, { licenseType: lawyer.number, number, approval });
      };
      await setAll("NONE");
      try {
        const paper = await writePaper(1, 8_000);
        const sanctions = await writeSanctions(
          `${serialOf(8_000)},IMPORT-SANCTION,皖司罚〔2026〕23号,${day(-10)},`,
          `${serialOf(8_000)},IMPORT-REVOCATION,皖司罚〔2026〕24号,${day(-10)},`,
        );
        const args = [paper, "--sanctions", sanctions, "--out", join(consortium.folder, "rules"), "--yes"];
        // The revocation needs one still, and its license waits for it.
        const asking = await run(...args, "--json");
        expect(licensesOf(asking).map(({ state }) => state)).to.deep.equal(["awaiting"]);
        const { awaiting } = jsonOf(asking) as { awaiting: { request: string } };
        const approving = await runCli(consortium.env, "approve", awaiting.request, "--json");
        expect(approving.exitCode, approving.stdout).to.equal(0);
        const { calls } = jsonOf(approving) as { calls: { state: string; tried: string | null }[] };
        expect(calls.map(({ state, tried }) => [state, tried])).to.deep.equal([
          ["notNeeded", null],
          ["approved", "DONE"],
        ]);
        const done = await run(...args, "--json");
        expect(done.exitCode, done.stdout).to.equal(0);
        expect(sanctionsOf(done).map(({ state }) => state)).to.deep.equal(["entered", "entered"]);
        expect(await statusesOf([licensesOf(done)[0]!.id])).to.deep.equal(["REVOKED"]);
      } finally {
        await setAll("ANOTHER_KEY");
      }
    });
  });

  describe("given a few licenses", () => {
    it("says to people what it plans and what it did, in either language", async () => {
      const out = join(consortium.folder, "few");
      const paper = await writePaper(2, 7_000);
      const sanctions = await writeSanctions(
        `${serialOf(7_000)},IMPORT-SUSPENSION,皖司罚〔2026〕22号,${day(-10)},${day(80)}`,
      );
      const args = [paper, "--sanctions", sanctions, "--out", out, "--yes"];
      const shown = async (name: string, language: string, exitCode: number): Promise<void> => {
        const ended = await run(...args, "--lang", language);
        expect(ended.exitCode, ended.stderr).to.equal(exitCode);
        expectGolden(name, nameless(`${ended.stderr}\n${ended.stdout}`));
      };
      await shown("import.awaiting.txt", "en", 1);
      await shown("import.awaiting.zh.txt", "zh", 1);
      const { awaiting } = jsonOf(await run(...args, "--json")) as { awaiting: { request: string } };
      await runCli(consortium.env, "approve", awaiting.request);
      await shown("import.txt", "en", 0);
      await shown("import.zh.txt", "zh", 0);
    });

    it("writes templates that it takes itself, once the license is filled in", async () => {
      const licenses = join(consortium.folder, "licenses.xlsx");
      const sanctions = join(consortium.folder, "sanctions.xlsx");
      expect((await run("--template", "lawyer", "--out", licenses, "--lang", "zh")).exitCode).to.equal(0);
      const written = await run("--template-sanctions", "lawyer", "--out", sanctions, "--lang", "zh");
      expect(written.exitCode).to.equal(0);
      expectGolden("import.template.zh.txt", written.stdout);
      expectGolden("import.template.txt", (await run("--template-sanctions", "lawyer")).stderr);
      fillTemplate(licenses);
      const plan = await run(licenses, "--sanctions", sanctions, "--dry-run", "--json");
      expect(plan.exitCode, plan.stdout).to.equal(0);
      expect((jsonOf(plan).sanctions as { counts: object }).counts).to.include({ awaiting: 1 });
    });

    it("says what it was not given, and what it cannot read", async () => {
      for (const [args, code] of [
        [[], "USAGE_MISSING_ARGUMENT"],
        [["--template-sanctions", "pilot"], "USAGE_CHOICE"],
        [["samples/lawyers.csv", "--sanctions", "nowhere.csv"], "FILE_UNREADABLE"],
      ] as const) {
        const ended = await run(...args, "--yes", "--json");
        expect([ended.exitCode, (jsonOf(ended).error as { code: string }).code]).to.deep.equal([2, code]);
      }
    });
  });

  // The last: what falls away comes back after a delay only.
  describe("given an authority that may issue, and not revoke", () => {
    it("issues nothing that it could not enter a revocation against", async () => {
      const governance = createClient({
        runner: developmentAccount(0).connect(node),
        deployment: consortium.deployment,
      });
      const rights = ["REVIEW", "ISSUE", "SUSPEND", "ANNUL", "CANCEL", "TRANSFER", "ANNOTATE", "USE"] as const;
      await accreditRoot(governance, { authority: 1, licenseType: lawyer.number, rights });
      const paper = await writePaper(1, 11_000);
      const sanctions = await writeSanctions(`${serialOf(11_000)},IMPORT-REVOCATION,皖司罚〔2026〕27号,${day(-10)},`);
      const refused = await run(paper, "--sanctions", sanctions, "--yes", "--json");
      expect(refused.exitCode).to.equal(1);
      expect(jsonOf(refused).error).to.deep.include({ code: "AUTHORITY_REGISTRY_NOT_ACCREDITED" });
    });
  });
});
