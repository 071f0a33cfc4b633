import { getStandings, type Client, type LicenseId } from "@elicense/sdk";

import { csvFault, type Fault } from "../../csv/index.js";
import type { Documents, DocumentState } from "./DocumentFolder.js";

/** A license that is asked after. */
export interface AskedLicense {
  readonly line: number;
  readonly identifier: string;
  readonly id: LicenseId;
  /** Whom it is to be issued to; custody where there is none. */
  readonly holder?: string | null;
}

/** What is known of a license that was issued before. */
export interface Earlier {
  /** When it was issued by the chain's time, Unix time in seconds. */
  readonly issuedAt: number;
  /** Block of its issue, where its document is there to say it. */
  readonly issuedIn?: number;
}

/** How licenses stand before they are sent. */
export interface Settled<License extends AskedLicense> {
  /** Those that are not on the chain yet: what was issued keeps its place in its batch, and is then left out. */
  readonly open: readonly License[];
  /** On the chain, from an earlier run or another machine. */
  readonly already: readonly (License & Earlier)[];
  /** Rows that contradict what the chain or the folder has. */
  readonly faults: readonly Fault[];
}

/** Parameters of {@link settle}. */
export interface SettleParameters {
  /** The account that stands for the issuing authority's custody. */
  readonly custody: string;
  /** Documents that are there already. */
  readonly documents: Documents;
}

/** Asks which licenses were issued already, so that a file can be issued again without harm. */
export async function settle<License extends AskedLicense>(
  client: Client,
  licenses: readonly License[],
  { custody, documents }: SettleParameters,
): Promise<Settled<License>> {
  // A batch is small enough for one call.
  const standings = await getStandings(client, { ids: licenses.map(({ id }) => id) });
  const open: License[] = [];
  const already: (License & Earlier)[] = [];
  const faults: Fault[] = [];
  for (const [position, license] of licenses.entries()) {
    const standing = standings[position];
    const issued = standing === undefined || standing.status === "NONE" ? undefined : standing;
    const state = await documents.stateOf(license);
    const fault = faultOf(license, state, issued?.holder, custody);
    if (fault !== undefined) faults.push(fault);
    else if (issued === undefined) open.push(license);
    else {
      const issuedIn = state.kind === "whole" ? { issuedIn: state.block } : {};
      already.push({ ...license, issuedAt: issued.vouchedAt, ...issuedIn });
    }
  }
  return { open, already, faults };
}

function faultOf(
  { line, holder: wanted }: AskedLicense,
  state: DocumentState,
  holder: string | undefined,
  custody: string,
): Fault | undefined {
  // The holder is no part of the id: the same license for another holder is the same license.
  if (holder !== undefined && holder !== (wanted ?? custody)) return csvFault(line, "holder", "CSV_HOLDER_DIFFERS");
  return state.kind === "other" ? csvFault(line, "serial", "CSV_DOCUMENT_DIFFERS") : undefined;
}
