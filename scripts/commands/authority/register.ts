import { getActingAuthority, prepareRegisterAuthority, registerAuthority } from "@elicense/sdk";
import type { Command } from "commander";

import { administration } from "../administer/Administration.js";
import { administer } from "../administer/carryOut.js";
import type { Definition } from "../support/Command.js";
import { addRegistrationOptions, isRegistered, registrationIn, type RegistrationOptions } from "./registration.js";

/** Defines `authority register`. */
export function defineAuthorityRegister(command: Command, { text, perform }: Definition): void {
  addRegistrationOptions(command.description(text("authority.register")), text).action((options: RegistrationOptions) =>
    perform((invocation) => {
      const parameters = registrationIn(options);
      const planned = administration(parameters, prepareRegisterAuthority, registerAuthority, async (client) =>
        isRegistered(client, parameters, await getActingAuthority(client)),
      );
      return administer({ options, byGovernance: false, plan: () => Promise.resolve([planned]) }, invocation);
    }),
  );
}
