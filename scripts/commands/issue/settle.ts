import { fromChain, type Client } from "@elicense/sdk";

import { csvFault, type Fault } from "../../csv/index.js";
import { documentState, type DocumentState } from "./DocumentFolder.js";
import type { PlannedLicense } from "./plan.js";

/** A license that was issued before this run. */
export interface IssuedBefore extends PlannedLicense {
  /** When it was issued by the chain's time, Unix time in seconds. */
  readonly issuedAt: number;
  /** Block of its issue, where its document is there to say it. */
  readonly issuedIn?: number;
}

/** How planned licenses stand before anything is sent. */
export interface Settled {
  /** Not on the chain yet. */
  readonly pending: readonly PlannedLicense[];
  /** On the chain, from an earlier run or another machine. */
  readonly already: readonly IssuedBefore[];
  /** Rows that contradict what the chain or the folder has. */
  readonly faults: readonly Fault[];
}

/** How many licenses to ask after in one call. */
const callSize = 200;

/**
 * Asks which licenses were issued already, so that a file can be issued again without harm.
 *
 * @param authority - Number of the issuing authority.
 * @param folder - Where the documents are, or will be.
 */
export async function settle(
  client: Client,
  planned: readonly PlannedLicense[],
  authority: number,
  folder: string,
): Promise<Settled> {
  const entries = await readEntries(client, planned);
  const custody = await client.contracts.licenses.custodyOf(authority);
  const { chainId, contracts } = client.deployment;
  const registry = `eip155:${String(chainId)}:${contracts.licenseRegistry.address}`;

  const pending: PlannedLicense[] = [];
  const already: IssuedBefore[] = [];
  const faults: Fault[] = [];
  for (const [position, license] of planned.entries()) {
    const entry = entries[position];
    const state = await documentState(folder, license, registry);
    const fault = faultOf(license, state, entry?.holder, custody);
    if (fault !== undefined) faults.push(fault);
    else if (entry === undefined) pending.push(license);
    else
      already.push({ ...license, issuedAt: entry.issuedAt, ...(state.kind === "whole" && { issuedIn: state.block }) });
  }
  return { pending, already, faults };
}

/** What the state has of a license that was issued. */
interface Entry {
  readonly holder: string;
  readonly issuedAt: number;
}

/** The entry of each license; `undefined` for one that was not issued. */
async function readEntries(
  client: Client,
  planned: readonly PlannedLicense[],
): Promise<readonly (Entry | undefined)[]> {
  const entries: (Entry | undefined)[] = [];
  try {
    for (let start = 0; start < planned.length; start += callSize) {
      const ids = planned.slice(start, start + callSize).map(({ id }) => id);
      const standings = await client.contracts.licenses.standingsOf(ids);
      entries.push(
        ...standings.map(({ status, holder, vouchedAt }) =>
          status === 0n ? undefined : { holder, issuedAt: Number(vouchedAt) },
        ),
      );
    }
  } catch (error) {
    throw fromChain(error);
  }
  return entries;
}

function faultOf(
  { line, holder: wanted }: PlannedLicense,
  state: DocumentState,
  holder: string | undefined,
  custody: string,
): Fault | undefined {
  // The holder is no part of the id: the same license for another holder is the same license.
  if (holder !== undefined && holder !== (wanted ?? custody)) return csvFault(line, "holder", "CSV_HOLDER_DIFFERS");
  return state.kind === "other" ? csvFault(line, "serial", "CSV_DOCUMENT_DIFFERS") : undefined;
}
