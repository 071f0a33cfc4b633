import { readFileSync } from "node:fs";
import { join } from "node:path";

import { sdkFolder } from "./folders.js";

/** A way into the SDK's package: one area of it. */
export interface Entry {
  /** As `exports` has it: `.`, or `./` and the area. */
  readonly path: string;
  /** The area's name; `index` for the whole SDK. */
  readonly name: string;
  /** What a program imports: `@elicense/sdk/verify`. */
  readonly specifier: string;
  /** Absolute path of its source. */
  readonly source: string;
}

/** Manifest of the SDK in the workspace, from which that of the package is made. */
export interface SdkManifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string>>;
  /** What the modules themselves import, by platform. */
  readonly imports: Readonly<Record<`#${string}`, Readonly<Record<string, string>>>>;
  readonly [member: string]: unknown;
}

/** Reads `sdk/package.json`. */
export function readSdkManifest(): SdkManifest {
  return JSON.parse(readFileSync(join(sdkFolder, "package.json"), "utf8")) as SdkManifest;
}

/** The entries that `exports` of `sdk/package.json` names: a further one needs its line there, and nothing else. */
export function readEntries(): readonly Entry[] {
  const { name, exports } = readSdkManifest();
  return Object.entries(exports).map(([path, source]) => ({
    path,
    name: path === "." ? "index" : path.slice(2),
    specifier: path === "." ? name : `${name}${path.slice(1)}`,
    source: join(sdkFolder, source),
  }));
}

/** Absolute paths of the sources of all that is built: the entries, and each platform's own modules. */
export function readSources(): readonly string[] {
  const { imports } = readSdkManifest();
  const ofPlatforms = Object.values(imports).flatMap((byPlatform) => Object.values(byPlatform));
  return [...readEntries().map(({ source }) => source), ...ofPlatforms.map((source) => join(sdkFolder, source))];
}
