import { readdir } from "node:fs/promises";
import { join } from "node:path";

import { deriveLicenseId, parseDocument, verifyMany, type Client, type LicenseDocument } from "@elicense/sdk";

import { exitCodes } from "../../exit.js";
import { CommandError } from "../support/CommandError.js";
import type { Invocation } from "../support/Command.js";
import { readDocumentText, unreadable } from "../support/readDocument.js";
import { labelOf } from "../support/readAuthority.js";
import type { InspectedCall } from "./inspectCall.js";

/** A license that a call will issue, as its document tells. */
export interface ReviewedLicense {
  readonly identifier: string;
  /** Division code. */
  readonly region: string;
  /** The holder's account; `null` for custody. */
  readonly holder: string | null;
  /** File of its document. */
  readonly document: string;
}

/** Licenses that calls will issue, in each call's order. */
export type ReviewedCalls = ReadonlyMap<InspectedCall, readonly ReviewedLicense[]>;

/** Checks that a document must pass before it is issued: the others ask for a license that was. */
const required = new Set(["document", "identifiers"]);

/** A document of the folder. */
interface Found {
  readonly file: string;
  readonly document: LicenseDocument;
}

/**
 * Finds the documents of the licenses that calls will issue, and holds each against its call: the root that the call
 * has is computed anew from all that the document says, the decision, the division and the last day are the call's, and
 * the issuer is the authority that acts: the registry issues by the root alone, and the license would be INVALID.
 *
 * @param folder - Folder of documents; other files in it do not matter.
 * @throws {CommandError} FILE_UNREADABLE; APPROVE_DOCUMENT_MISSING with how many licenses have none, or
 * APPROVE_DOCUMENT_DIFFERS, APPROVE_DOCUMENT_ISSUER or APPROVE_DOCUMENT_REFUSED with the file of one that is not what the
 * call will issue.
 * @throws {ElicenseError} The node's trouble.
 */
export async function reviewDocuments(
  client: Client,
  folder: string,
  calls: readonly InspectedCall[],
  { language }: Invocation,
): Promise<ReviewedCalls> {
  const roots = new Set(calls.flatMap(({ decoded }) => decoded.licenses.map(({ root }) => root)));
  const found = await readByRoot(folder, roots);
  const missing = [...roots].filter((root) => !found.has(root)).length;
  if (missing > 0) throw new CommandError("approve.documentMissing", exitCodes.refused, { folder, count: missing });

  const reviewed = new Map<InspectedCall, readonly ReviewedLicense[]>();
  for (const inspected of calls) {
    const licenses = reviewedIn(inspected, found);
    if (licenses.length > 0) reviewed.set(inspected, licenses);
  }
  const files = [...found.values()];
  let position = 0;
  for await (const { checks } of verifyMany(documentsOf(files), { client })) {
    const refused = checks.find(({ name, result }) => required.has(name) && result !== "pass");
    const { file } = files[position++] as Found;
    if (refused !== undefined) {
      const reason = refused.message[language];
      throw new CommandError("approve.documentRefused", exitCodes.refused, { file, reason });
    }
  }
  return reviewed;
}

/** The documents of a folder that say of themselves that they have one of some roots. */
async function readByRoot(folder: string, roots: ReadonlySet<string>): Promise<ReadonlyMap<string, Found>> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  const found = new Map<string, Found>();
  for (const name of names.filter((each) => each.endsWith(".json")).sort()) {
    const file = join(folder, name);
    const document = parsed(await readDocumentText(file).catch(() => ""));
    const root = document?.proof.issuance.root;
    if (document !== undefined && root !== undefined && roots.has(root)) found.set(root, { file, document });
  }
  return found;
}

function parsed(text: string): LicenseDocument | undefined {
  try {
    return parseDocument(text);
  } catch {
    return undefined;
  }
}

function reviewedIn(
  { call, decoded, acting }: InspectedCall,
  found: ReadonlyMap<string, Found>,
): readonly ReviewedLicense[] {
  const { licenseType, decision, licenses } = decoded;
  return licenses.map(({ root, region, validThrough, holder }) => {
    const { file, document } = found.get(root) as Found;
    const id = deriveLicenseId({ licenseType, authority: call.authority, region }, { root, decision, validThrough });
    const { certificateIdentifier } = document.credentialSubject;
    // The document's own issuance is what its checks hold it against, so that has to be the call's.
    if (document.proof.licenseId !== id || typeof certificateIdentifier !== "string") {
      throw new CommandError("approve.documentDiffers", exitCodes.refused, { file });
    }
    const issuer = document.issuer.id.replace(/^urn:uscc:/, "");
    if (issuer !== acting.code) {
      const values = { file, issuer, authority: labelOf(acting) };
      throw new CommandError("approve.documentIssuer", exitCodes.refused, values);
    }
    return { identifier: certificateIdentifier, region, holder, document: file };
  });
}

function* documentsOf(files: readonly Found[]): Generator<LicenseDocument> {
  for (const { document } of files) yield document;
}
