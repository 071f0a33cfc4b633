import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import * as xlsx from "@e965/xlsx";
import { connect, dayOf, lastDayOfMonths, lawyer, parseDocument, type LicenseDocument } from "@elicense/sdk";
import { expect } from "chai";
import { after, before, describe, it } from "mocha";

import { csvTypeOf } from "../../../scripts/csv/CsvType.js";
import { gb18030 } from "../csv/gb18030.js";
import { keyOf, startConsortium, type accounts, type TestConsortium } from "./consortium.js";
import { expectGolden } from "./golden.js";
import { jsonOf, runCli, type CliRun } from "./runCli.js";
import { issueRows, personalData } from "./sampleFile.js";

const anhui = "1134000000FAKE020H";
const hefeiBureau = "1134010000FAKE047E";
const bozhouBureau = "1134160000FAKE039R";
const barAssociation = "5134160000FAKE098Q";
const account = "0xABaBaBaBABabABabAbAbABAbABabababaBaBABaB";
const decided = "皖司决〔2026〕1号";

type Account = keyof typeof accounts;

describe("elicense suspend, resume, annul, cancel, annotate, rebind, reissue, transfer, endorse", function () {
  this.timeout(240_000);
  let consortium: TestConsortium;
  let files: readonly string[];
  let today: string;
  let through: string;

  const runAs = (key: Account, ...args: string[]): Promise<CliRun> =>
    runCli({ ...consortium.env, ELICENSE_PRIVATE_KEY: keyOf(key) }, ...args);
  const run = (...args: string[]): Promise<CliRun> => runAs("anhui", ...args);
  const approveAs = (key: Account, request: string, ...args: string[]): Promise<CliRun> =>
    runCli({ ...consortium.env, ELICENSE_APPROVER_PRIVATE_KEY: keyOf(key) }, "approve", request, ...args);
  const because = (reason: string, decision = decided): string[] => ["--reason", reason, "--decision", decision];

  /** The records of a license, its issue left out: action and reason of each. */
  async function recorded(license: string): Promise<string[]> {
    const { management } = jsonOf(await run("history", license, "--json")) as {
      management: { records: { action: string; reasonCode: string }[] };
    };
    return management.records.slice(1).map(({ action, reasonCode }) => `${action} ${reasonCode}`);
  }

  async function statusOf(license: string): Promise<string> {
    return (jsonOf(await run("history", license, "--json")) as { standing: { status: string } }).standing.status;
  }

  async function documentIn(file: string): Promise<LicenseDocument> {
    return parseDocument(await readFile(file, "utf8"));
  }

  function expectRefused(refused: CliRun, exitCode: number, code: string): void {
    expect([refused.exitCode, (jsonOf(refused).error as { code: string }).code]).to.deep.equal([exitCode, code]);
  }

  /** Asks for an approval, gets it, and runs the same again. */
  async function approved(approver: Account, acting: Account, ...args: string[]): Promise<CliRun> {
    const asked = await runAs(acting, ...args, "--json");
    expect(asked.exitCode, asked.stdout).to.equal(1);
    expect(jsonOf(asked)).to.include({ ok: false, state: "awaiting", approval: "missing" });
    const { request } = jsonOf(asked) as { request: string };
    const approving = await approveAs(approver, request, "--json");
    expect(approving.exitCode, approving.stdout).to.equal(0);
    const done = await runAs(acting, ...args, "--json");
    expect(done.exitCode, done.stdout).to.equal(0);
    expect(jsonOf(done)).to.include({ ok: true, state: "done" });
    expect(existsSync(request)).to.equal(false);
    return done;
  }

  before(async () => {
    consortium = await startConsortium();
    files = await issueRows(consortium, 1, 2, 3, 4, 5, 6, 7, 8);
    const provider = await connect(consortium.chain.url);
    today = dayOf((await provider.getBlock("latest"))!.timestamp);
    provider.destroy();
    through = lastDayOfMonths(today, 4);
  });
  after(() => consortium.stop());

  /** Every command as it would be carried out, or have its approval asked for, on a license in force. */
  const commands = (): Readonly<Record<string, readonly string[]>> => ({
    suspend: ["suspend", files[0]!, ...because("L48"), "--through", through],
    revoke: ["revoke", files[0]!, ...because("L49")],
    annul: ["annul", files[0]!, ...because("L9-1")],
    cancel: ["cancel", files[0]!, ...because("A23-3")],
    annotate: ["annotate", files[0]!, ...because("WARNING")],
    rebind: ["rebind", files[0]!, ...because("CLAIMED"), "--holder", account],
    reissue: ["reissue", files[0]!, ...because("LOST"), "--set", "blankSerialNo=FAKE2026000001"],
    transfer: [
      ...["transfer", files[0]!, ...because("TRANSFER"), "--approver", bozhouBureau],
      ...["--set", "areaCode=341600", "--set", "practiceNo=13416201511900001"],
    ],
    endorse: ["endorse", files[0]!, ...because("KEY-REPLACED")],
  });

  /** Runs a variant of every command, two at a time: each is a process of its own. */
  async function runAll(
    vary: (args: readonly string[]) => readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<readonly (readonly [name: string, run: CliRun])[]> {
    const entries = Object.entries({ ...commands(), resume: ["resume", files[0]!, ...because("RETURN")] });
    const runs: (readonly [string, CliRun])[] = [];
    for (let start = 0; start < entries.length; start += 2) {
      runs.push(
        ...(await Promise.all(
          entries
            .slice(start, start + 2)
            .map(async ([name, args]) => [name, await runCli({ ...consortium.env, ...env }, ...vary(args))] as const),
        )),
      );
    }
    return runs;
  }

  describe("given a license in force", () => {
    it("shows what each would do, and sends and writes nothing in a dry run", async () => {
      for (const [name, dry] of await runAll((args) => [...args, "--dry-run", "--json"])) {
        // What was never suspended cannot return: the registry says so before anything is planned.
        if (name === "resume") expectRefused(dry, 1, "LICENSE_REGISTRY_NOT_ALLOWED");
        else {
          expect(dry.exitCode, dry.stdout).to.equal(0);
          expect(jsonOf(dry)).to.include({
            ok: true,
            state: "planned",
            action: name.toUpperCase(),
            effectiveOn: today,
          });
        }
      }
      expect(await recorded(files[0]!)).to.deep.equal([]);
      expect(existsSync(join(dirname(files[0]!), "approvals", "issued.issue.json"))).to.equal(false);
      expect((await readdir(dirname(files[0]!))).filter((name) => name.endsWith(".json")).length).to.equal(8);
    });

    it("says it in words, in either language", async () => {
      for (const [language, name] of [
        ["en", "decide.txt"],
        ["zh", "decide.zh.txt"],
      ] as const) {
        const suspending = await run(...commands().suspend!, "--dry-run", "--lang", language);
        const moving = await run(...commands().transfer!, "--dry-run", "--lang", language);
        expect([suspending.exitCode, moving.exitCode]).to.deep.equal([0, 0]);
        const said = [suspending, moving].map(({ stderr, stdout }) => `${stderr}\n${stdout}`).join("\n");
        for (const value of [...personalData, decided]) expect(said).not.to.include(value);
        expectGolden(name, said);
      }
    });

    it("refuses a reason of another action, and names those that there are", async () => {
      for (const [, refused] of await runAll((args) => [...args.with(3, "IMPORT"), "--json"]))
        expectRefused(refused, 2, "USAGE_CHOICE");
      const words = await run("resume", files[0]!, ...because("WARNING"));
      expect(words.stderr).to.include(
        "--reason: give one of these codes: RETURN Returned after the suspension; SUSPENSION-SET-ASIDE Returned: the suspension was set aside.",
      );
    });

    it("refuses a license that there is not", async () => {
      const { licenseId } = (await documentIn(files[0]!)).proof;
      const unknown = `${licenseId.slice(0, -1)}${licenseId.endsWith("0") ? "1" : "0"}`;
      for (const [name, refused] of await runAll((args) => [...args.with(1, unknown), "--json"])) {
        if (["reissue", "transfer"].includes(name)) expectRefused(refused, 2, "DECIDE_DOCUMENT_NEEDED");
        else expectRefused(refused, 1, "LICENSE_REGISTRY_UNKNOWN_LICENSE");
      }
    });

    it("names the key that is missing, and refuses one that may not", async () => {
      for (const [, refused] of await runAll((args) => [...args, "--json"], { ELICENSE_PRIVATE_KEY: "" })) {
        expectRefused(refused, 2, "SETTING_MISSING");
        expect((jsonOf(refused).error as { details: object }).details).to.deep.equal({
          name: "ELICENSE_KEY / ELICENSE_SIGNER_URL / ELICENSE_PRIVATE_KEY",
        });
      }
      for (const [, refused] of await runAll((args) => [...args, "--json"], { ELICENSE_PRIVATE_KEY: keyOf("court") }))
        expectRefused(refused, 1, "AUTHORITY_REGISTRY_NOT_ACCREDITED");
      expect(await recorded(files[0]!)).to.deep.equal([]);
    });
  });

  describe("given a suspension", () => {
    const suspend = (...args: string[]): Promise<CliRun> =>
      runAs("hefei", "suspend", files[0]!, ...because("L48"), ...args, "--json");

    it("refuses one that is longer than its reason allows, and no last day", async () => {
      const long = await run("suspend", files[0]!, ...because("L47"), "--through", through, "--json");
      expectRefused(long, 1, "LICENSE_CATALOG_DAYS_OUT_OF_BOUNDS");
      expectRefused(await suspend(), 2, "USAGE_MISSING_OPTION");
      expectRefused(await suspend("--through", "2026-02-30"), 2, "USAGE_DAY");
      expectRefused(await suspend("--through", through, "--approver", anhui), 2, "DECIDE_APPROVER_NOT_NEEDED");
    });

    it("is carried out once, however often it is run, and says where it is given otherwise", async () => {
      const done = await suspend("--through", through);
      expect(done.exitCode, done.stdout).to.equal(0);
      expect(jsonOf(done)).to.include({ state: "done", action: "SUSPEND", reason: "L48", through });
      expect(await statusOf(files[0]!)).to.equal("SUSPENDED");

      const again = await suspend("--through", through);
      expect(again.exitCode).to.equal(0);
      expect(jsonOf(again)).to.include({ ok: true, state: "already", effectiveOn: today });
      expectRefused(await suspend("--through", lastDayOfMonths(today, 5)), 1, "DECIDE_DIFFERS");
      expectRefused(await suspend("--through", through, "--date", "2026-01-01"), 1, "DECIDE_DIFFERS");
      expect(await recorded(files[0]!)).to.deep.equal(["SUSPEND L48"]);
    });

    it("is refused by the registry while it runs, by another decision", async () => {
      const other = await run("suspend", files[0]!, ...because("L48", "2"), "--through", through, "--json");
      expectRefused(other, 1, "LICENSE_REGISTRY_NOT_ALLOWED");
    });

    it("is not ended for a reason that serves after it, which is named as the clerk named it", async () => {
      const early = [...["resume", files[0]!], ...because("RETURN")];
      const told = await run(...early);
      expect([told.exitCode, told.stderr]).to.deep.equal([
        1,
        "[LICENSE_CATALOG_STATUS_NOT_ALLOWED] Reason RETURN of license type 1 does not serve for a license with the status SUSPENDED, only with ACTIVE. Read the license's status, and choose a reason that serves in it.\n",
      ]);
      // Programs get the number, as before.
      const { error } = jsonOf(await run(...early, "--json")) as { readonly error: { readonly details: object } };
      expect(error.details).to.include({ licenseType: "1", number: "70" });
    });

    it("is ended once a second key has approved, and not twice", async () => {
      const resume = ["resume", files[0]!, ...because("SUSPENSION-SET-ASIDE")];
      await approved("second", "anhui", ...resume);
      expect(await statusOf(files[0]!)).to.equal("ACTIVE");
      const again = await run(...resume);
      expect(again.exitCode).to.equal(0);
      expect(again.stdout).to.match(/^This decision \(resume, effective on .*\) was carried out already, in block \d+/);
      expect(await recorded(files[0]!)).to.deep.equal(["SUSPEND L48", "RESUME SUSPENSION-SET-ASIDE"]);
    });
  });

  describe("given notes", () => {
    it("records a warning once, and an assessment when the bar association has approved", async () => {
      const warn = ["annotate", files[1]!, ...because("WARNING")];
      const warned = await runAs("bozhou", ...warn);
      expect(warned.exitCode, warned.stderr).to.equal(0);
      expect(warned.stdout).to.match(/^The note is recorded\./);
      expect(jsonOf(await runAs("bozhou", ...warn, "--json"))).to.include({ state: "already" });

      const assess = ["annotate", files[1]!, ...because("ASSESSED-COMPETENT")];
      await approved("bar", "bozhou", ...assess, "--approver", barAssociation);
      expect(await recorded(files[1]!)).to.deep.equal(["ANNOTATE WARNING", "ANNOTATE ASSESSED-COMPETENT"]);
    });

    it("says who cannot approve an assessment, before anything is asked for", async () => {
      const assess = ["annotate", files[1]!, ...because("ASSESSED-BASIC"), "--json"];
      expectRefused(await runAs("bozhou", ...assess), 2, "DECIDE_APPROVER_MISSING");
      for (const [approver, code] of [
        ["not-a-code", "IDENTIFIER_CHARACTER"],
        ["31340000E0FAKE073W", "DECIDE_APPROVER_UNKNOWN"],
        [bozhouBureau, "DECIDE_APPROVER_SELF"],
        ["1134160000FAKE063A", "DECIDE_APPROVER_NOT_ACCREDITED"],
        [hefeiBureau, "DECIDE_APPROVER_OUTSIDE"],
      ] as const) {
        expectRefused(await runAs("bozhou", ...assess, "--approver", approver), 1, code);
      }
    });

    it("does not write over a request that asks for something else, and takes only its own away", async () => {
      const assess = ["annotate", files[2]!, ...because("ASSESSED-COMPETENT"), "--approver", hefeiBureau, "--json"];
      const { request } = jsonOf(await run(...assess)) as { request: string };
      const text = await readFile(request, "utf8");
      const other = await run(...assess.with(3, "ASSESSED-BASIC"));
      expectRefused(other, 1, "REQUEST_DIFFERS");
      expect((jsonOf(other).error as { details: object }).details).to.deep.equal({ file: request });
      expect((await run("annotate", files[2]!, ...because("WARNING"))).exitCode).to.equal(0);
      expect(await readFile(request, "utf8")).to.equal(text);

      // What was carried out is no longer asked for, be its file there or not.
      await approveAs("hefei", request);
      expect((await run(...assess)).exitCode).to.equal(0);
      await writeFile(request, text);
      const next = await run(...assess.with(3, "ASSESSED-BASIC"));
      expect(jsonOf(next)).to.include({ state: "awaiting", request });
      await writeFile(request, "something else");
      expectRefused(await run(...assess.with(3, "ASSESSED-BASIC")), 1, "REQUEST_DIFFERS");
    });
  });

  describe("given the holder's account", () => {
    it("binds the license to it, once a second key has approved", async () => {
      const rebind = ["rebind", files[3]!, ...because("CLAIMED")];
      await approved("second", "anhui", ...rebind, "--holder", account);
      const { standing } = jsonOf(await run("history", files[3]!, "--json")) as { standing: { holder: string } };
      expect(standing.holder).to.equal(account);
      expect(jsonOf(await run(...rebind, "--holder", account.toLowerCase(), "--json"))).to.include({
        state: "already",
      });
      expectRefused(await run(...rebind, "--custody", "--json"), 1, "DECIDE_DIFFERS");
    });

    it("refuses what is no account, none, or two of them", async () => {
      const rebind = ["rebind", files[3]!, ...because("HOLDER-KEY-LOST", "2"), "--json"];
      expectRefused(await run(...rebind), 2, "DECIDE_HOLDER_MISSING");
      expectRefused(await run(...rebind, "--custody", "--holder", account), 2, "DECIDE_HOLDER_TWICE");
      for (const wrong of [account.replace("0xAB", "0xab"), "0x12", `0x${"0".repeat(40)}`])
        expectRefused(await run(...rebind, "--holder", wrong), 1, "ADDRESS_FORM");
    });

    it("lets nobody approve what would be refused", async () => {
      const rebind = ["rebind", files[3]!, ...because("HOLDER-KEY-LOST", "2"), "--holder", account, "--json"];
      const { request } = jsonOf(await run(...rebind)) as { request: string };
      const refused = await approveAs("second", request, "--json");
      expect(refused.exitCode).to.equal(1);
      const [call] = jsonOf(refused).calls as [{ state: string; refusal: { code: string; details: object } }];
      expect(call.state).to.equal("refused");
      expect(call.refusal).to.include({ code: "LICENSE_REGISTRY_ALREADY_BOUND" });
      expect(call.refusal.details).to.include({ owner: account });
      expect(jsonOf(refused).transactions).to.deep.equal([]);
      const words = await approveAs("second", request, "--dry-run");
      expect(words.exitCode).to.equal(1);
      expect(words.stderr).to.include("Call 1 is not approved, since it would be refused all the same: [LICENSE_REG");
      expect(jsonOf(await run(...rebind))).to.include({ approval: "missing" });
    });
  });

  describe("given a grant that was unlawful", () => {
    it("is annulled by two keys, then cancelled by one", async () => {
      const annul = ["annul", files[4]!, ...because("L9-1"), "--yes"];
      await approved("second", "anhui", ...annul);
      expect(await statusOf(files[4]!)).to.equal("ANNULLED");
      expect(jsonOf(await run(...annul, "--json"))).to.include({ state: "already" });
      expectRefused(await run("annul", files[4]!, ...because("L9-2"), "--json"), 1, "LICENSE_REGISTRY_NOT_ALLOWED");

      const cancel = ["cancel", files[4]!, ...because("A23-2")];
      expectRefused(
        await run("cancel", files[4]!, ...because("A23-1"), "--json"),
        1,
        "LICENSE_CATALOG_STATUS_NOT_ALLOWED",
      );
      // What nobody can undo is never sent unasked.
      expectRefused(await run(...cancel, "--json"), 2, "PROMPT_NO_TERMINAL");
      expect(await statusOf(files[4]!)).to.equal("ANNULLED");
      const cancelled = await run(...cancel, "--yes", "--json");
      expect(cancelled.exitCode, cancelled.stdout).to.equal(0);
      expect(jsonOf(await run(...cancel, "--json"))).to.include({ state: "already" });
      expect(await statusOf(files[4]!)).to.equal("CANCELLED");
    });

    it("is not cancelled at the holder's request while an investigation is open", async () => {
      expect((await run("annotate", files[5]!, ...because("INVESTIGATION-OPENED"))).exitCode).to.equal(0);
      const cancel = await run("cancel", files[5]!, ...because("A23-3"), "--json");
      expectRefused(cancel, 1, "LICENSE_CATALOG_UNDER_INVESTIGATION");
    });

    it("is revoked on a later day, and says so", async () => {
      const revoke = ["revoke", files[5]!, ...because("L49"), "--date", lastDayOfMonths(today, 1), "--yes"];
      await approved("second", "anhui", ...revoke);
      expect(await statusOf(files[5]!)).to.equal("ACTIVE");
      expect(await recorded(files[5]!)).to.deep.equal(["ANNOTATE INVESTIGATION-OPENED", "REVOKE L49"]);
    });
  });

  describe("given another key", () => {
    it("vouches for the license, once", async () => {
      const endorse = ["endorse", files[3]!, ...because("KEY-REPLACED")];
      const before = jsonOf(await run("history", files[3]!, "--json")) as { standing: { key: number } };
      const done = await runAs("second", ...endorse);
      expect(done.exitCode, done.stderr).to.equal(0);
      expect(done.stdout).to.match(/^This key vouches for the license now\./);
      const now = jsonOf(await run("history", files[3]!, "--json")) as { standing: { key: number } };
      expect(now.standing.key).not.to.equal(before.standing.key);
      expect(jsonOf(await run(...endorse, "--json"))).to.include({ state: "already" });
      expectRefused(
        await runAs("bozhou", "endorse", files[3]!, ...because("KEY-REPLACED", "2"), "--json"),
        1,
        "AUTHORITY_REGISTRY_NOT_ACCREDITED",
      );
    });
  });

  describe("given a change of category", () => {
    const change = ["--set", "category=兼职律师"];
    let reissue: string[];
    before(() => {
      reissue = ["reissue", files[6]!, ...because("CATEGORY-CHANGE"), "--approver", hefeiBureau];
    });

    it("refuses changes that no license can have, by the field and never by its value", async () => {
      const { practiceNo } = (await documentIn(files[6]!)).credentialSubject as { practiceNo: string };
      const cases: readonly (readonly [args: readonly string[], exitCode: number, code: string])[] = [
        [change, 1, "IDENTIFIER_DISAGREES"],
        [["--set", "category=律师"], 1, "DOCUMENT_SCHEMA"],
        [["--set", "salary=1"], 1, "FIELD_UNKNOWN"],
        [["--set", `${practiceNo}=1`], 1, "FIELD_UNKNOWN"],
        [["--set", "category"], 2, "CHANGES_SET"],
        [["--set", "firmName==cmd"], 1, "CHANGES_TEXT"],
        [["--set", "name="], 1, "DOCUMENT_SCHEMA"],
        [["--set", "effectiveDate=2026-01-01"], 1, "DOCUMENT_FIELD_DERIVED"],
        [["--set", "certificateVersion=009"], 1, "DOCUMENT_FIELD_DERIVED"],
        [["--serial", "1"], 2, "DECIDE_SERIAL_KEPT"],
        [["--row", "nowhere.csv"], 2, "FILE_UNREADABLE"],
      ];
      for (const [args, exitCode, code] of cases) {
        const refused = await run(...reissue, ...args, "--json");
        expectRefused(refused, exitCode, code);
        for (const value of personalData) expect(refused.stdout).not.to.include(value);
        expect(refused.stdout).not.to.include(practiceNo);
      }
    });

    it("reads changes from a file of a header and one row, or of JSON", async () => {
      const file = join(consortium.folder, "change.csv");
      for (const text of ["category\n", "category\n兼职律师\n公职律师\n"]) {
        await writeFile(file, text);
        expectRefused(await run(...reissue, "--row", file, "--json"), 2, "CHANGES_ROW");
      }
      for (const text of ['"category', "category,name\n兼职律师\n", "category,salary\n兼职律师,1\n", "安知夏\n1\n"]) {
        await writeFile(file, text);
        const refused = await run(...reissue, "--row", file, "--json");
        expectRefused(refused, 2, "CHANGES_FAULT");
        expect(refused.stdout).not.to.match(/安知夏|salary/);
      }
      const json = join(consortium.folder, "change.json");
      await writeFile(json, "[]");
      expectRefused(await run(...reissue, "--row", json, "--json"), 2, "CHANGES_ROW");
      await writeFile(json, JSON.stringify({ blankSerialNo: null }));
      const planned = await run(...reissue, "--row", json, "--dry-run", "--json");
      expect(planned.exitCode, planned.stdout).to.equal(0);
    });

    it("takes a row in every form that issue takes, and finds the same successor in each", async () => {
      const file = join(consortium.folder, "same");
      const { columns } = csvTypeOf(lawyer);
      const title = (name: string): string => columns.find((column) => column.name === name)!.title;
      const header = [title("blankSerialNo"), title("firmName")];
      const cells = ["FAKE2026000077", "合肥另一样例律师事务所"];
      const workbook = xlsx.utils.book_new(xlsx.utils.aoa_to_sheet([header, cells]), "变更");
      const forms: readonly (string | Buffer)[] = [
        `blankSerialNo,firmName\n${cells.join(",")}\n`,
        gb18030(`${header.join(",")}\r\n${cells.join(",")}\r\n`),
        `${header.join("\t")}\n${cells.join("\t")}\n`,
        `${JSON.stringify({ blankSerialNo: cells[0], firmName: cells[1] })}\n`,
        xlsx.write(workbook, { type: "buffer", bookType: "xlsx" }) as Buffer,
      ];
      const successors = new Set<unknown>();
      for (const content of forms) {
        await writeFile(file, content);
        const planned = await run(...reissue, "--row", file, "--dry-run", "--json");
        expect(planned.exitCode, planned.stdout).to.equal(0);
        successors.add(jsonOf(planned).successor);
      }
      expect(successors.size).to.equal(1);
    });

    it("puts the next version in its place, once the city has seen its document and approved", async () => {
      const old = await documentIn(files[6]!);
      const number = old.credentialSubject.practiceNo as string;
      const revised = `${number.slice(0, 9)}2${number.slice(10)}`;
      const row = join(consortium.folder, "category.csv");
      await writeFile(row, `\uFEFFcategory,practiceNo,blankSerialNo\r\n兼职律师,${revised},\r\n`);
      const args = [...reissue, "--row", row];

      const { request, successor } = jsonOf(await run(...args, "--json")) as { request: string; successor: string };
      expect(await readFile(request, "utf8")).not.to.include(revised);
      const seen = await approveAs("hefei", request, "--json");
      expect(seen.exitCode, seen.stdout).to.equal(0);
      const [call] = jsonOf(seen).calls as [{ tried: string; licenses: { identifier: string; holder: null }[] }];
      const next = (old.credentialSubject.certificateIdentifier as string).replace(/\.001\.\w$/, ".002.");
      expect(call.tried).to.equal("DONE");
      expect(call.licenses[0]?.identifier.startsWith(next)).to.equal(true);
      expect(call.licenses[0]?.holder).to.equal(null);

      const done = jsonOf(await run(...args, "--json")) as { state: string; document: string; successor: string };
      expect(done).to.include({ state: "done", successor });
      const fresh = await documentIn(done.document);
      expect(fresh.proof.licenseId).to.equal(successor);
      expect(fresh.credentialSubject).to.deep.equal({
        ...old.credentialSubject,
        certificateIdentifier: call.licenses[0]!.identifier,
        certificateVersion: "002",
        category: "兼职律师",
        practiceNo: revised,
        decisionNo: decided,
        issuedDate: today,
        effectiveDate: today,
      });
      expect(existsSync(request.replace(/\.json$/, ""))).to.equal(false);
      expect((await run("verify", done.document)).exitCode).to.equal(0);
      expect((await run("verify", files[6]!)).stdout).to.include("INVALID");
      expect(await statusOf(files[6]!)).to.equal("SUPERSEDED");

      // Run again it issues nothing, and writes the document that is missing as it was.
      const text = await readFile(done.document, "utf8");
      await rm(done.document);
      expect(jsonOf(await run(...args, "--json"))).to.include({ state: "already", document: done.document });
      expect(await readFile(done.document, "utf8")).to.equal(text);
      expectRefused(await run(...reissue, "--json"), 1, "DECIDE_DIFFERS");
      expectRefused(
        await run("reissue", files[6]!, ...because("LOST", "2"), "--json"),
        1,
        "LICENSE_REGISTRY_NOT_ALLOWED",
      );
    });
  });

  describe("given a move to another province", () => {
    let moving: string[];
    before(async () => {
      const { practiceNo } = (await documentIn(files[7]!)).credentialSubject as { practiceNo: string };
      const row = join(consortium.folder, "move.json");
      const revised = `131${practiceNo.slice(3, 5) && "01"}${practiceNo.slice(5)}`;
      await writeFile(
        row,
        JSON.stringify({
          areaCode: "310000",
          practiceNo: revised,
          firmName: "上海样例律师事务所",
          firmUscc: "31310000E0FAKE081B",
        }),
      );
      await mkdir(join(consortium.folder, "shanghai"), { recursive: true });
      moving = ["transfer", files[7]!, ...because("TRANSFER", "沪司许律〔2026〕1号"), "--row", row];
      moving.push("--out", join(consortium.folder, "shanghai"));
    });

    it("needs the province that it leaves, and a serial of the one that it enters", async () => {
      expectRefused(await runAs("shanghai", ...moving, "--approver", anhui, "--json"), 2, "DECIDE_SERIAL_MISSING");
      const serial = ["--serial", "20260101SH0000000001"];
      expectRefused(await runAs("shanghai", ...moving, ...serial, "--json"), 2, "DECIDE_APPROVER_MISSING");
      expectRefused(
        await runAs("shanghai", ...moving, ...serial, "--approver", hefeiBureau, "--json"),
        1,
        "DECIDE_APPROVER_NOT_ACCREDITED",
      );
    });

    it("leaves the old and enters the new in one step", async () => {
      const args = [...moving, "--serial", "20260101SH0000000001", "--approver", anhui];
      const done = jsonOf(await approved("anhui", "shanghai", ...args)) as { document: string; block: number };
      const fresh = await documentIn(done.document);
      expect(dirname(done.document)).to.equal(join(consortium.folder, "shanghai"));
      expect(fresh.credentialSubject).to.include({
        issuingAuthorityCode: "1131000000FAKE055P",
        certificateVersion: "001",
        areaCode: "310000",
      });
      expect(await statusOf(files[7]!)).to.equal("TRANSFERRED");
      expect(await statusOf(done.document)).to.equal("ACTIVE");
      expect((await run("verify", done.document)).exitCode).to.equal(0);
      expect(jsonOf(await runAs("shanghai", ...args, "--json"))).to.include({ state: "already" });
    });
  });
});
