import {
  deactivateAuthority,
  deactivateAuthorityByGovernance,
  getAuthority,
  prepareDeactivateAuthority,
  prepareDeactivateAuthorityByGovernance,
  type Client,
} from "@elicense/sdk";
import type { Command } from "commander";

import { administration } from "../administer/Administration.js";
import { administer } from "../administer/carryOut.js";
import type { Definition } from "../support/Command.js";
import { requireAuthority } from "../support/requireAuthority.js";
import { addEitherOptions, type EitherOptions } from "./eitherOptions.js";

/** Defines `authority deactivate <authority>`. */
export function defineAuthorityDeactivate(command: Command, { text, perform }: Definition): void {
  command.description(text("authority.deactivate")).argument("<authority>", text("authority.argument"));
  addEitherOptions(command, text)
    .option("-y, --yes", text("confirm.yes"))
    .action((name: string, options: EitherOptions) =>
      perform((invocation) => {
        const byGovernance = options.byGovernance === true;
        const plan = async (client: Client) => {
          const { number: authority } = await requireAuthority(client, name);
          const [prepare, send] = byGovernance
            ? [prepareDeactivateAuthorityByGovernance, deactivateAuthorityByGovernance]
            : [prepareDeactivateAuthority, deactivateAuthority];
          const isDone = async (): Promise<boolean> =>
            typeof (await getAuthority(client, { authority }))?.until === "number";
          return [administration({ authority }, prepare, send, isDone)];
        };
        return administer({ options, byGovernance, isFinal: true, plan }, invocation);
      }),
    );
}
