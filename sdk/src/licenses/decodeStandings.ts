import { dayFromNumber, lastDayNumber, type Day } from "../day.js";
import { unreachable } from "../errors/fromNode.js";
import { checksumAddress } from "../hashing/checksumAddress.js";
import { toStatus, type Standing } from "./standing.js";

/** Words of a standing in the registry's answer. */
const wordsOfStanding = 15;

/** Hexadecimal digits of a word. */
const digitsOfWord = 64;

/** Reads an answer of the registry by the places of its words. */
interface Words {
  readonly digits: (place: number) => string;
  readonly number: (place: number) => number;
  readonly flag: (place: number) => boolean;
  /** A day; `null` for none. */
  readonly day: (place: number) => Day | null;
}

/**
 * Reads the answer of `standingsOf`: by the ABI's specification an offset, a length, and fifteen words for each standing.
 * By hand, because thousands of documents are judged by it, and a decoder for any type takes longer than all the rest.
 *
 * @param data - The answer, in hexadecimal.
 * @param count - How many licenses were asked about.
 * @throws {ElicenseError} NODE_UNREACHABLE with the reason ANSWER_FORM where it is no such answer; STATUS_UNKNOWN.
 */
export function decodeStandings(data: string, count: number): readonly Standing[] {
  const length = 2 + (2 + count * wordsOfStanding) * digitsOfWord;
  if (data.length !== length || !/^0x[0-9a-f]*$/i.test(data)) throw malformed();
  const words = wordsIn(data);
  if (words.number(0) !== 32 || words.number(1) !== count) throw malformed();
  return Array.from({ length: count }, (_, position) => readStanding(words, 2 + position * wordsOfStanding));
}

function readStanding({ digits, number, flag, day }: Words, first: number): Standing {
  const holder = digits(first + 2);
  const scheduled = number(first + 10);
  if (!holder.startsWith("0".repeat(24))) throw malformed();
  return {
    status: toStatus(number(first)),
    trusted: flag(first + 1),
    holder: checksumAddress(`0x${holder.slice(24)}`),
    key: number(first + 3),
    vouchedAt: number(first + 4),
    validThrough: day(first + 5),
    suspendedThrough: day(first + 6),
    binding: number(first + 7),
    succeeded: flag(first + 8),
    underInvestigation: flag(first + 9),
    scheduled: scheduled === 0 ? null : { status: toStatus(scheduled), from: day(first + 11) ?? dayFromNumber(0) },
    recordCount: number(first + 12),
    head: BigInt(`0x${digits(first + 13)}`),
    lastBlock: number(first + 14),
  };
}

function wordsIn(data: string): Words {
  const digits = (place: number): string => data.slice(2 + place * digitsOfWord, 2 + (place + 1) * digitsOfWord);
  const number = (place: number, most = Number.MAX_SAFE_INTEGER): number => {
    const value = Number(`0x${digits(place)}`);
    if (value > most) throw malformed();
    return value;
  };
  return {
    digits,
    number: (place) => number(place),
    flag: (place) => number(place, 1) === 1,
    day: (place) => {
      const value = number(place, lastDayNumber);
      return value === 0 ? null : dayFromNumber(value);
    },
  };
}

function malformed(): Error {
  return unreachable(undefined, "ANSWER_FORM");
}
