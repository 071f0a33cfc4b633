import { availableParallelism, cpus, totalmem } from "node:os";
import { join } from "node:path";

import { format, resolveConfig } from "prettier";

import { projectRoot } from "../../../scripts/config.js";
import type { Followed } from "./Followed.js";
import type { Log } from "./Log.js";

/** Where the report is. */
export const reportPage = join(projectRoot, "docs", "assurance", "network.md");

/**
 * Writes what was done on the network, and what came of it.
 *
 * @param version - What the engine says of itself.
 * @param followed - What was done of the departments' runbooks.
 */
export async function reportOf(version: string, { entries, seconds }: Log, followed: Followed): Promise<string> {
  const failed = entries.filter(({ good }) => !good).length;
  const steps = entries.map(({ title, seen, good, seconds: took }, position) =>
    [
      `## ${String(position + 1)}. ${title}`,
      `${good ? "As it should be" : "**Not as it should be**"}; ${took.toFixed(0)} s.`,
      seen.map((sentence) => `- ${sentence}`).join("\n"),
    ].join("\n\n"),
  );
  const text = `# A network of real validators

    Written by \`npm run test:network\`, on ${new Date().toISOString().slice(0, 10)}, on ${machine()}: ${version}, nodes of four
    departments and more, each with a folder of its own in which its people run the commands; nothing but cards and plans
    passes between them. In all steps but those of the founding licenses are issued through the command line all the while: files of
    60, in batches of 10 that a second key has approved. Each time was measured once, with all nodes on one machine.

    ${followed.sentences().join(" ")}

    ${String(entries.length)} steps in ${(seconds / 60).toFixed(0)} minutes; ${failed === 0 ? "all as they should be" : `**${String(failed)} not as they should be**`}.

    ${steps.join("\n\n")}
    `;
  return format(text.replaceAll(/^ {4}/gm, ""), { ...(await resolveConfig(reportPage)), filepath: reportPage });
}

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${String(availableParallelism())} × ${cpu?.model ?? "?"}, ${String(memory)} GiB, Node ${process.version}`;
}
