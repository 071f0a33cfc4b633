import { ElicenseError } from "@elicense/sdk/errors";
import { proveAccount, proveSlot } from "@elicense/sdk/qbft";
import { expect } from "chai";

import { refusal } from "../refusal.js";
import { absentAccount, recordedProof } from "./recorded.js";

const { stateRoot, contract, proof, presentSlot, absentSlot, expectedValue } = recordedProof;
const emptyRoot = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";

const proofOf = (slot: string): readonly string[] =>
  proof.storageProof.find(({ key }) => key === slot)?.proof ?? expect.fail("not recorded");

describe("a proof that a real node gave", () => {
  it("proves a contract's code and storage", async () => {
    expect(await proveAccount(stateRoot, contract, proof.accountProof)).to.deep.equal({
      storageRoot: proof.storageHash,
      codeHash: proof.codeHash,
    });
  });

  it("proves what a slot holds, and that one holds nothing", async () => {
    expect(await proveSlot(proof.storageHash, presentSlot, proofOf(presentSlot))).to.equal(BigInt(expectedValue));
    expect(await proveSlot(proof.storageHash, absentSlot, proofOf(absentSlot))).to.equal(0n);
  });

  it("proves that an account does not exist", async () => {
    expect(await proveAccount(stateRoot, absentAccount.address, absentAccount.accountProof)).to.equal(null);
  });

  it("is not asked for where nothing is stored at all", async () => {
    expect(await proveSlot(emptyRoot, presentSlot, [])).to.equal(0n);
  });

  it("proves nothing of another key, root or account", async () => {
    const other = `0x${"1".repeat(64)}`;
    const rows: readonly [Promise<unknown>, string][] = [
      [proveSlot(other, presentSlot, proofOf(presentSlot)), presentSlot],
      [proveSlot(proof.storageHash, presentSlot, proofOf(absentSlot)), presentSlot],
      [proveSlot(proof.storageHash, presentSlot, proofOf(presentSlot).slice(0, -1)), presentSlot],
      [proveSlot(proof.storageHash, presentSlot, proofOf(presentSlot).slice(1)), presentSlot],
      [proveSlot(proof.storageHash, presentSlot, []), presentSlot],
      [proveSlot(proof.storageHash, absentSlot, []), absentSlot],
      [proveAccount(stateRoot, contract, absentAccount.accountProof), contract],
      [proveAccount(stateRoot, contract, []), contract],
      [proveAccount(other, contract, proof.accountProof), contract],
      // A leaf of the storage is no account.
      [proveAccount(proof.storageHash, contract, proofOf(presentSlot)), contract],
    ];
    for (const [attempt, key] of rows) {
      expect(await refusal(attempt)).to.deep.equal({ code: "QBFT_PROOF", details: { key } });
    }
  });

  it("proves nothing where it is no list of bytes", async () => {
    for (const none of [undefined, null, 7, "0x", [7], ["0x1"], ["zz"], [null], Array(66).fill("0x80")]) {
      const { code } = await refusal(proveSlot(proof.storageHash, presentSlot, none));
      expect(code).to.equal("QBFT_PROOF");
    }
  });

  it("is found where any bit was changed", async () => {
    const unnoticed: string[] = [];
    for (const slot of [presentSlot, absentSlot]) {
      const nodes = proofOf(slot).map((node) => Buffer.from(node.slice(2), "hex"));
      for (const [place, node] of nodes.entries()) {
        for (let bit = 0; bit < node.length * 8; bit += 1) {
          node.writeUInt8(node.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
          const changed = nodes.map((each) => `0x${each.toString("hex")}`);
          if (await isAccepted(slot, changed)) unnoticed.push(`${slot} ${place} ${bit}`);
          node.writeUInt8(node.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        }
      }
    }
    expect(unnoticed).to.deep.equal([]);
  });
});

/** Whether a proof is taken, for whatever it says. */
async function isAccepted(slot: string, changed: readonly string[]): Promise<boolean> {
  try {
    await proveSlot(proof.storageHash, slot, changed);
    return true;
  } catch (error) {
    if (error instanceof ElicenseError && error.code === "QBFT_PROOF") return false;
    throw error;
  }
}
