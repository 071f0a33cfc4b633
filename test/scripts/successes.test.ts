import { expect } from "chai";

import { formatSuccesses } from "../../scripts/ci/successes.js";

const source = "/// @dev What is done.\nenum Deed {\n    Issue,\n    IssueBatch\n}\n";

describe("successes", () => {
  it("sums up each deed and names the least of the sequences", () => {
    expect(formatSuccesses("900,70,8\n800,60,9\n", source)).to.equal(
      [
        "  Successes of the handler in 2 sequences",
        "  deed                      total  in the least of them",
        "  issue                       130                    60",
        "  issue batch                  17                     8",
      ].join("\n"),
    );
  });

  it("counts a sequence once that the runner repeated", () => {
    expect(formatSuccesses("900,70,8\n800,60,9\n800,60,9\n", source)).to.contain("in 2 sequences");
  });

  it("has nothing to say where no sequence ended", () => {
    expect(formatSuccesses("", source)).to.equal(undefined);
  });
});
