import type { Client, Text } from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig } from "../../config.js";
import { exitCodes } from "../../exit.js";
import { table } from "../../output/table.js";
import type { CommandResult, Definition, Invocation } from "../support/Command.js";
import { withClient } from "../support/connectClient.js";
import { findCatalogType, readCatalogTypes, type CatalogType } from "../support/findCatalogType.js";

/** An entry of a license type in the catalog. */
export interface CatalogEntry {
  readonly number: number;
  readonly code: string;
}

/** A command that lists entries of one kind. */
export interface EntriesCommand<Entry extends CatalogEntry> {
  /** What the entries are called, in the data for programs. */
  readonly kind: "reasons" | "uses";
  readonly read: (client: Client, type: CatalogType) => Promise<readonly Entry[]>;
  /** Title of an entry for people, where this program knows one. */
  readonly titleOf: (type: CatalogType, entry: Entry) => Text | undefined;
  /** Columns beside number, code and title, by their message. */
  readonly columns: readonly EntryColumn<Entry>[];
}

/** A column of the table. */
export interface EntryColumn<Entry> {
  readonly name: "action" | "approval" | "statuses" | "days" | "usable" | "consumer" | "fields" | "basis";
  readonly cell: (entry: Entry, type: CatalogType, invocation: Invocation) => string;
}

/** Makes the definition of `catalog <kind> [type]`: of one license type, or of all. */
export function defineEntries<Entry extends CatalogEntry>(
  entries: EntriesCommand<Entry>,
): (command: Command, definition: Definition) => void {
  return (command, { text, perform }) => {
    command
      .description(text(`catalog.${entries.kind}`))
      .argument("[type]", text("catalog.typeArgument"))
      .action((name: string | undefined) => perform((invocation) => listEntries(entries, name, invocation)));
  };
}

async function listEntries<Entry extends CatalogEntry>(
  command: EntriesCommand<Entry>,
  name: string | undefined,
  invocation: Invocation,
): Promise<CommandResult> {
  return withClient(loadConfig({ say: invocation.note }), undefined, invocation, async (client) => {
    const types = name === undefined ? await readCatalogTypes(client) : [await findCatalogType(client, name, "[type]")];
    const read = await Promise.all(types.map(async (type) => ({ type, entries: await command.read(client, type) })));
    return {
      exitCode: exitCodes.done,
      data: {
        types: read.map(({ type, entries }) => ({
          number: type.number,
          name: type.entry.name,
          [command.kind]: entries.map((entry) => ({ ...entry, title: command.titleOf(type, entry) ?? null })),
        })),
      },
      output: read.map((each) => entriesText(command, each, invocation)).join("\n\n"),
    };
  });
}

function entriesText<Entry extends CatalogEntry>(
  { titleOf, columns }: EntriesCommand<Entry>,
  { type, entries }: { readonly type: CatalogType; readonly entries: readonly Entry[] },
  invocation: Invocation,
): string {
  const { text, language } = invocation;
  const headers = ["number", "code", "titled", ...columns.map((column) => column.name)] as const;
  const rows = entries.map((entry) => [
    String(entry.number),
    entry.code,
    titleOf(type, entry)?.[language] ?? "",
    ...columns.map(({ cell }) => cell(entry, type, invocation)),
  ]);
  const title = `${String(type.number)} ${type.known?.title[language] ?? type.entry.name}`;
  return [
    title,
    table(
      headers.map((header) => text(`column.${header}`)),
      rows,
    ),
  ].join("\n");
}
