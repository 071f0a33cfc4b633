import { isDeepStrictEqual } from "node:util";
import { join } from "node:path";

import { releases, type Release } from "@elicense/sdk/release";
import { format, resolveConfig } from "prettier";

import manifest from "../../package.json" with { type: "json" };
import { projectRoot } from "../config.js";
import { readReleased } from "./readReleased.js";

/** File of the releases that the SDK knows. */
export const releasesPath = join(projectRoot, "sdk", "src", "release", "releases.ts");

/**
 * Adds what is compiled now to the releases that are known. What was released stays, since registries are not replaced: a
 * deployment of years ago must still be told by its code. A release whose contracts are those of the one before is that one.
 */
export function withCurrent(known: readonly Release[], current: Release): readonly Release[] {
  const before = known.filter(({ version }) => version !== current.version);
  return isDeepStrictEqual(before.at(-1)?.contracts, current.contracts) ? before : [...before, current];
}

/** Writes the module of the releases as it should be, in the project's formatting. */
export async function renderReleases(): Promise<string> {
  const current = { version: manifest.version, contracts: await readReleased() };
  const text = [
    "// Written by `npm run release:code` from what the compiler made of contracts/; never edited.",
    'import type { Release } from "./Release.js";',
    "",
    "/** Releases whose code this package knows, the newest last. */",
    `export const releases: readonly Release[] = ${JSON.stringify(withCurrent(releases, current))};`,
  ].join("\n");
  const options = await resolveConfig(releasesPath);
  return format(text, { ...options, filepath: releasesPath });
}
