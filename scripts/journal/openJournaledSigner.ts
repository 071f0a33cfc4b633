import { join } from "node:path";

import type { Deployment } from "@elicense/sdk";
import type { JsonRpcProvider, Signer } from "ethers";

import type { Interruption } from "../interruption.js";
import type { HaltWatch } from "./HaltWatch.js";
import { Journal } from "./Journal.js";
import { JournaledSigner } from "./JournaledSigner.js";
import { RunLock } from "./RunLock.js";

/** Parameters of {@link openJournaledSigner}. */
export interface OpenJournaledSignerParameters {
  readonly signer: Signer;
  readonly node: JsonRpcProvider;
  /** The journal is of this deployment's chain. */
  readonly deployment: Deployment;
  /** Folder of the journals. */
  readonly folder: string;
  readonly interruption?: Interruption;
  readonly halts?: HaltWatch;
  /** How long what is open may take to end while the chain makes blocks, milliseconds. */
  readonly patience?: number;
}

/**
 * Opens the journal of a chain for a key. Close the signer when done.
 *
 * @throws {JournalError} The folder cannot be read or written.
 */
export async function openJournaledSigner({
  signer,
  folder,
  deployment,
  ...options
}: OpenJournaledSignerParameters): Promise<JournaledSigner> {
  const path = journalPath(folder, deployment);
  const address = await signer.getAddress();
  const journal = new Journal(path);
  try {
    // Of one nonce the chain takes one transaction: two runs that read the same count would sign two.
    const lock = new RunLock(`${path}.${address.slice(2).toLowerCase()}.lock`);
    return new JournaledSigner({ signer, address, journal, lock, ...options });
  } catch (error) {
    journal.close();
    throw error;
  }
}

/** File of a chain's journal: another chain with the same id has another. */
export function journalPath(folder: string, { chainId, genesisHash }: Deployment): string {
  return join(folder, `${String(chainId)}-${genesisHash.slice(2, 18)}.sqlite`);
}
