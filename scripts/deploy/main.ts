/**
 * `npm run deploy`: deploys the registries to the chain of the settings, loads the catalog of `schemas/`, and writes
 * the manifest. On the development chain it then admits the sample consortium. With `--network` it deploys to a network
 * that several departments run, and hands it over to them.
 *
 * Safe to run again: it does what is left to be done, and says so where that is nothing.
 */

import { contractNames, errorOf, type ContractRole, type Deployment, type Text } from "@elicense/sdk";
import { Command } from "commander";
import { Wallet, type JsonRpcProvider } from "ethers";

import { toFailure } from "../commands/support/failure.js";
import { addSecretOptions, secretIn } from "../commands/support/secretOptions.js";
import { parseWhole } from "../commands/support/parseWhole.js";
import { loadConfig, requireSetting, userLanguage, type Config } from "../config.js";
import { findDeployment, manifestPathHere, writeDeployment } from "../deployments.js";
import { developmentAccount, developmentChainId } from "../development.js";
import { exitCodes, parseArguments, runScript } from "../exit.js";
import { message } from "../messages/index.js";
import { connectHardhat, connectNode } from "./chainConnection.js";
import { compile } from "../compile.js";
import { admitConsortium, readConsortium } from "./consortium.js";
import { deployTexts, sayProgress, speakIn, type Say } from "./deployTexts.js";
import { deployTo } from "./deployTo.js";
import { readLicenseTypes } from "./readLicenseTypes.js";
import { refuseNetworkChain } from "./refuseNetworkChain.js";
import { deployToNetwork } from "./toNetwork.js";

const texts = {
  plan: {
    en: "Deploys to chain {chainId} at {url}, as {deployer}:",
    zh: "部署到链 {chainId}（{url}），部署账户 {deployer}：",
  },
  planContracts: { en: "  1. the contracts {contracts}", zh: "  1. 合约 {contracts}" },
  planCatalog: {
    en: "  2. the catalog: {types}, {reasons} reasons, {uses} published uses",
    zh: "  2. 证照目录：{types}，事由 {reasons} 项，用证事项 {uses} 项",
  },
  planManifest: { en: "  3. the manifest {path}", zh: "  3. 部署清单 {path}" },
  planConsortium: {
    en: "  4. the sample consortium: {members}",
    zh: "  4. 示例联盟成员：{members}",
  },
  anotherChain: {
    en: "The manifest is of a chain that is gone: this one's first block is another. It was replaced.",
    zh: "现有部署清单属于已不存在的链（创世区块不同），已替换。",
  },
  nothing: { en: "Everything was there already: nothing was changed.", zh: "全部内容已存在，未作任何更改。" },
  done: { en: "Done: {count} {count|step|steps}.", zh: "完成，共 {count} 步。" },
  receipt: {
    en: "Chain {chainId}, first block {genesis}, deployed from block {block} on. Manifest: {path}",
    zh: "链 {chainId}，创世区块 {genesis}，部署起始区块 {block}。部署清单：{path}",
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Most days that a delay may have: ten years. */
const maxDays = 3_650;

/** Most departments that may have to decide, as when a network is assembled. */
const maxDepartments = 1_000;

await runScript(async () => {
  const options = parseArguments<DeployArguments>(
    addSecretOptions(
      new Command("npm run deploy --")
        .description("Deploys the registries and the catalog, or what is left to be deployed. Set up by .env.")
        .option("--network <name>", "deploy to a network of several departments: its name, or the path of its folder")
        .option(
          "--delay-days <days>",
          "of a network: how long its consortium's changes wait; 3 if left out, and 0 where it is for development",
        )
        .option(
          "--accreditation-delay-days <days>",
          "of a network: how long a new right waits; 1 if left out, and 0 where it is for development",
        )
        .option("--threshold <n>", "of a network: how many departments decide, where not as many as at its founding")
        .option("--key <key>", "of a network: the deployer's key in the keystore, by its name or address")
        .allowExcessArguments(false),
      "password",
      (key, values) => message(userLanguage(), key, values),
    ),
  );
  if (options.network !== undefined) return toNetwork({ ...options, network: options.network });
  const config = loadConfig();
  refuseNetworkChain(config.chainId);
  const key = requireSetting(config, "deployerPrivateKey");
  const node = await connectToChain(config);
  try {
    await deploy(config, new Wallet(key, node), node);
  } finally {
    node.destroy();
  }
  return undefined;
});

interface DeployArguments {
  readonly network?: string;
  readonly delayDays?: string;
  readonly accreditationDelayDays?: string;
  readonly threshold?: string;
  readonly key?: string;
}

/** Deploys to a network of several departments, and says what went wrong as the command line does. */
async function toNetwork({
  network: name,
  key,
  threshold,
  delayDays,
  accreditationDelayDays,
  ...options
}: DeployArguments & { readonly network: string }) {
  try {
    await deployToNetwork({
      network: name,
      password: secretIn(options, "password"),
      ...(delayDays !== undefined && { delayDays: parseWhole("--delay-days", delayDays, 0, maxDays) }),
      ...(accreditationDelayDays !== undefined && {
        accreditationDelayDays: parseWhole("--accreditation-delay-days", accreditationDelayDays, 0, maxDays),
      }),
      ...(threshold !== undefined && { threshold: parseWhole("--threshold", threshold, 1, maxDepartments) }),
      ...(key !== undefined && { key }),
    });
    return exitCodes.done;
  } catch (error) {
    const { exitCode, complaint } = toFailure(error, userLanguage());
    console.error(complaint);
    return exitCode;
  }
}

async function deploy(config: Config, deployer: Wallet, node: JsonRpcProvider): Promise<void> {
  const say = speakIn(config.language);
  const existing = findDeployment(config.deployments, config.chainId);
  const development = config.chainId === developmentChainId;
  printPlan(say, config, deployer.address, development);

  let count = 0;
  const done: Say = (text, values) => {
    count++;
    say(text, values);
  };

  say(deployTexts.compiling);
  await compile();
  const connection = await connectHardhat(config, deployer);
  const deployment = await deployTo(connection, {
    deployer,
    existing,
    ...(development && { network: "development" }),
    report: (progress) => sayProgress(progress.kind === "kept" ? say : done, progress),
  });
  await connection.close();
  if (existing !== undefined && existing.genesisHash !== deployment.genesisHash) say(texts.anotherChain);
  if (deployment !== existing) writeDeployment(config.deployments, deployment);

  if (development) {
    await admitConsortium(
      deployer,
      deployment,
      readConsortium(),
      (account) => developmentAccount(account).connect(node),
      (entry) => done(deployTexts.member, { entry }),
    );
  }

  say(count === 0 ? texts.nothing : texts.done, { count });
  printReceipt(say, config, deployment);
}

/** Connects to a node of the chain that the settings name. */
async function connectToChain(config: Config): Promise<JsonRpcProvider> {
  const { chainId } = config;
  const node = await connectNode(config);
  const actual = (await node.getNetwork()).chainId;
  if (actual === BigInt(chainId)) return node;

  node.destroy();
  throw errorOf("DEPLOYMENT_WRONG_CHAIN_ID", { expected: chainId, actual });
}

function printPlan(say: Say, config: Config, deployer: string, development: boolean): void {
  const types = readLicenseTypes();
  say(texts.plan, { chainId: config.chainId, url: new URL(config.rpcUrl).origin, deployer });
  say(texts.planContracts, { contracts: Object.values(contractNames).join(", ") });
  say(texts.planCatalog, {
    types: types.map(({ name }) => name).join(", "),
    reasons: types.flatMap(({ reasons }) => reasons).length,
    uses: types.flatMap(({ uses }) => uses).length,
  });
  say(texts.planManifest, { path: manifestPathHere(config.deployments, config.chainId) });
  if (development) {
    say(texts.planConsortium, {
      members: readConsortium()
        .map(({ id }) => id)
        .join(", "),
    });
  }
  say(deployTexts.planAgain);
}

function printReceipt(say: Say, config: Config, { chainId, genesisHash, block, contracts }: Deployment): void {
  console.log();
  for (const role of Object.keys(contracts) as ContractRole[]) {
    console.log(`${role.padEnd(17)} ${contracts[role].address}`);
  }
  say(texts.receipt, {
    chainId,
    genesis: genesisHash,
    block,
    path: manifestPathHere(config.deployments, config.chainId),
  });
}
