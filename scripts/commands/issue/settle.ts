import { fromChain, type Client } from "@elicense/sdk";

import { csvFault, type Fault } from "../../csv/index.js";
import { documentState, type DocumentState } from "./DocumentFolder.js";
import type { Batch, PlannedLicense } from "./plan.js";

/** A license that was issued before this run. */
export interface IssuedBefore extends PlannedLicense {
  /** When it was issued by the chain's time, Unix time in seconds. */
  readonly issuedAt: number;
  /** Block of its issue, where its document is there to say it. */
  readonly issuedIn?: number;
}

/** How the licenses of a batch stand before it is sent. */
export interface Settled {
  /** Those that are not on the chain yet: what was issued keeps its place in its batch, and is then left out. */
  readonly batch: Batch;
  /** On the chain, from an earlier run or another machine. */
  readonly already: readonly IssuedBefore[];
  /** Rows that contradict what the chain or the folder has. */
  readonly faults: readonly Fault[];
}

/** Parameters of {@link settle}. */
export interface SettleParameters {
  /** The account that stands for the issuing authority's custody. */
  readonly custody: string;
  /** Where the documents are, or will be. */
  readonly folder: string;
}

/** Asks which licenses of a batch were issued already, so that a file can be issued again without harm. */
export async function settle(client: Client, planned: Batch, { custody, folder }: SettleParameters): Promise<Settled> {
  const entries = await readEntries(client, planned.licenses);

  const pending: PlannedLicense[] = [];
  const already: IssuedBefore[] = [];
  const faults: Fault[] = [];
  for (const [position, license] of planned.licenses.entries()) {
    const entry = entries[position];
    const state = await documentState(folder, license, client.deployment);
    const fault = faultOf(license, state, entry?.holder, custody);
    if (fault !== undefined) faults.push(fault);
    else if (entry === undefined) pending.push(license);
    else
      already.push({ ...license, issuedAt: entry.issuedAt, ...(state.kind === "whole" && { issuedIn: state.block }) });
  }
  return { batch: { ...planned, licenses: pending }, already, faults };
}

/** What the state has of a license that was issued. */
interface Entry {
  readonly holder: string;
  readonly issuedAt: number;
}

/** The entry of each license; `undefined` for one that was not issued. A batch is small enough for one call. */
async function readEntries(
  client: Client,
  licenses: readonly PlannedLicense[],
): Promise<readonly (Entry | undefined)[]> {
  try {
    const standings = await client.contracts.licenses.standingsOf(licenses.map(({ id }) => id));
    return standings.map(({ status, holder, vouchedAt }) =>
      status === 0n ? undefined : { holder, issuedAt: Number(vouchedAt) },
    );
  } catch (error) {
    throw fromChain(error);
  }
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
