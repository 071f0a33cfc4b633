import {
  buildDocument,
  deriveLicenseId,
  forensicExaminer,
  lawFirm,
  lawyer,
  notary,
  sealDocument,
  type Draft,
  type Issuance,
  type JsonObject,
  type LicenseDocument,
  type LicenseType,
} from "@elicense/sdk";

import { anhuiJustice, lawyerDraft, lawyerFields, registerKey } from "../samples.js";

const zeroHash = `0x${"00".repeat(32)}`;

/** Filings of a lawyer's assessments. */
export const assessments = [
  { year: 2021, result: "称职", assessorOrg: "样例律师协会", filedWith: "样例司法局", filedOn: "2022-05-31" },
  { year: 2022, result: "基本称职", assessorOrg: "样例律师协会", filedWith: "样例司法局", filedOn: "2023-05-31" },
  { year: 2023, result: "称职", assessorOrg: "样例律师协会", filedWith: "样例司法局", filedOn: "2024-05-31" },
];

/** Sanctions of a lawyer, one of them without a last day. */
export const sanctions = [
  {
    kind: "警告",
    basisArticle: "第四十七条",
    decisionNo: "样司罚〔2022〕1号",
    from: "2022-03-01",
    decidedBy: "样例司法局",
  },
  {
    ...{ kind: "停止执业", basisArticle: "第四十八条", decisionNo: "样司罚〔2023〕2号" },
    ...{ from: "2023-03-01", to: "2023-06-30", decidedBy: "样例司法局" },
  },
];

const hefei = { issuedDate: "2026-03-02", areaCode: "340100" };
const person = { name: "测试甲", idNumber: "349900199001010021" };

/** A synthetic license of each type, valid in every check digit. */
export const sampleFields: readonly (readonly [type: LicenseType, fields: JsonObject])[] = [
  [lawyer, { ...lawyerFields, assessments, sanctions }],
  [
    lawFirm,
    {
      ...hefei,
      ...{ name: "合肥样例律师事务所", uscc: "31340000E0FAKE073W", form: "普通合伙", head: "测试甲" },
      ...{ address: "合肥市样例路1号", assets: 300_000, partners: ["测试甲", "测试乙", "测试丙"], isBranch: false },
      ...{ decisionNo: "皖司许所〔2026〕0001号" },
      inspections: [{ year: 2026, result: "合格", inspectedBy: "样例司法局", decidedOn: "2027-05-31" }],
    },
  ],
  [
    notary,
    {
      ...hefei,
      ...person,
      ...{ licenseNo: "A20260340001", institutionName: "样例公证处", institutionUscc: "32340000E0FAKE1025" },
      ...{ appointmentDecisionNo: "司任〔2026〕0001号" },
    },
  ],
  [
    forensicExaminer,
    {
      ...hefei,
      ...person,
      ...{ licenseNo: "340126000001", institutionName: "样例司法鉴定所", institutionUscc: "34340000E0FAKE110R" },
      ...{
        disciplines: ["法医临床鉴定", "文书鉴定"],
        decisionNo: "皖司鉴许〔2026〕0001号",
        expiringDate: "2031-03-01",
      },
    },
  ],
];

/** A draft as it would be after its issue by authority 1. */
export function seal(draft: Draft, licenseType = 1): LicenseDocument {
  const decision = { reason: 2, documentHash: zeroHash, approver: 1, effectiveOn: draft.effectiveOn };
  const issuance: Issuance = { root: draft.root, decision, validThrough: draft.validThrough };
  return sealDocument(draft, {
    chainId: 31337,
    registry: "0x00000000000000000000000000000000000000aA",
    licenseId: deriveLicenseId({ licenseType, authority: 1, region: draft.region }, issuance),
    issuance,
    block: 7,
  });
}

/** The sample lawyer's document, with other fields where they are given. */
export function sampleDocument(fields: JsonObject = {}): LicenseDocument {
  return seal(lawyerDraft(fields));
}

/** A document of each license type. */
export const sampleDocuments: readonly (readonly [type: LicenseType, document: LicenseDocument])[] = sampleFields.map(
  ([type, fields]) => [type, documentOf(type, fields)],
);

/** Builds and seals a document. */
export function documentOf(type: LicenseType, fields: JsonObject): LicenseDocument {
  const serial = "20260302AH0000000001";
  return seal(buildDocument({ type, issuer: anhuiJustice, registerKey, serial, fields }), type.number);
}
