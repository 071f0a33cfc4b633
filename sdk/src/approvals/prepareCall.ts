import type { Client } from "../client.js";
import { fromChain } from "../errors/fromChain.js";
import { getActingAuthority } from "../authorities/getActingAuthority.js";
import { encodeAnnotate } from "../licenses/annotate.js";
import { encodeAnnul } from "../licenses/annul.js";
import { encodeCancel } from "../licenses/cancel.js";
import { encodeEndorse } from "../licenses/endorse.js";
import { encodeIssue } from "../licenses/issue.js";
import { encodeRebind } from "../licenses/rebind.js";
import { encodeReissue } from "../licenses/reissue.js";
import { encodeResume } from "../licenses/resume.js";
import { encodeRevoke } from "../licenses/revoke.js";
import { encodeSuspend } from "../licenses/suspend.js";
import { encodeTransfer } from "../licenses/transfer.js";
import type { Call } from "../transactions/Call.js";
import { hashAction, type ApprovedCall } from "./hashAction.js";

/** Encoders of the calls that may need an approval; the actions send what these give, to the byte. */
const encoders = {
  ISSUE: encodeIssue,
  REISSUE: encodeReissue,
  TRANSFER: encodeTransfer,
  SUSPEND: encodeSuspend,
  RESUME: encodeResume,
  REVOKE: encodeRevoke,
  ANNUL: encodeAnnul,
  CANCEL: encodeCancel,
  ANNOTATE: encodeAnnotate,
  ENDORSE: encodeEndorse,
  REBIND: encodeRebind,
} as const;

/** The parameters of each action, as the function of that name takes them; ISSUE takes those of `issueBatch`. */
export type CallParameters = { readonly [Name in keyof typeof encoders]: Parameters<(typeof encoders)[Name]>[0] };

/** The exact call that an action makes, to be approved ahead by whoever its decision names. All of it is plain JSON. */
export interface PreparedCall extends ApprovedCall {
  /** Hash by which it is approved. */
  readonly hash: string;
}

/** Options of {@link prepareCall}. */
export interface PrepareCallOptions {
  /** Number of the authority that will act; the client's own if left out. */
  readonly authority?: number;
}

/**
 * Prepares the call that an action will make. Called later with the same parameters, the action sends these very bytes;
 * any other call finds no approval. `prepareRevoke` and its like prepare the same bytes for whoever signs.
 *
 * @param action - Name of the action.
 * @param parameters - What the action is then called with.
 * @throws {ElicenseError} What is wrong with the parameters; AUTHORITY_REGISTRY_UNKNOWN_KEY where the authority is left
 * out and the client's key is nobody's.
 * @example
 * const call = await prepareCall(first, "REVOKE", { id, decision });
 * await approveAction(second, { call, expiresAt });
 * await revoke(first, { id, decision });
 */
export async function prepareCall<Name extends keyof CallParameters>(
  client: Client,
  action: Name,
  parameters: CallParameters[Name],
  options: PrepareCallOptions = {},
): Promise<PreparedCall> {
  const data = encode(action, parameters);
  const { chainId, contracts } = client.deployment;
  const call: ApprovedCall = {
    chainId,
    target: contracts.licenseRegistry.address,
    authority: options.authority ?? (await getActingAuthority(client)),
    data,
  };
  return { ...call, hash: hashAction(call) };
}

function encode<Name extends keyof CallParameters>(action: Name, parameters: CallParameters[Name]): string {
  const encoder = encoders[action] as (parameters: CallParameters[Name]) => Call<unknown>;
  try {
    return encoder(parameters).data;
  } catch (error) {
    throw fromChain(error);
  }
}
