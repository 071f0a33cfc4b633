import { expect } from "chai";

import { startConsortium, type TestConsortium } from "../scripts/commands/consortium.js";
import { crashLoop } from "./crashLoop.js";

describe("elicense issue, killed at any instant", () => {
  let consortium: TestConsortium;

  before(async () => (consortium = await startConsortium()));
  after(() => consortium.stop());

  it("loses nothing, issues nothing twice, and has the documents of what is on the chain", async () => {
    const result = await crashLoop(consortium, { kills: 6, licenses: 40, batchSize: 4, longest: 1_500 });
    expect(result).to.deep.include({ lost: 0, invented: 0, twice: 0, documentsWrong: 0, open: 0 });
    expect(result.kills).to.be.at.least(6);
    expect(result.licenses).to.equal(40 * result.files);
  }).timeout(300_000);
});
