import { admitRoot, prepareAdmitRoot } from "@elicense/sdk";
import type { Command } from "commander";

import { administration } from "../administer/Administration.js";
import { administer } from "../administer/carryOut.js";
import type { Definition } from "../support/Command.js";
import { addRegistrationOptions, isRegistered, registrationIn, type RegistrationOptions } from "./registration.js";
import { addTogetherOptions } from "../proposal/togetherOptions.js";

/** Defines `authority admit`. */
export function defineAuthorityAdmit(command: Command, { text, perform }: Definition): void {
  const admission = addRegistrationOptions(command.description(text("authority.admit")), text);
  addTogetherOptions(admission, text).action((options: RegistrationOptions) =>
    perform((invocation) => {
      const parameters = registrationIn(options);
      const planned = administration(parameters, prepareAdmitRoot, admitRoot, (client) =>
        isRegistered(client, parameters, null),
      );
      return administer({ options, byGovernance: true, plan: () => Promise.resolve([planned]) }, invocation);
    }),
  );
}
