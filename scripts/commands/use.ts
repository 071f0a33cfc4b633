import {
  deriveContextHash,
  fieldsFromBits,
  fieldsToBits,
  parseLicenseId,
  parseRegisterKey,
  requireLicenseType,
  usageActions,
  use,
  type LicenseType,
  type Receipt,
  type RecordedUse,
  type UsageAction,
} from "@elicense/sdk";
import { Option, type Command } from "commander";

import { loadConfig, requireSetting } from "../config.js";
import { exitCodes } from "../exit.js";
import { tone } from "../output/color.js";
import { receiptText } from "../output/receipt.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import { withClient } from "./support/connectClient.js";
import { parseWhole } from "./support/parseWhole.js";
import { resolveLicense } from "./support/resolveLicense.js";

interface UseOptions {
  readonly matter: number;
  readonly fields: string;
  readonly action: UsageAction;
  readonly case: string;
  readonly purpose: string;
  readonly operator: string;
  readonly system: string;
}

const lastMatter = 4_294_967_295;

/** Defines `use <id|document>`. */
export function defineUse(command: Command, { text, perform }: Definition): void {
  command
    .description(text("use.description"))
    .argument("<license>", text("argument.license"))
    .requiredOption("--matter <number>", text("use.matter"), (value) => parseWhole("--matter", value, 1, lastMatter))
    .requiredOption("--fields <names>", text("use.fields"))
    .addOption(new Option("--action <name>", text("use.action")).choices(usageActions).makeOptionMandatory())
    .requiredOption("--case <number>", text("use.case"))
    .requiredOption("--purpose <text>", text("use.purpose"))
    .option("--operator <name>", text("use.operator"), "")
    .option("--system <name>", text("use.system"), "")
    .action((license: string, options: UseOptions) =>
      perform((invocation) => useLicense(license, options, invocation)),
    );
}

async function useLicense(license: string, options: UseOptions, invocation: Invocation): Promise<CommandResult> {
  const config = loadConfig({ say: invocation.note });
  const context = deriveContextHash(parseRegisterKey(requireSetting(config, "contextKey")), {
    caseNo: options.case,
    system: options.system,
    operator: options.operator,
    purpose: options.purpose,
  });

  return withClient(config, "consumerPrivateKey", invocation, async (client) => {
    const { id } = await resolveLicense(client, license, invocation);
    const type = requireLicenseType(client, parseLicenseId(id).licenseType);
    const fields = options.fields
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    // A name that is mistyped is said before anything is sent.
    fieldsToBits(type, fields);
    const { action, matter } = options;
    return toResult(await use(client, { type, id, action, matter, fields, context }), type, invocation);
  });
}

function toResult(
  { record, ...receipt }: RecordedUse & Receipt,
  type: LicenseType,
  invocation: Invocation,
): CommandResult {
  const { text } = invocation;
  const allowed = record.outcome === "ALLOWED";
  const verdict = allowed
    ? tone("good", text("use.allowed"))
    : tone("bad", text("use.denied", { reason: text(`outcome.${record.outcome}`) }));
  return {
    exitCode: allowed ? exitCodes.done : exitCodes.refused,
    data: {
      allowed,
      outcome: record.outcome,
      reason: text(`outcome.${record.outcome}`),
      record: { ...record, fields: fieldsFromBits(type, record.fields) },
      ...receipt,
    },
    output: `${verdict}\n${receiptText([{ ...receipt, licenses: 1 }], invocation)}`,
  };
}
