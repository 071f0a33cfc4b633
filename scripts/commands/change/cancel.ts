import { cancelChange, prepareCancelChange } from "@elicense/sdk";
import type { Command } from "commander";

import type { Definition } from "../support/Command.js";
import { defineSettlement } from "./settleChange.js";

/** Defines `change cancel <operation>`. */
export function defineChangeCancel(command: Command, definition: Definition): void {
  defineSettlement(command, definition, "change.cancel", {
    state: "cancelled",
    prepare: (client, { change, proposer }) => prepareCancelChange(client, { change, proposer }),
    send: (client, { change, proposer }) => cancelChange(client, { change, proposer }),
    call: ({ change, proposer }) => ({ kind: "CANCEL", change, proposer }),
  });
}
