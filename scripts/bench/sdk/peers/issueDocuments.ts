import { connect } from "@elicense/sdk";
import { ContractFactory, type BaseContract, type Signer } from "ethers";

import { developmentAccount } from "../../../development.js";
import type { Scene } from "../Scene.js";
import type { MakeDocument } from "./documents.js";
import { peers } from "./peers.js";
import type { Wrap, WrappedDocument } from "./OpenAttestation.js";

/** Number of a development account that the consortium has no use for. */
const account = 19;

const abi = ["constructor(string name, address owner)", "function issue(bytes32 documentRoot)"];

/** Wraps documents, each alone, which leaves the least to be checked, and issues them in a DocumentStore of their own. */
export async function issueDocuments(
  { plan, url }: Scene,
  wrap: Wrap,
  make: MakeDocument,
): Promise<readonly WrappedDocument[]> {
  const node = await connect(url);
  const store = await deployStore(developmentAccount(account).connect(node));
  const address = await store.getAddress();
  const documents: WrappedDocument[] = [];
  for (let number = 0; number < plan.verifications; number++) {
    const [document] = (await wrap([make(number, address)])) as [WrappedDocument];
    const hash = (document.signature ?? document.proof)?.targetHash ?? "";
    const sent = await store.getFunction("issue").send(`0x${hash}`);
    await sent.wait();
    documents.push(document);
  }
  node.destroy();
  return documents;
}

/**
 * Deploys OpenAttestation's DocumentStore. Its successor, `@trustvc/document-store`, can't be asked by these verifiers:
 * they hand it hashes without 0x, which ethers refuses.
 */
async function deployStore(issuer: Signer): Promise<BaseContract> {
  const path = "@govtechsg/document-store/dist/contracts/factories/DocumentStore__factory.js";
  const { DocumentStore__factory: Factory } = peers.require(path) as {
    readonly DocumentStore__factory: new () => { readonly bytecode: string };
  };
  const factory = new ContractFactory(abi, new Factory().bytecode, issuer);
  const store = await factory.deploy("Licenses", await issuer.getAddress());
  return store.waitForDeployment();
}
