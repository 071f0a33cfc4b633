import { createClient, dayOf, type Client, type Day, type Deployment, type Language } from "@elicense/sdk";
import type { NetworkConnection } from "hardhat/types/network";

import { admitConsortium, readConsortium, type AdmittedMember, type Member } from "../deploy/consortium.js";
import { deployTo } from "../deploy/deployTo.js";

/** Whose hand holds a member's key: the one that acts, or the one that approves what it does. */
export type Hand = "operate" | "second";

/** The registries with the sample consortium on them, its members' clients, and the chain's clock. */
export interface Stage {
  readonly deployment: Deployment;
  readonly members: readonly AdmittedMember[];
  /** Client of a member's key, by the member's name in `samples/consortium.json`. */
  readonly clientOf: (id: string, hand?: Hand) => Client;
  /** A member's number on the chain. */
  readonly authorityOf: (id: string) => number;
  /** Name of an authority, by its number on the chain. */
  readonly nameOf: (authority: number, language: Language) => string;
  /** The day on the chain, in Asia/Shanghai. */
  readonly today: () => Day;
  /** Lets time pass on the chain until a moment: one block, with nothing in it. Unix time, seconds. */
  readonly passTo: (moment: number) => Promise<void>;
}

/**
 * Deploys registries and admits the sample consortium.
 *
 * @param connection - An in-process chain with the development accounts.
 * @param firstAccount - Number that the members' accounts are counted from, so that an impostor can have others.
 */
export async function setStage(connection: NetworkConnection, firstAccount = 0): Promise<Stage> {
  const signers = await connection.ethers.getSigners();
  const signerOf = (account: number): (typeof signers)[number] => {
    const signer = signers[firstAccount + account];
    if (signer === undefined) throw new RangeError("the chain has too few accounts");
    return signer;
  };
  const deployment = await deployTo(connection);
  // The first account deploys and governs; deployTo has made sure that there is one.
  const governance = signers[0] as (typeof signers)[number];
  const members = await admitConsortium(governance, deployment, readConsortium(), signerOf);

  const { time } = connection.networkHelpers;
  // A simulated chain's clock runs ahead of the machine's by whatever time was made to pass.
  let ahead = Math.max((await time.latest()) - machineTime(), 0);
  const clock = (): number => machineTime() + ahead;
  return {
    deployment,
    members,
    authorityOf: (id) => admittedOf(members, id).authority,
    nameOf: (number, language) =>
      members.find(({ authority }) => authority === number)?.member.name[language] ?? String(number),
    clientOf: (id, hand = "operate") => {
      const account = memberOf(members, id).accounts[hand];
      if (account === undefined) throw new RangeError(`samples/consortium.json gives ${id} no such key`);
      return createClient({ runner: signerOf(account), deployment, clock });
    },
    today: () => dayOf(clock()),
    passTo: async (moment) => {
      await time.increaseTo(moment);
      ahead = moment - machineTime();
    },
  };
}

/** Finds a member of the sample consortium. */
export function memberOf(members: readonly AdmittedMember[], id: string): Member {
  return admittedOf(members, id).member;
}

function admittedOf(members: readonly AdmittedMember[], id: string): AdmittedMember {
  const found = members.find(({ member }) => member.id === id);
  if (found === undefined) throw new RangeError(`samples/consortium.json has no ${id}`);
  return found;
}

function machineTime(): number {
  return Math.floor(Date.now() / 1000);
}
