import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";

import { projectRoot } from "../config.js";

/**
 * Copies the project as it stands, changes that are not committed among it, into a folder that git ignores, so that its
 * code can be changed there. Packages and artifacts are linked, except the SDK itself: a link to it would lead back to
 * the code that is not changed.
 *
 * @param name - Of the folder; what stood there is gone.
 * @returns The folder, absolute.
 */
export function copyProject(name: string): string {
  const copy = join(projectRoot, ".elicense", "mutate", name);
  rmSync(copy, { recursive: true, force: true });
  for (const file of listFiles()) cpSync(join(projectRoot, file), join(copy, file));
  for (const folder of ["artifacts", "cache"]) symlinkSync(join(projectRoot, folder), join(copy, folder));

  linkPackages(copy, readdirSync(join(projectRoot, "node_modules")));
  symlinkSync(join("..", "..", "sdk"), join(copy, "node_modules", "@elicense", "sdk"));
  return copy;
}

/** Files that git has or would take, from the project's root. */
function listFiles(): readonly string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: projectRoot,
    encoding: "utf8",
  });
  return listed.split("\0").filter((file) => file !== "" && existsSync(join(projectRoot, file)));
}

function linkPackages(copy: string, names: readonly string[]): void {
  mkdirSync(join(copy, "node_modules", "@elicense"), { recursive: true });
  for (const name of names.filter((each) => each !== "@elicense")) {
    symlinkSync(join(projectRoot, "node_modules", name), join(copy, "node_modules", name));
  }
}
