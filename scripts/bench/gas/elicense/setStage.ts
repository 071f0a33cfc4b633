import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { dataSlice, encodeBytes32String, id as hashOf } from "ethers";
import type { NetworkConnection } from "hardhat/types/network";

import type { IAuthorityRegistry } from "../../../../typechain-types/contracts/interfaces/IAuthorityRegistry.js";
import type { AccessLog, AuthorityRegistry, LicenseRegistry } from "../../../../typechain-types/index.js";
import { admission, basisOf, lawyerType, LICENSE_TYPE, Matter, reasons } from "./catalog.js";
import { ALL_RIGHTS, Region, Role, setOf, USE_RIGHT } from "./terms.js";

/** An authority and its keys. */
export interface Authority {
  readonly id: bigint;
  readonly administrator: HardhatEthersSigner;
  readonly operator: HardhatEthersSigner;
  /** A second operating key, which checks what the first one makes. */
  readonly checker: HardhatEthersSigner;
}

/** The registries, with authorities that may act. */
export interface Stage {
  readonly authorities: AuthorityRegistry;
  readonly licenses: LicenseRegistry;
  readonly accessLog: AccessLog;
  /** A root: the province that issues. */
  readonly anhui: Authority;
  /** A root: the province that a license moves to. */
  readonly shanghai: Authority;
  /** A root: the court that uses licenses. */
  readonly court: Authority;
  /** A city of Anhui's, which reviews. */
  readonly hefei: Authority;
}

/** Deploys the registries, and fills them with what the operations need. */
export async function setStage({ ethers }: NetworkConnection): Promise<Stage> {
  // The first account deploys, and so governs.
  const [governance, ...accounts] = await ethers.getSigners();
  const takeAccount = (): HardhatEthersSigner => {
    const account = accounts.shift();
    if (account === undefined) throw new RangeError("the chain has too few accounts");
    return account;
  };

  const accessManager = await ethers.deployContract("AccessManager", [governance]);
  const authorities = await ethers.deployContract("AuthorityRegistry", [accessManager]);
  const catalog = await ethers.deployContract("LicenseCatalog", [accessManager]);
  const descriptor = await ethers.deployContract("LicenseDescriptor");
  const licenses = await ethers.deployContract("LicenseRegistry", [accessManager, authorities, catalog, descriptor]);
  const accessLog = await ethers.deployContract("AccessLog", [licenses]);

  await catalog.addType(lawyerType);
  for (const [number, code, reason] of reasons) {
    await catalog.addReason(LICENSE_TYPE, number, reason, basisOf(code));
  }
  await catalog.addUse(LICENSE_TYPE, Matter.Admission, admission, basisOf("COUNSEL-ADMISSION"));

  const join = async (region: number, code: string, rights: number, parent?: Authority): Promise<Authority> => {
    const [administrator, operator, checker] = [takeAccount(), takeAccount(), takeAccount()];
    const asParent = parent && authorities.connect(parent.administrator);
    await (asParent
      ? asParent.register(region, profileOf(code), administrator)
      : authorities.admitRoot(region, profileOf(code), administrator));

    const { authority: id } = await authorities.keyOf(administrator);
    await (asParent ? asParent.accredit(id, LICENSE_TYPE, rights) : authorities.accreditRoot(id, LICENSE_TYPE, rights));
    for (const key of [operator, checker]) await authorities.connect(administrator).addKey(key, setOf(Role.Operate));
    return { id, administrator, operator, checker };
  };
  const anhui = await join(Region.Anhui, "11340000FAKE000001", ALL_RIGHTS);
  const shanghai = await join(Region.Shanghai, "11310000FAKE000001", ALL_RIGHTS);
  const court = await join(Region.Bozhou, "11341600FAKE000001", USE_RIGHT);
  const hefei = await join(Region.Hefei, "11340100FAKE000001", ALL_RIGHTS, anhui);
  return { authorities, licenses, accessLog, anhui, shanghai, court, hefei };
}

function profileOf(code: string): IAuthorityRegistry.ProfileStruct {
  return {
    code: dataSlice(encodeBytes32String(code), 0, 18),
    metadataHash: hashOf(`metadata of ${code}`),
    metadataURI: "https://licenses.example/authority.json",
  };
}
