import { errorOf } from "@elicense/sdk";
import { computeAddress } from "ethers";

import { optionalSettings, type Config } from "../config.js";
import { findKey, unknownKey } from "./keystore.js";
import { looksLikeAddress, parseAddress } from "./parseAddress.js";
import type { StoredKey } from "./StoredKey.js";

/** Whose key a command signs with, named by the setting of its private key. */
export type SignerRole =
  | "privateKey"
  | "approverPrivateKey"
  | "consumerPrivateKey"
  | "holderPrivateKey"
  | "administratorPrivateKey"
  | "deployerPrivateKey";

/** The key that a command signs with and where it is. It tells no secret. */
export type ChosenKey =
  | { readonly kind: "keystore"; readonly address: string; readonly key: StoredKey }
  /** The external signer's only account, where none is named. */
  | { readonly kind: "external"; readonly address?: string; readonly url: string }
  | { readonly kind: "environment"; readonly address: string; readonly setting: string };

/** Settings that say which key plays a role. */
export const roleSettings = {
  privateKey: { key: "key", url: "signerUrl" },
  approverPrivateKey: { key: "approverKey", url: "approverSignerUrl" },
  consumerPrivateKey: { key: "consumerKey", url: "consumerSignerUrl" },
  holderPrivateKey: { key: "holderKey", url: "holderSignerUrl" },
  administratorPrivateKey: { key: "administratorKey", url: "administratorSignerUrl" },
  deployerPrivateKey: { key: "governanceKey", url: "governanceSignerUrl" },
} as const satisfies Readonly<Record<SignerRole, { readonly key: keyof Config; readonly url: keyof Config }>>;

/**
 * Decides which key plays a role, by this order: the key that is named, on the command line or else in the settings, in
 * the keystore or else, by its address, at the external signer; the external signer's only account; the private key in the
 * settings, which is for development.
 *
 * @param named - Name or address from the command line.
 * @returns The key; `undefined` where nothing says which.
 * @throws {CommandError} KEY_UNKNOWN, KEY_ADDRESS_FORM, KEY_ADDRESS_CHECKSUM, KEY_AMBIGUOUS or KEYSTORE_INACCESSIBLE.
 */
export async function chooseKey(config: Config, role: SignerRole, named?: string): Promise<ChosenKey | undefined> {
  const wanted = named ?? config[roleSettings[role].key];
  const url = config[roleSettings[role].url];
  if (wanted !== undefined) {
    const key = await findKey(config.keystore, wanted);
    if (key !== undefined) return { kind: "keystore", address: key.address, key };
    if (url === undefined || !looksLikeAddress(wanted)) throw await unknownKey(config.keystore, wanted);
    return { kind: "external", address: parseAddress(wanted), url };
  }
  if (url !== undefined) return { kind: "external", url };
  const privateKey = config[role];
  if (privateKey === undefined) return undefined;
  return { kind: "environment", address: computeAddress(privateKey), setting: optionalSettings[role] };
}

/**
 * As {@link chooseKey}, where there has to be a key.
 *
 * @throws {ElicenseError} SETTING_MISSING with the settings that could name one.
 */
export async function requireChosenKey(config: Config, role: SignerRole, named?: string): Promise<ChosenKey> {
  const chosen = await chooseKey(config, role, named);
  if (chosen !== undefined) return chosen;
  const { key, url } = roleSettings[role];
  const name = [key, url, role].map((setting) => optionalSettings[setting]).join(" / ");
  throw errorOf("SETTING_MISSING", { name });
}
