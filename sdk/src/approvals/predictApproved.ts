import { requireAccount } from "../account.js";
import type { Client } from "../client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { fromChain } from "../errors/fromChain.js";
import type { Prediction } from "../transactions/prepare.js";
import { signerAddress } from "../transactions/send.js";
import { encodeApproveAction } from "./approveAction.js";
import type { PreparedCall } from "./prepareCall.js";
import { requireCall } from "./requireCall.js";

/** Parameters of {@link predictApproved}. */
export interface PredictApprovedParameters {
  readonly call: PreparedCall;
  /** The account that will send the call. */
  readonly from: string;
}

/** How long the approval serves that is tried and not given, seconds. */
const trialPeriod = 3_600;

/** What a registry says of a call for want of its approval alone. */
const lackingApproval: ReadonlySet<string> = new Set([
  "JOINT_APPROVAL_MISSING",
  "JOINT_APPROVAL_EXPIRED",
  "JOINT_APPROVAL_SAME_KEY",
]);

/** Codes that say that the node gave no answer about the call. */
const troubles: ReadonlySet<string> = new Set(["NODE_UNREACHABLE", "NODE_REFUSED", "UNEXPECTED"]);

/**
 * Tells how a call would come out if the client's key approved it now: both are tried one after the other, and nothing
 * is sent. A node that cannot try two transactions (`eth_simulateV1`) is asked for the call alone.
 *
 * @returns DONE or REFUSED as it would come out; UNKNOWN where the node cannot tell what comes after the approval, and
 * the registry has nothing to say against what comes before it: rights, status, reason and days.
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; CALL_NOT_APPROVABLE; ADDRESS_FORM for a `from`
 * that is no account; or the node's trouble. A refusal of the registries is a prediction.
 * @example
 * const prediction = await predictApproved(second, { call, from: account });
 * if (prediction.kind === "REFUSED") console.log(prediction.error.code);
 */
export async function predictApproved(
  client: Client,
  { call, from }: PredictApprovedParameters,
): Promise<Prediction<null>> {
  const approver = await signerAddress(client);
  const maker = requireAccount(from, "from");
  requireCall(client, call);
  try {
    await client.ready();
    return (await simulate(client, call, { maker, approver })) ?? (await tryAlone(client, call, maker));
  } catch (error) {
    throw fromChain(error);
  }
}

/** Accounts of the two transactions that are tried. */
interface Accounts {
  readonly maker: string;
  readonly approver: string;
}

/** What `eth_simulateV1` gives for a call. */
interface SimulatedCall {
  readonly status: string;
  readonly returnData?: string;
  readonly error?: { readonly message?: string; readonly data?: string };
}

/** Tries the approval and then the call, in a block after the latest; `undefined` where the node has no such method. */
async function simulate(
  client: Client,
  call: PreparedCall,
  { maker, approver }: Accounts,
): Promise<Prediction<null> | undefined> {
  const { provider, deployment } = client;
  const latest = await provider.getBlock("latest");
  if (latest === null || !canSend(provider)) return undefined;

  const time = latest.timestamp + 1;
  const approval = encodeApproveAction(client, { call, expiresAt: time + trialPeriod });
  const calls = [
    { from: approver, to: deployment.contracts[approval.contract].address, data: approval.data },
    { from: maker, to: call.target, data: call.data },
  ];
  const blockOverrides = { number: hex(latest.number + 1), time: hex(time) };
  try {
    const simulation = { blockStateCalls: [{ blockOverrides, calls }] };
    const blocks = await provider.send("eth_simulateV1", [simulation, hex(latest.number)]);
    const tried = (blocks as readonly { readonly calls: readonly SimulatedCall[] }[])[0]?.calls ?? [];
    return tried.length === calls.length ? predictionOf(tried) : undefined;
  } catch (error) {
    const trouble = fromChain(error);
    if (trouble.code === "NODE_UNREACHABLE") throw trouble;
    return undefined;
  }
}

/** A provider that passes any method on to its node. */
interface Sender {
  readonly send: (method: string, parameters: readonly unknown[]) => Promise<unknown>;
}

function canSend(provider: object): provider is Sender {
  return "send" in provider && typeof provider.send === "function";
}

/** The first of the two that fails says why. */
function predictionOf(calls: readonly SimulatedCall[]): Prediction<null> {
  const failed = calls.find(({ status }) => BigInt(status) === 0n);
  if (failed === undefined) return { kind: "DONE", outcome: null };
  const data = failed.error?.data ?? failed.returnData;
  const refusal = fromChain({ data });
  const known = refusal.code !== "UNEXPECTED";
  const error = known ? refusal : new ElicenseError("REVERT_UNKNOWN", { reason: failed.error?.message ?? "" });
  return { kind: "REFUSED", error };
}

/** Tries the call without its approval: the registry looks for that after it has judged all that comes before. */
async function tryAlone({ provider }: Client, { target, data }: PreparedCall, from: string): Promise<Prediction<null>> {
  try {
    await provider.call({ from, to: target, data });
    return { kind: "DONE", outcome: null };
  } catch (thrown) {
    const error = fromChain(thrown);
    if (lackingApproval.has(error.code)) return { kind: "UNKNOWN" };
    if (troubles.has(error.code)) throw error;
    return { kind: "REFUSED", error };
  }
}

function hex(number: number): string {
  return `0x${number.toString(16)}`;
}
