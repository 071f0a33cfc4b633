import { ascending } from "../ascending.js";
import { DEPLOYMENT_WRONG_GENESIS } from "../errors/catalogue/deployment.js";
import { QBFT_NOT_LINKED, QBFT_VALIDATORS } from "../errors/catalogue/qbft.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import type { Vote } from "./ExtraData.js";
import type { Header } from "./Header.js";
import { requireSealed } from "./seals.js";

/** Who may seal the next block, and what validators have proposed since the epoch began. */
export interface ValidatorSet {
  /** Number of the last block that counted. */
  readonly block: number;
  /** Its hash. */
  readonly hash: string;
  /** Addresses with their checksums, in ascending order. */
  readonly validators: readonly string[];
  /** Votes that have not decided anything yet, one a voter and candidate. */
  readonly votes: readonly CastVote[];
}

/** A vote with whose it is. */
export interface CastVote extends Vote {
  readonly voter: string;
}

/** What of a chain's configuration says how its validators change: the same in every copy of the genesis file. */
export interface QbftRules {
  /** `config.qbft.epochlength`: every so many blocks, votes that decided nothing are dropped; 30,000 if left out. */
  readonly epochLength?: number;
  /** `config.transitions.qbft` with `validators`: who they are from a block on, whatever was voted. */
  readonly transitions?: readonly { readonly block: number; readonly validators: readonly string[] }[];
}

/**
 * The validators as the chain's first block names them.
 *
 * @param genesis - Header of block 0.
 * @param genesisHash - What its hash must be, as the manifest has it.
 * @throws {ElicenseError} DEPLOYMENT_WRONG_GENESIS.
 */
export function genesisValidators(genesis: Header, genesisHash: string): ValidatorSet {
  const { number, hash, extraData } = genesis;
  if (number !== 0 || hash !== genesisHash) {
    throw new ElicenseError(DEPLOYMENT_WRONG_GENESIS, { expected: genesisHash, actual: hash });
  }
  return { block: 0, hash, validators: ascending(extraData.validators), votes: [] };
}

/**
 * Follows the validators by one block: it must be the next one, name the validators that the votes before it made, and be
 * sealed by a quorum of them; then its own vote is counted. More than half of the validators add one, or drop one (QBFT,
 * EIP-225 as Besu has it).
 *
 * @param set - The validators after the block before.
 * @param header - The next block's header.
 * @throws {ElicenseError} QBFT_NOT_LINKED, QBFT_VALIDATORS, QBFT_SEAL or QBFT_NOT_SEALED.
 * @example
 * let set = genesisValidators(headerOfBlock(first), deployment.genesisHash);
 * for (const block of blocks) set = followValidators(set, headerOfBlock(block));
 */
export function followValidators(set: ValidatorSet, header: Header, rules: QbftRules = {}): ValidatorSet {
  if (header.number !== set.block + 1 || header.parentHash !== set.hash) {
    throw new ElicenseError(QBFT_NOT_LINKED, { block: header.number, before: set.block });
  }
  const named = ascending(header.extraData.validators);
  const isTheirs = set.validators.includes(header.proposer) && named.join() === set.validators.join();
  if (!isTheirs) throw new ElicenseError(QBFT_VALIDATORS, { block: header.number });
  requireSealed(header);

  const counted = count(set, header, rules.epochLength ?? 30_000);
  const transition = rules.transitions?.find(({ block }) => block === header.number + 1);
  return {
    block: header.number,
    hash: header.hash,
    ...counted,
    ...(transition && { validators: ascending(transition.validators), votes: [] }),
  };
}

type Count = Pick<ValidatorSet, "validators" | "votes">;

function count({ validators, votes }: Count, header: Header, epochLength: number): Count {
  if (header.number % epochLength === 0) return { validators, votes: [] };
  const { vote } = header.extraData;
  if (vote === null) return { validators, votes };

  const { candidate, adds } = vote;
  const isSame = (each: CastVote): boolean => each.voter === header.proposer && each.candidate === candidate;
  const cast = [...votes.filter((each) => !isSame(each)), { ...vote, voter: header.proposer }];
  const agreeing = cast.filter((each) => each.candidate === candidate && each.adds === adds).length;
  if (agreeing <= Math.floor(validators.length / 2)) return { validators, votes: cast };

  const others = validators.filter((each) => each !== candidate);
  // What is decided is open no more, and who was dropped has no say.
  const open = cast.filter((each) => each.candidate !== candidate && (adds || each.voter !== candidate));
  return { validators: adds ? ascending([...others, candidate]) : others, votes: open };
}
