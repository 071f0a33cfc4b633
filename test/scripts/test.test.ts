import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

import { startScript } from "./support/script.js";

describe("npm test", () => {
  (process.platform === "win32" ? it.skip : it)(
    "says that it builds before it does, and runs no test after",
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "elicense-test-"));
      try {
        const broken = join(folder, "hardhat");
        writeFileSync(broken, "#!/bin/sh\necho broken off\nexit 1\n");
        chmodSync(broken, 0o755);
        const script = startScript("test.ts", ["test/scripts/tally.test.ts"], { PATH: `${folder}:/usr/bin:/bin` });
        expect(await script.exit).to.equal(1);
        expect(script.output()).to.equal(
          "Building the contracts. Takes minutes where they have to be compiled.\n" +
            "broken off\nThe build failed, so no test ran.\n0 passed, 1 failed\n",
        );
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );

  it("names a file that is not there", async () => {
    const script = startScript("test.ts", ["test/missing.test.ts"]);
    expect(await script.exit).to.equal(1);
    expect(script.output()).to.equal("There is no test file or directory test/missing.test.ts.\n0 passed, 1 failed\n");
  });
});
