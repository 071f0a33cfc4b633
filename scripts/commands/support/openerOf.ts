import { createReadStream } from "node:fs";

import type { OpenFile } from "../../csv/index.js";
import { unreadable } from "./readDocument.js";

/**
 * Gives what opens a file of licenses, as often as it is read.
 *
 * @throws {CommandError} FILE_UNREADABLE, while it is read.
 */
export function openerOf(file: string): OpenFile {
  return async function* () {
    try {
      yield* createReadStream(file) as AsyncIterable<Uint8Array>;
    } catch (error) {
      throw unreadable(file, error);
    }
  };
}
