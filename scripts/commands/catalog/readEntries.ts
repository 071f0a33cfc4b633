import { readFile } from "node:fs/promises";

import { describeError, readJson } from "@elicense/sdk";

import { entryFaults, type EntryFault, type EntryForm } from "../../catalog/entryFaults.js";
import { exitCodes } from "../../exit.js";
import { printable } from "../../output/printable.js";
import type { Invocation } from "../support/Command.js";
import { CommandError } from "../support/CommandError.js";
import { unreadable } from "../support/readDocument.js";

/**
 * Reads entries of the catalog from a file: one, or a list of them, in the form of `schemas/<type>/catalog.json`.
 *
 * @returns The entries, of that form.
 * @throws {CommandError} FILE_UNREADABLE, CATALOG_FILE_JSON or CATALOG_FILE_FAULTY, which names each faulty member.
 */
export async function readEntries<Entry>(
  file: string,
  form: EntryForm,
  invocation: Invocation,
): Promise<readonly Entry[]> {
  const value = await readJsonFile(file, invocation);
  const entries = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  const place = (position: number): string => (Array.isArray(value) ? `[${String(position)}]` : "");
  refuseFaults(
    file,
    entries.flatMap((entry, position) => entryFaults(form, entry, place(position))),
    invocation,
  );
  return entries as readonly Entry[];
}

/**
 * Reads a file of JSON, strictly.
 *
 * @throws {CommandError} FILE_UNREADABLE or CATALOG_FILE_JSON.
 */
export async function readJsonFile(file: string, { language }: Pick<Invocation, "language">): Promise<unknown> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw unreadable(file, error);
  });
  try {
    return readJson(text);
  } catch (error) {
    throw new CommandError("catalogFile.json", exitCodes.usage, { file, reason: describeError(error, language) });
  }
}

/**
 * Refuses a file that has faults, once each was said on a line of its own.
 *
 * @throws {CommandError} CATALOG_FILE_FAULTY.
 */
export function refuseFaults(
  file: string,
  faults: readonly EntryFault[],
  { text, note }: Pick<Invocation, "text" | "note">,
): void {
  if (faults.length === 0) return;
  const lines = faults.map(({ path, kind, rule }) => {
    const parts = [
      ...(kind === "form" ? [] : [text(`catalogFile.${kind}`)]),
      ...(rule ? [text(rule.key, rule.values)] : []),
    ];
    return `${printable(path)}: ${parts.join(" ")}`;
  });
  note(lines.join("\n"));
  const count = faults.length;
  throw new CommandError("catalogFile.faulty", exitCodes.usage, { file, count, faults: lines.join("\n") });
}
