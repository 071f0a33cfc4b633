import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { quorumOf } from "@elicense/sdk/qbft";
import { expect } from "chai";
import { describe, it } from "mocha";
import { parse as parseYaml } from "yaml";

import { filesOf } from "../../network/files/index.js";
import { accountsOf, assemble, dismiss, planText, withTransition, type Network } from "../../network/Network.js";
import { localRpcUrl, nodesOf } from "../../network/Node.js";
import { projectRoot } from "../../scripts/config.js";
import { cards, inventedKey } from "./departments.js";
import { filesIn } from "./runNetwork.js";

const golden = join(projectRoot, "test", "network", "golden");

/** Five departments. */
const five = assemble(cards);

/** The member that is one no more later. */
const gone = cards[4]!;

/** The same after a change of each kind. */
const changed = [
  { block: 120_000, validators: five.founders.filter((address) => address !== gone.validator.address) },
  { time: 1_900_000_000, blockPeriodSeconds: 5 },
  { fork: "prague", time: 1_910_000_000 },
  { fork: "osaka", time: 1_920_000_000 },
] as const;
const later: Network = dismiss(changed.reduce(withTransition, five), gone.name);

const files = filesOf(five);

/** All that a network's folder has but for keys and data. */
function contentOf(network: Network): ReadonlyMap<string, string> {
  return new Map([["network.json", planText(network)], ...filesOf(network)]);
}

/** Compares files with those in golden/, byte by byte. With UPDATE_GOLDEN=1 these are written instead. */
function expectGolden(folder: string, content: ReadonlyMap<string, string>): void {
  const place = join(golden, folder);
  if (process.env.UPDATE_GOLDEN === "1") {
    rmSync(place, { recursive: true, force: true });
    for (const [path, text] of content) {
      mkdirSync(dirname(join(place, path)), { recursive: true });
      writeFileSync(join(place, path), text);
    }
  }
  expect(filesIn(place)).to.deep.equal([...content.keys()].sort());
  for (const [path, text] of content) expect(text, path).to.equal(readFileSync(join(place, path), "utf8"));
}

describe("a network's files", () => {
  it("are those in golden/five, to the byte", () => expectGolden("five", contentOf(five)));

  it("are after a change of each kind those in golden/later, and else the same", () => {
    const before = contentOf(five);
    const different = [...contentOf(later)].filter(([path, text]) => before.get(path) !== text);
    const kept = [...files.keys()].filter((path) => !path.startsWith(`nodes/${gone.name}/`));
    expect([...filesOf(later).keys()]).to.deep.equal(kept);
    expectGolden("later", new Map(different));
    const names = new Set(different.map(([path]) => path.replace(/.*\//, "")));
    expect([...names].sort()).to.deep.equal([
      ...["RUNBOOK.md", "RUNBOOK.zh-CN.md", "accounts-allowlist.toml", "alerts.yaml", "genesis.json", "network.json"],
      ...["nodes-allowlist.toml", "static-nodes.json"],
    ]);
  });

  it("are of each node five, of a member a service a node and five more", () => {
    const nodes = nodesOf(five);
    expect(nodes.map(({ name }) => name)).to.deep.equal([
      ...["bozhou-validator", "bozhou-rpc", "fuyang-validator", "hefei-validator", "hefei-rpc"],
      ...["huangshan-validator", "huangshan-rpc", "wuhu-validator", "wuhu-rpc"],
    ]);
    expect(files.size).to.equal(nodes.length * 6 + cards.length * 5);
  });

  it("have no private key", () => {
    const all = [...contentOf(five).values()].join("\n");
    for (const { name } of cards) {
      for (const role of ["validator", "rpc", "governance", "issuer"]) {
        expect(all).not.to.include(inventedKey(`${name} ${role}`).slice(2));
      }
    }
  });

  it("have no name of a place that was left empty", () => {
    for (const [path, text] of files) {
      expect(text, path).not.to.match(/undefined|NaN|\[object/);
      if (path.endsWith(".md")) expect(text, path).not.to.match(/\{[a-zA-Z]+\}/);
    }
  });

  it("list the same nodes and the same accounts at every node", () => {
    const listsOf = (name: string): readonly string[] =>
      [...files].filter(([path]) => path.endsWith(name)).map(([, text]) => text);
    for (const name of ["nodes-allowlist.toml", "accounts-allowlist.toml", "genesis.json"]) {
      expect(new Set(listsOf(name)).size, name).to.equal(1);
    }
    const accounts = readToml(listsOf("accounts-allowlist.toml")[0]!)["accounts-allowlist"];
    expect(accounts).to.deep.equal(accountsOf(five).map((address) => address.toLowerCase()));
    expect(accounts).to.have.length(11);
    // As Besu writes it anew when it has read it: AllowlistPersistor, valueListToTomlArray.
    const written = `accounts-allowlist=[${(accounts as string[]).map((account) => `"${account}"`).join(",")}]`;
    expect(listsOf("accounts-allowlist.toml")[0]).to.equal(written);
    const nodes = readToml(listsOf("nodes-allowlist.toml")[0]!)["nodes-allowlist"];
    expect(nodes).to.deep.equal(nodesOf(five).map(({ enode }) => enode));
  });

  for (const node of nodesOf(five)) {
    const place = `nodes/${node.member.name}/${node.role}`;

    it(`have ${node.name} dial the other validators, all of which its allowlist has`, () => {
      const dialled = JSON.parse(files.get(`${place}/static-nodes.json`)!) as readonly string[];
      const validators = nodesOf(five).filter(({ role }) => role === "validator");
      expect(dialled).to.deep.equal(validators.filter(({ name }) => name !== node.name).map(({ enode }) => enode));
      const allowed = readToml(files.get(`${place}/nodes-allowlist.toml`)!)["nodes-allowlist"];
      expect(allowed).to.include.members([...dialled, node.enode]);
      for (const enode of dialled) expect(enode).to.match(/^enode:\/\/[\da-f]{128}@(?:[\d.]+|\[[\da-f:]+\]):\d+$/);
    });

    it(`have ${node.name} listen to whom it must and to nobody else`, () => {
      const options = readToml(files.get(`${place}/config.toml`)!);
      const isValidator = node.role === "validator";
      expect(options).to.deep.include({
        ...{ "discovery-enabled": false, "nat-method": "NONE", "min-gas-price": 0, "sync-mode": "FULL" },
        ...{ "data-storage-format": "FOREST", "metrics-host": "127.0.0.1", "metrics-port": node.metricsPort },
        ...{ "p2p-host": node.host, "p2p-port": node.port, "rpc-http-port": node.rpcPort, "rpc-http-enabled": true },
        // Without TLS no other machine is to reach it: a proxy does.
        ...{ "rpc-http-host": "127.0.0.1", "rpc-max-logs-range": 5_000 },
        ...{ "permissions-nodes-config-file-enabled": true, "permissions-accounts-config-file-enabled": true },
        ...{ "tx-pool-max-size": 20_000, "tx-pool-limit-by-account-percentage": 0.5 },
      });
      // The engine compares with the header `Host` as it comes, without its port.
      expect(localRpcUrl(node)).to.equal(`http://127.0.0.1:${node.rpcPort}`);
      expect(options["host-allowlist"]).to.deep.equal(["127.0.0.1", "localhost"]);
      // What Java takes for all of the machine's addresses, those of IPv6 as well.
      expect(options["p2p-interface"]).to.equal("0.0.0.0");
      expect(options["rpc-http-authentication-enabled"]).to.equal(isValidator ? undefined : true);
      const apis = options["rpc-http-api"] as readonly string[];
      expect(apis.includes("ADMIN")).to.equal(isValidator);
      expect(apis.includes("QBFT")).to.equal(isValidator);
      expect(options).not.to.have.any.keys("profile", "rpc-ws-enabled", "rpc-http-cors-origins");
    });

    it(`have ${node.name}'s service start it with the profile, and with secrets that root alone can read`, () => {
      const unit = files.get(`nodes/${node.member.name}/besu-anhui-${node.member.name}-${node.role}.service`)!;
      const start = /^ExecStart=(.*)$/m.exec(unit)![1]!;
      expect(start).to.include(" --profile=enterprise ");
      expect(start).to.include(` --config-file=/etc/besu/anhui/${node.member.name}/${node.role}/config.toml `);
      expect(start).to.include(" --node-private-key-file=${CREDENTIALS_DIRECTORY}/node.key");
      expect(unit).to.include(`\nLoadCredential=node.key:/etc/besu/anhui/${node.member.name}/keys/${node.role}.key\n`);
      // The node's user cannot look into the keys' folder, whatever it wants there.
      const tokens = "--rpc-http-authentication-jwt-public-key-file=${CREDENTIALS_DIRECTORY}/jwt.pub.pem";
      expect(start.includes(tokens)).to.equal(node.role === "rpc");
      expect(
        unit.includes(`\nLoadCredential=jwt.pub.pem:/etc/besu/anhui/${node.member.name}/keys/jwt.pub.pem\n`),
      ).to.equal(node.role === "rpc");
      // Besu writes the list of accounts anew when it reads it: a copy, where it may.
      const list = `/etc/besu/anhui/${node.member.name}/${node.role}/permissions/accounts-allowlist.toml`;
      expect(unit).to.include(
        `\nExecStartPre=/usr/bin/install -m 600 ${list} \${STATE_DIRECTORY}/accounts-allowlist.toml\n`,
      );
      expect(start).to.match(/ --permissions-accounts-config-file=\$\{STATE_DIRECTORY\}\/accounts-allowlist\.toml$/);
      // Java ends with it when it is asked to end (SIGTERM): a service that was stopped has not failed.
      expect(unit).to.include("\nSuccessExitStatus=143\n").and.include("\nRestart=on-failure\n");
      expect(unit).to.include(`\nStateDirectory=besu/anhui/${node.member.name}/${node.role}\n`);
    });
  }

  it("share no unit, folder or key with another member's on the same machine", () => {
    const units = [...files].filter(([path]) => path.endsWith(".service"));
    const names = units.map(([path]) => path.replace(/.*\//, ""));
    expect(new Set(names).size).to.equal(units.length);
    for (const name of ["StateDirectory", "ExecStart", "LoadCredential=node.key"]) {
      const values = units.map(([, text]) => new RegExp(`^${name}[=:](.*)$`, "m").exec(text)![1]);
      expect(new Set(values).size, name).to.equal(units.length);
    }
  });

  it("are YAML that says what Prometheus and Docker need", () => {
    for (const [path, text] of files)
      if (path.endsWith(".yaml")) expect(() => parseYaml(text) as unknown, path).not.to.throw();
    const compose = parseYaml(files.get("nodes/huangshan/compose.yaml")!) as {
      readonly services: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    };
    expect(compose).to.include({ name: "besu-anhui-huangshan" });
    expect(Object.keys(compose.services)).to.deep.equal(["validator", "rpc"]);
    for (const [role, service] of Object.entries(compose.services)) {
      expect(service).to.deep.include({
        ...{ image: "hyperledger/besu:26.8.0", network_mode: "host", read_only: true, cap_drop: ["ALL"] },
        command: [
          ...["--profile=enterprise", `--config-file=/etc/besu/anhui/huangshan/${role}/config.toml`],
          ...[
            "--rpc-http-host=127.0.0.1",
            "--rpc-ws-host=127.0.0.1",
            "--graphql-http-host=127.0.0.1",
            "--pid-path=/tmp/pid",
          ],
        ],
        // Native libraries are unpacked there and run, which Docker's own choice refuses.
        tmpfs: ["/tmp:exec,mode=1777"],
        volumes: [
          `./${role}:/etc/besu/anhui/huangshan/${role}:ro`,
          // What Besu writes anew when it reads it.
          `./${role}/permissions:/etc/besu/anhui/huangshan/${role}/permissions`,
          // The node that programs ask has neither the validator's key nor the one that signs tokens.
          ...(role === "validator" ? ["validator.key"] : ["rpc.key", "jwt.pub.pem"]).map((file) => ({
            ...{
              type: "bind",
              source: `../../keys/huangshan/${file}`,
              target: `/etc/besu/anhui/huangshan/keys/${file}`,
            },
            ...{ read_only: true, bind: { create_host_path: false } },
          })),
          `../../data/huangshan-${role}:/var/lib/besu/anhui/huangshan/${role}`,
        ],
      });
    }
    expect(parseYaml(files.get("nodes/fuyang/prometheus.yaml")!)).to.deep.include({
      rule_files: ["alerts.yaml"],
      scrape_configs: [
        {
          job_name: "besu",
          static_configs: [
            {
              targets: ["127.0.0.1:9545"],
              labels: { network: "anhui", member: "fuyang", node: "fuyang-validator", role: "validator" },
            },
          ],
        },
        {
          job_name: "machine",
          static_configs: [{ targets: ["127.0.0.1:9100"], labels: { network: "anhui", member: "fuyang" } }],
        },
      ],
    });
  });

  it("have somebody called in both languages, by the longest block period that is to come", () => {
    const rulesOf = (network: Network): readonly Rule[] =>
      (
        parseYaml(filesOf(network).get("nodes/hefei/alerts.yaml")!) as {
          readonly groups: readonly { readonly rules: readonly Rule[] }[];
        }
      ).groups[0]!.rules;
    for (const { annotations, labels } of rulesOf(five)) {
      expect(["page", "ticket"]).to.include(labels.severity);
      expect(annotations.summary_zh).to.match(/\p{Script=Han}/u);
      expect(annotations.summary).not.to.match(/\p{Script=Han}/u);
    }
    const expressions = (network: Network): Readonly<Record<string, string>> =>
      Object.fromEntries(rulesOf(network).map(({ alert, expr }) => [alert, expr]));
    expect(expressions(five)).to.include({
      ChainHalted: "time() - besu_blockchain_chain_head_timestamp > 30",
      RoundAboveZero: "rate(ethereum_blockchain_height[2m]) < 0.425",
      PeersMissing: "ethereum_peer_count < 4",
    });
    expect(expressions(later)).to.include({
      ChainHalted: "time() - besu_blockchain_chain_head_timestamp > 50",
      RoundAboveZero: "rate(ethereum_blockchain_height[2m]) < 0.17",
      PeersMissing: "ethereum_peer_count < 3",
    });
  });

  for (const [time, network] of [
    ["first", five],
    ["later", later],
  ] as const) {
    it(`tell in each runbook the network's own numbers, in both languages, ${time}`, () => {
      const [count, needed] = [network.members.length, quorumOf(network.members.length)];
      for (const { name, validator } of network.members) {
        for (const [file, numbers] of [
          ["RUNBOOK.md", [`${needed} of ${count} validators`, `by the plan ${count - needed} of ${count}`]],
          [
            "RUNBOOK.zh-CN.md",
            [`${count} 个验证节点中须有 ${needed} 个`, `按方案，${count} 个中 ${count - needed} 个`],
          ],
        ] as const) {
          const text = filesOf(network).get(`nodes/${name}/${file}`)!;
          expect(text).to.include(validator.address).and.include(name);
          for (const number of numbers) expect(text).to.include(number);
        }
      }
    });
  }

  it("keep to the golden folder", () => {
    expect(existsSync(join(golden, "five", "keys"))).to.equal(false);
  });
});

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly summary_zh: string };
}

/** Reads TOML of the one form that the files have: texts, numbers, truth values, and lists of texts. */
function readToml(text: string): Readonly<Record<string, unknown>> {
  const joined = text
    .replace(/,\s*\]/g, "]")
    .replace(/\[\s+/g, "[")
    .replace(/,\n\s*/g, ",");
  const lines = joined.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf("=");
      return [line.slice(0, at), JSON.parse(line.slice(at + 1)) as unknown];
    }),
  );
}
