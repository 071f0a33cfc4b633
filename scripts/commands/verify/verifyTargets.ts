import { verifyLicense, verifyMany, type Verification, type VerifyParameters } from "@elicense/sdk";

import { readDocumentText } from "../support/readDocument.js";
import type { Target } from "./findTargets.js";
import { readInput, type InputDocument } from "./readInput.js";

/** What was found about one target. */
export interface Verified {
  /** The file, the license id, or the place in standard input. */
  readonly file: string;
  readonly verification: Verification;
}

/**
 * Verifies targets in their order. Documents are read as they are needed, and many are asked about at once, so that
 * memory does not grow with their number.
 *
 * @throws {CommandError} FILE_UNREADABLE.
 * @throws {ElicenseError} As `verifyMany`.
 */
export async function* verifyTargets(
  targets: readonly Target[],
  input: AsyncIterable<string>,
  parameters: VerifyParameters,
): AsyncGenerator<Verified, void> {
  let position = 0;
  while (position < targets.length) {
    const target = targets[position] as Target;
    if (target.kind === "license") {
      yield { file: target.name, verification: await verifyLicense(target.id, parameters) };
      position++;
      continue;
    }
    const next = targets.findIndex(({ kind }, other) => other > position && kind === "license");
    const end = next < 0 ? targets.length : next;
    yield* verifyDocuments(documentsOf(targets.slice(position, end), input), parameters);
    position = end;
  }
}

async function* verifyDocuments(
  documents: AsyncIterable<InputDocument>,
  parameters: VerifyParameters,
): AsyncGenerator<Verified, void> {
  // What was read and not judged yet: results come in the order of the documents.
  const names: string[] = [];
  const texts = async function* (): AsyncGenerator<string, void> {
    for await (const { name, text } of documents) {
      names.push(name);
      yield text;
    }
  };
  for await (const verification of verifyMany(texts(), parameters)) {
    yield { file: names.shift() ?? "", verification };
  }
}

async function* documentsOf(
  targets: readonly Target[],
  input: AsyncIterable<string>,
): AsyncGenerator<InputDocument, void> {
  for (const { kind, name } of targets) {
    if (kind === "input") yield* readInput(input);
    else yield { name, text: await readDocumentText(name) };
  }
}
