import { encodeRlp, getAddress, toBeArray } from "ethers";

import { ascending } from "../ascending.js";
import { isBytes, readNumber, readRlp, type RlpItem } from "./rlp.js";

/** What a validator proposed in the header of its block: that another become one, or be one no longer. */
export interface Vote {
  readonly candidate: string;
  readonly adds: boolean;
}

/** What QBFT keeps in a header's `extraData`. */
export interface ExtraData {
  /** 32 bytes that no rule reads: in the first block what its founders wrote, in the others Besu's version. */
  readonly vanity: string;
  /** Who may seal this block: addresses with their checksums, in the header's order. */
  readonly validators: readonly string[];
  readonly vote: Vote | null;
  /** The round in which the block came about; 0 where the first proposer's block was taken. */
  readonly round: number;
  /** Commit seals, 65 bytes each: r, s, and 0 or 1 for the key's parity. */
  readonly seals: readonly string[];
}

const [adds, drops] = ["0xff", "0x"];

/**
 * Reads a header's `extraData`: RLP of [vanity, [validators], vote, round, [seals]].
 *
 * @returns `undefined` for what is none: of another engine, or with a member too many.
 */
export function readExtraData(text: unknown): ExtraData | undefined {
  const item = readRlp(text);
  if (!Array.isArray(item) || item.length !== 5) return undefined;
  const [vanity, validators, ballot, counted, seals] = item;
  const vote = readVote(ballot);
  const round = readNumber(counted);
  if (!isBytes(vanity, 32) || !isListOf(validators, 20) || !isListOf(seals, 65)) return undefined;
  if (vote === undefined || round === undefined || new Set(validators).size !== validators.length) return undefined;
  return { vanity, validators: validators.map(getAddress), vote, round, seals };
}

/** Writes `extraData` as it stands in a header. */
export function writeExtraData({ vanity, validators, vote, round, seals }: ExtraData): string {
  return encodeRlp([
    vanity,
    validators.map((address) => address.toLowerCase()),
    vote === null ? [] : [vote.candidate.toLowerCase(), vote.adds ? adds : drops],
    toBeArray(round),
    [...seals],
  ]);
}

/**
 * The `extraData` of a chain's first block: its validators in ascending order, as every later header has them.
 *
 * @param validators - Addresses, in any order.
 * @param vanity - 32 bytes in hexadecimal by which chains of the same validators have other first blocks; zeros if left out.
 */
export function genesisExtraData(validators: readonly string[], vanity = `0x${"0".repeat(64)}`): string {
  return writeExtraData({
    vanity,
    validators: ascending(validators),
    vote: null,
    round: 0,
    seals: [],
  });
}

function readVote(item: RlpItem | undefined): Vote | null | undefined {
  if (!Array.isArray(item)) return undefined;
  if (item.length === 0) return null;
  const [candidate, kind] = item;
  if (item.length !== 2 || !isBytes(candidate, 20) || (kind !== adds && kind !== drops)) return undefined;
  return { candidate: getAddress(candidate), adds: kind === adds };
}

function isListOf(item: RlpItem | undefined, bytes: number): item is string[] {
  return Array.isArray(item) && item.every((member) => isBytes(member, bytes));
}
