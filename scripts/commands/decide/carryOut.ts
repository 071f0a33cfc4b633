import { dirname } from "node:path";

import {
  checkRight,
  deriveDecisionHash,
  isLicenseId,
  parseLicenseId,
  parseRegisterKey,
  requireLicenseType,
  rightFor,
  type ManagementRecord,
} from "@elicense/sdk";

import { loadConfig, requireSetting } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { documentPath, documentText, sealLicense } from "../issue/DocumentFolder.js";
import { accountOf } from "../support/accountOf.js";
import { requestPath } from "../support/ApprovalRequest.js";
import type { CommandResult, Invocation } from "../support/Command.js";
import { CommandError } from "../support/CommandError.js";
import { confirm } from "../support/confirm.js";
import { withClient } from "../support/connectClient.js";
import { findApproval, type LackingApproval } from "../support/findApproval.js";
import { findReason } from "../support/findReason.js";
import { clearRequest, placeRequest, requestLock, type RequestPlace } from "../support/placeRequest.js";
import { readAuthority } from "../support/readAuthority.js";
import { resolveLicense } from "../support/resolveLicense.js";
import { todayOf } from "../support/today.js";
import { withApprovalRule } from "../support/withApprovalRules.js";
import type { DecidedAction, Deciding, DecisionCommand, DecisionOptions } from "./DecisionCommand.js";
import type { NewLicense } from "./NewLicense.js";
import { findEarlier } from "./findEarlier.js";
import { draftIn, planDecision, successorOf, type PlannedDecision } from "./planDecision.js";
import { describeDecision, toAlready, toAwaiting, toDone, toPlanned } from "./reportText.js";
import { requestedDay } from "./requestedDay.js";
import { prepareDocument, writeSuccessor } from "./successorDocument.js";

/**
 * Carries out a decision on one license: at once, or where it needs an approval, once that is given. Until then it
 * writes a request for it. Run again after it was carried out, it sends nothing.
 *
 * @param license - Id or document.
 * @throws {CommandError} What is wrong with the options, or stands in the way.
 * @throws {ElicenseError} The registry's refusal, before anything is sent; or the node's trouble.
 */
export async function carryOut<Name extends DecidedAction, Options extends object>(
  command: DecisionCommand<Name, Options>,
  license: string,
  options: DecisionOptions & Options,
  invocation: Invocation,
): Promise<CommandResult> {
  const config = loadConfig({ say: invocation.note });
  const registerKey = parseRegisterKey(requireSetting(config, "registerKey"));

  return withClient(config, "privateKey", invocation, async (client) => {
    const { action } = command;
    const resolved = await resolveLicense(client, license, invocation);
    const type = requireLicenseType(client, parseLicenseId(resolved.id).licenseType);
    const right = { account: accountOf(client), licenseType: type.number, right: rightFor(action) };
    // Better said before anything is read than after.
    const { authority } = await checkRight(client, right);
    const decisionNo = options.decision.normalize("NFC");
    const deciding: Deciding = {
      ...{ client, invocation, license: resolved, type, registerKey, decisionNo },
      reason: await withApprovalRule(client, type.number, findReason(type, action, options.reason)),
      authority: await readAuthority(client, authority),
      documentHash: deriveDecisionHash(registerKey, decisionNo),
      folder: options.out ?? folderOf(license),
    };
    const earlier = await findEarlier(deciding, action);
    const path = requestPath(deciding.folder, license, action.toLowerCase());
    const place = { path, lock: requestLock(config) };
    if (earlier !== undefined) {
      const settled = await settleEarlier(command, deciding, options, earlier);
      // The run that carried it out may have been killed before it could.
      if (options.dryRun !== true) await clearRequest(client, place, new Set());
      return settled;
    }

    const requested = await requestedDay(path, action, deciding);
    const effectiveOn = options.date ?? requested ?? (await todayOf(client));
    const plan = await planDecision(command, deciding, options, effectiveOn);
    // It is tried: the registry's refusal is said before anything is asked for or sent.
    const approval = await findApproval(client, plan.call);
    invocation.note(describeDecision(deciding, plan));
    if (options.dryRun === true) return toPlanned(deciding, plan, approval);
    if (command.isFinal === true && approval === "given") await confirm(options, invocation);
    if (plan.successor !== undefined) await prepareDocument(client, deciding.folder, plan.successor);
    if (approval !== "given") return awaitApproval(deciding, plan, { place, approval });
    return send(command, deciding, plan, place);
  });
}

/** Folder for requests and documents: the document's own, or the one that documents are issued to. */
function folderOf(license: string): string {
  return isLicenseId(license.toLowerCase()) ? "licenses" : dirname(license);
}

async function awaitApproval(
  deciding: Deciding,
  plan: PlannedDecision<DecidedAction>,
  { place, approval }: { readonly place: RequestPlace; readonly approval: LackingApproval },
): Promise<CommandResult> {
  const { call, successor } = plan;
  const { deployment } = deciding.client;
  const documents =
    successor === undefined
      ? []
      : [{ identifier: successor.identifier, text: documentText(sealLicense(deployment, successor, 0)) }];
  await placeRequest(deciding.client, place, { calls: [{ call, documents }], own: new Set([call.hash]) });
  return toAwaiting(deciding, plan, { path: place.path, approval });
}

async function send<Name extends DecidedAction, Options extends object>(
  { send: perform }: DecisionCommand<Name, Options>,
  deciding: Deciding,
  plan: PlannedDecision<Name>,
  place: RequestPlace,
): Promise<CommandResult> {
  const { client, folder } = deciding;
  const { transactionHash, block, gasUsed } = await perform(client, plan.parameters);
  const document = plan.successor && (await writeSuccessor(client, folder, plan.successor, block));
  await clearRequest(client, place, new Set([plan.call.hash]));
  return toDone(deciding, plan, { receipt: { transactionHash, block, gasUsed }, document });
}

/** What was carried out is not again; but a document that is missing is written, and a contradiction said. */
async function settleEarlier<Name extends DecidedAction, Options extends object>(
  { termsOf, hasTerms }: DecisionCommand<Name, Options>,
  deciding: Deciding,
  options: DecisionOptions & Options,
  earlier: ManagementRecord,
): Promise<CommandResult> {
  const { decision, block, detail } = earlier;
  const { effectiveOn } = decision;
  const terms = await termsOf(deciding, options, effectiveOn);
  const draft = draftIn(terms);
  const successor = draft && successorOf(deciding, draft, decision);
  const same = [
    options.date === undefined || options.date === effectiveOn,
    successor === undefined || successor.id === detail,
    (await hasTerms?.(earlier, terms, deciding)) ?? true,
  ];
  if (same.includes(false)) throw new CommandError("decide.differs", exitCodes.refused, { effectiveOn, block });
  const written = successor !== undefined && options.dryRun !== true;
  return toAlready(deciding, earlier, written ? await restoreSuccessor(deciding, successor, block) : undefined);
}

async function restoreSuccessor({ client, folder }: Deciding, successor: NewLicense, block: number): Promise<string> {
  const whole = await prepareDocument(client, folder, successor);
  return whole ? documentPath(folder, successor.identifier) : writeSuccessor(client, folder, successor, block);
}
