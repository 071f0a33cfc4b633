/** What deploying takes of a private chain that several departments run: `readNetwork` of `network/` gives it. */
export interface Network {
  readonly name: string;
  readonly chainId: number;
  /** Hash of block 0. */
  readonly genesisHash: string;
  /** Addresses of the validators that it began with, ascending. */
  readonly validators: readonly string[];
  /** How many departments have to approve what governance does: more than half of those of now. */
  readonly threshold: number;
  readonly members: readonly {
    /** Short name, such as `anhui`. */
    readonly name: string;
    /** Address of the account with which its department governs. */
    readonly governanceSigner: string;
  }[];
}
