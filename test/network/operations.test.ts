import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { text as readAll } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

import { expect } from "chai";
import { parse } from "dotenv";
import { computeAddress, id, SigningKey } from "ethers";
import { decodeJwt, decodeProtectedHeader, importSPKI, jwtVerify } from "jose";
import { after, before, describe, it } from "mocha";

import { parseCard, type JoiningCard } from "../../network/JoiningCard.js";
import { genesisHashOf } from "../../network/files/genesis.js";
import { networkOf, planText, readNetwork, type Network } from "../../network/Network.js";
import { NetworkError } from "../../network/NetworkError.js";
import { waitForBlock } from "../../network/waitForBlock.js";
import { projectRoot } from "../../scripts/config.js";
import { developmentSigner } from "../../scripts/development.js";
import { isAlive } from "../../scripts/isAlive.js";
import { findEngine } from "../../scripts/network/engine/findEngine.js";
import { nodesHere } from "../../scripts/network/engine/LocalNode.js";
import { endNode, findProcess, startNode } from "../../scripts/network/engine/NodeProcess.js";
import { jsonOf, type CliRun } from "../scripts/commands/runCli.js";
import { faultOf } from "./faultOf.js";
import { freeRow } from "./freeRow.js";
import { filesIn, makeMachine, refusalOf, runNetwork } from "./runNetwork.js";
import { startSealingNode, validatorsIn, type SealingNode, type StandingChain } from "./sealingNode.js";
import { inventedAccount, inventedCode, inventedKey } from "./departments.js";

const members = ["member-1", "member-2", "member-3", "member-4"];

/** Has a program tell its version, as Besu does. */
const toldVersion = `[ "$1" = --version ] && echo besu/v26.8.0/linux-x86_64/openjdk-java-25 && exit`;

/** The settings of a machine that has a department's governance key. */
function governing(name: string): Readonly<Record<string, string>> {
  return { ELICENSE_DEPLOYER_PRIVATE_KEY: inventedKey(`${name} governance`) };
}

/** Long after every test. */
const later = 4_000_000_000;

describe("a network of this machine, whose engine does not run", function () {
  this.timeout(120_000);
  let machine: string;
  let folder: string;
  let node: SealingNode;
  const runs: CliRun[] = [];

  const run = async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CliRun> => {
    const ended = await runNetwork(machine, args, env);
    runs.push(ended);
    return ended;
  };
  const network = (): Network => readNetwork(folder);
  const contentOf = (): ReadonlyMap<string, string> =>
    new Map(filesIn(folder).map((path) => [path, readFileSync(join(folder, path), "utf8")]));
  /** Runs what must be refused and leave every file as it is. */
  const refused = async (...args: readonly string[]): Promise<ReturnType<typeof refusalOf>> => {
    const before = contentOf();
    const ended = await run([...args, "--json"]);
    expect(contentOf()).to.deep.equal(before);
    return refusalOf(ended);
  };

  let initOptions: readonly string[];
  before(async () => {
    machine = makeMachine();
    folder = join(machine, "networks", "local");
    node = await startSealingNode();
    // The first member's RPC is where the node answers; nobody answers at the others'.
    const [port, metricsPort] = [await freeRow(4), await freeRow(4)];
    initOptions = [
      "init",
      "--local",
      "4",
      "--rpc-port",
      `${node.port}`,
      "--port",
      `${port}`,
      "--metrics-port",
      `${metricsPort}`,
    ];
    const made = await run([...initOptions, "--json"]);
    expect(made.exitCode, made.stdout).to.equal(0);
  });
  after(async () => {
    await node.stop();
    rmSync(machine, { recursive: true });
  });

  it("is made of four members that have walked the departments' own path", async () => {
    expect(network().members.map(({ name, rpc }) => [name, rpc !== null])).to.deep.equal([
      ...[["member-1", true], ...["member-2", "member-3", "member-4"].map((name) => [name, false])],
    ]);
    expect(network()).to.include({ name: "local", chainId: 90_210, threshold: 3 });
    const check = await run(["check", "--json"]);
    expect(jsonOf(check)).to.deep.include({ state: "same", faults: [] });
  });

  it("comes with the settings by which commands use it", () => {
    const settings = parse(readFileSync(join(folder, "development.env")));
    expect(settings).to.deep.equal({
      ...parse(readFileSync(join(projectRoot, ".env.example"))),
      ELICENSE_RPC_URL: `http://127.0.0.1:${node.port}`,
      ELICENSE_CHAIN_ID: "90210",
      ELICENSE_DEPLOYER_PRIVATE_KEY: developmentSigner(0).privateKey,
    });
    const text = readFileSync(join(folder, "development.env"), "utf8");
    for (const { name, governanceSigner } of network().members.slice(1)) {
      const [, key = ""] = new RegExp(`^# ${name}: (0x[0-9a-f]{64})$`, "m").exec(text) ?? [];
      expect(computeAddress(key), name).to.equal(governanceSigner);
    }
    expect(text).to.include("(3 of 4 decide)").and.not.include("npm run chain");
    expect(statSync(join(folder, "development.env")).mode & 0o777).to.equal(0o600);
  });

  it("is the same when it is made again, keys and all", async () => {
    const before = contentOf();
    const again = await run([...initOptions, "--json"]);
    expect(jsonOf(again)).to.deep.include({ state: "already", written: [] });
    expect(contentOf()).to.deep.equal(before);
    const shown = await run(initOptions);
    expect(shown.stdout).to.include("Governance and the accounts are development keys, which everybody knows");
    expect(shown.stdout).to.include("npm run deploy -- --network local  # with").and.not.include("other departments");
    expect(shown.stdout).to.include("cp networks/local/development.env .env  #");
    expect(shown.stdout).to.include(
      "is there already, and all its files are as the plan has them: nothing was written.",
    );
    expect(shown.stdout).to.include("Next:\n  npm run network -- up --network local\n");
    const running = await Promise.all(
      nodesHere(folder, network()).map(async ({ node: { name }, processFile }) => {
        const process = await startAsNode(join(folder, "data", name));
        mkdirSync(join(folder, "run"), { recursive: true });
        writeFileSync(processFile, JSON.stringify({ process: process.pid }));
        return process;
      }),
    );
    const goesOn = await run(initOptions);
    for (const process of running) process.kill("SIGKILL");
    rmSync(join(folder, "run"), { recursive: true });
    expect(goesOn.stdout).to.include("All its nodes run. Next:\n  npm run network -- status --network local\n");
    expect(goesOn.stdout).not.to.include("network -- up");
    const other = await refused(...initOptions, "--block-period", "1");
    expect([other[0], other[1]]).to.deep.equal([1, "NETWORK_EXISTS"]);
    const slow = await refused(...initOptions, "--block-period", "31");
    expect([slow[0], slow[1]]).to.deep.equal([2, "NETWORK_PERIOD"]);
  });

  it("is put right where files of it are not as the plan has them", async () => {
    const [list, genesis, strange] = [
      "nodes/member-1/validator/permissions/accounts-allowlist.toml",
      "nodes/member-2/validator/genesis.json",
      "nodes/member-3/validator/other.toml",
    ] as const;
    const before = contentOf();
    // What a node that was broken into can put there: whoever reads it waits for ever.
    rmSync(join(folder, list));
    expect(spawnSync("mkfifo", [join(folder, list)]).status).to.equal(0);
    writeFileSync(join(folder, genesis), "{}");
    writeFileSync(join(folder, strange), "");
    const checked = await run(["check", "--json"]);
    expect([checked.exitCode, jsonOf(checked).faults]).to.deep.equal([
      1,
      [
        { kind: "different", subject: list },
        { kind: "different", subject: genesis },
        { kind: "strange", subject: strange },
      ],
    ]);
    const repaired = await run(["check", "--repair", "--json"]);
    expect(jsonOf(repaired)).to.deep.include({ ok: true, state: "same", repaired: [list, genesis, strange] });
    expect(contentOf()).to.deep.equal(before);
    const nothing = await run(["check", "--repair", "--json"]);
    expect(jsonOf(nothing)).to.deep.include({ ok: true, state: "same", repaired: [] });
  });

  describe("token", () => {
    it("is what the RPC node takes by its public key, for as long as was asked", async () => {
      const now = Math.floor(Date.now() / 1_000);
      const made = await run(["token", "member-1", "--days", "90", "--json"]);
      const { token, expires, permissions } = jsonOf(made) as { token: string; expires: number; permissions: unknown };
      expect(permissions).to.deep.equal(["eth:*", "net:*", "web3:*"]);
      expect(expires - now).to.be.within(90 * 86_400, 90 * 86_400 + 60);
      const key = await importSPKI(readFileSync(join(folder, "keys/member-1/jwt.pub.pem"), "utf8"), "ES256");
      const { payload, protectedHeader } = await jwtVerify(token, key, { algorithms: ["ES256"] });
      expect(payload).to.deep.equal({ permissions, exp: expires });
      expect(protectedHeader).to.deep.equal({ alg: "ES256", typ: "JWT" });
      const afterwards = new Date((expires + 60) * 1_000);
      const late = await jwtVerify(token, key, { currentDate: afterwards }).then(
        () => "taken",
        (error: unknown) => (error as { readonly code: string }).code,
      );
      expect(late).to.equal("ERR_JWT_EXPIRED");
    });

    it("allows what was asked for alone, and goes to standard output by itself", async () => {
      const made = await run(["token", "member-1", "--permission", "eth:call", "eth:getLogs", "--lang", "zh"]);
      const token = made.stdout.trim();
      expect(decodeJwt(token).permissions).to.deep.equal(["eth:call", "eth:getLogs"]);
      expect(decodeProtectedHeader(token).alg).to.equal("ES256");
      expect(made.stderr).to.include("请像口令一样保管").and.include("30 天");
      expect(made.stderr).not.to.include(token);
    });

    it("is made of no key that is not there, for nobody who is no member, and for no number of days but a whole one", async () => {
      const path = join(folder, "keys/member-2/jwt.key.pem");
      expect(await refused("token", "member-2")).to.deep.equal([2, "FILE_UNREADABLE", { path, reason: "ENOENT" }]);
      expect(await refused("token", "hefei")).to.deep.equal([
        2,
        "MEMBER_UNKNOWN",
        { member: "hefei", members: members.join(", ") },
      ]);
      expect((await refused("token", "member-1", "--days", "0")).slice(0, 2)).to.deep.equal([2, "USAGE_NUMBER"]);
    });
  });

  describe("admit", () => {
    let card: string;
    before(async () => {
      const made = await run(
        [
          ...["key", "--network", "local", "--chain-id", "90210", "--name", "hefei", "--code", inventedCode(9)],
          ...[
            "--host",
            "10.0.9.4",
            "--governance",
            inventedAccount("hefei governance"),
            "--account",
            inventedAccount("a"),
            "--rpc-port",
            `${await freeRow(1)}`,
            "--json",
          ],
        ],
        governing("hefei"),
      );
      card = join(machine, "hefei.card.json");
      writeFileSync(card, readFileSync((jsonOf(made) as { path: string }).path));
      // Its machine is another.
      renameSync(join(folder, "keys/hefei"), join(machine, "hefei"));
    });

    it("asks first, and does nothing where nobody answers", async () => {
      const before = contentOf();
      const asked = await run(["admit", card]);
      expect(contentOf()).to.deep.equal(before);
      expect([asked.exitCode, asked.stdout]).to.deep.equal([2, ""]);
      expect(asked.stderr).to.include("New member hefei, card version 1:").and.include("10.0.9.4:30303");
      expect(asked.stderr).to.include("--yes").and.not.include("--dry-run");
    });

    it("takes the card in, once, and gives every node the new lists", async () => {
      const before = network();
      const admitted = await run(["admit", card, "--yes", "--json"]);
      const { fingerprint, genesisHash } = network();
      expect(jsonOf(admitted)).to.deep.include({ ok: true, state: "admitted", reloaded: [], fingerprint });
      expect(genesisHash).to.equal(before.genesisHash);
      expect(network().members.map(({ name }) => name)).to.deep.equal(["hefei", ...members]);
      expect(jsonOf(await run(["check", "--card", card, "--json"]))).to.deep.include({ state: "same" });
      const lists = filesIn(folder).filter((path) => path.endsWith("nodes-allowlist.toml"));
      expect(lists).to.have.length(7);
      for (const list of lists) expect(readFileSync(join(folder, list), "utf8")).to.include("@10.0.9.4:30303");

      const again = await run(["admit", card, "--yes", "--lang", "zh"]);
      expect(again.stdout).to.include("这些入网卡已在网络中。").and.include(fingerprint);
    });

    it("refuses a card of another key under a name that is taken", async () => {
      const other = makeMachine();
      const made = await runNetwork(
        other,
        [
          ...["key", "--network", "local", "--chain-id", "90210", "--name", "hefei", "--code", inventedCode(9)],
          ...["--host", "10.0.9.5", "--governance", inventedAccount("other governance"), "--json"],
        ],
        governing("other"),
      );
      const { path } = jsonOf(made) as { path: string };
      expect(await refused("admit", path, "--yes")).to.deep.equal([1, "CARD_ANOTHER_KEY", { member: "hefei" }]);
      rmSync(other, { recursive: true });
    });

    it("shows what a newer card changes, and takes another signer only where it is named", async () => {
      const office = makeMachine();
      cpSync(join(folder, "network.json"), join(office, "networks/local/network.json"));
      cpSync(join(machine, "hefei"), join(office, "networks/local/keys/hefei"), { recursive: true });
      const [before, after] = ["hefei", "thief"].map((name) => inventedAccount(`${name} governance`));
      const made = await runNetwork(
        office,
        [
          ...["key", "--network", "local", "--chain-id", "90210", "--name", "hefei", "--code", inventedCode(9)],
          ...["--host", "10.0.9.5", "--governance", after!, "--json"],
        ],
        governing("thief"),
      );
      const { path } = jsonOf(made) as { path: string };
      const details = { member: "hefei", before, after };
      expect(refusalOf(await runNetwork(office, ["admit", path, "--yes", "--json"]))).to.deep.equal([
        ...[1, "CARD_NEW_SIGNER", details],
      ]);
      expect(
        refusalOf(await runNetwork(office, ["admit", path, "--yes", "--new-signer", "hefei", "--json"])),
      ).to.deep.equal([2, "NETWORK_ADDRESS", { option: "--new-signer" }]);
      const asked = await runNetwork(office, ["admit", path, "--new-signer", after!.toLowerCase()]);
      expect([asked.exitCode, asked.stdout]).to.deep.equal([2, ""]);
      expect(asked.stderr)
        .to.include("Newer card of hefei, version 2:")
        .and.include("10.0.9.4:30303 → 10.0.9.5:30303")
        .and.include(`${before} → ${after}`)
        .and.include(`− ${inventedAccount("a")}`);
      const admitted = await runNetwork(office, ["admit", path, "--yes", "--new-signer", after!, "--json"]);
      expect(jsonOf(admitted)).to.deep.include({ ok: true, state: "admitted" });
      rmSync(office, { recursive: true });
    });

    it("is done as well where the machine has no key", async () => {
      const office = makeMachine();
      cpSync(join(folder, "network.json"), join(office, "networks/local/network.json"));
      const admitted = await runNetwork(office, ["admit", card, "--yes", "--json"]);
      expect(jsonOf(admitted)).to.deep.include({ ok: true, state: "already", reloaded: [] });
      expect(jsonOf(await runNetwork(office, ["check", "--json"]))).to.deep.include({ state: "same" });
      expect(refusalOf(await runNetwork(office, ["status", "--json"]))).to.deep.equal([
        ...[1, "NODES_NONE", { path: join(office, "networks/local/keys") }],
      ]);
      expect(refusalOf(await runNetwork(office, ["dismiss", "hefei", "--yes", "--json"]))[1]).to.equal("NODES_NONE");
      const times = ["--time", `${later}`, "--block-period", "5", "--yes", "--json"];
      expect(jsonOf(await runNetwork(office, ["transition", ...times]))).to.deep.include({ ok: true, state: "added" });
      const blocks = ["--block", "999", "--validators", "member-1", "member-2", "--yes", "--json"];
      expect(jsonOf(await runNetwork(office, ["transition", ...blocks]))).to.deep.include({ ok: true, state: "added" });
      rmSync(office, { recursive: true });
    });

    it("is followed by join, at the new member's own machine, with the very card that it made", async () => {
      const office = makeMachine();
      const own = join(office, "networks/local");
      const path = join(folder, "network.json");
      expect(refusalOf(await runNetwork(office, ["join", path, "--yes", "--json"]))).to.deep.equal([
        ...[1, "CARD_NOT_ADMITTED", { path, folder: own }],
      ]);
      cpSync(join(machine, "hefei"), join(own, "keys/hefei"), { recursive: true });
      const asked = await runNetwork(office, ["join", path]);
      expect([asked.exitCode, asked.stdout]).to.deep.equal([2, ""]);
      expect(asked.stderr).to.include(network().fingerprint).and.include("--yes").and.not.include("--dry-run");
      expect(existsSync(join(own, "network.json"))).to.equal(false);

      const joined = await runNetwork(office, ["join", path, "--yes", "--json"]);
      expect(jsonOf(joined)).to.deep.include({ ok: true, state: "assembled", fingerprint: network().fingerprint });
      expect(readFileSync(join(own, "network.json"), "utf8")).to.equal(readFileSync(path, "utf8"));
      expect(jsonOf(await runNetwork(office, ["check", "--json"]))).to.deep.include({ state: "same" });

      const newer = ["--host", "10.0.9.9", "--governance", inventedAccount("hefei governance"), "--json"];
      const options = ["--network", "local", "--chain-id", "90210", "--name", "hefei", "--code", inventedCode(9)];
      expect((await runNetwork(office, ["key", ...options, ...newer], governing("hefei"))).exitCode).to.equal(0);
      expect(refusalOf(await runNetwork(office, ["join", path, "--yes", "--json"]))).to.deep.equal([
        ...[1, "CARD_NOT_NEWEST", { path, member: "hefei" }],
      ]);
      rmSync(office, { recursive: true });
    });

    it("and votes are not cast where there is no validator's key, nor is anybody taken out", async () => {
      const office = makeMachine();
      cpSync(join(folder, "network.json"), join(office, "networks/local/network.json"));
      cpSync(join(folder, "keys/member-1/rpc.key"), join(office, "networks/local/keys/member-1/rpc.key"));
      const calls = [
        ["vote", "add", "hefei"],
        ["vote", "discard", "hefei"],
        ["dismiss", "hefei", "--yes"],
      ];
      const ended = await Promise.all(calls.map((args) => runNetwork(office, [...args, "--json"])));
      for (const each of ended) {
        const fault = [1, "NODES_NONE", { path: join(office, "networks/local/keys") }];
        expect(refusalOf(each)).to.deep.equal(fault);
      }
      rmSync(office, { recursive: true });
    });
  });

  describe("where no node answers,", () => {
    before(() => renameSync(join(folder, "keys/member-1"), join(machine, "member-1")));
    after(() => renameSync(join(machine, "member-1"), join(folder, "keys/member-1")));

    it("dismiss takes nobody out", async () => {
      const [exitCode, code] = await refused("dismiss", "hefei", "--yes");
      expect([exitCode, code]).to.deep.equal([3, "NODE_UNREACHABLE"]);
    });

    it("status knows nothing, and says so", async () => {
      const [json, shown, chinese] = await Promise.all([
        run(["status", "--json"]),
        run(["status"]),
        run(["status", "--lang", "zh"]),
      ]);
      const nodes = network()
        .members.slice(2)
        .map(({ name, validator }) => ({
          name: `${name}-validator`,
          url: `http://127.0.0.1:${validator.rpcPort}`,
          state: null,
        }));
      expect(jsonOf(json)).to.deep.equal({ ok: false, exitCode: 3, chain: null, nodes, strangers: [], different: [] });
      expect(shown.exitCode).to.equal(3);
      expect(shown.stderr).to.include("No validator of this machine answers").and.include("npm run network -- up");
      expect(chinese.stderr).to.include("本机没有验证节点应答");
    });

    it("no vote is cast", async () => {
      for (const args of [
        ["vote", "add", "hefei"],
        ["vote", "drop", "member-2"],
      ]) {
        expect((await refused(...args)).slice(0, 2)).to.deep.equal([3, "NODE_UNREACHABLE"]);
      }
      expect(jsonOf(await run(["vote", "list", "--json"]))).to.deep.equal({ ok: true, exitCode: 0, votes: [] });
    });
  });

  describe("where a node answers that does not go on,", () => {
    let halted: StandingChain;
    before(() => {
      const validators = validatorsIn(folder, members);
      const time = Math.floor(Date.now() / 1_000) - 100;
      halted = { validators, sealers: validators.slice(0, 3), head: 12, time };
      node.serve({ ...halted, founding: network().founding });
    });

    it("status takes no other chain's node for the network's, and names the network that it is of", async () => {
      const name = "member-1-validator";
      const url = `http://127.0.0.1:${node.port}`;
      const founding = id("another founding");
      node.serve({ ...halted, founding });
      const genesisHash = genesisHashOf({ ...network(), founding });
      const [json, shown] = await Promise.all([run(["status", "--json"]), run(["status"])]);
      expect(jsonOf(json)).to.deep.include({ ok: false, exitCode: 3, chain: null, different: [] });
      expect(jsonOf(json).strangers).to.deep.equal([{ name, url, genesisHash }]);
      expect([shown.exitCode, shown.stderr.includes("No validator of this machine answers")]).to.deep.equal([3, false]);
      expect(shown.stderr).to.include(
        `At ${url}, where ${name} should answer, a node of another chain does: its first block is ${genesisHash}`,
      );

      const other = join(machine, "networks/other");
      mkdirSync(other);
      const { genesisHash: _, fingerprint, validators, ...plan } = network();
      writeFileSync(join(other, "network.json"), planText(networkOf({ ...plan, founding })));
      const named = await run(["status", "--network", "local"]);
      rmSync(other, { recursive: true });
      node.serve({ ...halted, founding: network().founding });
      expect(named.exitCode).to.equal(3);
      expect(named.stderr).to.include(`a node of the network local does (first block ${genesisHash})`);
      expect(named.stderr).to.include("npm run network -- down --network other");
    });

    it("status tells of what refuses the RPC node's token, and of the chain all the same", async () => {
      const { rpcPort } = network().members.find(({ name }) => name === "member-1")!.rpc!;
      // A request that is not read to its end may be cut off before its answer is.
      const strict = createHttpServer((request, response) => {
        request.resume().once("end", () => response.writeHead(401).end());
      }).listen(rpcPort, "127.0.0.1");
      await once(strict, "listening");
      const [json, shown] = await Promise.all([run(["status", "--json"]), run(["status"])]);
      strict.close();
      const url = `http://127.0.0.1:${rpcPort}`;
      const { chain, strangers } = jsonOf(json) as unknown as { readonly chain: object; readonly strangers: unknown };
      expect(strangers).to.deep.equal([{ name: "member-1-rpc", url, genesisHash: null }]);
      expect([json.exitCode, shown.exitCode]).to.deep.equal([3, 3]);
      expect(chain).to.include({ head: 12 });
      expect(shown.stderr).to.include(`What answers at ${url} refuses the token of member-1-rpc`);
      expect(shown.stderr).not.to.include("No validator of this machine answers");
    });

    it("status tells that no validator answers, too, where something else answers in the RPC node's place alone", async () => {
      const { rpcPort } = network().members.find(({ name }) => name === "member-1")!.rpc!;
      const strict = createHttpServer((request, response) => {
        request.resume().once("end", () => response.writeHead(401).end());
      }).listen(rpcPort, "127.0.0.1");
      await once(strict, "listening");
      const key = join(folder, "keys/member-1/validator.key");
      renameSync(key, `${key}.away`);
      const shown = await run(["status"]);
      renameSync(`${key}.away`, key);
      strict.close();
      expect(shown.exitCode).to.equal(3);
      expect(shown.stderr).to.include("refuses the token of member-1-rpc");
      expect(shown.stderr).to.include(
        "No validator of this machine answers, so it could not be told how the chain is.",
      );
    });

    it("status tells that the chain has halted, and who is missing", async () => {
      const status = await run(["status", "--json"]);
      const { chain, different } = jsonOf(status) as unknown as {
        readonly chain: { readonly validators: readonly { readonly address: string; readonly missing: boolean }[] };
        readonly different: unknown;
      };
      expect(status.exitCode).to.equal(3);
      expect(chain).to.include({ head: 12, round: 0, quorum: 3, blocks: 8, halted: true });
      expect(different).to.deep.equal([]);
      expect(chain.validators.map(({ address }) => address)).to.deep.equal(network().founders);
      const shown = await run(["status"]);
      expect(shown.stderr).to.match(/There has been no block for [1-9] min( \d+ s)?: the chain has halted/);
      // What a validator that has just ended did before stands as what it is.
      expect(shown.stdout).to.match(/sealed of the last 8 +made of them +state/);
      expect(shown.stdout).to.match(/ member-\d +8 +\d +took part in them\n/);
      expect((await run(["status", "--lang", "zh"])).stderr).to.match(/已 [1-9] 分( \d+ 秒)?没有新区块/);
    });

    it("status tells that no block was made yet, how many validators it takes, and knows of nobody's part", async () => {
      const { founding } = network();
      node.serve({ ...halted, head: 0, founding });
      const [json, shown, chinese] = await Promise.all([
        run(["status", "--json"]),
        run(["status"]),
        run(["status", "--lang", "zh"]),
      ]);
      node.serve({ ...halted, founding });
      const { chain, nodes } = jsonOf(json) as unknown as {
        readonly chain: { readonly validators: readonly object[] };
        readonly nodes: readonly { readonly state: object | null }[];
      };
      expect([json.exitCode, shown.exitCode]).to.deep.equal([3, 3]);
      expect(chain).to.include({ head: 0, age: null, halted: null, quorum: 3, blocks: 0 });
      expect(chain.validators).to.have.length(4);
      for (const each of chain.validators) expect(each).to.include({ sealed: 0, proposed: 0, missing: null });
      expect(nodes[0]!.state).to.include({ head: 0, age: null });
      expect(shown.stderr).to.equal(
        "No block was made yet. 3 of 4 validators must run and be connected to each other before the first one is made, so that it is not known who takes part.\n",
      );
      expect(shown.stdout)
        .to.match(/age +no block yet\n/)
        .and.match(/ member-1 +not known yet\n/);
      expect(chinese.stderr).to.include("4 个验证节点中需有 3 个运行并相互连接");
    });

    it("dismiss takes out neither a validator nor a stranger", async () => {
      const { address } = network().members.find(({ name }) => name === "member-2")!.validator;
      expect(await refused("dismiss", "member-2", "--yes")).to.deep.equal([
        1,
        "MEMBER_VALIDATOR",
        { member: "member-2", address, command: "npm run network -- vote drop member-2" },
      ]);
      expect((await refused("dismiss", "wuhu", "--yes"))[1]).to.equal("MEMBER_UNKNOWN");
    });

    it("dismiss takes nobody out whose node runs on this machine", async () => {
      // The key of the member whose machine is another comes here, and its node runs.
      const key = join(folder, "keys/hefei/validator.key");
      const processFile = join(folder, "run/hefei-validator.json");
      mkdirSync(join(folder, "keys/hefei"), { recursive: true, mode: 0o700 });
      mkdirSync(join(folder, "run"), { recursive: true });
      cpSync(join(machine, "hefei/validator.key"), key);
      const running = await startAsNode(join(folder, "data/hefei-validator"));
      writeFileSync(processFile, JSON.stringify({ process: running.pid }));
      try {
        const command = "npm run network -- down --member hefei";
        const fault = [1, "NODE_RUNS", { node: "hefei-validator", process: running.pid, command }];
        expect(await refused("dismiss", "hefei", "--yes")).to.deep.equal(fault);
        const down = await run(["down", "--member", "hefei", "--json"]);
        expect(jsonOf(down)).to.deep.include({ ended: ["hefei-validator"] });
      } finally {
        running.kill("SIGKILL");
        rmSync(join(folder, "keys/hefei"), { recursive: true });
      }
    });

    it("dismiss takes out who is a validator no more", async () => {
      const dismissed = await run(["dismiss", "hefei", "--yes", "--json"]);
      expect(jsonOf(dismissed)).to.deep.include({ ok: true, state: "dismissed", reloaded: [] });
      expect(network().members.map(({ name }) => name)).to.deep.equal(members);
      expect(existsSync(join(folder, "nodes/hefei/validator/config.toml"))).to.equal(false);
      expect(jsonOf(await run(["check", "--json"]))).to.deep.include({ state: "same" });
    });

    it("a vote is refused that would bring the chain nearer to a halt, and one that stays open is told of", async () => {
      const [first, second] = network().founders;
      const stranger = inventedAccount("stranger");
      expect(await refused("vote", "add", "nobody")).to.deep.equal([
        ...[2, "VOTE_UNKNOWN", { candidate: "nobody", members: members.join(", ") }],
      ]);
      expect(await refused("vote", "drop", first!)).to.deep.equal([
        1,
        "VOTE_TOO_FEW",
        { address: first, left: 3, fewest: 4 },
      ]);
      expect(await refused("vote", "add", stranger, "--wait", "0")).to.deep.equal([
        ...[1, "VOTE_NOT_CONNECTED", { address: stranger, node: "member-1-validator" }],
      ]);
      expect(await refused("vote", "drop", second!, "--force", "--wait", "0")).to.deep.equal([
        ...[3, "VOTE_OPEN", { address: second, seconds: 0, votes: 1, needed: 3 }],
      ]);
      const cast = [{ node: "member-1-validator", address: second, adds: false }];
      expect(jsonOf(await run(["vote", "list", "--json"]))).to.deep.include({ votes: cast });
      expect(jsonOf(await run(["vote", "discard", second!, "--json"]))).to.deep.include({
        address: second,
        discarded: 1,
      });
      expect(jsonOf(await run(["vote", "list", "--json"]))).to.deep.include({ votes: [] });
    });

    it("a vote waits for the new node to be connected", async () => {
      const key = new SigningKey(inventedKey("newcomer"));
      const newcomer = computeAddress(key);
      const before = node.asked().length;
      const voting = run(["vote", "add", newcomer, "--wait", "8"]);
      const asked = (): readonly string[] => node.asked().slice(before);
      while (asked().filter((method) => method === "admin_peers").length < 2) await sleep(50);
      expect(asked()).not.to.include("qbft_proposeValidatorVote");
      node.befriend(key.publicKey.slice(4));
      const { exitCode, stderr } = await voting;
      expect(exitCode).to.equal(3);
      expect(stderr).to.include(`Waiting until ${newcomer} is among the peers of member-1-validator.`);
      expect(stderr).to.include(`Voting for ${newcomer}`).and.include("VOTE_OPEN");
      await run(["vote", "discard", newcomer]);
    });

    it("a vote on what is so already is none", async () => {
      const [first] = network().founders;
      const already = await run(["vote", "add", first!, "--json"]);
      expect(jsonOf(already)).to.deep.include({
        ok: true,
        state: "already",
        adds: true,
        votes: 0,
        validators: network().founders,
      });
    });

    it("whoever waits for a block is told how many validators it takes", async () => {
      const { signal } = new AbortController();
      const { founders } = network();
      const halted = async (port: number, transitions: Network["transitions"]): Promise<unknown> => {
        const options = { seconds: 1, network: { transitions }, signal, statusCommand: "status --network local" };
        const waited = await waitForBlock(`http://127.0.0.1:${port}`, options).then(
          () => undefined,
          (error: unknown) => error,
        );
        expect(waited).to.be.instanceOf(NetworkError);
        const { code, kind, details } = waited as NetworkError;
        expect([code, kind]).to.deep.equal(["CHAIN_HALTED", "unknown"]);
        return details;
      };
      // Of those who seal now, whoever founded the network.
      const command = "status --network local";
      const four = { command, seconds: 1, head: 12, needed: 3, validators: 4 };
      expect(await halted(node.port, [])).to.deep.equal(four);
      const validators = founders.slice(0, 2);
      expect(await halted(node.port, [{ block: 12, validators }])).to.deep.equal(four);
      expect(await halted(node.port, [{ block: 13, validators }])).to.deep.equal({ ...four, needed: 2, validators: 2 });
      expect(await halted(await freeRow(1), [])).to.deep.equal({
        ...{ command, seconds: 1, head: "?", needed: "?", validators: "?" },
      });
    });

    it("whoever waits for a block is told of it, whatever another node answers", async () => {
      const refusing = createHttpServer((request, response) => {
        void readAll(request).then((body) => {
          const { id } = JSON.parse(body) as { readonly id: number };
          response.end(JSON.stringify({ jsonrpc: "2.0", id, error: { code: -32_000, message: "not now" } }));
        });
      }).listen(0, "127.0.0.1");
      await once(refusing, "listening");
      try {
        const waited = await waitForBlock(`http://127.0.0.1:${node.port}`, {
          ...{ seconds: 1, network: { transitions: [] }, signal: new AbortController().signal },
          ...{ others: [`http://127.0.0.1:${(refusing.address() as AddressInfo).port}`], statusCommand: "status" },
        }).catch((error: unknown) => error);
        expect(waited).to.be.instanceOf(NetworkError);
        expect((waited as NetworkError).code).to.equal("CHAIN_HALTED");
      } finally {
        refusing.close();
      }
    });

    it("`up` takes no block that its node fetches for a new one", async () => {
      const { rpcPort } = network().members.find(({ name }) => name === "member-2")!.validator;
      const behind = await startSealingNode();
      const serve = (head: number, time: number): void =>
        behind.serve({ ...halted, founding: network().founding, head, time });
      const front = createHttpServer((request, response) => {
        if (request.method === "GET") return void response.end();
        void readAll(request)
          .then((body) => fetch(`http://127.0.0.1:${behind.port}`, { method: "POST", body }))
          .then(async (answer) => response.end(await answer.text()));
      }).listen(rpcPort, "127.0.0.1");
      await once(front, "listening");
      const home = join(makeMachineIn(machine), "home");
      mkdirSync(join(home, "bin"), { recursive: true });
      writeFileSync(join(home, "bin/besu"), `#!/bin/sh\n${toldVersion}\n`, { mode: 0o755 });
      mkdirSync(join(folder, "run"), { recursive: true });
      const noted: (readonly [ChildProcess, string])[] = [];
      const noteRunning = async (name: string): Promise<void> => {
        const running = await startAsNode(join(folder, `data/${name}`));
        const file = join(folder, `run/${name}.json`);
        writeFileSync(file, JSON.stringify({ process: running.pid }));
        noted.push([running, file]);
      };
      /** Starts from block 5, and comes to another one once that was seen. */
      const up = async (head: number, time: number, ...options: readonly string[]): Promise<CliRun> => {
        serve(5, halted.time - 100);
        const before = behind.asked().length;
        const running = run(["up", "--member", "member-2", ...options], { BESU_HOME: home });
        while (!behind.asked().slice(before).includes("eth_getBlockByNumber")) await sleep(20);
        await sleep(200);
        serve(head, time);
        return running;
      };
      try {
        await noteRunning("member-2-validator");
        const alone = await up(7, halted.time - 80);
        expect([alone.exitCode, alone.stderr.includes("CHAIN_HALTED")]).to.deep.equal([0, false]);
        expect(alone.stdout).to.match(
          /member-2-validator fetches the blocks .* It has block 7, which is \d+ min( \d+ s)? old.*npm run network -- status\n/,
        );
        // The other node of this machine is at 12.
        await noteRunning("member-1-validator");
        const fetching = await up(12, halted.time, "--wait", "2", "--json");
        const values = { seconds: 2, head: 12, needed: 3, validators: 4, command: "npm run network -- status" };
        expect(refusalOf(fetching)).to.deep.equal([3, "CHAIN_HALTED", values]);
        const gone = await up(13, Math.floor(Date.now() / 1_000));
        expect([gone.exitCode, gone.stdout.includes("The chain goes on: block 13.")]).to.deep.equal([0, true]);
      } finally {
        for (const [running, file] of noted) {
          running.kill("SIGKILL");
          rmSync(file);
        }
        front.close();
        await behind.stop();
      }
    });

    it("a node that has not caught up with another is told from a chain that has halted", async () => {
      const behind = await startSealingNode();
      const error = { code: -32_000, message: "Timeout expired" };
      const busy = createHttpServer((_request, response) => {
        response.setHeader("content-type", "application/json").end(JSON.stringify({ jsonrpc: "2.0", id: 1, error }));
      });
      busy.listen(0, "127.0.0.1");
      await once(busy, "listening");
      try {
        behind.serve({ ...halted, founding: network().founding, head: 5 });
        const fault = async (...ports: readonly number[]): Promise<unknown> => {
          const waited = waitForBlock(`http://127.0.0.1:${behind.port}`, {
            ...{ seconds: 1, network: { transitions: [] }, signal: new AbortController().signal },
            ...{ others: ports.map((port) => `http://127.0.0.1:${port}`), statusCommand: "status" },
          });
          const thrown = await waited.then(
            () => undefined,
            (reason: unknown) => reason,
          );
          expect(thrown).to.be.instanceOf(NetworkError);
          const { code, kind, details } = thrown as NetworkError;
          return [code, kind, details];
        };
        const lags = { seconds: 1, head: 5, known: 12, command: "status" };
        expect(await fault(behind.port, node.port)).to.deep.equal(["NODE_BEHIND", "unknown", lags]);
        // One that had no more at first, and goes on while this one stands still.
        const ahead = await startSealingNode();
        ahead.serve({ ...halted, founding: network().founding, head: 5 });
        const waited = fault(ahead.port);
        while (!ahead.asked().includes("eth_getBlockByNumber")) await sleep(20);
        await sleep(200);
        ahead.serve({ ...halted, founding: network().founding, head: 12 });
        expect(await waited.finally(() => ahead.stop())).to.deep.equal(["NODE_BEHIND", "unknown", lags]);
        // One that has no time to answer for its head says nothing of this one's.
        const { port } = busy.address() as AddressInfo;
        const stands = { seconds: 1, head: 5, needed: 3, validators: 4, command: "status" };
        expect(await fault(port)).to.deep.equal(["CHAIN_HALTED", "unknown", stands]);
      } finally {
        busy.close();
        await behind.stop();
      }
    });

    it("a change at a block that is past is refused", async () => {
      const past = await refused("transition", "--block", "12", "--validators", ...members.slice(1), "--yes");
      expect(past).to.deep.equal([1, "TRANSITION_PAST", { field: "block", value: 12, head: 12 }]);
    });
  });

  describe("transition", () => {
    it("enters each kind in every node's genesis file, once", async () => {
      const before = network();
      const kinds: readonly (readonly string[])[] = [
        ["--block", "500", "--validators", ...members.slice(0, 3)],
        ["--time", `${later}`, "--block-period", "5"],
        ["--fork", "prague", "--time", `${later + 1}`],
      ];
      for (const kind of kinds) {
        const { exitCode, stdout, stderr } = await run(["transition", ...kind, "--yes"]);
        expect([
          exitCode,
          stdout.includes("Added to every node's genesis file; the first block's hash stays."),
        ]).to.deep.equal([0, true]);
        expect(stderr).to.include("To be the same at every node before then: {");
      }
      const addresses = members
        .slice(0, 3)
        .map((name) => before.members.find((each) => each.name === name)!.validator.address);
      const validators = addresses.sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
      expect(network().transitions).to.deep.equal([
        { block: 500, validators },
        { time: later, blockPeriodSeconds: 5 },
        { fork: "prague", time: later + 1 },
      ]);
      expect(network().genesisHash).to.equal(before.genesisHash);
      const again = await run(["transition", ...kinds[1]!, "--yes", "--json"]);
      expect(jsonOf(again)).to.deep.include({ state: "already", written: [], fingerprint: network().fingerprint });
      for (const name of members) {
        const genesis = readFileSync(join(folder, "nodes", name, "validator/genesis.json"), "utf8");
        expect(genesis).to.include('"pragueTime": 4000000001').and.include('"blockperiodseconds": 5');
      }
    });

    const wrong: readonly (readonly [args: readonly string[], exitCode: number, code: string, field?: string])[] = [
      [[], 2, "TRANSITION_FORM", "transition"],
      [["--block", "5"], 2, "TRANSITION_FORM", "transition"],
      [["--block", "5", "--block-period", "1"], 2, "TRANSITION_FORM", "block"],
      [["--time", "5", "--validators", "member-1"], 2, "TRANSITION_FORM", "time"],
      [["--fork", "paris", "--time", `${later}`], 2, "TRANSITION_FORM", "fork"],
      [["--fork", "osaka"], 2, "TRANSITION_FORM", "time"],
      [["--time", "5", "--block-period", "1"], 1, "TRANSITION_PAST", "time"],
      [["--block", "5", "--validators", "hefei"], 2, "VOTE_UNKNOWN"],
      [["--time", `${later}`, "--block-period", "1"], 1, "TRANSITION_CLASH"],
      [["--block", "0", "--validators", "member-1"], 2, "USAGE_NUMBER"],
      [["--time", `${later}`, "--block-period", "31"], 2, "NETWORK_PERIOD"],
    ];
    it("refuses what no node could keep to, and what is past", async () => {
      const before = contentOf();
      const ended = await Promise.all(wrong.map(([args]) => run(["transition", ...args, "--yes", "--json"])));
      expect(ended.map((each) => refusalOf(each).slice(0, 2))).to.deep.equal(
        wrong.map(([, exitCode, code]) => [exitCode, code]),
      );
      const fields = ended.map((each) => (refusalOf(each)[2] as { readonly field?: string }).field);
      expect(fields).to.deep.equal(wrong.map(([, , , field]) => field));
      expect(contentOf()).to.deep.equal(before);
    });
  });

  describe("backup", () => {
    const data = (): string => join(folder, "data/member-2-validator");
    let copy: string;
    before(() => {
      copy = join(machine, "copy");
      mkdirSync(join(data(), "database"), { recursive: true });
      writeFileSync(join(data(), "database/000001.sst"), "states");
      writeFileSync(join(data(), "DATABASE_METADATA.json"), "{}");
    });

    it("copies what a node has, with checksums", async () => {
      const made = await run(["backup", "member-2", copy, "--json"]);
      const subject = { genesisHash: network().genesisHash, node: "member-2-validator" };
      expect(jsonOf(made)).to.deep.equal({ ok: true, exitCode: 0, state: "done", ...subject, files: 2, path: copy });
      expect(filesIn(copy)).to.deep.equal(["backup.json", "data/DATABASE_METADATA.json", "data/database/000001.sst"]);
      expect(JSON.parse(readFileSync(join(copy, "backup.json"), "utf8"))).to.deep.include({
        ...{ format: "elicense-backup/1", ...subject },
        files: {
          "DATABASE_METADATA.json": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
          "database/000001.sst": "923b4b90ea64343e4a1cc2386c52fb2c0d197b0673cffbf1197169c27c8e4eb9",
        },
      });
    });

    it("goes into no folder that has something", async () => {
      expect(await refused("backup", "member-2", copy)).to.deep.equal([1, "FOLDER_TAKEN", { path: copy }]);
    });

    it("is put in the place of other data, which are put aside", async () => {
      writeFileSync(join(data(), "database/000001.sst"), "broken");
      const restored = await run(["restore", "member-2", copy, "--json"]);
      expect(jsonOf(restored)).to.deep.include({ ok: true, state: "done", aside: `${data()}.1` });
      expect(readFileSync(join(data(), "database/000001.sst"), "utf8")).to.equal("states");
      expect(readFileSync(join(`${data()}.1`, "database/000001.sst"), "utf8")).to.equal("broken");
      expect(filesIn(join(folder, "data"))).to.have.length(4);
    });

    it("is not taken where a file of it was changed, is missing, or is more, and nothing is changed", async () => {
      const file = join(copy, "data/database/000001.sst");
      const further = join(copy, "data/further");
      const broken = (name: string): unknown => [1, "BACKUP_BROKEN", { path: copy, file: name }];
      writeFileSync(file, "state5");
      expect(await refused("restore", "member-2", copy)).to.deep.equal(broken("database/000001.sst"));
      rmSync(file);
      expect(await refused("restore", "member-2", copy)).to.deep.equal(broken("database/000001.sst"));
      writeFileSync(file, "states");
      writeFileSync(further, "");
      expect(await refused("restore", "member-2", copy)).to.deep.equal(broken("further"));
      rmSync(further);
      // A name that every object of JavaScript has something of.
      const inherited = join(copy, "data/__proto__");
      writeFileSync(inherited, "");
      expect(await refused("restore", "member-2", copy)).to.deep.equal(broken("__proto__"));
      rmSync(inherited);
      symlinkSync("/etc/hostname", further);
      expect(await refused("restore", "member-2", copy)).to.deep.equal(broken("further"));
      rmSync(further);
    });

    it("is not taken of another node, and not where its list is none", async () => {
      const { genesisHash } = network();
      expect(await refused("restore", "member-3", copy)).to.deep.equal([
        1,
        "BACKUP_OTHER",
        { path: copy, node: "member-2-validator", genesisHash, expected: `member-3-validator (${genesisHash})` },
      ]);
      const path = join(copy, "backup.json");
      const list = readFileSync(path, "utf8");
      const noText = '{"format":"elicense-backup/1","node":{"toString":1},"genesisHash":[{"toString":1}]}';
      for (const text of ["null", "[]", '{"format":"elicense-backup/1"}', noText]) {
        writeFileSync(path, text);
        expect((await refused("restore", "member-2", copy))[1]).to.equal("BACKUP_OTHER");
      }
      writeFileSync(path, list.slice(0, 9));
      expect(await refused("restore", "member-2", copy)).to.deep.equal([1, "FILE_NOT_JSON", { path }]);
      rmSync(path);
      expect(await refused("restore", "member-2", copy)).to.deep.equal([
        2,
        "FILE_UNREADABLE",
        { path, reason: "ENOENT" },
      ]);
    });

    it("is neither made nor restored where there is nothing to copy, or no such node", async () => {
      expect((await refused("backup", "member-3", join(machine, "none"))).slice(0, 2)).to.deep.equal([
        2,
        "FILE_UNREADABLE",
      ]);
      expect(existsSync(join(machine, "none"))).to.equal(false);
      expect((await refused("backup", "member-3", join(machine, "none"), "--rpc"))[1]).to.equal("NODES_NONE");
    });

    it("is made once a node has ended, which is said, and how long that may take", async () => {
      mkdirSync(join(folder, "run"), { recursive: true });
      const running = await startAsNode(data());
      writeFileSync(join(folder, "run/member-2-validator.json"), JSON.stringify({ process: running.pid }));
      const down = await run(["down", "--member", "member-2"]);
      expect([down.exitCode, down.stdout]).to.deep.equal([0, "Ended: member-2-validator\n"]);
      expect(down.stderr).to.equal(
        "Ending member-2-validator. One that has not ended after 60 s is killed, which its database stands.\n",
      );
      const help = await run(["down", "--help"]);
      expect(help.stdout.replace(/\s+/g, " ")).to.include("one that has not ended after 60 s is killed");
    });

    it("is of a node that was killed since it did not end in time", async () => {
      mkdirSync(join(folder, "run"), { recursive: true });
      const running = await startAsNode(data());
      process.kill(running.pid!, "SIGSTOP");
      writeFileSync(join(folder, "run/member-2-validator.json"), JSON.stringify({ process: running.pid }));
      const [local] = nodesHere(folder, network(), "member-2");
      expect(await endNode(local!, { seconds: 1 })).to.equal("killed");
      expect(existsSync(local!.processFile)).to.equal(false);
      expect(await endNode(local!)).to.equal(undefined);
    });

    describe("of a node that runs", () => {
      let running: ChildProcess;
      before(async () => {
        running = await startAsNode(data());
        mkdirSync(join(folder, "run"), { recursive: true });
        writeFileSync(join(folder, "run/member-2-validator.json"), JSON.stringify({ process: running.pid }));
      });
      after(() => void running.kill("SIGKILL"));

      it("is refused, both ways", async () => {
        const command = "npm run network -- down --member member-2";
        const fault = [1, "NODE_RUNS", { node: "member-2-validator", process: running.pid, command }];
        expect(await refused("backup", "member-2", join(machine, "none"))).to.deep.equal(fault);
        expect(await refused("restore", "member-2", copy)).to.deep.equal(fault);
      });

      it("and `down` ends that node, and no other program", async () => {
        const ended = once(running, "exit");
        expect(jsonOf(await run(["down", "--member", "member-2", "--json"]))).to.deep.equal({
          ...{ ok: true, exitCode: 0, ended: ["member-2-validator"], killed: [] },
        });
        expect((await ended)[1]).to.equal("SIGTERM");
        // A number that another program has now.
        writeFileSync(join(folder, "run/member-2-validator.json"), JSON.stringify({ process: process.pid }));
        expect(jsonOf(await run(["down", "--json"]))).to.deep.include({ ended: [] });
        const shown = await run(["down", "--lang", "zh"]);
        expect([shown.exitCode, shown.stdout]).to.deep.equal([0, "没有正在运行的节点。\n"]);
      });
    });
  });

  describe("the engine", () => {
    let empty: string;
    before(() => {
      empty = makeMachine();
    });
    after(() => rmSync(empty, { recursive: true }));

    /** A folder with a program in it, which says that it is the oldest Besu that is supported. */
    const withProgram = (name: string, ...path: readonly string[]): string => {
      const place = join(makeMachineIn(empty), ...path);
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, name), `#!/bin/sh\n${toldVersion}\n`, { mode: 0o755 });
      return place;
    };

    it("is sought in BESU_HOME, then on the PATH, then as Docker's image", () => {
      const home = join(withProgram("besu", "bin"), "..");
      const besu = withProgram("besu");
      const docker = withProgram("docker");
      const PATH = [empty, docker, besu].join(":");
      expect(findEngine({ BESU_HOME: home, PATH })).to.deep.equal({ kind: "program", path: join(home, "bin/besu") });
      expect(findEngine({ PATH })).to.deep.equal({ kind: "program", path: join(besu, "besu") });
      expect(findEngine({ BESU_HOME: "", PATH })).to.deep.equal({ kind: "program", path: join(besu, "besu") });
      expect(findEngine({ PATH: docker })).to.deep.equal({
        ...{ kind: "docker", path: join(docker, "docker"), image: "hyperledger/besu:26.8.0" },
      });
      // Who says where it is wants no other.
      expect(faultOf(() => findEngine({ BESU_HOME: empty, PATH }))).to.deep.equal({
        ...{ code: "ENGINE_NOT_AT_HOME", details: { home: empty, path: join(empty, "bin/besu"), version: "26.8.0" } },
      });
      expect(faultOf(() => findEngine({})).code).to.equal("ENGINE_MISSING");
    });

    it("is asked for where it is missing, with what to do", async () => {
      for (const command of ["up", "restart"]) {
        const missing = await run([command, "--json"], { PATH: empty });
        expect(refusalOf(missing)).to.deep.equal([2, "ENGINE_MISSING", { version: "26.8.0" }]);
      }
      for (const command of ["up", "restart"]) {
        const elsewhere = await run([command, "--json"], { BESU_HOME: empty, PATH: empty });
        const details = { home: empty, path: join(empty, "bin/besu"), version: "26.8.0" };
        expect(refusalOf(elsewhere)).to.deep.equal([2, "ENGINE_NOT_AT_HOME", details]);
      }
      const shown = await run(["up", "--lang", "zh"], { PATH: empty });
      expect([shown.exitCode, shown.stdout]).to.deep.equal([2, ""]);
      expect(shown.stderr).to.include("请安装 Besu 26.8.0 或更新版本");
    });

    it("is started at no port that another program has", async () => {
      const [, { host, validator }] = network().members as readonly [JoiningCard, JoiningCard];
      const { port } = validator;
      const other = createServer().listen(port, host);
      await once(other, "listening");
      const home = join(withProgram("besu", "bin"), "..");
      const taken = await run(["up", "--member", "member-2", "--json"], { BESU_HOME: home });
      other.close();
      expect(refusalOf(taken)).to.deep.equal([1, "NODE_PORT_TAKEN", { host, port, node: "member-2-validator" }]);
    });

    it("is started at no port that a node of another network of this machine has, and that one is named", async () => {
      const [, { host, validator }] = network().members as readonly [JoiningCard, JoiningCard];
      const { port } = validator;
      const other = join(machine, "networks/other");
      cpSync(join(folder, "network.json"), join(other, "network.json"));
      cpSync(join(folder, "keys/member-2"), join(other, "keys/member-2"), { recursive: true });
      const listening = createServer().listen(port, host);
      await once(listening, "listening");
      const running = await startAsNode(join(other, "data/member-2-validator"));
      mkdirSync(join(other, "run"));
      writeFileSync(join(other, "run/member-2-validator.json"), JSON.stringify({ process: running.pid }));
      const home = join(withProgram("besu", "bin"), "..");
      const here = ["--network", "local", "--json"];
      const up = await run(["up", "--member", "member-2", ...here], { BESU_HOME: home });
      mkdirSync(join(folder, "data/member-2-validator"), { recursive: true });
      const backup = await run(["backup", "member-2", join(machine, "none"), ...here]);
      running.kill("SIGKILL");
      listening.close();
      rmSync(other, { recursive: true });
      const details = {
        ...{ host, port, node: "member-2-validator", owner: "member-2-validator", network: "local" },
        command: "npm run network -- down --network other",
      };
      const fault = [1, "NODE_PORT_OF_NETWORK", details];
      expect([up, backup].map(refusalOf)).to.deep.equal([fault, fault]);
    });

    it("is started at no port that another network's node has, though its card names another address", async () => {
      const { port } = network().members.find(({ name }) => name === "member-2")!.validator;
      // Of no machine: it listens at all the addresses that this one has.
      const host = "192.0.2.4";
      const free = await freeRow(2);
      const cards = ["anhui", "hefei", "shanghai"].map((name) => join(projectRoot, `samples/cards/${name}.card.json`));
      const listening = createServer().listen(port, "127.0.0.1");
      await once(listening, "listening");
      const running = await startAsNode(join(folder, "data/member-2-validator"));
      mkdirSync(join(folder, "run"), { recursive: true });
      writeFileSync(join(folder, "run/member-2-validator.json"), JSON.stringify({ process: running.pid }));
      try {
        const made = await run(
          [
            ...[
              "key",
              "--network",
              "sample",
              "--chain-id",
              "90210",
              "--name",
              "bozhou",
              "--code",
              "1134160000FAKE039R",
            ],
            ...["--host", host, "--port", `${port}`, "--rpc-port", `${free}`, "--metrics-port", `${free + 1}`],
            ...["--no-rpc", "--governance", developmentSigner(0).address],
          ],
          { ELICENSE_DEPLOYER_PRIVATE_KEY: developmentSigner(0).privateKey },
        );
        expect(made.exitCode, made.stderr).to.equal(0);
        const own = join(machine, "networks/sample/keys/bozhou/bozhou.card.json");
        expect((await run(["assemble", ...cards, own])).exitCode).to.equal(0);
        const home = join(withProgram("besu", "bin"), "..");
        const up = await run(["up", "--network", "sample", "--json"], { BESU_HOME: home });
        const details = {
          ...{ host, port, node: "bozhou-validator", owner: "member-2-validator", network: "local" },
          command: "npm run network -- down --network local --member member-2",
        };
        expect(refusalOf(up)).to.deep.equal([1, "NODE_PORT_OF_NETWORK", details]);
      } finally {
        running.kill("SIGKILL");
        listening.close();
        rmSync(join(folder, "run/member-2-validator.json"));
        rmSync(join(machine, "networks/sample"), { recursive: true, force: true });
      }
    });

    it("starts a node once, and that one is found and ended, where several programs start it at one instant", async () => {
      const home = join(withProgram("besu", "bin"), "..");
      const starts = join(home, "starts");
      const script = "setInterval(() => {}, 1000)";
      writeFileSync(
        join(home, "bin/besu"),
        `#!/bin/sh\necho $$ >> '${starts}'\nexec '${process.execPath}' -e '${script}' -- "$@"\n`,
        { mode: 0o755 },
      );
      const [local] = nodesHere(folder, network(), "member-2");
      const started = await Promise.all([1, 2, 3].map(() => startNode(findEngine({ BESU_HOME: home }), local!)));
      while (!existsSync(starts) || !readFileSync(starts, "utf8").endsWith("\n")) await sleep(20);
      const pids = readFileSync(starts, "utf8").trim().split("\n").map(Number);
      try {
        expect([...started].sort()).to.deep.equal([false, false, true]);
        expect(pids).to.have.length(1);
        expect(await findProcess(local!)).to.deep.equal({ process: pids[0] });
        expect(await Promise.all([endNode(local!), endNode(local!)])).to.have.members(["ended", undefined]);
      } finally {
        for (const pid of pids) if (isAlive(pid)) process.kill(pid, "SIGKILL");
      }
    });

    it("that ends by itself is told of, by its last words, and is given paths in UTF-8 in whatever language", async () => {
      const home = join(withProgram("besu", "bin"), "..");
      writeFileSync(
        join(home, "bin/besu"),
        `#!/bin/sh\n${toldVersion}\necho starting\necho Failed to start: Invalid key under $LC_ALL >&2\nexit 1\n`,
        { mode: 0o755 },
      );
      const failed = await run(["up", "--member", "member-2", "--json"], { BESU_HOME: home, LC_ALL: "C" });
      const [exitCode, code, details] = refusalOf(failed);
      expect([exitCode, code]).to.deep.equal([1, "ENGINE_FAILED"]);
      const language = process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8";
      expect(details).to.include({
        ...{ node: "member-2-validator", reason: `Failed to start: Invalid key under ${language}` },
      });
      const again = await run(["restart", "--member", "member-2", "--wait", "70"], { BESU_HOME: home });
      expect(again.stderr).to.include("Restarting member-2-validator. What has not ended after 60 s is killed.");
      expect(again.stderr).to.include("until a node answers again, 180 s at most.\nThen it is waited until the chain");
      expect(again.stderr).to.include("goes on, for 70 s at most.\n").and.include("ENGINE_FAILED");
    });
  });

  describe("the engine, which starts one node and not the others,", () => {
    let running: string;
    before(() => {
      // At its port the node of these tests answers.
      renameSync(join(folder, "keys/member-1"), join(machine, "member-1"));
      running = join(makeMachineIn(machine), "running");
    });
    after(() => renameSync(join(machine, "member-1"), join(folder, "keys/member-1")));

    it("has `up` name the one that runs on, and what ends it", async () => {
      mkdirSync(join(running, "bin"), { recursive: true });
      const script = "setInterval(() => {}, 1000)";
      const runs = `case "$*" in *data/member-2-validator*) exec '${process.execPath}' -e '${script}' -- "$@";; esac`;
      const program = `#!/bin/sh\n${toldVersion}\n${runs}\necho Failed to start >&2\nexit 1\n`;
      writeFileSync(join(running, "bin/besu"), program, { mode: 0o755 });
      const [shown, json] = [
        await run(["up"], { BESU_HOME: running }),
        await run(["up", "--member", "member-3", "--json"], { BESU_HOME: running }),
      ];
      const down = await run(["down", "--json"]);
      expect(shown.exitCode, shown.stderr).to.equal(1);
      expect(shown.stderr).to.include("[ENGINE_FAILED] The node member-");
      expect(shown.stderr).to.include(
        "These run, and go on running: member-2-validator. End them: npm run network -- down\n",
      );
      // Another member's node is none of this command's.
      expect([refusalOf(json)[1], json.stderr]).to.deep.equal(["ENGINE_FAILED", ""]);
      expect(jsonOf(down)).to.deep.include({ ended: ["member-2-validator"] });
    });
  });

  describe("the command that is to be typed next", () => {
    const other = (): string => join(machine, "networks", "other");
    const silent = async (...args: readonly string[]): Promise<string> => (await run(["status", ...args])).stderr;
    const hide = async (action: () => Promise<void>): Promise<void> => {
      renameSync(join(folder, "keys/member-1"), join(machine, "member-1"));
      try {
        await action();
      } finally {
        renameSync(join(machine, "member-1"), join(folder, "keys/member-1"));
        rmSync(other(), { recursive: true, force: true });
        rmSync(join(machine, "else where"), { recursive: true, force: true });
      }
    };

    it("names the network where there are two, and only then", () =>
      hide(async () => {
        expect(await silent()).to.include("Start it: npm run network -- up\n");
        cpSync(join(folder, "network.json"), join(other(), "network.json"));
        expect(await silent("--network", "local")).to.include("Start it: npm run network -- up --network local\n");
        const again = await run([
          "transition",
          "--time",
          `${later}`,
          "--block-period",
          "5",
          "--yes",
          "--network",
          "local",
        ]);
        expect(again.stdout).to.include("npm run network -- restart --network local\n");
      }));

    it("has the folder of a network that is elsewhere, for a shell", () =>
      hide(async () => {
        cpSync(folder, join(machine, "else where"), { recursive: true });
        const said = await silent("--network", join(machine, "else where"));
        expect(said).to.include("Start it: npm run network -- up --network 'else where'\n");
      }));

    it("names the member where this machine runs several, and its node alone is meant", async () => {
      const copy = join(machine, "copy of one");
      mkdirSync(join(folder, "data/member-2-validator/database"), { recursive: true });
      await run(["backup", "member-2", copy]);
      const several = await run(["restore", "member-2", copy]);
      expect(several.stdout).to.include("Start it: npm run network -- up --member member-2\n");
      expect(several.stdout).to.match(
        /What was there is put aside in \S+\/data\/member-2-validator\.\d, and stays until/,
      );
      const others = ["member-1", "member-3", "member-4"];
      for (const name of others) renameSync(join(folder, "keys", name), join(machine, name));
      const alone = await run(["restore", "member-2", copy]);
      for (const name of others) renameSync(join(machine, name), join(folder, "keys", name));
      expect(alone.stdout).to.include("Start it: npm run network -- up\n");
    });
  });

  describe("called in a wrong way", () => {
    const calls: readonly (readonly [args: readonly string[], code: string])[] = [
      [["fly"], "USAGE_UNKNOWN_COMMAND"],
      [[], "USAGE_NO_COMMAND"],
      [["status", "--fast"], "USAGE_UNKNOWN_OPTION"],
      [["assemble"], "USAGE_MISSING_ARGUMENT"],
      [["key", "--network", "x"], "USAGE_MISSING_OPTION"],
      [["check", "--card"], "USAGE_MISSING_VALUE"],
      [["check", "--card", "--json"], "USAGE_MISSING_VALUE"],
      [["status", "now"], "USAGE_EXCESS_ARGUMENTS"],
      [["init", "--local", "3"], "USAGE_NUMBER"],
      [["init", "--local", "100"], "USAGE_NUMBER"],
      [["up", "--wait", "-1"], "USAGE_NUMBER"],
      [["status", "--network", "jiangsu"], "NETWORK_MISSING"],
    ];
    it("says so, with exit code 2", async () => {
      const ended = await Promise.all(calls.map(([args]) => run([...args, "--json"])));
      expect(ended.map((each) => refusalOf(each).slice(0, 2))).to.deep.equal(calls.map(([, code]) => [2, code]));
      const named = await run(["status", "--network", "jiangsu"]);
      expect(named.stderr).to.include("Networks there are: local. Name one of them").and.include("init --local 4");
      // As a shell completes it, and elsewhere: whatever is named is sought in the same place.
      const typed = ["networks/jiangsu", join(machine, "elsewhere/jiangsu")];
      const paths = await Promise.all(typed.map((path) => run(["status", "--network", path, "--json"])));
      expect(paths.map(refusalOf)).to.deep.equal([
        [2, "NETWORK_MISSING", { path: join(machine, "networks/networks/jiangsu"), names: "local" }],
        [2, "NETWORK_MISSING", { path: join(machine, "elsewhere/jiangsu"), names: "local" }],
      ]);
    });

    it("names the command that shows how it is called, as it is typed here", async () => {
      const [english, chinese] = await Promise.all([run([]), run(["--lang", "zh"])]);
      const installed = await run([], { npm_lifecycle_event: "" });
      expect(english.stderr).to.equal(
        "[USAGE_NO_COMMAND] Name a command. See how it is called: npm run network -- --help\n",
      );
      expect(chinese.stderr).to.include("查看用法：npm run network -- --help");
      expect(installed.stderr).to.include("See how it is called: elicense --help");
    });

    it("says how few members a network of this machine has", async () => {
      const help = await run(["init", "--help"]);
      expect(help.stdout.replace(/\s+/g, " ")).to.include("how many members, 4 to 99, each with a validator");
    });

    it("asks which network is meant where there are several", async () => {
      cpSync(join(folder, "network.json"), join(machine, "networks/other/network.json"));
      const several = await run(["check", "--json"]);
      const byPath = await run(["check", "--network", join(machine, "networks/local"), "--json"]);
      rmSync(join(machine, "networks/other"), { recursive: true });
      const names = { path: join(machine, "networks"), names: "local, other" };
      expect(refusalOf(several)).to.deep.equal([2, "NETWORK_AMBIGUOUS", names]);
      expect(jsonOf(byPath)).to.deep.include({ folder });
    });

    it("explains itself in both languages", async () => {
      const [english, chinese] = await Promise.all([run(["--help"]), run(["vote", "--help", "--lang", "zh"])]);
      expect(english.exitCode).to.equal(0);
      for (const name of ["key", "assemble", "check", "transition"])
        expect(english.stdout).to.include(`  ${name} [options]`);
      expect(english.stdout).to.include("Usage: npm run network -- [options] <command>");
      expect(chinese.stdout).to.include("就验证节点投票");
    });
  });

  describe("at last", () => {
    it("has not said a secret", () => {
      const said = runs
        .map(({ stdout, stderr }) => stdout + stderr)
        .join("\n")
        .toLowerCase();
      const keys = [folder, machine]
        .flatMap((place) => filesIn(place).map((file) => join(place, file)))
        .filter((file) => file.endsWith(".key"));
      expect(keys).to.have.length.above(5);
      for (const file of keys) expect(said, file).not.to.include(readFileSync(file, "utf8").replace("0x", "").trim());
      expect(said).not.to.include("private key-----");
      expect(parseCard(JSON.parse(readFileSync(join(machine, "hefei.card.json"), "utf8")), "hefei").name).to.equal(
        "hefei",
      );
    });
  });
});

describe("several networks of one machine", function () {
  this.timeout(120_000);
  let machine: string;
  before(() => {
    machine = makeMachine();
  });
  after(() => rmSync(machine, { recursive: true }));

  const init = (name: string, ...options: readonly string[]): Promise<CliRun> =>
    runNetwork(machine, ["init", "--local", "4", "--name", name, ...options, "--json"]);
  const placesOf = (name: string): readonly number[] => {
    const { chainId, members: all } = readNetwork(join(machine, "networks", name));
    const [{ validator, rpc }] = all as readonly [JoiningCard];
    return [chainId, ...[validator, rpc!].flatMap(({ port, rpcPort, metricsPort }) => [port, rpcPort, metricsPort])];
  };

  it("get a chain id and ports of their own where none are named, and keep them when they are made again", async () => {
    for (const name of ["first", "second", "third"]) {
      const made = await init(name);
      expect(made.exitCode, made.stdout).to.equal(0);
    }
    expect(placesOf("first")).to.deep.equal([90_210, 30_500, 8_700, 9_700, 30_600, 8_800, 9_800]);
    expect(placesOf("second")).to.deep.equal([90_211, 30_700, 8_900, 9_900, 30_800, 9_000, 10_000]);
    expect(placesOf("third")).to.deep.equal([90_212, 30_900, 9_100, 10_100, 31_000, 9_200, 10_200]);
    for (const name of ["first", "second"]) {
      expect(jsonOf(await init(name))).to.deep.include({ ok: true, state: "already", written: [] });
    }
  });

  it("are refused what another has, by that one's name", async () => {
    for (const [option, value, taken] of [
      ["--chain-id", 90_211, 90_211],
      ["--port", 30_701, 30_701],
      ["--rpc-port", 8_897, 8_900],
      ["--metrics-port", 9_899, 9_900],
    ] as const) {
      expect(refusalOf(await init("fourth", option, String(value)))).to.deep.equal([
        ...[2, "NETWORK_CLASH", { option, value, network: "second", taken }],
      ]);
    }
    expect(existsSync(join(machine, "networks/fourth"))).to.equal(false);
  });
});

/** Starts what runs with a node's data: by that alone a node of this machine is known. */
async function startAsNode(data: string): Promise<ChildProcess> {
  const script = "console.log(); setInterval(() => {}, 1000)";
  const running = spawn(process.execPath, ["-e", script, "--", `--data-path=${data}`], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  await once(running.stdout, "data");
  return running;
}

let made = 0;

/** A further folder in one. */
function makeMachineIn(folder: string): string {
  const place = join(folder, String(++made));
  mkdirSync(place);
  return place;
}
