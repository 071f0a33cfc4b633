import { config } from "hardhat";

import { table } from "../../output/table.js";
import type { Measurement } from "../Measurement.js";
import type { Subject } from "./subjects.js";

/** Lays out what was measured for people: a row for each operation, a column for each subject. */
export function report(measurements: readonly Measurement[], subjects: readonly Subject[]): string {
  const rows = [...Map.groupBy(measurements, ({ operation }) => operation)].map(([operation, ofOperation]) => {
    const goal = ofOperation.find((measurement) => measurement.goal !== undefined);
    return [
      operation,
      ...subjects.map(({ name }) => figure(ofOperation.find(({ subject }) => subject === name)?.value)),
      figure(goal?.goal),
      goal === undefined ? "" : goal.met ? "yes" : "NO",
    ];
  });
  return [
    table(
      ["gas", ...subjects.map(({ name }) => name.padStart(figureWidth)), "goal".padStart(figureWidth), "met"],
      rows,
    ),
    "",
    "…Each is one of a batch of 100; …First opens the license's book, …Later finds it open; …Largest is a whole batch.",
    "Who acts is a root that has acted before. Decisions need no approval but in issueReviewed, revokeSecondKey and",
    "transferAcrossProvinces; the approval itself is approveAction. A use …First opens the usage book, by openUsageBook;",
    "…Consent… is under a grant that is stored, useConsentSigned under one that comes with its signature. EAS keeps the",
    "same fields of a license; …HashOnly is its least, and what it keeps of a use.",
    "",
    "Hardhat's EVM with the rules of cancun. Code:",
    ...subjects.map(({ name, published }) => `  ${name}: ${published ?? compilerOfProject()}`),
  ].join("\n");
}

const figureWidth = "16,777,216".length;

function figure(value: number | undefined): string {
  return (value?.toLocaleString("en") ?? "").padStart(figureWidth);
}

function compilerOfProject(): string {
  const [compiler] = config.solidity.profiles.default?.compilers ?? [];
  if (compiler === undefined) throw new RangeError("the project has no compiler");
  const { optimizer, viaIR } = compiler.settings as { optimizer: { runs: number }; viaIR: boolean };
  return `solc ${compiler.version}, optimizer with ${optimizer.runs} runs${viaIR ? ", viaIR" : ""}, as compiled here`;
}
