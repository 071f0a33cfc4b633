import { existsSync, globSync } from "node:fs";
import { dirname, join, relative } from "node:path";

import { expect } from "chai";
import { describe, it } from "mocha";

import { readEntries } from "../../../scripts/sdk/Entry.js";
import { sdkFolder } from "../../../scripts/sdk/folders.js";

const kebab = (name: string): string => name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);

describe("entries", () => {
  it("are the folders of sdk/src with an index.ts, under their own names, and the contracts", () => {
    const areas = globSync("src/*/index.ts", { cwd: sdkFolder }).map((file) => kebab(relative("src", dirname(file))));
    expect(readEntries().map(({ path }) => path)).to.have.members([".", "./contracts", ...areas.map((a) => `./${a}`)]);
  });

  it("have a source each", () => {
    expect(readEntries().filter(({ source }) => !existsSync(source))).to.deep.equal([]);
    expect(readEntries().find(({ path }) => path === "./license-types")).to.deep.equal({
      path: "./license-types",
      name: "license-types",
      specifier: "@elicense/sdk/license-types",
      source: join(sdkFolder, "src", "licenseTypes", "index.ts"),
    });
  });
});
