import { existsSync, renameSync } from "node:fs";

import { ElicenseError, errorOf, fromNode } from "@elicense/sdk";
import type { IgnitionModule, IgnitionModuleResult } from "@nomicfoundation/ignition-core";
import { getAddress } from "ethers";
import type { NetworkConnection } from "hardhat/types/network";

import { creationsInJournal } from "./creations.js";
import type { Target } from "./Target.js";

/** Address of each contract of a module. */
export type Addresses<Role extends string> = Readonly<Record<Role, string>>;

/** Parameters of {@link runIgnition}. */
export interface RunIgnitionParameters<Role extends string> {
  /** What is deployed. */
  readonly module: IgnitionModule<string, Role, IgnitionModuleResult<Role>>;
  /** Name of Ignition's journal. */
  readonly deploymentId: string;
  /** Directory of that journal; `undefined` where none is kept. */
  readonly journal: string | undefined;
}

/**
 * Runs Hardhat Ignition, from where its journal ends.
 *
 * Killed between sending a transaction and noting it down, Ignition does not find its way back; and a chain that was
 * killed may lack what the journal calls done. No manifest names such contracts yet, so others are deployed in their
 * place.
 *
 * @throws {ElicenseError} DEPLOYMENT_FAILED with what Ignition said, or NODE_UNREACHABLE.
 */
export async function runIgnition<Role extends string>(
  target: Target,
  parameters: RunIgnitionParameters<Role>,
): Promise<Addresses<Role>> {
  const { journal } = parameters;
  if (journal === undefined || !existsSync(journal)) return runOnce(target, parameters);

  if (await isOnChain(target, journal)) {
    try {
      return await runOnce(target, parameters);
    } catch (error) {
      if (!(error instanceof ElicenseError) || error.code !== "DEPLOYMENT_FAILED") throw error;
    }
  }
  setAside(journal);
  return runOnce(target, parameters);
}

async function runOnce<Role extends string>(
  { connection, deployer }: Target,
  { module, deploymentId }: RunIgnitionParameters<Role>,
): Promise<Addresses<Role>> {
  try {
    const defaultSender = await deployer.getAddress();
    const contracts = (await connection.ignition.deploy(module, {
      deploymentId,
      defaultSender,
    })) as unknown as Readonly<Record<Role, { readonly getAddress: () => Promise<string> }>>;
    const roles = Object.keys(contracts) as Role[];
    const addresses = roles.map(async (role) => [role, getAddress(await contracts[role].getAddress())] as const);
    return Object.fromEntries(await Promise.all(addresses)) as Record<Role, string>;
  } catch (error) {
    const fault = fromNode(error, await urlOf(connection));
    if (fault.code === "NODE_UNREACHABLE") throw fault;
    const reason = error instanceof Error ? error.message : String(error);
    throw errorOf("DEPLOYMENT_FAILED", { reason }, { cause: error });
  }
}

/** Whether the chain has every contract that the journal calls deployed. */
async function isOnChain({ provider }: Target, journal: string): Promise<boolean> {
  const addresses = [...(await creationsInJournal(journal)).keys()];
  const codes = await Promise.all(addresses.map((address) => provider.getCode(address)));
  return !codes.includes("0x");
}

function setAside(journal: string): void {
  let aside = `${journal}-abandoned`;
  for (let count = 2; existsSync(aside); count++) aside = `${journal}-abandoned-${count}`;
  renameSync(journal, aside);
}

async function urlOf({ networkConfig }: NetworkConnection): Promise<string | undefined> {
  return networkConfig.type === "http" ? networkConfig.url.getUrl() : undefined;
}
