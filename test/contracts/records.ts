import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { type Result, type TransactionResponse, ZeroAddress } from "ethers";
import type { NetworkConnection } from "hardhat/types/network";

import {
  CUSTODY,
  issue,
  newLicense,
  recordOf,
  type NewLicense,
  type Registries,
  registries,
  ZERO_HASH,
} from "./fixture.js";
import {
  type Decision,
  type ManagementRecord,
  packManagementRecord,
  replayManagementBook,
  unpackManagementRecord,
} from "./replay.js";
import { Region, Status } from "./terms.js";

/** Where a license stands, in the order of the contract's members. */
export interface Standing {
  readonly status: bigint;
  readonly trusted: boolean;
  readonly holder: string;
  readonly key: bigint;
  readonly vouchedAt: bigint;
  readonly validThrough: bigint;
  readonly suspendedThrough: bigint;
  readonly binding: bigint;
  readonly succeeded: boolean;
  readonly underInvestigation: boolean;
  readonly scheduledStatus: bigint;
  readonly scheduledFrom: bigint;
  readonly recordCount: bigint;
  readonly head: bigint;
  readonly lastBlock: bigint;
}

/** What an action is expected to record, and to change beside. */
export interface Expectation {
  /** The key that acts. */
  readonly by: HardhatEthersSigner;
  readonly action: bigint;
  readonly decision: Decision;
  readonly through?: bigint;
  readonly detail?: string;
  /** The members of the standing that become others; the book's grow by one record in any case. */
  readonly changes?: Partial<Standing>;
}

/** The standing of an unknown license. */
export const NO_STANDING: Standing = {
  status: Status.None,
  trusted: false,
  holder: ZeroAddress,
  key: 0n,
  vouchedAt: 0n,
  validThrough: 0n,
  suspendedThrough: 0n,
  binding: 0n,
  succeeded: false,
  underInvestigation: false,
  scheduledStatus: Status.None,
  scheduledFrom: 0n,
  recordCount: 0n,
  head: 0n,
  lastBlock: 0n,
};

/** Registries with one license of Hefei's, in its holder's hands. */
export interface Licensed extends Registries {
  readonly license: NewLicense;
  readonly id: string;
}

/** Registries with one license of Hefei's, in its holder's hands and without an expiry. */
export async function licensed(connection: NetworkConnection): Promise<Licensed> {
  const state = await registries(connection);
  const license = newLicense({ region: Region.hefei, holder: state.holder.address });
  const id = await issue(state, state.hefei, license);
  return { ...state, license, id };
}

export async function keyNumber({ authorities }: Registries, account: HardhatEthersSigner): Promise<bigint> {
  return (await authorities.keyOf(account)).id;
}

export async function statusOf({ licenses }: Registries, id: string): Promise<bigint> {
  return (await licenses.statusOf(id)).status;
}

export async function standingOf({ licenses }: Registries, id: string): Promise<Standing> {
  const standing = (await licenses.standingOf(id)) as unknown as Result;
  return standing.toObject() as Standing;
}

/** A license's management records, from the events. */
export async function managementRecords({ licenses }: Registries, id: string): Promise<ManagementRecord[]> {
  const events = await licenses.queryFilter(licenses.filters.ManagementRecorded(id));
  return events.map(({ args }) => unpackManagementRecord(args));
}

/** The head that a replay of a license's records gives, from whom it was issued to. */
export async function replayedHead(state: Registries, id: string): Promise<bigint> {
  const { licenses } = state;
  const [issuing] = await licenses.queryFilter(licenses.filters.Transfer(ZeroAddress, undefined, id));
  return replayManagementBook(await managementRecords(state, id), issuing!.args.to);
}

/** Acts on a license, and expects exactly this record, a book that replays, and no other change of its standing. */
export async function expectAction(
  state: Registries,
  id: string,
  act: () => Promise<TransactionResponse>,
  { by, action, decision, through = 0n, detail = ZERO_HASH, changes = {} }: Expectation,
): Promise<TransactionResponse> {
  const { authority, id: key } = await state.authorities.keyOf(by);
  const before = await standingOf(state, id);
  const index = before.recordCount + 1n;

  const acting = await act();

  const { block, time } = await recordOf(acting);
  await expect(acting)
    .to.emit(state.licenses, "ManagementRecorded")
    .withArgs(
      ...[id, authority, action],
      packManagementRecord({
        ...{ id, authority, action, index, previousBlock: before.lastBlock, recordedAt: time, key },
        ...{ decision, through, detail },
      }),
      ...[decision.documentHash, detail],
    );
  const head = await replayedHead(state, id);
  const after = await standingOf(state, id);
  expect(after).to.deep.equal({ ...before, ...changes, recordCount: index, head, lastBlock: block });
  return acting;
}

/** What a license is expected to be issued as. */
export interface Issued {
  /** The key that acts. */
  readonly by: HardhatEthersSigner;
  readonly action: bigint;
  readonly license: NewLicense;
  readonly decision: Decision;
  /** What is inherited: the members of the standing that a first issue would leave at zero. */
  readonly inherited?: Partial<Standing>;
}

/** Expects a transaction to have issued a license: its first record, its lock, its owner, and no more of a standing. */
export async function expectIssued(
  state: Registries,
  issuing: TransactionResponse,
  id: string,
  { by, action, license, decision, inherited = {} }: Issued,
): Promise<void> {
  const { licenses, authorities } = state;
  const { authority, id: key } = await authorities.keyOf(by);
  const { time } = await recordOf(issuing);
  const holder = license.holder === CUSTODY ? await licenses.custodyOf(authority) : license.holder;

  await expect(issuing)
    .to.emit(licenses, "ManagementRecorded")
    .withArgs(
      ...[id, authority, action],
      packManagementRecord({
        ...{ id, authority, action, index: 1n, previousBlock: 0n, recordedAt: time, key },
        ...{ decision, through: license.validThrough, detail: license.root },
      }),
      ...[decision.documentHash, license.root],
    );
  await expect(issuing).to.emit(licenses, "Transfer").withArgs(ZeroAddress, holder, BigInt(id));
  await expect(issuing).to.emit(licenses, "Locked").withArgs(BigInt(id));
  expect(await standingOf(state, id)).to.deep.equal({
    ...NO_STANDING,
    ...{ status: Status.Active, trusted: true, holder, key, vouchedAt: time, validThrough: license.validThrough },
    ...{ recordCount: 1n, head: await replayedHead(state, id) },
    ...inherited,
  });
  expect(await licenses.ownerOf(id)).to.equal(holder);
}
