import { openSession, type VerifyParameters } from "./session.js";
import type { Verification } from "./Verification.js";

/** Parameters of {@link verifyMany}. */
export type VerifyManyParameters = VerifyParameters & {
  /** How many documents are asked about at once; 100 if left out. */
  readonly batchSize?: number;
  /** How many batches may be under way; 4 if left out. */
  readonly concurrency?: number;
};

/**
 * Verifies many documents, each as `verify` does, with one round trip for a batch of them. Documents are taken as they
 * are needed, so that memory does not grow with their number.
 *
 * @param inputs - JSON texts of documents, or their parsed values; an iterable or an async one, such as a stream's.
 * @returns One verification a document, in order.
 * @throws {ElicenseError} As `verify`; and whatever the input throws, once what came before it was given.
 * @example
 * for await (const { verdict, id } of verifyMany([text, text], { client })) console.log(verdict, id);
 */
export async function* verifyMany(
  inputs: Iterable<unknown> | AsyncIterable<unknown>,
  { batchSize = 100, concurrency = 4, ...parameters }: VerifyManyParameters,
): AsyncGenerator<Verification, void, undefined> {
  const session = openSession(parameters);
  const underWay: Promise<readonly Verification[]>[] = [];

  const failures: unknown[] = [];
  for await (const batch of batches(inputs, Math.max(1, Math.floor(batchSize)), failures)) {
    // Asked this way round, so that a number that is none does not let them pile up.
    if (!(underWay.length < concurrency)) yield* (await underWay.shift()) ?? [];
    const verifying = session(batch.map((input) => ({ input })));
    // A later batch may fail while an earlier one is waited for; it is told in its turn.
    verifying.catch(() => undefined);
    underWay.push(verifying);
  }
  for (const batch of underWay) yield* await batch;
  if (failures.length > 0) throw failures[0];
}

/** Takes inputs by batches, of which the last may be empty; what they throw is noted, and ends them. */
async function* batches(
  inputs: Iterable<unknown> | AsyncIterable<unknown>,
  size: number,
  failures: unknown[],
): AsyncGenerator<readonly unknown[], void, undefined> {
  let batch: unknown[] = [];
  try {
    for await (const input of inputs) {
      if (batch.push(input) < size) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    failures.push(error);
  }
  yield batch;
}
