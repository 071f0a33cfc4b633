import type { LicenseId, Status } from "@elicense/sdk";

import type { Fault } from "../../csv/Fault.js";

/**
 * How an export differs from the chain: a row says something else of a license than was issued or holds now (`edited`),
 * a license of the register has no row (`missing`), a row has no license (`invented`), a row repeats another
 * (`repeated`), a row cannot be read (`unreadable`), or a row's document is not in its folder (`undocumented`).
 */
export const findingKinds = ["edited", "missing", "invented", "repeated", "unreadable", "undocumented"] as const;

/** One of {@link findingKinds}. */
export type FindingKind = (typeof findingKinds)[number];

/** What a finding says in words; each has a message of its own. */
export type FindingReason =
  /** Its document is at hand and names the fields. */
  | "fields"
  /** With another value in this one column, which has few, it is as the chain has it. */
  | "oneColumn"
  /** It differs from its document in nothing that a column has: issuer's name, or another register key. */
  | "unseen"
  /** It is the only row, and that the only license, of one decision that have no counterpart. */
  | "sameDecision"
  /** It is one of several rows, or may be one of several licenses, of a decision that have no counterpart. */
  | "oneOfSeveral"
  /** The same, and there are more such rows than licenses: some are invented. */
  | "oneOfMoreRows"
  /** The same, and there are more such licenses than rows: some are missing. */
  | "oneOfMoreLicenses"
  /** The chain says another status, or another holder. */
  | "standing"
  /** The chain has it and the file does not. */
  | "noRow"
  /** The same, unless it is one of several rows of its decision. */
  | "noRowUnlessEdited"
  /** The chain does not have it. */
  | "notOnChain"
  /** It cannot have been issued so, and no license of its decision is unaccounted for. */
  | "faulty"
  | "repeats"
  | "unreadable"
  | "noDocument";

/** Reasons of findings that could be of another kind, for all that the chain can tell without a document. */
export const uncertainReasons: ReadonlySet<FindingReason> = new Set([
  "sameDecision",
  "oneOfSeveral",
  "oneOfMoreRows",
  "oneOfMoreLicenses",
  "noRowUnlessEdited",
]);

/** A difference between an export and the chain. It names places, never values: these may be personal data. */
export interface Finding {
  readonly kind: FindingKind;
  readonly reason: FindingReason;
  /** Line of the file; `null` for what the file does not have. */
  readonly line: number | null;
  /** Columns that differ; none where it cannot be told which. */
  readonly columns: readonly string[];
  /** The e-license identifier, where it is known. */
  readonly identifier: string | null;
  /** The license on the chain, where it is known which. */
  readonly id: LicenseId | null;
  /** Licenses that it is one of. */
  readonly among?: readonly LicenseId[];
  /** How many rows of its decision have no counterpart, where there are several. */
  readonly rows?: number;
  /** Where the license stands by the chain; `null` where it has none. */
  readonly status: Status | null;
  /** Who holds it by the chain, where that was compared; left out for custody. */
  readonly holder?: string;
  /** The line that it repeats. */
  readonly other?: number;
  /** What is wrong with the row by itself. */
  readonly fault?: Fault;
}
