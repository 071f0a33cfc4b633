import { concat, solidityPacked } from "ethers";

import type { Client } from "../client.js";
import {
  CONSORTIUM_APPROVALS_MISSING,
  CONSORTIUM_EXECUTED,
  CONSORTIUM_LAPSED,
  CONSORTIUM_NOT_NEXT,
  CONSORTIUM_PROPOSAL_FORM,
} from "../errors/catalogue/consortium.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send } from "../transactions/send.js";
import { toRefusal } from "../transactions/toRefusal.js";
import { decodeConsortiumProposal, type ConsortiumProposal } from "./ConsortiumProposal.js";
import { refusalOfSigners } from "./checkSignerChange.js";
import { getConsortium } from "./getConsortium.js";
import { getConsortiumProposals, readApprovals } from "./getConsortiumProposals.js";
import { requireConsortium } from "./requireConsortium.js";
import { safe, unused } from "./safe.js";

/** Parameters of {@link executeConsortiumProposal}. */
export interface ExecuteConsortiumProposalParameters {
  readonly proposal: ConsortiumProposal;
}

/**
 * Prepares {@link executeConsortiumProposal} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} As {@link executeConsortiumProposal}, but for what the registries refuse, which is a prediction.
 */
export async function prepareExecuteConsortiumProposal(
  client: Client,
  { proposal }: ExecuteConsortiumProposalParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  const encoded = await encodeExecution(client, proposal);
  const refusal = await refusalOf(client, proposal);
  const prepared = await prepareTransaction(client, () => encoded, options);
  // The account itself says no more than that it was refused.
  return refusal === undefined ? prepared : { ...prepared, prediction: { kind: "REFUSED", error: refusal } };
}

/**
 * Carries out a proposal that enough members of the consortium approved. Anybody may send it: it is the approvals that
 * count.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; CONSORTIUM_MISSING, CONSORTIUM_PROPOSAL_FORM;
 * CONSORTIUM_EXECUTED, CONSORTIUM_LAPSED, CONSORTIUM_NOT_NEXT or CONSORTIUM_APPROVALS_MISSING; what `checkSignerChange` refuses,
 * where it changes who decides; the AccessManager's or the registry's refusal, before anything is sent; or the node's trouble.
 * @example
 * await executeConsortiumProposal(member, { proposal });
 */
export async function executeConsortiumProposal(
  client: Client,
  { proposal }: ExecuteConsortiumProposalParameters,
): Promise<Receipt> {
  const encoded = await encodeExecution(client, proposal);
  const refusal = await refusalOf(client, proposal);
  if (refusal !== undefined) throw refusal;
  return toReceipt(await send(client, () => encoded));
}

/** Encodes the execution with the approvals that the chain has. */
async function encodeExecution(client: Client, proposal: ConsortiumProposal): Promise<Call> {
  const { hash, to, data, number } = decodeConsortiumProposal(client, proposal);
  if (hash !== proposal.hash) throw new ElicenseError(CONSORTIUM_PROPOSAL_FORM, { part: "hash" });
  const consortium = await getConsortium(client);
  const { next, threshold } = consortium;
  if (number < next) throw await overtaken(client, { hash, number, next });
  const approvals = await readApprovals(client, consortium, hash);
  if (approvals.length < threshold) {
    throw new ElicenseError(CONSORTIUM_APPROVALS_MISSING, { approvals: approvals.length, threshold });
  }
  if (number > next) throw new ElicenseError(CONSORTIUM_NOT_NEXT, { number, next });
  const { value, operation, safeTxGas, baseGas, gasPrice, gasToken, refundReceiver } = unused;
  const values = [to, value, data, operation, safeTxGas, baseGas, gasPrice, gasToken, refundReceiver];
  const signatures = concat(approvals.slice(0, threshold).map(approvedBy));
  const encoded = safe.encodeFunctionData("execTransaction", [...values, signatures]);
  return { contract: "governance", data: encoded, outcome: nothing };
}

/** What stands in the place of a signature: an account that approved the hash on the chain. */
function approvedBy(account: string): string {
  return solidityPacked(["uint256", "uint256", "uint8"], [account, 0, 1]);
}

async function overtaken(
  client: Client,
  { hash, number, next }: { readonly hash: string; readonly number: number; readonly next: number },
): Promise<ElicenseError> {
  const [found] = await getConsortiumProposals(client, { hash });
  return found?.state === "EXECUTED"
    ? new ElicenseError(CONSORTIUM_EXECUTED, { number })
    : new ElicenseError(CONSORTIUM_LAPSED, { number, next });
}

/**
 * Tries what the account would do, as itself; of its signers it says less than can be said before.
 *
 * @returns Why it would be refused now; `undefined` where it would not.
 * @throws {ElicenseError} The node's trouble.
 */
export async function refusalOf(client: Client, proposal: ConsortiumProposal): Promise<ElicenseError | undefined> {
  const { to, data } = proposal;
  const refusal = await refusalOfSigners(client, proposal);
  if (refusal !== undefined) return refusal;
  try {
    await client.provider.call({ from: requireConsortium(client).account, to, data });
    return undefined;
  } catch (thrown) {
    return toRefusal(thrown);
  }
}
