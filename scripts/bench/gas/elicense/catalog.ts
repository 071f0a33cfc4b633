import { id as hashOf } from "ethers";

import type { ILicenseCatalog } from "../../../../typechain-types/contracts/interfaces/ILicenseCatalog.js";
import { Action, ApprovalRule, dayNumber, Effect, setOf, Status, UsageAction } from "./terms.js";

/** The lawyer's practice license: its number in a catalog that has no other. */
export const LICENSE_TYPE = 1;

export const Reason = {
  Grant: 1,
  ReviewedGrant: 2,
  DataChange: 3,
  Move: 4,
  L48: 5,
  L49: 6,
  L49SecondKey: 7,
  Assessment: 8,
} as const;

export const Matter = { Admission: 1 } as const;

const lawInForce = dayNumber("2008-06-01");

export const lawyerType: ILicenseCatalog.LicenseTypeStruct = {
  code: "1110000000FAKE012Q001",
  name: "LawyerPracticeLicense",
  schemaHash: hashOf("schema"),
  schemaURI: "https://licenses.example/schemas/lawyer.json",
  fields: [
    ...["certificateIdentifier", "practiceNo", "issuingAuthorityName", "name", "category", "firmName", "firmUscc"],
    ...["sex", "idNumber", "qualificationNo", "blankSerialNo", "decisionNo", "photoHash"],
  ],
};

/**
 * Number, code and rule of each reason. A decision needs no approval, but where it is measured what joint approval
 * adds, and in a move between provinces, which never goes without.
 */
export const reasons: readonly (readonly [number, string, ILicenseCatalog.ReasonStruct])[] = [
  [Reason.Grant, "GRANT", rule(Action.Issue, [Status.None])],
  [
    Reason.ReviewedGrant,
    "GRANT-REVIEWED",
    rule(Action.Issue, [Status.None], { approval: ApprovalRule.AnotherAuthority }),
  ],
  [Reason.DataChange, "DATA-CHANGE", rule(Action.Reissue, [Status.Active])],
  [Reason.Move, "MOVE", rule(Action.Transfer, [Status.Active], { approval: ApprovalRule.AnotherAuthority })],
  [Reason.L48, "L48", rule(Action.Suspend, [Status.Active], { minDays: 89, maxDays: 184 })],
  [Reason.L49, "L49", rule(Action.Revoke, [Status.Active, Status.Suspended])],
  [
    Reason.L49SecondKey,
    "L49-SECOND-KEY",
    rule(Action.Revoke, [Status.Active, Status.Suspended], { approval: ApprovalRule.AnotherKey }),
  ],
  [Reason.Assessment, "ASSESSMENT", rule(Action.Annotate, [Status.Active, Status.Suspended])],
];

/** The published use {@link Matter.Admission}: of the type's first seven fields. */
export const admission: ILicenseCatalog.StatutoryUseStruct = {
  consumer: 0,
  actions: setOf(UsageAction.Verify),
  statuses: setOf(Status.Active),
  fields: 0x7f,
  usableFrom: lawInForce,
  usableThrough: 0,
};

/** What a reason or use is called and rests on. */
export function basisOf(code: string): ILicenseCatalog.BasisStruct {
  return { code, legalBasis: "Lawyers Law of the PRC (中华人民共和国律师法)" };
}

function rule(
  action: number,
  statuses: readonly number[],
  change: Partial<ILicenseCatalog.ReasonStruct> = {},
): ILicenseCatalog.ReasonStruct {
  return {
    action,
    approval: ApprovalRule.None,
    effect: Effect.None,
    barredUnderInvestigation: false,
    statuses: setOf(...statuses),
    minDays: 0,
    maxDays: 0,
    usableFrom: lawInForce,
    usableThrough: 0,
    maxDaysBack: 60,
    maxDaysAhead: 0,
    recordableThrough: 0,
    ...change,
  };
}
