import { expect } from "chai";

import type { Point } from "../../plugins/coverageProbes/Point.js";
import { countLines, countReached, percentOf } from "../../scripts/ci/judgeCoverage.js";

describe("coverage", () => {
  const point = (kind: Point["kind"], tag: string): Point => ({ kind, file: "A.sol", line: 1, name: "a", tag });

  it("counts what was reached, by kind", () => {
    const points = [point("statement", "1"), point("statement", "2"), point("branch", "3"), point("function", "1")];
    expect(countReached(points, new Set(["1", "4"]))).to.deep.equal([
      { kind: "statement", covered: 1, total: 2 },
      { kind: "branch", covered: 0, total: 1 },
      { kind: "function", covered: 1, total: 1 },
    ]);
  });

  it("adds up the lines of an lcov file", () => {
    const lcov = "SF:a.sol\nDA:1,1\nLH:3\nLF:4\nend_of_record\nSF:b.sol\nLH:10\nLF:10\nend_of_record\n";
    expect(countLines(lcov)).to.deep.equal({ kind: "line", covered: 13, total: 14 });
  });

  it("takes nothing for nothing reached", () => {
    expect(percentOf({ kind: "line", covered: 0, total: 0 })).to.equal(0);
    expect(percentOf({ kind: "line", covered: 3, total: 4 })).to.equal(75);
    expect(percentOf({ kind: "line", covered: 4, total: 4 })).to.equal(100);
  });
});
