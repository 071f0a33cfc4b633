import { setFlagsFromString } from "node:v8";

import type { Language } from "@elicense/sdk";
import { CommanderError, type Command } from "commander";

import type { Perform } from "./commands/support/buildProgram.js";
import type { CommandResult, Invocation } from "./commands/support/Command.js";
import { toFailure } from "./commands/support/failure.js";
import { userLanguage } from "./config.js";
import { exitCodes } from "./exit.js";
import { listenForInterruption } from "./interruption.js";
import { message } from "./messages/index.js";
import { toJson, toJsonLine } from "./output/json.js";
import { writeOut } from "./output/writeOut.js";

/** What counts as a long run, milliseconds. */
const longRun = 2_000;

// A long run keeps little and makes much garbage, of which twice as much would pile up otherwise before it is looked for; a
// short one would take an eighth longer by it.
setTimeout(() => setFlagsFromString("--optimize-for-size"), longRun).unref();

// A reader that has seen enough, such as head, is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

/** Whether the result is lines. */
let lines = false;

const invocation = invocationOf(process.argv.slice(2));

/**
 * Runs a program by this process's command line, and sets the exit code.
 *
 * Results go to standard output, with `--json` as one object, or as one a line where they are long; plan, progress and
 * complaints go to standard error.
 *
 * @param create - Builds the program in a language.
 */
export async function runProgram(create: (language: Language, perform: Perform) => Command): Promise<void> {
  try {
    await create(invocation.language, perform).parseAsync();
  } catch (error) {
    // The help or the version was asked for, and is there.
    if (!(error instanceof CommanderError)) fail(error);
  }
}

const perform: Perform = async (action, signing) => print(await action({ ...invocation, signing }));

function fail(error: unknown): void {
  print(toFailure(error, invocation.language));
  if (process.env.ELICENSE_DEBUG) console.error(error);
}

function print({ exitCode, data, output, complaint }: CommandResult): void {
  process.exitCode = exitCode;
  if (invocation.json) {
    console.log((lines ? toJsonLine : toJson)({ ok: exitCode === exitCodes.done, exitCode, ...data }));
    return;
  }
  if (output !== "") console.log(output);
  if (complaint !== undefined) console.error(complaint);
}

/** Reads what concerns every command before the command line is: its complaints too are in the user's language. */
function invocationOf(args: readonly string[]): Omit<Invocation, "signing"> {
  const json = args.includes("--json");
  const language = languageIn(args) ?? userLanguage();
  const text: Invocation["text"] = (key, values) => message(language, key, values);
  return {
    language,
    json,
    text,
    interruption: listenForInterruption({
      ended: () => text("interrupted.ended"),
      waiting: () => text("interrupted.waiting"),
    }),
    note: (text) => {
      if (!json) console.error(typeof text === "string" ? text : text[language]);
    },
    warn: (text) => {
      console.error(text);
    },
    emit: async ({ data, text }) => {
      const part = json ? data && toJsonLine(data) : text;
      if (part !== undefined) await writeOut(`${part}\n`);
    },
    asLines: () => {
      lines = true;
    },
  };
}

function languageIn(args: readonly string[]): Language | undefined {
  const position = args.findIndex((arg) => arg === "--lang" || arg.startsWith("--lang="));
  const value = args[position]?.split("=")[1] ?? args[position + 1];
  return position >= 0 && (value === "en" || value === "zh") ? value : undefined;
}
