import {
  getAccreditation,
  getAccreditationDelay,
  getAuthority,
  getAuthorityByCode,
  getAuthorityCount,
  getKey,
  getRights,
  isIssuingPaused,
} from "@elicense/sdk";
import { expect } from "chai";
import { after, before, describe, it } from "mocha";

import { developmentAccount } from "../../../scripts/development.js";
import { expectRefused, startAdministering, stepOf, unusedAccount, type Administering } from "./administering.js";
import { accounts, keyOf } from "./consortium.js";
import { expectGolden } from "./golden.js";
import { jsonOf, runCli } from "./runCli.js";

const anhui = "1134000000FAKE020H";
const shanghai = "1131000000FAKE055P";
const bozhou = "1134160000FAKE039R";
const bar = "5134160000FAKE098Q";
const newCode = "31340000E0FAKE073W";
const lawyer = 1;
const day = 86_400;

describe("elicense authority, pause", function () {
  this.timeout(300_000);
  let administering: Administering;
  let run: Administering["run"];

  const registration = (
    verb: string,
    region: string,
    administrator = unusedAccount(1),
    name = "某局（虚构）",
  ): string[] => [
    ...["authority", verb, "--code", newCode, "--region", region, "--name", name],
    ...["--name-en", "A bureau (fictitious)", "--administrator", administrator],
  ];

  before(async () => {
    administering = await startAdministering();
    ({ run } = administering);
  });
  after(() => administering.stop());

  describe("list", () => {
    it("shows the tree, in either language", async () => {
      for (const [language, name] of [
        ["en", "authority-list.txt"],
        ["zh", "authority-list.zh.txt"],
      ] as const) {
        const { exitCode, stdout, stderr } = await run("authority", "list", "--lang", language);
        expect(exitCode, stderr).to.equal(0);
        expectGolden(name, stdout);
      }
    });

    it("gives those below one, or within a division", async () => {
      const listed = async (...args: string[]): Promise<unknown> => {
        const { count, total, authorities } = jsonOf(await run("authority", "list", ...args, "--json"));
        return [count, total, (authorities as { number: number }[]).map(({ number }) => number)];
      };
      expect(await listed("--under", anhui)).to.deep.equal([4, 6, [1, 3, 4, 6]]);
      expect(await listed("--under", "3")).to.deep.equal([1, 6, [3]]);
      expect(await listed("--region", "341600")).to.deep.equal([3, 6, [3, 6, 5]]);
      expect(await listed("--under", anhui, "--region", "310000")).to.deep.equal([0, 6, []]);
    });

    it("refuses what is no authority, no division and no time", async () => {
      expectRefused(await run("authority", "list", "--under", "99", "--json"), 1, "AUTHORITY_UNKNOWN", {
        authority: "99",
      });
      expectRefused(await run("authority", "list", "--region", "34", "--json"), 1, "IDENTIFIER_LENGTH");
      expectRefused(await run("authority", "list", "--at", "soon", "--json"), 2, "USAGE_AT");
    });
  });

  describe("show", () => {
    it("shows one with its keys and rights, in either language", async () => {
      for (const [language, name] of [
        ["en", "authority-show.txt"],
        ["zh", "authority-show.zh.txt"],
      ] as const) {
        const { exitCode, stdout } = await run("authority", "show", bozhou, "--lang", language);
        expect(exitCode).to.equal(0);
        expectGolden(name, stdout);
      }
    });

    it("shows the key's own where none is named, and says what is missing where there is no key", async () => {
      const own = jsonOf(await run("authority", "show", "--json"));
      expect(own).to.deep.include({ number: 1, code: anhui, region: "340000", parent: null, active: true });
      expect((own.keys as { account: string }[]).map(({ account }) => account)).to.deep.equal(
        [1, 2, 11].map((number) => developmentAccount(number).address),
      );
      const none = await runCli(
        { ...administering.consortium.env, ELICENSE_PRIVATE_KEY: "" },
        "authority",
        "show",
        "--json",
      );
      expectRefused(none, 2, "AUTHORITY_UNNAMED");
    });
  });

  describe("of an administering key", () => {
    it("says what it would do in words, in either language, and sends nothing in a dry run", async () => {
      for (const [language, name] of [
        ["en", "authority-plan.txt"],
        ["zh", "authority-plan.zh.txt"],
      ] as const) {
        const runs = [
          await run(...registration("register", "340100"), "--dry-run", "--lang", language),
          await run(
            "authority",
            "accredit",
            bozhou,
            "--type",
            "lawyer",
            "--rights",
            "REVIEW,USE",
            "--dry-run",
            "--lang",
            language,
          ),
          await run(
            "authority",
            "add-key",
            unusedAccount(2),
            "--roles",
            "operate,administer",
            "--dry-run",
            "--lang",
            language,
          ),
        ];
        expect(runs.map(({ exitCode }) => exitCode)).to.deep.equal([0, 0, 0]);
        expectGolden(name, runs.map(({ stderr, stdout }) => `${stderr}\n${stdout}`).join("\n"));
      }
      expect(await getAuthorityCount(administering.reader)).to.equal(6);
      expect(await getKey(administering.reader, { account: unusedAccount(2) })).to.equal(null);
    });

    it("registers a sub-authority once, however often it is run", async () => {
      const args = [...registration("register", "340100"), "--json"];
      const before = ["--at", String(await administering.provider.getBlockNumber()), "--json"];
      expect(stepOf(await run(...args))).to.deep.include({
        ...{ state: "done", road: "atOnce", tried: "DONE" },
        call: {
          name: "register",
          values: {
            region: "340100",
            profile: (await getAuthorityByCode(administering.reader, { code: newCode }))!.profile,
            administrator: unusedAccount(1),
          },
        },
      });
      expect(await getAuthorityByCode(administering.reader, { code: newCode })).to.deep.include({
        number: 7,
        parent: 1,
      });
      expectRefused(await run("authority", "show", "7", ...before), 1, "AUTHORITY_UNKNOWN", { authority: "7" });
      expect(jsonOf(await run("authority", "list", ...before))).to.include({ count: 6, total: 6 });
      expect(stepOf(await run(...args))).to.deep.include({ state: "already" });
      expect(await getAuthorityCount(administering.reader)).to.equal(7);
      const renamed = await run(...registration("register", "340100", unusedAccount(3), "另一局"), "--json");
      expectRefused(renamed, 1, "AUTHORITY_REGISTRY_CODE_TAKEN");
    });

    it("accredits it, and says what does not hold yet", async () => {
      const accredit = (rights: string): string[] => [
        ...["authority", "accredit", newCode, "--type", "lawyer", "--rights", rights, "--json"],
      ];
      expect(stepOf(await run(...accredit("review")))).to.include({ state: "done" });
      expect(await getRights(administering.reader, { authority: 7, licenseType: lawyer })).to.deep.equal(["REVIEW"]);
      expect(stepOf(await run("authority", "set-delay", "3", "--json"))).to.include({ state: "done" });
      expect(await getAccreditationDelay(administering.reader)).to.equal(3 * day);
      expect(stepOf(await run("authority", "set-delay", "3", "--json"))).to.include({ state: "already" });

      expect(stepOf(await run(...accredit("SUSPEND，ANNOTATE")))).to.include({ state: "done" });
      expect(await getAccreditation(administering.reader, { authority: 7, licenseType: lawyer })).to.deep.include({
        ...{ held: [], pending: ["SUSPEND", "ANNOTATE"] },
      });
      expect(stepOf(await run(...accredit("annotate,suspend")))).to.include({ state: "already" });
      const shown = await run("authority", "show", newCode);
      expectGolden("authority-pending.txt", shown.stdout);
      await administering.pass(3 * day);
      expect(await getRights(administering.reader, { authority: 7, licenseType: lawyer })).to.deep.equal([
        "SUSPEND",
        "ANNOTATE",
      ]);
      expect(stepOf(await run(...accredit("none")))).to.include({ state: "done" });
      expect(stepOf(await run("authority", "set-delay", "0", "--json"))).to.include({ state: "done" });
    });

    it("shows what a sub-authority cannot use since its parent lost it", async () => {
      const accredit = (authority: string, rights: string, ...more: string[]): Promise<unknown> =>
        run("authority", "accredit", authority, "--type", "1", "--rights", rights, ...more, "--json").then(stepOf);
      await accredit(newCode, "REVIEW,SUSPEND");
      await accredit(anhui, "REVIEW,ISSUE", "--by-governance");
      const { rights } = jsonOf(await run("authority", "show", newCode, "--json")) as { rights: object[] };
      expect(rights).to.deep.equal([
        {
          ...{ licenseType: 1, name: "LawyerPracticeLicense", usable: ["REVIEW"] },
          ...{ held: ["REVIEW", "SUSPEND"], pending: [], heldFrom: null },
        },
      ]);
      await accredit(anhui, "REVIEW,ISSUE,SUSPEND,REVOKE,ANNUL,CANCEL,TRANSFER,ANNOTATE,USE", "--by-governance");
    });

    it("adds, removes and distrusts keys, each once", async () => {
      const account = unusedAccount(2);
      const keyState = async (): Promise<unknown> => getKey(administering.reader, { account });
      const add = ["authority", "add-key", account, "--roles", "OPERATE", "--json"];
      expect(stepOf(await run(...add))).to.include({ state: "done" });
      expect(await keyState()).to.deep.include({ authority: 1, roles: ["OPERATE"], removedAt: null });
      expect(stepOf(await run(...add))).to.include({ state: "already" });

      const remove = ["authority", "remove-key", account, "--json"];
      expect(stepOf(await run(...remove))).to.include({ state: "done" });
      expect(await keyState()).to.not.deep.include({ removedAt: null });
      expect(stepOf(await run(...remove))).to.include({ state: "already" });
      expectRefused(await run(...add), 1, "AUTHORITY_REGISTRY_KEY_TAKEN");

      const block = await administering.provider.getBlock("latest");
      const asOf = new Date((block!.timestamp + 8 * 3_600 - 60) * 1000).toISOString().slice(0, 19).replace("T", " ");
      const distrust = ["authority", "distrust-key", account, "--as-of", asOf, "--json", "--yes"];
      // What nobody can undo is never sent unasked.
      expectRefused(await run(...distrust.slice(0, -1)), 2, "PROMPT_NO_TERMINAL", { options: "--yes, --dry-run" });
      const unasked = await run(...distrust.slice(0, -2));
      expect(unasked.stderr).to.include("To do, as the bytes of each call say:").and.to.include(account);
      expect(await keyState()).to.deep.include({ distrustedAsOf: null });
      expect(stepOf(await run(...distrust))).to.include({ state: "done" });
      expect(await keyState()).to.deep.include({ distrustedAsOf: block!.timestamp - 60 });
      expect(stepOf(await run(...distrust))).to.include({ state: "already" });
      expectRefused(await run(...distrust.with(4, "2020-01-01")), 1, "AUTHORITY_REGISTRY_DISTRUST_TOO_EARLY");
      expectRefused(await run(...distrust.with(4, "2020-02-30")), 2, "USAGE_MOMENT");
      const shown = (await run("authority", "show", anhui)).stdout;
      expect(shown).to.match(new RegExp(`${account} +operate +\\S+ \\S+ +distrusted as of ${asOf}`));
    });

    it("appoints an administrator where none is left, and deactivates", async () => {
      const appoint = ["authority", "appoint", "7", unusedAccount(4), "--json"];
      expectRefused(await run(...appoint), 1, "AUTHORITY_REGISTRY_HAS_ADMINISTRATOR");
      expect(
        stepOf(await run("authority", "distrust-key", unusedAccount(1), "--as-of", "2026-01-01", "--yes", "--json")),
      ).to.include({ state: "done" });
      expect(stepOf(await run(...appoint))).to.include({ state: "done" });
      expect(await getKey(administering.reader, { account: unusedAccount(4) })).to.deep.include({ authority: 7 });
      expect(stepOf(await run(...appoint))).to.include({ state: "already" });

      const deactivate = ["authority", "deactivate", "7", "--json", "--yes"];
      expectRefused(await run(...deactivate.slice(0, -1)), 2, "PROMPT_NO_TERMINAL");
      expect(await getAuthority(administering.reader, { authority: 7 })).to.deep.include({ active: true });
      expect(stepOf(await run(...deactivate))).to.include({ state: "done" });
      expect(await getAuthority(administering.reader, { authority: 7 })).to.deep.include({ active: false });
      expect(stepOf(await run(...deactivate))).to.include({ state: "already" });
      expectRefused(await run(...deactivate.with(2, newCode)), 1, "AUTHORITY_UNKNOWN");
    });

    it("names what is wrong with its values", async () => {
      expectRefused(await run("authority", "add-key", "0x12", "--roles", "OPERATE", "--json"), 2, "KEY_ADDRESS_FORM");
      expectRefused(
        await run("authority", "add-key", unusedAccount(5), "--roles", "SIGN", "--json"),
        2,
        "USAGE_CHOICE",
        {
          ...{ option: "--roles", allowed: "OPERATE, ADMINISTER, none" },
        },
      );
      expectRefused(
        await run("authority", "accredit", bozhou, "--type", "1", "--rights", "ALL", "--json"),
        2,
        "USAGE_CHOICE",
      );
      expectRefused(
        await run("authority", "accredit", bozhou, "--type", "pilot", "--rights", "USE", "--json"),
        2,
        "USAGE_CHOICE",
        {
          ...{ option: "--type", allowed: "lawyer, lawFirm, notary, forensicExaminer" },
        },
      );
      const code = registration("register", "340100").with(3, "31340000E0FAKE073X");
      expectRefused(await run(...code, "--json"), 1, "IDENTIFIER_CHECK");
      expectRefused(await run("authority", "set-delay", "-1", "--json"), 2, "USAGE_NUMBER");
      expectRefused(await run("authority", "set-delay", "1.5", "--json"), 2, "USAGE_NUMBER");
    });
  });

  describe("of governance", () => {
    it("admits, accredits and deactivates roots", async () => {
      const admit = [...registration("admit", "330000", unusedAccount(6)), "--json"];
      expect(stepOf(await run(...admit))).to.deep.include({ state: "done", road: "atOnce" });
      expect(await getAuthorityByCode(administering.reader, { code: newCode })).to.deep.include({
        number: 8,
        parent: null,
      });
      expect(stepOf(await run(...admit))).to.include({ state: "already" });

      const accredit = ["authority", "accredit", "8", "--type", "4", "--rights", "ISSUE", "--by-governance", "--json"];
      expect(stepOf(await run(...accredit))).to.include({ state: "done" });
      expect(await getRights(administering.reader, { authority: 8, licenseType: 4 })).to.deep.equal(["ISSUE"]);
      expectRefused(await run(...accredit.with(2, bozhou)), 1, "AUTHORITY_REGISTRY_NOT_ROOT");

      const distrust = [
        "authority",
        "distrust-key",
        unusedAccount(6),
        "--as-of",
        "2026-01-01",
        "--by-governance",
        "--yes",
        "--json",
      ];
      expect(stepOf(await run(...distrust))).to.include({ state: "done" });
      const appoint = ["authority", "appoint", "8", unusedAccount(7), "--by-governance", "--json"];
      expect(stepOf(await run(...appoint))).to.include({ state: "done" });
      expect(await getKey(administering.reader, { account: unusedAccount(7) })).to.deep.include({ authority: 8 });
      const deactivate = ["authority", "deactivate", "8", "--by-governance", "--yes", "--json"];
      expect(stepOf(await run(...deactivate))).to.include({ state: "done" });
      expect(await getAuthority(administering.reader, { authority: 8 })).to.deep.include({ active: false });
    });

    it("pauses issuing, and allows it again", async () => {
      for (const [command, paused] of [
        ["pause", true],
        ["unpause", false],
      ] as const) {
        expect(stepOf(await run(command, "--json"))).to.deep.include({
          state: "done",
          call: { name: command, values: {} },
        });
        expect(await isIssuingPaused(administering.reader)).to.equal(paused);
        expect(stepOf(await run(command, "--json"))).to.include({ state: "already" });
      }
    });
  });

  describe("who may", () => {
    const account = unusedAccount(9);
    const asOf = ["--as-of", "2026-01-01"];
    const rights = ["--type", "1", "--rights", "REVIEW"];
    const governance = ["--by-governance"];
    /** What an administering key does, and what other keys are told: operating, of another authority, nobody's. */
    const own: Readonly<Record<string, readonly [args: () => readonly string[], another: string]>> = {
      register: [() => registration("register", "340100", account), "AUTHORITY_REGISTRY_REGION_NOT_COVERED"],
      accredit: [() => ["authority", "accredit", bozhou, ...rights], "AUTHORITY_REGISTRY_NOT_PARENT"],
      "add-key": [() => ["authority", "add-key", account, "--roles", "OPERATE"], "done"],
      "remove-key": [
        () => ["authority", "remove-key", developmentAccount(accounts.second).address],
        "AUTHORITY_REGISTRY_FOREIGN_KEY",
      ],
      "distrust-key": [
        () => ["authority", "distrust-key", developmentAccount(accounts.bozhou).address, ...asOf],
        "AUTHORITY_REGISTRY_NOT_PARENT",
      ],
      deactivate: [() => ["authority", "deactivate", bar], "AUTHORITY_REGISTRY_NOT_PARENT"],
    };
    const byGovernance: Readonly<Record<string, () => readonly string[]>> = {
      admit: () => registration("admit", "330000", account),
      accredit: () => ["authority", "accredit", shanghai, ...rights, ...governance],
      "distrust-key": () => [
        ...["authority", "distrust-key", developmentAccount(accounts.bozhou).address, ...asOf, ...governance],
      ],
      deactivate: () => ["authority", "deactivate", bar, ...governance],
      "set-delay": () => ["authority", "set-delay", "5"],
      pause: () => ["pause"],
    };
    const outcome = async (key: string, args: readonly string[]): Promise<string> => {
      const answer = jsonOf(await administering.runWith(key, ...args, "--dry-run", "--json"));
      return answer.ok === true ? "done" : (answer.error as { code: string }).code;
    };

    for (const [name, [args, another]] of Object.entries(own)) {
      it(`${name}: the administering key of the right authority alone`, async () => {
        const keys = ["anhuiAdministrator", "anhui", "shanghaiAdministrator", "stranger"] as const;
        const outcomes = await Promise.all(keys.map((key) => outcome(keyOf(key), args())));
        expect(outcomes).to.deep.equal([
          "done",
          "AUTHORITY_REGISTRY_MISSING_ROLE",
          another,
          "AUTHORITY_REGISTRY_UNKNOWN_KEY",
        ]);
      });
    }

    for (const [name, args] of Object.entries(byGovernance)) {
      it(`${name} by governance: nobody else`, async () => {
        const keys = ["governance", "anhuiAdministrator", "stranger"] as const;
        const outcomes = await Promise.all(keys.map((key) => outcome(keyOf(key), args())));
        expect(outcomes).to.deep.equal(["done", "ACCESS_MANAGED_UNAUTHORIZED", "ACCESS_MANAGED_UNAUTHORIZED"]);
      });
    }

    it("names the settings of a key that is missing", async () => {
      const without = (...args: string[]) => runCli(administering.consortium.env, ...args, "--json");
      expectRefused(await without("authority", "deactivate", bar), 2, "SETTING_MISSING", {
        name: "ELICENSE_ADMINISTRATOR_KEY / ELICENSE_ADMINISTRATOR_SIGNER_URL / ELICENSE_ADMINISTRATOR_PRIVATE_KEY",
      });
      expectRefused(await without("pause"), 2, "SETTING_MISSING", {
        name: "ELICENSE_GOVERNANCE_KEY / ELICENSE_GOVERNANCE_SIGNER_URL / ELICENSE_DEPLOYER_PRIVATE_KEY",
      });
    });

    it("cannot tell without a node", async () => {
      const env = { ...administering.consortium.env, ELICENSE_RPC_URL: "http://127.0.0.1:1" };
      expectRefused(await runCli(env, "authority", "list", "--json"), 3, "NODE_UNREACHABLE");
    }).timeout(120_000);
  });
});
