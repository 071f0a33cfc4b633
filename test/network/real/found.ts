import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

import {
  approveConsortiumProposal,
  connect,
  createClient,
  createProfile,
  executeConsortiumProposal,
  getAuthorityByCode,
  getRoleMembers,
  parseDeployment,
  planConsortiumProposal,
  prepareAccreditRoot,
  prepareAdmitRoot,
  type Client,
  type Deployment,
} from "@elicense/sdk";

import { projectRoot } from "../../../scripts/config.js";
import { admitConsortium, readConsortium } from "../../../scripts/deploy/consortium.js";
import { developmentAccount } from "../../../scripts/development.js";
import { surroundings } from "../../scripts/commands/runCli.js";
import { handOver, mustRun, runProgram, type Department } from "./Department.js";
import { require, type Log } from "./Log.js";
import { follow } from "./runbook.js";
import {
  chainState,
  headOf,
  makeCard,
  networkFolderOf,
  networkName,
  networkOf,
  rpcUrlOf,
  type Scene,
} from "./Scene.js";

/** The departments make their keys, exchange their cards, and assemble the network, each by itself. */
export async function assembleEach(scene: Scene, log: Log): Promise<void> {
  const { departments } = scene;
  await log.step(
    "Each department makes its keys and a card, gets the others' cards, and assembles the network",
    async (note) => {
      const cards = await Promise.all(departments.map(async (each) => makeCard(scene, each)));
      await Promise.all(
        departments.map(async (each, position) => {
          const received = cards.map((card, from) =>
            from === position ? card : handOver(card, each, `${departments[from]?.name ?? ""}.card.json`),
          );
          await mustRun(each, "assemble", ...received, "--threshold", "3", "--block-period", "2");
        }),
      );
      const [first, ...others] = departments.map((each) => publicFiles(networkFolderOf(each)));
      require(first !== undefined && first.size > 40, "no files");
      for (const other of others) {
        require(JSON.stringify([...other]) === JSON.stringify([...first]), "the departments' files differ");
      }
      note(`${String(first.size)} files, the same bytes on all ${String(departments.length)} machines.`);
      const [department] = departments;
      require(department !== undefined, "no department");
      const { genesisHash, fingerprint } = networkOf(department);
      note(`First block ${genesisHash}, fingerprint ${fingerprint}.`);
      const keys = departments.map((each) => join(networkFolderOf(each), "keys", each.name, "validator.key"));
      require(keys.every((path) => (statSync(path).mode & 0o777) === 0o600), "a key is open");
      note("Each machine has the keys of its own department alone, with mode 600.");
    },
  );
}

/** All that a department was given or made, but its keys. */
function publicFiles(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !path.includes("/keys/"));
  return new Map(paths.sort().map((path) => [relative(folder, path), readFileSync(path, "utf8")]));
}

/** Each department checks what it is to run, and starts its nodes. */
export async function startEach({ departments }: Scene, log: Log): Promise<void> {
  await log.step("Each department checks what it is to run and starts its nodes, by the runbook", async (note) => {
    const names = departments.map(({ name }) => name);
    await Promise.all(
      departments.map(async (each) => follow(each, "start", { "<cards>": cardsAt(each, names).join(" ") }, [0])),
    );
    note("At each, the cards that the others handed over are those of its plan.");
    const started = performance.now();
    await Promise.all(departments.map(async (each) => follow(each, "start", {}, [1])));
    note(`All answer, and the first block is there, after ${seconds(started)} s.`);
    const [first] = departments;
    require(first !== undefined, "no department");
    const { validators, quorum } = await chainState(first);
    note(`${String(validators.length)} validators, quorum ${String(quorum)}; block ${String(await headOf(first))}.`);
    await Promise.all(departments.map(async (each) => follow(each, "status")));
    note("`status` says of each that it is well.");
  });
}

/** The cards on a department's machine: its own, and those that it was handed. */
function cardsAt(department: Department, names: readonly string[]): readonly string[] {
  return names.map((name) =>
    name === department.name
      ? join(networkFolderOf(department), "keys", name, `${name}.card.json`)
      : join(department.folder, "received", `${name}.card.json`),
  );
}

/** The registries are deployed, and handed over to the departments. */
export async function deployTogether(scene: Scene, log: Log): Promise<Deployment | undefined> {
  const { folder, departments, deployer, signers } = scene;
  const [first] = departments;
  const deployments = join(folder, "deployments");
  let deployment: Deployment | undefined;
  await log.step("One of them deploys the registries, and hands governance over to all", async (note) => {
    require(first !== undefined, "no department");
    const env = {
      ...surroundings,
      ELICENSE_RPC_URL: rpcUrlOf(first),
      ELICENSE_DEPLOYMENTS: deployments,
      ELICENSE_DEPLOYER_PRIVATE_KEY: deployer.privateKey,
      ELICENSE_KEYSTORE: join(folder, "keystore"),
      ELICENSE_LANG: "en",
    };
    const args = ["--network", networkFolderOf(first), "--delay-days", "0", "--accreditation-delay-days", "0"];
    const tsx = join(projectRoot, "node_modules", ".bin", "tsx");
    const ended = await runProgram(tsx, ["scripts/deploy/main.ts", ...args], { cwd: projectRoot, env });
    require(ended.exitCode === 0, ended.stdout + ended.stderr);
    note(`\`npm run deploy -- --network ${networkName}\` took ${ended.seconds.toFixed(0)} s.`);
    const { chainId, genesisHash } = networkOf(first);
    const path = join(deployments, String(chainId), "manifest.json");
    deployment = parseDeployment(JSON.parse(readFileSync(path, "utf8")));
    require(deployment.genesisHash === genesisHash, "the manifest is of another chain");
    require(existsSync(path.replace("manifest.json", "manifest.signatures.json")), "the manifest is not signed");
    const node = await connect(rpcUrlOf(first));
    const members = await getRoleMembers(createClient({ runner: node, deployment }));
    node.destroy();
    const accounts = [...new Set(members.map(({ account }) => account))];
    require(accounts.join() === deployment.governance?.account, `roles: ${accounts.join(", ")}`);
    note("By all of AccessManager's events the consortium's account alone has a role; the deployer has none.");
  });
  const deployed = deployment;
  if (deployed === undefined || first === undefined) return undefined;
  await log.step("Three of four departments admit the issuing authorities: propose, approve, execute", async (note) => {
    const node = await connect(rpcUrlOf(first));
    const started = performance.now();
    const clients = signers
      .slice(0, departments.length)
      .map((signer) => createClient({ runner: signer.connect(node), deployment: deployed }));
    const roots = readConsortium().filter(({ parent }) => parent === null);
    await decide(
      clients,
      await Promise.all(
        roots.map((root) =>
          prepareAdmitRoot(readerOf(clients), {
            region: String(root.region),
            profile: createProfile(root),
            administrator: developmentAccount(root.accounts.administer).address,
          }),
        ),
      ),
    );
    const accreditations = [];
    for (const root of roots) {
      const authority = await getAuthorityByCode(readerOf(clients), { code: root.code });
      require(authority !== null, `${root.code} was not admitted`);
      for (const { licenseType, rights } of root.accreditations) {
        accreditations.push(
          await prepareAccreditRoot(readerOf(clients), { authority: authority.number, licenseType, rights }),
        );
      }
    }
    await decide(clients, accreditations);
    note(`${String(roots.length)} authorities admitted and accredited by two proposals in ${seconds(started)} s.`);
    // The rest is theirs to do, each below itself.
    const nobody = signers[3]?.connect(node);
    require(nobody !== undefined, "no signer");
    await admitConsortium(nobody, deployed, readConsortium(), (account) => developmentAccount(account).connect(node));
    note("They registered the authorities below them, with their keys and rights.");
    node.destroy();
  });
  return deployed;
}

function readerOf(clients: readonly Client[]): Client {
  const [client] = clients;
  require(client !== undefined, "no client");
  return client;
}

/** The first signer proposes, two more approve, and the last carries it out. */
async function decide(
  clients: readonly Client[],
  prepared: readonly { readonly transaction: { readonly to: string; readonly data: string } }[],
): Promise<void> {
  const calls = prepared.map(({ transaction: { to, data } }) => ({ kind: "EXECUTE" as const, change: { to, data } }));
  const proposal = await planConsortiumProposal(readerOf(clients), { calls });
  for (const client of clients.slice(0, 3)) await approveConsortiumProposal(client, { proposal });
  await executeConsortiumProposal(clients[3] ?? readerOf(clients), { proposal });
}

/** Seconds since a moment. */
export function seconds(since: number): string {
  return ((performance.now() - since) / 1_000).toFixed(1);
}
