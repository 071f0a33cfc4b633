import {
  approvalRules,
  createClient,
  dayFromNumber,
  dayToNumber,
  fieldsToBits,
  getReasons,
  getStatutoryUses,
  lastDayOfMonths,
  licenseActions,
  licenseTypes,
  nextStatus,
  statuses,
  type LicenseAction,
  type LicenseType,
  type ReasonData,
  type Status,
} from "@elicense/sdk";
import { expect } from "chai";
import { network } from "hardhat";

import { reasonEntry, useEntry } from "../../scripts/catalog/entries.js";
import { deployTo } from "../../scripts/deploy/deployTo.js";
import { readLicenseTypes } from "../../scripts/deploy/readLicenseTypes.js";

const types = readLicenseTypes();

/** Names as the contracts' enumerations have them, in the SDK's capitals. */
const capitals = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
const actionOf = ({ action }: ReasonData): LicenseAction => capitals(action) as LicenseAction;
const approvalOf = ({ approval }: ReasonData): string => capitals(approval);
const reasonsFor = ({ reasons }: LicenseType, action: LicenseAction): readonly ReasonData[] =>
  reasons.filter((reason) => actionOf(reason) === action);
const codesOf = (reasons: readonly ReasonData[]): string[] => reasons.map(({ code }) => code);

/** In which hundreds the reasons for an action are numbered: first and last number. */
const numbering: Readonly<Record<LicenseAction, readonly [number, number]>> = {
  ISSUE: [1, 9],
  REVOKE: [10, 19],
  SUSPEND: [20, 29],
  ANNUL: [30, 39],
  CANCEL: [40, 49],
  REISSUE: [50, 59],
  TRANSFER: [60, 69],
  RESUME: [70, 79],
  ANNOTATE: [80, 99],
  ENDORSE: [100, 109],
  REBIND: [110, 119],
};

/** The subject's part of a type's schema. */
function subjectOf(type: LicenseType): { required: string[]; properties: Record<string, object> } {
  const { properties } = type.schema as unknown as { properties: { credentialSubject: ReturnType<typeof subjectOf> } };
  return properties.credentialSubject;
}

/** Fewest and most days that so many calendar months have, both ends counted, from whatever day they begin. */
function daysInMonths(months: number): readonly [fewest: number, most: number] {
  // With 2000, which is a leap year, and 2100, which is none.
  const [first, last] = [dayToNumber("1996-01-01"), dayToNumber("2104-12-31")];
  const lengths = Array.from({ length: last - first + 1 }, (_, offset) => {
    const from = first + offset;
    return dayToNumber(lastDayOfMonths(dayFromNumber(from), months)) - from + 1;
  });
  return [Math.min(...lengths), Math.max(...lengths)];
}

describe("schemas", () => {
  it("are those of the four judicial licenses, which the SDK brings along", () => {
    expect(types.map(({ number, name }) => [number, name])).to.deep.equal([
      [1, "LawyerPracticeLicense"],
      [2, "LawFirmPracticeLicense"],
      [3, "NotaryPracticeLicense"],
      [4, "ForensicExaminerPracticeLicense"],
    ]);
    expect(licenseTypes).to.deep.equal(types);
    for (const part of [types.map(({ code }) => code), types.map(({ schema }) => schema.$id)]) {
      expect(new Set(part)).to.have.lengthOf(types.length);
    }
  });

  for (const type of types) {
    describe(type.name, () => {
      it("has in its schema the fields of the catalog, and no other", () => {
        const { required, properties } = subjectOf(type);
        expect(Object.keys(properties)).to.deep.equal(type.fields);
        expect(type.fields).to.include.members([...required, ...Object.values(type.envelope)]);
        expect(type.schema.$schema).to.equal("https://json-schema.org/draft/2020-12/schema");
      });

      it("has a code of its definer, and titles in both languages", () => {
        expect(type.code).to.equal(`${type.definer.code}${String(type.number).padStart(3, "0")}`);
        for (const { title } of [type, ...type.reasons, ...type.uses]) {
          expect(title.en).to.match(/^[\x20-\x7e]+$/);
          expect(title.zh).to.match(/[\u4e00-\u9fff]/);
        }
      });

      it("numbers and names its reasons and uses once, by the action that they are for", () => {
        for (const entries of [type.reasons, type.uses]) {
          expect(new Set(entries.map(({ number }) => number))).to.have.lengthOf(entries.length);
          expect(new Set(entries.map(({ code }) => code))).to.have.lengthOf(entries.length);
        }
        for (const reason of type.reasons) {
          const [first, last] = numbering[actionOf(reason)];
          expect(reason.number, reason.code).to.be.within(first, last);
        }
      });

      it("has a reason for every action, with its legal basis", () => {
        for (const action of licenseActions) expect(reasonsFor(type, action), action).to.not.have.lengthOf(0);
        for (const { code, legalBasis } of [...type.reasons, ...type.uses]) {
          expect(legalBasis.length, code).to.be.above(20);
        }
      });

      it("has no reason that would serve in a status which the life cycle rules out", () => {
        for (const reason of type.reasons) {
          for (const status of reason.statuses) {
            expect(nextStatus(capitals(status) as Status, actionOf(reason)), `${reason.code} ${status}`).to.not.equal(
              undefined,
            );
          }
        }
      });

      it("puts a license into force with a second pair of eyes, and grants it with a second authority", () => {
        const grants = reasonsFor(type, "ISSUE");
        const imports = grants.filter(({ code }) => code === "IMPORT");
        expect(imports.map(approvalOf)).to.deep.equal(["ANOTHER_KEY"]);
        for (const grant of grants.filter(({ code }) => code !== "IMPORT")) {
          expect(approvalOf(grant), grant.code).to.equal("ANOTHER_AUTHORITY");
        }
        const restoring = [
          ...reasonsFor(type, "REISSUE"),
          ...reasonsFor(type, "RESUME").filter(({ statuses: from }) => from.includes("Suspended")),
        ];
        for (const reason of restoring) expect(approvalRules.indexOf(approvalOf(reason) as never)).to.be.above(0);
        for (const reason of reasonsFor(type, "TRANSFER")) expect(approvalOf(reason)).to.equal("ANOTHER_AUTHORITY");
      });

      it("ends a license for ever with a second key at least", () => {
        for (const reason of [...reasonsFor(type, "REVOKE"), ...reasonsFor(type, "ANNUL")]) {
          expect(approvalRules.indexOf(approvalOf(reason) as never), reason.code).to.be.above(0);
        }
        // A cancellation without one follows a decision that had it, or the holder's own will.
        const afterwards = reasonsFor(type, "CANCEL").filter(({ statuses: from }) =>
          from.every((status) => ["Revoked", "Annulled"].includes(status)),
        );
        expect(new Set(afterwards.flatMap(({ statuses: from }) => from))).to.deep.equal(
          new Set(["Revoked", "Annulled"]),
        );
      });

      it("ends by a return no suspension that still runs", () => {
        const returns = reasonsFor(type, "RESUME").filter(({ approval }) => approval === "None");
        expect(returns.map(({ code, statuses: from }) => [code, from])).to.deep.equal([["RETURN", ["Active"]]]);
      });

      it("opens and closes an investigation, and withdraws what is ahead, each by one reason", () => {
        const effects = type.reasons.flatMap(({ code, effect }) => (effect === undefined ? [] : [[code, effect]]));
        expect(effects).to.deep.equal([
          ["INVESTIGATION-OPENED", "OpenInvestigation"],
          ["INVESTIGATION-CLOSED", "CloseInvestigation"],
          ["DECISION-WITHDRAWN", "WithdrawScheduled"],
        ]);
      });

      it("allows by statutory duty fields that it has, in statuses that there are", () => {
        for (const use of type.uses) {
          expect(fieldsToBits(type, use.fields), use.code).to.not.equal(0n);
          expect(statuses).to.include.members(use.statuses.map(capitals));
        }
      });
    });
  }

  describe("days of suspensions", () => {
    const [lawyer, lawFirm, notary, forensicExaminer] = types as [LicenseType, LicenseType, LicenseType, LicenseType];
    const bounds: readonly [type: LicenseType, code: string, from: number | null, to: number][] = [
      [lawyer, "L47", null, 3],
      [lawyer, "L48", 3, 6],
      [lawyer, "L49-SUSPENSION", 6, 12],
      [lawyer, "L51", 3, 12],
      [lawFirm, "L50-SUSPENSION", 1, 6],
      [notary, "N41", 3, 6],
      [notary, "N42-SUSPENSION", 3, 12],
      [forensicExaminer, "D13-SUSPENSION", 3, 12],
    ];
    for (const [type, code, from, to] of bounds) {
      it(`of ${type.name} by ${code}: ${from === null ? "up to" : `${String(from)} to`} ${String(to)} months`, () => {
        const reason = type.reasons.find((candidate) => candidate.code === code);
        const fewest = from === null ? 1 : daysInMonths(from)[0];
        expect([reason?.minDays, reason?.maxDays]).to.deep.equal([fewest, daysInMonths(to)[1]]);
      });
    }

    it("are bounded by law, or by the longest of the type where they come from paper", () => {
      for (const type of types) {
        const listed = bounds.filter(([candidate]) => candidate === type).map(([, code]) => code);
        expect(codesOf(reasonsFor(type, "SUSPEND"))).to.deep.equal([...listed, "IMPORT-SUSPENSION"]);
        const longest = Math.max(...reasonsFor(type, "SUSPEND").map(({ maxDays }) => maxDays));
        expect(reasonsFor(type, "SUSPEND").at(-1)).to.include({ minDays: 1, maxDays: longest });
      }
    });

    it("end by law alone, and only a forensic examiner's license ends after five years", () => {
      const [fewest, most] = daysInMonths(60);
      for (const type of types) {
        const terms = [...reasonsFor(type, "ISSUE"), ...reasonsFor(type, "REISSUE")];
        const endless = terms.filter(({ maxDays }) => maxDays === 0);
        if (type !== forensicExaminer) {
          expect(endless).to.deep.equal(terms);
          continue;
        }
        expect(endless).to.deep.equal([]);
        const whole = terms.filter(({ code }) => ["GRANT", "RENEWAL"].includes(code));
        for (const { minDays, maxDays } of whole) expect([minDays, maxDays]).to.deep.equal([fewest, most]);
        expect(terms.find(({ code }) => code === "RENEWAL")?.statuses).to.deep.equal(["Active", "Expired"]);
        expect(new Set(terms.map(({ maxDays }) => maxDays))).to.deep.equal(new Set([most]));
      }
    });
  });

  it("stand on the chain as the files say, loaded by the deployment", async () => {
    const connection = await network.create();
    const deployment = await deployTo(connection);
    const client = createClient({ runner: connection.ethers.provider, deployment });
    for (const type of types) {
      const licenseType = type.number;
      expect(await getReasons(client, { licenseType })).to.deep.equal(
        type.reasons.map((reason) => ({ ...reasonEntry(type.name, reason), recordableThrough: null })),
      );
      expect(await getStatutoryUses(client, { licenseType })).to.deep.equal(
        type.uses.map((use) => useEntry(type, use)),
      );
    }
    await connection.close();
  });
});
