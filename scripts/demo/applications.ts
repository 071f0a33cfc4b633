import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { join } from "node:path";

import {
  buildDocument,
  derivedFields,
  divisionContains,
  lawyer,
  parseElicenseIdentifier,
  type Content,
  type Draft,
  type IssueBatchParameters,
  type JsonObject,
} from "@elicense/sdk";

import { projectRoot } from "../config.js";
import { csvTypes, readLicenses, type CsvType, type LicenseRow } from "../csv/index.js";
import { decide, decisionNumber } from "./decide.js";
import { memberOf, type Stage } from "./stage.js";

/** Licenses that one decision grants and one bureau reviews. */
export interface Application {
  /** The bureau, by its name in `samples/consortium.json`. */
  readonly reviewer: string;
  /** The call that grants them. */
  readonly grant: IssueBatchParameters;
}

/** Reasons for granting a license, by categories that have one of their own. */
const grantReasons: Readonly<Partial<Record<string, string>>> = {
  公职律师: "GRANT-PUBLIC-CORPORATE",
  公司律师: "GRANT-PUBLIC-CORPORATE",
};

/**
 * Reads and checks `samples/lawyers.csv`, and takes its lawyers for applicants of today: whatever the file says of the
 * past, each is to be granted now, after the bureau of the lawyer's own city has reviewed.
 *
 * @returns What Anhui is to grant: one decision for each bureau and reason.
 */
export async function readApplications(stage: Stage): Promise<readonly Application[]> {
  const { code, name, region } = memberOf(stage.members, "anhuiJustice");
  const issuer = { code, name: name.zh, region: String(region) };
  const registerKey = randomBytes(32);
  const file = await readLicenses({
    open: () => createReadStream(join(projectRoot, "samples", "lawyers.csv")),
    csvType: csvTypes.get("lawyer") as CsvType,
    issuer,
    registerKey,
    today: stage.today(),
  });
  const [fault] = file.faults;
  if (fault !== undefined) throw new RangeError(`samples/lawyers.csv, line ${String(fault.line)}: ${fault.code}`);

  const rows = [...file.rows()];
  file.close();
  const groups = Map.groupBy(rows, (row) => [reviewerOf(stage, row.draft), reasonFor(row.draft)].join("\n"));
  return [...groups.values()].map((group, position): Application => {
    const { draft } = group[0] as LicenseRow;
    const reviewer = reviewerOf(stage, draft);
    const decisionNo = decisionNumber(stage, "皖司许律", position + 1);
    const decision = decide(stage, reasonFor(draft), { decisionNo, approver: reviewer });
    const today = { decisionNo, issuedDate: stage.today(), effectiveDate: stage.today() };
    const licenses = group.map(({ identifier, draft: { content } }) => {
      const { serial } = parseElicenseIdentifier(identifier);
      const fields = { ...ownFields(content), ...today };
      return { draft: buildDocument({ type: lawyer, issuer, registerKey, serial, fields }) };
    });
    return { reviewer, grant: { type: lawyer, licenses, decision } };
  });
}

/** Fields that a document has of its holder, so without those that follow from issuer, type and serial. */
export function ownFields({ credentialSubject }: Content): JsonObject {
  const own = Object.entries(credentialSubject).filter(([name]) => !derived.has(name));
  return Object.fromEntries(own);
}

const derived: ReadonlySet<string> = new Set(derivedFields);

function reasonFor({ content }: Draft): string {
  return grantReasons[content.credentialSubject.category as string] ?? "GRANT";
}

/** The bureau of the city: it reviews, and it also suspends, which a bar association does not. */
function reviewerOf({ members }: Stage, { region }: Draft): string {
  const bureau = members.find(
    ({ member }) =>
      member.parent === "anhuiJustice" &&
      divisionContains(String(member.region), region) &&
      member.accreditations.some(
        ({ licenseType, rights }) =>
          licenseType === lawyer.number && rights.includes("REVIEW") && rights.includes("SUSPEND"),
      ),
  );
  if (bureau === undefined) throw new RangeError(`samples/consortium.json has no bureau for ${region}`);
  return bureau.member.id;
}
