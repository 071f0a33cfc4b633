import { isAbsolute } from "node:path";

import { rolldown } from "rolldown";

import { projectRoot } from "../config.js";
import { modulesFolder } from "./folders.js";

/**
 * Builds the modules that the sources need, a file for each source, so that a bundler leaves out what a program does not
 * use. JSON becomes a module, since not every browser and bundler can import it.
 */
export async function buildModules(sources: readonly string[]): Promise<void> {
  const bundle = await rolldown({
    cwd: projectRoot,
    input: [...sources],
    // What another package brings is that package's to bring; what a platform's own module does, that platform picks.
    external: (id) => !id.startsWith(".") && !isAbsolute(id),
    platform: "neutral",
    tsconfig: false,
    transform: { target: "es2023" },
    // As the package says of itself, so that no import is left of which nothing is used.
    treeshake: { moduleSideEffects: false },
    // A constant that stands for its import would leave an import of nothing behind.
    optimization: { inlineConst: false },
    onLog: (level, log) => {
      if (level === "warn") throw new Error(log.message);
    },
  });
  await bundle.write({
    dir: modulesFolder,
    format: "esm",
    preserveModules: true,
    preserveModulesRoot: projectRoot,
    entryFileNames: "[name].js",
  });
  await bundle.close();
}
