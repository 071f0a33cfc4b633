import {
  dayFromNumber,
  dayOf,
  dayToNumber,
  revoke,
  verify,
  type Check,
  type Client,
  type Day,
  type IssuedLicense,
  type Verification,
} from "@elicense/sdk";
import { expect } from "chai";

import { refusal } from "../refusal.js";
import {
  approveAsSecond,
  authorities,
  decisionToday,
  issueSample,
  setSuiteStage,
  timeOf,
  type Stage,
} from "../stage.js";
import { nodeOf, type Ways } from "./nodes.js";

describe("verify, for a day", () => {
  let stage: Stage;
  let client: Client;
  let license: IssuedLicense;
  let issuedOn: Day;
  let revokedFrom: Day;
  let today: Day;

  /** An import of 2020 that is entered today, and revoked ten days later with effect three days before. */
  before(async () => {
    stage = await setSuiteStage();
    const anhui = stage.clientOf("anhuiJustice");
    license = await issueSample(stage);
    issuedOn = dayOf(await timeOf(anhui));
    await stage.connection.networkHelpers.time.increase(10 * 86_400);

    const decision = await decisionToday(anhui, 10, authorities.anhuiJustice);
    today = decision.effectiveOn;
    revokedFrom = dayFromNumber(dayToNumber(today) - 3);
    const parameters = { id: license.id, decision: { ...decision, effectiveOn: revokedFrom } };
    await approveAsSecond(stage, "REVOKE", parameters);
    await revoke(anhui, parameters);
    const present = await timeOf(anhui);
    client = { ...anhui, clock: () => present };
  });

  const at = (day: Day, clients = [client]): Promise<Verification> =>
    verify(license.document, { clients, at: { day } });
  const statusOf = ({ checks }: Verification): Check => checks.find(({ name }) => name === "status")!;
  const daysAfter = (day: Day, days: number): Day => dayFromNumber(dayToNumber(day) + days);

  it("is INVALID before the issue takes effect", async () => {
    const verification = await at("2020-04-29");
    expect(verification.verdict).to.equal("INVALID");
    expect(statusOf(verification)).to.deep.include({
      code: "STATUS_WAS_NOT_IN_FORCE",
      evidence: {
        day: "2020-04-29",
        status: "NONE",
        effectiveOn: "2020-04-30",
        recordedOn: issuedOn,
        recordedStatus: "NONE",
      },
    });
  });

  it("is VALID from the day on which the issue takes effect, and says when it was recorded", async () => {
    const verification = await at("2020-04-30");
    expect(verification.verdict).to.equal("VALID");
    expect(statusOf(verification)).to.deep.include({ code: "STATUS_WAS_IN_FORCE" });
    expect(statusOf(verification).evidence).to.deep.include({ recordedOn: issuedOn, recordedStatus: "NONE" });
    expect(statusOf(verification).message.en).to.equal(
      `The license was in force on 2020-04-30, by a decision with effect on 2020-04-30 (recorded on ${issuedOn}).`,
    );
  });

  it("is VALID on the day before the revocation takes effect, though it is revoked now", async () => {
    const verification = await at(daysAfter(revokedFrom, -1));
    expect(verification.verdict).to.equal("VALID");
    expect(statusOf(verification).evidence).to.deep.include({ status: "ACTIVE", recordedStatus: "ACTIVE" });
    expect((await verify(license.document, { client })).verdict).to.equal("INVALID");
  });

  it("is INVALID from the day on which it does, though nobody could have been told then", async () => {
    const verification = await at(revokedFrom);
    expect(verification.verdict).to.equal("INVALID");
    expect(statusOf(verification).evidence).to.deep.equal({
      day: revokedFrom,
      status: "REVOKED",
      effectiveOn: revokedFrom,
      recordedOn: today,
      recordedStatus: "ACTIVE",
    });
    expect(statusOf(await at(today)).evidence).to.deep.include({ status: "REVOKED", recordedStatus: "REVOKED" });
  });

  it("cannot tell of a day that has not come", async () => {
    const verification = await at(daysAfter(today, 1));
    expect(verification.verdict).to.equal("INDETERMINATE");
    expect(statusOf(verification)).to.deep.include({
      ...{ code: "STATUS_DAY_AHEAD", evidence: { day: daysAfter(today, 1) } },
    });
  });

  it("cannot tell of a day before those that the chain counts", async () => {
    const verification = await at("1969-12-31");
    expect(verification.verdict).to.equal("INDETERMINATE");
    expect(statusOf(verification)).to.deep.include({ code: "STATUS_NOT_REPLAYED", evidence: { day: "1969-12-31" } });
  });

  it("is told of a license whose only record is its issue too", async () => {
    const { document } = await issueSample(stage, {}, "2");
    const present = await timeOf(stage.clientOf("anhuiJustice"));
    const clients = [{ ...client, clock: () => present }];
    const verification = await verify(document, { clients, at: { day: "2020-04-30" } });
    expect(verification.verdict).to.equal("VALID");
    expect(statusOf(verification)).to.deep.include({ code: "STATUS_WAS_IN_FORCE" });
  });

  it("refuses what is no day and names no block", async () => {
    expect(await refusal(at("2026-02-30"))).to.deep.equal({ code: "BLOCK_FORM", details: {} });
    for (const strange of ["2026-03-01", "pending", "", null, {}, true, -1, 1.5, Number.NaN]) {
      const refused = await refusal(verify(license.document, { client, at: strange as never }));
      expect(refused, JSON.stringify(strange)).to.deep.equal({ code: "BLOCK_FORM", details: {} });
    }
  });

  const node = (name: string, ways?: Ways): Client => ({
    ...nodeOf(stage.connection.ethers.provider, stage.deployment, name, ways),
    clock: client.clock,
  });

  it("cannot tell where too few nodes show the records that it is replayed from", async () => {
    const hides = (name: string): Client => node(name, { getLogs: () => [] });
    const verification = await at("2020-04-30", [node("a"), hides("x"), hides("y")]);
    expect(verification.verdict).to.equal("INDETERMINATE");
    expect(statusOf(verification).code).to.equal("STATUS_NOT_REPLAYED");
    expect(verification.nodes?.map(({ answer }) => answer)).to.deep.equal(["AGREES", "HIDES_RECORDS", "HIDES_RECORDS"]);
    expect((await at("2020-04-30", [node("a"), hides("x"), node("b")])).verdict).to.equal("VALID");
  });
});
