import { join } from "node:path";

import { Application } from "typedoc";

import type { Entry } from "./Entry.js";
import { distFolder, sdkFolder } from "./folders.js";

/** Where the reference goes. */
export const referenceFolder = join(distFolder, "reference");

/**
 * Renders the reference of the SDK from its docstrings.
 *
 * @param entries - An area each.
 * @returns Whether nothing was amiss: every export is documented, every link leads somewhere, and what one mentions is
 * exported too. What is amiss was printed.
 */
export async function renderReference(entries: readonly Entry[]): Promise<boolean> {
  const app = await Application.bootstrap({
    name: "@elicense/sdk",
    readme: join(sdkFolder, "README.md"),
    entryPoints: entries.map(({ source }) => source),
    basePath: join(sdkFolder, "src"),
    tsconfig: join(sdkFolder, "tsconfig.json"),
    logLevel: "Warn",
    // The types of the registries are generated; their meaning stands in contracts/interfaces.
    externalPattern: ["**/typechain-types/**", "**/node_modules/**"],
    excludeExternals: true,
    disableSources: true,
    disableGit: true,
    githubPages: false,
    validation: { notExported: true, invalidLink: true, invalidPath: true, notDocumented: true },
    // What types are derived from; they say what there is.
    intentionallyNotExported: ["bindPrepareCall", "BoundGroups", "encoders", "errorCatalogue"],
    requiredToBeDocumented: ["Function", "Class", "Interface", "TypeAlias", "Variable"],
  });
  const project = await app.convert();
  if (project === undefined) return false;
  app.validate(project);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) return false;
  await app.generateDocs(project, referenceFolder);
  return !app.logger.hasErrors() && !app.logger.hasWarnings();
}
