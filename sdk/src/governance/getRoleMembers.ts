import { findBlock, type BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { interfaces } from "../contracts.js";
import { findCreation } from "../deployment/findCreation.js";
import { readPatiently } from "../history/reading.js";
import { scan, type ScanOptions } from "../history/scan.js";

/** An account with a role of the AccessManager. */
export interface RoleMember {
  /** Number of the role: 0 is ADMIN, which may change every rule and give every role; 1 is PAUSER. */
  readonly role: bigint;
  readonly account: string;
  /** How long what it does has to wait after its announcement, seconds. */
  readonly delay: number;
}

/** Parameters of {@link getRoleMembers}. */
export interface GetRoleMembersParameters extends ScanOptions {
  /** Block to read at; the latest if left out. */
  readonly block?: BlockParameter;
}

/**
 * Finds every account that was given a role of the AccessManager, by all that was granted and revoked since the block in which
 * it was created, in the order of the roles' numbers. Where that was is the chain's word and not the manifest's, which could
 * name a later block to hide a grant. It is one node's word: a node could hide one too; ask another where that matters.
 *
 * @throws {ElicenseError} READING_FORM, BLOCK_FORM; BLOCK_UNKNOWN; DEPLOYMENT_CREATION_UNKNOWN, DEPLOYMENT_CREATION_DIFFERS;
 * READING_ABORTED; or the node's trouble.
 * @example
 * const administrators = (await getRoleMembers(client)).filter(({ role }) => role === 0n);
 */
export async function getRoleMembers(
  client: Client,
  { block: at, ...options }: GetRoleMembersParameters = {},
): Promise<readonly RoleMember[]> {
  const abi = interfaces.accessManager;
  const granted = abi.getEvent("RoleGranted");
  const revoked = abi.getEvent("RoleRevoked");
  return readPatiently(client, options, async (ask) => {
    const { number: block } = await ask(() => findBlock(client, at));
    const { address } = client.deployment.contracts.accessManager;
    const topics = [[granted.topicHash, revoked.topicHash]];
    const from = await ask(() => findCreation(client, "accessManager"));
    const search = { address, topics, from, to: block };
    const members = new Map<string, RoleMember>();
    for await (const { from, to, logs } of scan(client, search, options)) {
      for (const log of logs) {
        const event = abi.parseLog(log);
        if (event === null) continue;
        const { roleId, account, delay } = event.args.toObject() as {
          readonly roleId: bigint;
          readonly account: string;
          readonly delay?: bigint;
        };
        const key = `${String(roleId)} ${account}`;
        if (event.name === "RoleRevoked") members.delete(key);
        else members.set(key, { role: roleId, account, delay: Number(delay) });
      }
      options.onProgress?.({ from, to, head: block, records: members.size, total: members.size });
    }
    return [...members.values()].sort((one, other) => (one.role < other.role ? -1 : one.role > other.role ? 1 : 0));
  });
}
