import {
  deriveContextHash,
  fieldsFromBits,
  getMaxUseBatch,
  parseRegisterKey,
  usageActions,
  type Client,
  type Receipt,
  type UsageAction,
  type UsageRecord,
} from "@elicense/sdk";
import { Option, type Command } from "commander";

import { loadConfig, requireSetting } from "../config.js";
import { exitCodes } from "../exit.js";
import { tone } from "../output/color.js";
import { printable } from "../output/printable.js";
import { startProgress } from "../output/progress.js";
import { receiptText } from "../output/receipt.js";
import { parseChallenge } from "./grant/parseChallenge.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import { CommandError } from "./support/CommandError.js";
import { withClient } from "./support/connectClient.js";
import { documentsOption } from "./support/documentsOption.js";
import { grantedUses } from "./use/grantedUses.js";
import { parseWhole } from "./support/parseWhole.js";
import { statutoryUses } from "./use/statutoryUses.js";
import type { AskedUse, AskedUses } from "./use/AskedUse.js";
import { findTargets } from "./verify/findTargets.js";

interface UseOptions {
  readonly grant?: readonly string[];
  readonly challenge?: string;
  readonly matter: string;
  readonly fields: string;
  readonly action: UsageAction;
  readonly case: string;
  readonly purpose: string;
  readonly operator: string;
  readonly system: string;
  /** Folder of the documents. */
  readonly documents: string;
}

const lastMatter = 4_294_967_295;

/** Defines `use [license…]`. */
export function defineUse(command: Command, { text, perform }: Definition): void {
  command
    .description(text("use.description"))
    .argument("[license...]", text("use.licenses"))
    .option("--grant <file...>", text("use.grant"), (file, files: readonly string[] | undefined) => [
      ...(files ?? []),
      file,
    ])
    .option("--challenge <hex>", text("use.challenge"), parseChallenge)
    .requiredOption("--matter <matter>", text("use.matter"))
    .requiredOption("--fields <names>", text("use.fields"))
    .addOption(new Option("--action <name>", text("use.action")).choices(usageActions).makeOptionMandatory())
    .requiredOption("--case <number>", text("use.case"))
    .requiredOption("--purpose <text>", text("use.purpose"))
    .option("--operator <name>", text("use.operator"), "")
    .option("--system <name>", text("use.system"), "")
    .addOption(documentsOption(text))
    .action((names: readonly string[], options: UseOptions) =>
      perform((invocation) => useLicenses(names, options, invocation)),
    );
}

async function useLicenses(
  names: readonly string[],
  options: UseOptions,
  invocation: Invocation,
): Promise<CommandResult> {
  const { grant: files, challenge, matter, fields, action } = options;
  if (names.length === 0 && files === undefined) {
    throw new CommandError("usage.missingArgument", exitCodes.usage, { name: "license" });
  }
  if (challenge !== undefined && files === undefined) throw new CommandError("use.grantMissing", exitCodes.usage);
  const number = files === undefined ? parseWhole("--matter", matter, 1, lastMatter) : 0;
  const config = loadConfig({ say: invocation.note });
  const context = deriveContextHash(parseRegisterKey(requireSetting(config, "contextKey")), {
    caseNo: options.case,
    system: options.system,
    operator: options.operator,
    purpose: options.purpose,
  });
  // All names are looked for before the first license is used.
  const { targets, isOne } = await findTargets(names, options.documents);

  return withClient(config, "consumerPrivateKey", invocation, async (client) => {
    const terms = { fields, action, context };
    const asked =
      files === undefined
        ? await statutoryUses(client, targets, { ...terms, matter: number }, invocation)
        : await grantedUses(
            client,
            { files, targets },
            { ...terms, matter, ...(challenge !== undefined && { challenge }) },
            invocation,
          );
    const one = files === undefined ? isOne : files.length === 1;
    return one ? useOne(asked, invocation) : useAll(client, asked, invocation);
  });
}

async function useOne({ uses: [asked], send }: AskedUses, invocation: Invocation): Promise<CommandResult> {
  const { records, ...receipt } = await send(0, 1);
  const use = { asked, record: records[0] } as RecordedUse;
  const { isAllowed, outcome, reason, record } = dataOf(use, invocation);
  return {
    exitCode: isAllowed ? exitCodes.done : exitCodes.refused,
    data: { allowed: isAllowed, outcome, reason, record, ...receipt },
    output: `${verdictOf(use, invocation)}\n${receiptText([{ ...receipt, licenses: 1 }], invocation)}`,
  };
}

/** Uses many, as many a step as the chain takes, and gives each record as it comes: what is recorded stays so. */
async function useAll(client: Client, { uses, send }: AskedUses, invocation: Invocation): Promise<CommandResult> {
  invocation.asLines();
  const most = await getMaxUseBatch(client);
  const receipts: (Receipt & { readonly licenses: number })[] = [];
  const progress = startProgress(invocation.text("use.progress"), uses.length);
  let allowed = 0;
  try {
    for (let from = 0; from < uses.length; from += most) {
      const { records, ...receipt } = await send(from, Math.min(most, uses.length - from));
      receipts.push({ ...receipt, licenses: records.length });
      progress.end();
      for (const [position, record] of records.entries()) {
        const use = { asked: uses[from + position], record } as RecordedUse;
        const { isAllowed, ...data } = dataOf(use, invocation);
        if (isAllowed) allowed++;
        await invocation.emit({
          data: { ...data, allowed: isAllowed, name: use.asked.name },
          text: `${printable(use.asked.name)}\n${verdictOf(use, invocation)}`,
        });
      }
      progress.show(from + records.length);
    }
  } finally {
    progress.end();
  }
  const denied = uses.length - allowed;
  return {
    exitCode: denied === 0 ? exitCodes.done : exitCodes.refused,
    data: { uses: uses.length, allowed, denied, transactions: receipts },
    output: ["", invocation.text("use.summary", { allowed, denied }), receiptText(receipts, invocation)].join("\n"),
  };
}

/** A use and its record. */
interface RecordedUse {
  readonly asked: AskedUse;
  readonly record: UsageRecord;
}

function dataOf({ asked, record }: RecordedUse, { text }: Invocation) {
  return {
    isAllowed: record.outcome === "ALLOWED",
    outcome: record.outcome,
    reason: text(`outcome.${record.outcome}`),
    record: { ...record, fields: fieldsFromBits(asked.type, record.fields) },
  };
}

function verdictOf({ record: { outcome } }: RecordedUse, { text }: Invocation): string {
  return outcome === "ALLOWED"
    ? tone("good", text("use.allowed"))
    : tone("bad", text("use.denied", { reason: text(`outcome.${outcome}`) }));
}
