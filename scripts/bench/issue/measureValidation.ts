import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { bundle } from "../../cli/bundle.js";
import { projectRoot } from "../../config.js";
import { writeAtomically } from "../../files.js";
import type { Figure } from "../Figure.js";

const program = join(projectRoot, "dist", "bench", "validate.js");

/**
 * Measures the judging of a file's rows alone, in a program of its own that is bundled as the command line is.
 *
 * @param files - The last is measured; those before it have the code that judges compiled.
 */
export async function measureValidation(
  files: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Figure> {
  const { code } = await bundle("scripts/bench/issue/validate.ts");
  writeAtomically(program, code);
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...files], { env });
  return { operation: "validate", subject: "elicense", value: Number(stdout), unit: "rows/s" };
}
