import type { Client } from "../client.js";
import { readAt } from "../transactions/read.js";
import type { RoleMember } from "./getRoleMembers.js";
import { governanceDiffers, none } from "./governanceDiffers.js";

/**
 * Checks that accounts have the roles which they were given: a role may begin long after its event, and the state alone says
 * whether it has begun.
 *
 * @throws {ElicenseError} GOVERNANCE_DIFFERS with `roles`; or the node's trouble.
 */
export async function checkHeldRoles(client: Client, members: readonly RoleMember[]): Promise<void> {
  const { accessManager } = client.contracts;
  await readAt(client, undefined, async (at) => {
    for (const { role, account } of members) {
      const [isMember] = await accessManager.hasRole(role, account, at);
      if (isMember) continue;
      const [since] = await accessManager.getAccess(role, account, at);
      const expected = `${String(role)} ${account}`;
      const actual = since === 0n ? none : `${expected} from ${String(since)}, Unix time`;
      throw governanceDiffers("roles", expected, actual);
    }
  });
}
