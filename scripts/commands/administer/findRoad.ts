import { getGovernanceDelay, getProposal, type Change, type Client, type WaitingProposal } from "@elicense/sdk";

/**
 * How governance brings a change about, with the account that signs: at once; by proposing it first; by waiting for a
 * proposal's time; or by carrying the proposal out, now that its time has come. `closed` where it may not.
 */
export type Road =
  | { readonly kind: "atOnce" }
  | { readonly kind: "propose"; readonly delay: number }
  | { readonly kind: "wait"; readonly proposal: WaitingProposal }
  | { readonly kind: "execute"; readonly proposal: WaitingProposal }
  | { readonly kind: "closed" };

/** Parameters of {@link findRoad}. */
export interface FindRoadParameters {
  readonly change: Change;
  /** Account that is to bring it about. */
  readonly account: string;
  /** The chain's time, Unix time in seconds. */
  readonly now: number;
}

/**
 * Finds how an account brings a change about.
 *
 * @throws {ElicenseError} CHANGE_FORM; or the node's trouble.
 */
export async function findRoad(client: Client, { change, account, now }: FindRoadParameters): Promise<Road> {
  const delay = await getGovernanceDelay(client, { change, account });
  if (delay === null) return { kind: "closed" };
  if (delay === 0) return { kind: "atOnce" };
  const proposal = await getProposal(client, { change, proposer: account });
  if (proposal === null) return { kind: "propose", delay };
  return { kind: proposal.readyAt > now ? "wait" : "execute", proposal };
}
