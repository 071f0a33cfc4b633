import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { bundle } from "../../scripts/cli/bundle.js";
import { projectRoot } from "../../scripts/config.js";
import { writeUnlessSame } from "../../scripts/files.js";
import { surroundings, type CliRun } from "../scripts/commands/runCli.js";

/**
 * The program in one file, which starts in a fraction of the time that its sources take. It stands one folder below the
 * project's, as `scripts/config.ts` does, which finds the project by that.
 */
const program = join(projectRoot, ".elicense", "network.js");

/** Where Node keeps the compiled program from one run to the next. */
const compileCache = join(projectRoot, ".elicense", "compiled");

let built: Promise<void> | undefined;

async function build(): Promise<void> {
  const { code } = await bundle("scripts/network/main.ts");
  writeUnlessSame(program, code);
}

/**
 * Runs the network's program as a process of its own, in English.
 *
 * @param folder - What it is started in: that of a department's machine.
 * @param args - Command and arguments.
 * @param env - Settings on top of the machine's.
 */
export async function runNetwork(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CliRun> {
  built ??= build();
  await built;
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: {
      ...{ ...surroundings, NODE_COMPILE_CACHE: compileCache, npm_lifecycle_event: "network", ELICENSE_LANG: "en" },
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const [exitCode] = (await once(child, "close")) as [number | null];
  return { exitCode, stdout, stderr };
}

/** An empty folder of its own, as a department's machine has one. */
export function makeMachine(): string {
  return mkdtempSync(join(tmpdir(), "elicense-network-"));
}

/** What a run with `--json` refused: its exit code, and the error's code and details. */
export function refusalOf({ exitCode, stdout }: CliRun): readonly [number | null, string, object] {
  const { error } = JSON.parse(stdout) as { readonly error: { readonly code: string; readonly details: object } };
  return [exitCode, error.code, error.details];
}

/** The paths of all files in a folder, in it. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
