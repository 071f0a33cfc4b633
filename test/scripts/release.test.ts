import { readFileSync } from "node:fs";

import { releases, type Release } from "@elicense/sdk/release";
import { expect } from "chai";
import { describe, it } from "mocha";

import { releasesPath, renderReleases, withCurrent } from "../../scripts/release/renderReleases.js";

describe("the code of releases", () => {
  it("is committed as `npm run release:code` writes it", async () => {
    expect(readFileSync(releasesPath, "utf8"), `stale: ${releasesPath}`).to.equal(await renderReleases());
  });

  describe("of several versions", () => {
    const [known] = releases.slice(-1) as [Release];
    const first: Release = { ...known, version: "0.8.0" };
    const { accessLog } = known.contracts;
    const changed = { ...known.contracts, accessLog: { ...accessLog, runtime: `0x${"12".repeat(32)}` } };

    it("keeps what was released, and adds what is new", () => {
      const second: Release = { version: "0.9.0", contracts: changed };
      expect(withCurrent([first], second)).to.deep.equal([first, second]);
    });

    it("writes a version anew until it is followed by another", () => {
      const before: Release = { version: "0.9.0", contracts: known.contracts };
      const after: Release = { version: "0.9.0", contracts: changed };
      expect(withCurrent([first, before], after)).to.deep.equal([first, after]);
    });

    it("calls the same code by the version that it came with", () => {
      expect(withCurrent([first], { ...first, version: "0.9.0" })).to.deep.equal([first]);
    });
  });
});
