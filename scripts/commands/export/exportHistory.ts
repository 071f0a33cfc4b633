import {
  formatTime,
  getManagementHistory,
  parseLicenseId,
  requireLicenseType,
  type Client,
  type ManagementRecord,
} from "@elicense/sdk";

import type { Invocation } from "../support/Command.js";
import { legalBasisWords } from "../support/legalBasisWords.js";
import { createAuthorityReader, labelOf } from "../support/readAuthority.js";
import type { ResolvedLicense } from "../support/resolveLicense.js";
import type { Export, ExportFormat } from "./Export.js";
import { rowsWriter, type Row } from "./rowsWriter.js";

const columns = {
  number: "export.number",
  recordedAt: "export.recordedAt",
  action: "export.action",
  effectiveOn: "export.effectiveOn",
  through: "export.through",
  reason: "export.reason",
  legalBasis: "export.legalBasis",
  authority: "export.authority",
  approver: "export.approver",
  documentHash: "export.documentHash",
  block: "export.block",
  transactionHash: "export.transactionHash",
} as const;

/** Writes a license's management book, oldest first. */
export async function exportHistory(
  client: Client,
  license: ResolvedLicense,
  format: ExportFormat,
  invocation: Invocation,
): Promise<Export> {
  const { records, block } = await getManagementHistory(client, license);
  const { reasons } = requireLicenseType(client, parseLicenseId(license.id).licenseType);
  const read = createAuthorityReader(client);
  const nameOf = async (number: number): Promise<string> => (number === 0 ? "" : labelOf(await read(number)));
  const toRow = async (record: ManagementRecord): Promise<Row<keyof typeof columns>> => {
    const { index, recordedAt, action, decision, through, authority, transactionHash } = record;
    const reason = reasons.find(({ number }) => number === decision.reason);
    return {
      number: index,
      recordedAt: formatTime(recordedAt),
      action,
      effectiveOn: decision.effectiveOn,
      through,
      reason: reason?.code ?? String(decision.reason),
      legalBasis: reason === undefined ? null : legalBasisWords(reason.legalBasis, invocation.language),
      authority: await nameOf(authority),
      approver: await nameOf(decision.approver),
      documentHash: decision.documentHash,
      block: record.block,
      transactionHash,
    };
  };
  const pages = async function* (): AsyncGenerator<readonly Row<keyof typeof columns>[], void> {
    for (const record of records) yield [await toRow(record)];
  };
  return {
    parts: rowsWriter(pages(), columns, format, invocation),
    result: () => ({ rows: records.length, block }),
  };
}
