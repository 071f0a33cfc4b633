import { errorOf } from "@elicense/sdk";
import {
  concat,
  getCreate2Address,
  Interface,
  type JsonFragment,
  keccak256,
  toBeHex,
  zeroPadValue,
  ZeroAddress,
} from "ethers";

import { deploymentIdOf, journalOf } from "./deployContracts.js";
import { runIgnition, type Addresses } from "./runIgnition.js";
import { safeArtifacts, type SafeRole } from "./safeArtifacts.js";
import { safeModule } from "./safeModule.js";
import { sendCall } from "./sendCall.js";
import { settle } from "./settle.js";
import type { Target } from "./Target.js";

/** What the account of a consortium is created with. */
export interface SafePlan {
  /** Addresses of the members' signers, ascending. */
  readonly signers: readonly string[];
  /** How many of them have to approve. */
  readonly threshold: number;
}

/** Parameters of {@link deploySafe}. */
export interface DeploySafeParameters extends SafePlan {
  readonly chainId: number;
  readonly genesisHash: string;
  /** Address of the AccessManager that it is to govern: for another one it is another account. */
  readonly accessManager: string;
  /** Learns of each thing done. */
  readonly report: (what: string) => void;
}

const abi = Interface.from(
  [safeArtifacts.singleton, safeArtifacts.factory].flatMap(({ abi }) => abi as readonly JsonFragment[]),
);

/**
 * Creates the consortium's multi-signature account, or finds the one that an earlier run created: its address follows from
 * its signers, their number and the AccessManager.
 *
 * @returns Its address.
 * @throws {ElicenseError} DEPLOYMENT_FAILED; GOVERNANCE_DIFFERS where other code stands there; or NODE_UNREACHABLE.
 */
export async function deploySafe(target: Target, parameters: DeploySafeParameters): Promise<string> {
  const { chainId, genesisHash, signers, threshold, accessManager, report } = parameters;
  const { connection, deployer, provider } = target;
  const chain = { chainId, genesisHash };
  const journal = connection.networkConfig.type === "http" ? journalOf(chain, "-governance") : undefined;
  await settle(deployer);
  const deploymentId = deploymentIdOf(chain, "-governance");
  const contracts = await runIgnition<SafeRole>(target, { module: safeModule, deploymentId, journal });
  await requireSafeCode(target, contracts);

  const nothing = [ZeroAddress, "0x", contracts.fallbackHandler, ZeroAddress, 0, ZeroAddress];
  const setup = abi.encodeFunctionData("setup", [signers, threshold, ...nothing]);
  const salt = BigInt(accessManager);
  const account = addressOfProxy(contracts, setup, salt);
  if ((await provider.getCode(account)) === "0x") {
    const data = abi.encodeFunctionData("createProxyWithNonce", [contracts.singleton, setup, salt]);
    await sendCall(target, { to: contracts.factory, data });
    report(account);
  }
  await requireCode(target, "proxy", account);
  return account;
}

/** As `createProxyWithNonce` of the factory has it. */
function addressOfProxy({ factory, singleton }: Addresses<SafeRole>, setup: string, number: bigint): string {
  const salt = keccak256(concat([keccak256(setup), toBeHex(number, 32)]));
  const code = concat([safeArtifacts.proxy.bytecode, zeroPadValue(singleton, 32)]);
  return getCreate2Address(factory, salt, keccak256(code));
}

async function requireSafeCode(target: Target, contracts: Addresses<SafeRole>): Promise<void> {
  for (const role of Object.keys(contracts) as SafeRole[]) await requireCode(target, role, contracts[role]);
}

/** Refuses code that Safe's makers did not compile. */
async function requireCode({ provider }: Target, role: keyof typeof safeArtifacts, address: string): Promise<void> {
  const expected = keccak256(safeArtifacts[role].deployedBytecode);
  const actual = keccak256(await provider.getCode(address));
  if (actual !== expected) {
    throw errorOf("GOVERNANCE_DIFFERS", { part: `code of ${address}`, expected, actual });
  }
}
