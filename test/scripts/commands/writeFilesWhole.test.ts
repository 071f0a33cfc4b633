import fs, { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";
import { afterEach, beforeEach, describe, it } from "mocha";

import { writeFilesWhole, type SmallFile } from "../../../scripts/commands/support/writeFilesWhole.js";

const mode = 0o600;

describe("writeFilesWhole", () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "elicense-"))));
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const files = (...names: readonly string[]): readonly SmallFile[] =>
    names.map((name) => ({ path: join(folder, name), content: `content of ${name}` }));

  it("writes files, of which nobody else may read any, and leaves nothing beside them", async () => {
    const names = Array.from({ length: 150 }, (_, position) => String(position).padStart(3, "0"));
    expect(await writeFilesWhole(files(...names), mode)).to.deep.equal(new Map());
    expect(readdirSync(folder).sort()).to.deep.equal(names);
    for (const name of names) {
      expect(readFileSync(join(folder, name), "utf8")).to.equal(`content of ${name}`);
      expect(statSync(join(folder, name)).mode & 0o777).to.equal(mode);
    }
  });

  it("replaces what was there", async () => {
    writeFileSync(join(folder, "a"), "a longer content than what comes after it");
    await writeFilesWhole(files("a"), mode);
    expect(readFileSync(join(folder, "a"), "utf8")).to.equal("content of a");
  });

  it("takes nothing for written that the disk did not take", async () => {
    const own = fs.fsync;
    const refuse = (_descriptor: number, done: (error: Error) => void): void => {
      done(Object.assign(new Error("no"), { code: "EIO" }));
    };
    fs.fsync = refuse as typeof fs.fsync;
    syncBuiltinESMExports();
    try {
      // A module of its own, which has taken what stands there now.
      const copy = "../../../scripts/commands/support/writeFilesWhole.js?unsynced";
      const unsynced = (await import(copy)) as { readonly writeFilesWhole: typeof writeFilesWhole };
      const errors = await unsynced.writeFilesWhole(files("a", "b"), mode);
      expect([...errors].map(([path, error]) => [path, (error as NodeJS.ErrnoException).code])).to.deep.equal([
        [join(folder, "a"), "EIO"],
        [join(folder, "b"), "EIO"],
      ]);
      expect(readdirSync(folder)).to.deep.equal([]);
    } finally {
      fs.fsync = own;
      syncBuiltinESMExports();
    }
  });

  it("says which are not there, and why, and writes the others", async () => {
    // A name that stands for a folder can come to stand for no file, and one in no folder for nothing.
    mkdirSync(join(folder, "b", "full"), { recursive: true });
    const errors = await writeFilesWhole(files("a", "b", "none/c", "d"), mode);
    const codes = [...errors].map(([path, error]) => [path, (error as NodeJS.ErrnoException).code]);
    expect(codes).to.have.deep.members([
      [join(folder, "b"), "EISDIR"],
      [join(folder, "none/c"), "ENOENT"],
    ]);
    expect(readdirSync(folder).sort()).to.deep.equal(["a", "b", "d"]);
    expect(readdirSync(join(folder, "b"))).to.deep.equal(["full"]);
  });

  it("throws what the files throw, once those before them are there", async () => {
    const fault = new Error("no more");
    function* some(): Generator<SmallFile> {
      yield* files("a", "b");
      throw fault;
    }
    const error: unknown = await writeFilesWhole(some(), mode).catch((thrown: unknown) => thrown);
    expect(error).to.equal(fault);
    expect(readdirSync(folder).sort()).to.deep.equal(["a", "b"]);
  });

  it("asks for files as it needs them", async () => {
    let asked = 0;
    let there = 0;
    function* many(): Generator<SmallFile> {
      for (const file of files(...Array.from({ length: 300 }, (_, position) => String(position)))) {
        asked += 1;
        there = readdirSync(folder).filter((name) => !name.endsWith(".tmp")).length;
        expect(asked - there).to.be.at.most(64);
        yield file;
      }
    }
    await writeFilesWhole(many(), mode);
    expect(asked).to.equal(300);
    expect(there).to.be.at.least(236);
  });
});
