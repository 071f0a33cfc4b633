import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { table } from "../../output/table.js";
import { shanghaiTime } from "../../output/time.js";
import { titleOf } from "../administer/callWords.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { withClient } from "../support/connectClient.js";
import { timeOf } from "../support/today.js";
import { changeData, describeChange, waitText } from "./changeText.js";
import { findChanges } from "./findChange.js";

/** Defines `change list`. */
export function defineChangeList(command: Command, { text, perform }: Definition): void {
  command.description(text("change.list")).action(() => perform((invocation) => listChanges(invocation)));
}

async function listChanges(invocation: Invocation): Promise<CommandResult> {
  const { text, note } = invocation;
  return withClient(loadConfig({ say: note }), undefined, invocation, async (client) => {
    const now = await timeOf(client);
    const proposals = await findChanges(client, invocation);
    const changes = await Promise.all(proposals.map((proposed) => describeChange(client, proposed, now)));
    const headers = ["change", "proposer", "ready", "state", "operation"] as const;
    return {
      exitCode: exitCodes.done,
      data: { count: changes.length, changes: changes.map(changeData) },
      output:
        changes.length === 0
          ? text("change.none")
          : table(
              headers.map((name) => text(`column.${name}`)),
              changes.map((change) => [
                titleOf(change.call, invocation),
                change.proposer,
                shanghaiTime(change.readyAt),
                waitText(change, now, invocation),
                change.operation,
              ]),
            ),
    };
  });
}
