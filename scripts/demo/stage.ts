import { createReadStream } from "node:fs";
import { join } from "node:path";

import {
  createClient,
  dayOf,
  deriveDecisionHash,
  issueBatch,
  parseRegisterKey,
  type Client,
  type Deployment,
  type IssuedLicense,
  type Language,
} from "@elicense/sdk";
import { hexlify, randomBytes } from "ethers";
import type { NetworkConnection } from "hardhat/types/network";

import { projectRoot } from "../config.js";
import { csvTypes, readLicenses, type CsvType, type LicenseRow } from "../csv/index.js";
import { admitConsortium, readConsortium, type AdmittedMember, type Member } from "../deploy/consortium.js";
import { deployTo } from "../deploy/deployTo.js";

/** The registries with the sample consortium on them, and its members' clients. */
export interface Stage {
  readonly deployment: Deployment;
  readonly members: readonly AdmittedMember[];
  /** Client of a member's operating key, by the member's name in `samples/consortium.json`. */
  readonly clientOf: (id: string) => Client;
  /** A member's number on the chain. */
  readonly authorityOf: (id: string) => number;
  /** Name of an authority, by its number on the chain. */
  readonly nameOf: (authority: number, language: Language) => string;
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
  const members = await admitConsortium(governance, deployment, readConsortium(), (member, role) =>
    signerOf(member.accounts[role]),
  );
  return {
    deployment,
    members,
    authorityOf: (id) => members.find(({ member }) => member.id === id)?.authority ?? 0,
    nameOf: (number, language) =>
      members.find(({ authority }) => authority === number)?.member.name[language] ?? String(number),
    clientOf: (id) => createClient({ runner: signerOf(memberOf(members, id).accounts.operate), deployment }),
  };
}

/** Licenses of the sample file, issued. */
export interface SampleLicenses {
  readonly licenses: readonly IssuedLicense[];
  /** How many decisions, and so transactions, it took. */
  readonly batches: number;
}

/**
 * Reads and checks `samples/lawyers.csv`, and issues its licenses: one batch for each decision.
 *
 * @param client - Client of the issuing authority.
 * @param issuer - That authority.
 * @param limit - How many of the rows to issue; all if left out.
 */
export async function issueSamples(client: Client, issuer: Member, limit?: number): Promise<SampleLicenses> {
  const registerKey = parseRegisterKey(hexlify(randomBytes(32)));
  const csvType = csvTypes.get("lawyer") as CsvType;
  const { rows, faults } = await readLicenses({
    file: createReadStream(join(projectRoot, "samples", "lawyers.csv")),
    csvType,
    issuer: { code: issuer.code, name: issuer.name.zh, region: String(issuer.region) },
    registerKey,
    today: dayOf(client.clock()),
  });
  const [fault] = faults;
  if (fault !== undefined) throw new RangeError(`samples/lawyers.csv, line ${String(fault.line)}: ${fault.code}`);

  const batches = Map.groupBy(rows.slice(0, limit), decisionOf);
  const licenses: IssuedLicense[] = [];
  for (const batch of batches.values()) {
    const { reason, draft, decisionNo } = batch[0] as LicenseRow;
    const issued = await issueBatch(client, {
      type: csvType.type,
      licenses: batch,
      decision: {
        reason: reason.number,
        effectiveOn: draft.effectiveOn,
        documentHash: deriveDecisionHash(registerKey, decisionNo),
      },
    });
    licenses.push(...issued.licenses);
  }
  return { licenses, batches: batches.size };
}

/** Finds a member of the sample consortium. */
export function memberOf(members: readonly AdmittedMember[], id: string): Member {
  const found = members.find(({ member }) => member.id === id);
  if (found === undefined) throw new RangeError(`samples/consortium.json has no ${id}`);
  return found.member;
}

function decisionOf({ decisionNo, reason, draft }: LicenseRow): string {
  return [decisionNo, reason.code, draft.effectiveOn].join("\n");
}
