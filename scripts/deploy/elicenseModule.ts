import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { id } from "ethers";

/** The AccessManager's role that may pause a registry. */
export const PAUSER = 1n;

/** Selector of `pause()`. */
const PAUSE = id("pause()").slice(0, 10);

/**
 * The contracts of a deployment, in the order in which they need each other. None can be replaced later: a new version
 * is deployed beside the old one.
 */
export const elicenseModule = buildModule("Elicense", (m) => {
  // 1. Who governs: the account that deploys, until it hands over.
  const accessManager = m.contract("AccessManager", [m.getAccount(0)]);

  // 2. Who may act, and what can be licensed. Both obey the AccessManager.
  const authorityRegistry = m.contract("AuthorityRegistry", [accessManager]);
  const licenseCatalog = m.contract("LicenseCatalog", [accessManager]);

  // 3. The licenses. All that governance can do here is to stop issuing.
  const licenseDescriptor = m.contract("LicenseDescriptor");
  const licenseRegistry = m.contract("LicenseRegistry", [
    accessManager,
    authorityRegistry,
    licenseCatalog,
    licenseDescriptor,
  ]);

  // 4. Who used them.
  const accessLog = m.contract("AccessLog", [licenseRegistry]);

  // 5. OpenZeppelin's verifiers of signatures by holders who have a P-256 key or a passkey instead of an account. Nothing
  // depends on them: a holder may be bound to another verifier as well.
  const p256Verifier = m.contract("ERC7913P256Verifier");
  const webAuthnVerifier = m.contract("ERC7913WebAuthnVerifier");

  // 6. Who may pause: a role of its own, so that it can be given without any delay, and without the right to unpause.
  const pausing = m.call(accessManager, "setTargetFunctionRole", [licenseRegistry, [PAUSE], PAUSER], { id: "pausing" });
  const label = m.call(accessManager, "labelRole", [PAUSER, "PAUSER"], { id: "pauserLabel", after: [pausing] });
  m.call(accessManager, "grantRole", [PAUSER, m.getAccount(0), 0], { id: "pauser", after: [label] });

  return {
    ...{ accessManager, authorityRegistry, licenseCatalog, licenseDescriptor, licenseRegistry, accessLog },
    ...{ p256Verifier, webAuthnVerifier },
  };
});
