import { readdirSync } from "node:fs";

import { expect } from "chai";
import { before, describe, it } from "mocha";

import { readEntries } from "../../../scripts/sdk/Entry.js";
import { reportApi, reportFolder, type ApiReport } from "../../../scripts/sdk/reportApi.js";
import { packed, patience } from "./packed.js";

describe("the public surface", () => {
  let reports: readonly ApiReport[];

  before(async function () {
    this.timeout(patience);
    await packed();
    reports = reportApi(readEntries(), false);
  });

  it("is what the reports in sdk/api say; `npm run api:sdk` writes them", () => {
    expect(reports.filter(({ same }) => !same).map(({ entry }) => entry.name)).to.deep.equal([]);
    expect(readdirSync(reportFolder).sort()).to.deep.equal(
      readEntries()
        .map(({ name }) => `${name}.api.md`)
        .sort(),
    );
  });

  it("has nothing that API Extractor finds fault with", () => {
    expect(reports.flatMap(({ faults }) => faults)).to.deep.equal([]);
  });
});
