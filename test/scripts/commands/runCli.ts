import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Writable } from "node:stream";

import type { LicenseId } from "@elicense/sdk";

import { buildCli, cliEntry } from "../../../scripts/cli/buildCli.js";
import { projectRoot } from "../../../scripts/config.js";
import { checkOutput } from "./outputSchemas.js";

/** How a run of the command line ended. */
export interface CliRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the command line needs of the machine; the machine's own settings stay out. */
export const surroundings = Object.fromEntries(
  ["PATH", "HOME", "TMPDIR", "SystemRoot"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  }),
);

/** Where Node keeps the compiled program from one run to the next: they are many. */
const compileCache = join(projectRoot, ".elicense", "compiled");

let built: Promise<void> | undefined;

/** Builds the command line's package, once for all tests of a process. */
export function builtCli(): Promise<void> {
  built ??= buildCli();
  return built;
}

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
 * Runs the command line with something on its standard input.
 *
 * @param input - What it reads there.
 */
export async function runCliWith(
  input: string,
  env: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<CliRun> {
  return run(env, args, [], input);
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
  return run(env, args, fed);
}

/** A run that goes on: how it will end, and the process. */
export interface StartedRun {
  readonly ended: Promise<CliRun>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** What it has said on standard error so far. */
  readonly said: () => string;
}

/** Starts the command line as a process of its own, and does not wait for its end. */
export async function startCli(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<StartedRun> {
  return start(env, args, []);
}

async function run(
  env: Readonly<Record<string, string>>,
  args: readonly string[],
  fed: readonly string[],
  input?: string,
): Promise<CliRun> {
  return (await start(env, args, fed, input)).ended;
}

async function start(
  env: Readonly<Record<string, string>>,
  args: readonly string[],
  fed: readonly string[],
  input?: string,
): Promise<StartedRun> {
  // What an office installs, which starts in a quarter of the time that its sources take.
  await builtCli();
  const child = spawn(process.execPath, [cliEntry, ...args], {
    cwd: projectRoot,
    env: { ...surroundings, NODE_COMPILE_CACHE: compileCache, ...env },
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe", ...fed.map(() => "pipe" as const)],
  });
  fed.forEach((text, position) => {
    const pipe = child.stdio[position + 3] as Writable;
    // A command that refuses before it reads closes it.
    pipe.on("error", () => undefined).end(text);
  });
  child.stdin?.end(input);
  let stdout = "";
  let stderr = "";
  child.stdout!.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr!.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = once(child, "close").then(([exitCode]) => {
    const run = { exitCode: exitCode as number | null, stdout, stderr };
    // Whatever a test asks: what a program is told must be what the schemas say. One that was killed may lack its end.
    if (args.includes("--json") && !args.includes("--help") && run.exitCode !== null) checkOutput(args, run);
    return run;
  });
  return { ended, kill: (signal) => void child.kill(signal), said: () => stderr };
}

/** Reads the one object that a run with `--json` printed, or the last of its lines. */
export function jsonOf({ stdout }: CliRun): Record<string, unknown> {
  const text = stdout.startsWith("{\n") ? stdout : (stdout.trimEnd().split("\n").at(-1) ?? "");
  return JSON.parse(text) as Record<string, unknown>;
}

/** Reads what a run with `--json` printed line by line. */
export function linesOf({ stdout }: CliRun): readonly Record<string, unknown>[] {
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** A license, as a run of `issue` with `--json` tells of it. */
export interface ReportedLicense {
  readonly line: number;
  readonly identifier: string;
  readonly id: LicenseId;
  readonly state: string;
  readonly block: number | null;
  readonly transaction: string | null;
  readonly document: string | null;
  readonly refusal: { readonly code: string; readonly message: string } | null;
}

/** The licenses that a run of `issue` with `--json` tells of, before its last line. */
export function licensesOf(run: CliRun): readonly ReportedLicense[] {
  return linesOf(run).slice(0, -1) as unknown as ReportedLicense[];
}
