import { getCustodyAccount, getStanding, parseLicenseId } from "@elicense/sdk";
import type { Command } from "commander";

import { exitCodes } from "../../exit.js";
import type { Definition } from "../support/Command.js";
import { CommandError } from "../support/CommandError.js";
import type { Deciding } from "./DecisionCommand.js";

/** Options that name a holder. */
export interface HolderOptions {
  readonly holder?: string;
  readonly custody?: true;
}

/** Adds the options that name a holder. */
export function addHolderOptions(command: Command, text: Definition["text"]): void {
  command.option("--holder <account>", text("decide.holder")).option("--custody", text("decide.custody"));
}

/**
 * Gives the holder that was named.
 *
 * @returns The account; `null` for custody; `undefined` where none was named.
 * @throws {CommandError} DECIDE_HOLDER_TWICE.
 */
export function namedHolder({ holder, custody }: HolderOptions): string | null | undefined {
  if (holder !== undefined && custody === true) throw new CommandError("decide.holderTwice", exitCodes.usage);
  return custody === true ? null : holder;
}

/**
 * Gives the holder that a license has now.
 *
 * @returns The account; `null` for the custody of the authority that issued it.
 * @throws {ElicenseError} The node's trouble.
 */
export async function presentHolder(deciding: Deciding): Promise<string | null> {
  const { holder } = await getStanding(deciding.client, { id: deciding.license.id });
  return holder === (await custodyOf(deciding)) ? null : holder;
}

/** Gives the account that stands for the custody of the authority that issued the license. */
export async function custodyOf({ client, license }: Deciding): Promise<string> {
  return getCustodyAccount(client, { authority: parseLicenseId(license.id).authority });
}
