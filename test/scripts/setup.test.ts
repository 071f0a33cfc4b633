import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect } from "chai";

describe("setup", () => {
  let clone: string;

  beforeEach(async () => {
    clone = await mkdtemp(join(tmpdir(), "elicense-setup-"));
    for (const file of ["package.json", "package-lock.json", "scripts/setup.mjs"]) await cp(file, join(clone, file));
  });

  afterEach(async () => {
    await rm(clone, { recursive: true });
  });

  describe("given a clone without dependencies", () => {
    it("checks, installs nothing, and names the remedy in one line", async () => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(clone, "scripts/setup.mjs"), "--check"], {
        encoding: "utf8",
      });

      expect(status).to.equal(1);
      expect(stdout).to.equal("");
      expect(stderr).to.match(/^elicense: .*`npm run setup`.*\n$/);
      expect(await readdir(clone)).not.to.include("node_modules");
    });
  });

  describe("given the dependencies", () => {
    it("says nothing", () => {
      const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/setup.mjs"], { encoding: "utf8" });

      expect({ status, stdout, stderr }).to.deep.equal({ status: 0, stdout: "", stderr: "" });
    });

    it("runs the tests under the Node that the project pins", async () => {
      const manifest = JSON.parse(await readFile("package.json", "utf8")) as { devDependencies: { node: string } };
      const nvmrc = await readFile(".nvmrc", "utf8");

      expect(process.versions.node).to.equal(manifest.devDependencies.node);
      expect(nvmrc.trim()).to.equal(manifest.devDependencies.node);
    });
  });
});
