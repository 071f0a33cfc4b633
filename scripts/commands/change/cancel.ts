import { cancelChange, prepareCancelChange } from "@elicense/sdk";
import type { Command } from "commander";

import type { Definition } from "../support/Command.js";
import { settleChange, type SettleOptions } from "./settleChange.js";
import { addTogetherOptions } from "../proposal/togetherOptions.js";

/** Defines `change cancel <operation>`. */
export function defineChangeCancel(command: Command, { text, perform }: Definition): void {
  addTogetherOptions(
    command
      .description(text("change.cancel"))
      .argument("<operation>", text("change.operationArgument"))
      .option("--dry-run", text("administer.dryRun")),
    text,
  ).action((operation: string, options: SettleOptions) =>
    perform((invocation) =>
      settleChange(
        {
          state: "cancelled",
          prepare: (client, { change, proposer }) => prepareCancelChange(client, { change, proposer }),
          send: (client, { change, proposer }) => cancelChange(client, { change, proposer }),
          call: ({ change, proposer }) => ({ kind: "CANCEL", change, proposer }),
        },
        operation,
        options,
        invocation,
      ),
    ),
  );
}
