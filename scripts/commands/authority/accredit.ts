import {
  accredit,
  accreditRoot,
  getAccreditation,
  prepareAccredit,
  prepareAccreditRoot,
  rights,
  type AccreditParameters,
  type Client,
  type Right,
} from "@elicense/sdk";
import type { Command } from "commander";

import { administration } from "../administer/Administration.js";
import { administer } from "../administer/carryOut.js";
import type { Definition } from "../support/Command.js";
import { findCatalogType } from "../support/findCatalogType.js";
import { parseNames } from "../support/parseNames.js";
import { requireAuthority } from "../support/requireAuthority.js";
import { addEitherOptions, type EitherOptions } from "./eitherOptions.js";

interface AccreditOptions extends EitherOptions {
  readonly type: string;
  readonly rights: readonly Right[];
}

/** Defines `authority accredit <authority>`. */
export function defineAuthorityAccredit(command: Command, { text, perform }: Definition): void {
  command
    .description(text("authority.accredit"))
    .argument("<authority>", text("authority.argument"))
    .requiredOption("--type <type>", text("authority.type"))
    .requiredOption("--rights <list>", text("authority.rights", { rights: rights.join(", ") }), (value) =>
      parseNames("--rights", value, rights),
    );
  addEitherOptions(command, text).action((name: string, options: AccreditOptions) =>
    perform((invocation) => {
      const byGovernance = options.byGovernance === true;
      const plan = async (client: Client) => {
        const { number: authority } = await requireAuthority(client, name);
        const { number: licenseType } = await findCatalogType(client, options.type);
        const parameters = { authority, licenseType, rights: options.rights };
        const [prepare, send] = byGovernance ? [prepareAccreditRoot, accreditRoot] : [prepareAccredit, accredit];
        return [administration(parameters, prepare, send, () => isAccredited(client, parameters))];
      };
      return administer({ options, byGovernance, plan }, invocation);
    }),
  );
}

/** Whether it has just these rights, be it that some do not hold yet. */
async function isAccredited(client: Client, { rights: wanted, ...of }: AccreditParameters): Promise<boolean> {
  const { held, pending } = await getAccreditation(client, of);
  const has = [...held, ...pending];
  return has.length === wanted.length && wanted.every((right) => has.includes(right));
}
