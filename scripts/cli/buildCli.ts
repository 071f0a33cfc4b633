import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { projectRoot } from "../config.js";
import { bundle } from "./bundle.js";
import { cliSchemasFolder } from "./schemasFolder.js";

/** The command line's package as it is published. */
export const cliFolder = join(projectRoot, "dist", "cli");

/** The program itself: one file. */
export const cliProgram = join(cliFolder, "elicense.js");

/** A manifest, as far as it is read here. */
interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly engines: object;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * Builds the command line's package, which can be installed by itself: the program in one file, the SDK in it, the
 * schemas of what it prints, and what it needs of other packages, pinned as the project pins it.
 */
export async function buildCli(): Promise<void> {
  const imported = await bundle("scripts/elicense.ts", cliFolder, "elicense");
  writePackage(new Set(imported.filter((id) => !id.startsWith("node:")).map(packageOf)));
}

function writePackage(packages: ReadonlySet<string>): void {
  const { version, license, engines, devDependencies } = readManifest("package.json");
  const pins = { ...devDependencies, ...readManifest("sdk", "package.json").dependencies };
  const dependencies = [...packages].sort().map((name) => [name, pins[name]] as const);
  const unpinned = dependencies.find(([, pin]) => pin === undefined);
  if (unpinned !== undefined) throw new Error(`no package.json pins ${unpinned[0]}`);
  const own = {
    ...{ name: "@elicense/cli", version, license, type: "module", engines },
    description: "Electronic licenses on the command line: issue, manage, use and verify them",
    keywords: ["electronic license", "verifiable credentials", "proof of authority", "电子证照"],
    bin: { elicense: "./elicense.js" },
    exports: { "./schemas/*.json": "./schemas/*.json", "./package.json": "./package.json" },
    files: ["elicense.js", "README.zh-CN.md", "schemas"],
    dependencies: Object.fromEntries(dependencies),
  };
  mkdirSync(cliFolder, { recursive: true });
  writeFileSync(join(cliFolder, "package.json"), `${JSON.stringify(own, null, 2)}\n`);
  cpSync(join(projectRoot, "LICENSE"), join(cliFolder, "LICENSE"));
  for (const readme of ["README.md", "README.zh-CN.md"]) {
    cpSync(join(projectRoot, "scripts", "cli", readme), join(cliFolder, readme));
  }
  cpSync(cliSchemasFolder, join(cliFolder, "schemas"), { recursive: true });
}

function readManifest(...path: readonly string[]): Manifest {
  return JSON.parse(readFileSync(join(projectRoot, ...path), "utf8")) as Manifest;
}

/** The package of a module: `ethers` of `ethers/utils`, `@noble/hashes` of `@noble/hashes/sha3.js`. */
function packageOf(id: string): string {
  return id
    .split("/")
    .slice(0, id.startsWith("@") ? 2 : 1)
    .join("/");
}
