import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import { MORNING, profile } from "../fixture.js";
import { licensed } from "../records.js";
import { OPERATE, Region, Right, setOf } from "../terms.js";
import { asking, consentTo } from "./grants.js";
import { EMPTY_CONSUMER, enquiryRequest } from "./usage.js";

const { networkHelpers } = await network.create(MORNING);
const load = () => networkHelpers.loadFixture(withOddball);

/** The license type that is none. */
const NO_TYPE = 0n;

/** An authority that may use what is of no type, and nothing else. */
async function withOddball(connection: NetworkConnection) {
  const state = await licensed(connection);
  const { authorities, accessLog } = state;
  const signers = await connection.ethers.getSigners();
  const [administrator, operator] = [signers.at(-1)!, signers.at(-2)!];
  await authorities.admitRoot(Region.jiangsu, profile("1132000000FAKE071D"), administrator);
  const oddball = await authorities.authorityCount();
  await authorities.accreditRoot(oddball, NO_TYPE, setOf(Right.Use));
  await authorities.connect(administrator).addKey(operator, OPERATE);
  return { ...state, oddball, asOddball: accessLog.connect(operator) };
}

/** What has been read of the uses before must not be taken for what was read of none. */
describe("The first license of a batch", function () {
  it("is looked for before any other, were its id 0", async function () {
    const { accessLog, asOddball, oddball, id } = await load();
    for (const ids of [[ZeroHash], [ZeroHash, id]]) {
      await expect(asOddball.useBatch(ids.map((license) => enquiryRequest(license))))
        .to.be.revertedWithCustomError(accessLog, "AccessLogUnknownLicense")
        .withArgs(ZeroHash);
    }
    expect(await accessLog.consumerOf(oddball)).to.deep.equal(EMPTY_CONSUMER);
  });

  it("is looked for before any other under grants too", async function () {
    const state = await load();
    const { accessLog, asOddball, oddball } = state;
    const ofNothing = consentTo(state, { license: ZeroHash, holder: ZeroAddress, consumer: oddball });
    const ofAnother = consentTo(state, { consumer: oddball });
    for (const grants of [[ofNothing], [ofNothing, ofAnother]]) {
      const requests = grants.map(() => asking());
      await expect(asOddball.useBatchUnderGrants(requests, [], grants, []))
        .to.be.revertedWithCustomError(accessLog, "AccessLogUnknownLicense")
        .withArgs(ZeroHash);
    }
    expect(await accessLog.consumerOf(oddball)).to.deep.equal(EMPTY_CONSUMER);
  });
});
