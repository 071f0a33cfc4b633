import { readFileSync } from "node:fs";
import { join } from "node:path";

import {
  canonicalJson,
  connectContracts,
  ElicenseError,
  fromChain,
  rights,
  type Deployment,
  type Right,
  type Text,
} from "@elicense/sdk";
import { encodeBase64, hexlify, keccak256, toUtf8Bytes, type Signer } from "ethers";

import type { IAuthorityRegistry } from "../../typechain-types/contracts/interfaces/IAuthorityRegistry.js";
import { projectRoot } from "../config.js";
import { settle, transact } from "./transact.js";

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

const operate = 1;
const administer = 2;

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
  const registry = connectContracts(deployment, governance).authorities;
  const numbers = new Map<string, number>();

  for (const member of members) {
    const parent = member.parent === null ? undefined : members.find(({ id }) => id === member.parent);
    if (member.parent !== null && (parent === undefined || !numbers.has(parent.id))) {
      throw differs(member, "parent");
    }
    const parentNumber = parent === undefined ? 0 : (numbers.get(parent.id) ?? 0);
    // A root is governance's, any other authority its parent's.
    const superior = parent === undefined ? governance : signerFor(parent.accounts.administer);
    try {
      const admission = { registry, member, superior, parent: parentNumber, signerFor, report };
      const authority = await admit(admission);
      await addOperatingKeys(admission, authority);
      await accredit(admission, authority);
      numbers.set(member.id, authority);
    } catch (error) {
      throw fromChain(error);
    }
  }
  return members.map((member) => ({ member, authority: numbers.get(member.id) ?? 0 }));
}

interface Admission {
  readonly registry: IAuthorityRegistry;
  readonly member: Member;
  /** Account of the parent, or of governance. */
  readonly superior: Signer;
  /** The parent's number; 0 for a root. */
  readonly parent: number;
  readonly signerFor: SignerFor;
  readonly report: (what: string) => void;
}

async function admit({ registry, member, superior, parent, signerFor, report }: Admission): Promise<number> {
  await settle(superior);
  const administrator = await signerFor(member.accounts.administer).getAddress();
  const profile = profileOf(member);

  const known = await findAuthority(registry, profile.code);
  if (known === undefined) {
    const writer = registry.connect(superior);
    await transact(superior, (overrides) =>
      parent === 0
        ? writer.admitRoot(member.region, profile, administrator, overrides)
        : writer.register(member.region, profile, administrator, overrides),
    );
    report(member.id);
    return Number((await registry.keyOf(administrator)).authority);
  }

  const [entry, { metadataHash }, key] = await Promise.all([
    registry.authorityOf(known),
    registry.profileOf(known),
    registry.keyOf(administrator),
  ]);
  if (Number(entry.region) !== member.region) throw differs(member, "region");
  if (Number(entry.parent) !== parent) throw differs(member, "parent");
  if (metadataHash !== profile.metadataHash) throw differs(member, "name");
  if (!isKeyOf(key, known, administer)) throw differs(member, "accounts.administer");
  return known;
}

async function addOperatingKeys(admission: Admission, authority: number): Promise<void> {
  for (const role of ["operate", "second"] as const) {
    const account = admission.member.accounts[role];
    if (account !== undefined) await addOperatingKey(admission, authority, role, account);
  }
}

async function addOperatingKey(
  { registry, member, signerFor, report }: Admission,
  authority: number,
  role: "operate" | "second",
  number: number,
): Promise<void> {
  const administrator = signerFor(member.accounts.administer);
  const account = await signerFor(number).getAddress();
  await settle(administrator);

  const key = await registry.keyOf(account);
  if (isKeyOf(key, authority, operate)) return;
  if (key.authority !== 0n) throw differs(member, `accounts.${role}`);
  await transact(administrator, (overrides) => registry.connect(administrator).addKey(account, operate, overrides));
  report(`${member.id}: ${account}`);
}

async function accredit({ registry, member, superior, parent, report }: Admission, authority: number): Promise<void> {
  const writer = registry.connect(superior);
  for (const { licenseType, rights: names } of member.accreditations) {
    const wanted = rightsOf(member, names);
    if ((await registry.rightsOf(authority, licenseType)) === wanted) continue;
    await transact(superior, (overrides) =>
      parent === 0
        ? writer.accreditRoot(authority, licenseType, wanted, overrides)
        : writer.accredit(authority, licenseType, wanted, overrides),
    );
    report(`${member.id}: ${names.join(" ")}`);
  }
}

function profileOf({ code, name }: Member): IAuthorityRegistry.ProfileStruct & { code: string; metadataHash: string } {
  const metadata = toUtf8Bytes(canonicalJson({ name: { ...name } }));
  return {
    code: hexlify(toUtf8Bytes(code)),
    metadataHash: keccak256(metadata),
    metadataURI: `data:application/json;base64,${encodeBase64(metadata)}`,
  };
}

/** The number of the active authority with this public code. */
async function findAuthority(registry: IAuthorityRegistry, code: string): Promise<number | undefined> {
  const numbers = Array.from({ length: Number(await registry.authorityCount()) }, (_, position) => position + 1);
  const matches = await Promise.all(
    numbers.map(async (number) => {
      const [profile, entry] = await Promise.all([registry.profileOf(number), registry.authorityOf(number)]);
      return profile.code === code && entry.until === 0n;
    }),
  );
  return numbers.find((_, position) => matches[position]);
}

function isKeyOf(key: IAuthorityRegistry.KeyStructOutput, authority: number, role: number): boolean {
  return Number(key.authority) === authority && key.removedAt === 0n && (Number(key.roles) & role) !== 0;
}

function rightsOf(member: Member, names: readonly Right[]): bigint {
  return names.reduce((bits, name) => {
    const position = rights.indexOf(name);
    if (position < 0) throw differs(member, name);
    return bits | (1n << BigInt(position));
  }, 0n);
}

function differs({ id }: Member, part: string): ElicenseError {
  return new ElicenseError("CONSORTIUM_DIFFERS", { authority: id, part });
}
