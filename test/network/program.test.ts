import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

import { expect } from "chai";
import { Wallet } from "ethers";
import { after, before, describe, it } from "mocha";

import { assemble, planText } from "../../network/Network.js";
import { parseCard, type JoiningCard } from "../../network/JoiningCard.js";
import { jsonOf, type CliRun } from "../scripts/commands/runCli.js";
import { inventedAccount, inventedCode, inventedKey } from "./departments.js";
import { filesIn, makeMachine, refusalOf, runNetwork } from "./runNetwork.js";

const names = ["bozhou", "fuyang", "hefei", "wuhu"] as const;
type Name = (typeof names)[number];

/** What a department says when it makes its card. */
function keyOptions(name: Name, ...more: readonly string[]): readonly string[] {
  const number = names.indexOf(name) + 1;
  return [
    ...["key", "--network", "anhui", "--chain-id", "90210", "--name", name, "--code", inventedCode(number)],
    ...["--host", `10.0.${number}.4`, "--governance", inventedAccount(`${name} governance`), ...more],
  ];
}

/** The settings of a department's machine that has the governance signer's key. */
function settingsOf(name: string): Readonly<Record<string, string>> {
  return { ELICENSE_DEPLOYER_PRIVATE_KEY: inventedKey(`${name} governance`) };
}

describe("four departments, each at a machine of its own", function () {
  this.timeout(120_000);
  const machines = {} as Record<Name, string>;
  const runs: CliRun[] = [];
  let made: readonly CliRun[];
  let carried: string;

  const run = async (name: Name, ...args: readonly string[]): Promise<CliRun> => {
    const ended = await runNetwork(machines[name], args, settingsOf(name));
    runs.push(ended);
    return ended;
  };
  const networkOf = (name: Name): string => join(machines[name], "networks", "anhui");
  const keysOf = (name: Name): string => join(networkOf(name), "keys", name);
  const cardPathOf = (name: Name): string => join(keysOf(name), `${name}.card.json`);
  const cardIn = (name: Name): JoiningCard => parseCard(JSON.parse(readFileSync(cardPathOf(name), "utf8")), name);
  const handedOver = (): readonly string[] => names.map((name) => join(carried, `${name}.card.json`));

  before(async () => {
    for (const name of names) machines[name] = makeMachine();
    carried = makeMachine();
    const accounts = ["issuer", "clerk"].map((who) => inventedAccount(`bozhou ${who}`));
    made = await Promise.all([
      run("bozhou", ...keyOptions("bozhou", "--json", "--account", ...accounts)),
      run("fuyang", ...keyOptions("fuyang", "--no-rpc", "--json")),
      run("hefei", ...keyOptions("hefei", "--port", "30304", "--json")),
      run("wuhu", ...keyOptions("wuhu", "--lang", "zh")),
    ]);
    expect(
      made.map(({ exitCode }) => exitCode),
      made.map(({ stdout }) => stdout).join(),
    ).to.deep.equal([0, 0, 0, 0]);
    // What they exchange are the cards, and nothing else.
    for (const name of names) copyFileSync(cardPathOf(name), join(carried, `${name}.card.json`));
  });

  after(() => {
    for (const folder of [...Object.values(machines), carried]) rmSync(folder, { recursive: true });
  });

  it("made keys that nobody else reads, and a card that says what they were told", () => {
    expect(filesIn(machines.bozhou).map((path) => path.replace("networks/anhui/keys/bozhou/", ""))).to.deep.equal([
      ...["bozhou.card.json", "jwt.key.pem", "jwt.pub.pem", "rpc.key", "validator.key"],
    ]);
    expect(filesIn(keysOf("fuyang"))).to.deep.equal(["fuyang.card.json", "validator.key"]);
    for (const name of names) {
      expect(statSync(keysOf(name)).mode & 0o777).to.equal(0o700);
      for (const file of filesIn(keysOf(name)).filter((path) => path.includes(".key"))) {
        expect(statSync(join(keysOf(name), file)).mode & 0o777, file).to.equal(0o600);
      }
    }
    const { validator, rpc, ...card } = cardIn("bozhou");
    expect(card).to.deep.include({
      host: "10.0.1.4",
      network: "anhui",
      chainId: 90_210,
      version: 1,
      name: "bozhou",
      code: inventedCode(1),
    });
    expect(card.governanceSigner).to.equal(inventedAccount("bozhou governance"));
    expect(card.accounts).to.have.members(["issuer", "clerk"].map((who) => inventedAccount(`bozhou ${who}`)));
    expect(validator).to.include({ port: 30_303, rpcPort: 8_545, metricsPort: 9_545 });
    expect(rpc).to.include({ port: 30_403, rpcPort: 8_645, metricsPort: 9_645 });
    expect(cardIn("fuyang").rpc).to.equal(null);
    expect(cardIn("hefei").validator.port).to.equal(30_304);
    expect(cardIn("hefei").rpc).to.include({ port: 30_404 });
    expect(jsonOf(made[0]!)).to.deep.equal({
      ...{ ok: true, exitCode: 0, state: "made", card: JSON.parse(JSON.stringify(cardIn("bozhou"))) as unknown },
      path: cardPathOf("bozhou"),
    });
  });

  it("were told in their own language", () => {
    expect(made[3]!.stdout)
      .to.include("入网卡")
      .and.include("同一密钥不得在两台机器上同时运行。")
      .and.include(cardIn("wuhu").validator.address);
  });

  it("keep their key, and their card's version, where they say the same again", async () => {
    const before = filesIn(keysOf("fuyang")).map((file) => readFileSync(join(keysOf("fuyang"), file), "utf8"));
    const again = await run("fuyang", ...keyOptions("fuyang", "--no-rpc", "--json"));
    expect(jsonOf(again)).to.deep.include({
      state: "already",
      card: JSON.parse(JSON.stringify(cardIn("fuyang"))) as unknown,
    });
    expect(filesIn(keysOf("fuyang")).map((file) => readFileSync(join(keysOf("fuyang"), file), "utf8"))).to.deep.equal(
      before,
    );
    const shown = await run("fuyang", ...keyOptions("fuyang", "--no-rpc"));
    expect([shown.exitCode, shown.stderr]).to.deep.equal([0, ""]);
    expect(shown.stdout).to.include("networks/anhui/keys/fuyang/fuyang.card.json (version 1)");
    expect(shown.stdout).to.include("The keys are those that were there.");
  });

  it("assemble the same network of their cards, in whatever order, to the byte", async () => {
    const [first, second, third, fourth] = handedOver() as [string, string, string, string];
    const ended = await Promise.all([
      run("bozhou", "assemble", first, second, third, fourth, "--json"),
      run("fuyang", "assemble", fourth, third, second, first, "--json"),
      run("hefei", "assemble", second, first, fourth, third, third),
      run("wuhu", "assemble", third, fourth, first, second, "--lang", "zh"),
    ]);
    expect(ended.map(({ exitCode }) => exitCode)).to.deep.equal([0, 0, 0, 0]);
    const contents = names.map((name) =>
      filesIn(networkOf(name))
        .filter((path) => !path.startsWith("keys/"))
        .map((path) => [path, readFileSync(join(networkOf(name), path), "utf8")]),
    );
    for (const content of contents) expect(content).to.deep.equal(contents[0]);

    const network = assemble(names.map(cardIn));
    expect(readFileSync(join(networkOf("wuhu"), "network.json"), "utf8")).to.equal(planText(network));
    const { genesisHash, fingerprint, founders, threshold } = network;
    expect(jsonOf(ended[0])).to.deep.equal({
      ...{ ok: true, exitCode: 0, state: "assembled" },
      written: filesIn(networkOf("bozhou"))
        .filter((path) => path.startsWith("nodes/"))
        .sort((one, other) => listedBefore(ended[0], one, other)),
      ...{ folder: networkOf("bozhou"), name: "anhui", chainId: 90_210, genesisHash, fingerprint, threshold, founders },
      members: network.members.map(({ name, code, version, validator, governanceSigner }) => ({
        ...{ name, code, version, validator: validator.address, governanceSigner },
      })),
    });
    for (const { stdout } of ended.slice(2)) expect(stdout).to.include(fingerprint).and.include(genesisHash);
    expect(ended[2].stdout).to.include("npm run network -- up").and.include("3 of 4 departments");
    expect(ended[3].stdout).to.include("请与其他部门核对指纹，应完全一致。");
  });

  it("assemble it again to no effect, and another in its place not at all", async () => {
    const again = await run("bozhou", "assemble", ...handedOver(), "--json");
    expect(jsonOf(again)).to.deep.include({ state: "already", written: [] });
    const { fingerprint } = assemble(names.map(cardIn));
    const other = await run("bozhou", "assemble", ...handedOver(), "--threshold", "4", "--json");
    expect(refusalOf(other)).to.deep.equal([
      1,
      "NETWORK_EXISTS",
      {
        path: join(networkOf("bozhou"), "network.json"),
        ...{ known: fingerprint, fingerprint: assemble(names.map(cardIn), { threshold: 4 }).fingerprint },
      },
    ]);
  });

  it("each find what they are to run as the cards make it", async () => {
    const checks = await Promise.all(names.map((name) => run(name, "check", "--card", ...handedOver(), "--json")));
    for (const check of checks) {
      expect(jsonOf(check)).to.deep.include({ ok: true, exitCode: 0, state: "same", faults: [] });
    }
    const shown = await run("hefei", "check");
    expect([shown.exitCode, shown.stderr]).to.deep.equal([0, ""]);
    expect(shown.stdout).to.include("This machine has the keys of: hefei\nEvery file is as the cards make it.\n");
  });

  describe("and `check` at hefei names", () => {
    const faulty = (
      title: string,
      spoil: () => (() => void) | undefined,
      faults: readonly object[],
      said: string,
      ...args: readonly string[]
    ): void => {
      it(title, async () => {
        const mend = spoil();
        try {
          const [json, shown] = await Promise.all([
            run("hefei", "check", ...args, "--json"),
            run("hefei", "check", ...args),
          ]);
          expect(jsonOf(json)).to.deep.include({ ok: false, exitCode: 1, state: "different", faults });
          expect(shown.exitCode).to.equal(1);
          expect(shown.stderr).to.include(said).and.include("Start no node before this is put right");
          expect(shown.stdout).not.to.include("Every file is as the cards make it.");
        } finally {
          mend?.();
        }
      });
    };
    const changing = (path: () => string, change: (text: string) => string) => (): (() => void) => {
      const text = readFileSync(path(), "utf8");
      writeFileSync(path(), change(text));
      return () => writeFileSync(path(), text);
    };
    const config = "nodes/hefei/validator/config.toml";
    const inHefei = (path: string) => (): string => join(networkOf("hefei"), path);

    faulty(
      "a file that was changed",
      changing(inHefei(config), (text) => text.replace("min-gas-price=0", "min-gas-price=1")),
      [{ kind: "different", subject: config }],
      `changed    ${config}`,
    );
    faulty(
      "a file that is missing",
      () => {
        const text = readFileSync(inHefei(config)(), "utf8");
        rmSync(inHefei(config)());
        return () => writeFileSync(inHefei(config)(), text);
      },
      [{ kind: "missing", subject: config }],
      `missing    ${config}`,
    );
    faulty(
      "a file that nobody asked for",
      () => {
        const strange = inHefei("nodes/hefei/validator/besu.toml")();
        writeFileSync(strange, "");
        return () => rmSync(strange);
      },
      [{ kind: "strange", subject: "nodes/hefei/validator/besu.toml" }],
      "unexpected nodes/hefei/validator/besu.toml",
    );
    faulty(
      "a key that others can read",
      () => {
        chmodSync(inHefei("keys/hefei/validator.key")(), 0o644);
        return () => chmodSync(inHefei("keys/hefei/validator.key")(), 0o600);
      },
      [{ kind: "openKey", subject: "keys/hefei/validator.key" }],
      "others can read keys/hefei/validator.key: chmod 600",
    );
    faulty(
      "a key of tokens that others can read",
      () => {
        chmodSync(inHefei("keys/hefei/jwt.key.pem")(), 0o640);
        return () => chmodSync(inHefei("keys/hefei/jwt.key.pem")(), 0o600);
      },
      [{ kind: "openKey", subject: "keys/hefei/jwt.key.pem" }],
      "others can read keys/hefei/jwt.key.pem: chmod 600",
    );
    faulty(
      "a key that is not the card's",
      changing(inHefei("keys/hefei/rpc.key"), () => `0x${"5".repeat(64)}`),
      [{ kind: "key", subject: "keys/hefei/rpc.key" }],
      "keys/hefei/rpc.key is not the key that the card names",
    );
    for (const file of ["validator.key", "rpc.key", "jwt.key.pem", "jwt.pub.pem"]) {
      faulty(
        `a key that is not there, though its card is: ${file}`,
        () => {
          const path = inHefei(`keys/hefei/${file}`)();
          renameSync(path, `${path}.away`);
          return () => renameSync(`${path}.away`, path);
        },
        [{ kind: "keyMissing", subject: `keys/hefei/${file}` }],
        `no key at keys/hefei/${file}, where the card was made that needs it`,
      );
    }

    it("for each fault what helps, and for a key no command that makes none", async () => {
      const path = inHefei("keys/hefei/validator.key")();
      const mendConfig = changing(inHefei(config), (text) => `${text}#`)();
      const files = await run("hefei", "check");
      mendConfig();
      renameSync(path, `${path}.away`);
      const keys = await run("hefei", "check");
      const chinese = await run("hefei", "check", "--lang", "zh");
      renameSync(`${path}.away`, path);
      expect(files.stderr).to.include("npm run network -- check --repair\n").and.not.include("keys' folder");
      expect(keys.stderr).to.include("from the copy of the keys' folder").and.not.include("--repair");
      expect(chinese.stderr)
        .to.include("缺少密钥 keys/hefei/validator.key")
        .and.include("请用妥善保管的密钥文件夹副本恢复");
    });

    faulty(
      "a key that is none",
      changing(inHefei("keys/hefei/rpc.key"), () => ""),
      [{ kind: "key", subject: "keys/hefei/rpc.key" }],
      "keys/hefei/rpc.key is not the key that the card names",
    );

    let swapped: string;
    before(async () => {
      // Whoever put the network together gave another card than wuhu's own in its place.
      swapped = makeMachine();
      const forged = await runNetwork(swapped, keyOptions("wuhu", "--json"), settingsOf("wuhu"));
      expect(forged.exitCode).to.equal(0);
    });
    after(() => rmSync(swapped, { recursive: true }));
    it("a card that is another than its department handed over, and one of no member", async () => {
      const forged = join(swapped, "networks/anhui/keys/wuhu/wuhu.card.json");
      const stranger = join(swapped, "networks/anhui/keys/huangshan/huangshan.card.json");
      const options = keyOptions("wuhu", "--json").map((each) => (each === "wuhu" ? "huangshan" : each));
      expect((await runNetwork(swapped, options, settingsOf("wuhu"))).exitCode).to.equal(0);
      const check = await run("hefei", "check", "--card", forged, stranger, handedOver()[0]!, "--json");
      expect(jsonOf(check)).to.deep.include({
        exitCode: 1,
        faults: [
          { kind: "card", subject: "wuhu" },
          { kind: "unknownCard", subject: "huangshan" },
        ],
      });
      const shown = await run("hefei", "check", "--card", forged, stranger, "--lang", "zh");
      expect(shown.stderr).to.include("wuhu 的入网卡与该部门交来的不同").and.include("huangshan 不是本网络成员");
    });

    it("nothing any more once all is put right", async () => {
      expect(jsonOf(await run("hefei", "check", "--card", ...handedOver(), "--json"))).to.deep.include({
        state: "same",
      });
    });
  });

  it("get a new version of their card where they say something else, with the same key", async () => {
    const before = cardIn("wuhu");
    const account = inventedAccount("wuhu issuer");
    const changed = await run("wuhu", ...keyOptions("wuhu", "--account", account, "--json"));
    expect(jsonOf(changed)).to.deep.include({ ok: true, state: "updated" });
    const card = cardIn("wuhu");
    const { signature, governanceSignature } = card;
    expect(card).to.deep.equal({ ...before, version: 2, accounts: [account], signature, governanceSignature });
    await run("wuhu", ...keyOptions("wuhu", "--json"));
    expect(cardIn("wuhu").version).to.equal(3);
    copyFileSync(join(carried, "wuhu.card.json"), cardPathOf("wuhu"));
  });

  it("make no key for what makes no card, and write nowhere else than they are told", async () => {
    const machine = makeMachine();
    const refused: readonly (readonly [string, string, string])[] = [
      ["--name", "../../../elsewhere", "name"],
      ["--network", "../elsewhere", "network"],
      ["--host", "localhost", "host"],
      ["--code", "1199000000FAKE010", "code"],
    ];
    for (const [option, value, field] of refused) {
      const options = [...keyOptions("wuhu", "--json")];
      options[options.indexOf(option) + 1] = value;
      const [exitCode, code, details] = refusalOf(await runNetwork(machine, options));
      expect([exitCode, code, (details as { field: string }).field]).to.deep.equal([1, "CARD_FIELD", field]);
    }
    const elsewhere = await runNetwork(machine, keyOptions("wuhu", "--rpc-host", "10.0.4.5", "--json"));
    expect(refusalOf(elsewhere).slice(0, 2)).to.deep.equal([2, "USAGE_UNKNOWN_OPTION"]);
    const options = [...keyOptions("wuhu", "--json")];
    options[options.indexOf("--governance") + 1] = "wuhu";
    expect(refusalOf(await runNetwork(machine, options))).to.deep.equal([
      2,
      "NETWORK_ADDRESS",
      { option: "--governance" },
    ]);
    expect(filesIn(machine)).to.deep.equal([]);
    expect(existsSync(join(dirname(machine), "elsewhere"))).to.equal(false);
    rmSync(machine, { recursive: true });
  });

  it("have each private key in its own file alone, on its own machine, and say it nowhere", () => {
    const said = runs.map(({ stdout, stderr }) => stdout + stderr).join("\n");
    const keys = names.flatMap((name) =>
      filesIn(keysOf(name))
        .filter((file) => file.endsWith(".key"))
        .map((file) => join(keysOf(name), file)),
    );
    expect(keys).to.have.length(7);
    const files = [...Object.values(machines), carried].flatMap((folder) =>
      filesIn(folder).map((file) => join(folder, file)),
    );
    for (const key of keys) {
      const hex = readFileSync(key, "utf8").replace("0x", "").trim();
      expect(new Wallet(`0x${hex}`).privateKey).to.equal(`0x${hex}`);
      const withIt = files.filter((file) => readFileSync(file, "utf8").toLowerCase().includes(hex));
      expect(withIt).to.deep.equal([key]);
      expect(said.toLowerCase()).not.to.include(hex);
    }
    expect(said).not.to.include("PRIVATE KEY");
    const pem = files.filter((file) => readFileSync(file, "utf8").includes("PRIVATE KEY"));
    expect(pem.map((file) => file.replace(/.*\//, ""))).to.deep.equal(["jwt.key.pem", "jwt.key.pem", "jwt.key.pem"]);
  });

  it("refuse a key that is there and open, or none, instead of making another", async () => {
    const machine = makeMachine();
    expect((await runNetwork(machine, keyOptions("wuhu", "--json"), settingsOf("wuhu"))).exitCode).to.equal(0);
    const path = join(machine, "networks/anhui/keys/wuhu/validator.key");
    const text = readFileSync(path, "utf8");
    chmodSync(path, 0o604);
    expect(refusalOf(await runNetwork(machine, keyOptions("wuhu", "--json")))).to.deep.equal([
      ...[1, "NODE_KEY_OPEN", { path, mode: "604" }],
    ]);
    chmodSync(path, 0o600);
    writeFileSync(path, text.slice(0, 40));
    const broken = await runNetwork(machine, keyOptions("wuhu", "--json"));
    expect(refusalOf(broken)).to.deep.equal([1, "NODE_KEY_FORM", { path }]);
    expect(broken.stdout).not.to.include(text.slice(2, 40));
    expect(readFileSync(path, "utf8")).to.equal(text.slice(0, 40));
    rmSync(path);
    mkdirSync(path, { mode: 0o700 });
    expect(refusalOf(await runNetwork(machine, keyOptions("wuhu", "--json")))).to.deep.equal([
      ...[2, "FILE_UNREADABLE", { path, reason: "EISDIR" }],
    ]);
    rmSync(machine, { recursive: true });
  });
});

/** Keeps the order in which a run listed two files. */
function listedBefore(run: CliRun, one: string, other: string): number {
  const written = jsonOf(run).written as readonly string[];
  return written.indexOf(one) - written.indexOf(other);
}
