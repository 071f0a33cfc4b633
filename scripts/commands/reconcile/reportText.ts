import { describeFault } from "../../csv/Fault.js";
import { exitCodes } from "../../exit.js";
import { printable } from "../../output/printable.js";
import { table } from "../../output/table.js";
import type { CommandResult, Invocation } from "../support/Command.js";
import { labelOf, type AuthorityData } from "../support/readAuthority.js";
import { findingKinds, uncertainReasons, type Finding } from "./Finding.js";
import type { Reconciliation } from "./reconcileExport.js";

/** What was compared, and how it came out. */
export interface ReconcileReport extends Reconciliation {
  readonly file: string;
  readonly authority: AuthorityData;
}

/** Gives a finding to programs: its codes and its words. */
export function findingData(finding: Finding, invocation: Invocation): object {
  const { fault } = finding;
  return {
    ...finding,
    certain: !uncertainReasons.has(finding.reason),
    ...(fault && { fault: { ...fault, message: describeFault(fault, invocation.language) } }),
    message: sayingOf(finding, invocation),
  };
}

/** Turns what was found into the command's result: its last line. */
export function toResult(report: ReconcileReport, invocation: Invocation): CommandResult {
  const { findings, file, authority, rows, licenses, replaced, block, noneMatched } = report;
  const { text, language } = invocation;
  const counts = Object.fromEntries(
    findingKinds.map((kind) => [kind, findings.filter((finding) => finding.kind === kind).length]),
  ) as Readonly<Record<Finding["kind"], number>>;
  const uncertain = findings.filter(({ reason }) => uncertainReasons.has(reason)).length;
  const differences = findingKinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `${text(`reconcile.${kind}`)} ${counts[kind]}`);
  return {
    exitCode: findings.length > 0 ? exitCodes.refused : exitCodes.done,
    data: { file, authority, rows, licenses, replaced, block, counts, uncertain },
    output: [
      ...(findings.length > 0 ? [findingsTable(findings, invocation), ""] : []),
      text("reconcile.count", {
        ...{ rows, licenses, block },
        file: printable(file),
        authority: labelOf(authority),
        differences:
          differences.length > 0 ? differences.join(language === "zh" ? "，" : ", ") : text("reconcile.same"),
      }),
      ...(uncertain > 0 ? [text("reconcile.uncertain", { count: uncertain })] : []),
      ...(replaced > 0 ? [text("reconcile.replaced", { count: replaced })] : []),
      ...(noneMatched ? [text("reconcile.noneMatched")] : []),
    ].join("\n"),
  };
}

function findingsTable(findings: readonly Finding[], invocation: Invocation): string {
  const { text } = invocation;
  const headers = ["line", "kind", "column", "license", "chain"] as const;
  return table(
    headers.map((name) => text(`column.${name}`)),
    findings.map((finding) => [
      finding.line === null ? "" : String(finding.line),
      text(`reconcile.${finding.kind}`),
      finding.columns.join(", "),
      finding.identifier ?? finding.id ?? "",
      sayingOf(finding, invocation),
    ]),
  );
}

/** What the chain says of it. */
function sayingOf(
  { reason, id, among = [], rows = 0, status, holder, other, fault }: Finding,
  { text, language }: Invocation,
): string {
  return text(`reconcile.says.${reason}`, {
    status: text(`status.${status ?? "NONE"}`),
    holder: holder ?? text("show.custody"),
    id: id ?? "",
    ...{ count: among.length, rows, surplus: Math.abs(rows - among.length) },
    other: other ?? "",
    fault: fault === undefined ? "" : describeFault(fault, language),
  });
}
