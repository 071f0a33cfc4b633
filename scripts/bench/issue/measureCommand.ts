import type { Figure } from "../Figure.js";
import { median } from "../sdk/repeat.js";
import type { Plan } from "./Plan.js";
import type { Scene } from "./openScene.js";
import { rateSince } from "./rateSince.js";
import { runCommand } from "./runCommand.js";

/**
 * Measures one run of the command line that issues an approved file.
 *
 * @throws {RangeError} Not all of it was issued.
 */
export async function measureCommand(
  scene: Scene,
  file: string,
  { licenses, batchSize }: Plan,
): Promise<readonly Figure[]> {
  const before = await scene.node.getBlockNumber();
  const args = ["issue", file, "--out", `${file}.out`, "--batch-size", String(batchSize)];
  const { summary, seconds, memory } = await runCommand(scene, args);
  const { counts } = summary as { readonly counts: { readonly issued: number } };
  if (counts.issued !== licenses) throw new RangeError(`issued ${String(counts.issued)} of ${String(licenses)}`);
  const tenth = Math.max(1, Math.floor(memory.length / 10));
  const figure = (operation: string, value: number, unit: string): Figure => ({
    ...{ operation, value, unit, subject: "elicense" },
  });
  return [
    figure("issue", await rateSince(scene.node, before, licenses), "licenses/s"),
    figure("issueWhole", licenses / seconds, "licenses/s"),
    figure("peakMemory", Math.max(...memory), "MB"),
    figure("memoryGrowth", median(memory.slice(-tenth)) - median(memory.slice(tenth, 2 * tenth)), "MB"),
  ];
}
