import { addKey, getActingAuthority, getKey, prepareAddKey, roles, type Role } from "@elicense/sdk";
import type { Command } from "commander";

import { parseAddress } from "../../keys/parseAddress.js";
import { administration } from "../administer/Administration.js";
import { administer, type AdministerOptions } from "../administer/carryOut.js";
import type { Definition } from "../support/Command.js";
import { parseNames } from "../support/parseNames.js";

interface AddKeyOptions extends AdministerOptions {
  readonly roles: readonly Role[];
}

/** Defines `authority add-key <account>`. */
export function defineAuthorityAddKey(command: Command, { text, perform }: Definition): void {
  command
    .description(text("authority.addKey"))
    .argument("<account>", text("authority.account"), parseAddress)
    .requiredOption("--roles <list>", text("authority.roles", { roles: roles.join(", ") }), (value) =>
      parseNames("--roles", value, roles),
    )
    .option("--dry-run", text("administer.dryRun"))
    .action((account: string, options: AddKeyOptions) =>
      perform((invocation) => {
        const parameters = { account, roles: options.roles };
        const planned = administration(parameters, prepareAddKey, addKey, async (client) => {
          const key = await getKey(client, { account });
          if (key?.removedAt !== null || key.authority !== (await getActingAuthority(client))) return false;
          return roles.every((role) => key.roles.includes(role) === options.roles.includes(role));
        });
        return administer({ options, byGovernance: false, plan: () => Promise.resolve([planned]) }, invocation);
      }),
    );
}
