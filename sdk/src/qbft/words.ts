import { getAddress } from "ethers";

import { dayFromNumber, fromDayBound, type Day } from "../day.js";
import { hashHex } from "../hashing/hex.js";
import type { BitLayout } from "../history/bits.js";
import { lapse } from "../history/LicenseState.js";
import type { LicenseId } from "../licenses/licenseId.js";
import { noStanding, toStatus, type Standing } from "../licenses/standing.js";
import { toWord } from "../licenses/word.js";

/** The words that the registries store of a license. */
export interface LicenseWords {
  readonly license: bigint;
  readonly book: bigint;
  readonly schedule: bigint;
  /** Of the key that vouches for the license. */
  readonly keyStanding: bigint;
}

/** A usage book as the chain's state has it. */
export interface UsageBookState {
  /** Head of the book, 184 bits; 0 where there is no use. */
  readonly head: bigint;
  readonly recordCount: number;
  /** Block of its last record; 0 where there is none. */
  readonly lastBlock: number;
}

/** As `contracts/types/PackedLicense.sol` has it. */
const licenseLayout = [
  ["holder", 160],
  ["key", 24],
  ["vouchedAt", 40],
  ["validThrough", 16],
  ["status", 4],
  ["succeeded", 1],
  ["underInvestigation", 1],
  ["scheduled", 1],
  ["spare", 1],
  ["binding", 8],
] as const;

/** As `contracts/types/PackedBook.sol` has it. */
const bookLayout = [
  ["head", 184],
  ["lastBlock", 32],
  ["recordCount", 16],
  ["suspendedThrough", 16],
] as const;

/** As `contracts/types/PackedUsageBook.sol` has it. */
const usageBookLayout = [
  ["head", 184],
  ["lastBlock", 32],
  ["recordCount", 40],
] as const;

/** As the struct `Schedule` of `contracts/LicenseRegistry.sol` has it. */
const scheduleLayout = [
  ["status", 8],
  ["from", 16],
] as const;

/** As the struct `KeyStanding` of `contracts/AuthorityRegistry.sol` has it. */
const keyStandingLayout = [
  ["account", 160],
  ["distrustedAsOf", 40],
] as const;

/** Number of the key that vouches for a license; 0 for one that was not issued. */
export function keyOf(license: bigint): number {
  return Number(takeApart(licenseLayout, license).key);
}

/**
 * Reads where a license stands from what the registries store of it. Equal to `standingOf` of the registry.
 *
 * @param today - The day of the block whose state it is.
 * @throws {ElicenseError} STATUS_UNKNOWN.
 */
export function standingOfWords(id: LicenseId, words: LicenseWords, today: Day): Standing {
  if (words.license === 0n) return noStanding;
  const license = takeApart(licenseLayout, words.license);
  const book = takeApart(bookLayout, words.book);
  const key = takeApart(keyStandingLayout, words.keyStanding);
  const schedule = license.scheduled === 1n ? takeApart(scheduleLayout, words.schedule) : undefined;
  const scheduled =
    schedule === undefined ? null : { status: toStatus(schedule.status), from: dayFromNumber(schedule.from) };

  const hasCome = scheduled !== null && today >= scheduled.from;
  const validThrough = fromDayBound(license.validThrough);
  const suspendedThrough = fromDayBound(book.suspendedThrough);
  const decided = hasCome ? scheduled.status : toStatus(license.status);
  // The first record is the license itself, until a second one opens the book.
  const isOpen = words.book !== 0n;
  return {
    status: lapse({ decided, validThrough, suspendedThrough }, today),
    trusted: key.account !== 0n && (key.distrustedAsOf === 0n || license.vouchedAt < key.distrustedAsOf),
    holder: getAddress(`0x${toWord(license.holder).slice(24)}`),
    key: Number(license.key),
    vouchedAt: Number(license.vouchedAt),
    validThrough,
    suspendedThrough,
    binding: Number(license.binding),
    succeeded: license.succeeded === 1n,
    underInvestigation: license.underInvestigation === 1n,
    scheduled: hasCome ? null : scheduled,
    recordCount: isOpen ? Number(book.recordCount) : 1,
    head: isOpen ? book.head : firstHead(id, words.license),
    lastBlock: Number(book.lastBlock),
  };
}

/** Reads a usage book from its word. */
export function usageBookOfWord(word: bigint): UsageBookState {
  const { head, lastBlock, recordCount } = takeApart(usageBookLayout, word);
  return { head, recordCount: Number(recordCount), lastBlock: Number(lastBlock) };
}

/** Head of a book that has the issue alone, which the license's word tells: holder, key and time, its low 224 bits. */
function firstHead(id: LicenseId, license: bigint): bigint {
  return BigInt(hashHex(`${id}${toWord(BigInt.asUintN(224, license))}`)) >> 72n;
}

function takeApart<Name extends string>(layout: BitLayout<Name>, word: bigint): Readonly<Record<Name, bigint>> {
  const members = {} as Record<Name, bigint>;
  let rest = word;
  for (const [name, bits] of layout) {
    members[name] = BigInt.asUintN(bits, rest);
    rest >>= BigInt(bits);
  }
  return members;
}
