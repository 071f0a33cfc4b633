import { interfaces } from "@elicense/sdk";
import { expect } from "chai";
import fc from "fast-check";

import { decodeStandings } from "../../../sdk/src/licenses/decodeStandings.js";
import { toStanding } from "../../../sdk/src/licenses/standing.js";

const uint = (bits: number): fc.Arbitrary<bigint> => fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n });
const status = fc.bigInt({ min: 0n, max: 8n });
const holder = fc
  .uint8Array({ minLength: 20, maxLength: 20 })
  .map((bytes) => `0x${Buffer.from(bytes).toString("hex")}`);

/** A standing as the registry's ABI has it, whatever its members. */
const standing = fc.tuple(
  ...[status, fc.boolean(), holder, uint(24), uint(40), uint(16), uint(16), uint(8), fc.boolean(), fc.boolean()],
  ...[status, uint(16), uint(16), uint(184), uint(32)],
);

const encode = (standings: readonly unknown[]): string =>
  interfaces.licenses.encodeFunctionResult("standingsOf", [standings] as never);

describe("decodeStandings", () => {
  it("reads what a decoder of the ABI reads", () => {
    fc.assert(
      fc.property(fc.array(standing, { maxLength: 5 }), (standings) => {
        const data = encode(standings);
        const [expected] = interfaces.licenses.decodeFunctionResult("standingsOf", data);
        expect(decodeStandings(data, standings.length)).to.deep.equal(
          (expected as Parameters<typeof toStanding>[0][]).map(toStanding),
        );
      }),
      { numRuns: 500 },
    );
  });

  describe("of what is no answer of the registry's", () => {
    const none = Array.from({ length: 15 }, () => "0");
    const plain = encode([["1", true, `0x${"ab".repeat(20)}`, ...none.slice(3)]]);
    /** The answer with another word at a place. */
    const withWord = (place: number, word: string): string =>
      plain.slice(0, 2 + place * 64) + word.padStart(64, "0") + plain.slice(2 + (place + 1) * 64);
    const cases: readonly [string, string, number][] = [
      ["nothing", "0x", 1],
      ["too few", plain, 2],
      ["too many", encode([]), 1],
      ["cut off", plain.slice(0, -2), 1],
      ["no hexadecimal", `${plain.slice(0, -1)}x`, 1],
      ["another offset", withWord(0, "40"), 1],
      ["another length", withWord(1, "2"), 1],
      ["a flag that is neither", withWord(3, "2"), 1],
      ["a holder that is no address", withWord(4, "f".repeat(41)), 1],
      ["a time beyond counting", withWord(6, "f".repeat(64)), 1],
      ["a day beyond the chain's", withWord(7, "10000"), 1],
    ];
    for (const [what, data, count] of cases) {
      it(`says so: ${what}`, () => {
        expect(() => decodeStandings(data, count))
          .to.throw()
          .that.deep.includes({ code: "NODE_UNREACHABLE", details: { url: "?", reason: "ANSWER_FORM" } });
      });
    }

    it("says so: a status that a newer contract knows", () => {
      expect(() => decodeStandings(withWord(2, "9"), 1))
        .to.throw()
        .that.deep.includes({ code: "STATUS_UNKNOWN", details: { status: 9 } });
    });
  });
});
