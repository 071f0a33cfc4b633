import { TransferableDocumentStore__factory } from "@trustvc/document-store";
import { id as hashOf, type ContractTransactionResponse } from "ethers";
import type { NetworkConnection } from "hardhat/types/network";

import type { Figures } from "../Figures.js";
import { gasOf } from "../gasOf.js";
import { addressOf } from "../samples.js";
import { deployPeer, issuerOf } from "./deployPeer.js";

/** Measures TrustVC's TransferableDocumentStore: a token for each document's hash, without type, expiry or record. */
export async function measureTransferableDocumentStore(chain: NetworkConnection): Promise<Figures> {
  const issuer = await issuerOf(chain);
  const store = await deployPeer(issuer, TransferableDocumentStore__factory, "Licenses", "LIC", issuer);
  // Locked, a document is bound to its holder as a license is.
  const issue = async (name: string, locked: boolean): Promise<ContractTransactionResponse> =>
    store.getFunction("issue").send(addressOf(name), hashOf(name), locked);
  await issue("revoked", true);

  return {
    issue: await gasOf(issue("locked", true)),
    issueTransferable: await gasOf(issue("transferable", false)),
    revokeFirst: await gasOf(store.getFunction("revoke").send(hashOf("revoked"))),
  };
}
