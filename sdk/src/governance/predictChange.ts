import { requireAccount } from "../account.js";
import type { Client } from "../client.js";
import { fromChain } from "../errors/fromChain.js";
import type { Prediction } from "../transactions/prepare.js";
import { simulate } from "../transactions/simulate.js";
import { requireChange, type Change } from "./decodeChange.js";
import { encodeExecuteChange } from "./executeChange.js";
import { getGovernanceDelay } from "./getGovernanceDelay.js";
import { encodeProposeChange } from "./proposeChange.js";

/** Parameters of {@link predictChange}. */
export interface PredictChangeParameters {
  readonly change: Change;
  /** The account that would propose it and carry it out. */
  readonly from: string;
}

/**
 * Tells how a change would come out if an account proposed it now and carried it out once its delay is over: both are
 * tried, each at its time, and nothing is sent. So nobody proposes what will be refused.
 *
 * @returns DONE or REFUSED as it would come out; UNKNOWN where the node cannot try it (`eth_simulateV1`).
 * @throws {ElicenseError} CHANGE_FORM, ADDRESS_FORM; or the node's trouble. A refusal is a prediction.
 * @example
 * const { kind } = await predictChange(keeper, { change, from: proposer });
 */
export async function predictChange(
  client: Client,
  { change, from }: PredictChangeParameters,
): Promise<Prediction<null>> {
  const account = requireAccount(from, "from");
  requireChange(client, change);
  const delay = (await getGovernanceDelay(client, { change, account })) ?? 0;
  try {
    const latest = await client.provider.getBlock("latest");
    if (latest === null) return { kind: "UNKNOWN" };
    const to = client.deployment.contracts.accessManager.address;
    const execution = { from: account, to, data: encodeExecuteChange(client, { change }).data };
    const proposal = { from: account, to, data: encodeProposeChange(client, { change }).data };
    const now = latest.timestamp + 1;
    const blocks = [
      ...(delay === 0 ? [] : [{ time: now, calls: [proposal] }]),
      { time: now + delay, calls: [execution] },
    ];
    return (await simulate(client, latest.number, blocks)) ?? { kind: "UNKNOWN" };
  } catch (error) {
    throw fromChain(error);
  }
}
