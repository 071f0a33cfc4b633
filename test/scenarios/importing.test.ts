import {
  dayOf,
  dayToNumber,
  getManagementHistory,
  lawyer,
  unpackManagementRecord,
  type Day,
  type Decision,
  type LicenseId,
} from "@elicense/sdk";
import { expect } from "chai";
import { id as hashOf } from "ethers";
import { network } from "hardhat";

import { act, decide, passTo, prepare, statusesOf, toArgument } from "./actions.js";
import {
  bozhouLawyer,
  draftFor,
  idOf,
  IN_FORCE,
  newLicense,
  readerOf,
  refusedFor,
  seal,
  verdictOn,
  type Issued,
} from "./licenses.js";
import { MORNING, setStage, TODAY, type Stage } from "./stage.js";

const { networkHelpers } = await network.create(MORNING);
const load = (): Promise<Stage> => networkHelpers.loadFixture(setStage);

const LICENSES = 5_000;
const BATCH = 250;

/** The paper licenses of one day: a batch shares its decision, and so the day on which they took effect. */
interface Batch {
  readonly decision: Decision;
  /** Version that their booklets have reached. */
  readonly version: number;
  /** The first of them, with its document. The chain sees of a license no more than its root: the others' stand in. */
  readonly first: Issued;
  readonly ids: readonly LicenseId[];
}

/** Enters the paper licenses of one day, checked by Anhui's second key. */
async function enter(stage: Stage, number: number): Promise<Batch> {
  const { anhui } = stage;
  const effectiveOn: Day = `${String(2004 + number)}-05-10`;
  const decision = await decide(stage, "IMPORT", { approver: anhui, effectiveOn });
  const version = 1 + (number % 3);
  const first = draftFor(anhui, decision, {
    ...{ version, serial: `${String(2004 + number)}0510AH0000000001` },
    fields: { ...bozhouLawyer, decisionNo: `皖司许律〔${String(2004 + number)}〕0001号` },
  });
  const drafts = Array.from({ length: BATCH }, (_, row) =>
    row === 0 ? first : { ...first, root: hashOf(`paper license ${String(number)}/${String(row)}`) },
  );
  const call = await prepare(stage, anhui, "issueBatch", [lawyer.number, drafts.map(newLicense), toArgument(decision)]);
  await call.approve(anhui.second);
  const entered = await call.send();
  return {
    ...{ decision, version },
    first: await seal(stage, anhui, first, decision, entered),
    ids: drafts.map((draft) => idOf(anhui, draft, decision)),
  };
}

describe("scenarios: importing", () => {
  it("28. 5,000 paper licenses are imported with dates, versions and standing sanctions; their history says so", async () => {
    const stage = await load();
    const { anhui, contracts } = stage;
    const { licenses } = contracts;
    const batches: Batch[] = [];
    for (let number = 0; number < LICENSES / BATCH; number++) batches.push(await enter(stage, number));
    const { count, inCustody } = await licenses.registerOf(anhui.id);
    expect([count, inCustody]).to.deep.equal([BigInt(LICENSES), BigInt(LICENSES)]);

    // What stood against them on paper, with its own days.
    const suspendedThrough = "2026-07-14";
    const sanctions = [
      ["suspend", "IMPORT-SUSPENSION", "2026-01-15", "STATUS_SUSPENDED", [dayToNumber(suspendedThrough)]],
      ["revoke", "IMPORT-REVOCATION", "2019-11-04", "STATUS_REVOKED", []],
      ["annul", "IMPORT-ANNULMENT", "2012-03-01", "STATUS_ANNULLED", []],
      ["annotate", "IMPORT-SANCTION", "2008-09-01", undefined, []],
    ] as const;
    for (const [position, [method, code, effectiveOn, , further]] of sanctions.entries()) {
      const decision = toArgument(await decide(stage, code, { approver: anhui, effectiveOn }));
      await act(stage, anhui, method, [batches[position]!.first.id, decision, ...further], anhui.second);
    }

    for (const { ids, decision } of batches) {
      const block = (await getManagementHistory(await readerOf(stage), { id: ids[1]! })).records[0]!.block;
      const records = await licenses.queryFilter(licenses.filters.ManagementRecorded(), block, block);
      expect(records.map(({ args }) => args.id)).to.deep.equal(ids);
      for (const { args } of records) {
        const record = unpackManagementRecord(args.record, args.documentHash);
        expect([record?.index, record?.previousBlock, dayOf(record!.recordedAt)]).to.deep.equal([1, 0, TODAY]);
        expect(record?.decision).to.deep.equal(decision);
      }
    }
    const everyStatus = (await Promise.all(batches.map(({ ids }) => statusesOf(stage, ids)))).flat();
    expect(everyStatus.filter((status) => status !== "ACTIVE")).to.deep.equal(["SUSPENDED", "REVOKED", "ANNULLED"]);

    for (const [position, { first, version, decision }] of batches.entries()) {
      const code = sanctions[position]?.[3];
      expect(await verdictOn(stage, first.document)).to.deep.equal(code === undefined ? IN_FORCE : refusedFor(code));
      expect(first.document.credentialSubject).to.include({
        ...{ certificateVersion: `00${String(version)}`, effectiveDate: decision.effectiveOn },
      });
      const { records } = await getManagementHistory(await readerOf(stage), { id: first.id });
      expect(records).to.have.lengthOf(position < sanctions.length ? 2 : 1);
      expect(records[0]).to.deep.include({ action: "ISSUE", decision });
    }

    await passTo(stage, "2026-07-15");
    expect(await statusesOf(stage, [batches[0]!.first.id])).to.deep.equal(["ACTIVE"]);
  }).timeout(120_000);
});
