import { rmSync } from "node:fs";
import { isAbsolute } from "node:path";

import { rolldown, type OutputChunk } from "rolldown";

import { projectRoot } from "../config.js";

/**
 * Bundles a program into one file, with the SDK in it and without what other packages bring.
 *
 * @param input - Path of the program, from the project's root.
 * @param folder - Where the file goes; what was there is gone.
 * @param name - Its name without the extension.
 * @returns What it imports.
 */
export async function bundle(input: string, folder: string, name: string): Promise<readonly string[]> {
  const bundling = await rolldown({
    cwd: projectRoot,
    input: { [name]: `./${input}` },
    // What another package brings is that package's to bring; the SDK is this project's own.
    external: (id) => !/^[.#]|^@elicense\//.test(id) && !isAbsolute(id),
    platform: "node",
    tsconfig: false,
    transform: { target: "es2023" },
    treeshake: { moduleSideEffects: false },
    onLog: (level, log) => {
      if (level === "warn") throw new Error(log.message);
    },
  });
  rmSync(folder, { recursive: true, force: true });
  const { output } = await bundling.write({
    dir: folder,
    format: "esm",
    entryFileNames: "[name].js",
    banner: "#!/usr/bin/env node",
    codeSplitting: false,
  });
  await bundling.close();
  return output
    .filter((part): part is OutputChunk => part.type === "chunk")
    .flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
}
