import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";
import { afterEach, beforeEach, describe, it } from "mocha";

import { temporaryFor, writeAtomically } from "../../scripts/files.js";

describe("writeAtomically", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "elicense-files-"));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it("replaces a file whole, makes its folder, and leaves nothing beside it", () => {
    const path = join(folder, "deep", "file");
    writeAtomically(path, "one");
    writeAtomically(path, new TextEncoder().encode("two"));
    expect(readFileSync(path, "utf8")).to.equal("two");
    expect(readdirSync(join(folder, "deep"))).to.deep.equal(["file"]);
  });

  it("writes through no link that somebody put where it writes at first, or at last", () => {
    const [path, secret] = [join(folder, "open", "list"), join(folder, "secret")];
    mkdirSync(join(folder, "open"));
    writeFileSync(secret, "a key");
    for (const place of [temporaryFor(path), path]) {
      symlinkSync(secret, place);
      writeAtomically(path, "a list");
      expect(readFileSync(secret, "utf8"), place).to.equal("a key");
      expect(lstatSync(path).isFile()).to.equal(true);
      rmSync(path);
    }
  });

  it("goes on where a run was broken off that wrote the same", () => {
    const path = join(folder, "file");
    writeFileSync(temporaryFor(path), "half of");
    writeAtomically(path, "all of it");
    expect([readFileSync(path, "utf8"), readdirSync(folder)]).to.deep.equal(["all of it", ["file"]]);
  });
});
