import { isHexString, toQuantity } from "ethers";

import { DEPLOYMENT_CODE_DIFFERS, DEPLOYMENT_NO_CODE } from "../errors/catalogue/deployment.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import type { Client } from "../client.js";
import type { ContractRole } from "../deployment/Deployment.js";
import { hashHex } from "../hashing/hex.js";
import { toWord } from "../licenses/word.js";
import { askNode } from "./askNode.js";
import type { Header } from "./Header.js";
import { proveAccount, proveSlot } from "./stateProof.js";

/** Where contracts store what is proved. It is part of their code, and `test/snapshots/storage-layout.json` has it. */
export const mappings = {
  licenses: { contract: "licenseRegistry", slot: 1 },
  books: { contract: "licenseRegistry", slot: 2 },
  schedules: { contract: "licenseRegistry", slot: 3 },
  keyStandings: { contract: "authorityRegistry", slot: 7 },
  usageBooks: { contract: "accessLog", slot: 2 },
} as const satisfies Readonly<Record<string, { readonly contract: ContractRole; readonly slot: number }>>;

/** A mapping of a registry. */
export type MappingName = keyof typeof mappings;

/**
 * Reads a member of each of several mappings of one contract, proved against a header that is trusted, the contract's code
 * included.
 *
 * @param members - Keys by the mapping's name, each a word: 32 bytes in hexadecimal.
 * @returns The words by the mapping's name.
 * @throws {ElicenseError} QBFT_PROOF where the node's answer does not prove it; DEPLOYMENT_NO_CODE or
 * DEPLOYMENT_CODE_DIFFERS where the contract is not the manifest's.
 */
export async function readStorage<Name extends MappingName>(
  client: Client,
  header: Header,
  members: Readonly<Record<Name, string>>,
): Promise<Readonly<Record<Name, bigint>>> {
  const names = Object.keys(members) as Name[];
  const role = mappings[names[0] as Name].contract;
  const { address, codeHash } = client.deployment.contracts[role];
  const slots = names.map((name) => slotOf(name, members[name]));
  const answer = (await askNode(client, "eth_getProof", [address, slots, toQuantity(header.number)])) as Partial<
    Record<"accountProof" | "storageProof", unknown>
  > | null;

  const account = await proveAccount(header.stateRoot, address, answer?.accountProof);
  if (account === null) throw new ElicenseError(DEPLOYMENT_NO_CODE, { contract: role, address });
  if (account.codeHash !== codeHash) throw new ElicenseError(DEPLOYMENT_CODE_DIFFERS, { contract: role, address });

  const words = await Promise.all(
    slots.map((slot) => proveSlot(account.storageRoot, slot, proofOf(slot, answer?.storageProof))),
  );
  return Object.fromEntries(names.map((name, place) => [name, words[place]])) as Record<Name, bigint>;
}

/** Finds a slot's proof by its key: Besu gives them in the order of their keys, whichever they were asked in. */
function proofOf(slot: string, proofs: unknown): unknown {
  const all: readonly unknown[] = Array.isArray(proofs) ? proofs : [];
  const found = all.find((each) => isKey((each as { key?: unknown } | null)?.key, slot));
  return (found as { proof?: unknown } | undefined)?.proof;
}

/** Some nodes leave out the zeros before it. */
function isKey(key: unknown, slot: string): boolean {
  return isHexString(key) && key.length > 2 && BigInt(key) === BigInt(slot);
}

/** The slot of a mapping's member (Solidity, "Layout of State Variables in Storage"). */
export function slotOf(mapping: MappingName, key: string): string {
  return hashHex(`${key}${toWord(mappings[mapping].slot)}`);
}
