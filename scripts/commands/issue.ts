import { stat } from "node:fs/promises";

import { fromChain, getActingAuthority, parseRegisterKey, rights, type Client } from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig, requireSetting } from "../config.js";
import { readLicenses, type CsvType } from "../csv/index.js";
import { exitCodes } from "../exit.js";
import { carryOut } from "./issue/carryOut.js";
import { createApprovers } from "./issue/createApprovers.js";
import { openLedger } from "./issue/Ledger.js";
import type { IssueOptions } from "./issue/Run.js";
import { writeTemplate } from "./issue/writeTemplate.js";
import { accountOf } from "./support/accountOf.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import { CommandError } from "./support/CommandError.js";
import { withClient } from "./support/connectClient.js";
import { findCsvType } from "./support/findCsvType.js";
import { openerOf } from "./support/openerOf.js";
import { parseWhole } from "./support/parseWhole.js";
import { readAuthority, type AuthorityData } from "./support/readAuthority.js";
import { unreadable } from "./support/readDocument.js";
import { todayOf } from "./support/today.js";

/** What a command line says besides the file. */
interface CommandOptions extends IssueOptions {
  readonly type: string;
  readonly template?: string;
  readonly out?: string;
}

/** Most licenses that the registry issues in one step. */
const maxBatch = 256;

/** Where documents go if nothing else is said. */
const defaultFolder = "licenses";

/** Defines `issue <file>`. */
export function defineIssue(command: Command, { text, perform }: Definition): void {
  command
    .description(text("issue.description"))
    .argument("[file]", text("issue.file"))
    .option("--type <name>", text("issue.type"), "lawyer")
    .option("--template <type>", text("issue.template"))
    .option("--out <folder>", text("issue.out"))
    .option("--skip-invalid", text("issue.skipInvalid"))
    .option("--dry-run", text("issue.dryRun"))
    .option("-y, --yes", text("issue.yes"))
    .option("--wait", text("issue.wait"))
    .option("--batch-size <n>", text("issue.batchSize"), (value) => parseWhole("--batch-size", value, 1, maxBatch), 100)
    .action((file: string | undefined, options: CommandOptions) =>
      perform((invocation) => {
        if (options.template === undefined) return issueFile(requireArgument(file), options, invocation);
        return writeTemplate(findCsvType("--template", options.template), options.out, invocation);
      }),
    );
}

function requireArgument(file: string | undefined): string {
  if (file === undefined) throw new CommandError("usage.missingArgument", exitCodes.usage, { name: "file" });
  return file;
}

async function issueFile(file: string, options: CommandOptions, invocation: Invocation): Promise<CommandResult> {
  const csvType = findCsvType("--type", options.type);
  await requireFile(file);
  const config = loadConfig({ say: invocation.note });
  const registerKey = parseRegisterKey(requireSetting(config, "registerKey"));
  invocation.asLines();

  return withClient(config, "privateKey", invocation, async (client) => {
    const issuer = await readIssuer(client, csvType);
    const approvers = createApprovers(client, { type: csvType.type, authority: issuer.number });
    const folder = options.out ?? defaultFolder;
    const read = await readLicenses({
      open: openerOf(file),
      csvType,
      issuer,
      registerKey,
      today: await todayOf(client),
      inspect: approvers.inspect,
    });
    const ledger = openLedger();
    try {
      return await carryOut(client, {
        ...{ file, folder, options, csvType, registerKey, issuer, approvers, invocation, read, ledger },
      });
    } finally {
      ledger.close();
      read.close();
    }
  });
}

/** Finds the authority that the key acts for, and that it may issue: better said before a file is read than after. */
async function readIssuer(client: Client, { type }: CsvType): Promise<AuthorityData> {
  const number = await getActingAuthority(client);
  const { authorities } = client.contracts;
  try {
    await authorities.checkRight(type.number, accountOf(client), rights.indexOf("ISSUE"));
  } catch (error) {
    throw fromChain(error);
  }
  return readAuthority(client, number);
}

async function requireFile(file: string): Promise<void> {
  const found = await stat(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  if (!found.isFile()) throw unreadable(file, { code: "EISDIR" });
}
