import type { Deployment } from "@elicense/sdk";

import { governanceSigners, type Network } from "../../../network/Network.js";

/** What a manifest and the plan of a network say otherwise. */
export interface PlanDifference {
  readonly part: "chainId" | "genesisHash" | "validator" | "signer";
  /** What the manifest says; `null` where it lacks what the plan has. */
  readonly manifest: string | null;
  /** What the plan says; `null` where it lacks what the manifest has. */
  readonly plan: string | null;
}

/**
 * Compares a manifest with the plan of a network: the chain, the validators that it began with, and the departments' governance
 * signers by their newest cards. How many of them decide is the consortium's to change, and no matter of the plan.
 */
export function comparePlan(deployment: Deployment, network: Network): readonly PlanDifference[] {
  const { chainId, genesisHash, validators = [], governance } = deployment;
  return [
    ...differing("chainId", String(chainId), String(network.chainId)),
    ...differing("genesisHash", genesisHash, network.genesisHash),
    ...missing("validator", validators, network.validators),
    ...missing("signer", governance?.signers ?? [], governanceSigners(network)),
  ];
}

function differing(part: PlanDifference["part"], manifest: string, plan: string): readonly PlanDifference[] {
  return manifest === plan ? [] : [{ part, manifest, plan }];
}

/** Each member that one list has and the other has not. */
function missing(
  part: PlanDifference["part"],
  manifest: readonly string[],
  plan: readonly string[],
): readonly PlanDifference[] {
  return [
    ...manifest.filter((each) => !plan.includes(each)).map((each) => ({ part, manifest: each, plan: null })),
    ...plan.filter((each) => !manifest.includes(each)).map((each) => ({ part, manifest: null, plan: each })),
  ];
}
