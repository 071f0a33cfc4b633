import type { Client } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import {
  documentPath,
  documentState,
  documentText,
  prepareFolder,
  sealLicense,
  writeDocument,
} from "../issue/DocumentFolder.js";
import { CommandError } from "../support/CommandError.js";
import type { NewLicense } from "./NewLicense.js";

/**
 * Finds out whether a new license's document can be written, before the license is issued.
 *
 * @returns Whether it is there already.
 * @throws {CommandError} FOLDER_UNWRITABLE, or DECIDE_DOCUMENT_DIFFERS where the folder has another document of its name.
 */
export async function prepareDocument(client: Client, folder: string, license: NewLicense): Promise<boolean> {
  await prepareFolder(folder);
  const { kind } = await documentState(folder, license, client.deployment);
  if (kind === "other") throw new CommandError("decide.documentDiffers", exitCodes.refused, { folder });
  return kind === "whole";
}

/**
 * Writes the document of a license that was issued in the place of another one.
 *
 * @param block - Block of its issue.
 * @returns Path of the file.
 * @throws {CommandError} FOLDER_UNWRITABLE.
 */
export async function writeSuccessor(
  client: Client,
  folder: string,
  license: NewLicense,
  block: number,
): Promise<string> {
  const text = documentText(sealLicense(client.deployment, license, block));
  await writeDocument(folder, license.identifier, text);
  return documentPath(folder, license.identifier);
}
