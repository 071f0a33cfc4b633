import { chmod, link, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";

import { getAddress, isKeystoreJson } from "ethers";

import { CommandError } from "../commands/support/CommandError.js";
import { exitCodes } from "../exit.js";
import { looksLikeAddress, parseAddress, refuseSecret } from "./parseAddress.js";
import type { StoredKey } from "./StoredKey.js";

/** Only their owner may read keys, though they are encrypted: a password can be guessed. */
export const ownerOnly = { file: 0o600, folder: 0o700 } as const;

const extension = ".json";

/**
 * Lists the keys of a keystore by name. What is in its folder and no key's file is left out.
 *
 * @param folder - The keystore; one that is not there has no keys.
 * @throws {CommandError} KEYSTORE_INACCESSIBLE.
 */
export async function listKeys(folder: string): Promise<readonly StoredKey[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return [];
    throw inaccessible(folder, error);
  });
  const keys = await Promise.all(
    names.filter((name) => name.endsWith(extension)).map((name) => describeFile(folder, name)),
  );
  return keys.filter((key) => key !== undefined).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Finds a key by its name or its account's address.
 *
 * @throws {CommandError} KEY_ADDRESS_FORM, KEY_ADDRESS_CHECKSUM, KEY_SECRET_SHOWN, or KEY_AMBIGUOUS where two files are of
 * one account.
 */
export async function findKey(folder: string, wanted: string): Promise<StoredKey | undefined> {
  refuseSecret(wanted);
  const keys = await listKeys(folder);
  if (!looksLikeAddress(wanted)) return keys.find(({ name }) => name === wanted.normalize("NFC"));
  const address = parseAddress(wanted);
  const [key, ...others] = keys.filter((each) => each.address === address);
  if (key === undefined || others.length === 0) return key;
  const names = [key, ...others].map(({ name }) => name).join(", ");
  throw new CommandError("key.ambiguous", exitCodes.usage, { address, names });
}

/**
 * Finds a key that must be there.
 *
 * @throws {CommandError} As {@link findKey}, or KEY_UNKNOWN with the names that there are.
 */
export async function requireKey(folder: string, wanted: string): Promise<StoredKey> {
  const key = await findKey(folder, wanted);
  if (key !== undefined) return key;
  throw await unknownKey(folder, wanted);
}

/** The error of a key that is not in the keystore, with the names of those that are. */
export async function unknownKey(folder: string, wanted: string): Promise<CommandError> {
  const names = (await listKeys(folder)).map(({ name }) => name).join(", ");
  const key = { key: wanted, folder };
  if (names === "") return new CommandError("key.unknown", exitCodes.usage, key, "key.none");
  return new CommandError("key.unknown", exitCodes.usage, { ...key, names });
}

/**
 * Refuses a name that is taken, before anybody is asked for a password.
 *
 * @throws {CommandError} KEY_EXISTS.
 */
export async function requireNewName(folder: string, name: string): Promise<void> {
  if ((await readdir(folder).catch((): string[] => [])).includes(name + extension)) throw exists(folder, name);
}

/** Reads a key's file. */
export async function readKeyFile({ file }: StoredKey): Promise<string> {
  return readFile(file, "utf8").catch((error: unknown) => {
    throw inaccessible(file, error);
  });
}

/**
 * Adds a key, whole or not at all, and overwrites none.
 *
 * @param json - The encrypted key.
 * @throws {CommandError} KEY_EXISTS or KEYSTORE_INACCESSIBLE.
 */
export async function addKeyFile(folder: string, name: string, json: string): Promise<StoredKey> {
  const file = join(folder, name + extension);
  await write(folder, json, async (temporary) => {
    // Unlike a renaming, this fails where the name is taken.
    await link(temporary, file).catch((error: unknown) => {
      throw codeOf(error) === "EEXIST" ? exists(folder, name) : error;
    });
  });
  return { name, address: addressIn(json) ?? "", file };
}

/** Puts another file in a key's place: it has the old content or the new one, whole. */
export async function replaceKeyFile(folder: string, { file }: StoredKey, json: string): Promise<void> {
  await write(folder, json, (temporary) => rename(temporary, file));
}

/** Takes a key away for ever. */
export async function removeKeyFile(folder: string, { file }: StoredKey): Promise<void> {
  try {
    await rm(file);
    await sync(folder);
  } catch (error) {
    throw inaccessible(file, error);
  }
}

/** The mode of a file or folder, its permissions alone; `undefined` where it is not there. */
export async function permissionsOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ mode }) => mode & 0o777,
    () => undefined,
  );
}

async function write(folder: string, json: string, settle: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = join(folder, `.${process.pid}.tmp`);
  try {
    if ((await mkdir(folder, { recursive: true, mode: ownerOnly.folder })) !== undefined) {
      await chmod(folder, ownerOnly.folder);
    }
    const file = await open(temporary, "wx", ownerOnly.file);
    try {
      await file.writeFile(`${json}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await settle(temporary);
    await sync(folder);
  } catch (error) {
    throw error instanceof CommandError ? error : inaccessible(folder, error);
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

/** The name must be on the disk too before anybody relies on the key. */
async function sync(folder: string): Promise<void> {
  const directory = await open(folder, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function describeFile(folder: string, entry: string): Promise<StoredKey | undefined> {
  const file = join(folder, entry);
  const json = await readRegular(file).catch((error: unknown) => {
    throw inaccessible(file, error);
  });
  const address = json === undefined ? undefined : addressIn(json);
  return address === undefined
    ? undefined
    : { name: entry.slice(0, -extension.length).normalize("NFC"), address, file };
}

/** A file's text; `undefined` of a folder, a pipe or a device, which is no key's file. */
async function readRegular(file: string): Promise<string | undefined> {
  return (await stat(file)).isFile() ? readFile(file, "utf8") : undefined;
}

/** The address that a key's file names; `undefined` where it is no key's. */
function addressIn(json: string): string | undefined {
  if (!isKeystoreJson(json)) return undefined;
  const { address } = JSON.parse(json) as { readonly address?: unknown };
  if (typeof address !== "string" || !/^(?:0x)?[\da-f]{40}$/i.test(address)) return undefined;
  return getAddress(`0x${address.replace(/^0x/i, "").toLowerCase()}`);
}

function exists(folder: string, name: string): CommandError {
  return new CommandError("key.exists", exitCodes.refused, { name, folder });
}

function inaccessible(path: string, error: unknown): CommandError {
  return new CommandError("keystore.inaccessible", exitCodes.usage, { path, reason: codeOf(error) });
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "?";
}
