import { ContractFactory, id as hashOf } from "ethers";

import { developmentAccount } from "../../../development.js";
import type { Figure } from "../../Figure.js";
import { compile } from "../../gas/peers/compile.js";
import { addressOf } from "../../gas/samples.js";
import type { Scene } from "../openScene.js";
import type { Plan } from "../Plan.js";
import { rateSince } from "../rateSince.js";

/** A development account that nobody else here uses. */
const account = 16;

/** Measures a plain loop that mints one token after the other, with OpenZeppelin's ERC721, and waits for each. */
export async function measureMints(scene: Scene, { mints }: Plan): Promise<Figure> {
  const { node } = scene;
  const { abi, bytecode } = await compile("DocumentToken");
  const signer = developmentAccount(account).connect(node);
  const token = await new ContractFactory(abi, bytecode, signer).deploy();
  await token.waitForDeployment();
  const issue = token.getFunction("issue");
  const before = await node.getBlockNumber();
  for (let mint = 0; mint < mints; mint++) {
    const name = `mint ${String(mint)}`;
    await (await issue.send(addressOf(name), hashOf(name), hashOf(`of ${name}`))).wait();
  }
  const value = await rateSince(node, before, mints);
  return { operation: "issue", subject: "single mints", value, unit: "licenses/s" };
}
