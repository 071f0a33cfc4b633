import { consortiumInterface, interfaces } from "@elicense/sdk";
import { Transaction } from "ethers";

import type { Entry } from "../../journal/Journal.js";

/** An entry as it is told: its bytes are read, and left out. */
export interface DescribedEntry extends Omit<Entry, "bytes"> {
  /** Name of the function that it calls, of the registries or of the consortium's account; `null` where it is none of theirs. */
  readonly call: string | null;
}

/** Reads what an entry calls out of what was signed. */
export function describeEntry({ bytes, ...entry }: Entry): DescribedEntry {
  const { data } = Transaction.from(bytes);
  const called = [...Object.values(interfaces), consortiumInterface].map((abi) => abi.parseTransaction({ data })?.name);
  return { ...entry, call: called.find((name) => name !== undefined) ?? null };
}
