import { ContractFactory, type BaseContract, type InterfaceAbi, type Signer } from "ethers";
import type { NetworkConnection } from "hardhat/types/network";

/** A contract's code, ready to be deployed. */
export interface Code {
  readonly abi: InterfaceAbi;
  readonly bytecode: string;
}

/** The account that deploys, and so may issue and revoke. */
export async function issuerOf({ ethers }: NetworkConnection): Promise<Signer> {
  const [issuer] = await ethers.getSigners();
  if (issuer === undefined) throw new RangeError("the chain has no account");
  return issuer;
}

/**
 * Deploys a peer's contract. Its methods are called by their names: the types in the peers' packages are of another
 * build of ethers.
 */
export async function deployPeer(
  issuer: Signer,
  { abi, bytecode }: Code,
  ...parameters: readonly unknown[]
): Promise<BaseContract> {
  return new ContractFactory(abi, bytecode, issuer).deploy(...parameters);
}
