/** Keccak-256 wherever JavaScript runs: `#keccak256` in a browser, whose page need not allow WebAssembly. */
export { keccak_256 as keccak256 } from "@noble/hashes/sha3.js";
