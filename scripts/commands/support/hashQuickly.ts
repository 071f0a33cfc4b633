import { keccak256 } from "ethers";
import { createKeccak } from "hash-wasm";

/** Has ethers hash by WebAssembly, as the SDK does: of signing a batch, and of reading its receipt, that is the most. */
export async function hashQuickly(): Promise<void> {
  const hasher = await createKeccak(256);
  keccak256.register((bytes) => hasher.init().update(bytes).digest("binary"));
}
