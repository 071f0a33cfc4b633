import type { ProposalNumbers } from "@elicense/sdk";

import type { Invocation } from "../support/Command.js";
import type { ReadableProposal } from "./findProposal.js";

/** Says which open proposals do what is wanted too, and are not approved by a command that was not asked about them. */
export function passedOverText(
  passedOver: readonly ReadableProposal[],
  { due }: ProposalNumbers,
  { text }: Pick<Invocation, "text">,
): string {
  const far = passedOver.filter(({ proposal }) => proposal.number > due);
  const others = passedOver.filter(({ proposal }) => proposal.number <= due);
  const lines = [
    ["proposal.passedOver.far", far],
    ["proposal.passedOver.other", others],
  ] as const;
  return lines
    .filter(([, some]) => some.length > 0)
    .map(([key, some]) =>
      text(key, { count: some.length, due, number: some[0]?.proposal.number ?? 0, hash: some[0]?.hash ?? "" }),
    )
    .join("\n");
}
