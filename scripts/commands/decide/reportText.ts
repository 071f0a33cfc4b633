import { decodeCall, type ManagementRecord, type Receipt } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { printable } from "../../output/printable.js";
import { receiptText } from "../../output/receipt.js";
import { list } from "../../output/table.js";
import { approverText, nextStepText } from "../support/awaitingText.js";
import { callDetails } from "../support/callText.js";
import type { CommandResult } from "../support/Command.js";
import type { LackingApproval } from "../support/findApproval.js";
import { nameOf, type DecidedAction, type Deciding } from "./DecisionCommand.js";
import type { PlannedDecision } from "./planDecision.js";

type Planned = PlannedDecision<DecidedAction>;

/** Says in words what is about to be done, by the bytes that will be sent. */
export function describeDecision(
  { authority, invocation, license }: Deciding,
  { call, approver, successor }: Planned,
): string {
  const { text } = invocation;
  const decoded = decodeCall(call);
  const subject = license.document?.credentialSubject;
  const rows = [
    ...(typeof subject?.certificateIdentifier === "string"
      ? [[text("column.identifier"), subject.certificateIdentifier] as const]
      : []),
    ...callDetails({ hash: call.hash, decoded, acting: authority, approver }, invocation),
    ...(successor === undefined ? [] : [[text("decide.successor"), successor.identifier] as const]),
  ];
  const title = text("decide.plan", { action: text(`action.${decoded.action}`) });
  return `${title}\n${list(rows.map(([name, value]) => [`  ${name}`, value]))}`;
}

/** The result of a dry run. */
export function toPlanned(deciding: Deciding, plan: Planned, approval: "given" | LackingApproval): CommandResult {
  const { text } = deciding.invocation;
  const awaiting = approval !== "given";
  return {
    exitCode: exitCodes.done,
    data: { ...dataOf(deciding, plan), state: "planned", approval: plan.approver === null ? null : approval },
    output: [...(awaiting ? [awaitingText(deciding, plan)] : []), text("dryRun.done")].join("\n"),
  };
}

/** The result where an approval is lacking. */
export function toAwaiting(
  deciding: Deciding,
  plan: Planned,
  { path, approval }: { readonly path: string; readonly approval: LackingApproval },
): CommandResult {
  return {
    exitCode: exitCodes.refused,
    data: { ...dataOf(deciding, plan), state: "awaiting", request: path, approval },
    output: "",
    complaint: [awaitingText(deciding, plan), nextStepText(path, [approval], deciding.invocation)].join("\n"),
  };
}

/** The result of a decision that was carried out now. */
export function toDone(
  deciding: Deciding,
  plan: Planned,
  { receipt, document }: { readonly receipt: Receipt; readonly document: string | undefined },
): CommandResult {
  const { text } = deciding.invocation;
  const done = text(`${nameOf(decodeCall(plan.call).action as DecidedAction)}.done`);
  return {
    exitCode: exitCodes.done,
    data: { ...dataOf(deciding, plan), state: "done", document: document ?? null, ...receipt },
    output: [
      done,
      ...documentText(deciding, document),
      receiptText([{ ...receipt, licenses: 1 }], deciding.invocation),
    ].join("\n"),
  };
}

/** The result of a decision that was carried out before. */
export function toAlready(
  deciding: Deciding,
  { id, action, detail, decision, transactionHash, block }: ManagementRecord,
  document: string | undefined,
): CommandResult {
  const { text } = deciding.invocation;
  const { effectiveOn } = decision;
  const succeeded = action === "REISSUE" || action === "TRANSFER";
  const already = text("decide.already", { action: text(`action.${action}`), block, effectiveOn });
  return {
    exitCode: exitCodes.done,
    data: {
      ...{ id, action, reason: deciding.reason.code, effectiveOn, state: "already" },
      successor: succeeded ? detail : null,
      document: document ?? null,
      ...{ transactionHash, block },
    },
    output: [already, ...documentText(deciding, document)].join("\n"),
  };
}

function dataOf({ license, reason }: Deciding, { decision, call, approver, successor }: Planned): object {
  const { action, through, holder } = decodeCall(call);
  return {
    ...{ id: license.id, action, reason: reason.code, effectiveOn: decision.effectiveOn, hash: call.hash, approver },
    ...(through !== null && { through }),
    ...(holder !== undefined && { holder }),
    successor: successor === undefined ? null : successor.id,
  };
}

function awaitingText({ invocation, authority }: Deciding, { call, decision, approver }: Planned): string {
  const { text } = invocation;
  return text("decide.awaiting", {
    action: text(`action.${decodeCall(call).action}`),
    effectiveOn: decision.effectiveOn,
    approver: approver === null ? "" : approverText(approver, authority.number, invocation),
  });
}

function documentText({ invocation }: Deciding, document: string | undefined): readonly string[] {
  return document === undefined ? [] : [invocation.text("decide.document", { file: printable(document) })];
}
