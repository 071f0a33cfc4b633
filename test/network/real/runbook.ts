import { runbookCommands } from "../../../network/files/runbook.js";
import { memberOf } from "../../../network/Network.js";
import { runNetwork, type Department, type Ended } from "./Department.js";
import { Followed } from "./Followed.js";
import { require } from "./Log.js";
import { networkOf } from "./Scene.js";

const program = "npm run network -- ";

/** What was done of all runbooks, for the report. */
export const followed = new Followed();

/**
 * Does what a chapter of a department's runbook says, word for word: each of its commands, with what stands in angle brackets
 * filled in.
 *
 * @param fills - What to put for each pair of angle brackets, such as `<name>`.
 * @param only - Numbers of the commands that are wanted, from 0; all if left out.
 * @returns How the commands ended; each has to end well.
 */
export async function follow(
  department: Department,
  chapter: string,
  fills: Readonly<Record<string, string>> = {},
  only?: readonly number[],
): Promise<readonly Ended[]> {
  const network = networkOf(department);
  const commands = runbookCommands(network, memberOf(network, department.name), chapter);
  require(commands.length > 0, `the runbook has no chapter ${chapter}`);
  const ended: Ended[] = [];
  for (const [position, command] of commands.entries()) {
    if (only !== undefined && !only.includes(position)) continue;
    const filled = Object.entries(fills).reduce((text, [name, value]) => text.replaceAll(name, value), command);
    require(filled.startsWith(program) && !/[<>]/.test(filled), `cannot be run as it stands: ${filled}`);
    const result = await runNetwork(department, ...filled.slice(program.length).split(" "));
    require(result.exitCode === 0, `${department.name}: ${filled}: ${result.stdout}${result.stderr}`);
    followed.note(chapter, position);
    ended.push(result);
  }
  return ended;
}
