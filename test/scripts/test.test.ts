import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { projectRoot } from "../../scripts/config.js";

/** Runs `npm test` without npm, and gives apart what it says on each of its outputs: together their order is chance. */
function runTests(path: string, env: Readonly<Record<string, string>> = {}): readonly [number | null, string, string] {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/test.ts", path], {
    ...{ cwd: projectRoot, encoding: "utf8" },
    env: { ...process.env, ...env },
  });
  return [status, stdout, stderr];
}

describe("npm test", () => {
  (process.platform === "win32" ? it.skip : it)("says that it builds before it does, and runs no test after", () => {
    const folder = mkdtempSync(join(tmpdir(), "elicense-test-"));
    try {
      const broken = join(folder, "hardhat");
      writeFileSync(broken, "#!/bin/sh\necho broken off\nexit 1\n");
      chmodSync(broken, 0o755);
      expect(runTests("test/scripts/tally.test.ts", { PATH: `${folder}:/usr/bin:/bin` })).to.deep.equal([
        1,
        "Building the contracts. Takes minutes where they have to be compiled.\nbroken off\n0 passed, 1 failed\n",
        "The build failed, so no test ran.\n",
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("names a file that is not there", () => {
    expect(runTests("test/missing.test.ts")).to.deep.equal([
      1,
      "0 passed, 1 failed\n",
      "There is no test file or directory test/missing.test.ts.\n",
    ]);
  });
});
