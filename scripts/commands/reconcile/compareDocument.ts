import {
  deriveLicenseId,
  integrityFault,
  parseDocument,
  parseLicenseId,
  type LicenseDocument,
  type LicenseType,
} from "@elicense/sdk";

import type { Cells, CsvType } from "../../csv/CsvType.js";
import { readDocumentText } from "../support/readDocument.js";
import { documentPath } from "../issue/DocumentFolder.js";

/**
 * Reads a license's document from the folder of the documents, if it is there and is what some license was issued on.
 * Whether the chain has that license is still to be asked.
 */
export async function readIssuedDocument(folder: string, identifier: string): Promise<LicenseDocument | undefined> {
  try {
    const document = parseDocument(await readDocumentText(documentPath(folder, identifier)));
    const { licenseId, issuance } = document.proof;
    const isWhole = integrityFault(document) === undefined;
    return isWhole && deriveLicenseId(parseLicenseId(licenseId), issuance) === licenseId ? document : undefined;
  } catch {
    // A document that cannot be read tells nothing.
    return undefined;
  }
}

/**
 * Names the columns in which a row differs from the document of its license.
 *
 * @param approver - Number of the authority that approves by the row; `undefined` where it does not tell.
 * @returns The columns, in the order of the type's; what the document hides is not compared.
 */
export function differingColumns(
  { credentialSubject: subject, proof }: LicenseDocument,
  cells: Cells,
  { type, fields }: CsvType,
  approver: number | undefined,
): readonly string[] {
  const differs = (name: string): boolean => {
    const issued = subject[name];
    if (issued === undefined && proof.hidden.length > 0) return false;
    // The date of issue serves where a row gives no other.
    const given = cells[name] ?? (name === "effectiveDate" ? cells.issuedDate : undefined);
    return given?.normalize("NFC") !== issued;
  };
  const { reason, approver: approvedBy } = proof.issuance.decision;
  return [
    ...fields.map(({ name }) => name).filter(differs),
    ...(codeOf(type, reason) === cells.reason ? [] : ["reason"]),
    ...(approver === undefined || approver === approvedBy ? [] : ["reviewer"]),
  ];
}

function codeOf({ reasons }: LicenseType, number: number): string | undefined {
  return reasons.find((reason) => reason.number === number)?.code;
}
