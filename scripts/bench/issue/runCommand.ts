import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

import { cliEntry } from "../../cli/buildCli.js";
import type { Scene } from "./openScene.js";

/** How often the memory is looked at, milliseconds. */
const interval = 500;

/** A run of the command line that has ended. */
export interface CommandRun {
  /** The last line that it printed. */
  readonly summary: object;
  /** How long it took, seconds. */
  readonly seconds: number;
  /** Its resident memory over time, MB. */
  readonly memory: readonly number[];
}

/**
 * Runs the command line, as an office has it installed, and watches its memory.
 *
 * @throws {RangeError} It ended otherwise than with its work done, or awaiting an approval.
 */
export async function runCommand({ env, folder }: Scene, args: readonly string[]): Promise<CommandRun> {
  const start = performance.now();
  const child = spawn(process.execPath, [cliEntry, ...args, "--yes", "--json"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: process.env.PATH, ...env },
  });
  const memory: number[] = [];
  const timer = setInterval(() => {
    void memoryOf(child.pid ?? 0).then((megabytes) => {
      if (megabytes !== undefined && megabytes > 0) memory.push(megabytes);
    });
  }, interval);
  let last = "";
  createInterface({ input: child.stdout }).on("line", (line) => (last = line));
  const [exitCode] = (await once(child, "close")) as [number | null];
  clearInterval(timer);
  if (exitCode !== 0 && exitCode !== 1)
    throw new RangeError(`${args[0] ?? ""} ended with ${String(exitCode)}: ${last}`);
  return { summary: JSON.parse(last) as object, seconds: (performance.now() - start) / 1_000, memory };
}

/** Resident memory of a process, MB; `undefined` where it has ended. */
async function memoryOf(pid: number): Promise<number | undefined> {
  try {
    return (await residentOf(pid)) / 1_024;
  } catch {
    return undefined;
  }
}

/** In KiB. Another program is asked only where the system has no such file: to start one takes time from what is measured. */
async function residentOf(pid: number): Promise<number> {
  if (process.platform === "linux") {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${String(pid)}/status`, "utf8"))?.[1]);
  }
  const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)]);
  return Number(stdout.trim());
}
