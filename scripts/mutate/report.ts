import { countAll, countFiles, scoreOf, type Count } from "./Count.js";
import type { MutationResult } from "./MutationResult.js";
import { reasonFor, type Reasons } from "./reasons.js";
import { listSurvivors, type Survivor } from "./Survivor.js";

/** What a report says of an area. */
export interface AreaReport {
  readonly name: string;
  /** Day of the measurement, YYYY-MM-DD. */
  readonly day: string;
  readonly result: MutationResult;
}

const heading = (name: string): string => `## ${name}`;

/**
 * Puts the report of an area into the page, in the place of an earlier one or at the end.
 *
 * @param page - Markdown; the headings of its second level are names of areas.
 */
export function putReport(page: string, report: AreaReport, reasons: Reasons): string {
  const [intro = "", ...sections] = page.trimEnd().split(/\n+(?=## )/);
  const place = sections.findIndex((section) => section.split("\n")[0] === heading(report.name));
  sections.splice(place < 0 ? sections.length : place, 1, renderArea(report, reasons));
  return `${[intro, ...sections].join("\n\n")}\n`;
}

function renderArea({ name, day, result }: AreaReport, reasons: Reasons): string {
  const survivors = listSurvivors(result);
  const rows = countFiles(result).map(([file, count]) => row(`\`${file}\``, count));
  return [
    heading(name),
    `Measured on ${day}: ${scoreOf(countAll(result)).toFixed(1)} % killed.`,
    [
      "| File | Mutants | Killed | Survived | Unreached | Score |",
      "| --- | ---: | ---: | ---: | ---: | ---: |",
      ...rows,
      row("All", countAll(result)),
    ].join("\n"),
    ...(survivors.length === 0
      ? ["None survived."]
      : ["Survivors:", survivors.map((each) => `- ${describe(each, reasonFor(reasons, each))}`).join("\n")]),
  ].join("\n\n");
}

function row(name: string, count: Count): string {
  const { mutants, killed, survived, unreached } = count;
  const cells = [name, mutants, killed, survived, unreached, `${scoreOf(count).toFixed(1)} %`];
  return `| ${cells.join(" | ")} |`;
}

function describe({ file, line, change }: Survivor, reason = "no reason is given yet"): string {
  return `\`${file.slice(file.lastIndexOf("/") + 1)}:${String(line)}\` ${code(change)}: ${reason}`;
}

/** Code in Markdown, whatever it is. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}
