import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";
import { describe, it } from "mocha";

import { removeLeftovers } from "../../../scripts/commands/issue/removeLeftovers.js";

describe("removeLeftovers", () => {
  it("removes what a process that is gone was writing a while ago, and nothing else", async () => {
    const folder = mkdtempSync(join(tmpdir(), "elicense-"));
    const { pid: gone } = spawnSync(process.execPath, ["--eval", ""]);
    const hourAgo = Date.now() / 1_000 - 3_600;
    const write = (name: string, at = hourAgo): string => {
      writeFileSync(join(folder, name), "{");
      utimesSync(join(folder, name), at, at);
      return name;
    };
    write(`1.json.${String(gone)}.tmp`);
    const staying = [
      // Of a process that goes on, and of another machine's perhaps.
      write(`2.json.${String(process.pid)}.tmp`),
      write(`3.json.${String(gone)}.tmp`, Date.now() / 1_000),
      write("4.json"),
      write("5.tmp"),
      write(`6.json.${String(gone)}.tmp.json`),
      // Somebody else's, in a folder that is.
      write("budget.20250101.tmp"),
    ];
    await removeLeftovers(folder);
    expect(readdirSync(folder).sort()).to.deep.equal(staying);
    rmSync(folder, { recursive: true });
  });

  it("minds no folder that cannot be read", async () => {
    await removeLeftovers(join(tmpdir(), "elicense-that-is-not-there"));
  });
});
