import { createInterface } from "node:readline";
import { Writable } from "node:stream";

import { CommandError } from "../commands/support/CommandError.js";
import { exitCodes } from "../exit.js";

/** Where a question is asked; the process's own terminal if left out. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
  /** Breaks the process off, as Ctrl-C does. */
  readonly interrupt: () => void;
}

/** Parameters of {@link promptLine}. */
export interface PromptParameters {
  /** What is asked. */
  readonly question: string;
  /** Whether what is typed stays unseen. */
  readonly hidden: boolean;
  /** Options by which a program answers instead, for the complaint where there is no terminal. */
  readonly options: string;
}

/** The terminal of this process; questions go to standard error, since standard output is for results. */
const ownTerminal: Terminal = {
  input: process.stdin,
  output: process.stderr,
  interrupt: () => void process.kill(process.pid, "SIGINT"),
};

/**
 * Asks a person for one line. The terminal echoes nothing itself; of what is hidden nothing is written anywhere.
 *
 * @returns What was typed, without the line's end.
 * @throws {CommandError} PROMPT_NO_TERMINAL where nobody is there, PROMPT_ENDED where the input ended without a line.
 */
export async function promptLine(
  { question, hidden, options }: PromptParameters,
  { input, output, interrupt }: Terminal = ownTerminal,
): Promise<string> {
  if (input.isTTY !== true) throw new CommandError("prompt.noTerminal", exitCodes.usage, { question, options });
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input, output: hidden ? unseen : output, terminal: true, historySize: 0 });
  if (hidden) output.write(`${question} `);
  try {
    return await new Promise<string>((resolve, reject) => {
      reader.once("SIGINT", interrupt);
      reader.once("close", () => reject(new CommandError("prompt.ended", exitCodes.usage, { question })));
      reader.question(hidden ? "" : `${question} `, resolve);
    });
  } finally {
    reader.close();
    if (hidden) output.write("\n");
  }
}
