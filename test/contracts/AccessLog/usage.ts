import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { id as hashOf, toBeHex, type TransactionResponse } from "ethers";

import { type Authority, fields, matter, recordOf, type Registries, ZERO_HASH } from "../fixture.js";
import { packUsageRecord, replayUses, unpackUsageRecord, type UsageRecord } from "../replay.js";
import { Status, UsageAction } from "../terms.js";

/** What the tests of uses share. */

export const EMPTY_BOOK = [0n, 0n, 0n];
export const EMPTY_CONSUMER = [0n, 0n];

/** The grant of a use by statutory duty. */
export const NO_GRANT = ZERO_HASH;

export interface UseRequest {
  readonly id: string;
  readonly action: bigint;
  readonly matter: bigint;
  readonly fields: bigint;
  readonly context: string;
}

/** What the court's published use allows. */
export function counselRequest(id: string, change: Partial<UseRequest> = {}): UseRequest {
  return {
    id,
    action: UsageAction.Retrieve,
    matter: matter.counsel.number,
    fields: fields("name", "practiceNo"),
    context: hashOf("case, system, operator and purpose"),
    ...change,
  };
}

/** What everybody's published use allows. */
export function enquiryRequest(id: string, change: Partial<UseRequest> = {}): UseRequest {
  return counselRequest(id, {
    action: UsageAction.Verify,
    matter: matter.enquiry.number,
    fields: fields("practiceNo"),
    ...change,
  });
}

/** A number on the published list, as a record says it. */
export function matterNumbered(number: bigint): string {
  return toBeHex(number, 32);
}

/** All usage records in their order, from the events. */
export async function usageRecords({ accessLog }: Registries): Promise<UsageRecord[]> {
  const events = await accessLog.queryFilter(accessLog.filters.UsageRecorded());
  return events.map(({ args }) => unpackUsageRecord(args));
}

/** Expects every book and every consumer's uses to be what a replay of all records gives, and these many. */
export async function expectReplays(state: Registries, ids: readonly string[], consumers: readonly bigint[]) {
  const { accessLog } = state;
  const records = await usageRecords(state);
  const heads = replayUses(records);
  for (const id of ids) {
    const { head, recordCount } = await accessLog.usageBookOf(id);
    const count = records.filter((record) => record.id === id).length;
    expect([head, recordCount]).to.deep.equal([heads.books.get(id) ?? 0n, BigInt(count)]);
  }
  for (const consumer of consumers) {
    const count = records.filter((record) => record.consumer === consumer).length;
    expect(await accessLog.consumerOf(consumer)).to.deep.equal([heads.consumers.get(consumer) ?? 0n, BigInt(count)]);
  }
}

/** What a use is expected to record. */
export type Recorded = Pick<
  UsageRecord,
  "id" | "outcome" | "action" | "status" | "fields" | "matter" | "grant" | "context"
>;

/** Uses a license, and expects exactly this record, and that both books replay with it. */
export async function expectRecord(
  state: Registries,
  consumer: bigint,
  by: HardhatEthersSigner,
  act: () => Promise<TransactionResponse>,
  recorded: Recorded,
): Promise<TransactionResponse> {
  const { accessLog, authorities } = state;
  const { lastBlock, recordCount } = await accessLog.usageBookOf(recorded.id);
  const { count } = await accessLog.consumerOf(consumer);
  const { id: key } = await authorities.keyOf(by);

  const acting = await act();

  const { block, time } = await recordOf(acting);
  const placed = { index: recordCount + 1n, previousBlock: lastBlock, recordedAt: time, key, number: count + 1n };
  const { id, outcome, action, status, fields: asked, matter: purpose, grant, context } = recorded;
  await expect(acting)
    .to.emit(accessLog, "UsageRecorded")
    .withArgs(id, consumer, outcome, packUsageRecord({ ...placed, action, status }), asked, purpose, grant, context);
  expect((await acting.wait())?.logs.length).to.equal(1);
  const { books, consumers } = replayUses(await usageRecords(state));
  expect(await accessLog.usageBookOf(id)).to.deep.equal([books.get(id), block, recordCount + 1n]);
  expect(await accessLog.consumerOf(consumer)).to.deep.equal([consumers.get(consumer), count + 1n]);
  return acting;
}

/** Uses a license by statutory duty and expects this outcome to be foretold, returned and recorded. */
export async function expectOutcome(
  state: Registries,
  consumer: Authority,
  request: UseRequest,
  outcome: bigint,
  status: bigint = Status.Active,
): Promise<void> {
  const caller = state.accessLog.connect(consumer.operator);
  expect(await state.accessLog.outcomeOf(consumer.id, request, PENDING)).to.equal(outcome);
  expect(await caller.use.staticCall(request, PENDING)).to.equal(outcome);

  await expectRecord(state, consumer.id, consumer.operator, () => caller.use(request), {
    ...request,
    ...{ outcome, status, matter: matterNumbered(request.matter), grant: NO_GRANT },
  });
}

/** A read as of the block to come, at the time that was set for it. */
export const PENDING = { blockTag: "pending" } as const;
