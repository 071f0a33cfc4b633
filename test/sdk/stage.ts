import {
  createClient,
  deriveDecisionHash,
  issue,
  lawyer,
  type Client,
  type Decision,
  type Deployment,
  type IssuedLicense,
  type JsonObject,
} from "@elicense/sdk";
import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import { admitConsortium, readConsortium } from "../../scripts/deploy/consortium.js";
import { deployTo } from "../../scripts/deploy/deployTo.js";
import { lawyerDraft, registerKey } from "./samples.js";

/** A chain with the registries and the sample consortium on it. */
export interface Stage {
  readonly connection: NetworkConnection;
  readonly deployment: Deployment;
  /** Client of a member's operating key, by its name in `samples/consortium.json`. */
  readonly clientOf: (id: string) => Client;
}

/** Sets up a chain of its own. */
export async function setStage(): Promise<Stage> {
  // By default a chain begins when the process did, and so minutes ago in a long run of tests.
  const connection = await network.create({ override: { initialDate: new Date().toISOString() } });
  const signers = await connection.ethers.getSigners();
  const signerOf = (account: number): (typeof signers)[number] => {
    const signer = signers[account];
    if (signer === undefined) throw new RangeError("too few accounts");
    return signer;
  };
  const deployment = await deployTo(connection);
  const members = await admitConsortium(signerOf(0), deployment, readConsortium(), (member, role) =>
    signerOf(member.accounts[role]),
  );
  return {
    connection,
    deployment,
    clientOf: (id) => {
      const found = members.find(({ member }) => member.id === id);
      return createClient({ runner: signerOf(found?.member.accounts.operate ?? 19), deployment });
    },
  };
}

/** The sample lawyer's decision to issue: an import, so that its date never goes stale. */
export const issueDecision: Decision = {
  reason: 2,
  effectiveOn: "2020-04-30",
  documentHash: deriveDecisionHash(registerKey, "皖司许律〔2020〕0001号"),
};

/** Issues the sample lawyer's license, with other fields where they are given. */
export async function issueSample(client: Client, fields: JsonObject = {}, serial?: string): Promise<IssuedLicense> {
  return issue(client, { type: lawyer, draft: lawyerDraft(fields, serial), decision: issueDecision });
}
