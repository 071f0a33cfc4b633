import { chownSync, existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

import { filesOf } from "../../network/files/index.js";
import { networkFile, planText, type Network } from "../../network/Network.js";
import { isFileOf, writeAtomically, writeUnlessSame } from "../files.js";

/** A file that is not as the plan makes it. */
export interface DifferentFile {
  /** Path in the network's folder. */
  readonly path: string;
  readonly fault: "missing" | "different" | "strange";
}

/**
 * Writes a network's plan and its nodes' files, and takes away the files of who is a member no more. Keys and data are left
 * alone.
 *
 * @returns Paths of what was written anew, in the network's folder.
 */
export function writeNetwork(folder: string, network: Network): readonly string[] {
  const different = compareNetwork(folder, network);
  const files = filesOf(network);
  for (const { path, fault } of different) {
    const content = files.get(path);
    if (fault === "strange" || content === undefined) rmSync(join(folder, path), { force: true });
    else writeNodeFile(join(folder, path), content);
  }
  // Last: a run that was broken off before leaves the old plan, by which `check` finds what is new.
  writeAtomically(join(folder, networkFile), planText(network));
  return different.filter(({ fault }) => fault !== "strange").map(({ path }) => path);
}

/** Compares the files of a network's folder with what its plan makes, byte by byte. */
export function compareNetwork(folder: string, network: Network): readonly DifferentFile[] {
  const files = filesOf(network);
  const found = new Set(listFiles(join(folder, "nodes")).map((path) => relative(folder, path).split(sep).join("/")));
  const strange = [...found].filter((path) => !files.has(path));
  return [
    ...[...files].flatMap(([path, content]): readonly DifferentFile[] => {
      if (!found.has(path)) return [{ path, fault: "missing" }];
      return isFileOf(join(folder, path), content) ? [] : [{ path, fault: "different" }];
    }),
    ...strange.map((path) => ({ path, fault: "strange" as const })),
  ];
}

/**
 * Writes a node's file unless it is as it should be. Root leaves it to whose the folder is: the node has to be able to write
 * its list of accounts.
 */
export function writeNodeFile(path: string, content: string): void {
  if (!writeUnlessSame(path, content) || process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dirname(path));
  chownSync(path, uid, gid);
}

function listFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
