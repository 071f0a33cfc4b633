import type { Client } from "../client.js";
import { sends } from "../deployment/sends.js";
import { REVERT_UNKNOWN } from "../errors/catalogue/registries.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { fromChain } from "../errors/fromChain.js";
import { isUnanswered } from "../errors/isUnanswered.js";
import type { Prediction } from "./prepare.js";

/** A call that is tried and not sent. */
export interface TriedCall {
  readonly from: string;
  readonly to: string;
  /** Calldata, in hexadecimal. */
  readonly data: string;
}

/** A block that is tried. */
export interface TriedBlock {
  /** Its time, Unix time in seconds. */
  readonly time: number;
  readonly calls: readonly TriedCall[];
}

/** What `eth_simulateV1` gives for a call. */
interface SimulatedCall {
  readonly status: string;
  readonly returnData?: string;
  readonly error?: { readonly message?: string; readonly data?: string };
}

/**
 * Tries calls one after the other, in blocks after one that the chain has.
 *
 * @param after - Number of that block.
 * @returns How the first that fails comes out, or DONE; `undefined` where the node has no `eth_simulateV1`.
 * @throws {ElicenseError} NODE_UNREACHABLE, NODE_UNAUTHORIZED or NODE_FORBIDDEN.
 */
export async function simulate(
  { provider }: Client,
  after: number,
  blocks: readonly TriedBlock[],
): Promise<Prediction<null> | undefined> {
  if (!sends(provider)) return undefined;
  const blockStateCalls = blocks.map(({ time, calls }, position) => ({
    blockOverrides: { number: hex(after + 1 + position), time: hex(time) },
    calls,
  }));
  try {
    const simulated = await provider.send("eth_simulateV1", [{ blockStateCalls }, hex(after)]);
    const tried = (simulated as readonly { readonly calls: readonly SimulatedCall[] }[]).flatMap(({ calls }) => calls);
    return tried.length === blocks.flatMap(({ calls }) => calls).length ? predictionOf(tried) : undefined;
  } catch (error) {
    const trouble = fromChain(error);
    if (isUnanswered(trouble)) throw trouble;
    return undefined;
  }
}

/** The first that fails says why. */
function predictionOf(calls: readonly SimulatedCall[]): Prediction<null> {
  const failed = calls.find(({ status }) => BigInt(status) === 0n);
  if (failed === undefined) return { kind: "DONE", outcome: null };
  const data = failed.error?.data ?? failed.returnData;
  const refusal = fromChain({ data });
  const known = refusal.code !== "UNEXPECTED";
  const error = known ? refusal : new ElicenseError(REVERT_UNKNOWN, { reason: failed.error?.message ?? "" });
  return { kind: "REFUSED", error };
}

function hex(number: number): string {
  return `0x${number.toString(16)}`;
}
