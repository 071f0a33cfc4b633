import { isLicenseId, type LicenseId } from "@elicense/sdk";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

import { exitCodes } from "../../exit.js";
import { CommandError } from "../support/CommandError.js";
import { findDocument } from "../support/findDocument.js";
import { unreadable } from "../support/readDocument.js";

/** What is to be verified: a document's file, a license by its id, or the documents of standard input. */
export type Target =
  | { readonly kind: "file"; readonly name: string }
  | { readonly kind: "license"; readonly name: string; readonly id: LicenseId }
  | { readonly kind: "input"; readonly name: "-" };

/** Targets, and whether there is exactly one of them whatever the files and standard input have. */
export interface Targets {
  readonly targets: readonly Target[];
  readonly isOne: boolean;
}

/**
 * Finds what the arguments of `verify` name: files; folders, for the `.json` files right in them; license ids;
 * e-license identifiers; `-` for standard input.
 *
 * @param folder - Folder in which e-license identifiers find their documents.
 * @throws {CommandError} FILE_UNREADABLE, FOLDER_EMPTY, IDENTIFIER_NO_DOCUMENT, USAGE_LICENSE_ARGUMENT.
 */
export async function findTargets(names: readonly string[], folder: string): Promise<Targets> {
  const found = await Promise.all(names.map((name) => findTarget(name, folder)));
  const [only] = found;
  const isOne = found.length === 1 && only !== undefined && "kind" in only && only.kind !== "input";
  return { targets: found.flat(), isOne };
}

async function findTarget(name: string, folder: string): Promise<Target | readonly Target[]> {
  if (name === "-") return { kind: "input", name };
  const id = name.toLowerCase();
  if (isLicenseId(id)) return { kind: "license", name: id, id };
  const path = await findDocument(name, folder);
  const found = await stat(path).catch((error: unknown) => {
    if (name.startsWith("0x")) throw new CommandError("usage.licenseArgument", exitCodes.usage);
    throw unreadable(path, error);
  });
  return found.isDirectory() ? documentsIn(path) : { kind: "file", name: path };
}

async function documentsIn(folder: string): Promise<readonly Target[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  const names = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".json")).map(({ name }) => name);
  // Nothing to verify must not pass for all of it valid.
  if (names.length === 0) throw new CommandError("folder.empty", exitCodes.usage, { folder });
  return names.sort().map((name) => ({ kind: "file", name: join(folder, name) }));
}
