import {
  distrustKey,
  distrustKeyByGovernance,
  getKey,
  prepareDistrustKey,
  prepareDistrustKeyByGovernance,
  type Client,
} from "@elicense/sdk";
import type { Command } from "commander";

import { parseAddress } from "../../keys/parseAddress.js";
import { administration } from "../administer/Administration.js";
import { administer } from "../administer/carryOut.js";
import type { Definition } from "../support/Command.js";
import { parseMoment } from "../support/parseMoment.js";
import { addEitherOptions, type EitherOptions } from "./eitherOptions.js";

interface DistrustOptions extends EitherOptions {
  readonly asOf: number;
}

/** Defines `authority distrust-key <account>`. */
export function defineAuthorityDistrustKey(command: Command, { text, perform }: Definition): void {
  command
    .description(text("authority.distrustKey"))
    .argument("<account>", text("authority.account"), parseAddress)
    .requiredOption("--as-of <time>", text("authority.asOf"), (value) => parseMoment("--as-of", value, "start"));
  addEitherOptions(command, text)
    .option("-y, --yes", text("confirm.yes"))
    .action((account: string, options: DistrustOptions) =>
      perform((invocation) => {
        const byGovernance = options.byGovernance === true;
        const { asOf } = options;
        const [prepare, send] = byGovernance
          ? [prepareDistrustKeyByGovernance, distrustKeyByGovernance]
          : [prepareDistrustKey, distrustKey];
        const isDone = async (client: Client): Promise<boolean> =>
          (await getKey(client, { account }))?.distrustedAsOf === asOf;
        const planned = administration({ account, asOf }, prepare, send, isDone);
        return administer({ options, byGovernance, isFinal: true, plan: () => Promise.resolve([planned]) }, invocation);
      }),
    );
}
