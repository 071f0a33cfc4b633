import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { join } from "node:path";

import type { Deployment } from "@elicense/sdk";
import { expect } from "chai";
import { after, before, describe, it } from "mocha";

import manifest from "../../../package.json" with { type: "json" };
import { startAnvil, type PassingChain } from "../../../scripts/chain/startAnvil.js";
import { writeRequest } from "../../../scripts/commands/support/ApprovalRequest.js";
import { writeDeployment } from "../../../scripts/deployments.js";
import { startConsortium, type TestConsortium } from "./consortium.js";
import { jsonOf, runCli, type CliRun } from "./runCli.js";
import { issueRows } from "./sampleFile.js";

/** Commands that carry out a decision on one license. */
const decisions = [
  ...["suspend", "resume", "revoke", "annul", "cancel"],
  ...["annotate", "rebind", "reissue", "transfer", "endorse"],
];

/** An e-license identifier with another check character than its own. */
const mistyped = "1.2.156.3005.2.1110000000FAKE012Q001.1134000000FAKE020H.20200430AH0000000001.001.7";

/** An e-license identifier whose document is nowhere. */
const noDocument = "1.2.156.3005.2.1110000000FAKE012Q001.1134000000FAKE020H.20200430AH0000000001.001.6";

/** Within what a command must say that it cannot reach its node. */
const seconds = 10;

describe("elicense in trouble", function () {
  this.timeout(120_000);
  let consortium: TestConsortium;
  let id: string;
  let document: string;
  let request: string;

  before(async () => {
    consortium = await startConsortium();
    [document] = (await issueRows(consortium, 1)) as [string];
    id = `0x${"1".padStart(64, "0")}`;
    request = join(consortium.folder, "request.json");
    const call = { chainId: 1, target: id, authority: 1, data: "0x", hash: id };
    await writeRequest(request, id, [call]);
  });
  after(() => consortium.stop());

  /** Commands, each in a form that would be carried out. */
  function commands(): readonly (readonly string[])[] {
    return [
      ["issue", "samples/lawyers.csv", "--out", join(consortium.folder, "never"), "--yes"],
      ["approve", request],
      ["revoke", id, "--reason", "L49", "--decision", "1"],
      ["reissue", document, "--reason", "LOST", "--decision", "1"],
      ["use", id, "--matter", "1", "--fields", "name", "--action", "VERIFY", "--case", "1", "--purpose", "1"],
      ["history", id],
      ["verify", document],
    ];
  }

  /** The commands that only read, and share how they connect with `history` and `verify`. */
  function readingCommands(): readonly (readonly string[])[] {
    return [
      ["verify", id],
      ["show", id],
      ["register"],
      ["uses", id],
      ["export", "register", "--out", join(consortium.folder, "never.csv")],
      ["reconcile", "samples/lawyers.csv"],
    ];
  }

  /** Runs every command and expects each to say that it could not tell, and why. */
  async function expectUnknown(
    env: Record<string, string>,
    code: string | RegExp,
    tried: readonly (readonly string[])[] = commands(),
  ): Promise<void> {
    const runs = await Promise.all(tried.map((args) => runCli({ ...consortium.env, ...env }, ...args, "--json")));
    for (const run of runs) {
      expect(run.exitCode, run.stdout).to.equal(3);
      expect(run.stdout).to.match(new RegExp(code));
      expect(run.stderr).to.equal("");
    }
  }

  async function within(limit: number, action: () => Promise<void>): Promise<void> {
    const start = Date.now();
    await action();
    expect((Date.now() - start) / 1000).to.be.below(limit);
  }

  it("says within seconds that no node is there", async () => {
    const absent = { ELICENSE_RPC_URL: "http://127.0.0.1:9" };
    await within(seconds, () => expectUnknown(absent, "NODE_UNREACHABLE"));
    await within(seconds, () => expectUnknown(absent, "NODE_UNREACHABLE", readingCommands()));
  });

  it("says within seconds that the node does not answer", async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket)).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    try {
      await within(2 * seconds, () =>
        expectUnknown({ ELICENSE_RPC_URL: `http://127.0.0.1:${port}` }, "NODE_UNREACHABLE"),
      );
    } finally {
      for (const socket of sockets) socket.destroy();
      silent.close();
    }
  });

  it("says it in words, with what to do", async () => {
    const run = await runCli(
      { ...consortium.env, ELICENSE_RPC_URL: "http://user:secret@127.0.0.1:9" },
      "history",
      id,
      "--lang",
      "zh",
    );
    expect(run.exitCode).to.equal(3);
    expect(run.stdout).to.equal("");
    expect(run.stderr).to.match(/^\[NODE_UNREACHABLE\] 无法连接节点 http:\/\/127\.0\.0\.1:9/);
    expect(run.stderr).not.to.include("secret");
    expect(run.stderr).not.to.match(/\n\s+at /);
  });

  describe("given a node of another chain", () => {
    let stranger: PassingChain;
    before(async () => {
      stranger = await startAnvil(4444);
    });
    after(() => stranger.stop());

    it("says that the chain id is wrong", async () => {
      const env = { ELICENSE_RPC_URL: stranger.url };
      await expectUnknown(env, "DEPLOYMENT_WRONG_CHAIN_ID");
      await expectUnknown(env, "DEPLOYMENT_WRONG_CHAIN_ID", readingCommands());
    });

    it("says that there is no manifest for it", async () => {
      await expectUnknown({ ELICENSE_RPC_URL: stranger.url, ELICENSE_CHAIN_ID: "4444" }, "DEPLOYMENT_MISSING");
    });

    it("does not follow another chain's manifest in its place", async () => {
      const deployments = join(consortium.folder, "misplaced");
      await mkdir(join(deployments, "4444"), { recursive: true });
      await writeFile(join(deployments, "4444", "manifest.json"), JSON.stringify(consortium.deployment));
      await expectUnknown(
        { ELICENSE_RPC_URL: consortium.chain.url, ELICENSE_CHAIN_ID: "4444", ELICENSE_DEPLOYMENTS: deployments },
        "DEPLOYMENT_WRONG_CHAIN_ID",
      );
    });
  });

  describe("given another chain of the same id", () => {
    let twin: PassingChain;
    before(async () => {
      twin = await startAnvil(consortium.deployment.chainId);
    });
    after(() => twin.stop());

    it("says that it is another", async () => {
      await expectUnknown({ ELICENSE_RPC_URL: twin.url }, "DEPLOYMENT_WRONG_GENESIS");
    });
  });

  describe("given a manifest that does not fit", () => {
    function withManifest(change: (deployment: Deployment) => unknown): Record<string, string> {
      const deployments = join(consortium.folder, `changed-${Date.now()}`);
      writeDeployment(deployments, change(consortium.deployment) as Deployment);
      return { ELICENSE_DEPLOYMENTS: deployments };
    }

    it("says that an address has no code", async () => {
      const address = "0x00000000000000000000000000000000000000ff";
      const env = withManifest(({ contracts, ...rest }) => ({
        ...rest,
        contracts: { ...contracts, accessLog: { ...contracts.accessLog, address } },
      }));
      await expectUnknown(env, "DEPLOYMENT_NO_CODE");
    });

    it("says that other code stands there", async () => {
      const env = withManifest(({ contracts, ...rest }) => ({
        ...rest,
        contracts: { ...contracts, accessLog: { ...contracts.accessLog, codeHash: `0x${"0".repeat(64)}` } },
      }));
      await expectUnknown(env, "DEPLOYMENT_CODE_DIFFERS");
    });

    it("says that the manifest is malformed", async () => {
      await expectUnknown(
        withManifest((deployment) => ({ ...deployment, genesisHash: "0x" })),
        "DEPLOYMENT_MALFORMED",
      );
    });

    it("says that there is none", async () => {
      await expectUnknown({ ELICENSE_DEPLOYMENTS: join(consortium.folder, "nowhere") }, "DEPLOYMENT_MISSING");
    });
  });

  describe("given it is called wrongly", () => {
    const cases: readonly (readonly [args: readonly string[], code: string])[] = [
      [[], "USAGE_NO_COMMAND"],
      [["isue"], "USAGE_UNKNOWN_COMMAND"],
      [["issue"], "USAGE_MISSING_ARGUMENT"],
      [["issue", "a.csv", "b.csv"], "USAGE_EXCESS_ARGUMENTS"],
      [["issue", "samples/lawyers.csv", "--typo"], "USAGE_UNKNOWN_OPTION"],
      [["issue", "samples/lawyers.csv", "--type", "passport"], "USAGE_CHOICE"],
      [["issue", "samples/lawyers.csv", "--type", "__proto__"], "USAGE_CHOICE"],
      [["issue", "samples/lawyers.csv", "--batch-size", "257"], "USAGE_NUMBER"],
      [["issue", "samples/lawyers.csv", "--batch-size", "0"], "USAGE_NUMBER"],
      [["issue", "samples/lawyers.csv", "--out"], "USAGE_MISSING_VALUE"],
      [["issue", "nowhere.csv"], "FILE_UNREADABLE"],
      [["issue", "samples"], "FILE_UNREADABLE"],
      [["verify", "a.json", "--lang", "fr"], "USAGE_CHOICE"],
      [["approve"], "USAGE_MISSING_ARGUMENT"],
      [["approve", "nowhere.json"], "FILE_UNREADABLE"],
      [["approve", "nowhere.json", "--days", "91"], "USAGE_NUMBER"],
      [["use", "a.json"], "USAGE_MISSING_OPTION"],
      [["suspend", "a.json", "--reason", "L48", "--decision", "1", "--until", "2027-01-31"], "USAGE_UNKNOWN_OPTION"],
      [["suspend", "a.json", "--reason", "L48", "--decision", "1"], "USAGE_MISSING_OPTION"],
      [["suspend", "a.json", "--reason", "L48", "--decision", "1", "--through", "2026/12/31"], "USAGE_DAY"],
      [["suspend", "a.json", "--reason", "L48", "--decision", "1", "--through", "2150-01-01"], "DAY_RANGE"],
      [["revoke", "a.json", "--reason", "L49", "--decision", "1", "--date", "soon"], "USAGE_DAY"],
      [["revoke", "a.json", "--reason", "L49", "--decision", "1", "--date", "1969-12-31"], "DAY_RANGE"],
      [["history", "0x12"], "USAGE_LICENSE_ARGUMENT"],
      [["show", "0x12"], "USAGE_LICENSE_ARGUMENT"],
      [["show", "a.json", "--at", "yesterday"], "USAGE_AT"],
      [["show", noDocument, "--documents", "samples"], "IDENTIFIER_NO_DOCUMENT"],
      [["show", mistyped], "IDENTIFIER_CHECK"],
      [["show", "1134000000FAKE020H.20200430AH0000000001.001.7.6"], "IDENTIFIER_FORM"],
      [["show", "unknown"], "USAGE_LICENSE_ARGUMENT"],
      [["show", "nowhere.json"], "FILE_UNREADABLE"],
      [["verify", mistyped], "IDENTIFIER_CHECK"],
      [["verify", "unknown"], "USAGE_LICENSE_ARGUMENT"],
      [["verify", "1.2.156.3005.2.nowhere.json"], "FILE_UNREADABLE"],
      [["revoke", mistyped, "--reason", "L49", "--decision", "1"], "IDENTIFIER_CHECK"],
      [["register", "--status", "NONE"], "USAGE_CHOICE"],
      [["register", "--type", "driver"], "USAGE_CHOICE"],
      [["uses"], "USAGE_SUBJECT"],
      [["uses", "a.json", "--holder", "0x12"], "USAGE_SUBJECT"],
      [["uses", "a.json", "--from", "2026-02-30"], "USAGE_DAY"],
      [["export", "all", "--out", "a.csv"], "USAGE_CHOICE"],
      [["export", "register"], "USAGE_MISSING_OPTION"],
      [["export", "history", "--out", "a.csv"], "USAGE_EXPORT_HISTORY"],
      [["export", "uses", "--out", "a.csv"], "USAGE_SUBJECT"],
      [["export", "register", "--out", "a.csv", "--consumer", "1134160000FAKE063A"], "USAGE_EXPORT_OPTION"],
      [["export", "register", "--out", "a.csv", "--holder", "0x12"], "USAGE_EXPORT_OPTION"],
      [["export", "register", "--out", "a.csv", "--from", "2026-01-01"], "USAGE_EXPORT_OPTION"],
      [["export", "register", "--out", "a.csv", "--to", "2026-01-01"], "USAGE_EXPORT_OPTION"],
      [["export", "register", "--out", "a.csv", "--type", "lawyer"], "USAGE_EXPORT_OPTION"],
      [["export", "register", "1", "--out", "a.csv", "--authority", "2"], "USAGE_EXPORT_OPTION"],
      [["export", "history", "a.json", "--out", "a.csv", "--holder", "0x12"], "USAGE_EXPORT_OPTION"],
      [["export", "history", "a.json", "--out", "a.csv", "--authority", "1"], "USAGE_EXPORT_OPTION"],
      [["verify", "docs"], "FOLDER_EMPTY"],
      [["verify", "samples", "--threshold", "2"], "USAGE_NUMBER"],
      [["verify", "0x12"], "USAGE_LICENSE_ARGUMENT"],
      [["reconcile", "nowhere.csv"], "FILE_UNREADABLE"],
      [["reconcile", "README.md"], "RECONCILE_HEADER"],
      [["reconcile", "samples/lawyers.csv", "--documents", "nowhere"], "FILE_UNREADABLE"],
    ];
    // Each is a process of its own: they start side by side.
    let runs: readonly CliRun[];
    before(async () => {
      runs = await Promise.all(cases.map(([args]) => runCli(consortium.env, ...args, "--json")));
    });

    cases.forEach(([args, code], position) => {
      it(`exits 2 with ${code}: elicense ${args.join(" ")}`, () => {
        const run = runs[position]!;
        expect(run.exitCode).to.equal(2);
        expect(jsonOf(run).error).to.include({ code });
      });
    });

    it("repeats nothing behind the name of an option or a command, which may be personal data", async () => {
      const calls: readonly (readonly [args: readonly string[], code: string, text: string, command?: string])[] = [
        [["show", "a.json", "--owner=FAKE-PERSON"], "USAGE_UNKNOWN_OPTION", "There is no option --owner=….", "show "],
        // There is --json, which takes no value.
        [["show", "a.json", "--json=张三"], "USAGE_UNKNOWN_OPTION", "There is no option --json=….", "show "],
        [["show", "a.json", "--owner 张三"], "USAGE_UNKNOWN_OPTION", "There is no option --owner….", "show "],
        [["show", "a.json", "--张三"], "USAGE_UNKNOWN_OPTION", "There is no option --….", "show "],
        [["show", "a.json", "-nFAKE-PERSON"], "USAGE_UNKNOWN_OPTION", "There is no option -n….", "show "],
        [["-990011199001010018"], "USAGE_UNKNOWN_OPTION", "There is no option -…."],
        [["show", "a.json", "--typo"], "USAGE_UNKNOWN_OPTION", "There is no option --typo.", "show "],
        [["990011199001010018"], "USAGE_UNKNOWN_COMMAND", "There is no command …."],
        [["catalog", "张三"], "USAGE_UNKNOWN_COMMAND", "There is no command catalog ….", "catalog "],
        [["licence"], "USAGE_UNKNOWN_COMMAND", "There is no command licence."],
        [["isue"], "USAGE_UNKNOWN_COMMAND", "There is no command isue. Did you mean issue?"],
        [["key", "nwe"], "USAGE_UNKNOWN_COMMAND", "There is no command key nwe. Did you mean new?", "key "],
        [["export", "张三", "--out", "a.csv"], "USAGE_CHOICE", "what: give one of uses, register, history.", "export "],
        // What commander says itself stands behind what was typed, and not the other way round.
        [["show", "a", "Allowed choices are 张三"], "USAGE_EXCESS_ARGUMENTS", "There are too many arguments.", "show "],
        [["show", "--lang=Allowed choices are 张三"], "USAGE_CHOICE", "--lang <language>: give one of en, zh."],
      ];
      const told = await Promise.all(calls.map(([args]) => runCli(consortium.env, ...args)));
      expect(told.map(({ exitCode, stderr }) => [exitCode, stderr])).to.deep.equal(
        calls.map(([, code, text, command = ""]) => [
          2,
          `[${code}] ${text} See how it is called: elicense ${command}--help\n`,
        ]),
      );
    });

    it("leads to the command that was called wrongly, and to the one that was meant, in Chinese", async () => {
      const calls = [["key", "nwe"], ["key"], ["show", "--owner=张三"]];
      const told = await Promise.all(calls.map((args) => runCli(consortium.env, ...args, "--lang", "zh")));
      expect(told.map(({ exitCode, stderr }) => [exitCode, stderr])).to.deep.equal([
        [2, "[USAGE_UNKNOWN_COMMAND] 没有命令 key nwe。是否要用 new？查看用法：elicense key --help\n"],
        [2, "[USAGE_NO_COMMAND] 请指定命令。查看用法：elicense key --help\n"],
        [2, "[USAGE_UNKNOWN_OPTION] 没有选项 --owner=…。查看用法：elicense show --help\n"],
      ]);
    });

    it("says of a name that is no file what a license is named by, in either language", async () => {
      const told = async (name: string, language: string): Promise<readonly [number | null, string]> => {
        const { exitCode, stderr } = await runCli(consortium.env, "verify", name, "--lang", language);
        return [exitCode, stderr];
      };
      // What is no document's name may be a person's name or number, or a whole document: it is not repeated.
      const unknown =
        "[USAGE_LICENSE_ARGUMENT] This is neither a file, for there is none by that name, nor does it name a license. A license is named by its document (such as licenses/1.2.156….json), by its e-license identifier (1.2.156.3005.2. and then type, issuer, serial, version and check character, with full stops between them), or by its license id (0x and 64 hexadecimal digits).\n";
      for (const name of ["990011199001010018", "张三", "x".repeat(300), '{"name":{"value":"张三.json/4"}}']) {
        expect(await told(name, "en"), name).to.deep.equal([2, unknown]);
      }
      expect(await told(mistyped, "zh")).to.deep.equal([
        2,
        "[IDENTIFIER_CHECK] elicenseIdentifier：第 82 位校验码不符，按前面各位计算应为 6。其中有字符录入错误，请与证照核对，不要为通过校验而改动校验码。\n",
      ]);
      const revoked = await runCli(consortium.env, ...["revoke", noDocument, "--reason", "L49", "--decision", "1"]);
      expect([revoked.exitCode, revoked.stderr]).to.deep.equal([
        2,
        `[FILE_UNREADABLE] There is no file ${noDocument}, and an e-license identifier is on no chain. Name the license's document, or its license id (0x and 64 hexadecimal digits).\n`,
      ]);
      const nowhere = await runCli(consortium.env, "issue", "nowhere.csv");
      expect(nowhere.stderr).to.equal(
        "[FILE_UNREADABLE] There is no file nowhere.csv. Check its name, and the folder that you are in.\n",
      );
      const folder = await runCli(consortium.env, "issue", "samples");
      expect(folder.stderr).to.equal(
        "[FILE_UNREADABLE] samples is a folder, where a file is wanted. Name a file in it.\n",
      );
    });

    it("names a setting that is missing or malformed, and not what stands in it", async () => {
      const missing = await runCli(
        { ...consortium.env, ELICENSE_PRIVATE_KEY: "" },
        "revoke",
        id,
        "--reason",
        "L49",
        "--decision",
        "1",
      );
      expect([missing.exitCode, missing.stderr]).to.deep.equal([2, missing.stderr]);
      expect(missing.stderr).to.match(/^\[SETTING_MISSING\] .*ELICENSE_PRIVATE_KEY/);
      const malformed = await runCli(
        { ...consortium.env, ELICENSE_PRIVATE_KEY: "0xsecret" },
        "revoke",
        id,
        "--reason",
        "L49",
        "--decision",
        "1",
      );
      expect(malformed.exitCode).to.equal(2);
      expect(malformed.stderr).to.match(/^\[SETTING_MALFORMED\] .*ELICENSE_PRIVATE_KEY/);
      expect(malformed.stderr).not.to.include("secret");
    });
  });

  describe("given it is asked for help", () => {
    const names = [
      ...["issue", "approve", ...decisions, "use", "verify", "show", "history"],
      ...["uses", "register", "export", "reconcile"],
    ];

    it("lists the commands, in either language", async () => {
      const { exitCode, stdout } = await runCli(consortium.env, "--help");
      expect(exitCode).to.equal(0);
      for (const name of names) expect(stdout).to.match(new RegExp(`^  ${name} \\[options\\]`, "m"));
      expect((await runCli({ ...consortium.env, ELICENSE_LANG: "zh" }, "--help")).stdout).to.include(
        "按文件（CSV、XLSX 或 NDJSON）批量颁发证照",
      );
    });

    it("shows how a command is called, with an example", async () => {
      const { exitCode, stdout } = await runCli(consortium.env, "register", "--help");
      expect(exitCode).to.equal(0);
      expect(stdout).to.include("elicense register ").and.to.include("Example:");
    });

    it("tells which version it is", async () => {
      const run = { exitCode: 0, stdout: `${manifest.version}\n`, stderr: "" };
      expect(await runCli({}, "--version")).to.deep.equal(run);
      expect(await runCli({}, "-V")).to.deep.equal(run);
    });
  });
});
