import { expect } from "chai";
import { before, describe, it } from "mocha";

import { readEntries } from "../../../scripts/sdk/Entry.js";
import { measureSize, readBudgets } from "../../../scripts/sdk/measureSize.js";
import { packed, patience } from "./packed.js";

describe("sizes", () => {
  const budgets = readBudgets();

  before(async function () {
    this.timeout(patience);
    await packed();
  });

  it("have a budget for each entry, and for nothing else", () => {
    expect(Object.keys(budgets)).to.deep.equal(readEntries().map(({ path }) => path));
  });

  for (const entry of readEntries()) {
    it(`keep ${entry.path} within its budget`, async () => {
      const { bytes, largest } = await measureSize(entry);
      const needs = largest.map(([name, of]) => `${name} ${String(of)}`).join(", ");
      expect(bytes, `bytes with gzip; before it, ${needs}`).to.be.at.most(budgets[entry.path] ?? 0);
      // One that is far off holds nothing back.
      expect(bytes, "lower the budget in sdk/sizes.json").to.be.at.least((budgets[entry.path] ?? 0) / 2);
    });
  }
});
