import { readFileSync } from "node:fs";

import { expect } from "chai";

import { nodeFault } from "../../../scripts/cli/nodeFault.js";

const { engines } = JSON.parse(readFileSync("package.json", "utf8")) as { readonly engines: { readonly node: string } };

describe("the Node that runs the command line's package", () => {
  for (const version of ["22.13.0", "22.13.1", "22.14.0", "23.0.0", "24.21.0", "100.0.0", "22.13.0-nightly"]) {
    it(`is new enough: ${version}`, () => {
      expect(nodeFault(version, engines.node)).to.equal(undefined);
    });
  }

  for (const version of ["12.22.12", "20.20.2", "22.12.0", "22.9.9"]) {
    it(`is too old: ${version}`, () => {
      expect(nodeFault(version, engines.node)).to.equal(
        `elicense needs Node 22.13.0 or newer, and this is Node ${version}. Install a newer one from https://nodejs.org, or have it come first on the PATH, then run the command again.\n` +
          `elicense 需要 Node 22.13.0 或更高版本，当前为 Node ${version}。请从 https://nodejs.org 安装新版本，或在 PATH 中将其置于最前，然后重新运行命令。`,
      );
    });
  }

  it("is judged by its last number too", () => {
    expect(nodeFault("22.13.0", ">=22.13.1")).to.include("Node 22.13.1 or newer");
    expect(nodeFault("22.13.1", ">=22.13.1")).to.equal(undefined);
  });
});
