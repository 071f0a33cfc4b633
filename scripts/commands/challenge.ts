import { createChallenge } from "@elicense/sdk";
import type { Command } from "commander";

import { exitCodes } from "../exit.js";
import type { Definition } from "./support/Command.js";

/** Defines `challenge`. */
export function defineChallenge(command: Command, { text, perform }: Definition): void {
  command.description(text("challenge.description")).action(() =>
    perform((invocation) => {
      const challenge = createChallenge();
      invocation.note(invocation.text("challenge.next"));
      return Promise.resolve({ exitCode: exitCodes.done, data: { challenge }, output: challenge });
    }),
  );
}
