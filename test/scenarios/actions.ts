import {
  dayFromNumber,
  dayOf,
  dayToNumber,
  deriveDecisionHash,
  lawyer,
  statuses,
  type Day,
  type Decision,
  type LicenseType,
  type Status,
} from "@elicense/sdk";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { keccak256, type TransactionResponse } from "ethers";

import { registerKey } from "../sdk/samples.js";
import type { Authority, Stage } from "./stage.js";

/** The cap that Osaka puts on a transaction's gas (EIP-7825): whatever is done must fit. */
const TRANSACTION_GAS_CAP = 16_777_216;

/** How long an approval serves unless said otherwise, seconds. */
const APPROVAL_PERIOD = 86_400;

/** A call of the registry of licenses, as it will be sent: what is approved is its hash. */
export interface Call {
  /** Hash of the action. */
  readonly action: string;
  readonly approve: (key: HardhatEthersSigner, expiresAt?: number) => Promise<TransactionResponse>;
  readonly send: () => Promise<TransactionResponse>;
}

/** What can be done to a license. */
export type Method =
  | "issue"
  | "issueBatch"
  | "reissue"
  | "transfer"
  | "suspend"
  | "resume"
  | "revoke"
  | "annul"
  | "cancel"
  | "annotate"
  | "endorse"
  | "rebind";

/** What a decision says beside its reason. */
export interface DecisionOptions {
  readonly approver?: Authority;
  /** Today if left out. */
  readonly effectiveOn?: Day;
  /** The lawyer's license if left out. */
  readonly type?: LicenseType;
}

/** Decides for the reason that the catalog's data call by a code. */
export async function decide(stage: Stage, code: string, options: DecisionOptions = {}): Promise<Decision> {
  const { approver, type = lawyer } = options;
  const reason = type.reasons.find((candidate) => candidate.code === code);
  if (reason === undefined) throw new RangeError(`${type.name} has no reason ${code}`);
  return {
    reason: reason.number,
    documentHash: deriveDecisionHash(registerKey, `样例决〔2026〕0001号 ${code}`),
    approver: approver?.id ?? 0,
    effectiveOn: options.effectiveOn ?? (await today(stage)),
  };
}

/** Prepares a call by one of an authority's keys, its first operating one if none is named. */
export async function prepare(
  { connection, contracts: { authorities, licenses } }: Stage,
  actor: Authority,
  method: Method,
  parameters: readonly unknown[],
  key = actor.operator,
): Promise<Call> {
  const to = await licenses.getAddress();
  const data = licenses.interface.encodeFunctionData(method as never, parameters as never);
  const action = await authorities.hashAction(to, actor.id, keccak256(data));
  return {
    action,
    approve: async (approver, expiresAt) => {
      const latest = await connection.networkHelpers.time.latest();
      return authorities.connect(approver).approveAction(action, expiresAt ?? latest + APPROVAL_PERIOD);
    },
    send: () => key.sendTransaction({ to, data, gasLimit: TRANSACTION_GAS_CAP }),
  };
}

/** Acts, with the approval of a key where one is named. */
export async function act(
  stage: Stage,
  actor: Authority,
  method: Method,
  parameters: readonly unknown[],
  approver?: HardhatEthersSigner,
): Promise<TransactionResponse> {
  const call = await prepare(stage, actor, method, parameters);
  if (approver !== undefined) await call.approve(approver);
  return call.send();
}

/** A decision as the contracts take it. */
export function toArgument(decision: Decision): Omit<Decision, "effectiveOn"> & { readonly effectiveOn: number } {
  return { ...decision, effectiveOn: dayToNumber(decision.effectiveOn) };
}

/** The day of the chain's last block. */
export async function today({ connection }: Stage): Promise<Day> {
  return dayOf(await connection.networkHelpers.time.latest());
}

/** The day so many days after another. */
export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayToNumber(day) + count);
}

/** Lets the first second of a day come, or so many seconds before it. */
export async function passTo({ connection }: Stage, day: Day, secondsBefore = 0): Promise<void> {
  await connection.networkHelpers.time.increaseTo(Date.parse(`${day}T00:00:00+08:00`) / 1_000 - secondsBefore);
}

/** The effective statuses of licenses, at a block if one is named. */
export async function statusesOf({ contracts }: Stage, ids: readonly string[], block?: number): Promise<Status[]> {
  const [numbers] = await contracts.licenses.statusesOf([...ids], { blockTag: block ?? "latest" });
  return numbers.map((number) => statuses[Number(number)] as Status);
}
