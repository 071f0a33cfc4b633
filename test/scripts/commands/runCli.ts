import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Writable } from "node:stream";

import { projectRoot } from "../../../scripts/config.js";

/** How a run of the command line ended. */
export interface CliRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the command line needs of the machine; the machine's own settings stay out. */
const surroundings = Object.fromEntries(
  ["PATH", "HOME", "TMPDIR", "SystemRoot"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  }),
);

/**
 * Runs the command line as a process of its own.
 *
 * @param env - Its settings.
 * @param args - Command and arguments.
 */
export async function runCli(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<CliRun> {
  return runCliFed(env, [], ...args);
}

/**
 * Runs the command line and feeds it secrets.
 *
 * @param fed - What its file descriptors from 3 on give, in order.
 */
export async function runCliFed(
  env: Readonly<Record<string, string>>,
  fed: readonly string[],
  ...args: readonly string[]
): Promise<CliRun> {
  const script = join(projectRoot, "scripts", "elicense.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args], {
    cwd: projectRoot,
    env: { ...surroundings, ...env },
    stdio: ["ignore", "pipe", "pipe", ...fed.map(() => "pipe" as const)],
  });
  fed.forEach((text, position) => {
    const pipe = child.stdio[position + 3] as Writable;
    // A command that refuses before it reads closes it.
    pipe.on("error", () => undefined).end(text);
  });
  let stdout = "";
  let stderr = "";
  child.stdout!.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr!.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const [exitCode] = (await once(child, "close")) as [number | null];
  return { exitCode, stdout, stderr };
}

/** Reads the one object that a run with `--json` printed. */
export function jsonOf(run: CliRun): Record<string, unknown> {
  return JSON.parse(run.stdout) as Record<string, unknown>;
}
