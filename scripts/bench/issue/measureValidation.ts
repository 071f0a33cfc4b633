import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { bundle } from "../../cli/bundle.js";
import { projectRoot } from "../../config.js";
import { writeAtomically } from "../../files.js";
import type { Figure } from "../Figure.js";
import { median } from "../sdk/repeat.js";

const program = join(projectRoot, "dist", "bench", "validate.js");

/**
 * Measures the judging of files' rows alone, in a program of its own that is bundled as the command line is.
 *
 * @param files - The first has the code that judges compiled, and is not counted; of the others it is the median.
 */
export async function measureValidation(
  files: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Figure> {
  const { code } = await bundle("scripts/bench/issue/validate.ts");
  writeAtomically(program, code);
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...files], { env });
  const [, ...rates] = JSON.parse(stdout) as readonly number[];
  return { operation: "validate", subject: "elicense", value: median(rates), unit: "rows/s" };
}
