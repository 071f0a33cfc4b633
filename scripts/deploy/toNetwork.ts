import { existsSync } from "node:fs";
import { relative } from "node:path";

import {
  checkGovernance,
  createClient,
  errorOf,
  requireConsortium,
  type Client,
  type Deployment,
  type Language,
  type Text,
} from "@elicense/sdk";
import { Wallet, type JsonRpcProvider } from "ethers";

import { governanceSigners } from "../../network/Network.js";
import { localRpcUrl } from "../../network/Node.js";
import { spanText } from "../commands/administer/reportText.js";
import { loadConfig, type Config } from "../config.js";
import { addSignature, findDeployment, manifestPathHere, writeDeployment } from "../deployments.js";
import { developmentAccount, developmentUrl, isDevelopmentGovernance } from "../development.js";
import { requireChosenKey } from "../keys/chooseKey.js";
import { openSigner } from "../keys/openSigner.js";
import { signManifest } from "../manifestSignatures.js";
import { message } from "../messages/index.js";
import { developmentSettingsFile } from "../network/developmentSettings.js";
import { nodesHere, type LocalNode } from "../network/engine/LocalNode.js";
import { findNetwork } from "../network/folders.js";
import { commandLineHere } from "../output/programName.js";
import { shellWord } from "../output/shellWord.js";
import type { SecretSource } from "../secrets/readSecret.js";
import { connectHardhat, connectNode } from "./chainConnection.js";
import { compile } from "../compile.js";
import { readConsortium, type Member } from "./consortium.js";
import { deployNetwork, type NetworkProgress } from "./deployNetwork.js";
import { deployTexts, sayProgress, speakIn, type Say } from "./deployTexts.js";
import type { Network } from "./network.js";
import { networkTexts as texts } from "./networkTexts.js";
import { readLicenseTypes } from "./readLicenseTypes.js";

/** Options of `npm run deploy -- --network`. */
export interface ToNetworkOptions {
  readonly network: string;
  /** How long the consortium's changes wait; three days if left out, none on a network for development. */
  readonly delayDays?: number;
  /** How long a new right waits; one day if left out, none on a network for development. */
  readonly accreditationDelayDays?: number;
  /** How many departments decide; as many as the network's plan says if left out. */
  readonly threshold?: number;
  readonly key?: string;
  readonly password: SecretSource;
}

const secondsPerDay = 86_400;

/** What is deployed to, and how. */
interface Plan {
  readonly network: Network;
  /** Folder of the network's plan. */
  readonly folder: string;
  readonly config: Config;
  readonly deployer: Wallet;
  /** Manifest of an earlier run. */
  readonly existing: Deployment | undefined;
  /** How long what waits, days. */
  readonly delayDays: number;
  readonly accreditationDelayDays: number;
  /** What everybody may act as anyway: the sample's members on a network for development, none on any other. */
  readonly consortium: readonly Member[];
}

/**
 * Deploys to a network that several departments run, writes the manifest and signs it as the deployer. Where everybody knows
 * the keys that govern it, which is a network for development, the sample consortium is admitted before.
 *
 * @throws {NetworkError} What is wrong with the network.
 * @throws {ElicenseError} What {@link deployNetwork} throws; SETTING_MISSING, SETTING_MALFORMED; or the node's trouble.
 */
export async function deployToNetwork(options: ToNetworkOptions): Promise<void> {
  const { folder, network } = findNetwork(options);
  const config = configFor(network.chainId, nodesHere(folder, network));
  const node = await connectNode(config);
  try {
    const isDevelopment = isDevelopmentGovernance(governanceSigners(network));
    const plan: Plan = {
      ...{ folder, config },
      network: { ...network, threshold: options.threshold ?? network.threshold },
      deployer: await openDeployer(config, options, node),
      existing: findDeployment(config.deployments, network.chainId),
      delayDays: options.delayDays ?? (isDevelopment ? 0 : 3),
      accreditationDelayDays: options.accreditationDelayDays ?? (isDevelopment ? 0 : 1),
      consortium: isDevelopment ? readConsortium() : [],
    };
    const say = speakIn(config.language);
    printPlan(say, plan);
    say(deployTexts.compiling);
    await compile();

    const deployment = await deploy(plan, reportTo(say));
    const signature = await signManifest(plan.deployer, deployment);
    writeDeployment(config.deployments, deployment);
    addSignature(config.deployments, deployment, signature);

    await printProof(say, config.language, createClient({ runner: node, deployment }));
    printNext(say, plan);
  } finally {
    node.destroy();
  }
}

/**
 * Gives the settings for a network. Where they name no other node than the development chain's, the network's own node of this
 * machine is asked: a validator, which wants no token.
 */
function configFor(chainId: number, nodes: readonly LocalNode[]): Config {
  const config = { ...loadConfig(), chainId };
  const own = nodes.find(({ node }) => node.role === "validator");
  if (config.rpcUrl !== developmentUrl || own === undefined) return config;
  const rpcUrl = localRpcUrl(own.node);
  return { ...config, rpcUrl, rpcUrls: [rpcUrl] };
}

async function deploy(plan: Plan, report: (progress: NetworkProgress) => void): Promise<Deployment> {
  const { config, deployer, network, existing, delayDays, accreditationDelayDays, consortium } = plan;
  const connection = await connectHardhat(config, deployer);
  try {
    return await deployNetwork(connection, {
      ...{ network, deployer, report, existing },
      delays: { governance: delayDays * secondsPerDay, accreditation: accreditationDelayDays * secondsPerDay },
      consortium: {
        members: consortium,
        signerFor: (account) => developmentAccount(account).connect(deployer.provider),
      },
    });
  } finally {
    await connection.close();
  }
}

/** Hardhat Ignition signs by itself, so the key has to be at hand. */
async function openDeployer(
  config: Config,
  { key, password }: ToNetworkOptions,
  provider: JsonRpcProvider,
): Promise<Wallet> {
  const role = "deployerPrivateKey";
  const invocation = {
    text: (name: Parameters<typeof message>[1], values?: Parameters<typeof message>[2]) =>
      message(config.language, name, values),
    note: (text: string | Text) => {
      console.error(typeof text === "string" ? text : text[config.language]);
    },
    signing: { password, ...(key !== undefined && { key }) },
  };
  const signer = await openSigner(await requireChosenKey(config, role, key), { config, role, provider, invocation });
  if (signer instanceof Wallet) return signer;
  throw errorOf("SETTING_MALFORMED", {
    name: "ELICENSE_GOVERNANCE_SIGNER_URL",
    expected: "--key, ELICENSE_DEPLOYER_PRIVATE_KEY",
  });
}

function reportTo(say: Say): (progress: NetworkProgress) => void {
  return (progress) => {
    switch (progress.kind) {
      case "contract":
      case "kept":
      case "catalog": {
        sayProgress(say, progress);
        return;
      }
      case "member": {
        say(deployTexts.member, progress);
        return;
      }
      case "step": {
        say(texts[progress.step]);
        return;
      }
      default: {
        say(texts[progress.kind], progress);
        return;
      }
    }
  };
}

function printPlan(
  say: Say,
  { network, config, deployer, existing, delayDays, accreditationDelayDays, consortium }: Plan,
): void {
  const { name, chainId, genesisHash, threshold } = network;
  const url = new URL(config.rpcUrl).origin;
  say(texts.plan, { name, chainId, genesis: genesisHash, url, deployer: deployer.address });
  say(texts.planContracts);
  say(texts.planCatalog, {
    types: readLicenseTypes()
      .map((type) => type.name)
      .join(", "),
  });
  say(texts.planAccount, { threshold, signers: governanceSigners(network).join(", ") });
  // A manifest without governance is of `npm run deploy` alone: what waits is set by this run.
  const isHandedOver = existing?.genesisHash === genesisHash && existing.governance !== undefined;
  if (isHandedOver) say(texts.planDelaysStay);
  else say(texts.planDelays, { governance: delayDays, accreditation: accreditationDelayDays });
  say(texts.planRenounce);
  say(texts.planManifest, { path: manifestPathHere(config.deployments, config.chainId) });
  if (consortium.length > 0 && !isHandedOver)
    say(texts.planConsortium, { members: consortium.map(({ id }) => id).join(", ") });
  say(deployTexts.planAgain);
}

/** Says who governs, and how long what waits, as the chain has it: an earlier run may have set it. */
async function printProof(say: Say, language: Language, client: Client): Promise<void> {
  const { delay, accreditationDelay } = await checkGovernance(client);
  const { account, signers, threshold } = requireConsortium(client);
  say(texts.proved, { account, threshold, count: signers.length });
  const span = (seconds: number): string =>
    spanText(seconds, { text: (key, values) => message(language, key, values) });
  say(texts.delays, { governance: span(delay), accreditation: span(accreditationDelay) });
}

function printNext(say: Say, { config, folder, network, consortium }: Plan): void {
  say(texts.next, { program: commandLineHere, path: manifestPathHere(config.deployments, config.chainId) });
  const settings = developmentSettingsFile(folder);
  if (consortium.length > 0 && existsSync(settings)) {
    say(texts.developmentSettings, { path: shellWord(relative(process.cwd(), settings)) });
  } else {
    say(texts.settings, { url: shownUrl(config.rpcUrl), chainId: network.chainId });
  }
}

/** An address without what may be a secret: whatever stands beside its origin. */
function shownUrl(url: string): string {
  const { origin, href } = new URL(url);
  return href === `${origin}/` ? url : `${origin}/…`;
}
