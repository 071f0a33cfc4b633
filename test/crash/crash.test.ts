import { expect } from "chai";

import { startConsortium, type TestConsortium } from "../scripts/commands/consortium.js";
import { faults } from "../scripts/support/faultyLine.js";
import { crashLoop } from "./crashLoop.js";
import { faultLoop } from "./faultLoop.js";

/** What must be, however it came about. */
const whole = { lost: 0, invented: 0, twice: 0, documentsWrong: 0, open: 0 };

describe("elicense issue", () => {
  let consortium: TestConsortium;

  beforeEach(async () => (consortium = await startConsortium()));
  afterEach(() => consortium.stop());

  it("loses nothing, issues nothing twice, and has the documents of what is on the chain, killed at any instant", async () => {
    const result = await crashLoop(consortium, { kills: 6, licenses: 40, batchSize: 4 });
    expect(result).to.deep.include(whole);
    expect(result.kills).to.be.at.least(6);
    expect(result.licenses).to.equal(40 * result.files);
  }).timeout(300_000);

  it("does so where of a hundred requests twenty are lost, refused, doubled or late, or their answers lost or cut off", async () => {
    const parameters = { requests: 200, percent: 20, seed: 2026, licenses: 40, batchSize: 2 };
    const result = await faultLoop(consortium, parameters);
    expect(result).to.deep.include(whole);
    expect(result.licenses).to.equal(40 * result.files);
    for (const fault of faults) expect(result.counts[fault], fault).to.be.greaterThan(0);
  }).timeout(300_000);
});
