import {
  dayToNumber,
  deriveDecisionHash,
  getManagementHistory,
  getStanding,
  parseLicenseId,
  parseRegisterKey,
  requireLicenseType,
  revoke,
  type Client,
  type Decision,
  type ManagementRecord,
} from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig, requireSetting } from "../config.js";
import { exitCodes } from "../exit.js";
import { receiptText } from "../output/receipt.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import { withClient } from "./support/connectClient.js";
import { findReason } from "./support/findReason.js";
import { resolveLicense, type ResolvedLicense } from "./support/resolveLicense.js";
import { todayOf } from "./support/today.js";

interface RevokeOptions {
  readonly reason: string;
  readonly decision: string;
  readonly date?: string;
}

/** Defines `revoke <id|document>`. */
export function defineRevoke(command: Command, { text, perform }: Definition): void {
  command
    .description(text("revoke.description"))
    .argument("<license>", text("argument.license"))
    .requiredOption("--reason <code>", text("revoke.reason"))
    .requiredOption("--decision <number>", text("revoke.decision"))
    .option("--date <day>", text("revoke.date"))
    .action((license: string, options: RevokeOptions) =>
      perform((invocation) => revokeLicense(license, options, invocation)),
    );
}

async function revokeLicense(license: string, options: RevokeOptions, invocation: Invocation): Promise<CommandResult> {
  const config = loadConfig({ say: invocation.note });
  const registerKey = parseRegisterKey(requireSetting(config, "registerKey"));
  if (options.date !== undefined) dayToNumber(options.date, "--date");

  return withClient(config, "privateKey", async (client) => {
    const resolved = await resolveLicense(client, license, invocation);
    const { id } = resolved;
    const type = requireLicenseType(client, parseLicenseId(id).licenseType);
    const decision: Decision = {
      reason: findReason(type, "Revoke", options.reason).number,
      effectiveOn: options.date ?? (await todayOf(client)),
      documentHash: deriveDecisionHash(registerKey, options.decision.normalize("NFC")),
    };
    const earlier = await findEarlier(client, resolved, decision);
    if (earlier !== undefined) return alreadyRevoked(earlier, invocation);

    const receipt = await revoke(client, { id, decision });
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
  { reason, documentHash }: Decision,
): Promise<ManagementRecord | undefined> {
  const { status } = await getStanding(client, license);
  if (status !== "REVOKED") return undefined;
  const { records } = await getManagementHistory(client, license);
  return records.find(
    ({ action, decision }) =>
      action === "REVOKE" && decision.reason === reason && decision.documentHash === documentHash,
  );
}

function alreadyRevoked({ id, transactionHash, block }: ManagementRecord, { text }: Invocation): CommandResult {
  return {
    exitCode: exitCodes.done,
    data: { id, state: "already", transactionHash, block },
    output: text("revoke.already"),
  };
}
