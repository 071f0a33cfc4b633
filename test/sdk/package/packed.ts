import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { buildPackage } from "../../../scripts/sdk/buildPackage.js";
import { packPackage } from "../../../scripts/sdk/packPackage.js";

/** How long building, installing and compiling may take on a machine that is busy, milliseconds. */
export const patience = 180_000;

let building: Promise<string> | undefined;

/** The tarball of the package; built once for all tests of a run. */
export function packed(): Promise<string> {
  building ??= buildPackage().then(() => packPackage());
  return building;
}

/** A folder outside the project in which a stranger installs a package. */
export interface StrangersFolder {
  readonly path: string;
  /** Runs a program there. Fails with what it said. */
  readonly run: (command: string, ...args: readonly string[]) => string;
  readonly remove: () => void;
}

/** Installs the tarball in an empty folder, with ethers of the version that the project is tested with. */
export async function installPacked(ethers: string): Promise<StrangersFolder> {
  const tarball = await packed();
  const folder = openStrangersFolder();
  folder.run("npm", "install", "--prefer-offline", "--no-audit", "--no-fund", tarball, `ethers@${ethers}`);
  return folder;
}

/** Makes an empty folder in which nothing of the project is found. */
export function openStrangersFolder(): StrangersFolder {
  const parent = mkdtempSync(join(tmpdir(), "elicense-stranger-"));
  const path = join(parent, "app");
  mkdirSync(path);
  writeFileSync(join(path, "package.json"), JSON.stringify({ name: "stranger", type: "module", private: true }));

  const run: StrangersFolder["run"] = (command, ...args) =>
    execFileSync(command, args, { cwd: path, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  return { path, run, remove: () => rmSync(parent, { recursive: true, force: true }) };
}
