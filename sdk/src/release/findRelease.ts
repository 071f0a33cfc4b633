import type { ContractRole } from "../deployment/Deployment.js";
import { DEPLOYMENT_RELEASE_UNKNOWN } from "../errors/catalogue/deployment.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { hashHex } from "../hashing/hex.js";
import { withoutImmutables } from "./immutables.js";
import type { Release } from "./Release.js";

/** Code on the chain, by the contract that should stand there. */
export type Codes = Readonly<Record<ContractRole, string>>;

/**
 * Finds the release that all of a deployment's code is of. Contracts of two releases are of none: nobody has tried them
 * together.
 *
 * @throws {ElicenseError} DEPLOYMENT_RELEASE_UNKNOWN with the contracts that another code has than in the release that comes
 * nearest: a release that is not known, or no release's code at all.
 */
export function findRelease(codes: Codes, releases: readonly Release[]): Release {
  let nearest: { readonly release: Release; readonly others: readonly string[] } | undefined;
  // Of several that are as near it is the newest.
  for (const release of [...releases].reverse()) {
    const others = (Object.keys(codes) as ContractRole[]).filter((role) => {
      const contract = release.contracts[role];
      return hashHex(withoutImmutables(codes[role], contract)) !== contract.runtime;
    });
    if (others.length === 0) return release;
    if (nearest === undefined || others.length < nearest.others.length) nearest = { release, others };
  }
  throw new ElicenseError(DEPLOYMENT_RELEASE_UNKNOWN, {
    contracts: (nearest?.others ?? Object.keys(codes)).join(", "),
    release: nearest?.release.version ?? "–",
  });
}
