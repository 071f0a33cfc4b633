import { expect } from "chai";
import { network } from "hardhat";

import { decide, passTo, prepare, toArgument, addDays } from "./actions.js";
import { bozhouLawyer, grantBozhou, IN_FORCE, refusedFor, verdictOn, type Issued } from "./licenses.js";
import { MORNING, setStage, TODAY, type Stage } from "./stage.js";

const { networkHelpers } = await network.create(MORNING);
const load = (): Promise<Stage> => networkHelpers.loadFixture(setStage);

/** The day from which the thief had the key. */
const THEFT = addDays(TODAY, 5);

/** A license issued before the theft, and two after it: one good, one not. */
async function issueAround(stage: Stage): Promise<{ before: Issued; good: Issued; bad: Issued }> {
  const before = await grantBozhou(stage);
  await passTo(stage, THEFT);
  const good = await grantBozhou(stage, { serial: "20260307AH0000000002" });
  const bad = await grantBozhou(stage, {
    serial: "20260307AH0000000003",
    fields: { ...bozhouLawyer, name: "测试丙", practiceNo: "13416201910900003" },
  });
  return { before, good, bad };
}

describe("scenarios: keys", () => {
  it("21. An issuing key is stolen: distrusted as of a date; a new key endorses good licenses again", async () => {
    const stage = await load();
    const { anhui, contracts } = stage;
    const { before, good, bad } = await issueAround(stage);
    await passTo(stage, addDays(THEFT, 1));
    const asOf = Date.parse(`${THEFT}T00:00:00+08:00`) / 1_000;
    const { id: stolen } = await contracts.authorities.keyOf(anhui.operator);
    await expect(contracts.authorities.connect(anhui.administrator).distrustKey(anhui.operator, asOf))
      .to.emit(contracts.authorities, "KeyDistrusted")
      .withArgs(anhui.id, anhui.operator.address, stolen, asOf);

    const distrusted = refusedFor("ISSUER_KEY_DISTRUSTED");
    expect(await verdictOn(stage, before.document)).to.deep.equal(IN_FORCE);
    expect(await verdictOn(stage, good.document)).to.deep.equal(distrusted);
    expect(await verdictOn(stage, bad.document)).to.deep.equal(distrusted);

    const endorsement = toArgument(await decide(stage, "KEY-REPLACED"));
    const byThief = await prepare(stage, anhui, "endorse", [bad.id, endorsement]);
    const { removedAt } = await contracts.authorities.keyOf(anhui.operator);
    await expect(byThief.send())
      .to.be.revertedWithCustomError(contracts.authorities, "AuthorityRegistryKeyRemoved")
      .withArgs(anhui.operator.address, removedAt);
    const byNewKey = await prepare(stage, anhui, "endorse", [good.id, endorsement], anhui.second);
    await byNewKey.send();

    expect(await verdictOn(stage, before.document)).to.deep.equal(IN_FORCE);
    expect(await verdictOn(stage, good.document)).to.deep.equal(IN_FORCE);
    expect(await verdictOn(stage, bad.document)).to.deep.equal(distrusted);
    const { key, vouchedAt } = await contracts.licenses.standingOf(good.id);
    expect(key).to.equal((await contracts.authorities.keyOf(anhui.second)).id);
    expect(vouchedAt).to.equal(BigInt(await networkHelpers.time.latest()));
  });
});
