import { prepareIssueBatch, type Client, type ElicenseError, type LicenseType } from "@elicense/sdk";

import type { LedgerBatch, LedgerEntry } from "./Ledger.js";
import { concernsLicenses } from "./refusals.js";

/** What the registry would make of a batch that it refuses as a whole. */
export interface Isolated {
  /** What it would issue, in one transaction. */
  readonly taken: readonly LedgerEntry[];
  /** What it would not, each with what is the matter. */
  readonly refused: readonly { readonly license: LedgerEntry; readonly error: ElicenseError }[];
  /** What it would, had it an approval. */
  readonly awaiting: readonly LedgerEntry[];
}

const none: Isolated = { taken: [], refused: [], awaiting: [] };

/**
 * Finds the licenses for which the registry refuses a batch: it is tried in halves, and these in halves, and nothing is
 * sent.
 *
 * @throws {ElicenseError} A refusal that is not about a license, or the node's trouble.
 */
export async function isolateRefused(client: Client, batch: LedgerBatch, type: LicenseType): Promise<Isolated> {
  const { licenses } = batch;
  const { prediction } = await prepareIssueBatch(client, { type, ...batch });
  if (prediction.kind !== "REFUSED") return { ...none, taken: licenses };
  const { error } = prediction;
  if (!concernsLicenses(error)) throw error;
  const [license] = licenses;
  if (license === undefined) return none;
  if (licenses.length === 1) return { ...none, refused: [{ license, error }] };

  const middle = Math.ceil(licenses.length / 2);
  const halves: Isolated[] = [];
  for (const half of [licenses.slice(0, middle), licenses.slice(middle)]) {
    halves.push(await isolateRefused(client, { ...batch, licenses: half }, type));
  }
  return { ...none, taken: halves.flatMap(({ taken }) => taken), refused: halves.flatMap(({ refused }) => refused) };
}
