import { writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";

import { connect } from "@elicense/sdk";

import { startChain } from "../../chain/startChain.js";
import { deploySample } from "../deploySample.js";
import { createTemporaryFolder } from "../temporaryFolder.js";
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
  const directory = createTemporaryFolder();
  const chain = await startChain({ directory, port: await freePort() });
  const close = (): Promise<void> => chain.stop();
  try {
    const node = await connect(chain.url);
    const { deployment, issuer } = await deploySample(chain.url, node);
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

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
