import { parseRegisterKey } from "@elicense/sdk";
import type { Command } from "commander";
import { stat } from "node:fs/promises";

import { loadConfig, requireSetting } from "../config.js";
import { describeFault } from "../csv/Fault.js";
import { exitCodes } from "../exit.js";
import { openExport } from "./reconcile/readRows.js";
import { reconcileExport } from "./reconcile/reconcileExport.js";
import { findingData, toResult } from "./reconcile/reportText.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import { CommandError } from "./support/CommandError.js";
import { withClient } from "./support/connectClient.js";
import { findCsvType } from "./support/findCsvType.js";
import { findAuthority } from "./support/findAuthority.js";
import { unreadable } from "./support/readDocument.js";
import { readingProgress } from "./support/readingProgress.js";

interface ReconcileOptions {
  readonly type: string;
  readonly authority?: string;
  readonly documents?: string;
}

/** Defines `reconcile <csv>`. */
export function defineReconcile(command: Command, { text, perform }: Definition): void {
  command
    .description(text("reconcile.description"))
    .argument("<csv>", text("reconcile.csv"))
    .option("--type <name>", text("issue.type"), "lawyer")
    .option("--authority <code>", text("reconcile.authority"))
    .option("--documents <folder>", text("reconcile.documents"))
    .action((file: string, options: ReconcileOptions) =>
      perform((invocation) => reconcileFile(file, options, invocation)),
    );
}

async function reconcileFile(
  file: string,
  { type, authority: code, documents }: ReconcileOptions,
  invocation: Invocation,
): Promise<CommandResult> {
  invocation.asLines();
  const csvType = findCsvType("--type", type);
  await requireFolder(documents);
  const config = loadConfig({ say: invocation.note });
  const registerKey = parseRegisterKey(requireSetting(config, "registerKey"));
  const database = await openExport(file, csvType);
  if ("faults" in database) throw headerError(file, database.faults, invocation);

  return withClient(config, undefined, invocation, async (client) => {
    const authority = await findAuthority(client, code, config);
    const bar = readingProgress(invocation.text("register.progress"));
    try {
      const folder = documents === undefined ? {} : { documents };
      const found = await reconcileExport(client, { database, csvType, authority, registerKey, ...folder, bar });
      bar.end();
      for (const finding of found.findings) await invocation.emit({ data: findingData(finding, invocation) });
      return toResult({ ...found, file, authority }, invocation);
    } finally {
      bar.end();
    }
  });
}

async function requireFolder(folder: string | undefined): Promise<void> {
  if (folder === undefined) return;
  const found = await stat(folder).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  if (!found.isDirectory()) throw unreadable(folder, { code: "ENOTDIR" });
}

type HeaderFaults = Extract<Awaited<ReturnType<typeof openExport>>, { faults: unknown }>["faults"];

function headerError(file: string, faults: HeaderFaults, { language }: Invocation): CommandError {
  const fault = faults
    .map((each) => `${each.column === null ? "" : `${each.column}: `}${describeFault(each, language)}`)
    .join(" ");
  return new CommandError("reconcile.header", exitCodes.usage, { file, fault });
}
