import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { expect } from "chai";
import { describe, it } from "mocha";

import { projectRoot } from "../../scripts/config.js";
import { exitCodes } from "../../scripts/exit.js";

describe("npm run test:network", () => {
  it("says that it did not run where there is no Besu, and does not pass", () => {
    const { status, stdout } = spawnSync(
      join(projectRoot, "node_modules", ".bin", "tsx"),
      [join("test", "network", "real", "main.ts")],
      { cwd: projectRoot, encoding: "utf8", env: { ...process.env, BESU_HOME: join(projectRoot, "none") } },
    );
    expect(stdout).to.equal("test:network DID NOT RUN: no Besu in BESU_HOME or on the PATH. Nothing was tested.\n");
    expect(status).to.equal(exitCodes.unknown);
  }).timeout(60_000);
});
