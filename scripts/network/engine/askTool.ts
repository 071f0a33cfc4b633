import { execFile, type ExecFileException } from "node:child_process";
import { promisify } from "node:util";

import { utf8Environment } from "./utf8.js";

const run = promisify(execFile);

/** What came of asking another program. */
export interface ToolAnswer {
  /** Its exit code; null where it did not run to its end. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What it said last of its trouble, or what kept it from running; of 0, nothing. */
  readonly reason: string;
}

/** The most that is told of a reason, letters. */
const longest = 300;

/**
 * Runs another program to its end, whatever that is.
 *
 * @param seconds - How long it may take; as long as it likes if left out.
 */
export async function askTool(path: string, args: readonly string[], seconds = 0): Promise<ToolAnswer> {
  try {
    return {
      exitCode: 0,
      reason: "",
      ...(await run(path, args, { timeout: seconds * 1_000, env: utf8Environment() })),
    };
  } catch (error) {
    const { code, message, stdout = "", stderr = "", killed } = error as ExecFileException;
    const said = stderr.trim().split("\n").filter(Boolean).at(-1);
    return {
      ...{ exitCode: typeof code === "number" ? code : null, stdout, stderr },
      reason: (said ?? (killed === true ? `> ${String(seconds)} s` : message.trim())).slice(0, longest),
    };
  }
}
