import { Contract, type ContractRunner, type Interface } from "ethers";

import { IAccessManager__factory } from "../../typechain-types/factories/@openzeppelin/contracts/access/manager/IAccessManager__factory.js";
import { IAccessLog__factory } from "../../typechain-types/factories/contracts/interfaces/IAccessLog__factory.js";
import { IAuthorityRegistry__factory } from "../../typechain-types/factories/contracts/interfaces/IAuthorityRegistry__factory.js";
import { ILicenseCatalog__factory } from "../../typechain-types/factories/contracts/interfaces/ILicenseCatalog__factory.js";
import { ILicenseRegistry__factory } from "../../typechain-types/factories/contracts/interfaces/ILicenseRegistry__factory.js";
import type { IAccessManager } from "../../typechain-types/@openzeppelin/contracts/access/manager/IAccessManager.js";
import type {
  IAccessLog,
  IAuthorityRegistry,
  ILicenseCatalog,
  ILicenseRegistry,
} from "../../typechain-types/contracts/interfaces/index.js";
import type { Deployment } from "./deployment/Deployment.js";

export type { IAccessLog, IAuthorityRegistry, ILicenseCatalog, ILicenseRegistry };

/** The registries of a deployment and what governs them, typed. */
export interface Contracts {
  readonly authorities: IAuthorityRegistry;
  readonly catalog: ILicenseCatalog;
  readonly licenses: ILicenseRegistry;
  readonly access: IAccessLog;
  /** OpenZeppelin's AccessManager, through which governance acts. */
  readonly accessManager: IAccessManager;
}

/**
 * Connects the registries that a manifest names.
 *
 * @param deployment - Manifest of the deployment.
 * @param runner - Provider to read with, or signer to write with.
 */
export function connectContracts(deployment: Deployment, runner: ContractRunner): Contracts {
  const { accessManager, authorityRegistry, licenseCatalog, licenseRegistry, accessLog } = deployment.contracts;
  // The factories' own connect would read the whole ABI again for each client.
  const connect = ({ address }: { readonly address: string }, abi: Interface): unknown =>
    new Contract(address, abi, runner);
  return {
    authorities: connect(authorityRegistry, interfaces.authorities) as IAuthorityRegistry,
    catalog: connect(licenseCatalog, interfaces.catalog) as ILicenseCatalog,
    licenses: connect(licenseRegistry, interfaces.licenses) as ILicenseRegistry,
    access: connect(accessLog, interfaces.access) as IAccessLog,
    accessManager: connect(accessManager, interfaces.accessManager) as IAccessManager,
  };
}

/** ABIs of the registries, without an address: for decoding reverts and logs. */
export const interfaces = {
  authorities: /* @__PURE__ */ IAuthorityRegistry__factory.createInterface(),
  catalog: /* @__PURE__ */ ILicenseCatalog__factory.createInterface(),
  licenses: /* @__PURE__ */ ILicenseRegistry__factory.createInterface(),
  access: /* @__PURE__ */ IAccessLog__factory.createInterface(),
  accessManager: /* @__PURE__ */ IAccessManager__factory.createInterface(),
} as const;
