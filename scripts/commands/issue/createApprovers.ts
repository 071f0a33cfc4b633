import { divisionContains, fromChain, rights, type Client, type LicenseType } from "@elicense/sdk";
import { hexlify, toUtf8Bytes } from "ethers";

import { csvFault, type Fault, type InspectedRow, type LicenseRow } from "../../csv/index.js";
import { readAuthority, type AuthorityData } from "../support/readAuthority.js";

/** Who approves the issue of rows, by the rule of their reasons. Each authority is asked after once. */
export interface Approvers {
  /** Says why the authority that a row names as reviewer cannot review it. */
  readonly inspect: (row: InspectedRow) => Promise<readonly Fault[]> | readonly Fault[];
  /**
   * Number of the authority that approves a row that was inspected: the one that it names, the issuing one where a second
   * key of it is needed, or 0 for none.
   */
  readonly approverOf: (row: LicenseRow) => number;
}

/** Parameters of {@link createApprovers}. */
export interface CreateApproversParameters {
  readonly type: LicenseType;
  /** Number of the issuing authority. */
  readonly authority: number;
}

/** An authority that was named as reviewer, as far as the chain knows it. */
type Reviewer = (AuthorityData & { readonly entitled: boolean }) | undefined;

const review = 1n << BigInt(rights.indexOf("REVIEW"));

/** Creates what finds who approves, for the rows of one file. */
export function createApprovers(client: Client, { type, authority }: CreateApproversParameters): Approvers {
  const reviewers = new Map<string, Reviewer>();
  const find = async (code: string): Promise<Reviewer> => {
    const reviewer = await readReviewer(client, code, type);
    reviewers.set(code, reviewer);
    return reviewer;
  };
  return {
    inspect({ line, cells: { reviewer, areaCode } }) {
      if (typeof reviewer !== "string" || typeof areaCode !== "string") return [];
      const judge = (found: Reviewer): readonly Fault[] => faultsOf(line, areaCode, found);
      return reviewers.has(reviewer) ? judge(reviewers.get(reviewer)) : find(reviewer).then(judge);
    },
    approverOf({ reviewer, reason }) {
      if (reviewer !== undefined) return reviewers.get(reviewer)?.number ?? 0;
      return reason.approval === "AnotherKey" ? authority : 0;
    },
  };
}

async function readReviewer(client: Client, code: string, type: LicenseType): Promise<Reviewer> {
  const { authorities } = client.contracts;
  try {
    const number = await authorities.authorityByCode(hexlify(toUtf8Bytes(code)));
    if (number === 0n) return undefined;
    const held = await authorities.rightsOf(number, type.number);
    return { ...(await readAuthority(client, Number(number))), entitled: (held & review) !== 0n };
  } catch (error) {
    throw fromChain(error);
  }
}

function faultsOf(line: number, areaCode: string, reviewer: Reviewer): readonly Fault[] {
  if (reviewer === undefined) return [csvFault(line, "reviewer", "CSV_REVIEWER_UNKNOWN")];
  if (!reviewer.entitled) return [csvFault(line, "reviewer", "CSV_REVIEWER_NOT_ACCREDITED")];
  const { region } = reviewer;
  return divisionContains(region, areaCode) ? [] : [csvFault(line, "reviewer", "CSV_REVIEWER_OUTSIDE", { region })];
}
