import {
  ElicenseError,
  lawyer,
  notary,
  predictUse,
  prepareUse,
  prepareUseBatch,
  use,
  useBatch,
  type Client,
  type LicenseId,
  type UsageAction,
  type UseParameters,
} from "@elicense/sdk";
import { expect } from "chai";
import { before, describe, it } from "mocha";

import { refusal } from "../refusal.js";
import { issueSample, setStage } from "../stage.js";

const context = `0x${"c0".repeat(32)}`;

describe("use", () => {
  let court: Client;
  let bozhou: Client;
  let id: LicenseId;
  const request = (parameters: Partial<UseParameters> = {}): UseParameters => ({
    type: lawyer,
    id,
    action: "VERIFY",
    matter: 1,
    fields: ["name"],
    context,
    ...parameters,
  });

  before(async () => {
    const stage = await setStage();
    court = stage.clientOf("bozhouCourt");
    bozhou = stage.clientOf("bozhouBureau");
    ({ id } = await issueSample(stage));
  });

  it("gives the record of a use that is allowed", async () => {
    const { record, block } = await use(court, request());
    expect(record).to.deep.include({
      id,
      consumer: 5,
      outcome: "ALLOWED",
      index: 1,
      previousBlock: 0,
      number: 1,
      action: "VERIFY",
      status: "ACTIVE",
      basis: { kind: "STATUTORY_DUTY", matter: 1 },
      fields: 1n << BigInt(lawyer.fields.indexOf("name")),
      context,
      block,
    });
  });

  it("gives the record of a denial too", async () => {
    const { record } = await use(court, request({ fields: ["name", "idNumber"] }));
    expect(record).to.deep.include({ outcome: "FIELDS_EXCEEDED", index: 2, number: 2 });
  });

  it("records a batch in its order, denials among them", async () => {
    const { records } = await useBatch(court, {
      uses: [request(), request({ matter: 7 }), request({ action: "ARCHIVE" })],
    });
    expect(records.map(({ outcome }) => outcome)).to.deep.equal(["ALLOWED", "NOT_LISTED", "WRONG_ACTION"]);
    expect(records.map(({ index }) => index)).to.deep.equal([3, 4, 5]);
  });

  // Another type's fields have other bits: what is released would not be what was recorded.
  const malformed: readonly (readonly [what: string, field: string, Partial<UseParameters>])[] = [
    ["another license's type", "type", { type: notary }],
    ["an action that there is not", "action", { action: "verify" as UsageAction }],
    ["a matter below 1", "matter", { matter: 0 }],
    ["a matter above 32 bits", "matter", { matter: 2 ** 32 }],
    ["a context that is no hash", "context", { context: "0xc0" }],
  ];
  for (const [what, field, parameters] of malformed) {
    it(`refuses ${what}, and sends nothing`, async () => {
      const before = await court.contracts.access.usageBookOf(id);
      const expected = { code: "USE_FORM", details: { field } };
      expect(await refusal(use(court, request(parameters)))).to.deep.equal(expected);
      expect(await refusal(useBatch(court, { uses: [request(), request(parameters)] }))).to.deep.equal(expected);
      expect(await refusal(prepareUse(court, request(parameters)))).to.deep.equal(expected);
      expect(await refusal(prepareUseBatch(court, { uses: [request(parameters)] }))).to.deep.equal(expected);
      expect(await refusal(predictUse(court, request(parameters)))).to.deep.equal(expected);
      expect(await court.contracts.access.usageBookOf(id)).to.deep.equal(before);
    });
  }

  it("is refused to an authority without the right, and leaves no record", async () => {
    const before = await court.contracts.access.usageBookOf(id);
    let refusal: unknown;
    await use(bozhou, request()).catch((error: unknown) => (refusal = error));
    expect(refusal).to.be.instanceOf(ElicenseError);
    expect((refusal as ElicenseError).code).to.equal("AUTHORITY_REGISTRY_NOT_ACCREDITED");
    expect(await court.contracts.access.usageBookOf(id)).to.deep.equal(before);
  });
});
