import type { Client } from "../client.js";
import { contractNames, type ContractRole } from "../deployment/Deployment.js";
import { differs } from "../deployment/findCreation.js";
import { read } from "../transactions/read.js";
import { findRelease, type Codes } from "./findRelease.js";
import { requireImmutables } from "./immutables.js";
import type { Release } from "./Release.js";
import { releases as knownReleases } from "./releases.js";
import { requireCreated } from "./requireCreated.js";

/** Parameters of {@link checkRelease}. */
export interface CheckReleaseParameters {
  /** Releases that are known, the newest last; those that come with this package if left out. */
  readonly releases?: readonly Release[];
}

/** What was found of a deployment's code. */
export interface CheckedRelease {
  /** Version of the release that the registries are of. */
  readonly version: string;
}

/**
 * Checks that a deployment's contracts are those of a release, and nothing but the manifest's word is taken for how they came
 * about: that each has the release's code with the addresses of the others in it, that the release's code created it, with the
 * arguments and in the block that the manifest says, and that nothing of the deployment is older than the manifest's `block`. It
 * is one node's word; each who signs the manifest asks a node of their own.
 *
 * @throws {ElicenseError} DEPLOYMENT_RELEASE_UNKNOWN where the code is of no release that is known, which is neither right nor
 * wrong; DEPLOYMENT_CREATION_DIFFERS; DEPLOYMENT_CREATION_UNKNOWN where the node does not have the creating transaction; or the
 * node's trouble.
 * @example
 * const { version } = await checkRelease(client);
 */
export async function checkRelease(
  client: Client,
  { releases = knownReleases }: CheckReleaseParameters = {},
): Promise<CheckedRelease> {
  return read(client, async () => {
    const { deployment } = client;
    const roles = Object.keys(contractNames) as ContractRole[];
    const entries = await Promise.all(
      roles.map(async (role) => [role, await client.provider.getCode(deployment.contracts[role].address)] as const),
    );
    const codes = Object.fromEntries(entries) as Codes;
    const { version, contracts } = findRelease(codes, releases);
    for (const role of roles) requireImmutables(deployment, role, codes[role], contracts[role]);

    const blocks: number[] = [];
    // One after the other, so that the first contract is named that something is the matter with.
    for (const role of roles) blocks.push(await requireCreated(client, role, contracts[role]));
    const first = Math.min(...blocks);
    if (deployment.block !== first) {
      const contract = roles[blocks.indexOf(first)] ?? "accessManager";
      throw differs(contract, "block", String(first), String(deployment.block));
    }
    return { version };
  });
}
