import {
  commitHash,
  decodeHeader,
  genesisExtraData,
  headerOfBlock,
  quorumOf,
  readExtraData,
  recoverSealers,
  requireSealed,
  writeExtraData,
  type Header,
} from "@elicense/sdk/qbft";
import { ElicenseError } from "@elicense/sdk/errors";
import { expect } from "chai";
import { getAddress } from "ethers";

import { recordedBlocks, recordedGenesis, sameBlock, type RecordedBlock } from "./recorded.js";

const checksummed = (addresses: readonly string[]): string[] => addresses.map((address) => getAddress(address));

describe("headers of real Besu validators", () => {
  for (const { block, rawHeader, expect: known } of recordedBlocks) {
    describe(`block ${known.number}`, () => {
      const header = headerOfBlock(block);

      it("has its hash and its commit hash", () => {
        expect(header.hash).to.equal(block.hash);
        expect(commitHash(header)).to.equal(known.commit);
      });

      it("says the same in JSON and in RLP", () => {
        expect(decodeHeader(rawHeader)).to.deep.equal(header);
      });

      it("names its validators, its round, its vote and who made it", () => {
        const { validators, round, vote } = header.extraData;
        expect({ number: header.number, round, validators }).to.deep.equal({
          number: known.number,
          round: known.round,
          validators: checksummed(known.validators),
        });
        const [candidate, kind] = known.vote;
        expect(vote).to.deep.equal(
          candidate === undefined ? null : { candidate: getAddress(candidate), adds: kind === "0xff" },
        );
        expect(header.proposer).to.equal(getAddress(known.proposer));
      });

      it("is sealed by whom it should be", () => {
        expect(recoverSealers(header)).to.deep.equal(checksummed(known.signers));
        // The first block is agreed on by its hash alone.
        if (known.number === 0) return;
        expect(requireSealed(header)).to.have.length(quorumOf(known.validators.length));
      });

      it("has extra data that are written as they were read", () => {
        expect(writeExtraData(header.extraData)).to.equal(block.extraData);
      });
    });
  }

  it("include rounds above 0, and votes to add and to drop", () => {
    const headers = recordedBlocks.map(({ block }) => headerOfBlock(block).extraData);
    expect(headers.some(({ round }) => round > 0)).to.equal(true);
    expect(headers.some(({ vote }) => vote?.adds === true)).to.equal(true);
    expect(headers.some(({ vote }) => vote?.adds === false)).to.equal(true);
  });
});

describe("one block as four nodes have it", () => {
  it("has one hash, whichever seals a node kept", () => {
    const headers = sameBlock.map(({ block, rawHeader }) => {
      expect(decodeHeader(rawHeader)).to.deep.equal(headerOfBlock(block));
      return decodeHeader(rawHeader);
    });
    expect(headers).to.have.length(4);
    expect(new Set(headers.map(({ hash }) => hash)).size).to.equal(1);
    expect(new Set(headers.map(({ extraData }) => extraData.seals.join())).size).to.be.greaterThan(1);
    for (const header of headers) {
      expect(requireSealed(header)).to.have.length(quorumOf(header.extraData.validators.length));
    }
  });
});

describe("a header in which something was changed", () => {
  // A vote, a round, five validators: every part of the encoding.
  for (const number of [1, 898]) {
    const { rawHeader } = recordedBlocks.find((recorded) => recorded.expect.number === number) as RecordedBlock;

    // In steps of 5, each byte has a bit changed or two, and all eight in turn.
    it(`has another commit hash or other seals, or is none, by a bit of any byte of block ${number}`, () => {
      const { seals } = decodeHeader(rawHeader).extraData;
      const digest = commitHash(decodeHeader(rawHeader));
      const unnoticed = flippedBits(rawHeader, 5).filter(([, changed]) => {
        const header = readable(changed);
        return (
          header !== undefined && commitHash(header) === digest && String(header.extraData.seals) === String(seals)
        );
      });
      expect(unnoticed.map(([bit]) => bit)).to.deep.equal([]);
    });

    // To recover a signer takes a millisecond.
    it(`is not what the validators sealed, by many a bit of block ${number}`, () => {
      const taken = flippedBits(rawHeader, 37).filter(([, changed]) => isSealed(changed));
      expect(taken.map(([bit]) => bit)).to.deep.equal([]);
    });
  }
});

/** A header with each of its bits changed in turn, or with each so-manieth. */
function flippedBits(rawHeader: string, step: number): readonly (readonly [bit: number, changed: string])[] {
  const bytes = Buffer.from(rawHeader.slice(2), "hex");
  return Array.from({ length: Math.ceil((bytes.length * 8) / step) }, (_, index) => {
    const bit = index * step;
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    return [bit, `0x${changed.toString("hex")}`];
  });
}

function readable(raw: string): Header | undefined {
  try {
    return decodeHeader(raw);
  } catch (error) {
    if (error instanceof ElicenseError && error.code === "QBFT_HEADER_FORM") return undefined;
    throw error;
  }
}

function isSealed(raw: string): boolean {
  const header = readable(raw);
  if (header === undefined) return false;
  try {
    requireSealed(header);
    return true;
  } catch (error) {
    if (error instanceof ElicenseError && error.code === "QBFT_SEAL") return false;
    throw error;
  }
}

describe("extra data of a first block", () => {
  const vanity = "0".repeat(64);

  it("is what Besu's own tool writes for no validators", () => {
    expect(genesisExtraData([])).to.equal(`0xe5a0${vanity}c0c080c0`);
  });

  it("has the validators in ascending order, whatever order they were given in", () => {
    const given = ["0xbe068f726a13c8d46c44be6ce9d275600e1735a4", "0x5ff6f4b66a46a2b2310a6f3a93aaddc0d9a1c193"];
    const written = `0xf84fa0${vanity}ea945ff6f4b66a46a2b2310a6f3a93aaddc0d9a1c19394be068f726a13c8d46c44be6ce9d275600e1735a4c080c0`;
    expect(genesisExtraData(given)).to.equal(written);
    expect(genesisExtraData(given.toReversed())).to.equal(written);
  });

  it("reads what a real genesis file has, in whichever order", () => {
    expect(readExtraData(recordedGenesis.extraData)).to.deep.equal({
      vanity: `0x${vanity}`,
      validators: checksummed((recordedBlocks[0] as RecordedBlock).expect.validators),
      vote: null,
      round: 0,
      seals: [],
    });
  });
});

describe("what is no header", () => {
  const [, first] = recordedBlocks as [RecordedBlock, RecordedBlock];

  const refusedWith = (action: () => unknown, field: string): void => {
    expect(action).to.throw(ElicenseError).that.deep.includes({ code: "QBFT_HEADER_FORM", details: { field } });
  };

  it("is refused with the field, in JSON", () => {
    const rows: readonly [Readonly<Record<string, unknown>>, string][] = [
      [{ hash: `0x${"1".repeat(64)}` }, "hash"],
      [{ hash: undefined }, "hash"],
      [{ stateRoot: undefined }, "stateRoot"],
      [{ stateRoot: "0x12" }, "stateRoot"],
      [{ stateRoot: null }, "stateRoot"],
      [{ number: 1 }, "number"],
      [{ number: "0x01" }, "number"],
      [{ number: "0xfffffffffffffff" }, "number"],
      [{ timestamp: `0x1${"0".repeat(16)}` }, "timestamp"],
      [{ gasLimit: `0x1${"0".repeat(64)}` }, "gasLimit"],
      [{ extraData: "0x" }, "extraData"],
      [{ extraData: "0xzz" }, "extraData"],
      [{ miner: `${String(first.block.miner)}00` }, "miner"],
      [{ baseFeePerGas: undefined }, "baseFeePerGas"],
      [{ requestsHash: "0x00" }, "requestsHash"],
    ];
    for (const [change, field] of rows) refusedWith(() => headerOfBlock({ ...first.block, ...change }), field);
    for (const block of [null, 7, "block"]) refusedWith(() => headerOfBlock(block), "block");
  });

  it("is refused in RLP, however deep it is nested", () => {
    for (const raw of ["0x", "0x80", "0xc0", `${first.rawHeader}00`, first.rawHeader.slice(0, -2), "f9"]) {
      refusedWith(() => decodeHeader(raw), "rlp");
    }
    let deep = "c0";
    for (let depth = 0; depth < 20_000; depth += 1) {
      const bytes = deep.length / 2;
      const length = bytes.toString(16).padStart(bytes > 0xff ? 4 : 2, "0");
      deep =
        bytes < 56
          ? `${(0xc0 + bytes).toString(16)}${deep}`
          : `${(0xf7 + length.length / 2).toString(16)}${length}${deep}`;
      if (deep.length > 200_000) break;
    }
    refusedWith(() => decodeHeader(`0x${deep}`), "rlp");
    refusedWith(() => decodeHeader(`0x${"00".repeat(200_000)}`), "rlp");
  });

  it("may have the field of a later fork, which is hashed too", () => {
    const changed = { ...first.block, requestsHash: `0x${"1".repeat(64)}` };
    refusedWith(() => headerOfBlock(changed), "hash");
  });
});
