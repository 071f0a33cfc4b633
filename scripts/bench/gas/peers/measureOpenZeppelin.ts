import { id as hashOf } from "ethers";
import type { NetworkConnection } from "hardhat/types/network";

import type { Figures } from "../Figures.js";
import { gasOf } from "../gasOf.js";
import { addressOf, BATCH, sequence } from "../samples.js";
import { compile } from "./compile.js";
import { deployPeer, issuerOf } from "./deployPeer.js";

/** Measures `DocumentToken.sol`: OpenZeppelin's ERC721 and AccessControl, and one hash. */
export async function measureOpenZeppelin(chain: NetworkConnection): Promise<Figures> {
  const token = await deployPeer(await issuerOf(chain), await compile("DocumentToken"));
  const issue = token.getFunction("issue");
  const tokenOf = (name: string): [string, string, string] => [addressOf(name), hashOf(name), hashOf(`of ${name}`)];
  await issue.send(...tokenOf("revoked"));

  const tokens = sequence("batch", BATCH).map(tokenOf);
  const columns = [0, 1, 2].map((column) => tokens.map((cells) => cells[column]));
  return {
    issue: await gasOf(issue.send(...tokenOf("one"))),
    issueBatch100Each: await gasOf(token.getFunction("issueBatch").send(...columns), BATCH),
    revokeFirst: await gasOf(token.getFunction("revoke").send(hashOf("revoked"))),
  };
}
