import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { withClient } from "../support/connectClient.js";
import { timeOf } from "../support/today.js";
import { changeData, changeText, describeChange } from "./changeText.js";
import { findChange } from "./findChange.js";

/** Defines `change show <operation>`. */
export function defineChangeShow(command: Command, { text, perform }: Definition): void {
  command
    .description(text("change.show"))
    .argument("<operation>", text("change.operationArgument"))
    .action((operation: string) => perform((invocation) => showChange(operation, invocation)));
}

async function showChange(operation: string, invocation: Invocation): Promise<CommandResult> {
  return withClient(loadConfig({ say: invocation.note }), undefined, invocation, async (client) => {
    const now = await timeOf(client);
    const change = await describeChange(client, await findChange(client, operation, invocation), now);
    return {
      exitCode: exitCodes.done,
      data: changeData(change),
      output: await changeText(client, change, now, invocation),
    };
  });
}
