import { spawn } from "node:child_process";
import { stripVTControlCharacters } from "node:util";

/** How a program ended. */
export interface Run {
  /** 0 if it went well. */
  readonly exitCode: number;
  /** All that it printed to its standard output, without colors. */
  readonly output: string;
}

/** Options of {@link run}. */
export interface RunOptions {
  /** Whether to hold back what it prints, errors among it, for the caller to show when another program has ended. */
  readonly held?: boolean;
}

/**
 * Runs a program of the project's and passes on what it prints as it comes.
 *
 * @param command - Found on the PATH, on which npm puts the project's own programs first.
 * @returns How it ended; a failure is a result, not an exception.
 */
export async function run(command: string, args: readonly string[], { held = false }: RunOptions = {}): Promise<Run> {
  // The program sees a pipe, and would leave its colors out.
  const env = process.stdout.isTTY ? { ...process.env, FORCE_COLOR: "1" } : process.env;
  const child = spawn(command, args, { env, stdio: ["inherit", "pipe", held ? "pipe" : "inherit"] });

  let output = "";
  const take = (text: string): void => {
    output += text;
    if (!held) process.stdout.write(text);
  };
  child.stdout?.setEncoding("utf8").on("data", take);
  child.stderr?.setEncoding("utf8").on("data", take);

  const exitCode = await new Promise<number>((resolve) => {
    child.on("error", (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(127);
    });
    // A program that was killed has no exit code.
    child.on("close", (code) => {
      resolve(code ?? 1);
    });
  });

  return { exitCode, output: stripVTControlCharacters(output) };
}
