import { verify, type Client, type Verdict, type Verification } from "@elicense/sdk";
import type { Command } from "commander";

import { loadConfig } from "../config.js";
import { exitCodes } from "../exit.js";
import { tone, type Tone } from "../output/color.js";
import { printable } from "../output/printable.js";
import { table } from "../output/table.js";
import { shanghaiTime } from "../output/time.js";
import type { CommandResult, Definition, Invocation } from "./support/Command.js";
import type { ExitCode } from "./support/CommandError.js";
import { withReader } from "./support/connectClient.js";
import { readDocumentText } from "./support/readDocument.js";

/** What was found about one file. */
interface Verified {
  readonly file: string;
  readonly verification: Verification;
}

const exitCodeOf: Readonly<Record<Verdict, ExitCode>> = {
  VALID: exitCodes.done,
  INVALID: exitCodes.refused,
  INDETERMINATE: exitCodes.unknown,
};

/** From the worst to the best. */
const verdicts = ["INVALID", "INDETERMINATE", "VALID"] as const satisfies readonly Verdict[];

const tones: Readonly<Record<Verdict, Tone>> = { VALID: "good", INVALID: "bad", INDETERMINATE: "unsure" };

/** Defines `verify <document…>`. */
export function defineVerify(command: Command, { text, perform }: Definition): void {
  command
    .description(text("verify.description"))
    .argument("<document...>", text("verify.documents"))
    .action((files: string[]) => perform((invocation) => verifyFiles(files, invocation)));
}

async function verifyFiles(files: readonly string[], invocation: Invocation): Promise<CommandResult> {
  // All are read before the first is judged: a name that is mistyped is no verdict.
  const texts: string[] = [];
  for (const file of files) texts.push(await readDocumentText(file));

  const verified = await withReader(loadConfig({ say: invocation.note }), (client) =>
    verifyTexts(client, files, texts),
  );
  const verdict =
    verdicts.find((each) => verified.some(({ verification }) => verification.verdict === each)) ?? "INDETERMINATE";
  return {
    exitCode: exitCodeOf[verdict],
    data: { verdict, documents: verified.map((each) => toData(each, invocation)) },
    output: [...verified.map((each) => toText(each, invocation)), ...summaryOf(verified, invocation)].join("\n\n"),
  };
}

async function verifyTexts(
  client: Client,
  files: readonly string[],
  texts: readonly string[],
): Promise<readonly Verified[]> {
  const verified: Verified[] = [];
  for (const [position, file] of files.entries()) {
    verified.push({ file, verification: await verify(texts[position], { client }) });
  }
  return verified;
}

/** Of several documents, how many have which verdict, and which are not valid: nobody should have to scroll for it. */
function summaryOf(verified: readonly Verified[], { text }: Invocation): readonly string[] {
  if (verified.length < 2) return [];
  const lines = verdicts.toReversed().flatMap((verdict) => {
    const files = verified.filter(({ verification }) => verification.verdict === verdict).map(({ file }) => file);
    if (files.length === 0) return [];
    const count = tone(tones[verdict], `${String(files.length)} ${text(`verdict.${verdict}`)}`);
    return [count, ...(verdict === "VALID" ? [] : files.map((file) => `  ${printable(file)}`))];
  });
  return [lines.join("\n")];
}

function toData({ file, verification }: Verified, { language }: Invocation): object {
  const { checks, ...rest } = verification;
  return { file, ...rest, checks: checks.map((check) => ({ ...check, message: check.message[language] })) };
}

function toText({ file, verification }: Verified, { text, language }: Invocation): string {
  const { verdict, checks, block } = verification;
  const rows = checks.map((check) => [
    text(`check.${check.name}`),
    text(`result.${check.result}`),
    check.message[language],
  ]);
  return [
    printable(file),
    table([text("column.check"), text("column.result"), text("column.finding")], rows),
    tone(tones[verdict], text("verify.verdict", { verdict: text(`verdict.${verdict}`) })),
    ...(block ? [text("verify.block", { block: block.number, time: shanghaiTime(block.timestamp) })] : []),
  ].join("\n");
}
