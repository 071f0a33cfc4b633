import { createClient, errorOf, getConsortium, type Deployment, type Text } from "@elicense/sdk";
import { Wallet, type JsonRpcProvider } from "ethers";

import { governanceSigners, readNetwork } from "../../network/Network.js";
import { loadConfig, type Config } from "../config.js";
import { addSignature, findDeployment, manifestPath, writeDeployment } from "../deployments.js";
import { requireChosenKey } from "../keys/chooseKey.js";
import { openSigner } from "../keys/openSigner.js";
import { signManifest } from "../manifestSignatures.js";
import { message } from "../messages/index.js";
import { folderOf } from "../network/folders.js";
import type { SecretSource } from "../secrets/readSecret.js";
import { connectHardhat, connectNode } from "./chainConnection.js";
import { compile } from "./compile.js";
import { deployNetwork, type NetworkProgress } from "./deployNetwork.js";
import { deployTexts, sayProgress, speakIn, type Say } from "./deployTexts.js";
import type { Network } from "./network.js";
import { readLicenseTypes } from "./readLicenseTypes.js";

const texts = {
  plan: {
    en: "Deploys to the network {name} (chain {chainId}, first block {genesis}) at {url}, as {deployer}:",
    zh: "部署到网络 {name}（链 {chainId}，创世区块 {genesis}，{url}），部署账户 {deployer}：",
  },
  planContracts: { en: "  1. the registries", zh: "  1. 登记合约" },
  planCatalog: { en: "  2. the catalog: {types}", zh: "  2. 证照目录：{types}" },
  planAccount: {
    en: "  3. the consortium's account: {threshold} of {signers}",
    zh: "  3. 联盟多签账户：{signers} 中的 {threshold} 方",
  },
  planDelays: {
    en: "  4. a change waits {governance} days after it was announced, a new right {accreditation} days; pausing waits for nothing",
    zh: "  4. 变更公示 {governance} 天后可以执行，新授权限 {accreditation} 天后生效；暂停颁发无须等待",
  },
  planRenounce: {
    en: "  5. the deployer gives up every right, and it is proved that nobody but the consortium's account has one",
    zh: "  5. 部署账户放弃全部权限，并证明只有联盟多签账户拥有权限",
  },
  planManifest: { en: "  6. the manifest {path}, signed by the deployer", zh: "  6. 部署清单 {path}，由部署账户签名" },
  account: { en: "created    the consortium's account {account}", zh: "已创建  联盟多签账户 {account}" },
  accreditationDelay: { en: "set        how long a new right waits", zh: "已设定  新授权限的等待期" },
  adminGranted: { en: "granted    ADMIN to the consortium's account", zh: "已授予  联盟多签账户 ADMIN 角色" },
  pauserGranted: { en: "granted    PAUSER to the consortium's account", zh: "已授予  联盟多签账户 PAUSER 角色" },
  pauserRenounced: { en: "renounced  PAUSER by the deployer", zh: "已放弃  部署账户的 PAUSER 角色" },
  adminRenounced: { en: "renounced  ADMIN by the deployer", zh: "已放弃  部署账户的 ADMIN 角色" },
  differs: {
    en: "differs    {entry}: the consortium governs now, and a proposal of its members may change it",
    zh: "不一致  {entry}：现由联盟治理，须由成员提案变更",
  },
  proved: {
    en: "Proved: the consortium's account {account} alone has roles, {threshold} of {count} signers decide.",
    zh: "已证明：仅联盟多签账户 {account} 拥有角色，由 {count} 个签署人中的 {threshold} 个决定。",
  },
  next: {
    en: "Manifest: {path}. Each department now compares it with the chain and signs it: elicense manifest sign",
    zh: "部署清单：{path}。请各部门将其与链核对并签名：elicense manifest sign",
  },
} as const satisfies Readonly<Record<string, Text>>;

/** Options of `npm run deploy -- --network`. */
export interface ToNetworkOptions {
  readonly network: string;
  readonly delayDays: number;
  readonly accreditationDelayDays: number;
  /** How many departments decide; as many as the network's plan says if left out. */
  readonly threshold?: number;
  readonly key?: string;
  readonly password: SecretSource;
}

const secondsPerDay = 86_400;

/**
 * Deploys to a network that several departments run, writes the manifest and signs it as the deployer.
 *
 * @throws {NetworkError} What is wrong with the network.
 * @throws {ElicenseError} What {@link deployNetwork} throws; SETTING_MISSING, SETTING_MALFORMED; or the node's trouble.
 */
export async function deployToNetwork(options: ToNetworkOptions): Promise<void> {
  const plan = readNetwork(folderOf(options.network));
  const network = { ...plan, threshold: options.threshold ?? plan.threshold };
  const config = { ...loadConfig(), chainId: network.chainId };
  const node = await connectNode(config);
  try {
    const deployer = await openDeployer(config, options, node);
    const say = speakIn(config.language);
    const path = manifestPath(config.deployments, network.chainId);
    printPlan(say, { network, options, path, url: new URL(config.rpcUrl).origin, deployer: deployer.address });
    await compile(say);

    const deployment = await deploy(config, options, { network, deployer, report: reportTo(say) });
    const signature = await signManifest(deployer, deployment);
    writeDeployment(config.deployments, deployment);
    addSignature(config.deployments, deployment, signature);

    const { account, threshold, signers } = await getConsortium(createClient({ runner: node, deployment }));
    say(texts.proved, { account, threshold, count: signers.length });
    say(texts.next, { path });
  } finally {
    node.destroy();
  }
}

async function deploy(
  config: Config,
  { delayDays, accreditationDelayDays }: ToNetworkOptions,
  {
    network,
    deployer,
    report,
  }: { readonly network: Network; readonly deployer: Wallet; readonly report: (progress: NetworkProgress) => void },
): Promise<Deployment> {
  const connection = await connectHardhat(config, deployer);
  try {
    return await deployNetwork(connection, {
      ...{ network, deployer, report, existing: findDeployment(config.deployments, network.chainId) },
      delays: { governance: delayDays * secondsPerDay, accreditation: accreditationDelayDays * secondsPerDay },
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

interface Plan {
  readonly network: Network;
  readonly options: ToNetworkOptions;
  readonly path: string;
  readonly url: string;
  readonly deployer: string;
}

function printPlan(say: Say, { network, options, path, url, deployer }: Plan): void {
  const { name, chainId, genesisHash, threshold } = network;
  say(texts.plan, { name, chainId, genesis: genesisHash, url, deployer });
  say(texts.planContracts);
  say(texts.planCatalog, {
    types: readLicenseTypes()
      .map((type) => type.name)
      .join(", "),
  });
  say(texts.planAccount, { threshold, signers: governanceSigners(network).join(", ") });
  say(texts.planDelays, { governance: options.delayDays, accreditation: options.accreditationDelayDays });
  say(texts.planRenounce);
  say(texts.planManifest, { path });
  say(deployTexts.planAgain);
}
