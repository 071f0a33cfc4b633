import { executeChange, prepareExecuteChange } from "@elicense/sdk";
import type { Command } from "commander";

import { exitCodes } from "../../exit.js";
import { shanghaiTime } from "../../output/time.js";
import type { Definition } from "../support/Command.js";
import { CommandError } from "../support/CommandError.js";
import { defineSettlement } from "./settleChange.js";

/** Defines `change execute <operation>`. */
export function defineChangeExecute(command: Command, definition: Definition): void {
  defineSettlement(command, definition, "change.execute", {
    state: "executed",
    refuse: ({ proposer, ready, readyAt }, account) => {
      if (proposer !== account) {
        throw new CommandError("change.otherProposer", exitCodes.refused, { proposer, account });
      }
      if (!ready) throw new CommandError("change.early", exitCodes.refused, { time: shanghaiTime(readyAt) });
    },
    prepare: (client, { change }) => prepareExecuteChange(client, { change }),
    send: (client, { change }) => executeChange(client, { change }),
    call: ({ change }) => ({ kind: "EXECUTE", change }),
  });
}
