import type { BlockParameter, NodeReport, Verdict, VerifyParameters } from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig } from "../config.js";
import { exitCodes } from "../exit.js";
import { tone, type Tone } from "../output/color.js";
import { printable } from "../output/printable.js";
import { table } from "../output/table.js";
import { shanghaiTime } from "../output/time.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import { CommandError, type ExitCode } from "./support/CommandError.js";
import { withReaders } from "./support/connectReaders.js";
import { documentsOption } from "./support/documentsOption.js";
import { failureData } from "./support/failure.js";
import { parseAt } from "./support/parseAt.js";
import { parseWhole } from "./support/parseWhole.js";
import { findTargets, type Target } from "./verify/findTargets.js";
import { verifyTargets, type Verified } from "./verify/verifyTargets.js";

interface VerifyCommandOptions {
  readonly at?: BlockParameter;
  readonly rpc?: readonly string[];
  readonly threshold?: number;
  readonly documents: string;
}

const exitCodeOf: Readonly<Record<Verdict, ExitCode>> = {
  VALID: exitCodes.done,
  INVALID: exitCodes.refused,
  INDETERMINATE: exitCodes.unknown,
};

/** From the worst to the best. */
const verdicts = ["INVALID", "INDETERMINATE", "VALID"] as const satisfies readonly Verdict[];

const tones: Readonly<Record<Verdict, Tone>> = { VALID: "good", INVALID: "bad", INDETERMINATE: "unsure" };

const mostNodes = 99;

/** Defines `verify <target…>`. */
export function defineVerify(command: Command, { text, perform }: Definition): void {
  command
    .description(text("verify.description"))
    .argument("<target...>", text("verify.targets"))
    .option("--at <time>", text("verify.at"), parseAt)
    .option("--rpc <url>", text("verify.rpc"), (url: string, others: readonly string[] | undefined) => [
      ...(others ?? []),
      url,
    ])
    .option("--threshold <k>", text("verify.threshold"), (value) => parseWhole("--threshold", value, 1, mostNodes))
    .addOption(documentsOption(text))
    .action((names: string[], options: VerifyCommandOptions) =>
      perform((invocation) => verifyNamed(names, options, invocation)),
    );
}

async function verifyNamed(
  names: readonly string[],
  { at, rpc = [], threshold, documents }: VerifyCommandOptions,
  invocation: Invocation,
): Promise<CommandResult> {
  const nodes = Math.max(rpc.length, 1);
  if (threshold !== undefined && threshold > nodes) {
    throw new CommandError("usage.number", exitCodes.usage, { option: "--threshold", from: 1, to: nodes });
  }
  // All names are looked for before the first is judged: one that is mistyped is no verdict.
  const { targets, isOne } = await findTargets(names, documents);
  return withReaders(loadConfig({ say: invocation.note }), rpc, async (clients) => {
    const parameters = {
      clients,
      ...(threshold !== undefined && { threshold }),
      ...(at !== undefined && { at }),
    };
    return isOne ? verifyOne(targets, parameters, invocation) : verifyAll(targets, parameters, invocation);
  });
}

async function verifyOne(
  targets: readonly Target[],
  parameters: VerifyParameters,
  invocation: Invocation,
): Promise<CommandResult> {
  const verified: Verified[] = [];
  for await (const each of verifyTargets(targets, standardInput(), parameters)) verified.push(each);
  const [only] = verified;
  // What was named alone and cannot be read was called wrongly.
  if (only !== undefined && "unread" in only) throw only.unread;
  const verdict = only?.verification.verdict ?? "INDETERMINATE";
  return {
    exitCode: exitCodeOf[verdict],
    data: { verdict, documents: verified.map((each) => toData(each, invocation)) },
    output: verified.map((each) => toText(each, invocation)).join("\n\n"),
  };
}

/** Gives each verification as it comes, and keeps the names of what is not valid. */
async function verifyAll(
  targets: readonly Target[],
  parameters: VerifyParameters,
  invocation: Invocation,
): Promise<CommandResult> {
  invocation.asLines();
  const files: Record<Verdict, string[]> = { INVALID: [], INDETERMINATE: [], VALID: [] };
  const counts: Record<Verdict, number> = { INVALID: 0, INDETERMINATE: 0, VALID: 0 };
  for await (const each of verifyTargets(targets, standardInput(), parameters)) {
    const verdict = verdictOf(each);
    counts[verdict]++;
    if (verdict !== "VALID") files[verdict].push(each.file);
    await invocation.emit({ data: toData(each, invocation), text: `${toText(each, invocation)}\n` });
  }
  const verdict = verdicts.find((each) => counts[each] > 0) ?? "INDETERMINATE";
  return {
    exitCode: exitCodeOf[verdict],
    data: { verdict, counts },
    output: summaryOf(counts, files, invocation),
  };
}

/** A file that could not be read is neither valid nor invalid. */
function verdictOf(verified: Verified): Verdict {
  return "unread" in verified ? "INDETERMINATE" : verified.verification.verdict;
}

async function* standardInput(): AsyncGenerator<string, void> {
  yield* process.stdin.setEncoding("utf8") as AsyncIterable<string>;
}

/** How many have which verdict, and which are not valid: nobody should have to scroll for it. */
function summaryOf(
  counts: Readonly<Record<Verdict, number>>,
  files: Readonly<Record<Verdict, readonly string[]>>,
  { text }: Invocation,
): string {
  return verdicts
    .toReversed()
    .filter((verdict) => counts[verdict] > 0)
    .flatMap((verdict) => [
      tone(tones[verdict], `${String(counts[verdict])} ${text(`verdict.${verdict}`)}`),
      ...files[verdict].map((file) => `  ${printable(file)}`),
    ])
    .join("\n");
}

function toData(verified: Verified, { language }: Invocation): object {
  const { file } = verified;
  if ("unread" in verified) {
    return { file, verdict: verdictOf(verified), checks: [], error: failureData(verified.unread, language) };
  }
  const { checks, ...rest } = verified.verification;
  return { file, ...rest, checks: checks.map((check) => ({ ...check, message: check.message[language] })) };
}

function toText(verified: Verified, { text, language }: Invocation): string {
  const { file } = verified;
  if ("unread" in verified) {
    const { code, message } = failureData(verified.unread, language);
    const verdict = verdictOf(verified);
    return [
      printable(file),
      `[${code}] ${message}`,
      tone(tones[verdict], text("verify.verdict", { verdict: text(`verdict.${verdict}`) })),
    ].join("\n");
  }
  const { verdict, checks, block, nodes = [] } = verified.verification;
  const rows = checks.map((check) => [
    text(`check.${check.name}`),
    text(`result.${check.result}`),
    check.message[language],
  ]);
  const isDocument = checks.some(({ name }) => name === "document");
  return [
    printable(file),
    table([text("column.check"), text("column.result"), text("column.finding")], rows),
    ...(nodes.length > 1 ? [nodesText(nodes, text)] : []),
    tone(tones[verdict], text("verify.verdict", { verdict: text(`verdict.${verdict}`) })),
    ...(isDocument ? [] : [text("verify.byId")]),
    ...(block ? [text("verify.block", { block: block.number, time: shanghaiTime(block.timestamp) })] : []),
  ].join("\n");
}

/** What became of each node that was asked: one that says otherwise is named. */
function nodesText(nodes: readonly NodeReport[], text: Invocation["text"]): string {
  const rows = nodes.map(({ name, answer, head, cause }) => [
    name,
    cause === undefined ? text(`node.${answer}`) : `${text(`node.${answer}`)} (${cause.code})`,
    head === undefined ? "" : String(head),
  ]);
  return table([text("column.node"), text("column.answer"), text("column.head")], rows);
}
