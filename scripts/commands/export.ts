import { parseLicenseId, requireLicenseType, type Client, type LicenseType } from "@elicense/sdk";
import { Argument, Option, type Command } from "commander";

import { loadConfig, type Config } from "../config.js";
import { exitCodes } from "../exit.js";
import { printable } from "../output/printable.js";
import type { Export, ExportFormat } from "./export/Export.js";
import { exportHistory } from "./export/exportHistory.js";
import { exportRegister } from "./export/exportRegister.js";
import { exportUsesOf } from "./export/exportUsesOf.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import { CommandError } from "./support/CommandError.js";
import { withClient } from "./support/connectClient.js";
import { documentsOption } from "./support/documentsOption.js";
import { findAuthority } from "./support/findAuthority.js";
import { findDocument } from "./support/findDocument.js";
import { findType } from "./support/findType.js";
import { readingProgress, type ReadingBar } from "./support/readingProgress.js";
import { resolveLicense, type ResolvedLicense } from "./support/resolveLicense.js";
import { writeFileWhole } from "./support/writeFileWhole.js";
import { addSubjectOptions, requireSubject, type SubjectOptions } from "./uses/subject.js";

const kinds = ["uses", "register", "history"] as const;

/** What can be written. */
type Kind = (typeof kinds)[number];

interface ExportOptions extends SubjectOptions {
  readonly format: ExportFormat;
  readonly out: string;
  readonly type?: string;
}

/** Before a CSV, so that a spreadsheet takes it for UTF-8. */
const byteOrderMark = "\uFEFF";

/** Defines `export <what> [subject]`. */
export function defineExport(command: Command, { text, perform }: Definition): void {
  command
    .description(text("export.description"))
    .addArgument(new Argument("<what>", text("export.what")).choices(kinds))
    .argument("[subject]", text("export.subject"))
    .addOption(new Option("--format <form>", text("export.format")).choices(["csv", "json"]).default("csv"))
    .requiredOption("--out <file>", text("export.out"))
    .option("--type <name>", text("export.type"));
  addSubjectOptions(command, text)
    .addOption(documentsOption(text))
    .action((kind: Kind, subject: string | undefined, options: ExportOptions) =>
      perform((invocation) => exportRecords({ kind, subject, options }, invocation)),
    );
}

/** What is to be written, and of whom. */
interface Wanted {
  readonly kind: Kind;
  readonly subject: string | undefined;
  readonly options: ExportOptions;
}

async function exportRecords(wanted: Wanted, invocation: Invocation): Promise<CommandResult> {
  const { kind, subject, options } = wanted;
  if (kind === "uses") requireSubject(subject, options);
  else refuseForeign(wanted);
  if (kind === "history" && subject === undefined) throw new CommandError("usage.exportHistory", exitCodes.usage);
  const config = loadConfig({ say: invocation.note });
  const { out: file, format } = options;

  return withClient(config, undefined, invocation, async (client) => {
    const bar = readingProgress(invocation.text("uses.progress"));
    try {
      const exported = await openExport(client, wanted, { config, bar, invocation });
      await writeFileWhole(file, format === "csv" ? marked(exported.parts) : exported.parts);
      const { rows, block } = exported.result();
      bar.end();
      return {
        exitCode: exitCodes.done,
        data: { file, format, kind, whole: true, rows, block },
        output: invocation.text("export.done", { file: printable(file), rows, block }),
      };
    } finally {
      bar.end();
    }
  });
}

/** Refuses what says whose uses are meant, and which, where none are written: the file would seem to be of these alone. */
function refuseForeign({ kind, subject, options }: Wanted): void {
  const takesAuthority = kind === "register" && subject === undefined;
  const foreign = (["holder", "consumer", "authority", "from", "to", "type"] as const).find(
    (name) => options[name] !== undefined && !(name === "authority" && takesAuthority),
  );
  if (foreign === undefined) return;
  throw new CommandError("usage.exportOption", exitCodes.usage, { kind, option: `--${foreign}` });
}

async function* marked(parts: AsyncIterable<string>): AsyncGenerator<string, void> {
  yield byteOrderMark;
  yield* parts;
}

interface Surroundings {
  readonly config: Config;
  readonly bar: ReadingBar;
  readonly invocation: Invocation;
}

async function openExport(
  client: Client,
  { kind, subject, options }: Wanted,
  { config, bar: { onProgress }, invocation }: Surroundings,
): Promise<Export> {
  const { format } = options;
  if (kind === "register") {
    const { number } = await findAuthority(client, subject ?? options.authority, config);
    return exportRegister(client, { authority: number, onProgress }, format, invocation);
  }
  const license =
    subject === undefined
      ? undefined
      : await resolveLicense(client, await findDocument(subject, options.documents), invocation);
  if (kind === "history" && license !== undefined) return exportHistory(client, license, format, invocation);
  const type = typeOf(client, options, license);
  return exportUsesOf(
    client,
    { ...(license && { id: license.id }), options, type, format, config, onProgress },
    invocation,
  );
}

/** The type that was named, or the license's own; of many licenses, the first type of the catalog. */
function typeOf(client: Client, { type }: ExportOptions, license: ResolvedLicense | undefined): LicenseType {
  if (type !== undefined) return findType(client, type);
  return requireLicenseType(client, license === undefined ? 1 : parseLicenseId(license.id).licenseType);
}
