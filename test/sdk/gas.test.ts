import { transactionGasCap, withGasMargin } from "@elicense/sdk";
import { expect } from "chai";
import { describe, it } from "mocha";

describe("withGasMargin", () => {
  it("adds a quarter, rounded down, as far as the cap of a transaction goes", () => {
    const cap = 16_777_216n;
    expect(transactionGasCap).to.equal(cap);
    const cases = [
      [0n, 0n],
      [100_003n, 125_003n],
      [13_421_772n, 16_777_215n],
      [13_421_773n, cap],
      [cap, cap],
      [cap + 1n, cap + 1n],
    ] as const;
    for (const [gas, expected] of cases) expect(withGasMargin(gas), String(gas)).to.equal(expected);
  });
});
