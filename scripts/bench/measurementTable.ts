import { table } from "../output/table.js";
import type { Measurement } from "./Measurement.js";

/**
 * Lays out measurements for people: a row for each operation, a column for each subject.
 *
 * @param subjects - Names of all subjects, in the order of their columns; those that nothing was measured of are left out.
 */
export function measurementTable(measurements: readonly Measurement[], subjects: readonly string[]): string {
  const width = Math.max(...subjects.map((name) => name.length));
  const padded = (text: string): string => text.padStart(width);
  const columns = subjects.filter((name) => measurements.some(({ subject }) => subject === name));
  const rows = [...Map.groupBy(measurements, ({ operation }) => operation)].map(([operation, ofOperation]) => {
    const judged = ofOperation.filter(({ met }) => met !== undefined);
    return [
      operation,
      ofOperation[0]?.unit ?? "",
      ...columns.map((name) => padded(figure(ofOperation.find(({ subject }) => subject === name)?.value))),
      padded(goalText(judged[0])),
      judged.length === 0 ? "" : judged.every(({ met }) => met) ? "yes" : "NO",
    ];
  });
  return table(["operation", "unit", ...columns.map(padded), padded("goal"), "met"], rows);
}

function figure(value: number | undefined): string {
  if (value === undefined) return "";
  const digits = value < 100 && !Number.isInteger(value) ? 2 : 0;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function goalText(judged: Measurement | undefined): string {
  if (judged?.goal === undefined) return "";
  return `${judged.atLeast === true ? "≥" : "≤"} ${judged.goal.toLocaleString("en")}`;
}
