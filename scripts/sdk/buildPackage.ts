import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

import { projectRoot } from "../config.js";
import { buildModules } from "./buildModules.js";
import { buildTypes } from "./buildTypes.js";
import { readSdkManifest, readSources } from "./Entry.js";
import { modulesFolder, packageFolder, schemasFolder, sdkFolder } from "./folders.js";

/** Builds the SDK's package, which stands on its own: modules, types, schemas, its manifest and what to read. */
export async function buildPackage(): Promise<void> {
  const sources = readSources();
  rmSync(packageFolder, { recursive: true, force: true });
  mkdirSync(packageFolder, { recursive: true });

  await buildModules(sources);
  buildTypes(sources);
  copySchemas();
  cpSync(join(projectRoot, "LICENSE"), join(packageFolder, "LICENSE"));
  cpSync(join(sdkFolder, "README.md"), join(packageFolder, "README.md"));
  writeFileSync(join(packageFolder, "package.json"), `${JSON.stringify(packageManifest(), null, 2)}\n`);
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

/** The workspace's manifest, with what was built in place of the sources. */
function packageManifest(): Readonly<Record<string, unknown>> {
  const { exports, imports, ...manifest } = readSdkManifest();
  const schemas = { "./schemas/*.json": "./schemas/*.json", "./package.json": "./package.json" };
  return {
    ...manifest,
    exports: { ...mapValues(exports, typesAndModule), ...schemas },
    imports: mapValues(imports, (byPlatform) => mapValues(byPlatform, typesAndModule)),
  };
}

/** What was built of a source, the types first, as resolvers ask for. */
function typesAndModule(source: string): Readonly<Record<"types" | "default", string>> {
  const path = relative(projectRoot, join(sdkFolder, source));
  const built = `./${relative(packageFolder, modulesFolder)}/${path}`;
  return { types: built.replace(/\.ts$/, ".d.ts"), default: built.replace(/\.ts$/, ".js") };
}

function mapValues<Value, Mapped>(
  record: Readonly<Record<string, Value>>,
  map: (value: Value) => Mapped,
): Readonly<Record<string, Mapped>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
