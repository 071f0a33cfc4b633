import { readDetail, rebind } from "@elicense/sdk";

import { exitCodes } from "../exit.js";
import { defineDecision } from "./decide/defineDecision.js";
import { addHolderOptions, custodyOf, namedHolder, type HolderOptions } from "./decide/holder.js";
import { CommandError } from "./support/CommandError.js";

/** Defines `rebind <id|document>`. */
export const defineRebind = defineDecision({
  action: "REBIND",
  addOptions: addHolderOptions,
  termsOf: (_deciding, options: HolderOptions) => {
    const holder = namedHolder(options);
    if (holder === undefined) throw new CommandError("decide.holderMissing", exitCodes.usage);
    return { holder };
  },
  hasTerms: async (record, { holder }, deciding) => {
    const detail = readDetail(record);
    const owner = holder ?? (await custodyOf(deciding));
    return detail.kind === "owner" && detail.owner.toLowerCase() === owner.toLowerCase();
  },
  send: rebind,
});
