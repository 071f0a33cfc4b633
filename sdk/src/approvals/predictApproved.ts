import { requireAccount } from "../account.js";
import type { Client } from "../client.js";
import { fromChain } from "../errors/fromChain.js";
import type { Prediction } from "../transactions/prepare.js";
import { signerAddress } from "../transactions/send.js";
import { addressOf } from "../transactions/Call.js";
import { simulate } from "../transactions/simulate.js";
import { toRefusal } from "../transactions/toRefusal.js";
import { encodeApproveAction } from "./approveAction.js";
import type { PreparedCall } from "./prepareCall.js";
import { requireCall } from "./requireCall.js";

/** Parameters of {@link predictApproved}. */
export interface PredictApprovedParameters {
  readonly call: PreparedCall;
  /** The account that will send the call. */
  readonly from: string;
  /**
   * Calls of the same authority that will be sent before it, in their order: one that issues the license that it acts
   * upon, for instance. None if left out.
   */
  readonly after?: readonly PreparedCall[];
}

/** How long the approval serves that is tried and not given, seconds. */
const trialPeriod = 3_600;

/** What a registry says of a call for want of its approval alone. */
const lackingApproval: ReadonlySet<string> = new Set([
  "JOINT_APPROVAL_MISSING",
  "JOINT_APPROVAL_EXPIRED",
  "JOINT_APPROVAL_SAME_KEY",
]);

/**
 * Tells how a call would come out if the client's key approved it now: both are tried one after the other, and nothing
 * is sent. What comes before it is tried first, approved by the same key. A node that cannot try two transactions
 * (`eth_simulateV1`) is asked for the call alone, and for nothing where others come before it.
 *
 * @returns DONE or REFUSED as it would come out; UNKNOWN where the node cannot tell what comes after the approval, and
 * the registry has nothing to say against what comes before it: rights, status, reason and days; or where what is sent
 * before it cannot be tried.
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; CALL_NOT_APPROVABLE; ADDRESS_FORM for a `from`
 * that is no account; or the node's trouble. A refusal of the registries is a prediction.
 * @example
 * const prediction = await predictApproved(second, { call, from: account });
 * if (prediction.kind === "REFUSED") console.log(prediction.error.code);
 */
export async function predictApproved(
  client: Client,
  { call, from, after = [] }: PredictApprovedParameters,
): Promise<Prediction<null>> {
  const approver = await signerAddress(client);
  const maker = requireAccount(from, "from");
  for (const each of [...after, call]) requireCall(client, each);
  try {
    await client.ready();
    const tried = await tryApproved(client, [...after, call], { maker, approver });
    if (after.length === 0) return tried ?? (await tryAlone(client, call, maker));
    // It needs another authority's approval, which this key cannot give, and so nothing is known of what comes after.
    const lacking = tried?.kind === "REFUSED" && lackingApproval.has(tried.error.code);
    return tried === undefined || lacking ? { kind: "UNKNOWN" } : tried;
  } catch (error) {
    throw fromChain(error);
  }
}

/** Accounts of the transactions that are tried. */
interface Accounts {
  readonly maker: string;
  readonly approver: string;
}

/** Tries each call after its approval, in a block after the latest; `undefined` where the node has no such method. */
async function tryApproved(
  client: Client,
  calls: readonly PreparedCall[],
  { maker, approver }: Accounts,
): Promise<Prediction<null> | undefined> {
  const latest = await client.provider.getBlock("latest");
  if (latest === null) return undefined;
  const time = latest.timestamp + 1;
  const tried = calls.flatMap((call) => {
    const approval = encodeApproveAction(client, { call, expiresAt: time + trialPeriod });
    const to = addressOf(client.deployment, approval.contract);
    return [
      { from: approver, to, data: approval.data },
      { from: maker, to: call.target, data: call.data },
    ];
  });
  return simulate(client, latest.number, [{ time, calls: tried }]);
}

/** Tries the call without its approval: the registry looks for that after it has judged all that comes before. */
async function tryAlone({ provider }: Client, { target, data }: PreparedCall, from: string): Promise<Prediction<null>> {
  try {
    await provider.call({ from, to: target, data });
    return { kind: "DONE", outcome: null };
  } catch (thrown) {
    const error = toRefusal(thrown);
    return lackingApproval.has(error.code) ? { kind: "UNKNOWN" } : { kind: "REFUSED", error };
  }
}
