import { fromChain, type Client } from "@elicense/sdk";

import { csvFault, type Fault } from "../../csv/index.js";
import { documentState, type DocumentState } from "./DocumentFolder.js";
import type { PlannedLicense } from "./plan.js";

/** A license that was issued before this run. */
export interface IssuedBefore extends PlannedLicense {
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
  const holders = await readHolders(client, planned);
  const custody = await client.contracts.licenses.custodyOf(authority);
  const { chainId, contracts } = client.deployment;
  const registry = `eip155:${String(chainId)}:${contracts.licenseRegistry.address}`;

  const pending: PlannedLicense[] = [];
  const already: IssuedBefore[] = [];
  const faults: Fault[] = [];
  for (const [position, license] of planned.entries()) {
    const holder = holders[position];
    const state = await documentState(folder, license, registry);
    const fault = faultOf(license, state, holder, custody);
    if (fault !== undefined) faults.push(fault);
    else if (holder === undefined) pending.push(license);
    else already.push({ ...license, ...(state.kind === "whole" && { issuedIn: state.block }) });
  }
  return { pending, already, faults };
}

/** The holder of each license that was issued already; `undefined` for one that was not. */
async function readHolders(
  client: Client,
  planned: readonly PlannedLicense[],
): Promise<readonly (string | undefined)[]> {
  const holders: (string | undefined)[] = [];
  try {
    for (let start = 0; start < planned.length; start += callSize) {
      const ids = planned.slice(start, start + callSize).map(({ id }) => id);
      const standings = await client.contracts.licenses.standingsOf(ids);
      holders.push(...standings.map(({ status, holder }) => (status === 0n ? undefined : holder)));
    }
  } catch (error) {
    throw fromChain(error);
  }
  return holders;
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
