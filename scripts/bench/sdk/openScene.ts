import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { connect, type Deployment } from "@elicense/sdk";
import type { JsonRpcProvider } from "ethers";
import { network } from "hardhat";

import { startChain } from "../../chain/startChain.js";
import { admitConsortium, readConsortium, type AdmittedMember } from "../../deploy/consortium.js";
import { journalOf } from "../../deploy/deployContracts.js";
import { deployTo } from "../../deploy/deployTo.js";
import { developmentAccount, developmentChainId } from "../../development.js";
import { issueLicenses } from "./issueLicenses.js";
import type { Plan } from "./Plan.js";
import type { Scene } from "./Scene.js";

/** A scene and what ends its node. */
export interface OpenScene extends Scene {
  /** Ends the node, of which nothing is left. */
  readonly close: () => Promise<void>;
}

/** Starts a node of its own with the registries and the licenses that the plan asks for. */
export async function openScene(plan: Plan): Promise<OpenScene> {
  const directory = mkdtempSync(join(tmpdir(), "elicense-bench-"));
  endWholeOnSignals(directory);
  const chain = await startChain({ directory, port: await freePort() });
  const close = (): Promise<void> => chain.stop();
  try {
    const node = await connect(chain.url);
    const { deployment, issuer } = await deploy(chain.url, node);
    const licenses = await issueLicenses(node, deployment, issuer, plan.licenses);
    const documents = join(directory, "documents.jsonl");
    writeFileSync(documents, licenses.map((document) => `${JSON.stringify(document)}\n`).join(""));
    node.destroy();
    return { plan, url: chain.url, deployment, documents, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Whatever ends this process, the node ends with it, and its directory goes: a signal alone would leave both. */
function endWholeOnSignals(directory: string): void {
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));
}

async function deploy(
  url: string,
  node: JsonRpcProvider,
): Promise<{ readonly deployment: Deployment; readonly issuer: AdmittedMember }> {
  const signerFor = (account: number) => developmentAccount(account).connect(node);
  const deployer = signerFor(0);
  const connection = await network.create({
    network: "development",
    override: { url, chainId: developmentChainId, accounts: [deployer.privateKey] },
  });
  const deployment = await deployTo(connection, { deployer });
  await connection.close();
  // The chain is gone after the run: nothing is taken up again.
  rmSync(journalOf(deployment), { recursive: true, force: true });

  const [issuer] = await admitConsortium(deployer, deployment, readConsortium(), signerFor);
  if (issuer === undefined) throw new RangeError("samples/consortium.json has no member");
  return { deployment, issuer };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
