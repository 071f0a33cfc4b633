import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { isatty } from "node:tty";

import { CommandError } from "../commands/support/CommandError.js";
import { unreadableFor } from "../commands/support/unreadableFor.js";
import { exitCodes } from "../exit.js";
import { promptLine, type Terminal } from "./promptLine.js";

/** Where a secret comes from: a file descriptor, a file, or, where neither is named, a person. Never an argument. */
export interface SecretSource {
  readonly fd?: number | undefined;
  readonly file?: string | undefined;
}

/** A secret that is asked for. */
export interface SecretRequest extends SecretSource {
  /** What a person is asked. */
  readonly question: string;
  /** Name of the options, such as `password` for `--password-fd` and `--password-file`. */
  readonly option: string;
}

/** Most bytes that a secret has. */
const most = 4096;

/** Permissions of the group and of others. */
const others = 0o077;

/**
 * Reads a secret: one line, without its end.
 *
 * @param terminal - Where a person is asked; the process's own if left out.
 * @throws {CommandError} SECRET_TWICE, SECRET_FORM, SECRET_FD, SECRET_FILE_OPEN where others may read the file,
 * FILE_UNREADABLE, PROMPT_NO_TERMINAL or PROMPT_ENDED.
 */
export async function readSecret(request: SecretRequest, terminal?: Terminal): Promise<string> {
  const { fd, file, question, option } = request;
  const options = `--${option}-fd, --${option}-file`;
  if (fd !== undefined && file !== undefined) throw new CommandError("secret.twice", exitCodes.usage, { options });
  if (fd !== undefined) return oneLine(await readDescriptor(fd, `--${option}-fd`), `--${option}-fd`);
  if (file !== undefined) return oneLine(await readPrivateFile(file), `--${option}-file`);
  return oneLine(await promptLine({ question, hidden: true, options }, terminal), question);
}

async function readDescriptor(fd: number, option: string): Promise<string> {
  // A terminal would show what is typed.
  if (isatty(fd)) throw new CommandError("secret.fd", exitCodes.usage, { option, fd, reason: "TTY" });
  try {
    return await readAll(createReadStream("", { fd }));
  } catch (error) {
    throw new CommandError("secret.fd", exitCodes.usage, { option, fd, reason: codeOf(error) });
  }
}

async function readPrivateFile(file: string): Promise<string> {
  try {
    const { mode } = await stat(file);
    if ((mode & others) !== 0) {
      const permissions = (mode & 0o777).toString(8);
      throw new CommandError("secret.fileOpen", exitCodes.usage, { file, permissions });
    }
    return await readAll(createReadStream(file));
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw unreadableFor(file, codeOf(error));
  }
}

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > most) break;
    chunks.push(chunk);
  }
  return length > most ? "" : Buffer.concat(chunks).toString("utf8");
}

function oneLine(text: string, source: string): string {
  const line = text.replace(/\r?\n$/, "");
  if (line === "" || /\p{Cc}|�/u.test(line)) throw new CommandError("secret.form", exitCodes.usage, { source, most });
  return line;
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "?";
}
