import type { Block } from "../block.js";
import type { Client } from "../client.js";
import { dayOf } from "../day.js";
import { onOneNode } from "../deployment/onOneNode.js";
import { requireLicenseId, type LicenseId } from "../licenses/licenseId.js";
import type { Standing } from "../licenses/standing.js";
import { toWord } from "../licenses/word.js";
import { getTrustedHeader, type GetTrustedHeaderParameters } from "./getTrustedHeader.js";
import { readStorage } from "./storage.js";
import type { TrustedBlock } from "./trustHeader.js";
import { keyOf, standingOfWords, usageBookOfWord, type UsageBookState } from "./words.js";

/** Parameters of {@link getProvenLicense}. */
export interface GetProvenLicenseParameters extends GetTrustedHeaderParameters {
  readonly id: LicenseId;
}

/** A license as the chain's state has it, proved. */
export interface ProvenLicense {
  /** Status, holder, head and number of its management records. */
  readonly standing: Standing;
  /** Head and number of its usage records. */
  readonly usage: UsageBookState;
  /** The block whose state it is. Its age tells whether the node hid newer ones. */
  readonly block: Block;
  /** To be kept, and given next time. */
  readonly trusted: TrustedBlock;
}

/**
 * Reads where a license stands, from one node that need not be trusted: the state's root is in a header that the chain's
 * validators sealed, and each word of the state is proved against it (EIP-1186).
 *
 * @returns What `getStanding` tells, proved; a license that is revoked or unknown is a result, not an error.
 * @throws {ElicenseError} LICENSE_ID_FORM; what {@link getTrustedHeader} throws; QBFT_PROOF, DEPLOYMENT_NO_CODE or
 * DEPLOYMENT_CODE_DIFFERS where the node lies, or the manifest does not fit; STATUS_UNKNOWN.
 * @example
 * const { standing, block } = await getProvenLicense(client, { id });
 */
export async function getProvenLicense(
  client: Client,
  { id, ...parameters }: GetProvenLicenseParameters,
): Promise<ProvenLicense> {
  requireLicenseId(id);
  return onOneNode(client.provider, () => readProven(client, id, parameters));
}

async function readProven(
  client: Client,
  id: LicenseId,
  parameters: GetTrustedHeaderParameters,
): Promise<ProvenLicense> {
  const { header, trusted } = await getTrustedHeader(client, parameters);
  const [{ licenses: license, books: book, schedules: schedule }, { usageBooks }] = await Promise.all([
    readStorage(client, header, { licenses: id, books: id, schedules: id }),
    readStorage(client, header, { usageBooks: id }),
  ]);
  const { keyStandings: keyStanding } = await readStorage(client, header, {
    keyStandings: `0x${toWord(keyOf(license))}`,
  });
  return {
    standing: standingOfWords(id, { license, book, schedule, keyStanding }, dayOf(header.timestamp)),
    usage: usageBookOfWord(usageBooks),
    block: { number: header.number, timestamp: header.timestamp },
    trusted,
  };
}
