import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";

import { projectRoot } from "../../../scripts/config.js";
import { surroundings } from "../../scripts/commands/runCli.js";

/** A department, with a machine of its own: here a folder. */
export interface Department {
  readonly name: string;
  /** Unified social credit code. */
  readonly code: string;
  /** Folder in which its people run the programs. */
  readonly folder: string;
  /** Number among the departments, from 0. */
  readonly position: number;
  /** Private key of its governance signer, which its machine has in the settings. */
  readonly governanceKey: string;
}

/** How a program ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** How long it took, seconds. */
  readonly seconds: number;
}

const program = join(projectRoot, "scripts", "network", "main.ts");

const tsx = join(projectRoot, "node_modules", ".bin", "tsx");

/** Runs `npm run network -- …` on a department's machine. */
export async function runNetwork(
  { folder, governanceKey }: Pick<Department, "folder" | "governanceKey">,
  ...args: readonly string[]
): Promise<Ended> {
  const { BESU_HOME = "" } = process.env;
  const settings = { ELICENSE_DEPLOYER_PRIVATE_KEY: governanceKey };
  const env = { ...surroundings, ...settings, BESU_HOME, npm_lifecycle_event: "network", LANG: "en" };
  return runProgram(tsx, ["--tsconfig", join(projectRoot, "tsconfig.json"), program, ...args], { cwd: folder, env });
}

/**
 * Runs it, and requires that it goes well.
 *
 * @returns What it prints with `--json`.
 */
export async function mustRun(department: Department, ...args: readonly string[]): Promise<Record<string, unknown>> {
  const { exitCode, stdout, stderr } = await runNetwork(department, ...args, "--json");
  if (exitCode !== 0) throw new Error(`${department.name}: network ${args.join(" ")}: ${stdout}${stderr}`);
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** Runs a program to its end. */
export async function runProgram(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
): Promise<Ended> {
  const started = performance.now();
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const [exitCode] = (await once(child, "close")) as [number | null];
  return { exitCode, stdout, stderr, seconds: (performance.now() - started) / 1_000 };
}

/** Hands a file over from one department to another, as people do: nothing else passes between them. */
export function handOver(from: string, to: Department, name: string): string {
  const folder = join(to.folder, "received");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  copyFileSync(from, path);
  return path;
}
