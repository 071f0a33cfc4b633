import type { Client } from "../client.js";
import { fromChain } from "../errors/fromChain.js";
import type { Prediction } from "../transactions/prepare.js";
import { simulate, type TriedBlock } from "../transactions/simulate.js";
import { toRefusal } from "../transactions/toRefusal.js";
import { refusalOfSigners } from "./checkSignerChange.js";
import type { ConsortiumProposal } from "./ConsortiumProposal.js";
import { encodeExecuteChange } from "./executeChange.js";
import { getGovernanceDelay } from "./getGovernanceDelay.js";
import { requireConsortium } from "./requireConsortium.js";

/** Parameters of {@link predictConsortiumProposal}. */
export interface PredictConsortiumProposalParameters {
  readonly proposal: ConsortiumProposal;
}

/**
 * Tells how a proposal would come out if the consortium carried it out now, and, of the changes that it announces, how they
 * would come out once their delay is over. Nothing is sent, and no approval is needed.
 *
 * @returns DONE or REFUSED as it would come out; UNKNOWN where it announces changes and the node cannot try what comes after
 * a delay (`eth_simulateV1`).
 * @throws {ElicenseError} CONSORTIUM_MISSING; or the node's trouble. A refusal is a prediction.
 * @example
 * const { kind } = await predictConsortiumProposal(client, { proposal });
 */
export async function predictConsortiumProposal(
  client: Client,
  { proposal }: PredictConsortiumProposalParameters,
): Promise<Prediction<null>> {
  const { to, data, calls } = proposal;
  const from = requireConsortium(client).account;
  const refusal = await refusalOfSigners(client, proposal);
  if (refusal !== undefined) return { kind: "REFUSED", error: refusal };
  try {
    await client.ready();
    const latest = await client.provider.getBlock("latest");
    if (latest === null) return { kind: "UNKNOWN" };
    const now = latest.timestamp + 1;
    const announced = calls.flatMap((call) => (call.kind === "ANNOUNCE" ? [call] : []));
    const delays = announced.map(({ change }) => getGovernanceDelay(client, { change, account: from }));
    const times = (await Promise.all(delays)).map((delay) => now + (delay ?? 0));
    const later = Math.max(now + 1, ...times, ...announced.map(({ notBefore }) => notBefore));
    const manager = client.deployment.contracts.accessManager.address;
    const blocks: TriedBlock[] = [{ time: now, calls: [{ from, to, data }] }];
    if (announced.length > 0) {
      const executions = announced.map(({ change }) => encodeExecuteChange(client, { change }).data);
      blocks.push({ time: later, calls: executions.map((execution) => ({ from, to: manager, data: execution })) });
    }
    const tried = await simulate(client, latest.number, blocks);
    return tried ?? (await tryNow(client, { from, to, data }, announced.length === 0));
  } catch (error) {
    throw fromChain(error);
  }
}

async function tryNow(
  { provider }: Client,
  call: { readonly from: string; readonly to: string; readonly data: string },
  isAll: boolean,
): Promise<Prediction<null>> {
  try {
    await provider.call(call);
    return isAll ? { kind: "DONE", outcome: null } : { kind: "UNKNOWN" };
  } catch (thrown) {
    return { kind: "REFUSED", error: toRefusal(thrown) };
  }
}
