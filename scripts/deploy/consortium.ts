import { readFileSync } from "node:fs";
import { join } from "node:path";

import {
  accredit,
  accreditRoot,
  addKey,
  admitRoot,
  createClient,
  createProfile,
  ElicenseError,
  errorOf,
  fromChain,
  getAuthorityByCode,
  getKey,
  getRights,
  registerAuthority,
  rights,
  type Client,
  type Deployment,
  type Key,
  type Right,
  type Role,
  type Text,
} from "@elicense/sdk";
import type { Signer } from "ethers";

import { projectRoot } from "../config.js";
import { settle } from "./settle.js";

/** A member of the consortium, as `samples/consortium.json` describes it. */
export interface Member {
  /** What the file calls it. */
  readonly id: string;
  /** Unified social credit code. */
  readonly code: string;
  /** Administrative division code. */
  readonly region: number;
  /** The member that registers and accredits it; null for a root, which governance admits. */
  readonly parent: string | null;
  readonly name: Text;
  readonly accreditations: readonly { readonly licenseType: number; readonly rights: readonly Right[] }[];
  /** Numbers of its development accounts, by what their keys are for. */
  readonly accounts: {
    readonly administer: number;
    readonly operate: number;
    /** Operates too, so that it can approve what the first one does; not every member needs it. */
    readonly second?: number;
  };
}

/** A member that the chain knows. */
export interface AdmittedMember {
  readonly member: Member;
  /** Its number in the AuthorityRegistry. */
  readonly authority: number;
}

/** Gives the signer of a member's account by its number, with a node. */
export type SignerFor = (account: number) => Signer;

/** Reads the sample consortium. */
export function readConsortium(path = join(projectRoot, "samples", "consortium.json")): readonly Member[] {
  return (JSON.parse(readFileSync(path, "utf8")) as { readonly members: readonly Member[] }).members;
}

/**
 * Admits a consortium's members as far as the chain does not know them yet: each with its keys and accreditations.
 *
 * @param governance - Account that governs, with a node.
 * @param members - Parents before their children.
 * @param signerFor - The members' accounts.
 * @param report - Learns of each thing done.
 * @returns The members with their numbers, in the same order.
 * @throws {ElicenseError} CONSORTIUM_DIFFERS where the chain says something else of a member, or a refusal.
 */
export async function admitConsortium(
  governance: Signer,
  deployment: Deployment,
  members: readonly Member[],
  signerFor: SignerFor,
  report: (what: string) => void = () => undefined,
): Promise<readonly AdmittedMember[]> {
  const numbers = new Map<string, number>();

  for (const member of members) {
    const parent = member.parent === null ? undefined : members.find(({ id }) => id === member.parent);
    if (member.parent !== null && (parent === undefined || !numbers.has(parent.id))) {
      throw differs(member, "parent");
    }
    try {
      // A root is governance's, any other authority its parent's.
      const superior = parent === undefined ? governance : signerFor(parent.accounts.administer);
      const admission: Admission = {
        ...{ member, superior, signerFor, report },
        parent: parent === undefined ? null : (numbers.get(parent.id) ?? null),
        clientOf: (runner) => createClient({ runner, deployment }),
      };
      const authority = await admit(admission);
      await addOperatingKeys(admission, authority);
      await setRights(admission, authority);
      numbers.set(member.id, authority);
    } catch (error) {
      throw fromChain(error);
    }
  }
  return members.map((member) => ({ member, authority: numbers.get(member.id) ?? 0 }));
}

interface Admission {
  readonly member: Member;
  /** Account of the parent, or of governance. */
  readonly superior: Signer;
  /** The parent's number; `null` for a root. */
  readonly parent: number | null;
  readonly signerFor: SignerFor;
  readonly clientOf: (signer: Signer) => Client;
  readonly report: (what: string) => void;
}

async function admit({ member, superior, parent, signerFor, clientOf, report }: Admission): Promise<number> {
  await settle(superior);
  const client = clientOf(superior);
  const administrator = await signerFor(member.accounts.administer).getAddress();
  const profile = createProfile(member);
  const region = String(member.region);

  const known = await getAuthorityByCode(client, { code: member.code });
  if (known === null) {
    const register = parent === null ? admitRoot : registerAuthority;
    const { authority } = await register(client, { region, profile, administrator });
    report(member.id);
    return authority;
  }
  if (known.region !== region) throw differs(member, "region");
  if (known.parent !== parent) throw differs(member, "parent");
  if (known.profile.metadataHash !== profile.metadataHash) throw differs(member, "name");
  const key = await getKey(client, { account: administrator });
  if (!isKeyOf(key, known.number, "ADMINISTER")) throw differs(member, "accounts.administer");
  return known.number;
}

async function addOperatingKeys(admission: Admission, authority: number): Promise<void> {
  for (const role of ["operate", "second"] as const) {
    const account = admission.member.accounts[role];
    if (account !== undefined) await addOperatingKey(admission, authority, role, account);
  }
}

async function addOperatingKey(
  { member, signerFor, clientOf, report }: Admission,
  authority: number,
  role: "operate" | "second",
  number: number,
): Promise<void> {
  const administrator = signerFor(member.accounts.administer);
  const account = await signerFor(number).getAddress();
  await settle(administrator);

  const client = clientOf(administrator);
  const key = await getKey(client, { account });
  if (isKeyOf(key, authority, "OPERATE")) return;
  if (key !== null) throw differs(member, `accounts.${role}`);
  await addKey(client, { account, roles: ["OPERATE"] });
  report(`${member.id}: ${account}`);
}

async function setRights({ member, superior, parent, clientOf, report }: Admission, authority: number): Promise<void> {
  const client = clientOf(superior);
  for (const { licenseType, rights: names } of member.accreditations) {
    const unknown = names.find((name) => !rights.includes(name));
    if (unknown !== undefined) throw differs(member, unknown);
    const held = await getRights(client, { authority, licenseType });
    if (held.length === names.length && names.every((name) => held.includes(name))) continue;
    const set = parent === null ? accreditRoot : accredit;
    await set(client, { authority, licenseType, rights: names });
    report(`${member.id}: ${names.join(" ")}`);
  }
}

function isKeyOf(key: Key | null, authority: number, role: Role): boolean {
  return key?.authority === authority && key.removedAt === null && key.roles.includes(role);
}

function differs({ id }: Member, part: string): ElicenseError {
  return errorOf("CONSORTIUM_DIFFERS", { authority: id, part });
}
