import {
  checkDecision,
  dayOf,
  getLicenseType,
  getLicenseTypeCount,
  getReason,
  getReasons,
  getStatutoryUse,
  getStatutoryUses,
  lawyer,
  licenseTypes,
  type CheckDecisionParameters,
  type Client,
} from "@elicense/sdk";
import { expect } from "chai";
import { before, describe, it } from "mocha";

import { typeEntry } from "../../../scripts/catalog/entries.js";
import { refusal } from "../refusal.js";
import { setStage, timeOf } from "../stage.js";

const LAWYER = lawyer.number;
const UNKNOWN = 999;

describe("catalog", () => {
  let client: Client;

  before(async () => {
    const stage = await setStage();
    client = stage.clientOf("anhuiJustice");
  });

  it("has each license type as its files describe it", async () => {
    expect(await getLicenseTypeCount(client)).to.equal(licenseTypes.length);
    for (const type of licenseTypes) {
      expect(await getLicenseType(client, { licenseType: type.number })).to.deep.equal(typeEntry(type));
    }
  });

  it("has each reason as the files describe it, in their order", async () => {
    const reasons = await getReasons(client, { licenseType: LAWYER });
    expect(reasons.map(({ number, code, legalBasis }) => ({ number, code, legalBasis }))).to.deep.equal(
      lawyer.reasons.map(({ number, code, legalBasis }) => ({ number, code, legalBasis })),
    );
    for (const [position, data] of lawyer.reasons.entries()) {
      const reason = reasons[position]!;
      const names = data.statuses.map((name) => name.toUpperCase());
      expect(reason.action).to.equal(data.action.toUpperCase());
      expect([...reason.statuses].sort()).to.deep.equal(names.sort());
      expect(reason).to.deep.include({
        ...{ minDays: data.minDays, maxDays: data.maxDays, maxDaysBack: data.maxDaysBack },
        ...{ maxDaysAhead: data.maxDaysAhead ?? 0, usableFrom: data.usableFrom, usableThrough: data.usableThrough },
        barredUnderInvestigation: data.barredUnderInvestigation ?? false,
        recordableThrough: null,
      });
      expect(await getReason(client, { licenseType: LAWYER, number: data.number })).to.deep.equal(reason);
    }
  });

  it("has each published use as the files describe it, in their order", async () => {
    const uses = await getStatutoryUses(client, { licenseType: LAWYER });
    expect(uses).to.deep.equal(
      lawyer.uses.map(({ number, code, legalBasis, consumer, actions, statuses, fields, ...days }) => ({
        ...{ number, code, legalBasis, consumer, fields: lawyer.fields.filter((name) => fields.includes(name)) },
        ...{ usableFrom: days.usableFrom, usableThrough: days.usableThrough },
        actions: uses.find((use) => use.number === number)!.actions.filter((name) => has(actions, name)),
        statuses: uses.find((use) => use.number === number)!.statuses.filter((name) => has(statuses, name)),
      })),
    );
    for (const use of uses) {
      const data = lawyer.uses.find(({ number }) => number === use.number)!;
      expect([use.actions.length, use.statuses.length]).to.deep.equal([data.actions.length, data.statuses.length]);
      expect(await getStatutoryUse(client, { licenseType: LAWYER, number: use.number })).to.deep.equal(use);
    }
  });

  it("has nothing under a number that was not given, and nothing before it was loaded", async () => {
    expect(await getLicenseType(client, { licenseType: UNKNOWN })).to.equal(null);
    expect(await getReason(client, { licenseType: LAWYER, number: UNKNOWN })).to.equal(null);
    expect(await getReasons(client, { licenseType: UNKNOWN })).to.deep.equal([]);
    expect(await getStatutoryUse(client, { licenseType: LAWYER, number: UNKNOWN })).to.equal(null);
    expect(await getStatutoryUses(client, { licenseType: UNKNOWN })).to.deep.equal([]);
    const { blockNumber } = client.deployment.contracts.licenseCatalog;
    expect(await getLicenseTypeCount(client, { block: blockNumber })).to.equal(0);
    expect(await getLicenseType(client, { licenseType: LAWYER, block: blockNumber })).to.equal(null);
  });

  it("refuses what is no number", async () => {
    for (const licenseType of [0, 1.5, 65_536]) {
      expect(await refusal(getLicenseType(client, { licenseType }))).to.deep.equal({
        code: "LICENSE_TYPE_FORM",
        details: { field: "licenseType" },
      });
    }
    for (const number of [0, 1.5, 65_536]) {
      expect(await refusal(getReason(client, { licenseType: LAWYER, number }))).to.deep.equal({
        code: "CATALOG_ENTRY_FORM",
        details: { field: "number" },
      });
    }
    expect((await refusal(getStatutoryUse(client, { licenseType: LAWYER, number: 2 ** 32 }))).code).to.equal(
      "CATALOG_ENTRY_FORM",
    );
  });

  it("says whether a decision may be taken today, and what it asks for, or why not", async () => {
    const today = dayOf(await timeOf(client));
    const revocation: CheckDecisionParameters = {
      ...{ licenseType: LAWYER, number: 10, action: "REVOKE", effectiveOn: today, lastDay: null },
      ...{ status: "ACTIVE", underInvestigation: false },
    };
    expect(await checkDecision(client, revocation)).to.deep.equal({ approval: "ANOTHER_KEY", effect: "NONE" });
    expect(await refusal(checkDecision(client, { ...revocation, action: "ANNUL" }))).to.deep.equal({
      code: "LICENSE_CATALOG_WRONG_ACTION",
      details: {
        ...{ reason: "LicenseCatalogWrongAction", licenseType: 1n, number: 10n },
        ...{ action: "ANNUL", reasonAction: "REVOKE" },
      },
    });
    expect(await refusal(checkDecision(client, { ...revocation, status: "GONE" as "NONE" }))).to.deep.equal({
      code: "CATALOG_ENTRY_FORM",
      details: { field: "status" },
    });
  });
});

/** Files name things as the contracts' enumerations do; the SDK has the same names in capitals. */
function has(names: readonly string[], name: string): boolean {
  return names.some((each) => each.toUpperCase() === name);
}
