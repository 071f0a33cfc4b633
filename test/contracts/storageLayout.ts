import { readFile } from "node:fs/promises";

import { artifacts } from "hardhat";

/** A variable or a struct's member, and where it is stored. */
export interface StorageEntry {
  readonly label: string;
  readonly type: string;
  readonly slot: number;
  readonly offset: number;
  readonly bytes: number;
}

/** Where a contract keeps what; structs by name, their slots counted from the struct's own. */
export interface StorageLayout {
  readonly storage: readonly StorageEntry[];
  readonly structs: Readonly<Record<string, readonly StorageEntry[]>>;
}

interface CompilerEntry {
  readonly label: string;
  readonly offset: number;
  readonly slot: string;
  readonly type: string;
}

interface CompilerLayout {
  readonly storage: readonly CompilerEntry[];
  readonly types: Readonly<
    Record<string, { readonly label: string; readonly numberOfBytes: string; readonly members?: CompilerEntry[] }>
  > | null;
}

interface BuildOutput {
  readonly output: {
    readonly contracts: Readonly<Record<string, Readonly<Record<string, { readonly storageLayout: CompilerLayout }>>>>;
  };
}

/**
 * Reads a contract's storage layout from what the compiler put out, in terms that don't change with the rest of the
 * code: the compiler numbers its types by their place in the syntax tree.
 *
 * @param name - The contract.
 */
export async function storageLayoutOf(name: string): Promise<StorageLayout> {
  const { sourceName, inputSourceName, buildInfoId } = await artifacts.readArtifact(name);
  const path = await artifacts.getBuildInfoOutputPath(buildInfoId!);
  const { output } = JSON.parse(await readFile(path!, "utf8")) as BuildOutput;
  const { storage, types } = output.contracts[inputSourceName ?? sourceName]![name]!.storageLayout;

  const readable = ({ label, offset, slot, type }: CompilerEntry): StorageEntry => {
    const { label: typeLabel, numberOfBytes } = types![type]!;
    return { label, type: typeLabel, slot: Number(slot), offset, bytes: Number(numberOfBytes) };
  };
  const structs = Object.values(types ?? {})
    .filter(({ members }) => members !== undefined)
    .map(({ label, members }) => [label, members!.map(readable)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { storage: storage.map(readable), structs: Object.fromEntries(structs) };
}
