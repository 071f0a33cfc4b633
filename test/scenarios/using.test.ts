import { createClient, dayToNumber, deriveContextHash, lawyer, parseRegisterKey, use } from "@elicense/sdk";
import { expect } from "chai";
import { encodeBytes32String, id as hashOf } from "ethers";
import { network } from "hardhat";

import { act, addDays, decide, statusesOf, toArgument } from "./actions.js";
import { grantBozhou } from "./licenses.js";
import { MORNING, setStage, TODAY, type Authority, type Stage } from "./stage.js";

const { networkHelpers } = await network.create(MORNING);
const load = (): Promise<Stage> => networkHelpers.loadFixture(setStage);

const OPERATE = 1;
const USE = 1 << 8;

const courtKey = parseRegisterKey(`0x${"c1".repeat(32)}`);

/** Governance admits a court of Shanghai, which may use lawyers' licenses and nothing else. */
async function admitShanghaiCourt({ contracts, strangers }: Stage): Promise<Authority> {
  const { authorities } = contracts;
  const [administrator, operator] = strangers;
  const code = "1131000000FAKE135B";
  const profile = {
    code: encodeBytes32String(code).slice(0, 2 + 2 * 18),
    metadataHash: hashOf(code),
    metadataURI: "https://authorities.example/shanghai-court.json",
  };
  await authorities.admitRoot(310000, profile, administrator);
  const id = Number(await authorities.authorityByCode(profile.code));
  await authorities.accreditRoot(id, lawyer.number, USE);
  await authorities.connect(administrator).addKey(operator, OPERATE);
  return { id, code, name: "上海样例法院（虚构）", region: 310000, administrator, operator };
}

describe("scenarios: using", () => {
  it("25. A Shanghai court uses an Anhui license: allowed; a Shanghai bureau suspending it is refused", async () => {
    const stage = await load();
    const { shanghai, contracts, deployment } = stage;
    const { id } = await grantBozhou(stage);
    const court = await admitShanghaiCourt(stage);
    const { record } = await use(createClient({ runner: court.operator, deployment }), {
      ...{ type: lawyer, id, action: "RETRIEVE", matter: 1, fields: ["name", "practiceNo", "firmName"] },
      context: deriveContextHash(courtKey, {
        ...{ caseNo: "（2026）沪样例民初1号", system: "样例立案系统", operator: "0001", purpose: "核验代理律师" },
      }),
    });
    expect(record).to.deep.include({ consumer: court.id, outcome: "ALLOWED", status: "ACTIVE" });

    const penalty = toArgument(await decide(stage, "L48"));
    await expect(act(stage, shanghai, "suspend", [id, penalty, dayToNumber(addDays(TODAY, 120))]))
      .to.be.revertedWithCustomError(contracts.licenses, "LicenseRegistryRegionNotCovered")
      .withArgs(shanghai.id, 310000, 341600);
    await expect(act(stage, court, "suspend", [id, penalty, dayToNumber(addDays(TODAY, 120))]))
      .to.be.revertedWithCustomError(contracts.authorities, "AuthorityRegistryNotAccredited")
      .withArgs(court.id, lawyer.number, 2);
    expect(await statusesOf(stage, [id])).to.deep.equal(["ACTIVE"]);
  });
});
