import {
  appointAdministrator,
  appointRootAdministrator,
  getKey,
  prepareAppointAdministrator,
  prepareAppointRootAdministrator,
  type Client,
} from "@elicense/sdk";
import type { Command } from "commander";

import { parseAddress } from "../../keys/parseAddress.js";
import { administration } from "../administer/Administration.js";
import { administer } from "../administer/carryOut.js";
import type { Definition } from "../support/Command.js";
import { requireAuthority } from "../support/requireAuthority.js";
import { addEitherOptions, type EitherOptions } from "./eitherOptions.js";

/** Defines `authority appoint <authority> <account>`. */
export function defineAuthorityAppoint(command: Command, { text, perform }: Definition): void {
  command
    .description(text("authority.appoint"))
    .argument("<authority>", text("authority.argument"))
    .argument("<account>", text("authority.administrator"), parseAddress);
  addEitherOptions(command, text).action((name: string, administrator: string, options: EitherOptions) =>
    perform((invocation) => {
      const byGovernance = options.byGovernance === true;
      const plan = async (client: Client) => {
        const { number: authority } = await requireAuthority(client, name);
        const [prepare, send] = byGovernance
          ? [prepareAppointRootAdministrator, appointRootAdministrator]
          : [prepareAppointAdministrator, appointAdministrator];
        return [
          administration({ authority, administrator }, prepare, send, async () => {
            const key = await getKey(client, { account: administrator });
            return key?.authority === authority && key.removedAt === null && key.roles.includes("ADMINISTER");
          }),
        ];
      };
      return administer({ options, byGovernance, plan }, invocation);
    }),
  );
}
