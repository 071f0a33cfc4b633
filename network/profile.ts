/**
 * What is the same on every network: how Hyperledger Besu runs QBFT as a private chain of departments. Each value was
 * tried on real validators; docs/network.md says what came of others.
 */
export const engine = {
  /** Version whose image is pinned, and the oldest that is supported. */
  version: "26.8.0",
  image: "hyperledger/besu:26.8.0",
  /**
   * Full synchronisation, FOREST storage and a pool that keeps a sender's transactions in sequence. It has an effect on the
   * command line only: in a TOML it is printed and nothing more.
   */
  profile: "enterprise",
} as const;

/** The first block and the rules, as far as no option changes them. */
export const chain = {
  /** Unix time of the first block, seconds: before any network's, and the same for all, so that the cards alone decide. */
  genesisTime: 0x6600_0000,
  /** Gas that a block can take. */
  gasLimit: 60_000_000,
  /** keccak256 of "Istanbul practical byzantine fault tolerance" truncated, by which QBFT's headers are known. */
  mixHash: "0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365",
  /** Blocks after which votes that decided nothing are dropped. */
  epochLength: 30_000,
  blockPeriodSeconds: 2,
  /** How long the first round of a block may take, seconds; each further one takes twice as long. */
  requestTimeoutSeconds: 4,
} as const;

/**
 * The longest block period that a network may be given, seconds. Clients take a chain for halted, and a node for
 * behind, whose newest block is 60 seconds old: with a longer period they would a good part of the time.
 */
export const longestBlockPeriod = 30;

/** What a node takes and keeps. */
export const node = {
  /** Transactions in the pool: a heavy issuer has thousands under way. */
  poolSize: 20_000,
  /** Share of the pool that one account may have. */
  poolShareOfAccount: 0.5,
  /** Blocks that one `eth_getLogs` of an RPC node may span. */
  logRange: 5_000,
} as const;

/** Fewest validators of which one may fail: three times the faults, and one. */
export const fewestValidators = 4;
