import { createReadStream, type Stats } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";

import type { PreparedCall } from "@elicense/sdk";

import { splitLines } from "../../csv/splitLines.js";
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

/** The lines before the first call, as {@link writeRequest} lays a request out. */
const opening = [
  /^\{$/,
  new RegExp(`^ {2}"format": ${JSON.stringify(format)},$`),
  /^ {2}"preparedBy": ".*",$/,
  /^ {2}"calls": \[$/,
] as const;

/** The lines after the last call. */
const ending = ["  ]", "}"] as const;

/**
 * Reads the calls of a request one by one, so that there may be any number of them, as long as it is laid out as it was
 * written. From where somebody has laid it out anew, it is read whole.
 *
 * @throws {CommandError} FILE_UNREADABLE, FILE_NOT_REGULAR, or REQUEST_MALFORMED after what comes before the fault.
 */
export async function* readCalls(file: string): AsyncGenerator<PreparedCall, void, undefined> {
  await requireRegular(file);
  let position = 0;
  let given = 0;
  let ended: number | undefined;
  for await (const line of linesOf(file)) {
    const opens = opening[position++];
    if (opens?.test(line) === true) continue;
    if (ended !== undefined && line === ending[ended]) {
      ended++;
      continue;
    }
    const call = opens === undefined && ended === undefined ? toCall(parseJson(line.replace(/,$/, ""))) : undefined;
    if (call === undefined) return yield* (await readRequest(file)).calls.slice(given);
    given++;
    yield call;
    if (!line.endsWith(",")) ended = 0;
  }
  // Cut off, it is no request, even if nothing is missing but its end.
  if (ended !== ending.length) yield* (await readRequest(file)).calls.slice(given);
}

/** Lines of a file; in the place of one that is too long to be a call, nothing. */
async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    for await (const lines of splitLines(createReadStream(file))) {
      for (const { bytes } of lines) yield Buffer.from(bytes).toString();
    }
  } catch (error) {
    throw unreadable(file, error);
  }
}

/**
 * Reads a request. What its calls do is not for the file to say: `decodeCall` and `getApproval` of the SDK look at the
 * bytes.
 *
 * @throws {CommandError} FILE_UNREADABLE, FILE_NOT_REGULAR or REQUEST_MALFORMED.
 */
export async function readRequest(file: string): Promise<ApprovalRequest> {
  const { size } = await requireRegular(file);
  if (size > maxBytes) throw malformed(file);
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw unreadable(file, error);
  });
  const request = parse(text);
  if (request === undefined) throw malformed(file);
  return request;
}

/** A pipe or a device need not come to an end. */
async function requireRegular(file: string): Promise<Stats> {
  const found = await stat(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  // Of a folder, the system says better that it is one.
  if (found.isFile() || found.isDirectory()) return found;
  throw new CommandError("file.notRegular", exitCodes.usage, { file });
}

function parse(text: string): ApprovalRequest | undefined {
  const value = parseJson(text);
  if (typeof value !== "object" || value === null) return undefined;
  const { format: found, preparedBy, calls } = value as Readonly<Record<string, unknown>>;
  if (found !== format || typeof preparedBy !== "string") return undefined;
  if (!Array.isArray(calls) || calls.length === 0) return undefined;
  const taken = calls.map(toCall);
  return taken.every((call) => call !== undefined) ? { preparedBy, calls: taken } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Takes nothing else that stands there: it could pass for what was found out about the call. */
function toCall(value: unknown): PreparedCall | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { chainId, target, authority, data, hash } = value as PreparedCall;
  const isCall =
    [chainId, authority].every((number) => Number.isSafeInteger(number)) &&
    [target, data, hash].every((text) => typeof text === "string");
  return isCall ? { chainId, target, authority, data, hash } : undefined;
}

function malformed(file: string): CommandError {
  return new CommandError("request.malformed", exitCodes.refused, { file });
}
