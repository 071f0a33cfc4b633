import { fill, type Language, type ReasonData } from "@elicense/sdk";

import { columnNotes } from "./columnNotes.js";
import type { Column, CsvType, TableColumns } from "./CsvType.js";
import { reasonList } from "./reasonList.js";
import type { TemplateColumn } from "./template.js";

/** What a sanction that is entered from paper does to its license. */
const sanctioning: ReadonlySet<string> = new Set(["Suspend", "Revoke", "Annul", "Annotate"]);

/** The columns of a file of sanctions. */
const columns = {
  serial: { name: "serial", title: "证照流水号", kind: "code", optional: false, property: {} },
  reason: { name: "reason", title: "处罚事由", kind: "code", optional: false, property: {} },
  decisionNo: { name: "decisionNo", title: "处罚决定文号", kind: "text", optional: false, property: {} },
  effectiveDate: { name: "effectiveDate", title: "生效日期", kind: "date", optional: false, property: {} },
  through: { name: "through", title: "截止日期", kind: "date", optional: true, property: {} },
} as const satisfies Readonly<Record<string, Column>>;

/** Name of a column of a file of sanctions. */
export type SanctionColumn = keyof typeof columns;

/** How sanctions stand in a file. */
export const sanctionTable: TableColumns = { columns: Object.values(columns) };

/** The reasons for which sanctions on licenses of a type are entered from paper. */
export function sanctionReasonsOf({ type: { reasons } }: CsvType): readonly ReasonData[] {
  return reasons.filter(({ action, code }) => sanctioning.has(action) && code.startsWith("IMPORT-"));
}

/** Lists the columns of a file of sanctions with what to enter, and with an invented one. */
export function sanctionTemplateOf(csvType: CsvType, language: Language): readonly TemplateColumn[] {
  const reasons = sanctionReasonsOf(csvType);
  const values = {
    reasons: reasonList(reasons),
    suspending: codesOf(reasons.filter(({ maxDays }) => maxDays > 0)),
  };
  const sample = {
    ...{ serial: "1", decisionNo: "皖司罚〔2024〕0999号", effectiveDate: "2024-06-01", through: "" },
    // One without a last day: the sample is right in any year.
    reason: reasons.find(({ maxDays }) => maxDays === 0)?.code ?? "",
  } satisfies Readonly<Record<SanctionColumn, string>>;
  return Object.values(columns).map(({ name, title, optional }) => {
    const note = fill(columnNotes[notes[name]][language], values, language);
    return {
      name,
      title,
      optional,
      sample: sample[name],
      note: optional ? columnNotes.optional[language] + note : note,
    };
  });
}

const notes = {
  serial: "sanctionSerial",
  reason: "sanctionReason",
  decisionNo: "sanctionDecisionNo",
  effectiveDate: "sanctionEffectiveDate",
  through: "sanctionThrough",
} as const satisfies Readonly<Record<SanctionColumn, keyof typeof columnNotes>>;

function codesOf(reasons: readonly ReasonData[]): string {
  return reasons.map(({ code }) => code).join(", ");
}
