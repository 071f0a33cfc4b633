import { zeroPadValue } from "ethers";

import type { Client } from "../client.js";
import { onOneNode } from "../deployment/onOneNode.js";
import { GOVERNANCE_DIFFERS } from "../errors/catalogue/consortium.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import type { ScanOptions } from "../history/scan.js";
import { readAt } from "../transactions/read.js";
import { checkRules } from "./checkRules.js";
import { addressIn, getConsortium, readSafe } from "./getConsortium.js";
import { getRoleMembers, type RoleMember } from "./getRoleMembers.js";
import { requireConsortium } from "./requireConsortium.js";
import { listHead } from "./SignerChange.js";

/** Who governs, as it was found. */
export interface CheckedGovernance {
  /** How long what the consortium does has to wait after its announcement, seconds. */
  readonly delay: number;
  /** How long a newly accredited right waits before it holds, seconds. */
  readonly accreditationDelay: number;
  /** Address of what the account answers unknown calls with; the zero address where with nothing. */
  readonly fallbackHandler: string;
}

/** Where a Safe keeps its guard, and what it answers unknown calls with: `keccak256` of the names in its sources. */
const slots = {
  guard: "0x4a204f620c8c5ccdca3fd54d003badd85ba500436a431f0cbda4f558c93c34c8",
  fallbackHandler: "0x6c9a6c4a39284e37ed1cf53d337577d14212a4870fb976a4366c693b939918d5",
} as const;

/**
 * Checks that the consortium's multi-signature account governs a deployment, and nobody else: it alone has roles of the
 * AccessManager, which mean what they should; its signers and their number are those of the manifest; and no module and no
 * guard acts for it.
 *
 * @returns What the manifest does not say.
 * @throws {ElicenseError} CONSORTIUM_MISSING; GOVERNANCE_DIFFERS with the first part that differs: `roles`, `rules`,
 * `authority`, `signers`, `threshold`, `modules` or `guard`; READING_FORM; READING_ABORTED; or the node's trouble.
 * @example
 * const { delay } = await checkGovernance(client);
 */
export async function checkGovernance(client: Client, options: ScanOptions = {}): Promise<CheckedGovernance> {
  return onOneNode(client.provider, () => checkOnce(client, options));
}

/** Checks it as {@link checkGovernance} does, by whichever node there is. */
async function checkOnce(client: Client, options: ScanOptions): Promise<CheckedGovernance> {
  const { account, signers, threshold } = requireConsortium(client);
  const members = await getRoleMembers(client, options);
  requireSame("roles", `0 ${account}, 1 ${account}`, members.map(roleText).join(", "));
  await checkRules(client, options);
  const consortium = await getConsortium(client);
  requireSame("signers", signers.join(", "), consortium.signers.join(", "));
  requireSame("threshold", String(threshold), String(consortium.threshold));

  const [accreditationDelay, guard, fallbackHandler, modules] = await readAt(client, undefined, async (at) =>
    Promise.all([
      client.contracts.authorities.accreditationDelay(at),
      readSafe(client, at, "getStorageAt", [slots.guard, 1]),
      readSafe(client, at, "getStorageAt", [slots.fallbackHandler, 1]),
      readSafe(client, at, "getModulesPaginated", [listHead, 1]),
    ]),
  );
  requireSame("modules", "–", [...(modules[0] as readonly string[])].join(", ") || "–");
  requireSame("guard", addressIn(zeroPadValue("0x", 32)), addressIn(String(guard[0])));
  return {
    delay: members[0]?.delay ?? 0,
    accreditationDelay: Number(accreditationDelay),
    fallbackHandler: addressIn(String(fallbackHandler[0])),
  };
}

function roleText({ role, account }: RoleMember): string {
  return `${String(role)} ${account}`;
}

function requireSame(part: string, expected: string, actual: string): void {
  if (expected !== actual) throw new ElicenseError(GOVERNANCE_DIFFERS, { part, expected, actual });
}
