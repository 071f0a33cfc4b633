import { id as hashOf } from "ethers";

import {
  annulment,
  assessment,
  type Call,
  cancellation,
  claim,
  CUSTODY,
  decisionFor,
  endorsement,
  newLicense,
  penalty,
  reason,
  type Registries,
  replacement,
  resumption,
  suspension,
} from "./fixture.js";
import type { Decision } from "./replay.js";
import { Action, Right } from "./terms.js";

/** How long a suspension lasts where a test does not care: four months. */
export const SUSPENSION_DAYS = 120n;

/** An action on a license that exists. */
export interface Managing {
  readonly action: bigint;
  readonly right: bigint;
  /** A decision that the catalog allows for it. */
  readonly decision: Decision;
  /** The call that carries such a decision out. A new version has the region of the old one. */
  readonly call: (state: Pick<Registries, "licenses">, id: string, decision: Decision) => Call;
}

/** The rights that an action takes: a transfer puts a new license into the world, and takes the right to issue too. */
export function rightsFor(action: bigint, right: bigint): readonly bigint[] {
  return action === Action.Transfer ? [right, Right.Issue] : [right];
}

const successor = (id: string) => newLicense({ root: hashOf("new version"), region: regionOf(id) });

/** Every action on a license that exists, by the name of its function. */
export const managing = {
  reissue: {
    action: Action.Reissue,
    right: Right.Issue,
    decision: replacement,
    call: ({ licenses }, id, decision) => licenses.reissue.populateTransaction(id, successor(id), decision),
  },
  transfer: {
    action: Action.Transfer,
    right: Right.Transfer,
    decision: decisionFor(reason.moveUnreviewed.number),
    call: ({ licenses }, id, decision) => licenses.transfer.populateTransaction(id, successor(id), decision),
  },
  suspend: {
    action: Action.Suspend,
    right: Right.Suspend,
    decision: suspension,
    call: ({ licenses }, id, decision) => {
      return licenses.suspend.populateTransaction(id, decision, lastDayOf(decision));
    },
  },
  resume: {
    action: Action.Resume,
    right: Right.Suspend,
    decision: resumption,
    call: ({ licenses }, id, decision) => licenses.resume.populateTransaction(id, decision),
  },
  revoke: {
    action: Action.Revoke,
    right: Right.Revoke,
    decision: penalty,
    call: ({ licenses }, id, decision) => licenses.revoke.populateTransaction(id, decision),
  },
  annul: {
    action: Action.Annul,
    right: Right.Annul,
    decision: annulment,
    call: ({ licenses }, id, decision) => licenses.annul.populateTransaction(id, decision),
  },
  cancel: {
    action: Action.Cancel,
    right: Right.Cancel,
    decision: cancellation,
    call: ({ licenses }, id, decision) => licenses.cancel.populateTransaction(id, decision),
  },
  annotate: {
    action: Action.Annotate,
    right: Right.Annotate,
    decision: assessment,
    call: ({ licenses }, id, decision) => licenses.annotate.populateTransaction(id, decision),
  },
  endorse: {
    action: Action.Endorse,
    right: Right.Issue,
    decision: endorsement,
    call: ({ licenses }, id, decision) => licenses.endorse.populateTransaction(id, decision),
  },
  rebind: {
    action: Action.Rebind,
    right: Right.Issue,
    decision: claim,
    call: ({ licenses }, id, decision) => licenses.rebind.populateTransaction(id, CUSTODY, decision),
  },
} as const satisfies Readonly<Record<string, Managing>>;

/** The last day of a suspension of {@link SUSPENSION_DAYS}. */
export function lastDayOf({ effectiveOn }: Decision): bigint {
  return effectiveOn + SUSPENSION_DAYS - 1n;
}

/** The region in a license's id. */
export function regionOf(id: string): bigint {
  return (BigInt(id) >> 184n) & 0xff_ffffn;
}
