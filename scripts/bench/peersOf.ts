import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { projectRoot } from "../config.js";

const manifest = "package.json";
const lock = "package-lock.json";

/** Left once an installation went well: the lock file that it was made from. */
const stamp = "installed.json";

/** The peers that a benchmark measures. They are no dependencies of the project, for they are heavy. */
export interface Peers {
  /**
   * Installs them, unless they are there as the lock file has them. No script of theirs is run.
   *
   * @param say - Tells what is done.
   * @throws npm could not install them.
   */
  readonly install: (say: (line: string) => void) => void;
  /** Loads a package of theirs as CommonJS: as modules some of them don't load. */
  readonly require: NodeJS.Require;
}

/**
 * Says where the peers of a benchmark are.
 *
 * @param benchmark - Its name; they are installed in a folder of that name, which git ignores.
 * @param source - Folder of their package.json and its lock.
 * @param size - What there is to install, for people.
 */
export function peersOf(benchmark: string, source: URL, size: string): Peers {
  const folder = join(projectRoot, ".elicense", "bench", benchmark);
  const sourceOf = (name: string): string => fileURLToPath(new URL(name, source));
  const install = (say: (line: string) => void): void => {
    const installed = join(folder, stamp);
    if (existsSync(installed) && readFileSync(installed, "utf8") === readFileSync(sourceOf(lock), "utf8")) return;

    say(`Installing the peers, ${size}, from npm's registry. Takes a minute.`);
    mkdirSync(folder, { recursive: true });
    rmSync(installed, { force: true });
    for (const name of [manifest, lock]) copyFileSync(sourceOf(name), join(folder, name));
    const { status } = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
      ...{ cwd: folder, shell: process.platform === "win32" },
      // What is printed to the standard output is the result alone.
      stdio: ["ignore", 2, 2],
    });
    if (status !== 0) {
      throw new RangeError("The peers could not be installed: look above. With --own elicense is measured alone.");
    }
    copyFileSync(sourceOf(lock), installed);
  };
  return { install, require: createRequire(join(folder, manifest)) };
}
