import { DocumentStore__factory } from "@trustvc/document-store";
import { id as hashOf } from "ethers";
import type { NetworkConnection } from "hardhat/types/network";

import type { Figures } from "../Figures.js";
import { gasOf } from "../gasOf.js";
import { BATCH, sequence } from "../samples.js";
import { deployPeer, issuerOf } from "./deployPeer.js";

/** Measures TrustVC's DocumentStore: a flag for each document's hash, without a holder, type, expiry or record. */
export async function measureDocumentStore(chain: NetworkConnection): Promise<Figures> {
  const issuer = await issuerOf(chain);
  const store = await deployPeer(issuer, DocumentStore__factory, "Licenses", issuer);
  const issue = store.getFunction("issue");
  await issue.send(hashOf("revoked"));

  const batch = sequence("batch", BATCH).map((name) => store.interface.encodeFunctionData("issue", [hashOf(name)]));
  return {
    issueInCustody: await gasOf(issue.send(hashOf("one"))),
    issueBatch100InCustodyEach: await gasOf(store.getFunction("multicall").send(batch), BATCH),
    revokeFirst: await gasOf(store.getFunction("revoke(bytes32)").send(hashOf("revoked"))),
  };
}
