import { connect, createClient, type Client } from "@elicense/sdk";
import { expect } from "chai";
import { Wallet, type JsonRpcProvider } from "ethers";

import { developmentAccount } from "../../../scripts/development.js";
import { AccessManager__factory } from "../../../typechain-types/index.js";
import { accounts, keyOf, startConsortium, type TestConsortium } from "./consortium.js";
import { jsonOf, runCli, type CliRun } from "./runCli.js";

/** Number of a development account that governs with a delay. */
const council = 17;

/** A consortium with a key for each road: Anhui's administering one, governance's, and one that governs with a delay. */
export interface Administering {
  readonly consortium: TestConsortium;
  readonly provider: JsonRpcProvider;
  /** Reads the chain. */
  readonly reader: Client;
  /** Runs the command line with Anhui's administering key and the key of governance. */
  readonly run: (...args: readonly string[]) => Promise<CliRun>;
  /** Runs it with another key in the place of both. */
  readonly runWith: (privateKey: string, ...args: readonly string[]) => Promise<CliRun>;
  /** Runs it as the council, which governs with a delay. */
  readonly asCouncil: (...args: readonly string[]) => Promise<CliRun>;
  /** Lets the council govern, after so many seconds. */
  readonly appointCouncil: (delay: number) => Promise<void>;
  /** Lets time pass on the chain. */
  readonly pass: (seconds: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts a consortium to administer. */
export async function startAdministering(): Promise<Administering> {
  const consortium = await startConsortium();
  const { deployment, env } = consortium;
  const provider = await connect(consortium.chain.url);
  const runWith = (privateKey: string, ...args: readonly string[]): Promise<CliRun> =>
    runCli(
      { ...env, ELICENSE_ADMINISTRATOR_PRIVATE_KEY: privateKey, ELICENSE_DEPLOYER_PRIVATE_KEY: privateKey },
      ...args,
    );
  const own = {
    ELICENSE_ADMINISTRATOR_PRIVATE_KEY: keyOf("anhuiAdministrator"),
    ELICENSE_DEPLOYER_PRIVATE_KEY: keyOf("governance"),
  };
  return {
    consortium,
    provider,
    reader: createClient({ runner: provider, deployment }),
    run: (...args) => runCli({ ...env, ...own }, ...args),
    runWith,
    asCouncil: (...args) => runWith(developmentAccount(council).privateKey, ...args),
    appointCouncil: async (delay) => {
      const administrator = developmentAccount(accounts.governance).connect(provider);
      const manager = AccessManager__factory.connect(deployment.contracts.accessManager.address, administrator);
      await (await manager.grantRole(0n, developmentAccount(council).address, delay)).wait();
    },
    pass: async (seconds) => {
      await provider.send("evm_increaseTime", [seconds]);
      await provider.send("evm_mine", []);
    },
    stop: async () => {
      provider.destroy();
      await consortium.stop();
    },
  };
}

/** An account that nobody has, the same in every run. */
export function unusedAccount(number: number): string {
  return new Wallet(`0x${number.toString(16).padStart(64, "0")}`).address;
}

/** What a run with `--json` says that ended as it should. */
export function dataOf(run: CliRun, exitCode = 0): Record<string, unknown> {
  expect(run.exitCode, run.stdout + run.stderr).to.equal(exitCode);
  return jsonOf(run);
}

/** The first step of a run with `--json` that ended as it should. */
export function stepOf(run: CliRun, exitCode = 0): Record<string, unknown> {
  return (dataOf(run, exitCode) as { steps: Record<string, unknown>[] }).steps[0]!;
}

/** Asserts that a run with `--json` was refused. */
export function expectRefused(run: CliRun, exitCode: number, code: string, details?: object): void {
  const { error } = jsonOf(run) as { error: { code: string; details: object } };
  expect([run.exitCode, error.code], run.stdout).to.deep.equal([exitCode, code]);
  if (details !== undefined) expect(error.details).to.deep.include(details);
}
