import type { ContractRole } from "../deployment/Deployment.js";

/** Code of a contract as a release deploys it: its hashes, since the code itself is no matter of a client. */
export interface ReleasedContract {
  /** keccak256 of the code that creates it, without the arguments of the constructor. */
  readonly creation: string;
  /** keccak256 of its code on the chain, with zeros in the place of immutable values. */
  readonly runtime: string;
  /** Where each immutable value stands in its code: 32 bytes from each of these places on. */
  readonly immutables: Readonly<Record<string, readonly number[]>>;
  /** keccak256 of its ABI, as the manifest's `abiHash` describes. */
  readonly abi: string;
}

/** What a release deploys. */
export interface Release {
  /** Version of the project, as in its changelog. */
  readonly version: string;
  /** Each contract, as the manifest calls it. */
  readonly contracts: Readonly<Record<ContractRole, ReleasedContract>>;
}
