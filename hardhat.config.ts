import { createRequire } from "node:module";

import hardhatToolboxMochaEthers from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import hardhatIgnoreWarnings from "hardhat-ignore-warnings";
import { defineConfig, overrideTask } from "hardhat/config";
import type { HardhatPlugin } from "hardhat/types/plugins";

import { coverageProbes } from "./plugins/coverageProbes/plugin.js";

/** The compiler comes with npm's `solc`, so that a build downloads nothing. */
const soljson = createRequire(import.meta.url).resolve("solc/soljson.js");

/** Coverage compiles other code than is deployed: it must touch neither the artifacts nor the committed types. */
const measuringCoverage = process.argv.includes("--coverage");

/**
 * Only `hardhat build` generates types: a script that builds by the way, and is killed while it writes the types that
 * it imports itself, could not be started again.
 */
const generatingTypes = process.argv.includes("build") && !measuringCoverage;

/**
 * Makes the generated types the same on every machine: they follow the order of the artifacts, which comes from the
 * file system. Hardhat gives the one list to each plugin in turn, so this one has to stand before typechain's.
 */
const sortArtifacts: HardhatPlugin = {
  id: "elicense-sort-artifacts",
  hookHandlers: {
    solidity: () =>
      Promise.resolve({
        default: () =>
          Promise.resolve({
            processArtifactsAfterSuccessfulBuild(_context, artifactPaths) {
              (artifactPaths as string[]).sort();
              return Promise.resolve();
            },
          }),
      }),
  },
};

/**
 * Makes the warnings that hardhat-ignore-warnings calls errors stop the build. It sets their severity, but Hardhat
 * takes nothing for an error whose type says "Warning".
 */
const failOnWarnings: HardhatPlugin = {
  id: "elicense-fail-on-warnings",
  hookHandlers: {
    solidity: () =>
      Promise.resolve({
        default: () =>
          Promise.resolve({
            async invokeSolc(context, compiler, input, config, next) {
              const output = await next(context, compiler, input, config);
              const errors = output.errors?.map((error) =>
                error.severity === "error" && error.type === "Warning" ? { ...error, type: "Error" } : error,
              );
              return errors === undefined ? output : { ...output, errors };
            },
          }),
      }),
  },
};

/** Builds the contracts and what the Solidity tests share, which these deploy as it was built, even for a few of them. */
const buildBeforeTests = overrideTask(["test", "solidity"])
  .setInlineAction(async (taskArguments, hre, runSuper): Promise<unknown> => {
    if (taskArguments.noCompile !== true) {
      const roots = await hre.solidity.getRootFilePaths({ scope: "contracts" });
      const files = roots.filter((root) => !root.endsWith(".t.sol"));
      await hre.tasks.getTask("build").run({ files });
    }
    return await runSuper(taskArguments);
  })
  .build();

export default defineConfig({
  tasks: [buildBeforeTests],
  plugins: [
    sortArtifacts,
    hardhatToolboxMochaEthers,
    hardhatIgnoreWarnings,
    failOnWarnings,
    ...(measuringCoverage ? [coverageProbes] : []),
  ],
  solidity: {
    npmFilesToBuild: [
      "@openzeppelin/contracts/access/manager/AccessManager.sol",
      "@openzeppelin/contracts/access/manager/IAccessManager.sol",
      "@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913P256Verifier.sol",
      "@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913WebAuthnVerifier.sol",
    ],
    compilers: [
      {
        version: "0.8.37",
        path: soljson,
        settings: {
          evmVersion: "cancun",
          viaIR: true,
          // What is measured is which lines tests reach, so its code need not be good, and is made sooner.
          optimizer: measuringCoverage
            ? { enabled: true, runs: 1, details: { yul: true, yulDetails: { optimizerSteps: "u:" } } }
            : { enabled: true, runs: 10_000 },
          // The hash of the metadata changes with what else is compiled at the time, and the code would with it.
          metadata: { bytecodeHash: "none" },
          outputSelection: { "*": { "*": ["storageLayout"] } },
        },
      },
    ],
  },
  warnings: measuringCoverage
    ? "off"
    : { "**/*": "error", "test/**/*": { default: "error", "code-size": "off", "initcode-size": "off" } },
  typechain: { outDir: "typechain-types", dontOverrideCompile: !generatingTypes },
  networks: {
    default: {
      type: "edr-simulated",
      chainType: "l1",
      hardfork: "cancun",
      allowBlocksWithSameTimestamp: true,
      // An estimate is a second older than its block: a time that is stored twice in one second looked like no change.
      gasMultiplier: 1.5,
    },
    // scripts/deploy puts the settings' address, chain id and key here.
    development: { type: "http", chainType: "l1", url: "http://127.0.0.1:8545" },
  },
  // A block of the private chain is final at once.
  ignition: { requiredConfirmations: 1 },
  test: {
    solidity: {
      profiles: {
        default: {
          fuzz: { runs: 256 },
          // A sequence that fails is not shortened for long: each try takes seconds, and the message names the invariant.
          invariant: { runs: 16, depth: 4_000, failOnRevert: true, shrinkRunLimit: 10 },
          fsPermissions: { writeFile: ["cache/invariants.csv"] },
        },
        // `hardhat test solidity --test-profile deep`: what a release is held against.
        deep: {
          fuzz: { runs: 10_000 },
          invariant: { runs: 100, depth: 4_000, failOnRevert: true, shrinkRunLimit: 10 },
          fsPermissions: { writeFile: ["cache/invariants.csv"] },
        },
      },
    },
  },
  paths: {
    ignition: ".elicense/ignition",
    tests: { mocha: "test", solidity: "test/solidity" },
    ...(measuringCoverage && { artifacts: "coverage/artifacts", cache: "coverage/cache" }),
  },
});
