import { toBeHex } from "ethers";

import type { Client } from "../client.js";
import { actions } from "../codes.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { managementTopic, toManagementRecord } from "../history/logs.js";
import { logsBetween } from "../history/logsBetween.js";
import { registerFault } from "../history/registerBook.js";
import type { LicenseId } from "../licenses/licenseId.js";
import { read } from "../transactions/read.js";
import { requireAuthority } from "./authority.js";

/** Parameters of {@link getRegister}. */
export interface GetRegisterParameters {
  /** Number of the authority. */
  readonly authority: number;
}

/** A license in an authority's register. */
export interface RegisterEntry {
  readonly id: LicenseId;
  /** Block of the issue, as the node says: a hint for `getManagementHistory`. */
  readonly issuedIn: number;
}

/** All that an authority issued. */
export interface Register {
  /** In the order of their issue, reissues and transfers among them, whatever became of them. */
  readonly entries: readonly RegisterEntry[];
  /** How many of them are in the authority's custody, as the state counts them. */
  readonly inCustody: number;
  /** The block that it was read at. */
  readonly block: number;
}

/** Topics of the actions that bring a license about. */
const firstActions = (["ISSUE", "REISSUE", "TRANSFER"] as const).map((action) => toBeHex(actions.indexOf(action), 32));

/**
 * Rebuilds an authority's register from the first management record of each license, and proves that it is the whole
 * register that the state commits to. Every block from the deployment's first on is searched.
 *
 * @returns The register; an empty one for an unknown authority.
 * @throws {ElicenseError} AUTHORITY_FORM; REGISTER_NOT_WHOLE where the node hides or alters a license; or the node's
 * trouble.
 * @example
 * const { entries } = await getRegister(client, { authority: 1 });
 */
export async function getRegister(client: Client, { authority }: GetRegisterParameters): Promise<Register> {
  const topics = [managementTopic, null, toBeHex(requireAuthority(authority), 32), firstActions];
  return read(client, async () => {
    const block = await client.provider.getBlockNumber();
    const { address } = client.deployment.contracts.licenseRegistry;
    const [register, logs] = await Promise.all([
      client.contracts.licenses.registerOf(authority, { blockTag: block }),
      logsBetween(client, { address, topics, to: block }),
    ]);
    // A reissue or transfer writes into the book that is left behind too, and not as its first record.
    const first = logs.map((log) => toManagementRecord(log)).filter(({ index }) => index === 1);
    const count = Number(register.count);
    const ids = first.map(({ id }) => id);
    const fault = registerFault(ids, { count, head: register.head });
    if (fault !== undefined) {
      const { expected, actual } = fault.kind === "length" ? fault : { expected: "", actual: "" };
      throw new ElicenseError("REGISTER_NOT_WHOLE", { authority, kind: fault.kind, expected, actual });
    }
    return {
      entries: first.map(({ id, block: issuedIn }) => ({ id, issuedIn })),
      inCustody: Number(register.inCustody),
      block,
    };
  });
}
