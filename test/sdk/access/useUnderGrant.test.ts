import {
  formatSignedGrant,
  getGrantState,
  hashGrant,
  lawyer,
  notary,
  openGrant,
  parseSignedGrant,
  predictUse,
  predictUseUnderGrant,
  prepareGrant,
  preparePresentation,
  prepareUse,
  signGrant,
  useBatchUnderGrants,
  useUnderGrant,
  withdrawGrant,
  type Client,
  type LicenseId,
  type PreparedGrant,
  type SignedGrant,
  type UsageAction,
  type UseUnderGrantParameters,
} from "@elicense/sdk";
import { expect } from "chai";
import type { Signer } from "ethers";
import { before, describe, it } from "mocha";

import { refusal } from "../refusal.js";
import { authorities, issueToHolder, revokeSample, setStage, timeOf, type Stage } from "../stage.js";
import { nodeOf } from "../verify/nodes.js";

const context = `0x${"c0".repeat(32)}`;
const challenge = `0x${"ca".repeat(32)}`;
const code = "COUNSEL-ADMISSION";

describe("useUnderGrant", () => {
  let stage: Stage;
  let holder: Client;
  let court: Client;
  let license: LicenseId;

  const prepare = async (maxUses = 1, id = license): Promise<PreparedGrant> =>
    prepareGrant(holder, {
      type: lawyer,
      license: id,
      consumer: authorities.bozhouCourt,
      matter: { code },
      fields: ["name", "practiceNo"],
      notAfter: (await timeOf(holder)) + 86_400,
      maxUses,
    });

  const sign = async (prepared: Promise<PreparedGrant>): Promise<SignedGrant> => {
    const { grant, matter } = await prepared;
    return { grant, matter, signature: await signGrant(holder, { grant }) };
  };

  const request = (
    signed: PreparedGrant | SignedGrant,
    parameters: Partial<UseUnderGrantParameters> = {},
  ): UseUnderGrantParameters => ({
    type: lawyer,
    action: "RETRIEVE",
    fields: ["name"],
    context,
    ...signed,
    ...parameters,
  });

  before(async () => {
    stage = await setStage();
    ({ holder } = stage);
    court = stage.clientOf("bozhouCourt");
    ({ id: license } = await issueToHolder(stage));
  });

  it("gives the record of a use that is allowed, and takes it off the grant", async () => {
    const signed = await sign(prepare());
    const id = hashGrant(stage.deployment, signed.grant);
    expect(await predictUseUnderGrant(court, request(signed))).to.equal("ALLOWED");
    const { record, block } = await useUnderGrant(court, request(signed));
    expect(record).to.deep.include({
      id: license,
      consumer: 5,
      outcome: "ALLOWED",
      action: "RETRIEVE",
      status: "ACTIVE",
      basis: { kind: "GRANT", grant: id, matter: signed.grant.matter },
      fields: 1n << BigInt(lawyer.fields.indexOf("name")),
      context,
      block,
    });
    expect(await getGrantState(court, { id })).to.deep.equal({ opened: true, withdrawn: false, used: 1 });
    expect((await useUnderGrant(court, request(signed))).record.outcome).to.equal("GRANT_USED_UP");
  });

  it("takes a grant as it was handed over", async () => {
    const text = formatSignedGrant(stage.deployment, await sign(prepare()));
    const { record } = await useUnderGrant(court, request(parseSignedGrant(court.deployment, text)));
    expect(record.outcome).to.equal("ALLOWED");
  });

  it("needs no signature once the grant is stored", async () => {
    const signed = await sign(prepare(2));
    const { grant, matter } = signed;
    expect((await useUnderGrant(court, request({ grant, matter }))).record.outcome).to.equal("INVALID_SIGNATURE");
    await openGrant(court, signed);
    expect(await predictUseUnderGrant(holder, { ...request({ grant, matter }), consumer: 5 })).to.equal("ALLOWED");
    expect((await useUnderGrant(court, request({ grant, matter }))).record.outcome).to.equal("ALLOWED");
    expect((await useUnderGrant(court, request({ grant, matter }))).record.outcome).to.equal("ALLOWED");
  });

  it("records a denial, with its reason, and takes nothing off", async () => {
    const signed = await sign(prepare());
    const id = hashGrant(stage.deployment, signed.grant);
    const outcomeOf = async (parameters: Partial<UseUnderGrantParameters>): Promise<string> => {
      const predicted = await predictUseUnderGrant(court, request(signed, parameters));
      const { record } = await useUnderGrant(court, request(signed, parameters));
      expect(record.outcome).to.equal(predicted);
      return record.outcome;
    };
    const { grant } = signed;
    expect(await outcomeOf({ matter: { ...signed.matter, code: "OTHER" } })).to.equal("WRONG_MATTER");
    expect(await outcomeOf({ fields: ["idNumber"] })).to.equal("FIELDS_EXCEEDED");
    expect(await outcomeOf({ grant: { ...grant, consumer: 6 } })).to.equal("WRONG_CONSUMER");
    expect(await outcomeOf({ grant: { ...grant, binding: 1 } })).to.equal("NOT_BOUND");
    expect(await outcomeOf({ grant: { ...grant, maxUses: 9 } })).to.equal("INVALID_SIGNATURE");
    expect(await getGrantState(court, { id })).to.deep.equal({ opened: false, withdrawn: false, used: 0 });
    await withdrawGrant(holder, { grant });
    expect(await outcomeOf({})).to.equal("GRANT_WITHDRAWN");
  });

  it("serves a presentation once, for what is done face to face", async () => {
    const terms = { type: lawyer, license, consumer: 5, matter: { code }, fields: ["name"], challenge };
    const signed = await sign(preparePresentation(holder, terms));
    const outcomeOf = async (change: Partial<UseUnderGrantParameters>): Promise<string> =>
      (await useUnderGrant(court, request(signed, { challenge, ...change }))).record.outcome;
    expect(await outcomeOf({})).to.equal("WRONG_ACTION");
    expect(await outcomeOf({ action: "PRESENT" })).to.equal("ALLOWED");
    expect(await outcomeOf({ action: "VERIFY" })).to.equal("GRANT_USED_UP");
    const late = await sign(preparePresentation(holder, { ...terms, challenge: context }));
    await stage.connection.networkHelpers.time.increase(61);
    expect(await outcomeOf({ ...late, action: "PRESENT", challenge: context })).to.equal("GRANT_EXPIRED");
  });

  it("refuses a presentation that answers another challenge than the verifier's own, before anything is sent", async () => {
    const terms = { type: lawyer, license, consumer: 5, matter: { code }, fields: ["name"], challenge };
    const signed = await sign(preparePresentation(holder, terms));
    for (const change of [{}, { challenge: context }]) {
      const using = useUnderGrant(court, request(signed, { action: "PRESENT", ...change }));
      expect(await refusal(using))
        .to.include({ code: "GRANT_FORM" })
        .and.have.nested.property("details.field", "challenge");
    }
  });

  it("records a batch in its order, each grant sent once", async () => {
    const { id: other } = await issueToHolder(stage, "2");
    const [twice, once] = [await sign(prepare(2)), await sign(prepare(1, other))];
    const { grant, matter } = twice;
    const { records } = await useBatchUnderGrants(court, {
      uses: [request({ grant, matter }), request(once), request(twice, { action: "ARCHIVE" }), request(twice)],
    });
    expect(records.map(({ id, outcome }) => [id, outcome])).to.deep.equal([
      [license, "ALLOWED"],
      [other, "ALLOWED"],
      [license, "ALLOWED"],
      [license, "GRANT_USED_UP"],
    ]);
    expect(records.map(({ number }) => number - records[0]!.number)).to.deep.equal([0, 1, 2, 3]);
  });

  it("records a batch of grants that are stored, each its own", async () => {
    const signed = [await sign(prepare()), await sign(prepare())];
    for (const each of signed) await openGrant(court, each);
    const stored = signed.map(({ grant, matter }) => request({ grant, matter }));
    const { records } = await useBatchUnderGrants(court, { uses: stored });
    expect(records.map(({ outcome }) => outcome)).to.deep.equal(["ALLOWED", "ALLOWED"]);
  });

  it("is refused for an empty batch, and for another license type's fields", async () => {
    expect((await refusal(useBatchUnderGrants(court, { uses: [] }))).code).to.equal("ACCESS_LOG_BATCH_LENGTH");
    const signed = await sign(prepare());
    for (const action of [useUnderGrant, predictUseUnderGrant]) {
      expect(await refusal(action(court, request(signed, { type: notary })))).to.deep.equal({
        code: "GRANT_FORM",
        details: { field: "type" },
      });
    }
  });

  it("refuses an action or a context that is none of a use, before anything is sent", async () => {
    const signed = await sign(prepare());
    for (const [field, wrong] of [
      ["action", { action: "retrieve" as UsageAction }],
      ["context", { context: "0xc0" }],
    ] as const) {
      const expected = { code: "USE_FORM", details: { field } };
      expect(await refusal(useUnderGrant(court, request(signed, wrong)))).to.deep.equal(expected);
      expect(await refusal(useBatchUnderGrants(court, { uses: [request(signed, wrong)] }))).to.deep.equal(expected);
      expect(await refusal(predictUseUnderGrant(court, request(signed, wrong)))).to.deep.equal(expected);
    }
    const { used } = await getGrantState(court, { id: hashGrant(stage.deployment, signed.grant) });
    expect(used).to.equal(0);
  });

  it("is refused to an authority without the right, and to nobody's key", async () => {
    const signed = await sign(prepare());
    expect((await refusal(useUnderGrant(stage.clientOf("bozhouBureau"), request(signed)))).code).to.equal(
      "AUTHORITY_REGISTRY_NOT_ACCREDITED",
    );
    expect((await refusal(predictUseUnderGrant(court, { ...request(signed), consumer: 3 }))).code).to.equal(
      "AUTHORITY_REGISTRY_NOT_ACCREDITED",
    );
    expect((await refusal(predictUseUnderGrant(holder, request(signed)))).code).to.equal(
      "AUTHORITY_REGISTRY_UNKNOWN_KEY",
    );
  });

  it("predicts a use by statutory duty too, and records nothing of it", async () => {
    const { id } = await issueToHolder(stage, "3");
    const use = { type: lawyer, id, action: "VERIFY", matter: 1, fields: ["name"], context } as const;
    expect(await predictUse(court, use)).to.equal("ALLOWED");
    expect(await predictUse(holder, { ...use, matter: 9, consumer: 5 })).to.equal("NOT_LISTED");
    expect((await court.contracts.access.usageBookOf(id)).recordCount).to.equal(0n);
  });

  it("does not take an outcome that it does not know for one that it does", async () => {
    const access = new Proxy(court.contracts.access, {
      get: (target, name) =>
        name === "outcomeOf" ? () => Promise.resolve(99n) : (Reflect.get(target, name) as unknown),
    });
    const newer = { ...court, contracts: { ...court.contracts, access } };
    const use = { type: lawyer, id: license, action: "VERIFY", matter: 1, fields: [], context } as const;
    const expected = { code: "OUTCOME_UNKNOWN", details: { outcome: 99n } };
    expect(await refusal(predictUse(newer, use))).to.deep.equal(expected);

    // What would be recorded is not refused either.
    const answer = court.contracts.access.interface.encodeFunctionResult("use", [99n]);
    const node = nodeOf(court.provider, stage.deployment, "newer", { call: () => Promise.resolve(answer) });
    const from = await (court.runner as Signer).getAddress();
    expect(await refusal(prepareUse(node, use, { from }))).to.deep.equal(expected);
  });

  it("is denied for a license that has ended", async () => {
    const { id } = await issueToHolder(stage, "4");
    const signed = await sign(prepare(1, id));
    await revokeSample(stage, id);
    const { record } = await useUnderGrant(court, request(signed));
    expect([record.outcome, record.status]).to.deep.equal(["STATUS_NOT_ALLOWED", "REVOKED"]);
  });
});
