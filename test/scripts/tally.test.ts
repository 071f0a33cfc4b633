import { expect } from "chai";

import { format, parse, parseSummary, sum } from "../../scripts/ci/tally.js";

describe("tally", () => {
  describe("given a runner's output", () => {
    it("reads what passed", () => {
      expect(parseSummary("Running Mocha tests\n\n  12 passing (3s)\n\n")).to.deep.equal({ passed: 12, failed: 0 });
    });

    it("reads what failed", () => {
      expect(parseSummary("  1 passing\n  2 failing\n\n  1) setUp()\n")).to.deep.equal({ passed: 1, failed: 2 });
    });

    it("counts what was skipped as neither", () => {
      expect(parseSummary("  3 passing (1s)\n  2 pending\n")).to.deep.equal({ passed: 3, failed: 0 });
    });

    it("takes the summary at the end for a test's own output", () => {
      expect(parseSummary("  9 passing\n  4 passing (1s)\n")).to.deep.equal({ passed: 4, failed: 0 });
    });

    it("finds no count when no test ended", () => {
      expect(parseSummary("Running Mocha tests\n")).to.equal(undefined);
      expect(parseSummary("  0 passing (0ms)\n")).to.equal(undefined);
    });
  });

  describe("given the line that a run ends with", () => {
    it("reads what it wrote", () => {
      const tally = { passed: 40, failed: 2 };
      expect(parse(`noise\n${format(tally)}\n`)).to.deep.equal(tally);
    });

    it("does not look for it anywhere else", () => {
      expect(parse("40 passed, 2 failed\nnoise\n")).to.equal(undefined);
      expect(parse("in all 40 passed, 2 failed\n")).to.equal(undefined);
    });
  });

  describe("given several tallies", () => {
    it("adds them up", () => {
      expect(
        sum([
          { passed: 1, failed: 2 },
          { passed: 3, failed: 4 },
        ]),
      ).to.deep.equal({ passed: 4, failed: 6 });
    });
  });
});
