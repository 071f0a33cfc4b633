import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { expect } from "chai";
import { describe, it } from "mocha";

import { filesOf } from "../../network/files/index.js";
import { runbookCommands } from "../../network/files/runbook.js";
import { chapters } from "../../network/files/runbookChapters.js";
import { parseCard } from "../../network/JoiningCard.js";
import { accountsOf, admit, assemble, dismiss, governanceSigners } from "../../network/Network.js";
import { projectRoot } from "../../scripts/config.js";
import { createNetworkProgram, networkCommands } from "../../scripts/network/program.js";
import { jsonOf } from "../scripts/commands/runCli.js";
import { cards, inventedAccount, inventedKey } from "./departments.js";
import { makeMachine, runNetwork } from "./runNetwork.js";

const network = assemble(cards);

/** What a reader fills in. */
const samples: Readonly<Record<string, string>> = {
  card: "cards/chuzhou.card.json",
  cards: "cards/bozhou.card.json cards/hefei.card.json",
  name: "chuzhou",
  names: "bozhou hefei wuhu",
  "new-address": "10.0.1.9",
  address: inventedAccount("another"),
  folder: "/srv/backup/2026-11-26",
  block: "120000",
  time: "1900000000",
  fork: "prague",
  seconds: "5",
  days: "90",
  port: "30305",
  "rpc-port": "8547",
  "metrics-port": "9547",
  draft: "bozhou.draft.json",
  signature: `0x${"5a".repeat(65)}`,
};

function filled(command: string): string {
  return command.replace(/<([a-z-]+)>/g, (place, name: string) => {
    const sample = samples[name];
    if (sample === undefined) throw new Error(`nobody says what to fill in for ${place}`);
    return sample;
  });
}

/** A command of the program as its words, with what stands in angle brackets filled in. */
function wordsOf(command: string): readonly string[] {
  const [run, network, dashes, ...words] = filled(command).split(/ +/).slice(1);
  expect([run, network, dashes]).to.deep.equal(["run", "network", "--"]);
  return words;
}

/** Parses a command with the real program, which does nothing but to take it. */
async function taken(words: readonly string[]): Promise<boolean> {
  let called = false;
  const program = createNetworkProgram("en", () => {
    called = true;
    return Promise.resolve();
  });
  await program.parseAsync(words, { from: "user" });
  return called;
}

describe("the runbook", () => {
  for (const { name, title } of chapters) {
    it(`has commands that the program takes: ${title.en}`, async () => {
      for (const card of cards) {
        for (const block of runbookCommands(network, card, name)) {
          expect(block, block).not.to.match(/\{[a-zA-Z]+\}|undefined/);
          for (const line of block.split("\n").filter((each) => each.startsWith("npm run network"))) {
            expect(await taken(wordsOf(line)), line).to.equal(true);
          }
        }
      }
    });
  }

  it("has a command for every one that the program has, but for those by which a network or a member begins", () => {
    const said = chapters.flatMap(({ name }) => runbookCommands(network, cards[0]!, name)).join("\n");
    for (const name of Object.keys(networkCommands).filter((each) => !["assemble", "init", "join"].includes(each))) {
      expect(said).to.include(`npm run network -- ${name} `);
    }
  });

  it("refuses what the program would: a place that nobody fills in, and an option that there is not", async () => {
    expect(() => filled("vote add <nobody>")).to.throw("nobody says what to fill in");
    const refused = await taken(["status", "--fast"]).catch(
      (error: unknown) => (error as { readonly code: string }).code,
    );
    expect(refused).to.equal("USAGE_UNKNOWN_OPTION");
  });

  it("names the member's own accounts, ports and hosts where its card is made anew", () => {
    const optionsOf = (member: number): string => runbookCommands(network, cards[member]!, "accounts")[0]!;
    expect(optionsOf(0)).to.include("--rpc-port 8545").and.include(`--account ${cards[0]!.accounts[0]!}`);
    expect(optionsOf(1)).to.include("--no-rpc");
    for (const account of cards[2]!.accounts) expect(optionsOf(2)).to.include(account);
    expect(optionsOf(3)).to.include("--host 2001:db8:34::4");
    expect(optionsOf(0)).not.to.include("--no-rpc");
  });

  it("leaves a department all its accounts where its validator's key is rotated", async () => {
    const machine = makeMachine();
    for (const card of cards) {
      const [command = ""] = runbookCommands(network, card, "rotate");
      const settings = { ELICENSE_DEPLOYER_PRIVATE_KEY: inventedKey(`${card.name} governance`) };
      const made = await runNetwork(machine, [...wordsOf(command), "--json"], settings);
      expect(made.exitCode, made.stdout).to.equal(0);
      const { path } = jsonOf(made) as { readonly path: string };
      const renewed = parseCard(JSON.parse(readFileSync(path, "utf8")), path);
      const { name, code, governanceSigner, accounts } = renewed;
      expect({ name, code, governanceSigner, accounts }).to.deep.equal({
        ...{ name: `${card.name}-2`, code: card.code },
        ...{ governanceSigner: card.governanceSigner, accounts: card.accounts },
      });
      expect(renewed.rpc === null).to.equal(card.rpc === null);
      const rotated = dismiss(admit(network, renewed), card.name);
      expect(accountsOf(rotated)).to.deep.equal(accountsOf(network));
      expect(governanceSigners(rotated)).to.deep.equal(governanceSigners(network));
    }
    rmSync(machine, { recursive: true });
  }).timeout(60_000);

  it("installs an RPC node's files where there is one", () => {
    const [install = ""] = runbookCommands(network, cards[0]!, "service");
    expect(install).to.include("networks/anhui/keys/bozhou/jwt.pub.pem /etc/besu/anhui/bozhou/keys/");
    expect(install).to.include("enable --now besu-anhui-bozhou-validator.service besu-anhui-bozhou-rpc.service");
    const [without = ""] = runbookCommands(network, cards[1]!, "service");
    expect(without).not.to.include("rpc");
    for (const source of install.match(/networks\/\S+/g) ?? []) {
      const [, folder, pattern] = /^networks\/anhui\/(nodes|keys)\/(.*)$/.exec(source)!;
      if (folder === "keys") continue;
      const found = [...filesOf(network).keys()].filter((path) =>
        path.startsWith(`nodes/${pattern!.replace(/\*.*/, "")}`),
      );
      expect(found, source).not.to.be.empty;
    }
  });

  it("has TLS stand before an RPC node, on the machine's own address, with a name that the node answers to", () => {
    for (const [card, place] of [
      [cards[0]!, "10.0.1.4:8645"],
      [cards[3]!, "[2001:db8:34::4]:8645"],
    ] as const) {
      for (const file of ["RUNBOOK.md", "RUNBOOK.zh-CN.md"]) {
        const text = filesOf(network).get(`nodes/${card.name}/${file}`)!;
        const [, server = ""] = /```nginx\n([\s\S]*?)\n```/.exec(text) ?? [];
        expect(server).to.include(`    listen ${place} ssl;\n`).and.include("    proxy_pass http://127.0.0.1:8645;\n");
        expect(server)
          .to.include(`/anhui-${card.name}.key;`)
          .and.not.match(/\{[a-zA-Z]+\}|undefined/);
        const [, name = ""] = /proxy_set_header Host (\S+);/.exec(server) ?? [];
        const config = filesOf(network).get(`nodes/${card.name}/rpc/config.toml`)!;
        const [, names = ""] = /host-allowlist=(\[[^\]]*\])/.exec(config) ?? [];
        expect(JSON.parse(names.replace(/,\s*\]/, "]"))).to.include(name);
        expect(text).to.include("ELICENSE_RPC_URL=https://<name>:8645\n");
      }
    }
    // A department without an RPC node has none to stand before, nor a token to give.
    for (const name of ["proxy", "token"]) expect(runbookCommands(network, cards[1]!, name)).to.deep.equal([]);
    expect(filesOf(network).get("nodes/fuyang/RUNBOOK.md")).not.to.include("nginx");
  });

  it("compares the plan with the cards that were handed over, before the first start", () => {
    expect(runbookCommands(network, cards[0]!, "start")[0]).to.equal(
      "npm run network -- check --network anhui --card <cards>",
    );
  });

  it("packs what a machine without internet needs, and nothing that is secret", () => {
    const machine = makeMachine();
    const project = join(machine, "project");
    const needed = [".env.example", ".gitignore", "network/Network.ts", "node_modules/ethers/.env", "package.json"];
    const secret = [".env", ".env.local", ".env.d/anhui", ".elicense/keys/anhui.json", ".git/config"];
    const personal = ["grants/defence.json", "licenses/one.json", "networks/anhui/keys/bozhou/validator.key"];
    for (const path of [...needed, ...secret, ...personal]) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), path);
    }
    const [command = ""] = runbookCommands(network, cards[0]!, "offline");
    execFileSync("sh", ["-ec", command], { cwd: project });
    const listed = execFileSync("tar", ["--list", "--file", join(machine, "elicense-offline.tar.gz")], {
      encoding: "utf8",
    });
    const packed = listed.split("\n").filter((path) => path !== "" && !path.endsWith("/"));
    expect(packed.map((path) => path.replace(/^\.\//, "")).sort()).to.deep.equal(needed);
    rmSync(machine, { recursive: true });
  });

  it("has the chapters that its page names, each of them", () => {
    const page = readFileSync(join(projectRoot, "docs", "network.md"), "utf8");
    for (const { title } of chapters) expect(page).to.include(title.en.replaceAll(/\{[a-z]+\}/g, "…"));
  });
});
