import { fill, type JsonValue, type Language } from "@elicense/sdk";

import { joined } from "../output/joined.js";
import { patternWords } from "./patternWords.js";
import { columnNotes, type NoteKey } from "./columnNotes.js";
import type { Column, CsvType } from "./CsvType.js";
import { reasonList } from "./reasonList.js";

/** A column of a template. */
export interface TemplateColumn {
  readonly name: string;
  readonly title: string;
  /** Whether its cells may be empty. */
  readonly optional: boolean;
  /** What to enter. */
  readonly note: string;
  /** The cell of the sample row; empty where a license need not have one. */
  readonly sample: string;
}

/** Lists the columns of a type's file with what to enter, and with an invented license of the type. */
export function templateOf(csvType: CsvType, language: Language): readonly TemplateColumn[] {
  return csvType.columns
    .filter((column) => !isUnderstood(column, csvType))
    .map((column) => ({
      name: column.name,
      title: column.title,
      optional: column.optional,
      note: noteOf(column, csvType, language),
      sample: sampleOf(column, csvType),
    }));
}

/** Whether nobody need enter a column, since all licenses of the file are issued for one reason. */
function isUnderstood({ name }: Column, { onlyReason }: CsvType): boolean {
  return onlyReason !== undefined && (name === "reason" || name === "reviewer");
}

function sampleOf({ name, property, kind }: Column, { type }: CsvType): string {
  const value = type.sample?.[name] ?? property.examples?.[0];
  if (value === undefined) return "";
  return kind === "list" ? (value as readonly string[]).join("；") : textOf(value);
}

function textOf(value: JsonValue): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function noteOf(column: Column, { type, onlyReason }: CsvType, language: Language): string {
  const { property, optional } = column;
  const issuing = onlyReason === undefined ? type.reasons.filter(({ action }) => action === "Issue") : [onlyReason];
  const reviewed = issuing.filter(({ approval }) => approval === "AnotherAuthority");
  const key = keyOf(column);
  const words = key === "code" ? patternWords(property.pattern ?? "") : undefined;
  const note = fill(
    columnNotes[words === undefined ? key : "words"][language],
    {
      allowed: (property.enum ?? []).join("、"),
      pattern: words ?? property.pattern ?? property.format ?? "",
      maximum: property.maxLength ?? "",
      reasons: reasonList(issuing),
      reviewed: joined(
        reviewed.map(({ code }) => code),
        language,
      ),
    },
    language,
  );
  return optional ? `${columnNotes.optional[language]}${note}` : note;
}

function keyOf({ name, kind, property }: Column): NoteKey {
  for (const key of [name, property.format, property.enum && "choice", kind]) {
    if (key !== undefined && isNoteKey(key)) return key;
  }
  return "text";
}

function isNoteKey(key: string): key is NoteKey {
  return Object.hasOwn(columnNotes, key);
}
