import { constants } from "node:fs";
import { access, mkdir, opendir } from "node:fs/promises";
import { basename, join } from "node:path";

import {
  errorOf,
  integrityFault,
  parseDocument,
  sealDocument,
  type Decision,
  type Deployment,
  type Draft,
  type LicenseDocument,
  type LicenseId,
} from "@elicense/sdk";

import type { CommandError } from "../support/CommandError.js";
import { readDocumentText, unwritable } from "../support/readDocument.js";
import { writeFilesWhole, type SmallFile } from "../support/writeFilesWhole.js";
import { writeFileWhole } from "../support/writeFileWhole.js";

/** What a folder has for a license: its document whole, nothing or something damaged, or another document. */
export type DocumentState =
  { readonly kind: "whole"; readonly block: number } | { readonly kind: "missing" } | { readonly kind: "other" };

/** A license whose document is asked after. */
interface Wanted {
  readonly identifier: string;
  readonly id: LicenseId;
}

/** Documents hold personal data: only their owner may read them. */
const ownerOnly = { file: 0o600, folder: 0o700 } as const;

const documentSuffix = ".json";

/** Names the file of a license's document. An identifier has digits, capitals and full stops, and nothing else. */
export function documentPath(folder: string, identifier: string): string {
  if (!/^[0-9A-Z][0-9A-Z.]*$/.test(identifier)) throw errorOf("UNEXPECTED", { reason: "unsafe file name" });
  return join(folder, `${identifier}${documentSuffix}`);
}

/**
 * Makes the folder if need be, and finds out whether documents can be written to it.
 *
 * @throws {CommandError} FOLDER_UNWRITABLE.
 */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: ownerOnly.folder });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw unwritable(folder, error);
  }
}

/** Tells whether a name is that of a license's document, as {@link documentPath} gives it, or of what it is written into. */
export function isDocumentName(name: string): boolean {
  return /^[0-9A-Z][0-9A-Z.]*\.json(?:\.\d+\.tmp)?$/.test(name);
}

/** Documents that a folder has. */
export interface Documents {
  /** Looks whether the document of a license is there. */
  readonly stateOf: (license: Wanted) => Promise<DocumentState>;
}

/** Looks into a folder for documents of a deployment's licenses. */
export async function openDocuments(folder: string, deployment: Deployment): Promise<Documents> {
  // A first run has nothing to look for.
  if (!(await hasDocuments(folder))) return { stateOf: () => Promise.resolve({ kind: "missing" }) };
  return { stateOf: (license) => documentState(folder, license, deployment) };
}

async function hasDocuments(folder: string): Promise<boolean> {
  try {
    for await (const { name } of await opendir(folder)) if (name.endsWith(documentSuffix)) return true;
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ENOENT";
  }
}

/** Looks whether the document of a deployment's license is there. */
export async function documentState(
  folder: string,
  { identifier, id }: Wanted,
  { chainId, contracts }: Deployment,
): Promise<DocumentState> {
  const text = await readDocumentText(documentPath(folder, identifier)).catch(() => undefined);
  if (text === undefined) return { kind: "missing" };
  let document: LicenseDocument;
  try {
    document = parseDocument(text);
  } catch {
    return { kind: "missing" };
  }
  // The registry as documents name it: a CAIP-10 account id.
  const registry = `eip155:${String(chainId)}:${contracts.licenseRegistry.address}`;
  const { licenseId, verificationMethod, hidden, block } = document.proof;
  if (licenseId !== id || verificationMethod !== registry) return { kind: "other" };
  return hidden.length === 0 && integrityFault(document) === undefined ? { kind: "whole", block } : { kind: "missing" };
}

/**
 * Writes a document such that its file has all of it or is not there, whatever happens meanwhile.
 *
 * @param text - The document, as {@link documentText} gives it.
 * @throws {CommandError} FOLDER_UNWRITABLE.
 */
export async function writeDocument(folder: string, identifier: string, text: string): Promise<void> {
  await writeFileWhole(documentPath(folder, identifier), [text], {
    mode: ownerOnly.file,
    refused: (error) => unwritable(folder, error),
  });
}

/** A document that is to be written. */
export interface WrittenDocument {
  readonly identifier: string;
  /** The document, as {@link documentText} gives it. */
  readonly text: string;
}

/**
 * Writes documents as {@link writeDocument} does, many at once.
 *
 * @param documents - Taken as they are needed.
 * @returns Why those are not there that are not, FOLDER_UNWRITABLE, by their identifiers.
 */
export async function writeDocuments(
  folder: string,
  documents: Iterable<WrittenDocument>,
): Promise<ReadonlyMap<string, CommandError>> {
  function* files(): Generator<SmallFile> {
    for (const { identifier, text: content } of documents) yield { path: documentPath(folder, identifier), content };
  }
  const errors = await writeFilesWhole(files(), ownerOnly.file);
  return new Map([...errors].map(([path, error]) => [basename(path, documentSuffix), unwritable(folder, error)]));
}

/** A document as its file has it. */
export function documentText(document: LicenseDocument): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** The proof's member of that name, at its depth: what comes after it in a document are salts and hashes. */
const unknownBlock = '\n    "block": 0,\n';

/** Enters the block of its issue into a document that was sealed when nobody knew it yet. */
export function withBlock(text: string, block: number): string {
  const position = text.lastIndexOf(unknownBlock);
  if (position < 0) throw errorOf("UNEXPECTED", { reason: "the document has a block already" });
  const entered = unknownBlock.replace("0", String(block));
  return `${text.slice(0, position)}${entered}${text.slice(position + unknownBlock.length)}`;
}

/** A license that was issued, or is to be. */
export interface SealableLicense {
  /** The id that it is issued under. */
  readonly id: LicenseId;
  readonly draft: Draft;
  readonly decision: Decision;
}

/**
 * Seals the document of a deployment's license.
 *
 * @param block - Block of its issue; 0 where nobody knows it yet.
 */
export function sealLicense(
  { chainId, contracts }: Deployment,
  { id, draft, decision }: SealableLicense,
  block: number,
): LicenseDocument {
  const registry = contracts.licenseRegistry.address;
  const issuance = { root: draft.root, decision, validThrough: draft.validThrough };
  return sealDocument(draft, { chainId, registry, licenseId: id, issuance, block });
}
