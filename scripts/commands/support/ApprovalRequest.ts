import { readFile, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";

import type { PreparedCall } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { prepareFolder } from "../issue/DocumentFolder.js";
import { CommandError } from "./CommandError.js";
import { unreadable, unwritable } from "./readDocument.js";
import { writeFileWhole } from "./writeFileWhole.js";

/**
 * Calls that await an approval, for whoever is to give it. There is no personal data in it: what a call says of a
 * license is the root of its document, its holder's account, its division and its last day.
 */
export interface ApprovalRequest {
  /** Account that will act, and so cannot approve. */
  readonly preparedBy: string;
  readonly calls: readonly PreparedCall[];
}

/** What makes a file such a request; a change of its form gets another number. */
const format = "elicense-approval-request/1";

/** How long a request may be, bytes: about a million licenses. */
const maxBytes = 268_435_456;

/**
 * Names the file of a request. It has a folder of its own, so that `licenses/*.json` are documents and nothing else.
 *
 * @param folder - Folder of the documents.
 * @param subject - File or id that the request came from.
 * @param command - Name of the command that asks.
 */
export function requestPath(folder: string, subject: string, command: string): string {
  return join(folder, "approvals", `${basename(subject, extname(subject))}.${command}.json`);
}

/**
 * Writes a request, whole or not at all.
 *
 * @param calls - Calls as they come.
 * @throws {CommandError} FOLDER_UNWRITABLE.
 */
export async function writeRequest(
  path: string,
  preparedBy: string,
  calls: Iterable<PreparedCall> | AsyncIterable<PreparedCall>,
): Promise<void> {
  const folder = dirname(path);
  await prepareFolder(folder);
  await writeFileWhole(path, partsOf(preparedBy, calls), { refused: (error) => unwritable(folder, error) });
}

async function* partsOf(
  preparedBy: string,
  calls: Iterable<PreparedCall> | AsyncIterable<PreparedCall>,
): AsyncGenerator<string> {
  let separator = `{\n  "format": ${JSON.stringify(format)},\n  "preparedBy": ${JSON.stringify(preparedBy)},\n  "calls": [\n`;
  for await (const call of calls) {
    yield `${separator}    ${JSON.stringify(call)}`;
    separator = ",\n";
  }
  yield "\n  ]\n}\n";
}

/**
 * Reads a request. What its calls do is not for the file to say: `decodeCall` and `getApproval` of the SDK look at the
 * bytes.
 *
 * @throws {CommandError} FILE_UNREADABLE or REQUEST_MALFORMED.
 */
export async function readRequest(file: string): Promise<ApprovalRequest> {
  const { size } = await stat(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  if (size > maxBytes) throw malformed(file);
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw unreadable(file, error);
  });
  const request = parse(text);
  if (request === undefined) throw malformed(file);
  return request;
}

function parse(text: string): ApprovalRequest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const { format: found, preparedBy, calls } = value as Readonly<Record<string, unknown>>;
  if (found !== format || typeof preparedBy !== "string") return undefined;
  if (!Array.isArray(calls) || calls.length === 0 || !calls.every(isCall)) return undefined;
  // Nothing else that stands in the file: it could pass for what was found out about the call.
  const taken = calls.map(({ chainId, target, authority, data, hash }) => ({ chainId, target, authority, data, hash }));
  return { preparedBy, calls: taken };
}

function isCall(value: unknown): value is PreparedCall {
  if (typeof value !== "object" || value === null) return false;
  const { chainId, target, authority, data, hash } = value as Readonly<Record<string, unknown>>;
  return (
    [chainId, authority].every((number) => Number.isSafeInteger(number)) &&
    [target, data, hash].every((text) => typeof text === "string")
  );
}

function malformed(file: string): CommandError {
  return new CommandError("request.malformed", exitCodes.refused, { file });
}
