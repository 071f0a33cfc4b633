import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

import { parse } from "dotenv";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The settings of `.env.example`, for scripts that are to ignore a `.env` of this machine. */
export const exampleSettings = parse(readFileSync(`${root}/.env.example`));

/** A script that was started. */
export interface RunningScript {
  readonly child: ChildProcess;
  /** Resolves with the exit code; `null` if it was killed. */
  readonly exit: Promise<number | null>;
  /** What it has printed so far, to both of its outputs. */
  readonly output: () => string;
  /** Resolves once it has printed this; rejects when it ends before. */
  readonly printed: (text: string) => Promise<void>;
}

/**
 * Starts a script of `scripts/`, as npm would, in English.
 *
 * @param settings - Environment that it gets on top of `.env.example`'s.
 * @param folder - What it is started in; the project's folder if left out.
 */
export function startScript(
  script: string,
  parameters: readonly string[] = [],
  settings: Readonly<Record<string, string>> = {},
  folder: string = root,
): RunningScript {
  const child = spawn(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), `${root}scripts/${script}`, ...parameters],
    {
      cwd: folder,
      env: {
        ...{ ...process.env, ...exampleSettings, TSX_TSCONFIG_PATH: `${root}tsconfig.json`, ELICENSE_LANG: "en" },
        ...settings,
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let output = "";
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      watchers.forEach((look) => look());
    });
  }
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  return {
    child,
    exit,
    output: () => output,
    printed: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (output.includes(text)) resolve();
        };
        watchers.add(look);
        look();
        void exit.then(() => reject(new Error(`ended without printing “${text}”:\n${output}`)));
      }),
  };
}

/** Finds a port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
