import {
  checkConsortiumAccount,
  checkGovernance,
  checkRules,
  connectContracts,
  createClient,
  ElicenseError,
  errorOf,
  getAccreditationDelay,
  getConsortium,
  getRoleMembers,
  interfaces,
  type Deployment,
} from "@elicense/sdk";

import { PAUSER } from "./elicenseModule.js";
import { sendCall } from "./sendCall.js";
import type { Target } from "./Target.js";

/** The AccessManager's role that may change every rule, and give every role. */
export const ADMIN = 0n;

/** How long the consortium's changes wait. */
export interface Delays {
  /** Between a change's announcement and its execution, seconds. */
  readonly governance: number;
  /** Between an accreditation and its holding, seconds. */
  readonly accreditation: number;
}

/** One of the steps of {@link handOver}, as it tells of it. */
export type HandOverStep =
  "accreditationDelay" | "adminGranted" | "pauserGranted" | "pauserRenounced" | "adminRenounced";

/** Parameters of {@link handOver}. */
export interface HandOverParameters {
  /** Manifest that names the consortium's account. */
  readonly deployment: Deployment;
  readonly delays: Delays;
  /** Learns of each step that was taken. */
  readonly report: (step: HandOverStep) => void;
}

/**
 * Hands governance over to the consortium's account, gives up the deployer's rights, the one to give rights last, and proves
 * that they are gone. What was done by an earlier run is left alone.
 *
 * @throws {ElicenseError} GOVERNANCE_DIFFERS, before the deployer gives up anything, where the account is not as the manifest
 * says or somebody else has a role; a refusal; or NODE_UNREACHABLE.
 */
export async function handOver(target: Target, { deployment, delays, report }: HandOverParameters): Promise<void> {
  const { provider } = target;
  const client = createClient({ runner: provider, deployment });
  const { accessManager, authorityRegistry } = deployment.contracts;
  const account = deployment.governance?.account ?? "";
  const deployer = await target.deployer.getAddress();
  const manager = connectContracts(deployment, provider).accessManager;
  const abi = interfaces.accessManager;
  const has = async (role: bigint, member: string): Promise<boolean> => (await manager.hasRole(role, member))[0];
  const send = async (step: HandOverStep, data: string, to = accessManager.address): Promise<void> => {
    await sendCall(target, { to, data });
    report(step);
  };

  if (await has(ADMIN, deployer)) {
    await requireSoundAccount(target, deployment);
    if ((await getAccreditationDelay(client)) !== delays.accreditation) {
      const data = interfaces.authorities.encodeFunctionData("setAccreditationDelay", [delays.accreditation]);
      await send("accreditationDelay", data, authorityRegistry.address);
    }
    const [isAdmin, delay] = await manager.hasRole(ADMIN, account);
    if (!isAdmin || Number(delay) !== delays.governance) {
      await send("adminGranted", abi.encodeFunctionData("grantRole", [ADMIN, account, delays.governance]));
    }
    if (!(await has(PAUSER, account))) {
      await send("pauserGranted", abi.encodeFunctionData("grantRole", [PAUSER, account, 0]));
    }
    await requireNobodyElse(target, deployment);
  }
  // Given up in this order, a run that is broken off can still go on.
  if (await has(PAUSER, deployer)) {
    await send("pauserRenounced", abi.encodeFunctionData("renounceRole", [PAUSER, deployer]));
  }
  if (await has(ADMIN, deployer)) {
    await send("adminRenounced", abi.encodeFunctionData("renounceRole", [ADMIN, deployer]));
  }
  await proveHandedOver(target, deployment);
}

/**
 * Proves that the consortium's account alone governs.
 *
 * @throws {ElicenseError} GOVERNANCE_DIFFERS.
 */
export async function proveHandedOver({ provider, deployer }: Target, deployment: Deployment): Promise<void> {
  const client = createClient({ runner: provider, deployment });
  await checkGovernance(client);
  // What the events say, the state must say too.
  const account = await deployer.getAddress();
  for (const role of [ADMIN, PAUSER]) {
    const [isMember] = await client.contracts.accessManager.hasRole(role, account);
    if (isMember) throw differs("roles", `– ${account}`, `${String(role)} ${account}`);
  }
}

async function requireSoundAccount({ provider }: Target, deployment: Deployment): Promise<void> {
  const planned = deployment.governance;
  const client = createClient({ runner: provider, deployment });
  await checkConsortiumAccount(client);
  const { signers, threshold } = await getConsortium(client);
  const [expected, actual] = [planned?.signers.join(", ") ?? "", signers.join(", ")];
  if (expected !== actual) throw differs("signers", expected, actual);
  if (threshold !== planned?.threshold) throw differs("threshold", String(planned?.threshold), String(threshold));
}

/** A right that somebody else has, or a function that is open to everybody, would outlive the deployer's rights. */
async function requireNobodyElse({ provider, deployer }: Target, deployment: Deployment): Promise<void> {
  const client = createClient({ runner: provider, deployment });
  await checkRules(client);
  const members = await getRoleMembers(client);
  const known = [await deployer.getAddress(), deployment.governance?.account];
  const stranger = members.find(({ role, account }) => !known.includes(account) || (role !== ADMIN && role !== PAUSER));
  if (stranger !== undefined) {
    throw differs("roles", known.join(", "), `${String(stranger.role)} ${stranger.account}`);
  }
}

function differs(part: string, expected: string, actual: string): ElicenseError {
  return errorOf("GOVERNANCE_DIFFERS", { part, expected, actual });
}
