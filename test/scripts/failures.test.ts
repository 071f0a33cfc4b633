import { expect } from "chai";

import { failuresOf, formatFailures, readFailures } from "../../scripts/ci/failures.js";
import { format } from "../../scripts/ci/tally.js";

describe("what failed", () => {
  it("is what a runner says of it at its end, and not what a test prints", () => {
    const said = "  1 failing\n\n  1) a license\n       is issued:\n     AssertionError: expected 1 to equal 2";
    expect(failuresOf(`  2 failing\n\n  1) a test's own\n\n  5 passing (1s)\n${said}\n\n\n`)).to.equal(said);
  });

  it("is nothing where all passed", () => {
    expect(failuresOf("  5 passing (1s)\n")).to.equal(undefined);
    expect(formatFailures([])).to.equal(undefined);
  });

  it("is repeated at the end of a run, and read from there by the run around it", () => {
    const parts = ["  1 failing\n\n  1) a license", "lint:\nnot formatted"];
    const output = `noise\n\n${formatFailures(parts)}\n\n${format({ passed: 1, failed: 2 })}\n`;
    expect(readFailures(output)).to.equal(parts.join("\n\n").trim());
    expect(readFailures(`noise\n${format({ passed: 3, failed: 0 })}\n`)).to.equal(undefined);
  });
});
