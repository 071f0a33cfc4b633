import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { parseDocument } from "@elicense/sdk";
import { expect } from "chai";
import { after, before, describe, it } from "mocha";

import { developmentAccount } from "../../../scripts/development.js";
import { lies, startLyingNode, type LyingNode } from "../../sdk/lyingNode.js";
import { accounts, startConsortium, type TestConsortium } from "./consortium.js";
import { expectGolden } from "./golden.js";
import { jsonOf, linesOf, runCli, type CliRun, licensesOf } from "./runCli.js";
import { issueApproved, personalData, writeSample } from "./sampleFile.js";

const court = "1134160000FAKE063A";
const holder = developmentAccount(accounts.stranger).address;
const matter = ["--action", "VERIFY", "--case", "（2026）皖16民初1号", "--purpose", "案件代理审查"];

describe("elicense uses, export uses, export history", function () {
  this.timeout(180_000);
  let consortium: TestConsortium;
  let folder: string;
  let file: string;
  let liar: LyingNode;
  let keyless: Record<string, string>;
  const run = (...args: string[]): Promise<CliRun> => runCli(consortium.env, ...args);
  const lied = (...args: string[]): Promise<CliRun> =>
    runCli({ ...consortium.env, ELICENSE_RPC_URL: liar.url }, ...args);

  before(async () => {
    consortium = await startConsortium();
    folder = join(consortium.folder, "documents");
    const csv = await writeSample(consortium, "held.csv", [[1, { holder }], [2]]);
    const issued = await issueApproved(consortium, csv, "--out", folder, "--json");
    const licenses = licensesOf(issued);
    file = licenses[0]!.document!;
    await run("use", file, "--matter", "1", ...matter, "--fields", "name,practiceNo");
    await run("use", file, "--matter", "1", ...matter, "--fields", "name,idNumber");
    await run("use", licenses[1]!.document!, "--matter", "9", ...matter, "--fields", "name");
    liar = await startLyingNode(consortium.chain.url);
    liar.play(lies.cutsOffLogs(1));
    const secrets = ["ELICENSE_PRIVATE_KEY", "ELICENSE_APPROVER_PRIVATE_KEY", "ELICENSE_CONSUMER_PRIVATE_KEY"];
    const none = [...secrets, "ELICENSE_REGISTER_KEY", "ELICENSE_CONTEXT_KEY"].map((name) => [name, ""] as const);
    keyless = { ...consortium.env, ...Object.fromEntries(none) };
  });
  after(async () => {
    await liar.stop();
    await consortium.stop();
  });

  it("shows a holder who used her licenses, and why not, with no key at all", async () => {
    const { exitCode, stdout, stderr } = await runCli(keyless, "uses", "--holder", holder);
    expect(exitCode).to.equal(0);
    expectGolden("uses.txt", stdout);
    expect(stderr).to.equal("");
  });

  it("shows it in Chinese, and nobody's data", async () => {
    const { exitCode, stdout } = await runCli(keyless, "uses", "--holder", holder, "--lang", "zh");
    expect(exitCode).to.equal(0);
    expectGolden("uses.zh.txt", stdout);
    for (const value of [...personalData, "（2026）皖16民初1号", "案件代理审查"]) expect(stdout).not.to.include(value);
  });

  it("shows a consumer all that it used", async () => {
    const lines = linesOf(await run("uses", "--consumer", court, "--json"));
    expect(lines.at(-1)).to.include({ ok: true, whole: true, total: 3, shown: 3 });
    const records = lines.slice(0, -1);
    expect(records.map(({ number, outcome, consumerCode }) => [number, outcome, consumerCode])).to.deep.equal([
      [1, "ALLOWED", court],
      [2, "FIELDS_EXCEEDED", court],
      [3, "NOT_LISTED", court],
    ]);
    expect(records[0]).to.deep.include({
      fields: ["practiceNo", "name"],
      fieldWords: ["practice no.", "name"],
      matterCode: "COUNSEL-ADMISSION",
      reason: "allowed",
    });
  });

  it("shows an authority the uses of its licenses in a period, and counts all", async () => {
    const all = linesOf(await run("uses", "--authority", "1134000000FAKE020H", "--json"));
    expect(all).to.have.length(4);
    expect(all.at(-1)).to.include({ total: 3, shown: 3, licenses: 2 });
    const before = linesOf(await run("uses", "--authority", "1", "--to", "2020-01-01", "--json"));
    expect(before).to.have.length(1);
    expect(before[0]).to.include({ total: 3, shown: 0, licenses: 2 });
    const one = jsonOf(await run("uses", file, "--from", "2149-01-01", "--json"));
    expect(one).to.include({ total: 2 });
    expect(one.records).to.deep.equal([]);
  });

  it("shows people the rows as they come", async () => {
    expectGolden("uses.consumer.txt", (await run("uses", "--consumer", court)).stdout);
    expectGolden("uses.authority.zh.txt", (await run("uses", "--authority", "1", "--lang", "zh")).stdout);
    const none = await run("uses", "--consumer", "1", "--from", "2149-01-01");
    expect(none.exitCode).to.equal(0);
    expect(none.stdout).to.match(/^There is no use to show\.\nProved whole against the state at block \d+/);
  });

  it("refuses what is no account", async () => {
    const refused = await run("uses", "--holder", "0x12", "--json");
    expect(refused.exitCode).to.equal(1);
    expect(jsonOf(refused).error).to.include({ code: "ADDRESS_FORM" });
  });

  it("cannot tell from a node that hides a use", async () => {
    const { proof } = parseDocument(await readFile(file, "utf8"));
    const runs = [
      [await lied("uses", proof.licenseId, "--json"), "HISTORY_NOT_WHOLE"],
      [await lied("uses", "--holder", holder, "--json"), "HISTORY_NOT_WHOLE"],
      [await lied("uses", "--consumer", court, "--json"), "CONSUMER_USES_NOT_WHOLE"],
      [await lied("uses", "--authority", "1", "--json"), "HISTORY_NOT_WHOLE"],
      [
        await lied("export", "uses", "--consumer", court, "--out", join(consortium.folder, "a"), "--json"),
        "CONSUMER_USES_NOT_WHOLE",
      ],
    ] as const;
    for (const [{ exitCode, stdout }, code] of runs) {
      const { error } = JSON.parse(
        stdout.trimEnd().startsWith("{\n") ? stdout : stdout.trimEnd().split("\n").at(-1)!,
      ) as {
        error: { code: string };
      };
      expect([exitCode, error.code]).to.deep.equal([3, code]);
    }
  });

  it("exports uses oldest first, whoever they are of", async () => {
    for (const [subject, count] of [
      [["--consumer", court], 3],
      [["--holder", holder], 2],
      [["--authority", "1"], 3],
      [[file], 2],
    ] as const) {
      const out = join(consortium.folder, "uses.json");
      const written = await run("export", "uses", ...subject, "--format", "json", "--out", out, "--json");
      expect(jsonOf(written)).to.include({ ok: true, rows: count });
      const rows = JSON.parse(await readFile(out, "utf8")) as { recordedAt: string }[];
      // Of an authority's licenses they stand license by license, which come to the same here.
      const times = rows.map(({ recordedAt }) => recordedAt);
      expect(times).to.have.length(count).and.to.deep.equal(times.toSorted());
    }
    const csv = join(consortium.folder, "uses.csv");
    await run("export", "uses", file, "--out", csv, "--from", "2149-01-01");
    expect((await readFile(csv, "utf8")).split("\r\n")).to.have.length(2);
  });

  it("exports a license's management book, with legal bases in words", async () => {
    const out = join(consortium.folder, "history.csv");
    const written = await run("export", "history", file, "--out", out, "--lang", "zh");
    expect(written.exitCode).to.equal(0);
    const [header, row, end] = (await readFile(out, "utf8")).split("\r\n");
    expect(header).to.match(/^\uFEFF序号,记录时间,操作,生效日期,截至,事由,法律依据,办理机构,批准机构,/);
    expect(row).to.match(/^1,[^,]+\+08:00,ISSUE,2020-04-30,,IMPORT,既有纸质证照按原有日期入链,安徽省司法厅/);
    expect(end).to.equal("");
  });
});
