import {
  deriveLicenseId,
  parseLicenseId,
  prepareCall,
  type CallParameters,
  type Day,
  type Decision,
  type Draft,
  type PreparedCall,
} from "@elicense/sdk";

import type { AuthorityData } from "../support/readAuthority.js";
import { isLeaving } from "../support/rightToApprove.js";
import type { DecidedAction, Deciding, DecisionCommand, DecisionOptions, TermsOf } from "./DecisionCommand.js";
import type { NewLicense } from "./NewLicense.js";
import { findApprover } from "./findApprover.js";

/** A decision with all that carrying it out takes. */
export interface PlannedDecision<Name extends DecidedAction> {
  readonly parameters: CallParameters[Name];
  readonly decision: Decision;
  readonly call: PreparedCall;
  /** Who approves it; `null` where nobody has to. */
  readonly approver: AuthorityData | null;
  /** The license that takes the old one's place; `undefined` where none does. */
  readonly successor: NewLicense | undefined;
}

/**
 * Settles what a decision says, and encodes the call that carries it out.
 *
 * @throws {CommandError} What is wrong with the options.
 * @throws {ElicenseError} What is wrong with their values; or the node's trouble.
 */
export async function planDecision<Name extends DecidedAction, Options extends object>(
  { action, termsOf }: DecisionCommand<Name, Options>,
  deciding: Deciding,
  options: DecisionOptions & Options,
  effectiveOn: Day,
): Promise<PlannedDecision<Name>> {
  const { client, license, reason, authority, documentHash } = deciding;
  const { id } = license;
  const terms = await termsOf(deciding, options, effectiveOn);
  const draft = draftIn(terms);
  const { region: here } = parseLicenseId(id);
  const region = draft === undefined || isLeaving(action, id, authority) ? here : draft.region;
  const approver = await findApprover(deciding, { action, code: options.approver, region });
  const decision = { reason: reason.number, documentHash, approver: approver?.number ?? 0, effectiveOn };
  // Which terms go with which action, the definition of the command has settled.
  const parameters = { id, decision, ...terms } as unknown as CallParameters[Name];
  const call = await prepareCall(client, action, parameters, { authority: authority.number });
  const successor = draft && successorOf(deciding, draft, decision);
  return { parameters, decision, call, approver, successor };
}

/** Gives the license that will take a license's place. */
export function successorOf({ license, authority }: Deciding, draft: Draft, decision: Decision): NewLicense {
  const { licenseType } = parseLicenseId(license.id);
  const { root, validThrough, region } = draft;
  const id = deriveLicenseId({ licenseType, authority: authority.number, region }, { root, decision, validThrough });
  return { identifier: draft.content.credentialSubject.certificateIdentifier as string, id, draft, decision };
}

/** Gives the document of the license that takes the old one's place, where the action has one. */
export function draftIn<Name extends DecidedAction>(terms: TermsOf<Name>): Draft | undefined {
  return (terms as { readonly draft?: Draft }).draft;
}
