import { dayToNumber, suspend } from "@elicense/sdk";

import { defineDecision } from "./decide/defineDecision.js";

interface SuspendOptions {
  readonly through: string;
}

/** Defines `suspend <id|document>`. */
export const defineSuspend = defineDecision({
  action: "SUSPEND",
  addOptions: (command, text) => command.requiredOption("--through <day>", text("suspend.through")),
  termsOf: (_deciding, { through }: SuspendOptions) => {
    dayToNumber(through, "--through");
    return { through };
  },
  hasTerms: ({ through }, terms) => through === terms.through,
  send: suspend,
});
