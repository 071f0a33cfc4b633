import { mkdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Deployment } from "@elicense/sdk";
import { Wallet, type HDNodeWallet } from "ethers";

import { askNode } from "../../../network/askNode.js";
import { readNetwork, type Network } from "../../../network/Network.js";
import { readChainState, type ChainState } from "../../../network/status.js";
import { developmentAccount, developmentAccountCount } from "../../../scripts/development.js";
import { inventedCode } from "../../../scripts/network/inventedCode.js";
import type { TestConsortium } from "../../scripts/commands/consortium.js";
import { mustRun, type Department } from "./Department.js";

/** Name of the network under test. */
export const networkName = "assurance";

const chainId = 90_211;

/** First ports of the departments' nodes, below those that systems give to connections; an RPC node has 100 more. */
const ports = { p2p: 21_000, rpc: 22_000, metrics: 23_000 } as const;

/** The departments, their machines and what they agree upon. */
export interface Scene {
  readonly folder: string;
  readonly departments: readonly Department[];
  /** The departments' governance signers, in the departments' order, and those of departments to come. */
  readonly signers: readonly (Wallet | HDNodeWallet)[];
  /** An account of each that sends transactions, in the same order. */
  readonly accounts: readonly (Wallet | HDNodeWallet)[];
  readonly deployer: Wallet | HDNodeWallet;
}

/** How many departments may come later. */
const mostNewcomers = 4;

/** Makes a folder for each department. */
export async function makeScene(names: readonly string[]): Promise<Scene> {
  const folder = await mkdtemp(join(tmpdir(), "elicense-network-"));
  const signers = Array.from({ length: names.length + mostNewcomers }, () => Wallet.createRandom());
  const departments = names.map((name, position) => {
    const own = join(folder, name);
    mkdirSync(own, { recursive: true });
    const governanceKey = signers[position]?.privateKey ?? "";
    return { name, position, folder: own, code: inventedCode(position), governanceKey };
  });
  return {
    folder,
    departments,
    signers,
    accounts: Array.from({ length: names.length + mostNewcomers }, () => Wallet.createRandom()),
    deployer: Wallet.createRandom(),
  };
}

/** Takes the folders away. */
export async function clearScene({ folder }: Scene): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/**
 * Has a department make its keys and its card.
 *
 * @returns The card's file.
 */
export async function makeCard({ signers, accounts, deployer }: Scene, department: Department): Promise<string> {
  const { name, position, code } = department;
  // The sample consortium's accounts act through whichever node; the first department names them, and who deploys.
  const common =
    position === 0
      ? [
          deployer.address,
          ...Array.from({ length: developmentAccountCount - 1 }, (_, n) => developmentAccount(n).address),
        ]
      : [];
  const [signer, account] = [signers[position], accounts[position]];
  if (signer === undefined || account === undefined) throw new Error(`nobody governs and sends for ${name}`);
  const { path } = await mustRun(
    department,
    ...["key", "--network", networkName, "--chain-id", String(chainId), "--name", name, "--code", code],
    ...["--host", "127.0.0.1", "--port", String(ports.p2p + position), "--rpc-port", String(ports.rpc + position)],
    ...["--metrics-port", String(ports.metrics + position), ...(position === 0 ? [] : ["--no-rpc"])],
    ...["--governance", signer.address, "--account", account.address, ...common],
  );
  return path as string;
}

/** Folder of the network on a department's machine. */
export function networkFolderOf({ folder }: Pick<Department, "folder">): string {
  return join(folder, "networks", networkName);
}

/** The network as a department has it. */
export function networkOf(department: Pick<Department, "folder">): Network {
  return readNetwork(networkFolderOf(department));
}

/** Where a department's validator answers its own machine. */
export function rpcUrlOf({ position }: Pick<Department, "position">): string {
  return `http://127.0.0.1:${String(ports.rpc + position)}`;
}

/** Where a department's RPC node answers. */
export function rpcNodeUrlOf({ position }: Pick<Department, "position">): string {
  return `http://127.0.0.1:${String(ports.rpc + 100 + position)}`;
}

/** How the chain is, by a department's validator. */
export async function chainState(department: Department): Promise<ChainState> {
  return askNode(rpcUrlOf(department), (node) => readChainState(node, networkOf(department)));
}

/** The newest block's number, by a department's validator. */
export async function headOf(department: Pick<Department, "position">): Promise<number> {
  return askNode(rpcUrlOf(department), (node) => node.getBlockNumber());
}

/** A block's hash, by a department's validator. */
export async function hashOf(department: Pick<Department, "position">, number: number): Promise<string | undefined> {
  return askNode(rpcUrlOf(department), async (node) => (await node.getBlock(number))?.hash ?? undefined);
}

/** What the tests of the command line work with, on this network: Anhui issues through these nodes. */
export function consortiumOn(
  { folder }: Scene,
  deployment: Deployment,
  urls: readonly string[],
  more: Readonly<Record<string, string>> = {},
): TestConsortium {
  const keyOf = (account: number): string => developmentAccount(account).privateKey;
  const [url = ""] = urls;
  return {
    chain: { url, stop: () => Promise.resolve() },
    deployment,
    folder,
    env: {
      ELICENSE_RPC_URL: urls.join(","),
      ELICENSE_CHAIN_ID: String(deployment.chainId),
      ELICENSE_DEPLOYMENTS: join(folder, "deployments"),
      ELICENSE_JOURNAL: join(folder, "journal"),
      ELICENSE_PRIVATE_KEY: keyOf(2),
      ELICENSE_APPROVER_PRIVATE_KEY: keyOf(11),
      ELICENSE_REGISTER_KEY: `0x${"5a".repeat(32)}`,
      ELICENSE_LANG: "en",
      ...more,
    },
    stop: () => Promise.resolve(),
  };
}
