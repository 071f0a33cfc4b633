import { execFileSync } from "node:child_process";
import { copyFile, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";

import { connect, createClient, disclose, interfaces, maxDocumentLength, parseDocument } from "@elicense/sdk";
import { expect } from "chai";
import { after, before, describe, it } from "mocha";

import { lies, startLyingNode, type LyingNode } from "../../sdk/lyingNode.js";
import { verifyTargets } from "../../../scripts/commands/verify/verifyTargets.js";
import { startConsortium, type TestConsortium } from "./consortium.js";
import { expectGolden } from "./golden.js";
import { jsonOf, runCli, runCliWith, type CliRun } from "./runCli.js";
import { issueRows, personalData } from "./sampleFile.js";

interface Verified {
  readonly file: string;
  readonly verdict: string;
  readonly checks: readonly { readonly name: string; readonly result: string; readonly code: string }[];
}

describe("elicense verify", function () {
  this.timeout(120_000);
  let consortium: TestConsortium;
  let good: string;
  let other: string;
  let tampered: string;
  const verify = (...args: string[]): Promise<CliRun> => runCli(consortium.env, "verify", ...args);

  before(async () => {
    consortium = await startConsortium();
    [good, other] = (await issueRows(consortium, 1, 2)) as [string, string];
    tampered = join(consortium.folder, "tampered.json");
    await writeFile(tampered, (await readFile(good, "utf8")).replace("合肥样例", "合肥另一"));
  });
  after(() => consortium.stop());

  function codesOf(run: CliRun): Record<string, string> {
    const [{ checks }] = jsonOf(run).documents as [Verified];
    return Object.fromEntries(checks.map(({ name, code }) => [name, code]));
  }

  /** What a run with lines gave: a line a document, and the last one. */
  function linesOf({ stdout }: CliRun): readonly [documents: readonly Verified[], summary: unknown] {
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Verified);
    return [lines.slice(0, -1), lines.at(-1)];
  }

  it("finds what was issued VALID", async () => {
    const run = await verify(good);
    expect(run.exitCode).to.equal(0);
    expectGolden("verify.txt", run.stdout);
    expect(run.stderr).to.equal("");
  });

  it("says it in Chinese", async () => {
    const run = await verify(good, "--lang", "zh");
    expect(run.exitCode).to.equal(0);
    expectGolden("verify.zh.txt", run.stdout);
  });

  it("gives one object to programs", async () => {
    const run = await verify(good, "--json");
    expect(run.exitCode).to.equal(0);
    const { ok, exitCode, verdict, documents } = jsonOf(run);
    expect({ ok, exitCode, verdict }).to.deep.equal({ ok: true, exitCode: 0, verdict: "VALID" });
    const [{ file, checks }] = documents as [Verified];
    expect(file).to.equal(good);
    expect(checks.map(({ name, result }) => [name, result])).to.deep.equal(
      ["document", "identifiers", "registry", "issuer", "status", "record", "freshness"].map((name) => [name, "pass"]),
    );
  });

  it("finds a document with values hidden VALID", async () => {
    const shown = join(consortium.folder, "shown.json");
    await writeFile(
      shown,
      JSON.stringify(disclose(parseDocument(await readFile(good, "utf8")), ["/credentialSubject/practiceNo"])),
    );
    expect((await verify(shown)).exitCode).to.equal(0);
  });

  it("finds a document INVALID in which one value was changed", async () => {
    const run = await verify(tampered, "--json");
    expect(run.exitCode).to.equal(1);
    expect(jsonOf(run).verdict).to.equal("INVALID");
    expect(codesOf(run)).to.include({ document: "DOCUMENT_ALTERED", status: "STATUS_IN_FORCE" });
  });

  it("finds what is no document INVALID, and shows nothing of it", async () => {
    const file = join(consortium.folder, "note.json");
    await writeFile(file, `安知夏 \u001B[31m${"x".repeat(100)}`);
    const run = await verify(file, "--json");
    expect(run.exitCode).to.equal(1);
    expect(codesOf(run).document).to.equal("DOCUMENT_UNREADABLE");
    expect(run.stdout).not.to.include("安知夏");
  });

  it("takes the worst of several documents", async () => {
    const run = await verify(good, tampered, other, "--json");
    expect(run.exitCode).to.equal(1);
    const [lines, summary] = linesOf(run);
    expect(lines.map(({ file, verdict }) => [file, verdict])).to.deep.equal([
      [good, "VALID"],
      [tampered, "INVALID"],
      [other, "VALID"],
    ]);
    expect(summary).to.deep.equal({
      ok: false,
      exitCode: 1,
      verdict: "INVALID",
      counts: { INVALID: 1, INDETERMINATE: 0, VALID: 2 },
    });
    expect((await verify(good, other)).exitCode).to.equal(0);
  });

  it("names those that are not valid after all others", async () => {
    const { stdout, exitCode } = await verify(good, tampered);
    expect(exitCode).to.equal(1);
    expect(stdout.trimEnd().split("\n").slice(-3)).to.deep.equal(["1 VALID", "1 INVALID", `  ${tampered}`]);
  });

  it("takes folders, e-license identifiers and license ids", async () => {
    const folder = dirname(good);
    const { proof } = parseDocument(await readFile(good, "utf8"));
    const identifier = basename(good, ".json");
    const run = await verify(folder, identifier, proof.licenseId, "--documents", folder, "--json");
    expect(run.exitCode).to.equal(0);
    const [lines] = linesOf(run);
    expect(lines.map(({ file }) => file)).to.deep.equal([...[good, other].sort(), good, proof.licenseId]);
    const byId = await verify(proof.licenseId);
    expect(byId.exitCode).to.equal(0);
    expect(byId.stdout).to.include("Judged by the license id alone: no document was looked at.");
    expect(byId.stdout).not.to.match(/^document/m);
  });

  it("judges the rest of a folder where one file is too large, or cannot be read", async () => {
    const folder = join(consortium.folder, "mixed");
    await mkdir(folder);
    await copyFile(good, join(folder, "a.json"));
    await writeFile(join(folder, "b.json"), " ".repeat(4 * maxDocumentLength + 1));
    await copyFile(other, join(folder, "d.json"));
    const judged = await verify(join(folder, "a.json"), join(folder, "b.json"), folder, "--json");
    expect(judged.exitCode).to.equal(1);
    const [documents, summary] = linesOf(judged);
    expect(documents.map(({ file, verdict }) => [basename(file), verdict])).to.deep.equal([
      ["a.json", "VALID"],
      ["b.json", "INVALID"],
      ["a.json", "VALID"],
      ["b.json", "INVALID"],
      ["d.json", "VALID"],
    ]);
    expect(documents[1]!.checks[0]).to.deep.include({ name: "document", code: "DOCUMENT_UNREADABLE" });
    expect(summary).to.deep.include({ counts: { VALID: 3, INVALID: 2, INDETERMINATE: 0 } });
  });

  it("cannot tell of a file that goes away meanwhile, and judges the rest", async () => {
    const gone = join(consortium.folder, "gone.json");
    const found: unknown[] = [];
    const targets = [good, gone, other].map((name) => ({ kind: "file", name }) as const);
    const provider = await connect(consortium.chain.url);
    const client = createClient({ runner: provider, deployment: consortium.deployment });
    for await (const each of verifyTargets(targets, Readable.from([]), { client })) {
      found.push("unread" in each ? (each.unread as { code: string }).code : each.verification.verdict);
    }
    provider.destroy();
    expect(found).to.deep.equal(["VALID", "FILE_UNREADABLE", "VALID"]);
  });

  it("finds a license id that was never issued INVALID", async () => {
    const run = await verify(`0x0001${"0".repeat(7)}1053084${"7".repeat(46)}`, "--json");
    expect(run.exitCode).to.equal(1);
    expect(codesOf(run)).to.include({ registry: "REGISTRY_NOT_ISSUED" });
  });

  it("takes one document, or one a line, from standard input", async () => {
    const texts = await Promise.all([good, tampered].map((file) => readFile(file, "utf8")));
    const one = await runCliWith(texts[0] ?? "", consortium.env, "verify", "-", "--json");
    expect(one.exitCode).to.equal(0);
    expect(linesOf(one)[0].map(({ file }) => file)).to.deep.equal(["-"]);
    const lines = texts.map((text) => JSON.stringify(JSON.parse(text))).join("\n\n");
    const many = await runCliWith(lines, consortium.env, "verify", "-", "--json");
    expect(many.exitCode).to.equal(1);
    expect(linesOf(many)[0].map(({ file, verdict }) => [file, verdict])).to.deep.equal([
      ["-:1", "VALID"],
      ["-:3", "INVALID"],
    ]);
  });

  it("finds nothing on standard input INVALID, not valid for want of anything wrong", async () => {
    for (const nothing of ["", "\n \n", "\uFEFF"]) {
      const { exitCode, stdout } = await runCliWith(nothing, consortium.env, "verify", "-");
      expect([exitCode, stdout.trimEnd().split("\n").at(-2)]).to.deep.equal([1, "1 INVALID"]);
    }
  });

  it("takes one document a line behind a byte order mark, which some programs put before their output", async () => {
    const texts = await Promise.all([good, other].map((file) => readFile(file, "utf8")));
    const lines = texts.map((text) => JSON.stringify(JSON.parse(text))).join("\r\n");
    const run = await runCliWith(`\uFEFF${lines}`, consortium.env, "verify", "-", "--json");
    expect(linesOf(run)[0].map(({ file, verdict }) => [file, verdict])).to.deep.equal([
      ["-:1", "VALID"],
      ["-:2", "VALID"],
    ]);
  });

  it("reads standard input once, however often it is named", async () => {
    const text = await readFile(good, "utf8");
    const run = await runCliWith(text, consortium.env, "verify", "-", other, "-", "--json");
    expect(linesOf(run)[0].map(({ file, verdict }) => [file, verdict])).to.deep.equal([
      ["-", "VALID"],
      [other, "VALID"],
    ]);
  });

  it("judges at a day, and at a block", async () => {
    const before = await verify(good, "--at", "2020-04-29", "--json");
    expect(before.exitCode).to.equal(1);
    expect(codesOf(before)).to.include({ status: "STATUS_WAS_NOT_IN_FORCE" });
    expect((await verify(good, "--at", "2020-04-30")).exitCode).to.equal(0);
    expect((await verify(good, "--at", "final")).exitCode).to.equal(0);
    const ahead = await verify(good, "--at", "99999999", "--json");
    expect(ahead.exitCode).to.equal(3);
  });

  it("judges what a folder has by a link, and does not call the folder VALID without it", async () => {
    const folder = join(consortium.folder, "linked");
    await mkdir(folder);
    await copyFile(good, join(folder, "a.json"));
    await symlink(tampered, join(folder, "b.json"));
    await symlink(join(folder, "gone"), join(folder, "c.json"));
    // Nobody writes into this pipe: whoever reads it waits for ever.
    execFileSync("mkfifo", [join(consortium.folder, "pipe")]);
    await symlink(join(consortium.folder, "pipe"), join(folder, "d.json"));
    const run = await verify(folder, "--json");
    expect(run.exitCode).to.equal(1);
    expect(jsonOf(run).counts).to.deep.equal({ INVALID: 1, INDETERMINATE: 2, VALID: 1 });
  });

  it("gives no verdict where a file is not there", async () => {
    const run = await verify(good, "nowhere.json", "--json");
    expect(run.exitCode).to.equal(2);
    expect(jsonOf(run).error).to.include({ code: "FILE_UNREADABLE" });
  });

  it("prints control characters of a document as marks", async () => {
    const file = join(consortium.folder, "escape.json");
    const document = JSON.parse(await readFile(good, "utf8")) as Record<string, unknown>;
    document["\u001B]0;owned\u0007"] = 1;
    await writeFile(file, JSON.stringify(document));
    const { stdout, exitCode } = await verify(file);
    expect(exitCode).to.equal(1);
    expect(stdout).to.include("/�]0;owned�").and.not.to.include("\u001B");
  });

  it("shows no personal data", async () => {
    for (const { stdout, stderr } of [await verify(good), await verify(tampered), await verify(tampered, "--json")]) {
      for (const value of personalData) expect(stdout + stderr).not.to.include(value);
    }
  });

  describe("given several nodes", () => {
    let liar: LyingNode;
    let absent: string[];
    before(async () => {
      liar = await startLyingNode(consortium.chain.url);
      // It says of every license that it was revoked.
      liar.play(
        lies.altersState(interfaces.licenses, "standingsOf", ([standings]) => [
          (standings as unknown[][]).map((standing) => [6n, ...standing.slice(1)]),
        ]),
      );
      absent = ["--rpc", "http://user:secret@127.0.0.1:9"];
    });
    after(() => liar.stop());

    it("does as enough of them say, and names the one that lies", async () => {
      const { url } = consortium.chain;
      const run = await verify(good, "--rpc", url, "--rpc", liar.url, "--rpc", url, "--threshold", "2");
      expect(run.exitCode).to.equal(0);
      expect(run.stdout).to.match(new RegExp(`^${liar.url} +SAYS OTHERWISE +\\d+$`, "m"));
      expect(run.stdout).to.match(new RegExp(`^${url} \\(2\\) +agrees +\\d+$`, "m"));
    });

    it("cannot tell where too few agree", async () => {
      const { url } = consortium.chain;
      const run = await verify(good, "--rpc", url, "--rpc", liar.url, ...absent, "--json");
      expect(run.exitCode).to.equal(3);
      expect(codesOf(run)).to.include({ registry: "REGISTRY_NODES_DISAGREE" });
      expect(run.stdout).not.to.include("secret");
    });

    it("needs no answer of one that is absent, while enough others agree", async () => {
      const { url } = consortium.chain;
      const run = await verify(good, "--rpc", url, "--rpc", url, ...absent);
      expect(run.exitCode).to.equal(0);
      expect(run.stdout).to.match(/^http:\/\/127\.0\.0\.1:9 +silent \(NODE_UNREACHABLE\)$/m);
    });
  });

  describe("given no node answers", () => {
    const nobody = { ELICENSE_RPC_URL: "http://127.0.0.1:9" };

    it("judges by the document alone, and calls the rest unknown", async () => {
      const run = await runCli({ ...consortium.env, ...nobody }, "verify", good, "--json");
      expect(run.exitCode).to.equal(3);
      expect(jsonOf(run).verdict).to.equal("INDETERMINATE");
      expect(codesOf(run)).to.deep.equal({
        document: "DOCUMENT_INTACT",
        identifiers: "IDENTIFIERS_CONSISTENT",
        registry: "REGISTRY_UNREACHABLE",
        issuer: "NOT_CHECKED",
        status: "NOT_CHECKED",
        record: "NOT_CHECKED",
        freshness: "NOT_CHECKED",
      });
    });

    it("still finds an altered document INVALID", async () => {
      expect((await runCli({ ...consortium.env, ...nobody }, "verify", tampered)).exitCode).to.equal(1);
    });
  });
});
