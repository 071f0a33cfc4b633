import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import type { TransactionResponse } from "ethers";
import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import { claim, MORNING } from "../fixture.js";
import { licensed, type Licensed } from "../records.js";
import { OPERATE, Outcome } from "../terms.js";
import { asking, consentTo, type Grant, type HolderSignature, sign, stateOf } from "./grants.js";
import { expectReplays, usageRecords } from "./usage.js";

/** What is sent at the same time, and comes to stand in one block. */

const { ethers, networkHelpers } = await network.create(MORNING);

interface Raced extends Licensed {
  readonly grant: Grant;
  readonly signature: HolderSignature;
  /** Another operating key of the court's. */
  readonly second: HardhatEthersSigner;
}

/** The registries, and a consent of the holder's to a single use by the court, which has two keys. */
async function raced(connection: NetworkConnection): Promise<Raced> {
  const state = await licensed(connection);
  const { authorities, court, holder, stranger: second } = state;
  await authorities.connect(court.administrator).addKey(second, OPERATE);
  const grant = consentTo(state, { maxUses: 1n });
  return { ...state, second, grant, signature: await sign(state, grant, holder) };
}

const load = () => networkHelpers.loadFixture(raced);

type Sending = (by: HardhatEthersSigner, fee: Fee) => Promise<TransactionResponse>;

interface Fee {
  readonly gasLimit: bigint;
  readonly maxFeePerGas: bigint;
  readonly maxPriorityFeePerGas: bigint;
}

/** Sends these from one key each before a block is made, and makes the block, in which they stand in this order. */
async function inOneBlock(...sendings: readonly (readonly [HardhatEthersSigner, Sending])[]): Promise<void> {
  const send = (method: string, parameters: unknown[]) => ethers.provider.send(method, parameters);
  await send("evm_setAutomine", [false]);
  try {
    const sent: string[] = [];
    for (const [i, [key, sending]] of sendings.entries()) {
      // Who pays more stands first.
      const maxPriorityFeePerGas = BigInt(sendings.length - i) * 1_000_000_000n;
      const fee = { gasLimit: 1_000_000n, maxFeePerGas: 100_000_000_000n, maxPriorityFeePerGas };
      sent.push((await sending(key, fee)).hash);
    }
    await send("evm_mine", []);
    const block = await ethers.provider.getBlock("latest");
    expect(block?.transactions).to.deep.equal(sent);
  } finally {
    await send("evm_setAutomine", [true]);
  }
}

const WAYS = {
  useUnderSignedGrant: ({ accessLog, grant, signature }: Raced): Sending => {
    return (by, fee) => accessLog.connect(by).useUnderSignedGrant(asking(), grant, signature, fee);
  },
  useBatchUnderGrants: ({ accessLog, grant, signature }: Raced): Sending => {
    return (by, fee) => accessLog.connect(by).useBatchUnderGrants([asking()], [], [grant], [signature], fee);
  },
};

/** Expects these to be the outcomes recorded, by keys in this order, and the grant to be used once. */
async function expectOutcomes(state: Raced, expected: readonly (readonly [HardhatEthersSigner, bigint])[]) {
  const { authorities, court, grant, id } = state;
  const records = await usageRecords(state);
  const numbers = await Promise.all(expected.map(async ([key]) => (await authorities.keyOf(key)).id));
  expect(records.map(({ key, outcome }) => [key, outcome])).to.deep.equal(
    expected.map(([, outcome], i) => [numbers[i], outcome]),
  );
  await expectReplays(state, [id], [court.id]);
  expect((await stateOf(state, grant))[2]).to.equal(BigInt(expected.filter(([, o]) => o === Outcome.Allowed).length));
}

describe("Two calls in one block, under a grant of one use", function () {
  for (const first of ["useUnderSignedGrant", "useBatchUnderGrants"] as const) {
    for (const second of ["useUnderSignedGrant", "useBatchUnderGrants"] as const) {
      it(`allows one of two consumers' keys, and tells the other: ${first}, then ${second}`, async function () {
        const one = await load();
        const { court, second: other } = one;
        await inOneBlock([court.operator, WAYS[first](one)], [other, WAYS[second](one)]);
        await expectOutcomes(one, [
          [court.operator, Outcome.Allowed],
          [other, Outcome.GrantUsedUp],
        ]);
      });
    }
  }

  it("lets the order decide, not the key", async function () {
    const state = await load();
    const { court, second } = state;
    const way = WAYS.useUnderSignedGrant(state);
    await inOneBlock([second, way], [court.operator, way]);
    await expectOutcomes(state, [
      [second, Outcome.Allowed],
      [court.operator, Outcome.GrantUsedUp],
    ]);
  });

  it("allows one under a stored grant as well", async function () {
    const state = await load();
    const { accessLog, court, second, grant, signature } = state;
    await accessLog.openGrant(grant, signature);
    const way: Sending = (by, fee) => accessLog.connect(by).useUnderGrant(asking(), grant, fee);
    await inOneBlock([court.operator, way], [second, way]);
    await expectOutcomes(state, [
      [court.operator, Outcome.Allowed],
      [second, Outcome.GrantUsedUp],
    ]);
  });

  it("denies the use behind a withdrawal, and leaves the one ahead of it", async function () {
    for (const withdrawnFirst of [true, false]) {
      const state = await load();
      const { accessLog, court, holder, grant } = state;
      const using = [court.operator, WAYS.useUnderSignedGrant(state)] as const;
      const withdrawing: readonly [HardhatEthersSigner, Sending] = [
        holder,
        (by, fee) => accessLog.connect(by).withdrawGrant(grant, fee),
      ];
      await (withdrawnFirst ? inOneBlock(withdrawing, using) : inOneBlock(using, withdrawing));
      await expectOutcomes(state, [[court.operator, withdrawnFirst ? Outcome.GrantWithdrawn : Outcome.Allowed]]);
      expect(await stateOf(state, grant)).to.deep.equal([!withdrawnFirst, true, withdrawnFirst ? 0n : 1n]);
    }
  });

  it("denies the use behind a rebinding, and leaves the one ahead of it", async function () {
    for (const reboundFirst of [true, false]) {
      const state = await load();
      const { licenses, court, hefei, secondHolder, id } = state;
      const using = [court.operator, WAYS.useUnderSignedGrant(state)] as const;
      const rebinding: readonly [HardhatEthersSigner, Sending] = [
        hefei.operator,
        (by, fee) => licenses.connect(by).rebind(id, secondHolder.address, claim, fee),
      ];
      await (reboundFirst ? inOneBlock(rebinding, using) : inOneBlock(using, rebinding));
      await expectOutcomes(state, [[court.operator, reboundFirst ? Outcome.NotBound : Outcome.Allowed]]);
    }
  });
});
