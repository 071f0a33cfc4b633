import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { dayOf, lastDayOfMonths, lawyer, parseDocument } from "@elicense/sdk";
import { expect } from "chai";
import { after, before, describe, it } from "mocha";

import { commandFacts } from "../../../scripts/commands/facts.js";
import type { ExitCode } from "../../../scripts/commands/support/CommandError.js";
import { writeDeployment } from "../../../scripts/deployments.js";
import { developmentAccount } from "../../../scripts/development.js";
import { exitCodes } from "../../../scripts/exit.js";
import { startAdministering, stepOf, unusedAccount, type Administering } from "./administering.js";
import { accounts, keyOf, type TestConsortium } from "./consortium.js";
import { startGoverning, type Governing } from "./governing.js";
import { jsonOf, licensesOf, linesOf, runCliFed, type CliRun } from "./runCli.js";
import { issueApproved, issueRows, writeSample } from "./sampleFile.js";

/** A way to call a command. */
interface Call {
  readonly args: readonly string[];
  /** What is other than the consortium's settings. */
  readonly env?: Readonly<Record<string, string>>;
  /** What its file descriptors from 3 on give. */
  readonly fed?: readonly string[];
}

/** A way to end with each exit code, in the order in which they are tried; all but the command's name. */
type Calls = Readonly<Partial<Record<ExitCode, Call>>>;

/** Exit codes that take a person at a terminal: to type something else than the key's name. */
const atTerminal: Readonly<Record<string, readonly ExitCode[]>> = { "key remove": [exitCodes.refused] };

const nowhere = "nowhere.json";
const password = "marked-password-one";
const privateKey = `0x${"a5c3".repeat(16)}`;
const bozhou = "1134160000FAKE039R";

/** Number of the development account that governs with a delay. */
const council = 17;

/** Number of the development account of a holder. */
const holder = 18;

const terms = ["--consumer", "1134160000FAKE063A", "--matter", "CRIMINAL-DEFENCE", "--fields", "name"];
const consent = [...terms, "--until", "2099-12-31"];
const challenge = ["--challenge", `0x${"c4".repeat(32)}`];

const newAdministrator = unusedAccount(1);

/** What registers an authority. */
const registration = [
  ...["--code", "31340000E0FAKE073W", "--region", "340000", "--name", "某局（虚构）"],
  ...["--name-en", "A bureau (fictitious)", "--administrator", newAdministrator],
];

const strangersKeys = {
  ELICENSE_ADMINISTRATOR_PRIVATE_KEY: keyOf("stranger"),
  ELICENSE_DEPLOYER_PRIVATE_KEY: keyOf("stranger"),
};

describe("exit codes", function () {
  this.timeout(600_000);
  let administering: Administering;
  let consortium: TestConsortium;
  /** A chain that several departments govern, and a proposal that enough of them approved. */
  let governing: Governing;
  let decided: string;
  /** Documents of licenses in force; the last one's license is suspended. */
  let documents: readonly string[];
  let sample: string;
  /** All that the issuer has issued. */
  let register: string;
  /** Document of a license that is bound to a holder, and a grant of hers. */
  let held: string;
  let granted: string;
  let fresh: string;
  let request: string;
  let through: string;
  let unknown: string;
  /** A change that was proposed, and whose time has come. */
  let operation: string;
  let reasonFile: string;
  let useFile: string;

  before(async () => {
    administering = await startAdministering();
    ({ consortium } = administering);
    documents = await issueRows(consortium, 1, 2);
    const [first = "", second = ""] = documents;
    const { licenseId } = parseDocument(await readFile(first, "utf8")).proof;
    unknown = `${licenseId.slice(0, -1)}${licenseId.endsWith("0") ? "1" : "0"}`;
    through = lastDayOfMonths(dayOf((await administering.provider.getBlock("latest"))!.timestamp), 4);

    await run("suspend", { args: [second, ...because("L48"), "--through", through] });
    sample = join(consortium.folder, "issued.csv");
    fresh = await writeSample(consortium, "fresh.csv", [[3]]);
    await run("issue", { args: [fresh, "--out", join(consortium.folder, "other")] });
    request = join(consortium.folder, "other", "approvals", "fresh.issue.json");

    const bound = await writeSample(consortium, "held.csv", [[4, { holder: developmentAccount(holder).address }]]);
    const issued = await issueApproved(consortium, bound, "--out", join(consortium.folder, "held"), "--json");
    held = licensesOf(issued)[0]!.document!;
    const rows = [[1], [2], [4, { holder: developmentAccount(holder).address }]] as const;
    register = await writeSample(consortium, "register.csv", rows);
    granted = join(consortium.folder, "grants", "granted.json");
    await run("grant", { args: [held, ...consent, "--out", granted] });

    const reason = lawyer.reasons.find(({ code }) => code === "L49");
    reasonFile = await writeEntry("reason.json", { ...reason, number: 14, code: "NEW-LAW" });
    useFile = await writeEntry("use.json", { ...lawyer.uses[0], number: 9, code: "NEW-MATTER" });
    await run("authority register", { args: registration });
    await run("authority distrust-key", { args: [newAdministrator, "--as-of", "2026-01-01", "--yes"] });
    await administering.appointCouncil(1);
    operation = stepOf(await administering.asCouncil("authority", "set-delay", "5", "--json"), 1).operation as string;
    await administering.pass(2);

    governing = await startGoverning();
    const proposed = stepOf(await governing.as(0, "authority", "set-delay", "2", "--json"), 1);
    decided = (proposed.proposal as { readonly hash: string }).hash;
    for (const member of [1, 2]) await governing.as(member, "proposal", "approve", decided);
  });
  after(async () => {
    await administering.stop();
    await governing.stop();
  });

  function run(name: string, { args, env = {}, fed = [] }: Call): Promise<CliRun> {
    const own = {
      ELICENSE_KEYSTORE: join(consortium.folder, "keys"),
      ELICENSE_ADMINISTRATOR_PRIVATE_KEY: keyOf("anhuiAdministrator"),
      ELICENSE_DEPLOYER_PRIVATE_KEY: keyOf("governance"),
      ELICENSE_HOLDER_PRIVATE_KEY: developmentAccount(holder).privateKey,
    };
    return runCliFed({ ...consortium.env, ...own, ...env }, fed, ...name.split(" "), ...args, "--json");
  }

  function because(reason: string): readonly string[] {
    return ["--reason", reason, "--decision", "皖司决〔2026〕1号"];
  }

  /** A chain of which there is no manifest. */
  const noManifest = { ELICENSE_DEPLOYMENTS: nowhere };

  /** Called rightly and in vain, a command cannot tell. */
  function reading(args: readonly string[], others: Calls): Calls {
    return { 0: { args }, 3: { args, env: noManifest }, ...others };
  }

  /** A decision that is only planned; of a license that there is not; and without its reason. */
  function decision(document: string | undefined, reason: string, ...terms: readonly string[]): Calls {
    const file = document ?? "";
    return reading([file, ...because(reason), ...terms, "--dry-run"], {
      1: { args: [file, ...because(reason), ...terms], env: { ELICENSE_PRIVATE_KEY: keyOf("court") } },
      2: { args: [file] },
    });
  }

  /** What administers, only tried; with a key that may not; and called wrongly. */
  function administration(...args: readonly string[]): Calls {
    return reading([...args, "--dry-run"], { 1: { args, env: strangersKeys }, 2: { args: [...args, "--typo"] } });
  }

  /** What ends a change's waiting, only tried; of a change that there is not; and of what names none. */
  function settlement(): Calls {
    const env = { ELICENSE_DEPLOYER_PRIVATE_KEY: developmentAccount(council).privateKey };
    const args = [operation, "--dry-run"];
    return {
      0: { args, env },
      1: { args: [unknown], env },
      2: { args: ["0x12"], env },
      3: { args, env: { ...env, ...noManifest } },
    };
  }

  /** What is decided by a department of a consortium, and what is asked of one where there is none. */
  function together(args: readonly string[], refused: Call = { args }): Calls {
    const { ELICENSE_RPC_URL = "", ELICENSE_DEPLOYMENTS = "", ELICENSE_JOURNAL = "" } = governing.consortium.env;
    const key = { ELICENSE_DEPLOYER_PRIVATE_KEY: developmentAccount(16).privateKey };
    const env = { ELICENSE_RPC_URL, ELICENSE_DEPLOYMENTS, ELICENSE_JOURNAL, ...key };
    return {
      0: { args, env },
      1: refused,
      2: { args: [...args, "--typo"], env },
      3: { args, env: { ...env, ...noManifest } },
    };
  }

  /** A manifest whose consortium governs nothing: the chain of another one has no such account. */
  function misgoverned(): Readonly<Record<string, string>> {
    const { account = "", signers = [] } = governing.governed.governance ?? {};
    const folder = join(consortium.folder, "misgoverned");
    writeDeployment(folder, { ...consortium.deployment, governance: { account, kind: "safe", signers, threshold: 3 } });
    return { ELICENSE_DEPLOYMENTS: folder };
  }

  async function writeEntry(name: string, entry: object): Promise<string> {
    const file = join(consortium.folder, name);
    await writeFile(file, JSON.stringify(entry));
    return file;
  }

  function calls(): Readonly<Record<string, Calls>> {
    const [active = "", suspended = ""] = documents;
    const out = join(consortium.folder, "issued");
    const keystoreIsFile = { ELICENSE_KEYSTORE: sample };
    const noJournal = { ELICENSE_JOURNAL: join(consortium.folder, "none") };
    const fd = (option: string, position: number): readonly string[] => [`--${option}-fd`, String(position)];
    return {
      issue: reading([sample, "--out", out], {
        1: { args: [fresh, "--out", join(consortium.folder, "other")] },
        2: { args: [nowhere] },
      }),
      import: reading([sample, "--out", out], {
        1: { args: [fresh, "--out", join(consortium.folder, "other")] },
        2: { args: [sample, "--sanctions", nowhere] },
      }),
      approve: reading([request, "--dry-run"], {
        1: { args: [request], env: { ELICENSE_APPROVER_PRIVATE_KEY: keyOf("hefei") } },
        2: { args: [nowhere] },
      }),
      suspend: decision(active, "L48", "--through", through),
      resume: decision(suspended, "SUSPENSION-SET-ASIDE"),
      revoke: decision(active, "L49"),
      annul: decision(active, "L9-1"),
      cancel: decision(active, "A23-3"),
      annotate: decision(active, "WARNING"),
      rebind: decision(active, "CLAIMED", "--holder", `0x${"11".repeat(20)}`),
      reissue: decision(active, "LOST", "--set", "blankSerialNo=FAKE2026000001"),
      transfer: decision(
        ...([active, "TRANSFER", "--approver", bozhou, "--set", "areaCode=341600"] as const),
        ...["--set", "practiceNo=13416201511900001"],
      ),
      endorse: decision(active, "KEY-REPLACED"),
      use: ((terms: readonly string[]) =>
        reading([active, "--matter", "1", ...terms], {
          1: { args: [active, "--matter", "99", ...terms] },
          2: { args: [active] },
        }))([...["--fields", "name", "--action", "VERIFY", "--case", "1", "--purpose", "1"]]),
      grant: reading([held, ...consent, "--out", join(consortium.folder, "grants", "another.json")], {
        1: { args: [unknown, ...consent] },
        2: { args: [held] },
      }),
      grants: reading([granted], { 1: { args: [held] }, 2: { args: [nowhere] } }),
      challenge: { 0: { args: [] }, 2: { args: ["--typo"] } },
      present: reading([held, ...terms, ...challenge, "--out", join(consortium.folder, "grants", "shown.json")], {
        1: { args: [unknown, ...terms, ...challenge] },
        2: { args: [held, ...terms, "--challenge", "0x12"] },
      }),
      withdraw: reading([granted], { 1: { args: [held] }, 2: { args: [nowhere] } }),
      verify: reading([active], { 1: { args: [unknown] }, 2: { args: [nowhere] } }),
      show: reading([active], { 1: { args: [unknown] }, 2: { args: [nowhere] } }),
      history: reading([active], { 1: { args: [unknown] }, 2: { args: [nowhere] } }),
      uses: reading([active], { 1: { args: ["--authority", "999999"] }, 2: { args: [] } }),
      register: reading([], { 1: { args: ["999999"] }, 2: { args: ["--status", "NONE"] } }),
      export: reading(["register", "--out", join(consortium.folder, "exported.csv")], {
        1: { args: ["register", "999999", "--out", "never.csv"] },
        2: { args: ["all", "--out", "never.csv"] },
      }),
      reconcile: reading([register], { 1: { args: [fresh] }, 2: { args: ["nowhere.csv"] } }),
      "authority list": reading([], { 1: { args: ["--under", "99"] }, 2: { args: ["--at", "soon"] } }),
      "authority show": reading([bozhou], { 1: { args: ["99"] }, 2: { args: ["--at", "soon"] } }),
      "authority register": administration(...registration),
      "authority accredit": administration(bozhou, "--type", "lawyer", "--rights", "REVIEW"),
      "authority appoint": administration("31340000E0FAKE073W", unusedAccount(2)),
      "authority deactivate": administration(bozhou),
      "authority add-key": administration(unusedAccount(3), "--roles", "OPERATE"),
      "authority remove-key": administration(developmentAccount(accounts.second).address),
      "authority distrust-key": administration(
        ...[developmentAccount(accounts.bozhou).address, "--as-of", "2026-01-01"],
      ),
      "authority admit": administration(...registration.with(1, "31310000E0FAKE081B").with(-1, unusedAccount(4))),
      "authority set-delay": administration("3"),
      pause: administration(),
      unpause: administration(),
      "catalog types": reading([], { 2: { args: ["--typo"] } }),
      "catalog reasons": reading(["lawyer"], { 2: { args: ["pilot"] } }),
      "catalog uses": reading(["lawyer"], { 2: { args: ["pilot"] } }),
      "catalog add-type": administration("test/schemas/grassrootsLegalWorker"),
      "catalog add-reason": administration(reasonFile, "--type", "lawyer"),
      "catalog add-use": administration(useFile, "--type", "lawyer"),
      "catalog close-reason": administration(
        ...["L47", "--type", "lawyer", "--through", through, "--recordable-through", through],
      ),
      "catalog close-use": administration(lawyer.uses[0]!.code, "--type", "lawyer", "--through", through),
      "catalog set-approval": administration("L47", "--type", "lawyer", "--approval", "ANOTHER_KEY"),
      "change list": reading([], { 2: { args: ["--typo"] } }),
      "change show": reading([operation], { 1: { args: [unknown] }, 2: { args: ["0x12"] } }),
      "change execute": settlement(),
      "change cancel": settlement(),
      "proposal list": together([]),
      "proposal show": together([decided]),
      "proposal approve": together([decided, "--dry-run"]),
      "proposal execute": together([decided, "--dry-run"]),
      "proposal reject": together([decided, "--dry-run"]),
      "consortium show": together([]),
      "consortium add-signer": together([unusedAccount(5), "--threshold", "3", "--dry-run"]),
      "consortium remove-signer": together([governing.signers[0] ?? "", "--threshold", "3", "--dry-run"]),
      "consortium replace-signer": together([governing.signers[0] ?? "", unusedAccount(5), "--dry-run"]),
      "consortium set-threshold": together(["4", "--dry-run"]),
      "manifest check": together([], { args: [], env: misgoverned() }),
      "manifest sign": together(["--dry-run"]),
      "manifest update": together(["--dry-run"]),
      "key new": {
        0: { args: ["anhui", ...fd("password", 3)], fed: [password] },
        1: { args: ["anhui", ...fd("password", 3)], fed: [password] },
        2: { args: ["other"] },
      },
      "key import": {
        0: { args: ["bozhou", ...fd("private-key", 3), ...fd("password", 4)], fed: [privateKey, password] },
        1: { args: ["bozhou", ...fd("private-key", 3), ...fd("password", 4)], fed: [privateKey, password] },
        2: { args: ["other", ...fd("private-key", 3)], fed: ["0x12"] },
      },
      "key list": { 0: { args: [] }, 2: { args: [], env: keystoreIsFile } },
      "key show": { 0: { args: ["anhui"] }, 2: { args: ["nobody"] } },
      "key password": {
        0: { args: ["anhui", ...fd("password", 3), ...fd("new-password", 4)], fed: [password, `${password}-new`] },
        1: { args: ["anhui", ...fd("password", 3), ...fd("new-password", 4)], fed: [password, password] },
        2: { args: ["nobody"] },
      },
      "key remove": { 0: { args: ["anhui", "--yes"] }, 2: { args: ["anhui", "--yes"] } },
      "journal list": reading([], { 1: { args: [], env: noJournal }, 2: { args: ["--limit", "0"] } }),
      "journal resend": reading([], { 1: { args: [], env: noJournal }, 2: { args: ["--typo"] } }),
      "journal prune": reading(["--before", "2026-01-01"], {
        1: { args: ["--before", "2026-01-01"], env: noJournal },
        2: { args: [] },
      }),
      doctor: {
        0: { args: ["--out", consortium.folder] },
        1: { args: [], env: noManifest },
        2: { args: ["--rpc", "ftp://127.0.0.1"] },
        3: { args: ["--out", consortium.folder], env: { ELICENSE_RPC_URL: "http://127.0.0.1:9" } },
      },
    };
  }

  it("are tried of every command, whichever it can end with", () => {
    const tried = Object.entries(calls()).map(([name, codes]) => [
      name,
      [...Object.keys(codes).map(Number), ...(atTerminal[name] ?? [])].sort(),
    ]);
    expect(Object.fromEntries(tried)).to.deep.equal(
      Object.fromEntries(Object.entries(commandFacts).map(([name, facts]) => [name, [...facts.exitCodes].sort()])),
    );
  });

  for (const [name, facts] of Object.entries(commandFacts)) {
    it(`are those of the manual, and the output fits its schema: ${name}`, async () => {
      // Nobody can be kept from ending a pause that there is not.
      if (name === "unpause") await run("pause", { args: [] });
      let succeeded = false;
      let failed = false;
      for (const exitCode of facts.exitCodes) {
        const call = calls()[name]?.[exitCode];
        if (call === undefined) continue;
        const ended = await run(name, call);
        expect(ended.exitCode, `${call.args.join(" ")}\n${ended.stdout}`).to.equal(exitCode);
        const last = ended.stdout.startsWith("{\n") ? jsonOf(ended) : linesOf(ended).at(-1)!;
        if ("error" in last) failed = true;
        else succeeded = true;
      }
      // `runCli` held each against the schema: as a result and as a failure.
      expect({ succeeded, failed }).to.deep.equal({ succeeded: true, failed: true });
    });
  }
});
