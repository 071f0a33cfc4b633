import { encryptKeystoreJson, Wallet } from "ethers";

import type { Invocation } from "../commands/support/Command.js";
import { CommandError } from "../commands/support/CommandError.js";
import { exitCodes } from "../exit.js";
import { startProgress } from "../output/progress.js";
import { readKeyFile } from "./keystore.js";
import type { StoredKey } from "./StoredKey.js";

type Speaker = Pick<Invocation, "text">;

/**
 * Encrypts a private key as Web3 Secret Storage, version 3, with scrypt as strong as Ethereum's clients have it.
 *
 * @param privateKey - 0x and 64 hexadecimal digits.
 * @returns The JSON of the key's file.
 */
export async function encryptKey(privateKey: string, password: string, speaker: Speaker): Promise<string> {
  const account = { address: new Wallet(privateKey).address, privateKey };
  return withProgress(speaker, "key.encrypting", (progressCallback) =>
    encryptKeystoreJson(account, password, { progressCallback }),
  );
}

/**
 * Decrypts a key.
 *
 * @returns A wallet that is connected to no node.
 * @throws {CommandError} KEY_PASSWORD_WRONG, or KEY_FILE_DAMAGED where the file is broken or names another account.
 */
export async function decryptKey(key: StoredKey, password: string, speaker: Speaker): Promise<Wallet> {
  const json = await readKeyFile(key);
  const wallet = await withProgress(speaker, "key.decrypting", (progress) =>
    Wallet.fromEncryptedJson(json, password, progress),
  ).catch((error: unknown) => {
    const wrong = (error as { readonly shortMessage?: unknown }).shortMessage === "incorrect password";
    throw new CommandError(wrong ? "key.passwordWrong" : "key.fileDamaged", exitCodes.refused, {
      name: key.name,
      file: key.file,
    });
  });
  if (wallet.address !== key.address) {
    throw new CommandError("key.fileDamaged", exitCodes.refused, { name: key.name, file: key.file });
  }
  return wallet instanceof Wallet ? wallet : new Wallet(wallet.privateKey);
}

/** scrypt takes its time, which is what it is for. */
async function withProgress<Result>(
  { text }: Speaker,
  label: "key.encrypting" | "key.decrypting",
  work: (progress: (share: number) => void) => Promise<Result>,
): Promise<Result> {
  const progress = startProgress(text(label), 100);
  try {
    let shown = 0;
    return await work((share) => {
      const percent = Math.floor(share * 100);
      // It tells ten thousand times.
      if (percent > shown) progress.show((shown = percent));
    });
  } finally {
    progress.end();
  }
}
