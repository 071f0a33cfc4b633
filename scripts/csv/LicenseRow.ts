import { buildDocument, type Draft, type JsonObject, type ReasonData, type RegisterKey } from "@elicense/sdk";
import { getAddress } from "ethers";

import { findReason } from "./checkDecision.js";
import { identifierOf, type RowContext } from "./checkRow.js";
import { versionOf } from "./checkVersion.js";
import type { Cells } from "./CsvType.js";

/** A row that can be issued. */
export interface LicenseRow {
  /** Line of the file. */
  readonly line: number;
  /** The e-license identifier. */
  readonly identifier: string;
  readonly decisionNo: string;
  readonly reason: ReasonData;
  /** Unified social credit code of the authority that reviews; left out where the reason needs none. */
  readonly reviewer?: string;
  /** The holder's account; left out for the authority's custody. */
  readonly holder?: string;
  readonly draft: Draft;
}

/** What the licenses of a file are built with. */
export interface BuildContext extends RowContext {
  readonly registerKey: RegisterKey;
}

/**
 * Builds the license of a row that was found to be right.
 *
 * @throws {ElicenseError} As `buildDocument`.
 */
export function buildLicenseRow(line: number, cells: Cells, context: BuildContext): LicenseRow {
  const { csvType, issuer, registerKey } = context;
  const { version: _, ...texts } = cells;
  const { serial = "", reason, reviewer, holder, ...fields } = texts as Readonly<Partial<Record<string, string>>>;
  const version = versionOf(cells.version);
  return {
    line,
    identifier: identifierOf(cells, context),
    decisionNo: fields[csvType.decisionNo] ?? "",
    // The row was checked by it.
    reason: findReason(csvType.type, reason) as ReasonData,
    draft: buildDocument({ type: csvType.type, issuer, registerKey, serial, version, fields: fields as JsonObject }),
    ...(reviewer !== undefined && { reviewer }),
    ...(holder !== undefined && { holder: getAddress(holder) }),
  };
}
