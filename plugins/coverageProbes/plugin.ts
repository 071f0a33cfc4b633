import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { HardhatPlugin } from "hardhat/types/plugins";

import { paths } from "./Point.js";

/** The project's own code, in the compiler's input. */
const project = "project/contracts/";

/** Stands in all code that Hardhat makes report its statements. */
const hardhatLibrary = "__NomicFoundationCoverage";

/**
 * Adds to `hardhat test --coverage` what it lacks: branches, under whatever runs the tests, Mocha or Solidity. It notes
 * what there is to be reached in `coverage/points`; Hardhat notes what was reached, with its own, in `coverage/data`.
 */
export const coverageProbes: HardhatPlugin = {
  id: "elicense-coverage-probes",
  hookHandlers: {
    solidity: () =>
      Promise.resolve({
        default: async () => {
          // Only what compiles needs the parser.
          const { addProbes } = await import("./addProbes.js");
          return {
            async invokeSolc(context, compiler, input, config, next) {
              const directory = join(context.config.paths.root, paths.points);
              await mkdir(directory, { recursive: true });

              const sources = { ...input.sources };
              for (const [name, { content }] of Object.entries(sources)) {
                // Code without statements has no conditions either.
                if (!name.startsWith(project) || !content.includes(hardhatLibrary)) continue;
                const { source, points } = addProbes(content, name.replace("project/", ""));
                sources[name] = { content: source };
                await writeFile(join(directory, `${name.replaceAll("/", "_")}.json`), JSON.stringify(points));
              }
              return next(context, compiler, { ...input, sources }, config);
            },
          };
        },
      }),
  },
};
