import type { Client } from "../client.js";
import { onOneNode } from "../deployment/onOneNode.js";
import { READING_ABORTED, READING_FORM } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { fromReading } from "../errors/fromReading.js";
import { fromNode, unreachable } from "../errors/fromNode.js";
import { wait } from "./wait.js";

/** How a reading that asks a node many times is carried on. */
export interface ReadingOptions {
  /** How often one question is asked at the most, where no answer comes or only part of one; 4 if left out. */
  readonly attempts?: number;
  /** How long an answer may take, seconds; 30 if left out. */
  readonly timeoutSeconds?: number;
  /** How long to wait before a question is asked again, milliseconds; 250 if left out. It doubles each time. */
  readonly pauseMilliseconds?: number;
  /** Breaks the reading off. */
  readonly signal?: AbortSignal;
  /** Learns how far the reading has come, after each answer that has records. */
  readonly onProgress?: (progress: Progress) => void;
}

/** How far a reading has come. */
export interface Progress {
  /** First of the blocks that were read last. */
  readonly from: number;
  /** Last of them. */
  readonly to: number;
  /** The block that the reading ends with. */
  readonly head: number;
  /** How many records were read so far. */
  readonly records: number;
  /** How many there are in all, as the state counts them. */
  readonly total: number;
}

/** Asks a question until it is answered, or hope is lost. */
export type Ask = <Answer>(question: () => Promise<Answer>) => Promise<Answer>;

/** Asks once. */
export const once: Ask = (question) => question();

const longestPause = 8_000;

/**
 * Reads from the chain with patience, once the manifest was found to fit it: what passes by itself is waited for. All of it
 * comes from one node.
 *
 * @param reading - Asks its questions by what it is given.
 * @throws {ElicenseError} READING_FORM with an option's name; READING_ABORTED; or what went wrong, decoded.
 */
export async function readPatiently<Result>(
  client: Client,
  options: ReadingOptions,
  reading: (ask: Ask) => Promise<Result>,
): Promise<Result> {
  const ask = patiently(options);
  try {
    await ask(() => client.ready());
    return await onOneNode(client.provider, () => reading(ask));
  } catch (error) {
    throw fromReading(error);
  }
}

/** Makes what asks: again after a pause where the trouble may pass, and each time no longer than allowed. */
export function patiently(options: ReadingOptions): Ask {
  const { attempts = 4, timeoutSeconds = 30, pauseMilliseconds = 250, signal } = options;
  requirePositive({ attempts, timeoutSeconds, pauseMilliseconds });
  return async (question) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await answerInTime(question, timeoutSeconds * 1000, signal);
      } catch (error) {
        if (attempt >= attempts || !mayPass(error)) throw error;
      }
      const pause = Math.min(pauseMilliseconds * 2 ** (attempt - 1), longestPause);
      // Not all at the same time, where many were refused at the same time.
      await wait(pause * (0.5 + Math.random() / 2), signal);
    }
  };
}

/**
 * Refuses options that are no numbers above 0.
 *
 * @throws {ElicenseError} READING_FORM with the option's name.
 */
export function requirePositive(options: Readonly<Record<string, number>>): void {
  for (const [field, value] of Object.entries(options)) {
    if (!(value > 0 && value < Number.POSITIVE_INFINITY)) throw new ElicenseError(READING_FORM, { field });
  }
}

/**
 * Waits for an answer no longer than it may take.
 *
 * @throws {ElicenseError} NODE_UNREACHABLE with TIMEOUT; READING_ABORTED where the signal came before.
 */
export async function answerInTime<Answer>(
  question: () => Promise<Answer>,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<Answer> {
  const ended = new AbortController();
  try {
    signal?.throwIfAborted();
    const timeout = wait(milliseconds, signal, ended.signal).then(() => {
      throw unreachable(undefined, "TIMEOUT");
    });
    return await Promise.race([question(), timeout]);
  } catch (error) {
    if (signal?.aborted === true) throw new ElicenseError(READING_ABORTED, {}, { cause: error });
    throw error;
  } finally {
    ended.abort();
  }
}

/** Whether asking again may help: no answer came, or only part of one; but not where a server says what is wrong. */
function mayPass(error: unknown): boolean {
  if (fromNode(error).code !== "NODE_UNREACHABLE") return false;
  const { info } = error as { readonly info?: { readonly responseStatus?: unknown } };
  const status = Number.parseInt(String(info?.responseStatus), 10);
  return !(status >= 400 && status < 500) || status === 408 || status === 429;
}
