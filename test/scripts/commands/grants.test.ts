import { copyFile, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

import {
  connect,
  createClient,
  getGrantState,
  getUsageHistory,
  parseDocument,
  parseSignedGrant,
  type LicenseId,
  type SignedGrant,
} from "@elicense/sdk";
import { expect } from "chai";
import { after, before, describe, it } from "mocha";

import { developmentAccount } from "../../../scripts/development.js";
import { accounts, keyOf, startConsortium, type TestConsortium } from "./consortium.js";
import { expectGolden } from "./golden.js";
import { jsonOf, licensesOf, linesOf, runCli, type CliRun } from "./runCli.js";
import { issueApproved, personalData, writeSample } from "./sampleFile.js";

const court = "1134160000FAKE063A";
const matter = "CRIMINAL-DEFENCE";
const holder = developmentAccount(accounts.stranger).address;
const until = "2099-12-31";
const consent = ["--consumer", court, "--matter", matter, "--fields", "name,practiceNo", "--until", until];
const asked = [
  "--matter",
  matter,
  "--action",
  "RETRIEVE",
  "--case",
  "（2026）皖16刑初2号",
  "--purpose",
  "辩护人身份核实",
];
const presented = ["--consumer", court, "--matter", matter, "--fields", "name"];

describe("elicense grant, grants, present, use --grant, withdraw", function () {
  this.timeout(180_000);
  let consortium: TestConsortium;
  let env: Record<string, string>;
  /** Of two licenses of the holder's, and of one in custody. */
  let documents: readonly string[];
  let ids: readonly LicenseId[];
  let count = 0;

  const run = (...args: string[]): Promise<CliRun> => runCli(env, ...args);
  const codeOf = (result: CliRun): unknown => (jsonOf(result).error as { code: string }).code;
  const newFile = (): string => join(consortium.folder, "given", `grant-${++count}.json`);
  const read = async (file: string): Promise<SignedGrant> =>
    parseSignedGrant(consortium.deployment, (await readFile(file, "utf8")).trimEnd());

  /** Signs a grant. */
  async function grant(document: string, ...args: string[]): Promise<string> {
    const file = newFile();
    const granted = await run("grant", document, ...consent, "--out", file, ...args);
    expect(granted.exitCode, granted.stderr).to.equal(0);
    return file;
  }

  /** Outcomes of all uses of a license, oldest first, as the chain has them. */
  async function outcomesOf(id: LicenseId): Promise<readonly string[]> {
    const provider = await connect(consortium.chain.url);
    const client = createClient({ runner: provider, deployment: consortium.deployment });
    const { records } = await getUsageHistory(client, { id });
    provider.destroy();
    return records.map(({ outcome }) => outcome);
  }

  before(async () => {
    consortium = await startConsortium();
    env = { ...consortium.env, ELICENSE_HOLDER_PRIVATE_KEY: keyOf("stranger") };
    const csv = await writeSample(consortium, "held.csv", [[1, { holder }], [2, { holder }], [3]]);
    const issued = await issueApproved(consortium, csv, "--out", join(consortium.folder, "documents"), "--json");
    const licenses = licensesOf(issued);
    documents = licenses.map(({ document }) => document!);
    ids = licenses.map(({ id }) => id);
  });
  after(() => consortium.stop());

  describe("grant", () => {
    it("signs off the chain what it says, into a file of its owner's alone", async () => {
      const file = newFile();
      const granted = await run(
        "grant",
        documents[0]!,
        ...consent,
        "--uses",
        "3",
        "--out",
        file,
        "--from",
        "2026-01-01",
      );
      expect(granted.exitCode).to.equal(0);
      expectGolden("grant.txt", `${granted.stderr}\n${granted.stdout}`);
      expect((await stat(file)).mode & 0o777).to.equal(0o600);
      expect((await stat(join(file, ".."))).mode & 0o777).to.equal(0o700);
      const signed = await read(file);
      expect(signed.grant).to.include({ kind: "CONSENT", license: ids[0], holder, maxUses: 3 });
      expect([signed.grant.notBefore, signed.grant.notAfter]).to.deep.equal([
        Date.parse("2026-01-01T00:00:00+08:00") / 1000,
        Date.parse(`${until}T23:59:59+08:00`) / 1000,
      ]);
      expect(signed.matter.code).to.equal(matter);
      expect(await outcomesOf(ids[0]!)).to.deep.equal([]);
    });

    it("says it in Chinese, and nobody's data", async () => {
      const { stderr, stdout } = await run("grant", documents[0]!, ...consent, "--out", newFile(), "--lang", "zh");
      expectGolden("grant.zh.txt", `${stderr}\n${stdout}`);
      for (const value of personalData) expect(stderr + stdout).not.to.include(value);
    });

    it("gives programs its terms, and neither salt nor signature", async () => {
      const file = newFile();
      const granted = await run("grant", ids[1]!, ...consent, "--out", file, "--json");
      const { signature, matter: opening } = await read(file);
      expect(jsonOf(granted)).to.deep.include({
        ...{ ok: true, kind: "CONSENT", license: ids[1], holder, matter, maxUses: 1, file, opened: false },
        fields: ["practiceNo", "name"],
        notAfter: `${until}T23:59:59+08:00`,
        disclosed: null,
      });
      expect(jsonOf(granted).consumer).to.include({ code: court });
      for (const secret of [signature.signature, opening.salt]) expect(granted.stdout).not.to.include(secret);
    });

    it("stores it on the chain where that is asked for", async () => {
      const granted = await run("grant", documents[0]!, ...consent, "--out", newFile(), "--open", "--json");
      expect(jsonOf(granted)).to.include({ ok: true, opened: true });
      const provider = await connect(consortium.chain.url);
      const client = createClient({ runner: provider, deployment: consortium.deployment });
      const state = await getGrantState(client, { id: jsonOf(granted).grant as string });
      provider.destroy();
      expect(state).to.deep.equal({ opened: true, withdrawn: false, used: 0 });
    });

    it("discloses the license's document with the grant's fields alone", async () => {
      const disclosed = newFile();
      await grant(documents[0]!, "--disclose", disclosed);
      const document = parseDocument(await readFile(disclosed, "utf8"));
      expect(Object.keys(document.credentialSubject)).to.have.members(["certificateTypeCode", "name", "practiceNo"]);
      expect((await stat(disclosed)).mode & 0o777).to.equal(0o600);
      expect((await run("verify", disclosed)).exitCode).to.equal(0);
    });

    it("refuses what could be none, and writes nothing", async () => {
      const there = await grant(documents[0]!);
      const file = newFile();
      const cases: [readonly string[], number, string][] = [
        [[documents[2]!, ...consent], 1, "GRANT_IN_CUSTODY"],
        [[documents[0]!, ...consent.with(7, "2020-01-01")], 1, "GRANT_FORM"],
        [[documents[0]!, ...consent.with(7, "soon")], 2, "USAGE_MOMENT"],
        [[documents[0]!, ...consent.with(7, "2026-02-30T10:00")], 2, "USAGE_MOMENT"],
        [[documents[0]!, ...consent.with(5, "salary")], 1, "FIELD_UNKNOWN"],
        [[documents[0]!, ...consent.with(1, "99")], 1, "AUTHORITY_UNKNOWN"],
        [[ids[0]!, ...consent, "--disclose", newFile()], 2, "GRANT_DOCUMENT_NEEDED"],
        [[documents[0]!, ...consent, "--uses", "0"], 2, "USAGE_NUMBER"],
        [[documents[0]!, ...consent, "--disclose", file], 2, "GRANT_SAME_FILE"],
        // The second file has no place: the first does not stay, and is in the way of nothing.
        [[documents[0]!, ...consent, "--disclose", join(documents[0]!, "of a file.json")], 2, "FILE_UNWRITABLE"],
      ];
      for (const [args, exitCode, code] of cases) {
        const refused = await run("grant", ...args, "--out", file, "--json");
        expect([refused.exitCode, codeOf(refused)]).to.deep.equal([exitCode, code]);
      }
      const twice = await run("grant", documents[0]!, ...consent, "--out", there, "--json");
      expect([twice.exitCode, codeOf(twice)]).to.deep.equal([2, "FILE_EXISTS"]);
      const other = await runCli(
        { ...env, ELICENSE_HOLDER_PRIVATE_KEY: keyOf("bar") },
        ...["grant", documents[0]!, ...consent, "--out", file, "--json"],
      );
      expect([other.exitCode, codeOf(other)]).to.deep.equal([1, "GRANT_SIGNER_NOT_HOLDER"]);
      const none = await runCli(consortium.env, "grant", documents[0]!, ...consent, "--out", file, "--json");
      expect([none.exitCode, jsonOf(none).error]).to.deep.include.members([2]);
      expect((jsonOf(none).error as { details: object }).details).to.deep.equal({
        name: "ELICENSE_HOLDER_KEY / ELICENSE_HOLDER_SIGNER_URL / ELICENSE_HOLDER_PRIVATE_KEY",
      });
      expect(await stat(file).catch(() => null)).to.equal(null);
    });
  });

  describe("use --grant", () => {
    it("allows what was granted, and records it", async () => {
      const before = await outcomesOf(ids[0]!);
      const file = await grant(documents[0]!, "--uses", "2");
      const used = await run("use", "--grant", file, ...asked, "--fields", "name", "--json");
      expect(used.exitCode).to.equal(0);
      expect(jsonOf(used)).to.include({ ok: true, allowed: true, outcome: "ALLOWED" });
      const { basis, fields } = jsonOf(used).record as { basis: object; fields: string[] };
      expect(basis).to.include({ kind: "GRANT", matter: (await read(file)).grant.matter });
      expect(fields).to.deep.equal(["name"]);
      const named = await run("use", documents[0]!, "--grant", file, ...asked, "--fields", "name");
      expect(named.exitCode).to.equal(0);
      expect(named.stdout).to.match(/^ALLOWED: /);
      const third = await run("use", "--grant", file, ...asked, "--fields", "name");
      expect(third.exitCode).to.equal(1);
      expect(third.stdout).to.match(/^DENIED: The grant has no use left\./);
      expect((await outcomesOf(ids[0]!)).slice(before.length)).to.deep.equal(["ALLOWED", "ALLOWED", "GRANT_USED_UP"]);
    });

    it("denies another matter, more fields, another consumer, an expired grant and one to come, and records each", async () => {
      const before = await outcomesOf(ids[0]!);
      const file = await grant(documents[0]!);
      const later = await grant(documents[0]!, "--from", "2098-01-01");
      const soon = new Date(Date.now() + 2_000 + 8 * 3_600_000).toISOString().slice(0, 19);
      const short = await grant(documents[0]!, "--until", soon);
      const foreign = await grant(documents[0]!, "--consumer", "1");
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      const cases: [readonly string[], string][] = [
        [["--grant", file, ...asked.with(1, "CIVIL-CASE"), "--fields", "name"], "WRONG_MATTER"],
        [["--grant", file, ...asked, "--fields", "name,idNumber"], "FIELDS_EXCEEDED"],
        [["--grant", foreign, ...asked, "--fields", "name"], "WRONG_CONSUMER"],
        [["--grant", short, ...asked, "--fields", "name"], "GRANT_EXPIRED"],
        [["--grant", later, ...asked, "--fields", "name"], "GRANT_NOT_YET_VALID"],
      ];
      for (const [args, outcome] of cases) {
        const denied = await run("use", ...args, "--json");
        expect(denied.exitCode).to.equal(1);
        expect(jsonOf(denied)).to.include({ ok: false, allowed: false, outcome });
      }
      expect((await outcomesOf(ids[0]!)).slice(before.length)).to.deep.equal(cases.map(([, outcome]) => outcome));
      for (const value of ["CIVIL-CASE", "辩护人身份核实"]) {
        expect((await run("history", documents[0]!, "--json")).stdout).not.to.include(value);
      }
    });

    it("records nothing where grant and document are of different licenses, or one is damaged", async () => {
      const before = await outcomesOf(ids[0]!);
      const first = await grant(documents[0]!);
      const second = await grant(documents[1]!);
      const damaged = newFile();
      await writeFile(damaged, (await readFile(first, "utf8")).replace('"maxUses":1', '"maxUses":9'));
      const cases: [readonly string[], number, string][] = [
        [[documents[1]!, "--grant", first, ...asked], 2, "USE_NOT_GRANTED"],
        [[documents[0]!, "--grant", first, second, ...asked], 2, "USE_NOT_NAMED"],
        [["--grant", damaged, ...asked], 1, "SIGNED_GRANT_DAMAGED"],
        [["--grant", documents[0]!, ...asked], 1, "SIGNED_GRANT_MALFORMED"],
        [["--grant", join(consortium.folder, "none"), ...asked], 2, "FILE_UNREADABLE"],
        [[...asked], 2, "USAGE_MISSING_ARGUMENT"],
        [[documents[0]!, "--challenge", `0x${"1".repeat(64)}`, ...asked], 2, "USE_GRANT_MISSING"],
        [[documents[0]!, ...asked], 2, "USAGE_NUMBER"],
      ];
      for (const [args, exitCode, code] of cases) {
        const refused = await run("use", ...args, "--fields", "name", "--json");
        expect([refused.exitCode, codeOf(refused)], code).to.deep.equal([exitCode, code]);
      }
      expect(await outcomesOf(ids[0]!)).to.deep.equal(before);
    });

    it("uses several under their grants in one step: one denial does not keep the others back", async () => {
      const [first, second, third] = [await grant(documents[0]!), await grant(documents[1]!), await grant(ids[1]!)];
      await run("withdraw", second);
      const args = ["--grant", first, second, third, ...asked, "--fields", "name"];
      const used = await run("use", ...args, "--json");
      expect(used.exitCode).to.equal(1);
      const lines = linesOf(used);
      expect(lines.slice(0, -1).map(({ name, outcome, allowed }) => [name, outcome, allowed])).to.deep.equal([
        [first, "ALLOWED", true],
        [second, "GRANT_WITHDRAWN", false],
        [third, "ALLOWED", true],
      ]);
      const last = lines.at(-1)!;
      expect(last).to.include({ ok: false, uses: 3, allowed: 2, denied: 1 });
      expect(last.transactions).to.have.length(1);
    });
  });

  describe("use of several licenses", () => {
    const duty = ["--matter", "1", "--action", "VERIFY", "--case", "1", "--purpose", "立案", "--fields", "name"];

    it("uses files, folders, ids and identifiers in one step", async () => {
      const folder = join(consortium.folder, "used");
      await mkdir(folder);
      await copyFile(documents[0]!, join(folder, "a.json"));
      await copyFile(documents[1]!, join(folder, "b.json"));
      const identifier = documents[2]!.split("/").at(-1)!.slice(0, -".json".length);
      const args = ["use", folder, ids[2]!, identifier, ...duty, "--documents", join(consortium.folder, "documents")];
      const used = await run(...args);
      expect(used.exitCode).to.equal(0);
      expectGolden("use.several.txt", used.stdout);
      expectGolden("use.several.zh.txt", (await run(...args, "--lang", "zh")).stdout);
      expect((await outcomesOf(ids[2]!)).slice(-4)).to.deep.equal(["ALLOWED", "ALLOWED", "ALLOWED", "ALLOWED"]);
    });

    it("takes as many steps as the chain asks for", async () => {
      const before = (await outcomesOf(ids[2]!)).length;
      const used = await run("use", ...Array.from({ length: 257 }, () => ids[2]!), ...duty, "--json");
      expect(used.exitCode).to.equal(0);
      const lines = linesOf(used);
      expect(lines).to.have.length(258);
      const { transactions } = lines.at(-1) as { transactions: { licenses: number }[] };
      expect(transactions.map(({ licenses }) => licenses)).to.deep.equal([256, 1]);
      expect(await outcomesOf(ids[2]!)).to.have.length(before + 257);
    });

    it("uses none where one is unknown or faulty", async () => {
      const before = await outcomesOf(ids[0]!);
      const unknown = `0x${ids[0]!.slice(2, -1)}${ids[0]!.endsWith("0") ? "1" : "0"}`;
      const refused = await run("use", documents[0]!, unknown, ...duty, "--json");
      expect([refused.exitCode, codeOf(refused)]).to.deep.equal([1, "ACCESS_LOG_UNKNOWN_LICENSE"]);
      const faulty = join(consortium.folder, "faulty.json");
      await writeFile(faulty, "{}");
      const malformed = await run("use", documents[0]!, faulty, ...duty, "--json");
      expect(malformed.exitCode).to.equal(1);
      expect(await outcomesOf(ids[0]!)).to.deep.equal(before);
    });
  });

  describe("present", () => {
    /** Shows a challenge. */
    async function challenge(): Promise<string> {
      return jsonOf(await run("challenge", "--json")).challenge as string;
    }

    it("answers a challenge once, with a document that shows no more", async () => {
      const [shown, file, disclosed] = [await challenge(), newFile(), newFile()];
      const args = ["--challenge", shown, "--out", file, "--disclose", disclosed];
      const presenting = await run("present", documents[0]!, ...presented, ...args, "--json");
      expect(jsonOf(presenting)).to.deep.include({ ok: true, kind: "PRESENTATION", maxUses: 1, fields: ["name"] });
      const { grant: terms } = await read(file);
      expect(terms.nonce).to.equal(shown);
      expect(terms.notAfter - terms.notBefore).to.equal(60);

      const using = ["use", disclosed, "--grant", file, ...asked.with(3, "PRESENT"), "--fields", "name"];
      const allowed = await run(...using, "--challenge", shown, "--json");
      expect(jsonOf(allowed)).to.include({ allowed: true, outcome: "ALLOWED" });
      const again = await run(...using, "--challenge", shown, "--json");
      expect(jsonOf(again)).to.include({ allowed: false, outcome: "GRANT_USED_UP" });
    });

    it("is worth nothing to who showed another challenge, or none, or wants more than to see it", async () => {
      const [shown, file] = [await challenge(), newFile()];
      const presenting = await run("present", documents[0]!, ...presented, "--challenge", shown, "--out", file);
      expect(presenting.exitCode).to.equal(0);
      expect(presenting.stdout).to.match(/It serves once, until /);
      const using = ["use", "--grant", file, "--fields", "name", "--json"];
      const other = await run(...using, ...asked.with(3, "PRESENT"), "--challenge", await challenge());
      expect([other.exitCode, jsonOf(other).error]).to.deep.include.members([1]);
      expect(jsonOf(other).error).to.deep.include({ code: "GRANT_FORM", details: { field: "challenge" } });
      const none = await run(...using, ...asked.with(3, "PRESENT"));
      expect([none.exitCode, codeOf(none)]).to.deep.equal([2, "USE_CHALLENGE_MISSING"]);
      const retrieved = await run(...using, ...asked, "--challenge", shown);
      expect(jsonOf(retrieved)).to.include({ allowed: false, outcome: "WRONG_ACTION" });
    });

    it("fails after its time", async () => {
      const [shown, file] = [await challenge(), newFile()];
      await run("present", documents[0]!, ...presented, "--challenge", shown, "--seconds", "1", "--out", file);
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      const late = await run(
        ...["use", "--grant", file, ...asked.with(3, "VERIFY"), "--fields", "name"],
        ...["--challenge", shown, "--json"],
      );
      expect(jsonOf(late)).to.include({ allowed: false, outcome: "GRANT_EXPIRED" });
    });

    it("refuses what is no challenge, and more than its time", async () => {
      const cases: [readonly string[], string][] = [
        [["--challenge", "0x12"], "USAGE_CHALLENGE"],
        [["--challenge", `0x${"1".repeat(64)}`, "--seconds", "51"], "USAGE_NUMBER"],
        [[], "USAGE_MISSING_OPTION"],
      ];
      for (const [args, code] of cases) {
        const refused = await run("present", documents[0]!, ...presented, ...args, "--json");
        expect([refused.exitCode, codeOf(refused)]).to.deep.equal([2, code]);
      }
    });

    it("makes another challenge each time, which is all that goes to standard output", async () => {
      const [first, second] = [await run("challenge"), await run("challenge", "--lang", "zh")];
      for (const each of [first, second]) expect(each.stdout).to.match(/^0x[\da-f]{64}\n$/);
      expect(first.stdout).not.to.equal(second.stdout);
      expect(first.stderr).to.include("Show this to the holder");
      expect(second.stderr).to.include("请将挑战值");
    });
  });

  describe("withdraw, grants", () => {
    it("ends a grant for ever, once however often it is run, and what was used before stands", async () => {
      const file = await grant(documents[1]!, "--uses", "2");
      await run("use", "--grant", file, ...asked, "--fields", "name");
      const other = await runCli(
        { ...env, ELICENSE_HOLDER_PRIVATE_KEY: keyOf("bar") },
        ...["withdraw", file, "--json"],
      );
      expect([other.exitCode, codeOf(other)]).to.deep.equal([1, "ACCESS_LOG_NOT_HOLDER"]);
      const withdrawn = await run("withdraw", file);
      expect(withdrawn.exitCode).to.equal(0);
      expectGolden("withdraw.txt", withdrawn.stdout);
      const again = await run("withdraw", file, "--json");
      expect(again.exitCode).to.equal(0);
      expect(jsonOf(again)).to.include({ ok: true, state: "already", used: 1 });
      expectGolden("withdraw.zh.txt", (await run("withdraw", file, "--lang", "zh")).stdout);
      const denied = await run("use", "--grant", file, ...asked, "--fields", "name", "--json");
      expect(jsonOf(denied)).to.include({ allowed: false, outcome: "GRANT_WITHDRAWN" });
      expect((await outcomesOf(ids[1]!)).slice(-2)).to.deep.equal(["ALLOWED", "GRANT_WITHDRAWN"]);
    });

    it("tells how each stands, and does not stop at a file that is none", async () => {
      const folder = join(consortium.folder, "stand");
      await mkdir(folder);
      const used = await grant(documents[0]!);
      await run("use", "--grant", used, ...asked, "--fields", "name");
      const gone = await grant(documents[0]!, "--uses", "2");
      await run("withdraw", gone);
      const open = await grant(documents[1]!, "--uses", "2");
      const later = await grant(documents[1]!, "--from", "2098-01-01");
      for (const [name, file] of Object.entries({ open, used, later, gone })) {
        await copyFile(file, join(folder, `${name}.json`));
      }
      await writeFile(join(folder, "none.json"), "安知夏");
      const judged = await run("grants", folder, "--json");
      expect(judged.exitCode).to.equal(1);
      const lines = linesOf(judged);
      const told = lines
        .slice(0, -1)
        .map(({ file, outcome, used: times, error }) => [
          (file as string).slice(folder.length + 1),
          outcome ?? (error as { code: string }).code,
          times,
        ]);
      expect(told).to.deep.equal([
        ["gone.json", "GRANT_WITHDRAWN", 0],
        ["later.json", "GRANT_NOT_YET_VALID", 0],
        ["none.json", "SIGNED_GRANT_NOT_JSON", undefined],
        ["open.json", "ALLOWED", 0],
        ["used.json", "GRANT_USED_UP", 1],
      ]);
      expect(lines.at(-1)).to.deep.include({ ok: false, grants: 5, usable: 1 });
      expect(judged.stdout).not.to.include("安知夏");
      expectGolden("grants.txt", (await run("grants", folder)).stdout);
      expectGolden("grants.zh.txt", (await run("grants", folder, "--lang", "zh")).stdout);
      expect((await run("grants", open)).exitCode).to.equal(0);
    });

    it("finds a grant whose license was bound to another account to be over", async () => {
      const file = await grant(documents[1]!);
      const decision = ["--reason", "CLAIMED", "--decision", "皖司领〔2026〕1号"];
      const bind = ["rebind", documents[1]!, ...decision, "--holder", developmentAccount(accounts.bar).address];
      const { request } = jsonOf(await run(...bind, "--json")) as { request: string };
      await run("approve", request);
      expect((await run(...bind)).exitCode).to.equal(0);
      const [judged] = linesOf(await run("grants", file, "--json"));
      expect(judged).to.include({ usable: false, outcome: "NOT_BOUND" });
    });

    it("complains of a folder without any, and cannot tell without a node", async () => {
      const empty = join(consortium.folder, "empty");
      await mkdir(empty);
      const none = await run("grants", empty, "--json");
      expect([none.exitCode, codeOf(none)]).to.deep.equal([2, "GRANTS_FOLDER_EMPTY"]);
      const file = await grant(documents[0]!);
      const dead = await runCli({ ...env, ELICENSE_RPC_URL: "http://127.0.0.1:1" }, "withdraw", file, "--json");
      expect([dead.exitCode, codeOf(dead)]).to.deep.equal([3, "NODE_UNREACHABLE"]);
    });
  });
});
