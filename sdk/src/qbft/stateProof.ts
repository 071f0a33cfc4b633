import { verifyMerkleProof } from "@ethereumjs/mpt";
import { isHexString } from "ethers";

import { QBFT_PROOF } from "../errors/catalogue/qbft.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { fromHex, toHex } from "../hashing/hex.js";
import { isBytes, readRlp } from "./rlp.js";

/** An account as the state has it. */
export interface ProvenAccount {
  /** Root of its storage's trie. */
  readonly storageRoot: string;
  /** keccak256 of its code. */
  readonly codeHash: string;
}

/** Root of a trie that holds nothing: keccak256 of the RLP of an empty string. */
const emptyRoot = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";

/** How many nodes a proof may have: a key has 64 nibbles, and the root comes before them. */
const mostNodes = 65;

/**
 * Proves what the state holds of an account (EIP-1186), or that it holds nothing.
 *
 * @param stateRoot - Of a header that is trusted.
 * @param address - The account.
 * @param proof - `accountProof` of an answer to `eth_getProof`.
 * @returns `null` for an account that does not exist.
 * @throws {ElicenseError} QBFT_PROOF.
 */
export async function proveAccount(stateRoot: string, address: string, proof: unknown): Promise<ProvenAccount | null> {
  const leaf = await walk(stateRoot, address, proof);
  if (leaf === null) return null;
  const [, , storageRoot, codeHash, ...rest] = readList(leaf, address);
  if (!isBytes(storageRoot, 32) || !isBytes(codeHash, 32) || rest.length > 0) throw unproven(address);
  return { storageRoot, codeHash };
}

/**
 * Proves what an account's storage holds in a slot.
 *
 * @param storageRoot - Of an account that was proved.
 * @param slot - 32 bytes in hexadecimal.
 * @param proof - The slot's `proof` in an answer to `eth_getProof`.
 * @returns Its 256 bits; 0 for what was never written.
 * @throws {ElicenseError} QBFT_PROOF.
 */
export async function proveSlot(storageRoot: string, slot: string, proof: unknown): Promise<bigint> {
  const leaf = await walk(storageRoot, slot, proof);
  if (leaf === null) return 0n;
  const value = readRlp(leaf);
  // A word is stored without zeros before it, and 0 not at all.
  if (typeof value !== "string" || value.length > 66 || value === "0x" || value.startsWith("0x00"))
    throw unproven(slot);
  return BigInt(value);
}

async function walk(root: string, key: string, proof: unknown): Promise<string | null> {
  const isList = Array.isArray(proof) && proof.length <= mostNodes && proof.every((node) => isHexString(node, true));
  if (!isList) throw unproven(key);
  if (root === emptyRoot) return null;
  try {
    const nodes = (proof as string[]).map((node) => fromHex(node));
    const leaf = await verifyMerkleProof(fromHex(key.toLowerCase()), nodes, {
      root: fromHex(root),
      useKeyHashing: true,
    });
    return leaf === null ? null : toHex(leaf);
  } catch {
    throw unproven(key);
  }
}

function readList(text: string, key: string): readonly unknown[] {
  const item = readRlp(text);
  if (!Array.isArray(item)) throw unproven(key);
  return item;
}

function unproven(key: string): ElicenseError {
  return new ElicenseError(QBFT_PROOF, { key });
}
