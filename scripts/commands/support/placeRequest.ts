import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

import { decodeCall, type Client, type PreparedCall } from "@elicense/sdk";

import type { Config } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { writerOf } from "../../files.js";
import { RunLock } from "../../journal/RunLock.js";
import { accountOf } from "./accountOf.js";
import { readCalls, writeRequest } from "./ApprovalRequest.js";
import { CommandError } from "./CommandError.js";
import { hasDrafts, listDrafts, removeDrafts, writeDrafts, type DraftDocument } from "./draftFolder.js";
import { failureExitCode } from "./failure.js";
import { wasCarriedOut } from "./wasCarriedOut.js";

/** Where a request stands. */
export interface RequestPlace {
  readonly path: string;
  /** File of the lock under which requests are placed and cleared, as {@link requestLock} gives it. */
  readonly lock: string;
}

/**
 * Names the file of the lock under which requests are placed and cleared: of two runs that do so at once, each would take
 * the other's documents for left over. It stands beside the journals, since requests may be where the file system knows
 * no locks.
 */
export function requestLock({ journal }: Pick<Config, "journal">): string {
  return join(journal, "requests.lock");
}

/** What a command asks to have approved. */
export interface RequestedCalls {
  /** The calls that await an approval, as they come. */
  readonly calls: Iterable<RequestedCall> | AsyncIterable<RequestedCall>;
  /** Hashes of all calls that the command is about, such as have their approval already among them. */
  readonly own: ReadonlySet<string>;
}

/** A call that awaits an approval. */
export interface RequestedCall {
  readonly call: PreparedCall;
  /** Documents of the licenses that it will issue; none if left out. */
  readonly documents?: readonly DraftDocument[];
}

/**
 * Writes a request, with the documents that it asks to issue beside it. A request that is there already and asks for
 * something else is somebody's work, and left alone.
 *
 * @throws {CommandError} REQUEST_DIFFERS or FOLDER_UNWRITABLE.
 * @throws {JournalError} The lock's file cannot be read or written.
 * @throws {ElicenseError} The node's trouble.
 */
export function placeRequest(client: Client, place: RequestPlace, { calls, own }: RequestedCalls): Promise<void> {
  const { path } = place;
  return alone(place, async () => {
    if (await asksElse(client, path, own)) {
      throw new CommandError("request.differs", exitCodes.refused, { file: path });
    }
    // Somebody may be approving what was asked for before: its documents go once the request that names them has gone.
    const left = new Set<string>();
    for await (const name of listDrafts(path)) left.add(name);
    await writeRequest(path, accountOf(client), withDrafts(path, calls, left));
    await removeDrafts(path, left);
    await removeUnfinished(path);
  });
}

/** Writes the documents that calls ask to issue, strikes them from those that are left over, and gives the calls. */
async function* withDrafts(
  path: string,
  calls: RequestedCalls["calls"],
  left: Set<string>,
): AsyncGenerator<PreparedCall> {
  for await (const { call, documents = [] } of calls) {
    for (const name of await writeDrafts(path, documents)) left.delete(name);
    yield call;
  }
}

/**
 * Takes a command's own request away, once nothing in it is left to be approved.
 *
 * @throws {JournalError} The lock's file cannot be read or written.
 * @throws {ElicenseError} The node's trouble.
 */
export async function clearRequest(client: Client, place: RequestPlace, own: ReadonlySet<string>): Promise<void> {
  const { path } = place;
  // Most commands asked for nothing, and need not wait for who does.
  if (!existsSync(path) && !(await hasDrafts(path))) return;
  await alone(place, async () => {
    if (await asksElse(client, path, own)) return;
    await rm(path, { force: true }).catch(() => undefined);
    await removeDrafts(path);
    await removeUnfinished(path);
  });
}

async function alone<Result>({ lock: file }: RequestPlace, action: () => Promise<Result>): Promise<Result> {
  const lock = new RunLock(file);
  try {
    return await lock.hold(action);
  } finally {
    lock.close();
  }
}

/** Takes away what runs that were killed had written of a request; none other writes it now. */
async function removeUnfinished(path: string): Promise<void> {
  const names = await readdir(dirname(path)).catch((): string[] => []);
  for (const name of names) {
    if (!name.startsWith(`${basename(path)}.`) || writerOf(name) === undefined) continue;
    await rm(join(dirname(path), name), { force: true }).catch(() => undefined);
  }
}

/** Tells whether a file is no request, or one for anything else that is still to be carried out. */
async function asksElse(client: Client, path: string, own: ReadonlySet<string>): Promise<boolean> {
  if (!existsSync(path)) return false;
  try {
    for await (const call of readCalls(path)) {
      if (!own.has(call.hash) && (await isOpen(client, call))) return true;
    }
  } catch (error) {
    if (error instanceof CommandError) return true;
    throw error;
  }
  return false;
}

async function isOpen(client: Client, call: PreparedCall): Promise<boolean> {
  // This chain knows nothing of another's.
  if (call.chainId !== client.deployment.chainId) return true;
  try {
    return !(await wasCarriedOut(client, call.authority, decodeCall(call)));
  } catch (error) {
    // A call that is none, or about a license that there is not, was never carried out.
    if (failureExitCode(error) === exitCodes.refused) return true;
    throw error;
  }
}
