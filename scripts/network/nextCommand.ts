import { basename, relative } from "node:path";

import { programName } from "../output/programName.js";
import { shellWord } from "../output/shellWord.js";
import { nodesHere } from "./engine/LocalNode.js";
import { folderOf, networkFolders, type LocatedNetwork } from "./folders.js";

/**
 * Writes a command of this program for people to type next, with what it takes on this machine: `--network` unless the
 * network is the only one, and `--member` where it is for one member's nodes and the machine runs another's, too.
 *
 * @param command - The command and its arguments.
 * @param member - Whose nodes it is for; all of this machine's if left out.
 */
export function nextCommand(command: string, { folder, network }: LocatedNetwork, member?: string): string {
  const folders = networkFolders();
  const isOnly = folders.length === 1 && folders[0] === folder;
  const isAlone = nodesHere(folder, network).every(({ node }) => node.member.name === member);
  return [
    ...[programName, command],
    ...(isOnly ? [] : ["--network", shellWord(shortest(folder))]),
    ...(member === undefined || isAlone ? [] : ["--member", member]),
  ].join(" ");
}

/** The name of a network's folder where it is found by that, else its path. */
function shortest(folder: string): string {
  const name = basename(folder);
  return folderOf(name) === folder ? name : relative(process.cwd(), folder);
}
