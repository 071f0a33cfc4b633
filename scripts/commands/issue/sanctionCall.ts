import {
  annotate,
  annul,
  prepareCall,
  revoke,
  suspend,
  type Client,
  type ManageParameters,
  type PreparedCall,
  type Receipt,
  type SuspendParameters,
} from "@elicense/sdk";

import type { PlannedSanction } from "./SanctionLedger.js";

/** What carries a sanction out, by what its reason does. */
const actions = {
  Suspend: { name: "SUSPEND", send: suspend },
  Revoke: { name: "REVOKE", send: revoke },
  Annul: { name: "ANNUL", send: annul },
  Annotate: { name: "ANNOTATE", send: annotate },
} as const;

/** Name of an action that a sanction may be. */
export type SanctionAction = (typeof actions)[keyof typeof actions]["name"];

/** Names the action of a sanction. */
export function actionOf({ row: { reason } }: Pick<PlannedSanction, "row">): SanctionAction {
  return actions[reason.action as keyof typeof actions].name;
}

/**
 * Prepares the call that carries a sanction out, to be approved.
 *
 * @param authority - Number of the authority that acts.
 */
export async function prepareSanction(
  client: Client,
  sanction: PlannedSanction,
  authority: number,
): Promise<PreparedCall> {
  return prepareCall(client, actionOf(sanction), parametersOf(sanction), { authority });
}

/**
 * Carries a sanction out.
 *
 * @throws {ElicenseError} The registry's refusal, before anything is sent; or the node's trouble.
 */
export async function sendSanction(client: Client, sanction: PlannedSanction): Promise<Receipt> {
  return actions[sanction.row.reason.action as keyof typeof actions].send(client, parametersOf(sanction));
}

/** A suspension alone has a last day, which the file's reader has seen to. */
function parametersOf({
  plan: { id, decision },
  row: { through },
}: PlannedSanction): ManageParameters & SuspendParameters {
  return { id, decision, ...(through !== null && { through }) } as SuspendParameters;
}
