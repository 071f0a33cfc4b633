import { createRequire } from "node:module";

import hardhatToolboxMochaEthers from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import hardhatIgnoreWarnings from "hardhat-ignore-warnings";
import { defineConfig } from "hardhat/config";

/** The compiler comes with npm's `solc`, so that a build downloads nothing. */
const soljson = createRequire(import.meta.url).resolve("solc/soljson.js");

export default defineConfig({
  plugins: [hardhatToolboxMochaEthers, hardhatIgnoreWarnings],
  solidity: {
    npmFilesToBuild: ["@openzeppelin/contracts/access/manager/AccessManager.sol"],
    compilers: [
      {
        version: "0.8.37",
        path: soljson,
        settings: {
          evmVersion: "cancun",
          viaIR: true,
          optimizer: { enabled: true, runs: 10_000 },
          outputSelection: { "*": { "*": ["storageLayout"] } },
        },
      },
    ],
  },
  warnings: "error",
  typechain: { outDir: "typechain-types", dontOverrideCompile: false },
  networks: {
    default: { type: "edr-simulated", chainType: "l1", hardfork: "cancun", allowBlocksWithSameTimestamp: true },
  },
  paths: { tests: { mocha: "test", solidity: "test/solidity" } },
});
