import {
  deriveLicenseId,
  integrityFault,
  parseDocument,
  parseLicenseId,
  type JsonValue,
  type LicenseDocument,
  type LicenseType,
} from "@elicense/sdk";

import { isCommon, type Cells, type CsvType } from "../../csv/CsvType.js";
import { readDocumentText } from "../support/readDocument.js";

/**
 * Reads a document, if it is there and is what some license was issued on. Whether the chain has that license is still to
 * be asked.
 */
export async function readIssuedDocument(file: string): Promise<LicenseDocument | undefined> {
  try {
    const document = parseDocument(await readDocumentText(file));
    const { licenseId, issuance } = document.proof;
    const isWhole = integrityFault(document) === undefined;
    return isWhole && deriveLicenseId(parseLicenseId(licenseId), issuance) === licenseId ? document : undefined;
  } catch {
    // A document that cannot be read tells nothing.
    return undefined;
  }
}

/** Gives the e-license identifier that a document says, whatever its file is called; `undefined` where it hides that. */
export function identifierIn({ credentialSubject }: LicenseDocument): string | undefined {
  const { certificateIdentifier } = credentialSubject;
  return typeof certificateIdentifier === "string" ? certificateIdentifier : undefined;
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
  { type, columns }: CsvType,
  approver: number | undefined,
): readonly string[] {
  const differs = (name: string): boolean => {
    const issued = subject[name];
    if (issued === undefined && proof.hidden.length > 0) return false;
    // The date of issue serves where a row gives no other.
    const given = cells[name] ?? (name === "effectiveDate" ? cells.issuedDate : undefined);
    return written(given) !== written(issued);
  };
  const { reason, approver: approvedBy } = proof.issuance.decision;
  return [
    ...columns.map(({ name }) => name).filter((name) => !isCommon(name) && differs(name)),
    ...(codeOf(type, reason) === cells.reason ? [] : ["reason"]),
    ...(approver === undefined || approver === approvedBy ? [] : ["reviewer"]),
  ];
}

/** A value as text that is the same where the value is, in Unicode's composed form as documents have it. */
function written(value: JsonValue | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value).normalize("NFC");
}

function codeOf({ reasons }: LicenseType, number: number): string | undefined {
  return reasons.find((reason) => reason.number === number)?.code;
}
