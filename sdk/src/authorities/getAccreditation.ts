import { AbiCoder, keccak256 } from "ethers";

import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { fromBits, rights, type Right } from "../codes.js";
import { readAt, type At } from "../transactions/read.js";
import { requireAuthority, requireTypeNumber } from "./forms.js";

/** What an authority was accredited for itself, whatever those above it have. */
export interface Accreditation {
  /** Rights that hold. */
  readonly held: readonly Right[];
  /** Rights that were accredited and do not hold yet. */
  readonly pending: readonly Right[];
  /** From when the pending ones hold, Unix time in seconds; `null` where there are none. */
  readonly heldFrom: number | null;
}

/** Parameters of {@link getAccreditation}. */
export interface GetAccreditationParameters {
  /** Number of the authority. */
  readonly authority: number;
  /** Number of the license type. */
  readonly licenseType: number;
  /** Block to ask at; the latest if left out. */
  readonly block?: BlockParameter;
}

/** Where the AuthorityRegistry stores what no function of it gives: places that are promised not to change. */
const slots = { nodes: 2, rights: 8, pending: 9 } as const;

/** License types below this number have their rights in the authority's node. */
const nodeTypes = 10;

const word16 = 0xffffn;

/**
 * Reads what an authority was accredited for itself, and what of it does not hold yet: `getRights` gives what it may do
 * now. It is read from the registry's storage.
 *
 * @returns The accreditation; an empty one for an unknown authority.
 * @throws {ElicenseError} AUTHORITY_FORM, LICENSE_TYPE_FORM; CHAIN_NUMBER_UNKNOWN; BLOCK_FORM, BLOCK_UNKNOWN; or the
 * node's trouble.
 * @example
 * const { held, pending } = await getAccreditation(client, { authority: 3, licenseType: lawyer.number });
 */
export async function getAccreditation(
  client: Client,
  { authority, licenseType, block }: GetAccreditationParameters,
): Promise<Accreditation> {
  const [number, type] = [requireAuthority(authority), requireTypeNumber(licenseType)];
  return readAt(client, block, async (at) => {
    const head = await client.provider.getBlock(at.blockTag);
    const [settled, waiting] = await Promise.all([
      readSettled(client, number, type, at),
      readWord(client, placeOf(type, placeOf(number, slots.pending)), at),
    ]);
    const [added, from] = [waiting & word16, Number((waiting >> 16n) & 0xff_ffff_ffffn)];
    if (added === 0n || from <= (head?.timestamp ?? 0)) {
      return { held: fromBits(rights, settled | added, "right"), pending: [], heldFrom: null };
    }
    return { held: fromBits(rights, settled, "right"), pending: fromBits(rights, added, "right"), heldFrom: from };
  });
}

async function readSettled(client: Client, authority: number, type: number, at: At): Promise<bigint> {
  if (type < nodeTypes) {
    const node = await readWord(client, placeOf(authority, slots.nodes), at);
    return (node >> BigInt(96 + 16 * type)) & word16;
  }
  const word = await readWord(client, placeOf(Math.floor(type / 16), placeOf(authority, slots.rights)), at);
  return (word >> BigInt(16 * (type % 16))) & word16;
}

async function readWord({ provider, deployment }: Client, place: string, { blockTag }: At): Promise<bigint> {
  return BigInt(await provider.getStorage(deployment.contracts.authorityRegistry.address, place, blockTag));
}

/** The place of a mapping's value. */
function placeOf(key: number, mapping: number | string): string {
  return keccak256(AbiCoder.defaultAbiCoder().encode(["uint256", "uint256"], [key, mapping]));
}
