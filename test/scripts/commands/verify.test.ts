import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { disclose, parseDocument } from "@elicense/sdk";
import { expect } from "chai";
import { after, before, describe, it } from "mocha";

import { startConsortium, type TestConsortium } from "./consortium.js";
import { expectGolden } from "./golden.js";
import { jsonOf, runCli, type CliRun } from "./runCli.js";
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
    expect((jsonOf(run).documents as Verified[]).map(({ verdict }) => verdict)).to.deep.equal([
      "VALID",
      "INVALID",
      "VALID",
    ]);
    expect((await verify(good, other)).exitCode).to.equal(0);
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
