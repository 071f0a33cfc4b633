import { execFileSync } from "node:child_process";
import { join } from "node:path";

import { distFolder, packageFolder } from "./folders.js";

/**
 * Packs a package that was built, as npm would publish it.
 *
 * @param folder - Where to put the tarball.
 * @param built - Folder of the package; the SDK's if left out.
 * @returns The tarball's absolute path.
 */
export function packPackage(folder = distFolder, built = packageFolder): string {
  const args = ["pack", "--json", "--pack-destination", folder];
  const output = execFileSync("npm", args, { cwd: built, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const [packed] = JSON.parse(output) as readonly { readonly filename: string }[];
  if (packed === undefined) throw new Error("npm packed nothing");
  return join(folder, packed.filename);
}
