import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

import { safeArtifacts } from "./safeArtifacts.js";

/** What accounts that several hold together are made of. The account itself is created by the factory. */
export const safeModule = buildModule("ElicenseGovernance", (m) => ({
  singleton: m.contract("SafeL2", safeArtifacts.singleton),
  factory: m.contract("SafeProxyFactory", safeArtifacts.factory),
  fallbackHandler: m.contract("CompatibilityFallbackHandler", safeArtifacts.fallbackHandler),
}));
