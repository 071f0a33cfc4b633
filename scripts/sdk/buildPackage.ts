import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

import { projectRoot } from "../config.js";
import { buildModules } from "./buildModules.js";
import { buildTypes } from "./buildTypes.js";
import { readEntries, readSdkManifest, type Entry } from "./Entry.js";
import { modulesFolder, packageFolder, schemasFolder, sdkFolder } from "./folders.js";

/** Builds the SDK's package, which stands on its own: modules, types, schemas, its manifest and what to read. */
export async function buildPackage(): Promise<void> {
  const entries = readEntries();
  rmSync(packageFolder, { recursive: true, force: true });
  mkdirSync(packageFolder, { recursive: true });

  await buildModules(entries);
  buildTypes(entries);
  copySchemas();
  cpSync(join(projectRoot, "LICENSE"), join(packageFolder, "LICENSE"));
  cpSync(join(sdkFolder, "README.md"), join(packageFolder, "README.md"));
  writeFileSync(join(packageFolder, "package.json"), `${JSON.stringify(packageManifest(entries), null, 2)}\n`);
}

/** The files of each license type, as they stand in the project: another language's programs read them too. */
function copySchemas(): void {
  for (const type of readdirSync(schemasFolder, { withFileTypes: true })) {
    if (!type.isDirectory()) continue;
    cpSync(join(schemasFolder, type.name), join(packageFolder, "schemas", type.name), {
      recursive: true,
      filter: (path) => !path.includes(".") || path.endsWith(".json"),
    });
  }
}

/** The workspace's manifest, with the entries that were built in place of the sources. */
function packageManifest(entries: readonly Entry[]): Readonly<Record<string, unknown>> {
  const exports = Object.fromEntries(
    entries.map(({ path, source }) => {
      const built = `./${relative(packageFolder, modulesFolder)}/${relative(projectRoot, source)}`;
      return [path, { types: built.replace(/\.ts$/, ".d.ts"), default: built.replace(/\.ts$/, ".js") }];
    }),
  );
  const schemas = { "./schemas/*.json": "./schemas/*.json", "./package.json": "./package.json" };
  return { ...readSdkManifest(), exports: { ...exports, ...schemas } };
}
