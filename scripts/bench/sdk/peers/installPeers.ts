import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { projectRoot } from "../../../config.js";

/** Where the peers are installed: a folder that git ignores. */
const folder = join(projectRoot, ".elicense", "bench", "peers");

const manifest = "package.json";
const lock = "package-lock.json";

/** Left once an installation went well: the lock file that it was made from. */
const stamp = join(folder, "installed.json");

/** Loads a package of the peers. They are CommonJS, and so are loaded as it: as modules some of them don't load. */
export const requirePeer = createRequire(join(folder, manifest));

/**
 * Installs the peers, unless they are there as the lock file has them. They are no dependencies of the project: they are
 * some 300 MB. No script of theirs is run.
 *
 * @param say - Tells what is done.
 * @throws npm could not install them.
 */
export function installPeers(say: (line: string) => void): void {
  const source = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === readFileSync(source(lock), "utf8")) return;

  say("Installing the peers, some 300 MB, from npm's registry. Takes a minute.");
  mkdirSync(folder, { recursive: true });
  rmSync(stamp, { force: true });
  for (const name of [manifest, lock]) copyFileSync(source(name), join(folder, name));
  const { status } = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    ...{ cwd: folder, shell: process.platform === "win32" },
    // What is printed to the standard output is the result alone.
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) {
    throw new RangeError("The peers could not be installed: look above. With --own elicense is measured alone.");
  }
  copyFileSync(source(lock), stamp);
}
