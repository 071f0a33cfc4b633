import { suspend } from "@elicense/sdk";

import { defineDecision } from "./decide/defineDecision.js";
import { parseDay } from "./support/parseDay.js";

interface SuspendOptions {
  readonly through: string;
}

/** Defines `suspend <id|document>`. */
export const defineSuspend = defineDecision({
  action: "SUSPEND",
  addOptions: (command, text) =>
    command.requiredOption("--through <day>", text("suspend.through"), (day) => parseDay("--through", day)),
  termsOf: (_deciding, { through }: SuspendOptions) => ({ through }),
  hasTerms: ({ through }, terms) => through === terms.through,
  send: suspend,
});
