import { ZeroAddress } from "ethers";

import type { Client } from "../client.js";
import { onOneNode } from "../deployment/onOneNode.js";
import type { ScanOptions } from "../history/scan.js";
import { readAt } from "../transactions/read.js";
import { checkConsortiumAccount } from "./checkConsortiumAccount.js";
import { checkHeldRoles } from "./checkHeldRoles.js";
import { checkRules } from "./checkRules.js";
import type { CheckedConsortiumAccount } from "./checkSafeCode.js";
import { addressIn, getConsortium, readSafe } from "./getConsortium.js";
import { getRoleMembers, type RoleMember } from "./getRoleMembers.js";
import { none, requireSame } from "./governanceDiffers.js";
import { requireConsortium } from "./requireConsortium.js";
import { listHead } from "./SignerChange.js";

/** Who governs, as it was found. */
export interface CheckedGovernance extends CheckedConsortiumAccount {
  /** How long what the consortium does has to wait after its announcement, seconds. */
  readonly delay: number;
  /** How long a newly accredited right waits before it holds, seconds. */
  readonly accreditationDelay: number;
}

/** Where a Safe keeps its guard: keccak256 of `guard_manager.guard.address`. */
const guardSlot = "0x4a204f620c8c5ccdca3fd54d003badd85ba500436a431f0cbda4f558c93c34c8";

/**
 * Checks that the consortium's multi-signature account governs a deployment, and nobody else: it is a Safe 1.4.1 through and
 * through; it alone has roles of the AccessManager, which mean what they should; its signers and their number are those of
 * the manifest; and no module and no guard acts for it. That the registries and the AccessManager have the code that the
 * manifest says, every reading of a client has checked before (`checkDeployment`).
 *
 * @returns What the manifest does not say.
 * @throws {ElicenseError} CONSORTIUM_MISSING; GOVERNANCE_DIFFERS with the first part that differs: what
 * `checkConsortiumAccount` finds, `roles`, `rules`, `authority`, `signers`, `threshold`, `modules` or `guard`;
 * DEPLOYMENT_CREATION_UNKNOWN; DEPLOYMENT_CREATION_DIFFERS; READING_FORM; READING_ABORTED; or the node's trouble.
 * @example
 * const { delay } = await checkGovernance(client);
 */
export async function checkGovernance(client: Client, options: ScanOptions = {}): Promise<CheckedGovernance> {
  return onOneNode(client.provider, () => checkOnce(client, options));
}

/** Checks it as {@link checkGovernance} does, by whichever node there is. */
async function checkOnce(client: Client, options: ScanOptions): Promise<CheckedGovernance> {
  const { account, signers, threshold } = requireConsortium(client);
  const safeAccount = await checkConsortiumAccount(client, options);
  const members = await getRoleMembers(client, options);
  requireSame("roles", `0 ${account}, 1 ${account}`, members.map(roleText).join(", "));
  await checkHeldRoles(client, members);
  await checkRules(client, options);
  const consortium = await getConsortium(client);
  requireSame("signers", signers.join(", "), consortium.signers.join(", "));
  requireSame("threshold", String(threshold), String(consortium.threshold));

  const [accreditationDelay, guard, modules] = await readAt(client, undefined, async (at) =>
    Promise.all([
      client.contracts.authorities.accreditationDelay(at),
      readSafe(client, at, "getStorageAt", [guardSlot, 1]),
      readSafe(client, at, "getModulesPaginated", [listHead, 1]),
    ]),
  );
  requireSame("modules", none, [...(modules[0] as readonly string[])].join(", ") || none);
  requireSame("guard", ZeroAddress, addressIn(String(guard[0])));
  return {
    delay: members[0]?.delay ?? 0,
    accreditationDelay: Number(accreditationDelay),
    ...safeAccount,
  };
}

function roleText({ role, account }: RoleMember): string {
  return `${String(role)} ${account}`;
}
