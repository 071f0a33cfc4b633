import { keccak_256 } from "@noble/hashes/sha3.js";
import type { IHasher } from "hash-wasm";

/** After so many hashes, some ten documents', more will follow, and loading what is faster pays. */
const worthwhile = 1_000;

let hashed = 0;
let faster: IHasher | undefined;

/**
 * Keccak-256 on Node, `#keccak256` there: in JavaScript to begin with, and by WebAssembly, some six times as fast, once
 * that is loaded. No caller waits for it, and none need know.
 */
export function keccak256(bytes: Uint8Array): Uint8Array {
  if (faster !== undefined) return faster.init().update(bytes).digest("binary");
  hashed += 1;
  if (hashed === worthwhile) void load();
  return keccak_256(bytes);
}

async function load(): Promise<void> {
  try {
    const { createKeccak } = await import("hash-wasm");
    faster = await createKeccak(256);
  } catch {
    // A platform like Node that allows no WebAssembly: what has served so far goes on.
  }
}
