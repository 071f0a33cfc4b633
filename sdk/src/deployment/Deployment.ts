/** Names that a manifest gives its contracts, each with the Solidity contract that stands behind it. */
export const contractNames = {
  accessManager: "AccessManager",
  authorityRegistry: "AuthorityRegistry",
  licenseCatalog: "LicenseCatalog",
  licenseDescriptor: "LicenseDescriptor",
  licenseRegistry: "LicenseRegistry",
  accessLog: "AccessLog",
  p256Verifier: "ERC7913P256Verifier",
  webAuthnVerifier: "ERC7913WebAuthnVerifier",
} as const;

/** A contract of the deployment, as the manifest calls it. */
export type ContractRole = keyof typeof contractNames;

/** A contract that was deployed. */
export interface DeployedContract {
  /** Name of the Solidity contract. */
  readonly name: string;
  /** Address, with its checksum (ERC-55). */
  readonly address: string;
  /** Addresses that the constructor was given, in order, with their checksums. */
  readonly constructorArguments: readonly string[];
  /** Transaction that created it. */
  readonly transactionHash: string;
  /** Block of that transaction. */
  readonly blockNumber: number;
  /** keccak256 of the code on the chain, immutable values included. */
  readonly codeHash: string;
  /**
   * keccak256 of the ABI's UTF-8 in its canonical form: each entry as the compiler wrote it, in canonical JSON
   * (RFC 8785); the entries sorted by that text, joined by commas, in square brackets.
   */
  readonly abiHash: string;
}

/** The account that governs a deployment together: a Safe whose signers are the members of the consortium. */
export interface GovernanceAccount {
  /** Address of the Safe, with its checksum. */
  readonly account: string;
  readonly kind: "safe";
  /** Addresses of the members' signers when it was deployed, ascending, with their checksums. The chain has those of now. */
  readonly signers: readonly string[];
  /** How many of them had to approve what it does. */
  readonly threshold: number;
}

/**
 * The manifest of a deployment, `deployments/<chainId>/manifest.json`: which contracts are the registries, and on which
 * chain. A client trusts these addresses and no others.
 */
export interface Deployment {
  /** Version of the manifest's form. */
  readonly version: 1;
  readonly chainId: number;
  /** Hash of block 0, which tells a chain from another with the same chain id. */
  readonly genesisHash: string;
  /** First block of the deployment: no record of the registries is older. */
  readonly block: number;
  /** Name of the network, for people. */
  readonly network?: string;
  /** Addresses of the validators that the chain began with, ascending, with their checksums. */
  readonly validators?: readonly string[];
  /** Who governs; left out where a single account does, as on a development chain. */
  readonly governance?: GovernanceAccount;
  readonly contracts: Readonly<Record<ContractRole, DeployedContract>>;
}
