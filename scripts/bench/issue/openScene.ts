import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { connect, type Deployment } from "@elicense/sdk";
import type { JsonRpcProvider } from "ethers";

import { startAnvil } from "../../chain/startAnvil.js";
import type { AdmittedMember } from "../../deploy/consortium.js";
import { writeDeployment } from "../../deployments.js";
import { developmentAccount, developmentChainId } from "../../development.js";
import { deploySample } from "../deploySample.js";
import { createTemporaryFolder } from "../temporaryFolder.js";

/** A chain with the registries, an issuer, and a folder for files. */
export interface Scene {
  readonly node: JsonRpcProvider;
  readonly deployment: Deployment;
  readonly issuer: AdmittedMember;
  readonly folder: string;
  /** Settings of the command line: the first member of the sample issues. */
  readonly env: Readonly<Record<string, string>>;
  /** Has a block made every second, and none in between; before that one is made for each transaction. */
  readonly mineBySecond: () => Promise<void>;
  /** Ends the chain, of which nothing is left, as of the folder. */
  readonly close: () => Promise<void>;
}

/** Starts a chain of its own with the registries on it. */
export async function openScene(): Promise<Scene> {
  const folder = createTemporaryFolder();
  const chain = await startAnvil(developmentChainId);
  try {
    const node = await connect(chain.url, { patienceSeconds: 60 });
    const { deployment, issuer } = await deploySample(chain.url, node);
    const deployments = join(folder, "deployments");
    writeDeployment(deployments, deployment);
    return {
      ...{ node, deployment, issuer, folder },
      env: {
        ELICENSE_RPC_URL: chain.url,
        ELICENSE_CHAIN_ID: String(developmentChainId),
        ELICENSE_DEPLOYMENTS: deployments,
        ELICENSE_JOURNAL: join(folder, "journal"),
        ELICENSE_PRIVATE_KEY: developmentAccount(issuer.member.accounts.operate).privateKey,
        ELICENSE_REGISTER_KEY: `0x${"5a".repeat(32)}`,
        ELICENSE_LANG: "en",
      },
      mineBySecond: async () => {
        await node.send("evm_setAutomine", [false]);
        await node.send("evm_setIntervalMining", [1]);
      },
      close: async () => {
        node.destroy();
        await chain.stop();
      },
    };
  } catch (error) {
    await chain.stop();
    throw error;
  }
}

/** Writes lines into a file of a scene's folder, and gives its path. */
export function writeLines({ folder }: Scene, name: string, lines: Iterable<string>): string {
  const path = join(folder, name);
  writeFileSync(path, [...lines].join(""));
  return path;
}
