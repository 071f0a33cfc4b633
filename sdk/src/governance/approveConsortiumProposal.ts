import { concat } from "ethers";

import type { Client } from "../client.js";
import {
  CONSORTIUM_APPROVED_ALREADY,
  CONSORTIUM_LAPSED,
  CONSORTIUM_NOT_SIGNER,
  CONSORTIUM_PROPOSAL_FORM,
} from "../errors/catalogue/consortium.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { nothing, type Call } from "../transactions/Call.js";
import { prepareTransaction, type PreparedTransaction, type PrepareOptions } from "../transactions/prepare.js";
import { toReceipt, type Receipt } from "../transactions/Receipt.js";
import { send, signerAddress } from "../transactions/send.js";
import { decodeConsortiumProposal, encodePayload, type ConsortiumProposal } from "./ConsortiumProposal.js";
import { getConsortium } from "./getConsortium.js";
import { readApprovals } from "./getConsortiumProposals.js";
import { safe } from "./safe.js";

/** Parameters of {@link approveConsortiumProposal}. */
export interface ApproveConsortiumProposalParameters {
  readonly proposal: ConsortiumProposal;
}

/**
 * Encodes the call of {@link approveConsortiumProposal}. What is approved stands behind the arguments, where the contract
 * reads nothing: so everybody finds it on the chain, whichever approval came first.
 */
export function encodeApproveConsortiumProposal(
  client: Client,
  { proposal }: ApproveConsortiumProposalParameters,
): Call {
  const { hash } = decodeConsortiumProposal(client, proposal);
  if (hash !== proposal.hash) throw new ElicenseError(CONSORTIUM_PROPOSAL_FORM, { part: "hash" });
  const data = concat([safe.encodeFunctionData("approveHash", [hash]), encodePayload(proposal)]);
  return { contract: "governance", data, outcome: nothing };
}

/**
 * Prepares {@link approveConsortiumProposal} without sending it, and tells how it would come out.
 *
 * @throws {ElicenseError} What is wrong with the parameters, or the node's trouble; a refusal is a prediction.
 */
export async function prepareApproveConsortiumProposal(
  client: Client,
  parameters: ApproveConsortiumProposalParameters,
  options?: PrepareOptions,
): Promise<PreparedTransaction> {
  return prepareTransaction(client, () => encodeApproveConsortiumProposal(client, parameters), options);
}

/**
 * Approves a proposal for a member of the consortium. It cannot be taken back: a proposal that is to be carried out no more
 * has to be rejected, by one that takes its number.
 *
 * @throws {ElicenseError} SIGNER_MISSING where the client can only read; CONSORTIUM_MISSING, CONSORTIUM_PROPOSAL_FORM;
 * CONSORTIUM_NOT_SIGNER, CONSORTIUM_LAPSED or CONSORTIUM_APPROVED_ALREADY, before anything is sent; or the node's trouble.
 * @example
 * await approveConsortiumProposal(member, { proposal });
 */
export async function approveConsortiumProposal(
  client: Client,
  { proposal }: ApproveConsortiumProposalParameters,
): Promise<Receipt> {
  await requireApprovable(client, proposal, await signerAddress(client));
  return toReceipt(await send(client, () => encodeApproveConsortiumProposal(client, { proposal })));
}

/** Refuses an approval that the account would take, and that counts for nothing. */
async function requireApprovable(client: Client, { hash, number }: ConsortiumProposal, account: string): Promise<void> {
  const consortium = await getConsortium(client);
  if (!consortium.signers.includes(account)) throw new ElicenseError(CONSORTIUM_NOT_SIGNER, { account });
  const { next } = consortium;
  if (number < next) throw new ElicenseError(CONSORTIUM_LAPSED, { number, next });
  const approvals = await readApprovals(client, { signers: [account] }, hash);
  if (approvals.length > 0) throw new ElicenseError(CONSORTIUM_APPROVED_ALREADY, { account, hash });
}
