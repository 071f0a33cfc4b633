import { readFileSync, statSync } from "node:fs";

import { errorOf } from "@elicense/sdk";

import type { Config } from "../config.js";
import { CommandError } from "../commands/support/CommandError.js";
import { unreadableFor } from "../commands/support/unreadableFor.js";
import { exitCodes } from "../exit.js";

/** Permissions of the group and of others. */
const others = 0o077;

/**
 * Gives the token (JWT) that the nodes of the settings ask for. From a file it is read each time, so that a run may be
 * longer than a token lasts; where that cannot be done, the last one is taken.
 *
 * @returns `undefined` where none is set.
 * @throws {CommandError} SECRET_FILE_OPEN where others may read the file, or FILE_UNREADABLE.
 * @throws {ElicenseError} NODE_TOKEN_FORM where the file has anything else.
 */
export function nodeToken({ rpcToken, rpcTokenFile: file }: Config): (() => string) | undefined {
  if (file === undefined) return rpcToken === undefined ? undefined : () => rpcToken;
  let token = readToken(file);
  return () => {
    try {
      token = readToken(file);
    } catch {
      // It may be written at this moment.
    }
    return token;
  };
}

function readToken(file: string): string {
  const [token, mode] = readAll(file);
  if ((mode & others) !== 0) {
    throw new CommandError("secret.fileOpen", exitCodes.usage, { file, permissions: (mode & 0o777).toString(8) });
  }
  if (!/^[!-~]+$/.test(token)) throw errorOf("NODE_TOKEN_FORM");
  return token;
}

function readAll(file: string): readonly [token: string, mode: number] {
  try {
    return [readFileSync(file, "utf8").trimEnd(), statSync(file).mode];
  } catch (error) {
    const { code: reason = "?" } = error as NodeJS.ErrnoException;
    throw unreadableFor(file, reason);
  }
}
