import type { BlockParameter } from "../block.js";
import { requireAccount } from "../account.js";
import type { Client } from "../client.js";
import { rights, toNumber, type Right } from "../codes.js";
import { RIGHTS_FORM } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { regionOf } from "../region.js";
import { readAt } from "../transactions/read.js";
import { requireTypeNumber } from "./forms.js";

/** Who acts with a key. */
export interface Actor {
  /** Number of the authority that the key acts for. */
  readonly authority: number;
  /** The key's number. */
  readonly key: number;
  /** Division code, six digits, of where the authority is competent. */
  readonly region: string;
}

/** Parameters of {@link checkRight}. */
export interface CheckRightParameters extends IdentifyKeyParameters {
  /** Number of the license type. */
  readonly licenseType: number;
  readonly right: Right;
}

/** Parameters of {@link identifyKey}. */
export interface IdentifyKeyParameters {
  /** The key's account. */
  readonly account: string;
  /** Block to ask at; the latest if left out. */
  readonly block?: BlockParameter;
}

/**
 * Finds the authority that a key acts for, if it may do something so: what each action asks before anything else.
 *
 * @throws {ElicenseError} AUTHORITY_REGISTRY_UNKNOWN_KEY, AUTHORITY_REGISTRY_KEY_REMOVED,
 * AUTHORITY_REGISTRY_MISSING_ROLE, AUTHORITY_REGISTRY_INACTIVE or AUTHORITY_REGISTRY_NOT_ACCREDITED where it may not;
 * ADDRESS_FORM, LICENSE_TYPE_FORM, RIGHTS_FORM; BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 * @example
 * const { authority } = await checkRight(client, { account, licenseType: lawyer.number, right: "ISSUE" });
 */
export async function checkRight(
  client: Client,
  { account, licenseType, right, block }: CheckRightParameters,
): Promise<Actor> {
  const number = toNumber(rights, right, () => new ElicenseError(RIGHTS_FORM, { field: "right" }));
  const values = [requireTypeNumber(licenseType), requireAccount(account, "account"), number] as const;
  return toActor(await readAt(client, block, (at) => client.contracts.authorities.checkRight(...values, at)));
}

/**
 * Finds the authority that a key acts for, and that it may act so now, whatever its authority is accredited for.
 *
 * @throws {ElicenseError} AUTHORITY_REGISTRY_UNKNOWN_KEY, AUTHORITY_REGISTRY_KEY_REMOVED,
 * AUTHORITY_REGISTRY_MISSING_ROLE or AUTHORITY_REGISTRY_INACTIVE where it may not; ADDRESS_FORM; BLOCK_FORM,
 * BLOCK_UNKNOWN; or the node's trouble.
 */
export async function identifyKey(client: Client, { account, block }: IdentifyKeyParameters): Promise<Actor> {
  const key = requireAccount(account, "account");
  return toActor(await readAt(client, block, (at) => client.contracts.authorities.identify(key, at)));
}

function toActor({ authority, key, region }: { authority: bigint; key: bigint; region: bigint }): Actor {
  return { authority: Number(authority), key: Number(key), region: regionOf(region) };
}
