import { expect } from "chai";
import { type BaseContract, toBeHex, TypedDataEncoder } from "ethers";
import fc from "fast-check";
import { network } from "hardhat";

import { MORNING } from "../fixture.js";
import { licensed } from "../records.js";
import { packUsageRecord, type PlacedUsage, unpackUsageRecord } from "../replay.js";
import { GrantKind, Status, UsageAction } from "../terms.js";
import { domainOf, type Grant, idOfGrant, WITHDRAWAL_TYPES } from "./grants.js";
import { NO_GRANT } from "./usage.js";

/** What TypeScript computes as Solidity does, over arbitrary input. */

const { ethers, networkHelpers } = await network.create(MORNING);
const load = () => networkHelpers.loadFixture(licensed);

const RUNS = { numRuns: 200 };

const uint = (bits: bigint) => fc.bigInt({ min: 0n, max: 2n ** bits - 1n });
const bytes = (length: number) => uint(8n * BigInt(length)).map((number) => toBeHex(number, length));
const oneOf = (numbers: Readonly<Record<string, bigint>>) => fc.constantFrom(...Object.values(numbers));

const grants: fc.Arbitrary<Grant> = fc.record({
  ...{ kind: oneOf(GrantKind), license: bytes(32), holder: bytes(20), binding: uint(8n), consumer: uint(32n) },
  ...{ matter: bytes(32), fields: uint(128n), notBefore: uint(40n), notAfter: uint(40n), maxUses: uint(32n) },
  nonce: bytes(32),
});

const placed: fc.Arbitrary<PlacedUsage> = fc.record({
  ...{ index: uint(40n), previousBlock: uint(32n), recordedAt: uint(40n), key: uint(24n), number: uint(64n) },
  ...{ action: oneOf(UsageAction), status: oneOf(Status) },
});

interface Harness extends BaseContract {
  readonly pack: (...members: readonly bigint[]) => Promise<bigint>;
}

describe("What AccessLog computes", function () {
  it("hashes a grant as EIP-712 does", async function () {
    const state = await load();
    await fc.assert(
      fc.asyncProperty(grants, async (grant) => {
        expect(await state.accessLog.hashGrant(grant)).to.equal(await idOfGrant(state, grant));
      }),
      RUNS,
    );
  });

  it("hashes a withdrawal as EIP-712 does", async function () {
    const state = await load();
    const domain = await domainOf(state);
    await fc.assert(
      fc.asyncProperty(bytes(32), async (grant) => {
        const expected = TypedDataEncoder.hash(domain, WITHDRAWAL_TYPES, { grant });
        expect(await state.accessLog.hashWithdrawal(grant)).to.equal(expected);
      }),
      RUNS,
    );
  });

  it("tells wallets the domain in which it hashes", async function () {
    const state = await load();
    const domain = await state.accessLog.eip712Domain();
    const { name, version, chainId, verifyingContract } = domain;
    expect({ name, version, chainId, verifyingContract }).to.deep.equal(await domainOf(state));
    // Which members the domain has: name, version, chain and contract.
    expect([domain.fields, domain.salt, domain.extensions]).to.deep.equal(["0x0f", toBeHex(0, 32), []]);
  });

  it("packs a usage record into the word that the documentation says", async function () {
    const harness = (await ethers.deployContract("PackedUsageRecordHarness")) as unknown as Harness;
    await fc.assert(
      fc.asyncProperty(placed, async (record) => {
        const { index, previousBlock, recordedAt, key, number, action, status } = record;
        const word = await harness.pack(index, previousBlock, recordedAt, key, number, action, status);
        expect(word).to.equal(packUsageRecord(record));
        const hashes = { fields: 0n, matter: NO_GRANT, grant: NO_GRANT, context: NO_GRANT };
        const event = { id: NO_GRANT, consumer: 0n, outcome: 0n, ...hashes };
        expect(unpackUsageRecord({ ...event, record: word })).to.deep.equal({ ...event, ...record });
      }),
      RUNS,
    );
  });
});
