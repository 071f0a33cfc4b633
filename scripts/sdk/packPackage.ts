import { execFileSync } from "node:child_process";
import { join } from "node:path";

import { distFolder, packageFolder } from "./folders.js";

/**
 * Packs the package that was built, as npm would publish it.
 *
 * @param folder - Where to put the tarball.
 * @returns Its absolute path.
 */
export function packPackage(folder = distFolder): string {
  const args = ["pack", "--json", "--pack-destination", folder];
  const output = execFileSync("npm", args, { cwd: packageFolder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const [packed] = JSON.parse(output) as readonly { readonly filename: string }[];
  if (packed === undefined) throw new Error("npm packed nothing");
  return join(folder, packed.filename);
}
