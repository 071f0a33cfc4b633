import { getActingAuthority, getKey, prepareRemoveKey, removeKey } from "@elicense/sdk";
import type { Command } from "commander";

import { parseAddress } from "../../keys/parseAddress.js";
import { administration } from "../administer/Administration.js";
import { administer, type AdministerOptions } from "../administer/carryOut.js";
import type { Definition } from "../support/Command.js";

/** Defines `authority remove-key <account>`. */
export function defineAuthorityRemoveKey(command: Command, { text, perform }: Definition): void {
  command
    .description(text("authority.removeKey"))
    .argument("<account>", text("authority.account"), parseAddress)
    .option("--dry-run", text("administer.dryRun"))
    .action((account: string, options: AdministerOptions) =>
      perform((invocation) => {
        const planned = administration({ account }, prepareRemoveKey, removeKey, async (client) => {
          const key = await getKey(client, { account });
          return typeof key?.removedAt === "number" && key.authority === (await getActingAuthority(client));
        });
        return administer({ options, byGovernance: false, plan: () => Promise.resolve([planned]) }, invocation);
      }),
    );
}
