import { isLicenseId, type LicenseId } from "@elicense/sdk";

import { findDocument } from "../support/findDocument.js";
import { findJsonFiles } from "../support/findJsonFiles.js";
import { noSuchLicense } from "../support/noSuchLicense.js";

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
 * e-license identifiers; `-` for standard input, once.
 *
 * @param folder - Folder in which e-license identifiers find their documents.
 * @throws {CommandError} FILE_UNREADABLE, FOLDER_EMPTY, IDENTIFIER_NO_DOCUMENT, USAGE_LICENSE_ARGUMENT.
 * @throws {WrongArgumentError} What is wrong with a mistyped e-license identifier.
 */
export async function findTargets(names: readonly string[], folder: string): Promise<Targets> {
  // Standard input comes to its end but once: it has nothing the second time, which is no document.
  const once = names.filter((name, position) => name !== "-" || names.indexOf(name) === position);
  const found = await Promise.all(once.map((name) => findTarget(name, folder)));
  const [only] = found;
  const isOne = found.length === 1 && only !== undefined && "kind" in only && only.kind !== "input";
  return { targets: found.flat(), isOne };
}

async function findTarget(name: string, folder: string): Promise<Target | readonly Target[]> {
  if (name === "-") return { kind: "input", name };
  const id = name.toLowerCase();
  if (isLicenseId(id)) return { kind: "license", name: id, id };
  const path = await findDocument(name, folder);
  const files = await findJsonFiles(path, "folder.empty").catch((error: unknown) => {
    throw noSuchLicense(name, error);
  });
  const [only = path] = files;
  return only === path ? { kind: "file", name: path } : files.map((file) => ({ kind: "file", name: file }));
}
