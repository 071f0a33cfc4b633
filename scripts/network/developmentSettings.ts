import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { Network } from "../../network/Network.js";
import { localRpcUrl, nodesOf } from "../../network/Node.js";
import { projectRoot } from "../config.js";
import { developmentSigner } from "../development.js";
import { writeUnlessSame } from "../files.js";

/** Gives the path of the settings with which commands use a network of this machine: a `.env`. */
export function developmentSettingsFile(folder: string): string {
  return join(folder, "development.env");
}

/**
 * Writes the settings with which commands use a network that `init` made: those of `.env.example`, but for the node, the chain
 * and who governs.
 *
 * @param count - How many members it was made of.
 */
export function writeDevelopmentSettings(folder: string, network: Network, count: number): void {
  const path = developmentSettingsFile(folder);
  writeUnlessSame(path, settingsText(network, count));
  // The keys are known to everybody. What is copied from here, and gets others later, is to be as closed.
  chmodSync(path, 0o600);
}

function settingsText(network: Network, count: number): string {
  const [node] = nodesOf(network);
  if (node === undefined) throw new Error(`${network.name} has no node`);
  const others = Array.from({ length: count - 1 }, (_, each) => signerLine(each + 1));
  const example = readFileSync(join(projectRoot, ".env.example"), "utf8");
  const parts: readonly (readonly [RegExp, string])[] = [
    [/^(?:#.*\n)+/, header(network)],
    [
      /^(?:#.*\n)*ELICENSE_RPC_URL=.*$/m,
      `# Address of the RPC of ${node.name}, which asks for no token.\nELICENSE_RPC_URL=${localRpcUrl(node)}`,
    ],
    [/^(?:#.*\n)*ELICENSE_CHAIN_ID=.*$/m, `# Id of the network's chain.\nELICENSE_CHAIN_ID=${String(network.chainId)}`],
    [
      /^(?:#.*\n)*ELICENSE_DEPLOYER_PRIVATE_KEY=.*$/m,
      [
        "# Key that deploys the registries, and then governs for member-1. The keys that govern for the others, who have to approve",
        `# what it proposes (${String(network.threshold)} of ${String(count)} decide):`,
        ...others,
        `ELICENSE_DEPLOYER_PRIVATE_KEY=${developmentSigner(0).privateKey}`,
      ].join("\n"),
    ],
  ];
  return parts.reduce((text, [part, content]) => {
    if (!part.test(text)) throw new Error(`.env.example has no ${String(part)}`);
    return text.replace(part, () => content);
  }, example);
}

function header({ name }: Network): string {
  return `# Settings of the scripts for the network ${name} of this machine ONLY: copy this file to .env. Its keys are those of the mnemonic
# "test test test test test test test test test test test junk", which is public: whoever uses them on another chain gives
# everything away.
`;
}

function signerLine(position: number): string {
  return `# member-${String(position + 1)}: ${developmentSigner(position).privateKey}`;
}
