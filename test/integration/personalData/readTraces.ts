import { createHash } from "node:crypto";
import { createRequire } from "node:module";

import { hexlify, toUtf8Bytes } from "ethers";

/** Hardhat's own, in native code: a whole space of numbers is to be hashed. */
const { keccak256 } = createRequire(import.meta.resolve("hardhat"))("@nomicfoundation/edr") as {
  readonly keccak256: (bytes: Uint8Array) => Uint8Array;
};

/** What went over a line, searched for traces of what must not be in it. */
export interface Traces {
  /** How many runs of bytes there are that a hash, or what is kept of one, could be. */
  readonly size: number;
  /** Whether a value is there: in plain words, as bytes, or as the hash of any of its forms. */
  readonly hasValue: (value: string) => boolean;
  /** Whether an unsalted hash of a text is there, by Keccak or SHA-256. */
  readonly hasHashOf: (text: string) => boolean;
}

/** How much of a hash the chain keeps at least: the 184 bits of a license id or a book's head, in hexadecimal. */
const KEPT = 46;

/**
 * Reads what went over a line.
 *
 * @param said - Requests and answers, as text; bytes in them as hexadecimal after 0x.
 */
export function readTraces(said: readonly string[]): Traces {
  const text = said.join("\n").toLowerCase();
  const runs = new Set<string>();
  for (const [, hex = ""] of text.matchAll(/0x((?:[0-9a-f]{2})+)/g)) {
    for (let at = 0; at + KEPT <= hex.length; at += 2) runs.add(hex.slice(at, at + KEPT));
  }

  const hasHashOf = (preimage: string): boolean => {
    const bytes = Buffer.from(preimage, "utf8");
    const hashes = [Buffer.from(keccak256(bytes)), createHash("sha256").update(bytes).digest()];
    return hashes.some((hash) => runs.has(hash.toString("hex", 0, KEPT / 2)));
  };
  return {
    size: runs.size,
    hasValue: (value) =>
      text.includes(value.toLowerCase()) ||
      text.includes(hexlify(toUtf8Bytes(value)).slice(2)) ||
      [value, JSON.stringify(value)].some(hasHashOf),
    hasHashOf,
  };
}
