import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

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

  // 3. The licenses. Nobody governs these.
  const licenseDescriptor = m.contract("LicenseDescriptor");
  const licenseRegistry = m.contract("LicenseRegistry", [authorityRegistry, licenseCatalog, licenseDescriptor]);

  // 4. Who used them.
  const accessLog = m.contract("AccessLog", [licenseRegistry]);

  return { accessManager, authorityRegistry, licenseCatalog, licenseDescriptor, licenseRegistry, accessLog };
});
