import { errorOf, type ProposalNumbers } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { CommandError } from "../support/CommandError.js";

/**
 * Refuses a number that is past, and one that cannot come: an approval cannot be taken back, and would wait there for years.
 *
 * @throws {ElicenseError} CONSORTIUM_LAPSED.
 * @throws {CommandError} PROPOSAL_GAP where nobody proposed anything with a number before it.
 */
export function requireComing(number: number, { next, end }: Pick<ProposalNumbers, "next" | "end">): void {
  if (number < next) throw errorOf("CONSORTIUM_LAPSED", { number, next });
  if (number > end) throw new CommandError("proposal.gap", exitCodes.refused, { number, missing: end });
}
