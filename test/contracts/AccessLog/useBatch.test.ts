import { expect } from "chai";
import { id as hashOf } from "ethers";
import { globalOptions, network } from "hardhat";

import {
  FORENSIC,
  fields,
  grant,
  idOf,
  issue,
  LAWYER,
  matter,
  MAX_BATCH,
  MORNING,
  newLicense,
  newLicenses,
  penalty,
  profile,
  recordOf,
  registries,
  TRANSACTION_GAS_CAP,
} from "../fixture.js";
import { licensed } from "../records.js";
import { replayUses } from "../replay.js";
import { OPERATE, Outcome, Region, Right, setOf, Status } from "../terms.js";
import {
  counselRequest,
  EMPTY_BOOK,
  EMPTY_CONSUMER,
  matterNumbered,
  NO_GRANT,
  usageRecords,
  type UseRequest,
} from "./usage.js";

const { networkHelpers } = await network.create(MORNING);
const loadRegistries = () => networkHelpers.loadFixture(registries);
const load = () => networkHelpers.loadFixture(licensed);

const NEW_NUMBER = 77n;

describe("AccessLog.useBatch", function () {
  it("uses each license, and one denial does not keep the others back", async function () {
    const state = await load();
    const { accessLog, authorities, anhui, court, licenses, id } = state;
    const other = await issue(state, anhui, newLicense());
    const revoked = await issue(state, anhui, newLicense({ root: hashOf("revoked") }));
    await licenses.connect(anhui.operator).revoke(revoked, penalty);
    const requests = [
      counselRequest(id),
      counselRequest(revoked),
      counselRequest(other, { fields: fields("idNumber") }),
      counselRequest(id, { context: hashOf("another case") }),
    ];
    const outcomes = [Outcome.Allowed, Outcome.StatusNotAllowed, Outcome.FieldsExceeded, Outcome.Allowed];
    const consumer = accessLog.connect(court.operator);
    expect(await consumer.useBatch.staticCall(requests)).to.deep.equal(outcomes);

    const use = await consumer.useBatch(requests);

    const { block, time: now } = await recordOf(use);
    const { id: key } = await authorities.keyOf(court.operator);
    const statuses = [Status.Active, Status.Revoked, Status.Active, Status.Active];
    const records = await usageRecords(state);
    expect(records).to.deep.equal(
      requests.map((request, i) => ({
        ...request,
        ...{ consumer: court.id, outcome: outcomes[i], index: i === 3 ? 2n : 1n, previousBlock: i === 3 ? block : 0n },
        ...{ recordedAt: now, key, number: BigInt(i) + 1n, status: statuses[i] },
        ...{ matter: matterNumbered(request.matter), grant: NO_GRANT },
      })),
    );
    const { books, consumers } = replayUses(records);
    expect(await accessLog.usageBookOf(id)).to.deep.equal([books.get(id), block, 2n]);
    expect(await accessLog.usageBookOf(revoked)).to.deep.equal([books.get(revoked), block, 1n]);
    expect(await accessLog.usageBookOf(other)).to.deep.equal([books.get(other), block, 1n]);
    expect(await accessLog.consumerOf(court.id)).to.deep.equal([consumers.get(court.id), 4n]);
  });

  it("uses one", async function () {
    const { accessLog, court, id } = await load();
    await accessLog.connect(court.operator).useBatch([counselRequest(id)]);
    expect((await accessLog.consumerOf(court.id)).count).to.equal(1n);
  });

  for (const length of [0, MAX_BATCH + 1]) {
    it(`refuses ${length} uses`, async function () {
      const { accessLog, court, id } = await load();
      expect(await accessLog.MAX_BATCH()).to.equal(MAX_BATCH);
      const requests = Array.from({ length }, () => counselRequest(id));
      await expect(accessLog.connect(court.operator).useBatch(requests))
        .to.be.revertedWithCustomError(accessLog, "AccessLogBatchLength")
        .withArgs(length, MAX_BATCH);
    });
  }

  it("asks for the right to every license type in it", async function () {
    const state = await load();
    const { accessLog, authorities, anhui, court, id } = state;
    const forensic = await issue(state, anhui, newLicense(), grant, FORENSIC);
    for (const requests of [
      [counselRequest(id), counselRequest(forensic)],
      [counselRequest(forensic), counselRequest(id)],
      [counselRequest(id), counselRequest(id), counselRequest(forensic), counselRequest(id)],
    ]) {
      await expect(accessLog.connect(court.operator).useBatch(requests))
        .to.be.revertedWithCustomError(authorities, "AuthorityRegistryNotAccredited")
        .withArgs(court.id, FORENSIC, Right.Use);
    }
    await authorities.accreditRoot(court.id, FORENSIC, setOf(Right.Use));
    const mixed = [counselRequest(id), counselRequest(forensic), counselRequest(id)];
    const outcomes = [Outcome.Allowed, Outcome.NotListed, Outcome.Allowed];
    expect(await accessLog.connect(court.operator).useBatch.staticCall(mixed)).to.deep.equal(outcomes);
  });

  it("records nothing if one license is unknown", async function () {
    const { accessLog, anhui, court, id } = await load();
    const unknown = idOf(LAWYER, anhui, newLicense(), grant);
    await expect(accessLog.connect(court.operator).useBatch([counselRequest(id), counselRequest(unknown)]))
      .to.be.revertedWithCustomError(accessLog, "AccessLogUnknownLicense")
      .withArgs(unknown);
    expect(await accessLog.usageBookOf(id)).to.deep.equal(EMPTY_BOOK);
    expect(await accessLog.consumerOf(court.id)).to.deep.equal(EMPTY_CONSUMER);
  });

  it("fits a transaction at its largest and dearest, four levels down", async function () {
    // What measures coverage costs gas as well.
    if (globalOptions.coverage) this.skip();
    const state = await loadRegistries();
    const { accessLog, authorities, catalog, licenses, anhui, bozhou, holder, secondHolder, stranger } = state;
    const { bozhouQiaocheng } = Region;
    const code = profile("1134160200FAKE088C");
    const types = [LAWYER, FORENSIC];
    const rights = setOf(Right.Use);
    await authorities.connect(bozhou.administrator).register(bozhouQiaocheng, code, holder);
    const third = await authorities.authorityCount();
    await authorities.connect(holder).register(bozhouQiaocheng, profile("1134160200FAKE096D"), secondHolder);
    const fourth = await authorities.authorityCount();
    await authorities.connect(secondHolder).addKey(stranger, OPERATE);
    for (const type of types) {
      await authorities.connect(bozhou.administrator).accredit(third, type, rights);
      await authorities.connect(holder).accredit(fourth, type, rights);
      await licenses.connect(anhui.operator).issueBatch(type, newLicenses(MAX_BATCH / 2), grant);
    }
    // Books that are all unopened, types that take turns, and uses that are each published apart, for the root.
    const use = { ...matter.counsel.use, consumer: anhui.id, fields: 1n };
    const requests: UseRequest[] = [];
    for (const [i, license] of newLicenses(MAX_BATCH / 2).entries()) {
      for (const type of types) {
        const number = NEW_NUMBER + BigInt(i);
        await catalog.addUse(type, number, use, matter.counsel.basis);
        requests.push(counselRequest(idOf(type, anhui, license, grant), { matter: number, fields: 1n }));
      }
    }

    const using = await accessLog.connect(stranger).useBatch(requests, { gasLimit: TRANSACTION_GAS_CAP });

    expect((await using.wait())?.status).to.equal(1);
    const records = await usageRecords(state);
    expect(new Set(records.map(({ outcome }) => outcome))).to.deep.equal(new Set([Outcome.Allowed]));
    expect((await accessLog.consumerOf(fourth)).count).to.equal(BigInt(MAX_BATCH));
  });
});
