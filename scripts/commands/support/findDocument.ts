import { isElicenseIdentifier } from "@elicense/sdk";
import { access } from "node:fs/promises";

import { exitCodes } from "../../exit.js";
import { documentPath } from "../issue/DocumentFolder.js";
import { CommandError } from "./CommandError.js";

/**
 * Gives the document that an argument names: by its e-license identifier, which is on no chain, it is looked for in the
 * folder of the documents. A license id or a path is given back as it is.
 *
 * @param folder - Folder of the documents.
 * @throws {CommandError} IDENTIFIER_NO_DOCUMENT.
 */
export async function findDocument(argument: string, folder: string): Promise<string> {
  if (!isElicenseIdentifier(argument)) return argument;
  const path = documentPath(folder, argument);
  try {
    await access(path);
    return path;
  } catch {
    throw new CommandError("identifier.noDocument", exitCodes.usage, { identifier: argument, folder });
  }
}
