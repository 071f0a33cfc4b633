import { isLicenseId, parseDocument, verify, type Client, type LicenseDocument, type LicenseId } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { CommandError } from "./CommandError.js";
import type { Invocation } from "./Command.js";
import { noSuchLicense } from "./noSuchLicense.js";
import { readDocumentText } from "./readDocument.js";

/** The license that a command is about. */
export interface ResolvedLicense {
  readonly id: LicenseId;
  /** Block of its issue, where a document names it. */
  readonly issuedIn?: number;
  /** The document, where it was named by that. */
  readonly document?: LicenseDocument;
}

/** Checks that a document must pass before its license is acted upon. What the license's status is does not matter. */
const required = new Set(["document", "identifiers", "registry"]);

/**
 * Finds the license that an argument names: by its id, or by its document. A document must be the one that was issued,
 * in this registry: else a forged file could name somebody else's license.
 *
 * @throws {CommandError} FILE_UNREADABLE, USAGE_LICENSE_ARGUMENT or LICENSE_DOCUMENT_REFUSED.
 * @throws {WrongArgumentError} What is wrong with a mistyped e-license identifier.
 */
export async function resolveLicense(
  client: Client,
  argument: string,
  { language }: Invocation,
): Promise<ResolvedLicense> {
  const id = argument.toLowerCase();
  if (isLicenseId(id)) return { id };
  if (argument.startsWith("0x")) throw new CommandError("usage.licenseArgument", exitCodes.usage);

  const text = await readDocumentText(argument).catch((error: unknown) => {
    throw noSuchLicense(argument, error);
  });
  const document = parseDocument(text);
  const { checks } = await verify(document, { client });
  const refused = checks.find(({ name, result }) => required.has(name) && result !== "pass");
  if (refused !== undefined) {
    const exitCode = refused.result === "unknown" ? exitCodes.unknown : exitCodes.refused;
    throw new CommandError("license.documentRefused", exitCode, { file: argument, reason: refused.message[language] });
  }
  return { id: document.proof.licenseId, issuedIn: document.proof.block, document };
}
