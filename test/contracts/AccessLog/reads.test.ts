import { expect } from "chai";
import { network } from "hardhat";

import { grant, idOf, LAWYER, MORNING, newLicense, registries } from "../fixture.js";
import { licensed } from "../records.js";
import { Outcome, Right } from "../terms.js";
import { counselRequest, EMPTY_BOOK, EMPTY_CONSUMER } from "./usage.js";

const { networkHelpers } = await network.create(MORNING);
const loadRegistries = () => networkHelpers.loadFixture(registries);
const load = () => networkHelpers.loadFixture(licensed);

describe("AccessLog.outcomeOf", function () {
  it("refuses a consumer that is not accredited, as a use would", async function () {
    const { accessLog, authorities, id } = await load();
    const unknown = (await authorities.authorityCount()) + 1n;
    await expect(accessLog.outcomeOf(unknown, counselRequest(id)))
      .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
      .withArgs(unknown, LAWYER, Right.Use);
  });

  it("foretells and records nothing", async function () {
    const { accessLog, court, id } = await load();
    expect(await accessLog.outcomeOf(court.id, counselRequest(id))).to.equal(Outcome.Allowed);
    expect(await accessLog.usageBookOf(id)).to.deep.equal(EMPTY_BOOK);
    expect(await accessLog.consumerOf(court.id)).to.deep.equal(EMPTY_CONSUMER);
  });

  it("reverts for an unknown license", async function () {
    const { accessLog, anhui, court } = await loadRegistries();
    const unknown = idOf(LAWYER, anhui, newLicense(), grant);
    await expect(accessLog.outcomeOf(court.id, counselRequest(unknown)))
      .to.be.revertedWithCustomError(accessLog, "AccessLogUnknownLicense")
      .withArgs(unknown);
  });
});

describe("AccessLog, once deployed", function () {
  it("takes who may act and what can be licensed from the licenses", async function () {
    const { accessLog, authorities, catalog, licenses } = await loadRegistries();
    expect(await accessLog.licenses()).to.equal(await licenses.getAddress());
    expect(await accessLog.authorities()).to.equal(await authorities.getAddress());
    expect(await accessLog.catalog()).to.equal(await catalog.getAddress());
  });
});
