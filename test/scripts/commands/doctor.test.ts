import { readFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { connect, createClient, removeKey, deactivateAuthority, getActingAuthority } from "@elicense/sdk";
import { expect } from "chai";
import { encryptKeystoreJson, Wallet, type JsonRpcProvider } from "ethers";
import { after, before, describe, it } from "mocha";

import { startAnvil, type PassingChain } from "../../../scripts/chain/startAnvil.js";
import {
  checkRuntime,
  checkSettings,
  checkRegisterKey,
  oldestNode,
} from "../../../scripts/commands/doctor/checkMachine.js";
import { checkKey } from "../../../scripts/commands/doctor/checkKey.js";
import { createFinder } from "../../../scripts/commands/doctor/Finding.js";
import type { Invocation } from "../../../scripts/commands/support/Command.js";
import { loadConfig, projectRoot } from "../../../scripts/config.js";
import { writeDeployment } from "../../../scripts/deployments.js";
import { developmentAccount, developmentChainId } from "../../../scripts/development.js";
import { addKeyFile } from "../../../scripts/keys/keystore.js";
import { message } from "../../../scripts/messages/index.js";
import { startHttpSigner } from "../../sdk/signers/httpSigner.js";
import { keyOf, startConsortium, type TestConsortium } from "./consortium.js";
import { expectGolden } from "./golden.js";
import { jsonOf, runCli, type CliRun } from "./runCli.js";

interface Found {
  readonly name: string;
  readonly role?: string;
  readonly result: string;
  readonly code: string;
  readonly message: string;
  readonly details: Record<string, unknown>;
}

describe("elicense doctor", function () {
  this.timeout(180_000);
  let consortium: TestConsortium;
  let provider: JsonRpcProvider;
  let env: Record<string, string>;

  before(async () => {
    consortium = await startConsortium();
    provider = await connect(consortium.chain.url);
    const { ELICENSE_APPROVER_PRIVATE_KEY: _a, ELICENSE_CONSUMER_PRIVATE_KEY: _c, ...own } = consortium.env;
    env = { ...own, ELICENSE_KEYSTORE: join(consortium.folder, "keys") };
  });
  after(async () => {
    provider.destroy();
    await consortium.stop();
  });

  const doctor = (changes: object, ...args: readonly string[]): Promise<CliRun> =>
    runCli({ ...env, ...changes }, "doctor", "--out", consortium.folder, ...args);
  const findingsOf = (run: CliRun): readonly Found[] => jsonOf(run).findings as readonly Found[];
  const found = (run: CliRun, name: string): Found => findingsOf(run).find((finding) => finding.name === name)!;
  /** Code and result of each thing that was looked at. */
  const codesOf = (run: CliRun): Record<string, string> =>
    Object.fromEntries(findingsOf(run).map(({ name, result, code }) => [name, `${result} ${code}`]));

  /** Runs it with a change, and expects one finding. */
  async function expectFinding(
    changes: object,
    args: readonly string[],
    exitCode: number,
    expected: object,
  ): Promise<void> {
    const run = await doctor(changes, ...args, "--json");
    const { name } = expected as Found;
    expect(found(run, name)).to.deep.include(expected);
    expect(run.exitCode, run.stdout).to.equal(exitCode);
  }

  describe("given all is well", () => {
    it("passes, in either language", async () => {
      await provider.send("evm_mine", []);
      for (const [language, golden] of [
        ["en", "doctor.txt"],
        ["zh", "doctor.zh.txt"],
      ] as const) {
        const run = await doctor(consortium.env, "--lang", language);
        expect(run.exitCode, run.stdout).to.equal(0);
        expect(run.stderr).to.equal("");
        expectGolden(golden, settled(run.stdout));
      }
    });

    it("gives one object to programs", async () => {
      const run = await doctor({}, "--json", "--rpc", consortium.chain.url);
      expect(run.exitCode).to.equal(0);
      const { ok, counts } = jsonOf(run) as { ok: boolean; counts: Record<string, number> };
      expect(ok).to.equal(true);
      expect(counts).to.include({ fail: 0, unknown: 0 });
      expect(counts.pass! + counts.warn!).to.equal(15);
      // A developer's own .env is whatever it is.
      const { settings, ...codes } = codesOf(run);
      expect(settings).to.match(/^(pass|warn) DOCTOR_SETTINGS/);
      expect(codes).to.deep.equal({
        runtime: "pass DOCTOR_RUNTIME",
        keystore: "pass DOCTOR_KEYSTORE_NONE",
        registerKey: "pass DOCTOR_REGISTER_KEY",
        disk: "pass DOCTOR_DISK",
        node: "pass DOCTOR_NODE",
        chain: "pass DOCTOR_CHAIN",
        head: "pass DOCTOR_HEAD",
        clock: "pass DOCTOR_CLOCK",
        peer: "pass DOCTOR_PEER",
        manifest: "pass DOCTOR_MANIFEST",
        key: "pass DOCTOR_KEY",
        rights: "pass DOCTOR_RIGHTS",
        balance: "pass DOCTOR_BALANCE_FREE",
        transactions: "pass DOCTOR_TRANSACTIONS",
      });
      expect(found(run, "key").details).to.deep.equal({
        account: new Wallet(keyOf("anhui")).address,
        source: "ELICENSE_PRIVATE_KEY",
        authority: "安徽省司法厅（虚构） (1134000000FAKE020H)",
      });
      expect(found(run, "rights").details.rights).to.equal(
        "Lawyer's practice license: review, issue, suspend, revoke, annul, cancel, transfer, annotate, use",
      );
    });

    it("looks at the key of each role that has one", async () => {
      const run = await doctor(consortium.env, "--json");
      expect(run.exitCode).to.equal(0);
      const keys = findingsOf(run).filter(({ name }) => name === "key");
      expect(keys.map(({ role, result }) => [role, result])).to.deep.equal([
        ["privateKey", "pass"],
        ["approverPrivateKey", "pass"],
        ["consumerPrivateKey", "pass"],
      ]);
    });

    it("asks of a holder's key no authority, and no right", async () => {
      const run = await doctor({ ELICENSE_HOLDER_PRIVATE_KEY: keyOf("stranger") }, "--json");
      expect(run.exitCode).to.equal(0);
      const findings = findingsOf(run).filter(({ role }) => role === "holderPrivateKey");
      expect(findings.map(({ name, result, code }) => [name, result, code])).to.deep.equal([
        ["key", "pass", "DOCTOR_KEY_HOLDER"],
        ["balance", "pass", "DOCTOR_BALANCE_FREE"],
        ["transactions", "pass", "DOCTOR_TRANSACTIONS"],
      ]);
      expect(findings[0]!.details).to.deep.equal({
        account: new Wallet(keyOf("stranger")).address,
        source: "ELICENSE_HOLDER_PRIVATE_KEY",
      });
    });
  });

  describe("given the node is not there", () => {
    it("could not tell, and says what it could not", async () => {
      const run = await doctor({ ELICENSE_RPC_URL: "http://office:marked@127.0.0.1:9" }, "--json");
      expect(run.exitCode).to.equal(3);
      expect(found(run, "node")).to.include({ result: "unknown", code: "NODE_UNREACHABLE" });
      for (const name of ["chain", "head", "clock", "manifest", "key", "rights", "balance", "transactions"])
        expect(found(run, name)).to.include({ result: "unknown", code: "DOCTOR_SKIPPED" });
      expect(run.stdout).not.to.include("marked");
    });

    it("fails all the same where something else is wrong", async () => {
      const folder = join(consortium.folder, "open");
      await mkdir(folder, { mode: 0o755 });
      await expectFinding({ ELICENSE_RPC_URL: "http://127.0.0.1:9", ELICENSE_KEYSTORE: folder }, [], 1, {
        name: "keystore",
        result: "fail",
        code: "DOCTOR_KEYSTORE_OPEN",
        details: { files: folder, folder },
      });
    });
  });

  describe("given another chain, or another manifest", () => {
    let other: PassingChain;
    before(async () => {
      other = await startAnvil(4444);
    });
    after(() => other.stop());

    it("fails", async () => {
      const run = await doctor({ ELICENSE_RPC_URL: other.url }, "--json");
      expect(run.exitCode).to.equal(1);
      expect(found(run, "chain")).to.include({ result: "fail", code: "DOCTOR_CHAIN_OTHER" });
      expect(found(run, "manifest")).to.include({ result: "fail", code: "DEPLOYMENT_WRONG_CHAIN_ID" });

      await expectFinding({ ELICENSE_DEPLOYMENTS: join(consortium.folder, "nowhere") }, [], 1, {
        name: "manifest",
        result: "fail",
        code: "DEPLOYMENT_MISSING",
      });
      const deployments = join(consortium.folder, "changed");
      const { contracts, ...rest } = consortium.deployment;
      const accessLog = { ...contracts.accessLog, codeHash: `0x${"0".repeat(64)}` };
      writeDeployment(deployments, { ...rest, contracts: { ...contracts, accessLog } });
      await expectFinding({ ELICENSE_DEPLOYMENTS: deployments }, [], 1, {
        name: "manifest",
        result: "fail",
        code: "DEPLOYMENT_CODE_DIFFERS",
      });
    });

    it("names another node that is of another chain, on a fork, or not there", async () => {
      await expectFinding({}, ["--rpc", other.url], 1, { name: "peer", result: "fail", code: "DOCTOR_PEER_OTHER" });
      const forked = await serveChanged(consortium.chain.url, (method, result) =>
        method === "eth_getBlockByNumber" && (result as { number: string }).number !== "0x0"
          ? { ...(result as object), hash: `0x${"0".repeat(64)}` }
          : result,
      );
      try {
        await expectFinding({}, ["--rpc", forked.url], 1, { name: "peer", result: "fail", code: "DOCTOR_PEER_FORKED" });
      } finally {
        forked.stop();
      }
      await expectFinding({}, ["--rpc", "http://127.0.0.1:9"], 3, {
        name: "peer",
        result: "unknown",
        code: "NODE_UNREACHABLE",
      });
    });

    it("takes no password on the command line", async () => {
      for (const url of ["http://office:marked@127.0.0.1:9", "ftp://127.0.0.1", "node"]) {
        const run = await doctor({}, "--json", "--rpc", url);
        expect(run.exitCode).to.equal(2);
        expect(jsonOf(run).error).to.deep.include({ code: "DOCTOR_RPC_FORM", details: {} });
        expect(run.stdout).not.to.include("marked");
      }
    });
  });

  describe("given a key", () => {
    it("only reads without one", async () => {
      await expectFinding({ ELICENSE_PRIVATE_KEY: "" }, [], 0, {
        name: "key",
        role: "privateKey",
        result: "warn",
        code: "DOCTOR_KEY_NONE",
      });
    });

    it("is found in the keystore, without its password", async () => {
      const folder = env.ELICENSE_KEYSTORE!;
      const privateKey = keyOf("hefei");
      const { address } = new Wallet(privateKey);
      const json = await encryptKeystoreJson({ address, privateKey }, "marked-password", {
        scrypt: { N: 1024, r: 8, p: 1 },
      });
      const { file } = await addKeyFile(folder, "hefei", json);
      await expectFinding({}, ["--key", "hefei"], 0, {
        name: "key",
        result: "pass",
        details: {
          account: address,
          source: "key hefei of the keystore",
          authority: "合肥市司法局（虚构） (1134010000FAKE047E)",
        },
      });
      await chmod(file, 0o640);
      await expectFinding({}, [], 1, {
        name: "keystore",
        result: "fail",
        code: "DOCTOR_KEYSTORE_OPEN",
        details: { files: file, folder },
      });
      await chmod(file, 0o600);
      await expectFinding({}, ["--key", "nobody"], 1, { name: "key", result: "fail", code: "KEY_UNKNOWN" });
    });

    it("is found at an external signer, or could not be told", async () => {
      const signer = await startHttpSigner({ dialect: "web3signer", keys: [keyOf("anhui")] });
      const url = { ELICENSE_SIGNER_URL: signer.url };
      await expectFinding(url, [], 0, { name: "key", result: "pass", code: "DOCTOR_KEY" });
      await signer.stop();
      await expectFinding(url, [], 3, { name: "key", result: "unknown", code: "SIGNER_UNREACHABLE" });
    });

    it("fails where it is nobody's, was removed, only administers, or its authority is not active or may do nothing", async () => {
      const failed = (privateKey: string, name: string, code: string): Promise<void> =>
        expectFinding({ ELICENSE_PRIVATE_KEY: privateKey }, [], 1, { name, result: "fail", code });
      await failed(keyOf("stranger"), "key", "DOCTOR_KEY_UNKNOWN");

      // Anhui administers with account 1; Bozhou's bureau, below it, operates with account 6.
      const { deployment } = consortium;
      const clientOf = (index: number) =>
        createClient({ runner: developmentAccount(index).connect(provider), deployment });
      await failed(developmentAccount(1).privateKey, "key", "DOCTOR_KEY_CANNOT_OPERATE");
      await removeKey(clientOf(1), { account: new Wallet(keyOf("second")).address });
      await failed(keyOf("second"), "key", "DOCTOR_KEY_REMOVED");
      const bozhou = await getActingAuthority(clientOf(6));
      await deactivateAuthority(clientOf(1), { authority: bozhou });
      await failed(keyOf("bozhou"), "key", "DOCTOR_AUTHORITY_INACTIVE");
      await failed(keyOf("bozhou"), "rights", "DOCTOR_RIGHTS_NONE");
    });

    it("is told from its waiting transactions", async () => {
      const wallet = new Wallet(keyOf("hefei"), provider);
      const nonce = await wallet.getNonce();
      const send = (each: number) =>
        wallet.sendTransaction({ to: wallet.address, nonce: each, maxFeePerGas: 0n, maxPriorityFeePerGas: 0n });
      const key = { ELICENSE_PRIVATE_KEY: keyOf("hefei") };
      await send(nonce + 2);
      await expectFinding(key, [], 1, {
        name: "transactions",
        result: "fail",
        code: "DOCTOR_TRANSACTIONS_GAP",
        details: { missing: nonce, nonce: nonce + 2 },
      });
      await send(nonce);
      const last = await send(nonce + 1);
      await last.wait();
      await provider.send("evm_mine", []);
      await expectFinding(key, [], 0, {
        name: "transactions",
        result: "pass",
        details: { nonce: nonce + 3 },
      });
    });
  });

  describe("given the chain charges fees, its head is old, or a clock is off", () => {
    const proxied = async (
      change: (method: string, result: unknown) => unknown,
      exitCode: number,
      expected: object,
    ): Promise<void> => {
      const proxy = await serveChanged(consortium.chain.url, change);
      try {
        await expectFinding({ ELICENSE_RPC_URL: proxy.url }, [], exitCode, expected);
      } finally {
        proxy.stop();
      }
    };
    const moved = (seconds: number) => (method: string, result: unknown) =>
      method === "eth_getBlockByNumber"
        ? { ...(result as object), timestamp: `0x${(Math.floor(Date.now() / 1000) + seconds).toString(16)}` }
        : result;

    it("looks for a balance", async () => {
      const charging = (balance: bigint) => (method: string, result: unknown) => {
        if (method === "eth_getBlockByNumber") return { ...(result as object), baseFeePerGas: "0x3b9aca00" };
        if (method === "eth_gasPrice") return "0x3b9aca00";
        return method === "eth_getBalance" ? `0x${balance.toString(16)}` : result;
      };
      await proxied(charging(0n), 1, { name: "balance", result: "fail", code: "DOCTOR_BALANCE_NONE" });
      await proxied(charging(1n), 0, { name: "balance", result: "warn", code: "DOCTOR_BALANCE_LOW" });
      await proxied(charging(10n ** 18n), 0, { name: "balance", result: "pass", code: "DOCTOR_BALANCE" });
    });

    it("looks at the age of the newest block, and at the clock", async () => {
      await proxied(moved(-120), 0, { name: "head", result: "warn", code: "DOCTOR_HEAD_OLD" });
      await proxied(moved(-120), 0, { name: "clock", result: "warn", code: "DOCTOR_CLOCK_UNSURE" });
      await proxied(moved(-7200), 1, { name: "head", result: "fail", code: "DOCTOR_HEAD_OLD" });
      await proxied(moved(86_400), 1, { name: "clock", result: "fail", code: "DOCTOR_CLOCK_BEHIND" });
    });
  });

  describe("given this machine", () => {
    let root: string;
    const invocation: Invocation = {
      language: "en",
      json: true,
      signing: { password: {} },
      interruption: {
        signal: new AbortController().signal,
        begin: () => () => undefined,
        beginAll: () => () => undefined,
      },
      text: (key, values) => message("en", key, values),
      note: () => undefined,
      warn: () => undefined,
      emit: () => Promise.resolve(),
      asLines: () => undefined,
    };
    const finder = createFinder(invocation);
    before(async () => {
      root = await mkdtemp(join(tmpdir(), "elicense-doctor-"));
    });
    after(() => rm(root, { recursive: true }));

    it("compares Node's version number by number", () => {
      const { engines } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as {
        readonly engines: { readonly node: string };
      };
      expect(engines.node).to.equal(`>=${oldestNode}`);
      const results = ["22.12.9", "22.13.0", "22.9.0", "100.0.0", "21.99.0"].map(
        (version) => checkRuntime(finder, version).result,
      );
      expect(results).to.deep.equal(["fail", "pass", "fail", "pass", "fail"]);
    });

    it("fails where others may read secrets in .env", async () => {
      const file = join(root, ".env");
      const check = async (content: string, mode: number): Promise<string> => {
        await writeFile(file, content);
        await chmod(file, mode);
        const { result, code, details } = await checkSettings(finder, root, 90_210);
        return `${result} ${code} ${(details as { count: number }).count}`;
      };
      expect(await check("ELICENSE_PRIVATE_KEY=0x12\nELICENSE_REGISTER_KEY=0x13\n", 0o644)).to.equal(
        "fail DOCTOR_SETTINGS_OPEN 2",
      );
      expect(await check("ELICENSE_RPC_URL=http://office:password@node.example\n", 0o640)).to.equal(
        "fail DOCTOR_SETTINGS_OPEN 1",
      );
      expect(await check("ELICENSE_PRIVATE_KEY=0x12\n", 0o600)).to.equal("pass DOCTOR_SETTINGS 1");
      await check("ELICENSE_PRIVATE_KEY=0x12\n", 0o644);
      expect((await checkSettings(finder, root, developmentChainId)).result).to.equal("warn");
      expect(await check("ELICENSE_PRIVATE_KEY=\nELICENSE_LANG=zh\n", 0o644)).to.equal("pass DOCTOR_SETTINGS 0");
    });

    it("fails where a real chain's register key is the one that everybody knows", () => {
      const check = (settings: Record<string, string>): string =>
        checkRegisterKey(finder, loadConfig({ root, env: settings, say: () => undefined }), projectRoot).code;
      const published = "0x646576656c6f706d656e7420726567697374657220206b6579206f6e6c792121";
      expect(check({ ELICENSE_REGISTER_KEY: published, ELICENSE_CHAIN_ID: "90210" })).to.equal(
        "DOCTOR_REGISTER_KEY_KNOWN",
      );
      expect(check({ ELICENSE_REGISTER_KEY: published })).to.equal("DOCTOR_REGISTER_KEY_DEVELOPMENT");
      expect(check({ ELICENSE_REGISTER_KEY: `0x${"5a".repeat(32)}` })).to.equal("DOCTOR_REGISTER_KEY");
      expect(check({})).to.equal("DOCTOR_REGISTER_KEY_NONE");
    });

    it("asks for a holder's key to be kept encrypted on a real chain", async () => {
      const client = createClient({ runner: provider, deployment: consortium.deployment });
      const check = async (privateKey: string): Promise<string> => {
        const settings = { ELICENSE_CHAIN_ID: "90210", ELICENSE_HOLDER_PRIVATE_KEY: privateKey };
        const config = loadConfig({ root, env: settings, say: () => undefined });
        const [key] = await checkKey(finder, { config, role: "holderPrivateKey", client, provider, invocation });
        return `${key!.result} ${key!.code}`;
      };
      expect(await check(Wallet.createRandom().privateKey)).to.equal("warn DOCTOR_KEY_HOLDER_PLAIN");
      expect(await check(keyOf("stranger"))).to.equal("fail DOCTOR_KEY_HOLDER_DEVELOPMENT");
    });

    it("fails where documents cannot be written", async () => {
      const file = join(consortium.folder, "file");
      await writeFile(file, "");
      const run = await runCli(env, "doctor", "--out", join(file, "licenses"), "--json");
      expect(run.exitCode).to.equal(1);
      expect(found(run, "disk")).to.deep.include({
        code: "DOCTOR_DISK_CLOSED",
        details: { folder: join(file, "licenses"), reason: "ENOTDIR" },
      });
    });

    it("names a setting that is malformed, and not what stands in it", async () => {
      const run = await doctor({ ELICENSE_PRIVATE_KEY: "marked" }, "--json");
      expect(run.exitCode).to.equal(1);
      expect(found(run, "settings")).to.include({ result: "fail", code: "SETTING_MALFORMED" });
      expect(run.stdout + run.stderr).not.to.include("marked");
    });
  });
});

/** Leaves out what differs from run to run and from machine to machine, a developer's own .env among it. */
function settled(text: string): string {
  return text
    .replace(/^(settings|设置文件) .*\n/m, "")
    .replace(/(Passed: |Warnings: |通过 |警告 )\d+/g, "$1<n>")
    .replace(/http:\/\/127\.0\.0\.1:\d+/g, "<url>")
    .replace(/\d+( MiB| ms| 毫秒| s old| s from)/g, "<n>$1")
    .replace(/anvil\/v[\d.]+/g, "anvil")
    .replace(/(Block|区块) \d+\b/g, "$1 <n>")
    .replace(/相差 \d+ 秒/g, "相差 <n> 秒")
    .replace(/^(Node\.js +\S+ +)[\d.]+/gm, "$1<version>")
    .replace(/(nonce (?:为 )?)\d+/g, "$1<n>")
    .replace(/\/\S*elicense-commands-[^/\s，,。.]+/g, "<folder>");
}

/** A node that answers as another does, but for what is changed. */
async function serveChanged(
  url: string,
  change: (method: string, result: unknown) => unknown,
): Promise<{ readonly url: string; readonly stop: () => void }> {
  interface Call {
    readonly id: number;
    readonly method: string;
  }
  const server: Server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => {
      const calls = [JSON.parse(body) as Call | Call[]].flat();
      void fetch(url, { method: "POST", body, headers: { "content-type": "application/json" } })
        .then(async (answer) => await answer.json())
        .then((answer) => {
          const answers = [answer].flat() as { id: number; result: unknown }[];
          const changed = answers.map((each) => ({
            ...each,
            result: change(calls.find(({ id }) => id === each.id)!.method, each.result),
          }));
          response.end(JSON.stringify(Array.isArray(answer) ? changed : changed[0]));
        });
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
