import { readFileSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { projectRoot } from "../../../scripts/config.js";
import type { TestConsortium } from "./consortium.js";
import { jsonOf, runCli, type CliRun } from "./runCli.js";

const [header = "", ...lines] = readFileSync(join(projectRoot, "samples", "lawyers.csv"), "utf8")
  .trimEnd()
  .split("\n");

/** How many lawyers the sample has. */
export const sampleSize = lines.length;

/** What the sample has of people: no command may print it. */
export const personalData = lines.flatMap((line) =>
  line.split(",").filter((_, column) => [1, 3, 4, 8].includes(column)),
);

/** Cells that stand in for the sample's, by column. */
export type Cells = Readonly<Record<string, string>>;

/**
 * Writes rows of the sample into a file.
 *
 * @param rows - Number of each row, from 1, and what is different in it.
 * @returns Path of the file.
 */
export async function writeSample(
  { folder }: TestConsortium,
  name: string,
  rows: readonly (readonly [number: number, cells?: Cells])[],
): Promise<string> {
  const columns = header.split(",");
  const text = rows.map(([number, cells = {}]) => {
    const original = lines[number - 1]!.split(",");
    return columns.map((column, position) => cells[column] ?? original[position]).join(",");
  });
  const file = join(folder, name);
  await writeFile(file, [header, ...text, ""].join("\n"));
  return file;
}

/**
 * Issues a file, with the approval of Anhui's second key: asks for it, gives it, and goes on.
 *
 * @param args - File and options of `issue`; `--out <folder>` among them.
 * @returns The last of the runs.
 */
export async function issueApproved({ env }: TestConsortium, ...args: readonly string[]): Promise<CliRun> {
  const asking = await runCli(env, "issue", "--yes", ...args, "--json");
  const { awaiting } = jsonOf(asking) as { awaiting?: { request: string } | null };
  if (awaiting) {
    const approving = await runCli(env, "approve", awaiting.request);
    if (approving.exitCode !== 0) throw new Error(approving.stderr);
  }
  return runCli(env, "issue", "--yes", ...args);
}

/**
 * Issues rows of the sample.
 *
 * @param numbers - Numbers of the rows, from 1; of one decision.
 * @returns Paths of the documents in that order.
 */
export async function issueRows(consortium: TestConsortium, ...numbers: readonly number[]): Promise<readonly string[]> {
  const file = await writeSample(
    consortium,
    "issued.csv",
    numbers.map((number) => [number] as const),
  );
  const folder = join(consortium.folder, "issued");
  await mkdir(folder, { recursive: true });
  const run = await issueApproved(consortium, file, "--out", folder);
  if (run.exitCode !== 0) throw new Error(run.stderr);
  const documents = await readdir(folder);
  return numbers.map((number) =>
    join(
      folder,
      documents.find((name) => name.includes(lines[number - 1]!.split(",")[0]!))!,
    ),
  );
}
