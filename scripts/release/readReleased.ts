import { readFileSync } from "node:fs";

import { contractNames, type ContractRole } from "@elicense/sdk";
import type { ReleasedContract } from "@elicense/sdk/release";
import { keccak256 } from "ethers";
import { artifacts } from "hardhat";
import type { Artifact } from "hardhat/types/artifacts";

import { abiHash } from "../deploy/abiHash.js";
import { withZeros } from "../deploy/isCompiledFrom.js";

/** Reads out of the artifacts what the contracts that are compiled here deploy. */
export async function readReleased(): Promise<Readonly<Record<ContractRole, ReleasedContract>>> {
  const roles = Object.keys(contractNames) as ContractRole[];
  const names = new Map<string, ReadonlyMap<number, string>>();
  const entries: (readonly [ContractRole, ReleasedContract])[] = [];
  for (const role of roles) {
    const artifact = await artifacts.readArtifact(contractNames[role]);
    const buildInfo = artifact.buildInfoId ?? "";
    if (!names.has(buildInfo)) names.set(buildInfo, await namesOfImmutables(buildInfo));
    entries.push([role, describe(artifact, names.get(buildInfo) ?? new Map())]);
  }
  return Object.fromEntries(entries) as Record<ContractRole, ReleasedContract>;
}

function describe(artifact: Artifact, names: ReadonlyMap<number, string>): ReleasedContract {
  const { immutableReferences = {} } = artifact;
  const immutables = Object.entries(immutableReferences).map(
    ([id, places]) => [names.get(Number(id)) ?? id, places.map(({ start }) => start)] as const,
  );
  return {
    creation: keccak256(artifact.bytecode),
    runtime: keccak256(withZeros(artifact.deployedBytecode, artifact)),
    immutables: Object.fromEntries(immutables),
    abi: abiHash(artifact.abi),
  };
}

/** The compiler calls an immutable value by its number in the syntax tree, which alone has its name. */
async function namesOfImmutables(buildInfoId: string): Promise<ReadonlyMap<number, string>> {
  const path = await artifacts.getBuildInfoOutputPath(buildInfoId);
  const names = new Map<number, string>();
  if (path === undefined) return names;
  const { output } = JSON.parse(readFileSync(path, "utf8")) as {
    readonly output: { readonly sources: Readonly<Record<string, { readonly ast: unknown }>> };
  };
  const pending: unknown[] = Object.values(output.sources).map(({ ast }) => ast);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (typeof node !== "object" || node === null) continue;
    const { id, name, mutability } = node as {
      readonly id?: number;
      readonly name?: string;
      readonly mutability?: string;
    };
    if (mutability === "immutable" && id !== undefined && name !== undefined) names.set(id, name);
    pending.push(...(Object.values(node) as unknown[]).filter((each) => each !== undefined && each !== null));
  }
  return names;
}
