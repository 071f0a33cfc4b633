import { open, rename, rm } from "node:fs/promises";

import { exitCodes } from "../../exit.js";
import { CommandError } from "./CommandError.js";

/**
 * Writes a file from parts as they come, such that its name stands for all of them or for what it stood for before: they
 * go into a temporary file beside it, which is synced and then renamed.
 *
 * @param path - The file; its folder must be there.
 * @throws {CommandError} FILE_UNWRITABLE.
 * @throws What the parts throw; nothing of them is kept then.
 */
export async function writeFileWhole(path: string, parts: AsyncIterable<string>): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  const refused = (error: unknown): never => {
    const reason = (error as NodeJS.ErrnoException).code ?? "?";
    throw new CommandError("file.unwritable", exitCodes.usage, { file: path, reason });
  };
  const file = await open(temporary, "w").catch(refused);
  try {
    try {
      for await (const part of parts) await file.writeFile(part).catch(refused);
      // The name must not come to stand for content that the disk does not have yet.
      await file.sync().catch(refused);
    } finally {
      await file.close();
    }
    await rename(temporary, path).catch(refused);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}
