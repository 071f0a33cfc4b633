import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import type { Artifact } from "hardhat/types/artifacts";

const require = createRequire(import.meta.url);

/** A contract of Safe 1.4.1, as its makers compiled it. */
function artifactOf(source: string, name: string): Artifact {
  const path = require.resolve(`@safe-global/safe-contracts/build/artifacts/contracts/${source}/${name}.json`);
  return JSON.parse(readFileSync(path, "utf8")) as Artifact;
}

/**
 * The contracts of the consortium's multi-signature account: what each account runs (`SafeL2` tells of every transaction in
 * an event), what creates accounts, and what answers calls that it does not know itself, as those of ERC-1271.
 */
export const safeArtifacts = {
  singleton: artifactOf("SafeL2.sol", "SafeL2"),
  factory: artifactOf("proxies/SafeProxyFactory.sol", "SafeProxyFactory"),
  fallbackHandler: artifactOf("handler/CompatibilityFallbackHandler.sol", "CompatibilityFallbackHandler"),
  proxy: artifactOf("proxies/SafeProxy.sol", "SafeProxy"),
} as const;

/** One of those that are deployed by themselves; a proxy is created by the factory. */
export type SafeRole = Exclude<keyof typeof safeArtifacts, "proxy">;
