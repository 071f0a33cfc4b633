import { chownSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";
import { describe, it } from "mocha";

import { writeNodeFile } from "../../scripts/network/writeNetwork.js";

describe("a node's file", () => {
  it("is whose its folder is, though root writes it", () => {
    const folder = mkdtempSync(join(tmpdir(), "elicense-node-file-"));
    // Nobody but root can give a folder away; anybody else's is one's own.
    const [uid, gid] = process.getuid!() === 0 ? [12_345, 12_346] : [process.getuid!(), process.getgid!()];
    chownSync(folder, uid, gid);
    const path = join(folder, "list");
    writeNodeFile(path, "a list");
    const written = statSync(path);
    expect([written.uid, written.gid, readFileSync(path, "utf8")]).to.deep.equal([uid, gid, "a list"]);
    writeNodeFile(path, "a list");
    expect(statSync(path).ino, "written though it was right").to.equal(written.ino);
    rmSync(folder, { recursive: true });
  });
});
