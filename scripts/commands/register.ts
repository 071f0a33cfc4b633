import { statuses, type Checkpoint, type Status } from "@elicense/sdk";
import { Option, type Command } from "commander";

import { loadConfig } from "../config.js";
import { exitCodes } from "../exit.js";
import { streamedTable, type StreamedTable } from "../output/streamedTable.js";
import { typeName } from "../typeName.js";
import { readRegisterRows, type RegisterRow, type RegisterRows } from "./register/readRows.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import { withClient } from "./support/connectClient.js";
import { findAuthority } from "./support/findAuthority.js";
import { findType } from "./support/findType.js";
import { labelOf, type AuthorityData } from "./support/readAuthority.js";
import { readingProgress } from "./support/readingProgress.js";

interface RegisterOptions {
  readonly status?: Status;
  readonly type?: string;
}

/** What was read of a register, to its end. */
interface ReadRegister {
  readonly authority: AuthorityData;
  readonly checkpoint: Checkpoint;
  readonly block: number;
  readonly shown: number;
  readonly totals: Readonly<Partial<Record<Status, number>>>;
}

/** Defines `register [authority]`. */
export function defineRegister(command: Command, { text, perform }: Definition): void {
  command
    .description(text("register.description"))
    .argument("[authority]", text("register.authority"))
    .addOption(new Option("--status <name>", text("register.status")).choices(statuses.slice(1)))
    .option("--type <name>", text("register.type"))
    .action((authority: string | undefined, options: RegisterOptions) =>
      perform((invocation) => listRegister(authority, options, invocation)),
    );
}

async function listRegister(
  code: string | undefined,
  { status, type: named }: RegisterOptions,
  invocation: Invocation,
): Promise<CommandResult> {
  invocation.asLines();
  const config = loadConfig({ say: invocation.note });
  return withClient(config, undefined, invocation, async (client) => {
    const type = named === undefined ? undefined : findType(client, named).number;
    const authority = await findAuthority(client, code, config);
    const bar = readingProgress(invocation.text("register.progress"));
    const layout = {
      ...tableOf(invocation),
      typeNames: new Map(client.licenseTypes.map((each) => [each.number, typeName(each) ?? String(each.number)])),
    };
    const totals = new Map<Status, number>();
    let shown = 0;
    let last: RegisterRows | undefined;
    try {
      const filter = { ...(status !== undefined && { status }), ...(type !== undefined && { type }) };
      const pages = readRegisterRows(client, { authority: authority.number, ...filter, onProgress: bar.onProgress });
      for await (const page of pages) {
        last = page;
        if (page.rows.length === 0) continue;
        bar.end();
        if (shown === 0) await invocation.emit({ text: layout.head });
        await emitRows(page.rows, layout, invocation);
        shown += page.rows.length;
        for (const row of page.rows) totals.set(row.status, (totals.get(row.status) ?? 0) + 1);
      }
    } finally {
      bar.end();
    }
    const { checkpoint, block } = last as RegisterRows;
    return toResult({ authority, checkpoint, block, shown, totals: Object.fromEntries(totals) }, invocation);
  });
}

/** How rows are laid out. */
interface Layout extends StreamedTable {
  /** Names of license types by their numbers. */
  readonly typeNames: ReadonlyMap<number, string>;
}

function tableOf({ text }: Invocation): StreamedTable {
  const widths = {
    number: 7,
    id: 66,
    type: 16,
    division: 8,
    standing: 11,
    vouched: 11,
    through: 10,
    block: 8,
  } as const;
  const names = Object.keys(widths) as (keyof typeof widths)[];
  return streamedTable(names.map((name) => ({ title: text(`column.${name}`), width: widths[name] })));
}

async function emitRows(rows: readonly RegisterRow[], layout: Layout, invocation: Invocation): Promise<void> {
  const { json, text, emit } = invocation;
  if (json) {
    for (const row of rows) await emit({ data: row });
    return;
  }
  const cells = rows.map(({ number, id, type, division, status, trusted, validThrough, issuedIn }) => [
    String(number),
    id,
    layout.typeNames.get(type) ?? String(type),
    division,
    text(`status.${status}`),
    text(trusted === true ? "register.trusted" : "register.distrusted"),
    validThrough ?? "",
    String(issuedIn),
  ]);
  await emit({ text: layout.rows(cells) });
}

function toResult(
  { authority, checkpoint, block, shown, totals }: ReadRegister,
  { text, language }: Invocation,
): CommandResult {
  const { count, head } = checkpoint;
  const counted = Object.entries(totals).map(([status, each]) => `${text(`status.${status as Status}`)} ${each}`);
  return {
    exitCode: exitCodes.done,
    data: { whole: true, authority, block, count, head, shown, totals },
    output: [
      ...(shown === 0 ? [] : [""]),
      text("register.total", { authority: labelOf(authority), shown, count }),
      ...(counted.length === 0
        ? []
        : [text("register.totals", { totals: counted.join(language === "zh" ? "，" : ", ") })]),
      text("register.whole", { block, count, head }),
    ].join("\n"),
  };
}
