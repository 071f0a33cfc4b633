import { randomBytes } from "node:crypto";

import { deriveContextHash, lawyer, use, type IssuedLicense, type LicenseId, type Outcome } from "@elicense/sdk";

import type { Stage } from "../stage.js";
import type { Story } from "../Story.js";

/** The matter on the lawyer's published list: admission of counsel. */
const listedMatter = 1;

/** A matter that the list has not. */
const unlistedMatter = 99;

/** A court uses a license by statutory duty; each use is recorded, denials included. */
export async function useOne({ chapter, say, stage, expect }: Story, { id }: IssuedLicense): Promise<void> {
  chapter("useHeading");

  const allowed = await admitCounsel(stage, id);
  expect("the listed use", allowed, "ALLOWED");
  say("useAllowed", { outcome: allowed });
  const unlisted = await outcomeOf(stage, id, unlistedMatter, ["name"]);
  expect("the unlisted use", unlisted, "NOT_LISTED");
  say("useDenied", { outcome: unlisted });
  const exceeding = await outcomeOf(stage, id, listedMatter, ["name", "idNumber"]);
  expect("the use that asks too much", exceeding, "FIELDS_EXCEEDED");
  say("useExceeded", { outcome: exceeding });
}

/** The court admits counsel to a case. */
export async function admitCounsel(stage: Stage, id: LicenseId): Promise<Outcome> {
  return outcomeOf(stage, id, listedMatter, ["name", "practiceNo"]);
}

async function outcomeOf(stage: Stage, id: LicenseId, matter: number, fields: readonly string[]): Promise<Outcome> {
  const purpose = { caseNo: "（2026）皖16刑初1号", system: "case system", operator: "clerk 1", purpose: "admission" };
  const context = deriveContextHash(randomBytes(32), purpose);
  const request = { type: lawyer, id, action: "VERIFY", matter, fields, context } as const;
  const { record } = await use(stage.clientOf("bozhouCourt"), request);
  return record.outcome;
}
