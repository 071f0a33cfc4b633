import type { Client, Outcome } from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig } from "../config.js";
import { exitCodes } from "../exit.js";
import { tone } from "../output/color.js";
import { printable } from "../output/printable.js";
import { grantData, grantText } from "./grant/describeGrant.js";
import { grantsFolder, readGrant } from "./grant/grantFile.js";
import { judgeGrant, type JudgedGrant } from "./grant/judgeGrant.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import type { ExitCode } from "./support/CommandError.js";
import { withClient } from "./support/connectClient.js";
import { failureData, failureExitCode } from "./support/failure.js";
import { findJsonFiles } from "./support/findJsonFiles.js";

/** How a file was found to stand: a grant, or why it is none that could be judged. */
type FoundGrant = { readonly judged: JudgedGrant } | { readonly error: unknown };

/** Defines `grants [file…]`. */
export function defineGrants(command: Command, { text, perform }: Definition): void {
  command
    .description(text("grants.description"))
    .argument("[grant...]", text("grants.files"), [grantsFolder])
    .action((names: readonly string[]) => perform((invocation) => showGrants(names, invocation)));
}

async function showGrants(names: readonly string[], invocation: Invocation): Promise<CommandResult> {
  invocation.asLines();
  const files = (await Promise.all(names.map((name) => findJsonFiles(name, "grants.folderEmpty")))).flat();
  return withClient(loadConfig({ say: invocation.note }), undefined, invocation, async (client) => {
    const counts: Partial<Record<Outcome | "FAULTY", number>> = {};
    let exitCode: ExitCode = exitCodes.done;
    for (const file of files) {
      const found = await judgeFile(client, file);
      const outcome = "judged" in found ? found.judged.outcome : "FAULTY";
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      exitCode = worse(exitCode, exitCodeOf(found));
      await invocation.emit({ data: toData(file, found, invocation), text: `${toText(file, found, invocation)}\n` });
    }
    const usable = counts.ALLOWED ?? 0;
    return {
      exitCode,
      data: { grants: files.length, usable, counts },
      output: invocation.text("grants.summary", { count: files.length, usable }),
    };
  });
}

/** One file that is faulty says nothing of the others. */
async function judgeFile(client: Client, file: string): Promise<FoundGrant> {
  try {
    return { judged: await judgeGrant(client, await readGrant(client, file)) };
  } catch (error) {
    return { error };
  }
}

function exitCodeOf(found: FoundGrant): ExitCode {
  if ("error" in found) return failureExitCode(found.error);
  return found.judged.outcome === "ALLOWED" ? exitCodes.done : exitCodes.refused;
}

/** Of two exit codes the one that tells more: that something is refused, then that it could not be told. */
function worse(a: ExitCode, b: ExitCode): ExitCode {
  const order: readonly ExitCode[] = [exitCodes.done, exitCodes.usage, exitCodes.unknown, exitCodes.refused];
  return order.indexOf(b) > order.indexOf(a) ? b : a;
}

function toData(file: string, found: FoundGrant, { text, language }: Invocation): object {
  if ("error" in found) return { file, error: failureData(found.error, language) };
  const { state, outcome } = found.judged;
  const { opened, withdrawn, used } = state;
  const reason = text(`outcome.${outcome}`);
  return { file, usable: outcome === "ALLOWED", outcome, reason, opened, withdrawn, used, ...grantData(found.judged) };
}

function toText(file: string, found: FoundGrant, invocation: Invocation): string {
  const { text, language } = invocation;
  if ("error" in found) {
    const { code, message } = failureData(found.error, language);
    return `${printable(file)}\n${tone("bad", `[${code}] ${message}`)}`;
  }
  const { state, outcome, signed } = found.judged;
  const verdict =
    outcome === "ALLOWED"
      ? tone("good", text("grants.usable"))
      : tone("bad", text("grants.unusable", { reason: text(`outcome.${outcome}`) }));
  const uses = text("grants.used", { used: state.used, most: signed.grant.maxUses });
  return [printable(file), grantText(found.judged, invocation), verdict, uses].join("\n");
}
