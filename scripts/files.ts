import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";

/**
 * Writes a file such that whoever reads it finds the old content or the new one, whole, whatever happens meanwhile.
 *
 * @param path - The file; its directory is made if need be.
 */
export function writeAtomically(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = temporaryFor(path);
  // What stands there is left over, or a link that would lead elsewhere: it is not written through.
  rmSync(temporary, { force: true });
  const descriptor = openSync(temporary, "wx");
  try {
    writeFileSync(descriptor, content);
    // The name must not come to stand for content that the disk does not have yet.
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, path);
}

/**
 * Writes a file as {@link writeAtomically} does, unless it has that content already.
 *
 * @returns Whether it was written.
 */
export function writeUnlessSame(path: string, content: string): boolean {
  if (isFileOf(path, content)) return false;
  writeAtomically(path, content);
  return true;
}

/** Whether a path is a file with a content, and no link or pipe: who reads a pipe may wait for ever. */
export function isFileOf(path: string, content: string): boolean {
  return (lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false) && readFileSync(path, "utf8") === content;
}

/** Where what a file is to have is written before its name stands for it: beside it, and no other process's. */
export function temporaryFor(path: string): string {
  return `${path}.${String(process.pid)}.tmp`;
}

/** Which process a file is written by, if {@link temporaryFor} gave its name. */
export function writerOf(path: string): number | undefined {
  const number = /\.(\d+)\.tmp$/.exec(path)?.[1];
  return number === undefined ? undefined : Number(number);
}
