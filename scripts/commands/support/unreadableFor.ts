import { exitCodes } from "../../exit.js";
import type { MessageKey } from "../../messages/index.js";
import { CommandError } from "./CommandError.js";

/** What people are told, to whom the system's code says nothing. */
const textKeys: Readonly<Record<string, MessageKey>> = {
  ENOENT: "file.absent",
  EISDIR: "file.folder",
  EACCES: "file.forbidden",
};

/**
 * The error of a file that cannot be read.
 *
 * @param reason - The system's code, such as ENOENT: programs find it in the details.
 */
export function unreadableFor(file: string, reason: string): CommandError {
  return new CommandError("file.unreadable", exitCodes.usage, { file, reason }, textKeys[reason]);
}
