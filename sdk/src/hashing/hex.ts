import { keccak256 } from "#keccak256";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";

/** Bytes in hexadecimal, with 0x. */
export function toHex(bytes: Uint8Array): string {
  return `0x${bytesToHex(bytes)}`;
}

/** Bytes of a text in hexadecimal, with 0x. */
export function fromHex(text: string): Uint8Array {
  return hexToBytes(text.slice(2));
}

/** Keccak-256 of bytes that are given in hexadecimal, with 0x, as the hash is. */
export function hashHex(text: string): string {
  return toHex(keccak256(fromHex(text)));
}
