import { ElicenseError, maxDocumentLength } from "@elicense/sdk";

/** A document of standard input, and where it stands. */
export interface InputDocument {
  /** `-`, or `-:` and the line where each line is a document. */
  readonly name: string;
  readonly text: string;
}

/**
 * Reads the documents of an input as they come: one that may run over lines, or one a line (NDJSON), which is told by
 * whether its first line is JSON by itself.
 *
 * @param chunks - Text, in UTF-8.
 * @throws {ElicenseError} DOCUMENT_TOO_LARGE for a document that is longer than any; what came before it was given.
 */
export async function* readInput(chunks: AsyncIterable<string>): AsyncGenerator<InputDocument, void> {
  let number = 0;
  let lines: boolean | undefined;
  let whole = "";
  for await (const { text, ended } of linesOf(chunks)) {
    number++;
    if (lines !== true && text.trim() === "" && whole === "") continue;
    lines ??= isJson(text);
    if (lines) {
      if (text.trim() !== "") yield { name: `-:${number}`, text };
      continue;
    }
    whole += ended ? `${text}\n` : text;
    requireLength(whole);
  }
  if (whole !== "" || number === 0) yield { name: "-", text: whole };
}

/** Splits text into lines; no line is kept that is longer than a document may be. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<{ text: string; ended: boolean }, void> {
  let rest = "";
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    for (const text of parts) {
      requireLength(text);
      yield { text, ended: true };
    }
    requireLength(rest);
  }
  if (rest !== "") yield { text: rest, ended: false };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function requireLength({ length }: string): void {
  if (length > maxDocumentLength) throw new ElicenseError("DOCUMENT_TOO_LARGE", { length, maximum: maxDocumentLength });
}
