import {
  buildDocument,
  ElicenseError,
  forensicExaminer,
  lawFirm,
  notary,
  type Draft,
  type JsonObject,
  type LicenseType,
} from "@elicense/sdk";
import { expect } from "chai";

import { sampleFields } from "../sdk/documents/sampleDocuments.js";
import { anhuiJustice, registerKey } from "../sdk/samples.js";

interface Sample {
  readonly type: LicenseType;
  readonly fields: JsonObject;
  /** Last day of validity. */
  readonly validThrough: string | null;
  /** Changes that the schema refuses, and where it finds the fault. */
  readonly faults: readonly (readonly [change: JsonObject, path: string])[];
}

/** The sample's own fields of a type. */
function fieldsOf(type: LicenseType): JsonObject {
  return sampleFields.find(([other]) => other === type)![1];
}

/** Synthetic licenses, valid in every check digit. */
const samples: readonly Sample[] = [
  {
    type: lawFirm,
    fields: fieldsOf(lawFirm),
    validThrough: null,
    faults: [
      [{ uscc: "32340000E0FAKE1025" }, "/credentialSubject/uscc"],
      [{ form: "有限责任" }, "/credentialSubject/form"],
      [{ assets: "300000" }, "/credentialSubject/assets"],
      [{ isBranch: true }, "/credentialSubject/headOfficeUscc"],
      [{ headOfficeUscc: "31310000E0FAKE081B" }, "/credentialSubject/headOfficeUscc"],
    ],
  },
  {
    type: notary,
    fields: fieldsOf(notary),
    validThrough: null,
    faults: [
      [{ licenseNo: "A2026" }, "/credentialSubject/licenseNo"],
      [{ institutionUscc: "31340000E0FAKE073W" }, "/credentialSubject/institutionUscc"],
      [{ appointmentDecisionNo: null }, "/credentialSubject/appointmentDecisionNo"],
    ],
  },
  {
    type: forensicExaminer,
    fields: fieldsOf(forensicExaminer),
    validThrough: "2031-03-01",
    faults: [
      [{ licenseNo: "34012600001" }, "/credentialSubject/licenseNo"],
      [{ institutionUscc: "32340000E0FAKE1025" }, "/credentialSubject/institutionUscc"],
      [{ disciplines: [] }, "/credentialSubject/disciplines"],
      [{ expiringDate: null }, "/credentialSubject/expiringDate"],
    ],
  },
];

function build({ type, fields }: Sample, change: JsonObject = {}): Draft {
  const serial = "20260302AH0000000001";
  return buildDocument({ type, issuer: anhuiJustice, registerKey, serial, fields: { ...fields, ...change } });
}

/** Where the schema finds a fault. */
function faultOf(sample: Sample, change: JsonObject): unknown {
  try {
    build(sample, change);
  } catch (error) {
    if (error instanceof ElicenseError && error.code === "DOCUMENT_SCHEMA") return error.details.path;
    throw error;
  }
  return undefined;
}

describe("documents of the other license types", () => {
  for (const sample of samples) {
    const { type, fields, validThrough, faults } = sample;
    describe(type.name, () => {
      it("are built from the type's own fields", () => {
        const draft = build(sample);
        expect(draft.content.type).to.deep.equal(["VerifiableCredential", type.name]);
        expect(draft.content.credentialSubject).to.deep.include(fields);
        expect(
          Object.keys(type.envelope).map((part) => draft.content.credentialSubject[type.envelope[part]!]),
        ).to.not.include(undefined);
        expect(draft.validThrough).to.equal(validThrough);
      });

      for (const [change, path] of faults) {
        it(`are refused with ${JSON.stringify(change)}`, () => expect(faultOf(sample, change)).to.equal(path));
      }
    });
  }

  it("a branch names its head office", () => {
    const [firm] = samples;
    const branch = build(firm!, { isBranch: true, headOfficeUscc: "31310000E0FAKE081B" });
    expect(branch.content.credentialSubject).to.include({ isBranch: true, headOfficeUscc: "31310000E0FAKE081B" });
  });
});
