import { maxDocumentLength } from "@elicense/sdk";

/** A document of standard input, and where it stands. */
export interface InputDocument {
  /** `-`, or `-:` and the line where each line is a document. */
  readonly name: string;
  readonly text: string;
}

/**
 * Reads the documents of an input as they come: one that may run over lines, or one a line (NDJSON), which is told by
 * whether its first line is JSON by itself; an empty one of an input that is blank. Of a document that is longer than any
 * no more is kept than tells so.
 *
 * @param chunks - Text, in UTF-8.
 */
export async function* readInput(chunks: AsyncIterable<string>): AsyncGenerator<InputDocument, void> {
  let number = 0;
  let lines: boolean | undefined;
  let whole = "";
  for await (const { text, ended } of linesOf(chunks)) {
    number++;
    if (lines !== true && text.trim() === "" && whole === "") continue;
    // One that is too long to be looked at runs over no lines either.
    lines ??= text.length > maxDocumentLength || isJson(text);
    if (lines) {
      if (text.trim() !== "") yield { name: `-:${number}`, text };
      continue;
    }
    whole = kept(whole + (ended ? `${text}\n` : text));
    if (whole.length > maxDocumentLength) break;
  }
  if (lines !== true) yield { name: "-", text: whole };
}

/** Splits text into lines; of one that is longer than a document may be it gives the beginning, and skips the rest. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<{ text: string; ended: boolean }, void> {
  let rest = "";
  let isSkipping = false;
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    for (const text of parts) {
      if (!isSkipping) yield { text: kept(text), ended: true };
      isSkipping = false;
    }
    if (!isSkipping && rest.length <= maxDocumentLength) continue;
    if (!isSkipping) yield { text: kept(rest), ended: true };
    isSkipping = true;
    rest = "";
  }
  if (rest !== "") yield { text: rest, ended: false };
}

/** Whether a text is JSON, behind a byte order mark or without one, as whoever judges a document reads it. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ""));
    return true;
  } catch {
    return false;
  }
}

/** As much of a text as tells that it is longer than a document may be, where it is. */
function kept(text: string): string {
  return text.slice(0, maxDocumentLength + 1);
}
