import { expect } from "chai";
import { ESLint } from "eslint";

/** The rules that look at syntax alone: what they lint need not exist. */
const syntaxRules =
  /^(elicense\/|no-restricted-|no-console$|@typescript-eslint\/(no-explicit-any|explicit-module-boundary-types)$)/;

const directions = "elicense/import-directions";

describe("lint", () => {
  const eslint = new ESLint({
    overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
    ruleFilter: ({ ruleId }) => syntaxRules.test(ruleId),
  });

  async function lint(file: string, code: string): Promise<(string | null)[]> {
    const [result] = await eslint.lintText(code, { filePath: file });
    return result!.messages.map(({ ruleId }) => ruleId);
  }

  const refused: Record<string, [file: string, code: string, rule: string][]> = {
    "the SDK": [
      ["sdk/src/a.ts", 'import { network } from "hardhat";', directions],
      ["sdk/src/a.ts", 'import { ethers } from "hardhat/ethers";', directions],
      ["sdk/src/a.ts", 'import "@nomicfoundation/hardhat-ethers";', directions],
      ["sdk/src/a.ts", 'import { readFile } from "node:fs/promises";', directions],
      ["sdk/src/a.ts", 'import { readFile } from "fs/promises";', directions],
      ["sdk/src/a.ts", 'const fs = await import("node:fs");', directions],
      ["sdk/src/a.ts", 'import { run } from "../../scripts/ci/run.js";', directions],
      ["sdk/src/a.ts", 'export * from "../../scripts/ci/run.js";', directions],
      ["sdk/src/a.ts", 'import manifest from "../../package.json" with { type: "json" };', directions],
      ["sdk/src/a.ts", 'import { anhui } from "../../test/actors.js";', directions],
      [
        "sdk/src/a.ts",
        'import { AccessLog__factory } from "../../typechain-types/factories/AccessLog__factory.js";',
        directions,
      ],
      ["sdk/src/a.ts", 'import { IAccessLog__factory } from "../../typechain-types/index.js";', directions],
      // A type that stands in braces still loads its file.
      ["sdk/src/a.ts", 'import { type AccessLog } from "../../typechain-types/AccessLog.js";', directions],
      ["sdk/src/a.ts", "export const url = process.env.URL;", "no-restricted-globals"],
      ["sdk/src/a.ts", "export const url = globalThis.process;", "no-restricted-properties"],
      ["sdk/src/a.ts", 'console.log("issued");', "no-console"],
      ["sdk/src/a.ts", 'throw new Error("unknown license");', "no-restricted-syntax"],
    ],
    "the portal": [
      ["portal/src/a.ts", 'import { licenses } from "../../sdk/src/index.js";', directions],
      ["portal/src/a.ts", 'import { run } from "../../scripts/ci/run.js";', directions],
      ["portal/src/a.ts", 'import { Contract } from "ethers";', directions],
    ],
    scripts: [
      ["scripts/a.ts", 'import { licenses } from "../sdk/src/index.js";', directions],
      ["scripts/a.ts", 'import { anhui } from "../test/actors.js";', directions],
    ],
    "the network": [
      ["network/a.ts", 'import { run } from "../scripts/ci/run.js";', directions],
      ["network/a.ts", 'import { licenses } from "../sdk/src/index.js";', directions],
      ["network/files/a.ts", 'import { AccessLog__factory } from "../../typechain-types/index.js";', directions],
      ["network/a.ts", 'import { Command } from "commander";', directions],
      ["network/a.ts", 'import { SignJWT } from "jose";', directions],
    ],
    "whatever is neither a test nor a script": [
      ["hardhat.config.ts", 'import { run } from "./scripts/ci/run.js";', directions],
    ],
    "any code": [
      ["scripts/a.ts", "export default 1;", "no-restricted-exports"],
      ["scripts/a.ts", "export enum Status { Active }", "no-restricted-syntax"],
      ["scripts/a.ts", "export let value: any;", "@typescript-eslint/no-explicit-any"],
      ["test/a.test.ts", 'it.only("counts", () => {});', "no-restricted-syntax"],
    ],
  };

  for (const [who, cases] of Object.entries(refused)) {
    describe(`given ${who}`, () => {
      for (const [file, code, rule] of cases) {
        it(`refuses ${code}`, async () => {
          expect(await lint(file, code)).to.deep.equal([rule]);
        });
      }
    });
  }

  const allowed: [file: string, code: string][] = [
    ["sdk/src/a.ts", 'import { Contract } from "ethers";'],
    ["sdk/src/a.ts", 'import { fill } from "./language.js";'],
    ["sdk/src/a.ts", 'import type { AccessLog } from "../../typechain-types/index.js";'],
    [
      "sdk/src/a.ts",
      'import { IAccessLog__factory } from "../../typechain-types/factories/interfaces/IAccessLog__factory.js";',
    ],
    ["portal/src/a.ts", 'import { licenses } from "@elicense/sdk";'],
    ["scripts/a.ts", 'import { licenses } from "@elicense/sdk";'],
    ["scripts/a.ts", 'import { AccessLog__factory } from "../typechain-types/index.js";'],
    ["scripts/a.ts", 'import { readFile } from "node:fs/promises";'],
    ["scripts/network/a.ts", 'import { assemble } from "../../network/Network.js";'],
    ["network/a.ts", 'import { readFile } from "node:fs/promises";'],
    ["network/a.ts", 'import { genesisExtraData } from "@elicense/sdk/qbft";'],
    ["network/files/a.ts", 'import { keccak256 } from "ethers";'],
    ["network/files/a.ts", 'import { chain } from "../profile.js";'],
    ["scripts/a.ts", 'import manifest from "../package.json" with { type: "json" };'],
    ["test/scripts/a.test.ts", 'import { run } from "../../scripts/ci/run.js";'],
    ["test/sdk/a.test.ts", 'import { fill } from "../../sdk/src/language.js";'],
  ];

  describe("given code that keeps to the directions", () => {
    for (const [file, code] of allowed) {
      it(`lets ${file} have ${code}`, async () => {
        expect(await lint(file, code)).to.deep.equal([]);
      });
    }
  });
});
