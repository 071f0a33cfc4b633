import { createReadStream } from "node:fs";
import { rename } from "node:fs/promises";

import { unwritable } from "../support/readDocument.js";
import { resultPath } from "./writeResults.js";

/** The files about a run. The manifest, which tells whose they are, goes last: a run that is killed finds it again. */
const resultSuffixes = ["results.csv", "sanctions.csv", "manifest.json"] as const;

/** How much of a manifest is read: the hash of the file that it is about stands at its beginning. */
const headBytes = 1_024;

/**
 * Keeps what was written about another file of the same name, last month's for instance, under a name with the beginning
 * of that file's hash: else this file's would take its place.
 *
 * @param folder - Folder of the documents.
 * @param sha256 - Hash of the file that is being issued.
 * @throws {CommandError} FOLDER_UNWRITABLE.
 */
export async function keepEarlier(folder: string, file: string, sha256: string): Promise<void> {
  const earlier = await hashIn(resultPath(folder, file, "manifest.json"));
  if (earlier === undefined || earlier === sha256) return;
  for (const suffix of resultSuffixes) {
    const kept = resultPath(folder, file, `${earlier.slice(0, 8)}.${suffix}`);
    await rename(resultPath(folder, file, suffix), kept).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw unwritable(folder, error);
    });
  }
}

/** The hash of the file that a manifest is about; `undefined` where there is no manifest, or it names none. */
async function hashIn(manifest: string): Promise<string | undefined> {
  let text = "";
  try {
    const head = createReadStream(manifest, { end: headBytes - 1, encoding: "utf8" });
    for await (const part of head) text += part as string;
  } catch {
    return undefined;
  }
  return /"sha256": "([0-9a-f]{64})"/.exec(text)?.[1];
}
