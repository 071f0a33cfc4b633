import { ascending } from "@elicense/sdk/qbft";
import { expect } from "chai";
import { describe, it } from "mocha";

describe("ascending", () => {
  const [low, middle, high] = [
    "0x0000000000000000000000000000000000000009",
    "0x90F8bf6A479f320ead074411a4B0e7944Ea8c9C1",
    "0xFFcf8FDEE72ac11b5c542428B35EEF5769C409f0",
  ] as const;

  it("has addresses in the order of the numbers that they are, whatever their letters' case", () => {
    const given = [high.toLowerCase(), middle, low];
    expect(ascending(given)).to.deep.equal([low, middle, high]);
    expect(ascending(new Set(given))).to.deep.equal([low, middle, high]);
    expect(given).to.deep.equal([high.toLowerCase(), middle, low]);
    expect(ascending([])).to.deep.equal([]);
  });
});
