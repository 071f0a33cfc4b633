import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";

import { projectRoot } from "../config.js";
import type { Entry } from "./Entry.js";
import { modulesFolder, sdkFolder } from "./folders.js";

/** How much an entry adds to a page. */
export interface Size {
  /** Bytes of all that it needs but ethers, bundled, minified and compressed with gzip. */
  readonly bytes: number;
  /** Bytes before the compression of what needs most, by package or folder. */
  readonly largest: readonly (readonly [name: string, bytes: number])[];
}

/** Most bytes of each entry, by its path, from `sdk/sizes.json`. */
export function readBudgets(): Readonly<Record<string, number>> {
  return JSON.parse(readFileSync(join(sdkFolder, "sizes.json"), "utf8")) as Record<string, number>;
}

/** Measures an entry of the package that was built, with everything in it used. ethers is the program's own. */
export async function measureSize({ source }: Entry): Promise<Size> {
  const built = join(modulesFolder, relative(projectRoot, source)).replace(/\.ts$/, ".js");
  const { outputFiles, metafile } = await build({
    absWorkingDir: projectRoot,
    entryPoints: [built],
    external: ["ethers"],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2023",
    write: false,
    metafile: true,
  });
  const sums: Record<string, number> = {};
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      sums[originOf(file)] = (sums[originOf(file)] ?? 0) + bytesInOutput;
    }
  }
  return {
    bytes: outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0),
    largest: Object.entries(sums)
      .sort(([, a], [, b]) => b - a)
      .slice(0, 8),
  };
}

/** The package that a file is of; of our own files, the folder. */
function originOf(file: string): string {
  const dependency = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
  return dependency ?? relative(relative(projectRoot, modulesFolder), file).replace(/\/[^/]*$/, "");
}
