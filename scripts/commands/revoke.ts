import { dirname } from "node:path";

import {
  getActingAuthority,
  dayToNumber,
  decodeCall,
  deriveDecisionHash,
  getManagementHistory,
  getStanding,
  isLicenseId,
  parseLicenseId,
  parseRegisterKey,
  prepareCall,
  requireLicenseType,
  revoke,
  type Client,
  type Day,
  type Decision,
  type LicenseId,
  type ManagementRecord,
  type PreparedCall,
} from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig, requireSetting } from "../config.js";
import { exitCodes } from "../exit.js";
import { receiptText } from "../output/receipt.js";
import { accountOf } from "./support/accountOf.js";
import { readRequest, removeRequest, requestPath, writeRequest } from "./support/ApprovalRequest.js";
import { approverText, nextStepText } from "./support/awaitingText.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import { withClient } from "./support/connectClient.js";
import { findApproval, type LackingApproval } from "./support/findApproval.js";
import { findReason } from "./support/findReason.js";
import { readAuthority } from "./support/readAuthority.js";
import { resolveLicense, type ResolvedLicense } from "./support/resolveLicense.js";
import { todayOf } from "./support/today.js";

interface RevokeOptions {
  readonly reason: string;
  readonly decision: string;
  readonly date?: string;
  readonly out?: string;
}

/** A decision whose day is not settled yet. */
type UndatedDecision = Omit<Decision, "effectiveOn">;

/** Defines `revoke <id|document>`. */
export function defineRevoke(command: Command, { text, perform }: Definition): void {
  command
    .description(text("revoke.description"))
    .argument("<license>", text("argument.license"))
    .requiredOption("--reason <code>", text("revoke.reason"))
    .requiredOption("--decision <number>", text("revoke.decision"))
    .option("--date <day>", text("revoke.date"))
    .option("--out <folder>", text("revoke.out"))
    .action((license: string, options: RevokeOptions) =>
      perform((invocation) => revokeLicense(license, options, invocation)),
    );
}

async function revokeLicense(license: string, options: RevokeOptions, invocation: Invocation): Promise<CommandResult> {
  const config = loadConfig({ say: invocation.note });
  const registerKey = parseRegisterKey(requireSetting(config, "registerKey"));
  if (options.date !== undefined) dayToNumber(options.date, "--date");

  return withClient(config, "privateKey", invocation, async (client) => {
    const resolved = await resolveLicense(client, license, invocation);
    const { id } = resolved;
    const type = requireLicenseType(client, parseLicenseId(id).licenseType);
    const reason = findReason(type, "Revoke", options.reason);
    const authority = await getActingAuthority(client);
    const undated: UndatedDecision = {
      reason: reason.number,
      documentHash: deriveDecisionHash(registerKey, options.decision.normalize("NFC")),
      approver: reason.approval === "AnotherKey" ? authority : 0,
    };
    const earlier = await findEarlier(client, resolved, undated);
    if (earlier !== undefined) return alreadyRevoked(earlier, invocation);

    const path = requestPath(options.out ?? folderOf(license), license, "revoke");
    const effectiveOn = options.date ?? (await requestedDay(path, id, undated)) ?? (await todayOf(client));
    const decision: Decision = { ...undated, effectiveOn };
    const call = await prepareCall(client, "REVOKE", { id, decision }, { authority });
    const approval = decision.approver === 0 ? "given" : await findApproval(client, call);
    if (approval !== "given") return awaitApproval(client, { path, id, decision, call, approval }, invocation);

    const receipt = await revoke(client, { id, decision });
    await removeRequest(path);
    return {
      exitCode: exitCodes.done,
      data: { id, state: "revoked", ...receipt },
      output: `${invocation.text("revoke.done")}\n${receiptText([{ ...receipt, licenses: 1 }], invocation)}`,
    };
  });
}

/** The record of the same decision, where it was carried out already: running a command again must do no harm. */
async function findEarlier(
  client: Client,
  license: ResolvedLicense,
  { reason, documentHash }: UndatedDecision,
): Promise<ManagementRecord | undefined> {
  const { status } = await getStanding(client, license);
  if (status !== "REVOKED") return undefined;
  const { records } = await getManagementHistory(client, license);
  return records.find(
    ({ action, decision }) =>
      action === "REVOKE" && decision.reason === reason && decision.documentHash === documentHash,
  );
}

/** Folder for the request: the document's own, or the one that documents are issued to. */
function folderOf(license: string): string {
  return isLicenseId(license.toLowerCase()) ? "licenses" : dirname(license);
}

/**
 * The day that this decision was to take effect on when its approval was asked for. Run again on another day, the
 * command must make the call that was approved, not one of today.
 */
async function requestedDay(path: string, id: LicenseId, wanted: UndatedDecision): Promise<Day | undefined> {
  try {
    const { calls } = await readRequest(path);
    const decisions = calls.map(decodeCall).filter((decoded) => decoded.action === "REVOKE" && decoded.id === id);
    const same = decisions.find(
      ({ decision: { reason, documentHash, approver } }) =>
        reason === wanted.reason && documentHash === wanted.documentHash && approver === wanted.approver,
    );
    return same?.decision.effectiveOn;
  } catch {
    // No request, or one that nobody can read: a new one is made.
    return undefined;
  }
}

/** A revocation that lacks its approval. */
interface Awaiting {
  readonly path: string;
  readonly id: LicenseId;
  readonly decision: Decision;
  readonly call: PreparedCall;
  readonly approval: LackingApproval;
}

async function awaitApproval(
  client: Client,
  { path, id, decision, call, approval }: Awaiting,
  invocation: Invocation,
): Promise<CommandResult> {
  writeRequest(path, { preparedBy: accountOf(client), calls: [call] });
  const approver = await readAuthority(client, decision.approver);
  const { effectiveOn } = decision;
  return {
    exitCode: exitCodes.refused,
    data: { id, state: "awaiting", request: path, hash: call.hash, approver, approval, effectiveOn },
    output: "",
    complaint: [
      invocation.text("revoke.awaiting", {
        effectiveOn,
        approver: approverText(approver, call.authority, invocation),
      }),
      nextStepText(path, [approval], invocation),
    ].join("\n"),
  };
}

function alreadyRevoked({ id, transactionHash, block }: ManagementRecord, { text }: Invocation): CommandResult {
  return {
    exitCode: exitCodes.done,
    data: { id, state: "already", transactionHash, block },
    output: text("revoke.already"),
  };
}
