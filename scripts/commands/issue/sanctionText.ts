import { describeFault } from "../../csv/index.js";
import { printable } from "../../output/printable.js";
import { table } from "../../output/table.js";
import type { Invocation } from "../support/Command.js";
import type { IssueReport, SanctionReport } from "./IssueReport.js";
import type { LicenseState } from "./Ledger.js";
import type { Run } from "./Run.js";
import { actionOf } from "./sanctionCall.js";
import type { SanctionEntry } from "./SanctionLedger.js";

/** Most sanctions that are shown to people one by one: of more, the file of results is easier to read. */
const shownMost = 100;

/** How many sanctions of a run are still to be entered, or were refused. */
export function sanctionsLeft({ sanctions }: IssueReport): number {
  if (sanctions === undefined) return 0;
  const { awaiting, pending, unknown, refused } = sanctions.counts;
  return awaiting + pending + unknown + refused;
}

/** Says how many sanctions are to be entered. */
export function sanctionsPlan({ file, rowCount, counts }: SanctionReport, { text }: Invocation): readonly string[] {
  const { already, pending, awaiting, skipped } = counts;
  const values = { file: printable(file), rows: rowCount, already, pending: pending + awaiting, skipped };
  return [text(skipped > 0 ? "import.planSkipped" : "import.plan", values)];
}

/** Says how many sanctions were entered. */
export function sanctionsDone({ sanctions }: IssueReport, { text }: Invocation): readonly string[] {
  if (sanctions === undefined) return [];
  const { entered, already, awaiting, pending, unknown } = sanctions.counts;
  return [text("import.done", { entered, already, left: awaiting + pending + unknown })];
}

/** Lists the sanctions, where they are few. */
export function sanctionsTable({ sanctions, invocation: { text } }: Run): readonly string[] {
  const entries = sanctions?.ledger.entries() ?? [];
  if (entries.length === 0 || entries.length > shownMost) return [];
  const headers = ["line", "identifier", "reason", "effective", "through", "block", "state"] as const;
  const rows = entries.map(({ row, plan, block, state }) => [
    ...[String(row.line), plan?.identifier ?? "", row.reason.code, row.effectiveOn, row.through ?? ""],
    ...[block === null ? "" : String(block), text(`import.state.${state}`)],
  ]);
  const titles = headers.map((name) => text(`column.${name}`));
  return [table(titles, rows), ""];
}

/** Gives each sanction to a program, as a line of its own. */
export async function emitSanctions({ sanctions, invocation }: Run): Promise<void> {
  for (const entry of sanctions?.ledger.entries() ?? []) {
    const { row, plan, state, block, transaction, refusal } = entry;
    const { line, licenseLine, reason, effectiveOn, through } = row;
    const message = refusal === null ? "" : describeFault(refusal, invocation.language);
    await invocation.emit({
      data: {
        ...{ line, licenseLine, identifier: plan?.identifier ?? null, id: plan?.id ?? null },
        ...{ action: actionOf(entry), reason: reason.code, effectiveOn, through, state, block, transaction },
        refusal: refusal === null ? null : { ...refusal, message },
      },
    });
  }
}

const issued: ReadonlySet<LicenseState> = new Set<LicenseState>(["issued", "already"]);

/** Names the sanctions that were refused, and says where one is lacking that stands against a license of the chain. */
export function sanctionsComplaint({ dryRun }: IssueReport, { sanctions, ledger, invocation }: Run): readonly string[] {
  if (sanctions === undefined || dryRun) return [];
  const { text } = invocation;
  const entries = sanctions.ledger.entries();
  const refused = entries.filter(({ state }) => state === "refused");
  const left = new Set(entries.filter((entry) => !isEntered(entry)).map(({ row }) => row.licenseLine));
  const lines = new Set<number>();
  for (const state of issued) for (const line of ledger.lines(state)) if (left.has(line)) lines.add(line);
  const lacking = entries.filter((entry) => lines.has(entry.row.licenseLine) && !isEntered(entry));
  return [
    ...(refused.length === 0
      ? []
      : [text("import.refusals", { count: refused.length }), refusalsTable(refused, invocation)]),
    ...(lacking.length === 0 ? [] : [text("import.lacking", { count: lacking.length })]),
  ];
}

function isEntered({ state }: SanctionEntry): boolean {
  return state === "entered" || state === "already";
}

function refusalsTable(refused: readonly SanctionEntry[], { text, language }: Invocation): string {
  const rows = refused
    .slice(0, shownMost)
    .map(({ row, refusal }) => [
      ...[String(row.line), refusal?.code ?? ""],
      refusal === null ? "" : describeFault(refusal, language),
    ]);
  const headers = ["line", "code", "fault"] as const;
  return table(
    headers.map((name) => text(`column.${name}`)),
    rows,
  );
}
