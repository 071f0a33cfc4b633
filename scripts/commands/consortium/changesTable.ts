import type { DecidedSignerChange, SignerChange } from "@elicense/sdk";

import { table } from "../../output/table.js";
import type { Invocation } from "../support/Command.js";

/** Lists what was changed of who decides, the oldest first. */
export function changesTable(changes: readonly DecidedSignerChange[], invocation: Invocation): string {
  const { text } = invocation;
  const headers = ["block", "change", "decidedBy", "proposal"] as const;
  return table(
    headers.map((name) => text(`column.${name}`)),
    changes.map(({ change, proposal, block, after: { threshold, signers } }) => [
      String(block),
      changeText(change, invocation),
      text("manifest.thresholdOf", { threshold, count: signers.length }),
      proposal,
    ]),
  );
}

/** Says in one line what a change of who decides did. */
function changeText(change: SignerChange, { text }: Pick<Invocation, "text">): string {
  return text(`consortium.did.${change.kind}`, { ...change });
}
