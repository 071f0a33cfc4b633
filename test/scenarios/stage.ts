import { connectContracts, type Contracts, type Deployment } from "@elicense/sdk";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkConnection } from "hardhat/types/network";

import { admitConsortium, readConsortium } from "../../scripts/deploy/consortium.js";
import { deployTo } from "../../scripts/deploy/deployTo.js";

/** The day on which every scenario begins, at nine in the morning. */
export const TODAY = "2026-03-02";

/** Scenarios begin on a fixed day, so that none depends on the day on which it runs. */
export const MORNING = { override: { initialDate: `${TODAY}T09:00:00+08:00` } } as const;

/** A member of the consortium, with its keys. */
export interface Authority {
  readonly id: number;
  readonly name: string;
  readonly code: string;
  readonly region: number;
  readonly administrator: HardhatEthersSigner;
  readonly operator: HardhatEthersSigner;
  /** Another operating key, where the member has one. */
  readonly second?: HardhatEthersSigner;
}

/** The registries as they are deployed, with the catalog of `schemas/` and the sample consortium. */
export interface Stage {
  readonly connection: NetworkConnection;
  readonly deployment: Deployment;
  readonly contracts: Contracts;
  readonly governance: HardhatEthersSigner;
  readonly anhui: Authority & { readonly second: HardhatEthersSigner };
  readonly shanghai: Authority;
  readonly bozhou: Authority;
  readonly hefei: Authority;
  readonly bozhouCourt: Authority;
  readonly barAssociation: Authority;
  /** Accounts that are nobody's yet. */
  readonly strangers: readonly [HardhatEthersSigner, HardhatEthersSigner];
}

/** Deploys everything on the connection's chain. */
export async function setStage(connection: NetworkConnection): Promise<Stage> {
  const signers = await connection.ethers.getSigners();
  const signerOf = (account: number): HardhatEthersSigner => {
    const signer = signers[account];
    if (signer === undefined) throw new RangeError("too few accounts");
    return signer;
  };
  const governance = signerOf(0);
  const deployment = await deployTo(connection);
  const admitted = await admitConsortium(governance, deployment, readConsortium(), signerOf);

  const authorityOf = (memberId: string): Authority & { readonly second: HardhatEthersSigner } => {
    const found = admitted.find(({ member }) => member.id === memberId);
    if (found === undefined) throw new RangeError(`no member is called ${memberId}`);
    const { name, code, region, accounts } = found.member;
    return {
      ...{ id: found.authority, name: name.zh, code, region },
      administrator: signerOf(accounts.administer),
      operator: signerOf(accounts.operate),
      second: signerOf(accounts.second ?? accounts.operate),
    };
  };
  return {
    ...{ connection, deployment, governance },
    contracts: connectContracts(deployment, governance),
    anhui: authorityOf("anhuiJustice"),
    shanghai: authorityOf("shanghaiJustice"),
    bozhou: authorityOf("bozhouBureau"),
    hefei: authorityOf("hefeiBureau"),
    bozhouCourt: authorityOf("bozhouCourt"),
    barAssociation: authorityOf("bozhouBarAssociation"),
    strangers: [signerOf(18), signerOf(19)],
  };
}
