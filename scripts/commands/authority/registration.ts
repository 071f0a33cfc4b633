import {
  createProfile,
  getAuthorityByCode,
  getKey,
  parseDivisionCode,
  type Client,
  type RegisterAuthorityParameters,
} from "@elicense/sdk";
import type { Command } from "commander";

import { parseAddress } from "../../keys/parseAddress.js";
import type { AdministerOptions } from "../administer/carryOut.js";
import type { Definition } from "../support/Command.js";

/** Options of the commands by which an authority comes about. */
export interface RegistrationOptions extends AdministerOptions {
  readonly code: string;
  readonly region: string;
  readonly name: string;
  readonly nameEn: string;
  readonly administrator: string;
}

/** Adds the options of an authority's registration. */
export function addRegistrationOptions(command: Command, text: Definition["text"]): Command {
  return command
    .requiredOption("--code <uscc>", text("authority.code"))
    .requiredOption("--region <division>", text("authority.region"))
    .requiredOption("--name <name>", text("authority.name"))
    .requiredOption("--name-en <name>", text("authority.nameEn"))
    .requiredOption("--administrator <account>", text("authority.administrator"), parseAddress)
    .option("--dry-run", text("administer.dryRun"));
}

/**
 * Makes an authority's registration of a command's options: its name goes on the chain with it.
 *
 * @throws {ElicenseError} An IDENTIFIER_ code for what is no code or no division.
 */
export function registrationIn(options: RegistrationOptions): RegisterAuthorityParameters {
  const { code, region, name: zh, nameEn: en, administrator } = options;
  parseDivisionCode(region, "region");
  return {
    region,
    profile: createProfile({ code, name: { en: en.normalize("NFC"), zh: zh.normalize("NFC") } }),
    administrator,
  };
}

/** Tells whether an authority is there as it is to be registered, below an authority or, for `null`, as a root. */
export async function isRegistered(
  client: Client,
  { region, profile, administrator }: RegisterAuthorityParameters,
  parent: number | null,
): Promise<boolean> {
  const found = await getAuthorityByCode(client, { code: profile.code });
  if (found?.parent !== parent || found.region !== region) return false;
  const key = await getKey(client, { account: administrator });
  return found.profile.metadataHash === profile.metadataHash && key?.authority === found.number;
}
