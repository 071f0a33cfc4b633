import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";
import { afterEach, beforeEach, describe, it } from "mocha";

import { draftFolder, removeDrafts } from "../../../scripts/commands/support/draftFolder.js";

describe("documents beside a request", () => {
  let folder: string;
  let request: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "elicense-"));
    request = join(folder, "a.issue.json");
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("are taken away with their folder", async () => {
    mkdirSync(draftFolder(request));
    for (const name of ["1.json", "2.json"]) writeFileSync(join(draftFolder(request), name), "{}");
    await removeDrafts(request);
    expect(readdirSync(folder)).to.deep.equal([]);
    await removeDrafts(request);
  });

  it("are taken away although something else stays", async () => {
    mkdirSync(join(draftFolder(request), "00"), { recursive: true });
    for (const name of ["1.json", "2.json"]) writeFileSync(join(draftFolder(request), name), "{}");
    await removeDrafts(request);
    expect(readdirSync(draftFolder(request))).to.deep.equal(["00"]);
  });

  it("are not sought where a link leads", async () => {
    const precious = join(folder, "precious");
    mkdirSync(precious);
    writeFileSync(join(precious, "thesis.txt"), "all of it");
    symlinkSync(precious, draftFolder(request));
    await removeDrafts(request);
    expect(readdirSync(folder)).to.deep.equal(["precious"]);
    expect(readdirSync(precious)).to.deep.equal(["thesis.txt"]);
  });
});
