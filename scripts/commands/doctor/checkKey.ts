import { getAuthority, getKey, getRights, type Client, type Key } from "@elicense/sdk";

import type { JsonRpcProvider } from "ethers";

import type { Config } from "../../config.js";
import { developmentAccount, developmentAccountCount, developmentChainId } from "../../development.js";
import { addressOf } from "../../keys/addressOf.js";
import { chooseKey, type ChosenKey } from "../../keys/chooseKey.js";
import { joined } from "../../output/joined.js";
import type { Invocation } from "../support/Command.js";
import { labelOf, readAuthority } from "../support/readAuthority.js";
import { checkBalance, checkTransactions } from "./checkAccount.js";
import type { CheckedRole, Finder, Finding } from "./Finding.js";

/** What checking a key takes. */
export interface KeyToCheck {
  readonly config: Config;
  readonly role: CheckedRole;
  /** Name or address from the command line. */
  readonly named?: string | undefined;
  readonly client: Client;
  /** The client's own. */
  readonly provider: JsonRpcProvider;
  readonly invocation: Invocation;
}

/**
 * Is there a key, does it act for an active authority, with which rights, and can it send? A holder's key acts for none. No
 * password is asked for.
 *
 * @returns Findings, the role in each; none for a role other than the first that no setting gives a key to.
 */
export async function checkKey(finder: Finder, parameters: KeyToCheck): Promise<readonly Finding[]> {
  const { role } = parameters;
  return (await findingsOf(finder, parameters)).map((finding) => ({ ...finding, role }));
}

async function findingsOf(finder: Finder, parameters: KeyToCheck): Promise<readonly Finding[]> {
  const { found, failed, skipped } = finder;
  const { config, role, named, provider } = parameters;
  const unread = (): readonly Finding[] => skipped("rights", "balance", "transactions");
  let account: string;
  let chosen: ChosenKey;
  try {
    const key = await chooseKey(config, role, named);
    if (key === undefined) return role === "privateKey" ? [found("key", "warn", "doctor.keyNone")] : [];
    chosen = key;
    account = await addressOf(chosen, provider);
  } catch (error) {
    return [failed("key", error), ...unread()];
  }
  return [
    ...(role === "holderPrivateKey"
      ? [checkHoldersKey(finder, parameters, chosen, account)]
      : await checkAuthoritysKey(finder, parameters, chosen, account)),
    await checkBalance(finder, provider, account),
    await checkTransactions(finder, provider, account),
  ];
}

/** A holder's key is nobody's on the chain: it signs, and that is all. */
function checkHoldersKey(
  { found }: Finder,
  { config, invocation }: KeyToCheck,
  chosen: ChosenKey,
  account: string,
): Finding {
  const values = { account, source: sourceText(chosen, invocation) };
  if (chosen.kind !== "environment" || config.chainId === developmentChainId) {
    return found("key", "pass", "doctor.keyHolder", values);
  }
  return isDevelopmentAccount(account)
    ? found("key", "fail", "doctor.keyHolderDevelopment", values)
    : found("key", "warn", "doctor.keyHolderPlain", values);
}

async function checkAuthoritysKey(
  finder: Finder,
  parameters: KeyToCheck,
  chosen: ChosenKey,
  account: string,
): Promise<readonly Finding[]> {
  const known = await knownKey(finder, parameters, chosen, account).catch((error: unknown) => ({
    finding: finder.failed("key", error),
    key: null,
  }));
  // Nothing of what its authority may do concerns a key that administers.
  if (parameters.role === "administratorPrivateKey") return [known.finding];
  const rights = known.key === null ? finder.skipped("rights") : [await checkRights(finder, parameters, known.key)];
  return [known.finding, ...rights];
}

async function knownKey(
  { found }: Finder,
  { config, role, client, invocation }: KeyToCheck,
  chosen: ChosenKey,
  account: string,
): Promise<{ readonly finding: Finding; readonly key: Key | null }> {
  const source = sourceText(chosen, invocation);
  const key = await getKey(client, { account });
  if (key === null) return { finding: found("key", "fail", "doctor.keyUnknown", { account, source }), key };

  const [authority, label] = await Promise.all([
    getAuthority(client, { authority: key.authority }),
    readAuthority(client, key.authority).then(labelOf),
  ]);
  const values = { account, source, authority: label };
  const fault = faultOf(key, role, authority?.active === true);
  if (fault !== undefined) return { finding: found("key", "fail", fault, values), key };
  if (chosen.kind === "environment" && config.chainId !== developmentChainId) {
    return isDevelopmentAccount(account)
      ? { finding: found("key", "fail", "doctor.keyDevelopment", values), key }
      : { finding: found("key", "warn", "doctor.keyPlain", values), key };
  }
  return { finding: found("key", "pass", "doctor.key", values), key };
}

function faultOf({ removedAt, distrustedAsOf, roles }: Key, role: CheckedRole, active: boolean) {
  if (distrustedAsOf !== null) return "doctor.keyDistrusted";
  if (removedAt !== null) return "doctor.keyRemoved";
  if (!active) return "doctor.authorityInactive";
  if (role === "administratorPrivateKey") {
    return roles.includes("ADMINISTER") ? undefined : "doctor.keyCannotAdminister";
  }
  return roles.includes("OPERATE") ? undefined : "doctor.keyCannotOperate";
}

/** What the authority may do with licenses of which type. */
async function checkRights(
  { found, failed }: Finder,
  { client, invocation: { language, text } }: KeyToCheck,
  { authority }: Key,
): Promise<Finding> {
  const [colon, semicolon] = language === "zh" ? ["：", "；"] : [": ", "; "];
  try {
    const each = await Promise.all(
      client.licenseTypes.map(async ({ number, title }) => {
        const rights = await getRights(client, { authority, licenseType: number });
        const words = rights.map((right) => text(`right.${right}`));
        return rights.length === 0 ? [] : [[title[language], joined(words, language)].join(colon)];
      }),
    );
    const rights = each.flat().join(semicolon);
    return rights === ""
      ? found("rights", "fail", "doctor.rightsNone")
      : found("rights", "pass", "doctor.rights", { rights });
  } catch (error) {
    return failed("rights", error);
  }
}

/** Where a key is, in words. */
function sourceText(chosen: ChosenKey, { text }: Invocation): string {
  switch (chosen.kind) {
    case "keystore":
      return text("doctor.source.keystore", { name: chosen.key.name });
    case "external":
      return text("doctor.source.external", { url: new URL(chosen.url).origin });
    case "environment":
      return chosen.setting;
  }
}

function isDevelopmentAccount(account: string): boolean {
  return Array.from({ length: developmentAccountCount }, (_, index) => developmentAccount(index).address).includes(
    account,
  );
}
