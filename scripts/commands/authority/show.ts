import {
  getAccreditation,
  getActingAuthority,
  getKeys,
  getRights,
  type Accreditation,
  type Authority,
  type BlockParameter,
  type Client,
  type Key,
  type Right,
} from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig, type Config } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { addressOf } from "../../keys/addressOf.js";
import { chooseKey } from "../../keys/chooseKey.js";
import { joined } from "../../output/joined.js";
import { list, table } from "../../output/table.js";
import { shanghaiTime } from "../../output/time.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { CommandError } from "../support/CommandError.js";
import { withClient } from "../support/connectClient.js";
import { readCatalogTypes, type CatalogType } from "../support/findCatalogType.js";
import { parseAt } from "../support/parseAt.js";
import { labelOf, readAuthority } from "../support/readAuthority.js";
import { requireAuthority } from "../support/requireAuthority.js";
import { authorityData, authorityName, stateText } from "./describeAuthority.js";

interface ShowOptions {
  readonly at?: BlockParameter;
}

/** An authority as it is shown. */
interface ShownAuthority {
  readonly authority: Authority;
  /** Who registered it, in words; `null` for a root. */
  readonly parent: string | null;
  readonly keys: readonly Key[];
  readonly rights: readonly ShownRights[];
}

/** Its rights for a license type. */
interface ShownRights {
  readonly type: CatalogType;
  /** Those that it may use now: its own, as far as all above it have them too. */
  readonly usable: readonly Right[];
  readonly own: Accreditation;
}

/** Defines `authority show [authority]`. */
export function defineAuthorityShow(command: Command, { text, perform }: Definition): void {
  command
    .description(text("authority.show"))
    .argument("[authority]", text("authority.argumentOrOwn"))
    .option("--at <time>", text("authority.at"), parseAt)
    .action((name: string | undefined, options: ShowOptions) =>
      perform((invocation) => showAuthority(name, options, invocation)),
    );
}

async function showAuthority(
  name: string | undefined,
  { at }: ShowOptions,
  invocation: Invocation,
): Promise<CommandResult> {
  const config = loadConfig({ say: invocation.note });
  return withClient(config, undefined, invocation, async (client) => {
    const authority = await requireAuthority(client, name ?? (await ownAuthority(client, config)), at);
    const shown = await read(client, authority, at);
    return { exitCode: exitCodes.done, data: toData(shown), output: toText(shown, invocation) };
  });
}

/** Number of the authority of the settings' key: the one that acts, or else the one that administers. No key is opened. */
async function ownAuthority(client: Client, config: Config): Promise<string> {
  const chosen = (await chooseKey(config, "privateKey")) ?? (await chooseKey(config, "administratorPrivateKey"));
  if (chosen === undefined) throw new CommandError("authority.unnamed", exitCodes.usage);
  const account = await addressOf(chosen, client.provider);
  return String(await getActingAuthority(client, { account }));
}

async function read(client: Client, authority: Authority, block: BlockParameter | undefined): Promise<ShownAuthority> {
  const at = block === undefined ? {} : { block };
  const { number, parent } = authority;
  const types = await readCatalogTypes(client);
  const rights = await Promise.all(
    types.map(async (type) => {
      const of = { authority: number, licenseType: type.number, ...at };
      const [usable, own] = await Promise.all([getRights(client, of), getAccreditation(client, of)]);
      return { type, usable, own };
    }),
  );
  return {
    authority,
    parent: parent === null ? null : labelOf(await readAuthority(client, parent)),
    keys: await getKeys(client, { authority: number, ...at }),
    rights: rights.filter(({ own: { held, pending } }) => held.length + pending.length > 0),
  };
}

function toData({ authority, keys, rights }: ShownAuthority): object {
  return {
    ...authorityData(authority),
    profile: authority.profile,
    keys,
    rights: rights.map(({ type: { number, entry }, usable, own }) => ({
      licenseType: number,
      name: entry.name,
      usable,
      ...own,
    })),
  };
}

function toText(shown: ShownAuthority, invocation: Invocation): string {
  const { authority, parent } = shown;
  const { text, language } = invocation;
  const { number, profile, region, since, until, administrators } = authority;
  return [
    list([
      [text("authority.number"), String(number)],
      [text("authority.nameShown"), authorityName(authority, language)],
      [text("value.code"), profile.code],
      [text("value.region"), region],
      [text("authority.parent"), parent ?? text("authority.root")],
      [text("authority.since"), shanghaiTime(since)],
      [text("column.state"), stateText(authority, invocation)],
      ...(until === null ? [] : [[text("authority.until"), shanghaiTime(until)] as const]),
      [text("authority.administrators"), String(administrators)],
    ]),
    "",
    keysTable(shown.keys, invocation),
    "",
    rightsTable(shown.rights, invocation),
  ].join("\n");
}

function keysTable(keys: readonly Key[], { text, language }: Invocation): string {
  const rolesOf = ({ roles }: Key): string =>
    joined(
      roles.map((role) => text(`role.${role}`)),
      language,
    );
  return table(
    (["number", "key", "roles", "added", "state"] as const).map((name) => text(`column.${name}`)),
    keys.map((key) => [String(key.number), key.account, rolesOf(key), shanghaiTime(key.addedAt), keyState(key, text)]),
  );
}

function keyState({ removedAt, distrustedAsOf }: Key, text: Invocation["text"]): string {
  if (distrustedAsOf !== null) return text("authority.key.distrusted", { time: shanghaiTime(distrustedAsOf) });
  if (removedAt !== null) return text("authority.key.removed", { time: shanghaiTime(removedAt) });
  return text("authority.key.inUse");
}

function rightsTable(rights: readonly ShownRights[], { text, language }: Invocation): string {
  if (rights.length === 0) return text("authority.noRights");
  const wordsOf = (some: readonly Right[]): string =>
    joined(
      some.map((right) => text(`right.${right}`)),
      language,
    );
  return table(
    (["type", "rights", "pending", "withheld"] as const).map((name) => text(`column.${name}`)),
    rights.map(({ type: { entry, known }, usable, own: { held, pending, heldFrom } }) => [
      known?.title[language] ?? entry.name,
      wordsOf(usable),
      heldFrom === null ? "" : text("authority.pending", { rights: wordsOf(pending), time: shanghaiTime(heldFrom) }),
      wordsOf(held.filter((right) => !usable.includes(right))),
    ]),
  );
}
