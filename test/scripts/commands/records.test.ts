import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";

import { parseDocument, type LicenseDocument } from "@elicense/sdk";
import { expect } from "chai";
import { after, before, describe, it } from "mocha";

import { keyOf, startConsortium, type TestConsortium } from "./consortium.js";
import { expectGolden } from "./golden.js";
import { jsonOf, runCli, type CliRun } from "./runCli.js";
import { issueRows, personalData } from "./sampleFile.js";

const decision = ["--reason", "L49", "--decision", "皖司罚〔2026〕1号"];
const matter = ["--matter", "1", "--action", "VERIFY", "--case", "（2026）皖16民初1号", "--purpose", "案件代理审查"];

describe("elicense use, revoke, history", function () {
  this.timeout(120_000);
  let consortium: TestConsortium;
  let file: string;
  let other: string;
  let document: LicenseDocument;
  const run = (...args: string[]): Promise<CliRun> => runCli(consortium.env, ...args);

  before(async () => {
    consortium = await startConsortium();
    [file, other] = (await issueRows(consortium, 1, 2)) as [string, string];
    document = parseDocument(await readFile(file, "utf8"));
  });
  after(() => consortium.stop());

  async function recordCounts(): Promise<[management: number, usage: number]> {
    const { management, usage } = jsonOf(await run("history", document.proof.licenseId, "--json")) as {
      management: { records: unknown[] };
      usage: { records: unknown[] };
    };
    return [management.records.length, usage.records.length];
  }

  describe("given a license in force", () => {
    it("allows a use that is on the published list, and records it", async () => {
      const { exitCode, stdout } = await run(
        "use",
        file,
        ...matter,
        "--fields",
        "name, practiceNo",
        "--operator",
        "王",
        "--system",
        "立案系统",
      );
      expect(exitCode).to.equal(0);
      expect(stdout).to.match(/^ALLOWED: /);
      expect(await recordCounts()).to.deep.equal([1, 1]);
    });

    it("denies a use that asks for too much, records it, and says why", async () => {
      const asked = await run("use", document.proof.licenseId, ...matter, "--fields", "name,idNumber", "--lang", "zh");
      expect(asked.exitCode).to.equal(1);
      expect(asked.stdout).to.match(/^DENIED：不予用证。所需字段超出该事项或授权允许的范围。/);
      const json = await run("use", file, ...matter.with(1, "9"), "--fields", "name", "--json");
      expect(json.exitCode).to.equal(1);
      expect(jsonOf(json)).to.include({ ok: false, allowed: false, outcome: "NOT_LISTED" });
      expect(jsonOf(json).record).to.deep.include({
        fields: ["name"],
        basis: { kind: "STATUTORY_DUTY", matter: 9 },
      });
      expect(await recordCounts()).to.deep.equal([1, 3]);
    });

    it("records nothing where the field, the key, or the license is unknown", async () => {
      const unknown = `0x${document.proof.licenseId.slice(2, -1)}${document.proof.licenseId.endsWith("0") ? "1" : "0"}`;
      const cases: [CliRun, number, string][] = [
        [await run("use", file, ...matter, "--fields", "salary", "--json"), 1, "FIELD_UNKNOWN"],
        [await run("use", unknown, ...matter, "--fields", "name", "--json"), 1, "ACCESS_LOG_UNKNOWN_LICENSE"],
        [
          await runCli(
            { ...consortium.env, ELICENSE_CONSUMER_PRIVATE_KEY: keyOf("bozhou") },
            "use",
            file,
            ...matter,
            "--fields",
            "name",
            "--json",
          ),
          1,
          "AUTHORITY_REGISTRY_NOT_ACCREDITED",
        ],
        [
          await runCli(
            { ...consortium.env, ELICENSE_CONTEXT_KEY: "" },
            "use",
            file,
            ...matter,
            "--fields",
            "name",
            "--json",
          ),
          2,
          "SETTING_MISSING",
        ],
      ];
      for (const [{ exitCode, stdout }, expected, code] of cases) {
        expect([exitCode, (JSON.parse(stdout) as { error: { code: string } }).error.code]).to.deep.equal([
          expected,
          code,
        ]);
      }
      expect(await recordCounts()).to.deep.equal([1, 3]);
    });

    it("shows both books, proved whole", async () => {
      const { exitCode, stdout } = await run("history", file);
      expect(exitCode).to.equal(0);
      expectGolden("history.txt", stdout);
    });

    it("shows a license that was never used", async () => {
      expect((await run("history", other)).stdout).to.include("The license was never used.");
    });

    it("names the file that it found by an identifier, where that is another chain's document", async () => {
      const folder = join(consortium.folder, "another-chain");
      await mkdir(folder);
      const copied = join(folder, basename(file));
      const text = await readFile(file, "utf8");
      await writeFile(copied, text.replaceAll(`eip155:${consortium.deployment.chainId}`, "eip155:90210"));
      const args = ["history", basename(file, ".json"), "--documents", folder];
      const refused = await run(...args, "--json");
      const { code, details } = jsonOf(refused).error as { code: string; details: { file: string; reason: string } };
      expect([refused.exitCode, code, details.file]).to.deep.equal([1, "LICENSE_DOCUMENT_REFUSED", copied]);
      const inWords = await run(...args);
      expect(inWords.stderr).to.equal(
        `[LICENSE_DOCUMENT_REFUSED] ${copied} is not taken for the document of a license of this registry: ${details.reason} If it is another chain's, name the right document, its folder where the command has --documents, or the license id.\n`,
      );
    });

    it("refuses to revoke for a reason of another action, for no decision, on no day, or by an authority that may not", async () => {
      const bozhou = { ...consortium.env, ELICENSE_PRIVATE_KEY: keyOf("bozhou") };
      const cases: [CliRun, number, string][] = [
        [await run("revoke", file, "--reason", "IMPORT", "--decision", "1", "--json"), 2, "USAGE_CHOICE"],
        [await run("revoke", file, "--reason", "L49", "--json"), 2, "USAGE_MISSING_OPTION"],
        [await run("revoke", file, ...decision, "--date", "2026-02-30", "--json"), 2, "USAGE_DAY"],
        [
          await run("revoke", file, ...decision, "--date", "2100-01-01", "--json"),
          1,
          "LICENSE_CATALOG_EFFECTIVE_DAY_OUT_OF_BOUNDS",
        ],
        [await runCli(bozhou, "revoke", file, ...decision, "--json"), 1, "AUTHORITY_REGISTRY_NOT_ACCREDITED"],
      ];
      for (const [{ exitCode, stdout }, expected, code] of cases) {
        expect([exitCode, (JSON.parse(stdout) as { error: { code: string } }).error.code]).to.deep.equal([
          expected,
          code,
        ]);
      }
      expect(await recordCounts()).to.deep.equal([1, 3]);
    });

    it("does not act on the license that a forged document names", async () => {
      const forged = join(consortium.folder, "forged.json");
      const { proof, ...content } = JSON.parse(await readFile(other, "utf8")) as LicenseDocument;
      await writeFile(
        forged,
        JSON.stringify({
          ...content,
          credentialStatus: document.credentialStatus,
          proof: { ...proof, licenseId: document.proof.licenseId },
        }),
      );
      const refused = await run("revoke", forged, ...decision, "--json");
      expect(refused.exitCode).to.equal(1);
      expect(jsonOf(refused).error).to.include({ code: "LICENSE_DOCUMENT_REFUSED" });
      expect(await recordCounts()).to.deep.equal([1, 3]);
    });
  });

  describe("given the license is revoked", () => {
    let revoked: CliRun;
    before(async () => {
      const { request } = jsonOf(await run("revoke", file, ...decision, "--json")) as { request: string };
      await run("approve", request);
      revoked = await run("revoke", file, ...decision, "--yes");
    });

    it("has recorded it, once however often it is run", async () => {
      expect(revoked.exitCode).to.equal(0);
      expect(revoked.stdout).to.match(/^The license is revoked\./);
      const again = await run("revoke", file, ...decision, "--json");
      expect(again.exitCode).to.equal(0);
      expect(jsonOf(again)).to.include({ ok: true, state: "already" });
      expect(await recordCounts()).to.deep.equal([2, 3]);
    });

    it("refuses another decision", async () => {
      const again = await run("revoke", file, ...decision.with(3, "皖司罚〔2026〕2号"), "--json");
      expect(again.exitCode).to.equal(1);
      expect(jsonOf(again).error).to.include({ code: "LICENSE_REGISTRY_NOT_ALLOWED" });
    });

    it("finds its document INVALID", async () => {
      const verified = await run("verify", file, "--json");
      expect(verified.exitCode).to.equal(1);
      expect(verified.stdout).to.include("STATUS_REVOKED");
    });

    it("denies a use that was allowed before", async () => {
      const asked = await run("use", file, ...matter, "--fields", "name", "--json");
      expect(asked.exitCode).to.equal(1);
      expect(jsonOf(asked).outcome).to.equal("STATUS_NOT_ALLOWED");
    });

    it("shows both books in Chinese, and nobody's data", async () => {
      const { exitCode, stdout } = await run("history", file, "--lang", "zh");
      expect(exitCode).to.equal(0);
      expectGolden("history.zh.txt", stdout);
      for (const value of [...personalData, "（2026）皖16民初1号", "案件代理审查"])
        expect(stdout).not.to.include(value);
    });

    it("gives programs records that fit the book, numbers beyond 53 bits as text", async () => {
      const data = jsonOf(await run("history", file, "--json")) as {
        whole: boolean;
        standing: { head: unknown; status: string };
        management: { records: { action: string; reasonCode: string; authorityCode: string }[] };
      };
      expect(data.whole).to.equal(true);
      expect(data.standing.head).to.be.a("string").that.matches(/^\d+$/);
      expect(data.management.records.map(({ action, reasonCode }) => [action, reasonCode])).to.deep.equal([
        ["ISSUE", "IMPORT"],
        ["REVOKE", "L49"],
      ]);
    });
  });

  it("knows no history of a license that was never issued", async () => {
    const unknown = await run("history", `0x${"1".padStart(64, "0")}`, "--json");
    expect(unknown.exitCode).to.equal(1);
    expect(jsonOf(unknown).error).to.include({ code: "LICENSE_REGISTRY_UNKNOWN_LICENSE" });
  });
});
