import { getConsortium, getConsortiumHistory, requireConsortium } from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { list } from "../../output/table.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { withClient } from "../support/connectClient.js";
import { readingProgress } from "../support/readingProgress.js";
import { rowsOf } from "../support/rowsOf.js";
import { accountRows } from "./accountRows.js";
import { changesTable } from "./changesTable.js";
import { manifestDiffersText } from "./manifestDiffersText.js";
import { unproposedText } from "./unproposedText.js";

/** Defines `consortium show`. */
export function defineConsortiumShow(command: Command, { text, perform }: Definition): void {
  command.description(text("consortium.show")).action(() => perform((invocation) => showConsortium(invocation)));
}

async function showConsortium(invocation: Invocation): Promise<CommandResult> {
  const { text, note } = invocation;
  return withClient(loadConfig({ say: note }), undefined, invocation, async (client) => {
    const { account, signers, threshold } = requireConsortium(client);
    const bar = readingProgress(text("proposal.reading"));
    const history = await getConsortiumHistory(client, { onProgress: bar.onProgress }).finally(() => bar.end());
    const { founders, changes, unproposed } = history;
    const now = await getConsortium(client);
    const isInManifest = signers.join() === now.signers.join() && threshold === now.threshold;
    const rows = [
      [text("manifest.governance"), account] as const,
      ...accountRows(history.account, invocation),
      ...rowsOf(text("manifest.signers"), now.signers, invocation),
      [
        text("manifest.threshold"),
        text("manifest.thresholdOf", { threshold: now.threshold, count: now.signers.length }),
      ] as const,
    ];
    return {
      exitCode: exitCodes.done,
      data: { ...now, ...history.account, isInManifest, founders, changes, unproposed },
      output: [
        list(rows),
        ...(changes.length === 0 ? [text("consortium.unchanged")] : ["", changesTable(changes, invocation)]),
        ...unproposedText(client, unproposed, invocation),
        ...(isInManifest ? [] : ["", ...manifestDiffersText(invocation)]),
      ].join("\n"),
    };
  });
}
