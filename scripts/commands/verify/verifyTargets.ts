import { verifyLicense, verifyMany, type Verification, type VerifyParameters } from "@elicense/sdk";

import { readDocumentText } from "../support/readDocument.js";
import type { Target } from "./findTargets.js";
import { readInput, type InputDocument } from "./readInput.js";

/** What was found about one target: how it was judged, or why it could not be read. */
export type Verified = {
  /** The file, the license id, or the place in standard input. */
  readonly file: string;
} & ({ readonly verification: Verification } | { readonly unread: unknown });

/**
 * Verifies targets in their order. Documents are read as they are needed, and many are asked about at once, so that
 * memory does not grow with their number. A file that cannot be read says nothing of the others.
 *
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

/** A document that could not be read, and why. */
interface UnreadDocument {
  readonly name: string;
  readonly unread: unknown;
}

/** A document that is to be judged, or why it cannot be. */
type ReadDocument = InputDocument | UnreadDocument;

async function* verifyDocuments(
  documents: AsyncIterable<ReadDocument>,
  parameters: VerifyParameters,
): AsyncGenerator<Verified, void> {
  // What was read and not judged yet: results come in the order of the documents.
  const waiting: (Pick<InputDocument, "name"> | UnreadDocument)[] = [];
  const texts = async function* (): AsyncGenerator<string, void> {
    for await (const document of documents) {
      waiting.push("text" in document ? { name: document.name } : document);
      if ("text" in document) yield document.text;
    }
  };
  for await (const verification of verifyMany(texts(), parameters)) {
    yield* takeUnread(waiting);
    yield { file: waiting.shift()?.name ?? "", verification };
  }
  yield* takeUnread(waiting);
}

/** Takes what could not be read from the front of the documents that wait. */
function* takeUnread(waiting: (Pick<InputDocument, "name"> | UnreadDocument)[]): Generator<Verified, void> {
  for (let [first] = waiting; first !== undefined && "unread" in first; [first] = waiting) {
    yield { file: first.name, unread: first.unread };
    waiting.shift();
  }
}

async function* documentsOf(
  targets: readonly Target[],
  input: AsyncIterable<string>,
): AsyncGenerator<ReadDocument, void> {
  for (const { kind, name } of targets) {
    if (kind === "input") yield* readInput(input);
    else {
      const text = await readDocumentText(name).catch((unread: unknown) => ({ unread }));
      yield typeof text === "string" ? { name, text } : { name, ...text };
    }
  }
}
