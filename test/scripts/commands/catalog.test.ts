import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import {
  dayFromNumber,
  dayToNumber,
  getLicenseType,
  getLicenseTypeCount,
  getReason,
  getReasons,
  getStatutoryUse,
  lawyer,
  licenseTypes,
  type Day,
} from "@elicense/sdk";
import { expect } from "chai";
import { after, before, describe, it } from "mocha";

import { developmentAccount } from "../../../scripts/development.js";
import { expectRefused, startAdministering, stepOf, type Administering } from "./administering.js";
import { keyOf } from "./consortium.js";
import { expectGolden } from "./golden.js";
import { jsonOf, type CliRun } from "./runCli.js";

const day = 86_400;

const reason = {
  ...lawyer.reasons.find(({ code }) => code === "L49")!,
  ...{ number: 14, code: "NEW-LAW", title: { en: "Under the new law", zh: "依新法吊销" } },
};
const use = {
  ...lawyer.uses[0]!,
  ...{ number: 9, code: "NEW-MATTER", title: { en: "A new matter", zh: "新事项" }, fields: ["name", "practiceNo"] },
};

describe("elicense catalog, change", function () {
  this.timeout(300_000);
  let administering: Administering;
  let run: Administering["run"];
  let today: Day;

  async function file(name: string, content: unknown): Promise<string> {
    const path = join(administering.consortium.folder, name);
    await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
    return path;
  }
  const ahead = (days: number): Day => dayFromNumber(dayToNumber(today) + days);

  before(async () => {
    administering = await startAdministering();
    ({ run } = administering);
    const block = await administering.provider.getBlock("latest");
    today = dayFromNumber(Math.floor((block!.timestamp + 8 * 3_600) / day));
  });
  after(() => administering.stop());

  describe("reading", () => {
    it("lists types, reasons and uses, in either language", async () => {
      for (const [language, name] of [
        ["en", "catalog.txt"],
        ["zh", "catalog.zh.txt"],
      ] as const) {
        const runs: CliRun[] = [];
        for (const args of [["types"], ["reasons", "notary"], ["uses", "1"]]) {
          runs.push(await run("catalog", ...args, "--lang", language));
        }
        expect(runs.map(({ exitCode }) => exitCode)).to.deep.equal([0, 0, 0]);
        // The catalog's days are its content, not a run's.
        expectGolden(
          name,
          runs.map(({ stdout }) => stdout.replaceAll(/(\d{4})-(\d\d)-(\d\d)/g, "$1.$2.$3")).join("\n\n"),
        );
      }
    });

    it("gives programs all of it", async () => {
      const { types } = jsonOf(await run("catalog", "types", "--json")) as { types: { code: string }[] };
      expect(types.map(({ code }) => code)).to.deep.equal(licenseTypes.map(({ code }) => code));
      const reasons = jsonOf(await run("catalog", "reasons", "--json")) as { types: { reasons: object[] }[] };
      expect(reasons.types.map((type) => type.reasons.length)).to.deep.equal(
        licenseTypes.map((type) => type.reasons.length),
      );
      const [first] = reasons.types[0]!.reasons;
      expect(first).to.deep.equal({
        ...(await getReasons(administering.reader, { licenseType: 1 }))[0],
        title: lawyer.reasons[0]!.title,
      });
      expectRefused(await run("catalog", "uses", "pilot", "--json"), 2, "USAGE_CHOICE", { option: "[type]" });
    });
  });

  describe("changing, at once", () => {
    const withReason = async (verb: string, ...args: string[]): Promise<CliRun> =>
      run("catalog", verb, ...args, "--type", "lawyer", "--json");

    it("says what it would do in words, in either language", async () => {
      const path = await file("reason.json", reason);
      const list = await file("uses.json", [use]);
      for (const [language, name] of [
        ["en", "catalog-plan.txt"],
        ["zh", "catalog-plan.zh.txt"],
      ] as const) {
        const runs = [
          await run("catalog", "add-reason", path, "--type", "lawyer", "--dry-run", "--lang", language),
          await run("catalog", "add-use", list, "--type", "lawyer", "--dry-run", "--lang", language),
        ];
        expect(runs.map(({ exitCode }) => exitCode)).to.deep.equal([0, 0]);
        expectGolden(name, runs.map(({ stderr, stdout }) => `${stderr}\n${stdout}`).join("\n"));
      }
      expect(await getReason(administering.reader, { licenseType: 1, number: 14 })).to.equal(null);
    });

    it("adds a reason once, and refuses one that says something else than the chain", async () => {
      const path = await file("reason.json", reason);
      const { statuses, minDays, maxDays, usableFrom, legalBasis, maxDaysBack, maxDaysAhead = 0 } = reason;
      expect(stepOf(await withReason("add-reason", path))).to.deep.include({
        state: "done",
        call: {
          name: "addReason",
          values: {
            licenseType: 1,
            number: 14,
            reason: {
              ...{ action: "REVOKE", approval: "ANOTHER_KEY", effect: "NONE", barredUnderInvestigation: false },
              statuses: statuses.map((status) => status.toUpperCase()),
              ...{
                minDays,
                maxDays,
                usableFrom,
                usableThrough: null,
                maxDaysBack,
                maxDaysAhead,
                recordableThrough: null,
              },
            },
            basis: { code: "NEW-LAW", legalBasis },
          },
        },
      });
      expect(await getReason(administering.reader, { licenseType: 1, number: 14 })).to.deep.include({
        ...{ code: "NEW-LAW", action: "REVOKE", approval: "ANOTHER_KEY", recordableThrough: null },
      });
      expect(stepOf(await withReason("add-reason", path))).to.include({ state: "already" });
      const other = await file("other.json", { ...reason, maxDaysBack: 1 });
      expectRefused(await withReason("add-reason", other), 1, "CATALOG_DIFFERS", {
        ...{ entry: "LawyerPracticeLicense/reasons/14 (NEW-LAW)", part: "maxDaysBack" },
      });
    });

    it("adds several, tried before the first is sent", async () => {
      const several = [15, 16].map((number) => ({ ...reason, number, code: `NEW-${String(number)}` }));
      const faulty = [several[0], { ...several[1], action: "Suspend", minDays: 9, maxDays: 3 }];
      expectRefused(
        await withReason("add-reason", await file("faulty.json", faulty)),
        1,
        "LICENSE_CATALOG_INVALID_REASON",
      );
      expect(await getReason(administering.reader, { licenseType: 1, number: 15 })).to.equal(null);
      const done = jsonOf(await withReason("add-reason", await file("several.json", several))) as { steps: object[] };
      expect(done.steps.map((step) => (step as { state: string }).state)).to.deep.equal(["done", "done"]);
      expect((await getReason(administering.reader, { licenseType: 1, number: 16 }))?.code).to.equal("NEW-16");
    });

    it("sets its approval, and closes it", async () => {
      const setApproval = ["set-approval", "NEW-LAW", "--approval", "ANOTHER_AUTHORITY"] as const;
      expect(stepOf(await withReason(...setApproval))).to.include({ state: "done" });
      expect(stepOf(await withReason(...setApproval))).to.include({ state: "already" });
      const close = ["close-reason", "14", "--through", ahead(10), "--recordable-through", ahead(20)] as const;
      expect(stepOf(await withReason(...close))).to.include({ state: "done" });
      expect(stepOf(await withReason(...close))).to.include({ state: "already" });
      expect(await getReason(administering.reader, { licenseType: 1, number: 14 })).to.deep.include({
        ...{ approval: "ANOTHER_AUTHORITY", usableThrough: ahead(10), recordableThrough: ahead(20) },
      });
      expectRefused(await withReason(...(close.with(3, ahead(11)) as [string])), 1, "LICENSE_CATALOG_INVALID_CLOSING");
      expectRefused(
        await withReason("close-reason", "NONE", "--through", today, "--recordable-through", today),
        2,
        "USAGE_CHOICE",
      );
      expectRefused(await withReason("set-approval", "NEW-LAW", "--approval", "MINE"), 2, "USAGE_CHOICE");
    });

    it("publishes a use, and closes it", async () => {
      const path = await file("uses.json", [use]);
      expect(stepOf(await withReason("add-use", path))).to.include({ state: "done" });
      expect(stepOf(await withReason("add-use", path))).to.include({ state: "already" });
      expect(await getStatutoryUse(administering.reader, { licenseType: 1, number: 9 })).to.deep.include({
        fields: ["practiceNo", "name"],
      });
      const close = ["close-use", "NEW-MATTER", "--through", ahead(10)] as const;
      expect(stepOf(await withReason(...close))).to.include({ state: "done" });
      expect(stepOf(await withReason(...close))).to.include({ state: "already" });
      expect((await getStatutoryUse(administering.reader, { licenseType: 1, number: 9 }))?.usableThrough).to.equal(
        ahead(10),
      );
    });

    it("adds a type with its schema", async () => {
      const folder = join(administering.consortium.folder, "pilot");
      await mkdir(folder);
      const catalog = { ...lawyer, number: 5, code: "1110000000FAKE012Q009", name: "PilotLicense", schema: undefined };
      await file("pilot/catalog.json", catalog);
      await file("pilot/schema.json", { ...lawyer.schema, $id: "urn:elicense:schema:pilot:1" });
      expect(stepOf(await run("catalog", "add-type", folder, "--json"))).to.include({ state: "done" });
      expect(stepOf(await run("catalog", "add-type", join(folder, "catalog.json"), "--json"))).to.include({
        state: "already",
      });
      expect(await getLicenseType(administering.reader, { licenseType: 5 })).to.deep.include({
        ...{ name: "PilotLicense", schemaURI: "urn:elicense:schema:pilot:1", fields: lawyer.fields },
      });
      expect(jsonOf(await run("catalog", "reasons", "pilot", "--json")).types).to.deep.equal([
        { number: 5, name: "PilotLicense", reasons: [] },
      ]);
      expect(
        stepOf(await run("catalog", "add-use", await file("uses.json", use), "--type", "pilot", "--json")),
      ).to.include({
        state: "done",
      });
      await file("pilot/catalog.json", { ...catalog, number: 7 });
      expectRefused(await run("catalog", "add-type", folder, "--json"), 1, "CATALOG_INVALID", { part: "number" });
      expect(await getLicenseTypeCount(administering.reader)).to.equal(5);
    });

    it("names each faulty member of a file, what is wrong with it and what to do", async () => {
      const { title: _, ...untitled } = reason;
      const path = await file("wrong.json", [
        { ...untitled, number: 0, action: "Ban", statuses: [], usableFrom: "2026-02-30", maxDay: 3 },
        { ...reason, statuses: ["Active", "Active"], usableThrough: "", barredUnderInvestigation: "yes" },
        7,
      ]);
      for (const [language, name] of [
        ["en", "catalog-faults.txt"],
        ["zh", "catalog-faults.zh.txt"],
      ] as const) {
        const wrong = await run("catalog", "add-reason", path, "--type", "lawyer", "--lang", language);
        expect(wrong.exitCode).to.equal(2);
        expectGolden(name, wrong.stderr);
      }
      expectRefused(await withReason("add-reason", path), 2, "CATALOG_FILE_FAULTY", { file: path, count: 10 });
      const wages = await file("wages.json", { ...use, fields: ["wage"], consumer: 0 });
      const refused = await run("catalog", "add-use", wages, "--type", "lawyer");
      expect(refused.stderr).to.include("fields: give a list of at least one of certificateIdentifier, ");
      expect(refused.stderr).to.include("consumer: give a whole number from 1 to 4294967295, or null.");
      expectRefused(await withReason("add-reason", await file("no.json", '{"a":1,"a":2}')), 2, "CATALOG_FILE_JSON");
      expectRefused(
        await withReason("add-reason", join(administering.consortium.folder, "none.json")),
        2,
        "FILE_UNREADABLE",
      );
    });

    it("is governance's alone", async () => {
      const added = await file("reason.json", { ...reason, number: 17, code: "NEW-17" });
      const commands = [
        ["add-reason", added],
        ["add-use", await file("uses.json", { ...use, number: 17, code: "NEW-17" })],
        ["close-reason", "L49", "--through", today, "--recordable-through", today],
        ["close-use", "1", "--through", today],
        ["set-approval", "L49", "--approval", "NONE"],
      ];
      for (const args of commands) {
        const outcomes = await Promise.all(
          (["governance", "anhuiAdministrator", "stranger"] as const).map(async (key) =>
            jsonOf(
              await administering.runWith(keyOf(key), "catalog", ...args, "--type", "lawyer", "--dry-run", "--json"),
            ),
          ),
        );
        expect(
          outcomes.map(({ ok, error }) => ok === true || (error as { code: string }).code),
          args[0],
        ).to.deep.equal([true, "ACCESS_MANAGED_UNAUTHORIZED", "ACCESS_MANAGED_UNAUTHORIZED"]);
      }
    });
  });

  describe("changing, by a council that has to wait", () => {
    const wait = 3 * day;
    let close: readonly string[];
    let operation: string;

    before(async () => {
      await administering.appointCouncil(wait);
      close = ["catalog", "close-use", "DETENTION-MEETING", "--type", "lawyer", "--through", ahead(40)];
      expect((await run("change", "list")).stdout.trim()).to.equal("No change waits.");
    });

    it("tries what it proposes, after the wait, and sends nothing in a dry run", async () => {
      const step = stepOf(await administering.asCouncil(...close, "--dry-run", "--json"));
      expect(step).to.include({ state: "planned", road: "propose", tried: "DONE" });
      // Open today, and over by the time that the change could be made.
      const late = await administering.asCouncil(...close.with(6, today), "--json");
      expectRefused(late, 1, "LICENSE_CATALOG_INVALID_CLOSING");
      expect(jsonOf(await run("change", "list", "--json"))).to.include({ count: 0 });
    });

    it("proposes it, and says in words what waits until when, in either language", async () => {
      const proposed = await administering.asCouncil(...close);
      expect(proposed.exitCode).to.equal(1);
      expectGolden("change-proposed.txt", `${proposed.stderr}\n${proposed.stdout}`);
      const { changes } = jsonOf(await run("change", "list", "--json")) as { changes: Record<string, unknown>[] };
      expect(changes).to.have.length(1);
      expect(changes[0]).to.deep.include({
        ...{ state: "waiting", proposer: developmentAccount(17).address, round: 1 },
        call: { name: "closeUse", values: { licenseType: 1, number: 2, usableThrough: ahead(40) } },
      });
      operation = changes[0]!.operation as string;
      for (const [language, name] of [
        ["en", "change.txt"],
        ["zh", "change.zh.txt"],
      ] as const) {
        const runs = [
          await run("change", "list", "--lang", language),
          await run("change", "show", operation, "--lang", language),
        ];
        expect(runs.map(({ exitCode }) => exitCode)).to.deep.equal([0, 0]);
        expectGolden(
          name,
          runs.map(({ stdout }) => stdout.replaceAll(/\d+ (?:d|天) \d+ (?:h|小时)/g, "<span>")).join("\n\n"),
        );
      }
    });

    it("waits, whoever asks, and nobody else executes or cancels it", async () => {
      const again = stepOf(await administering.asCouncil(...close, "--json"), 1);
      expect(again).to.include({ state: "waiting", road: "wait", operation });
      expectRefused(await administering.asCouncil("change", "execute", operation, "--json"), 1, "CHANGE_EARLY");
      expectRefused(await run("change", "execute", operation, "--json"), 1, "CHANGE_OTHER_PROPOSER", {
        ...{ proposer: developmentAccount(17).address, account: developmentAccount(0).address },
      });
      const stranger = await administering.runWith(keyOf("stranger"), "change", "cancel", operation, "--json");
      expectRefused(stranger, 1, "ACCESS_MANAGER_UNAUTHORIZED_CANCEL");
      expectRefused(await run("change", "show", `0x${"ab".repeat(32)}`, "--json"), 1, "CHANGE_UNKNOWN");
      expectRefused(await run("change", "show", "0x12", "--json"), 2, "USAGE_OPERATION");
    });

    it("is called off by the administrator, and can be proposed again", async () => {
      expect(jsonOf(await run("change", "cancel", operation, "--dry-run", "--json"))).to.include({ state: "waiting" });
      const cancelled = await run("change", "cancel", operation);
      expect(cancelled.exitCode).to.equal(0);
      expect(cancelled.stdout).to.include("The change was called off.");
      expectRefused(await run("change", "cancel", operation, "--json"), 1, "CHANGE_UNKNOWN");
      expect(stepOf(await administering.asCouncil(...close, "--json"), 1)).to.include({ state: "proposed", operation });
    });

    it("is carried out once its time has come: by the same command, or by its hash", async () => {
      const second = [...close.with(2, "COUNSEL-ADMISSION")];
      const other = stepOf(await administering.asCouncil(...second, "--json"), 1).operation as string;
      await administering.pass(wait);
      expect(stepOf(await administering.asCouncil(...close, "--dry-run", "--json"))).to.include({ road: "execute" });
      expect(stepOf(await administering.asCouncil(...close, "--json"))).to.include({ state: "done", road: "execute" });
      expect((await getStatutoryUse(administering.reader, { licenseType: 1, number: 2 }))?.usableThrough).to.equal(
        ahead(40),
      );
      expect(stepOf(await administering.asCouncil(...close, "--json"))).to.include({ state: "already" });

      const executed = jsonOf(await administering.asCouncil("change", "execute", other, "--json"));
      expect(executed).to.include({ ok: true, state: "executed" });
      expect((await getStatutoryUse(administering.reader, { licenseType: 1, number: 1 }))?.usableThrough).to.equal(
        ahead(40),
      );
      expect(jsonOf(await run("change", "list", "--json"))).to.include({ count: 0 });
    });
  });
});
