import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { expect } from "chai";
import { afterEach, beforeEach, describe, it } from "mocha";

import { keepEarlier } from "../../../scripts/commands/issue/keepEarlier.js";
import { resultPath } from "../../../scripts/commands/issue/writeResults.js";
import { CommandError } from "../../../scripts/commands/support/CommandError.js";

const january = "1a".repeat(32);
const february = "2b".repeat(32);
const names = ["results.csv", "sanctions.csv", "manifest.json"];

describe("keepEarlier", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "elicense-"));
    mkdirSync(dirname(pathOf("")), { recursive: true });
    for (const name of names) writeFileSync(pathOf(name), `{ "sha256": "${january}" } ${name}`);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const pathOf = (name: string): string => resultPath(folder, "lawyers.csv", name);
  const keptOf = (name: string): string => pathOf(`1a1a1a1a.${name}`);
  const keep = (sha256: string): Promise<void> => keepEarlier(folder, "lawyers.csv", sha256);

  function expectKept(): void {
    for (const name of names) expect(readFileSync(keptOf(name), "utf8")).to.include(name);
    expect(readdirSync(dirname(pathOf("")))).to.have.length(names.length);
  }

  it("keeps all that is about another file of the same name", async () => {
    await keep(february);
    expectKept();
  });

  it("leaves what is about the same file", async () => {
    await keep(january);
    for (const name of names) expect(readFileSync(pathOf(name), "utf8")).to.include(name);
  });

  for (const name of names) {
    it(`keeps the rest when it is run again after it could not keep ${name}`, async () => {
      // A folder that has something in it gives way to no file.
      mkdirSync(join(keptOf(name), "in the way"), { recursive: true });
      const error: unknown = await keep(february).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(CommandError).with.property("code", "FOLDER_UNWRITABLE");
      expect(readFileSync(pathOf(name), "utf8")).to.include(name);
      rmSync(keptOf(name), { recursive: true });
      await keep(february);
      expectKept();
    });
  }
});
