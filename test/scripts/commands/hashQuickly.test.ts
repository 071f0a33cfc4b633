import { expect } from "chai";
import { keccak256 } from "ethers";
import { after, describe, it } from "mocha";

import { hashQuickly } from "../../../scripts/commands/support/hashQuickly.js";

describe("hashing quickly", () => {
  const own = keccak256._;
  after(() => keccak256.register(own));

  it("hashes as ethers does, whatever the length", async () => {
    const texts = [0, 1, 135, 136, 137, 10_000].map((length) => `0x${"5a".repeat(length)}`);
    const expected = texts.map((text) => keccak256(text));
    await hashQuickly();
    expect(texts.map((text) => keccak256(text))).to.deep.equal(expected);
    expect(expected[0]).to.equal("0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
  });
});
