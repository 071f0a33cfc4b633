import {
  approveAction,
  createClient,
  dayOf,
  deriveDecisionHash,
  issue,
  lawyer,
  prepareCall,
  revoke,
  type CallParameters,
  type Client,
  type Decision,
  type Deployment,
  type IssuedLicense,
  type JsonObject,
  type LicenseId,
  type PreparedCall,
  type Receipt,
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
  /** Client of a member's key, its first operating one if left out, by its name in `samples/consortium.json`. */
  readonly clientOf: (id: string, key?: "operate" | "second" | "administer") => Client;
  /** Client of the account that governs. */
  readonly governance: Client;
  /** Client of a holder's own account, which belongs to no authority. */
  readonly holder: Client;
  /** That account. */
  readonly holderAccount: string;
}

/** Sets up a chain of its own, which begins now if it is not told when. */
export async function setStage(begins = new Date()): Promise<Stage> {
  // By default a chain begins when the process did, and so minutes ago in a long run of tests.
  const connection = await network.create({ override: { initialDate: begins.toISOString() } });
  const signers = await connection.ethers.getSigners();
  const signerOf = (account: number): (typeof signers)[number] => {
    const signer = signers[account];
    if (signer === undefined) throw new RangeError("too few accounts");
    return signer;
  };
  const deployment = await deployTo(connection);
  const members = await admitConsortium(signerOf(0), deployment, readConsortium(), signerOf);
  return {
    connection,
    deployment,
    governance: createClient({ runner: signerOf(0), deployment }),
    holder: createClient({ runner: signerOf(18), deployment }),
    holderAccount: signerOf(18).address,
    clientOf: (id, key = "operate") => {
      const found = members.find(({ member }) => member.id === id);
      return createClient({ runner: signerOf(found?.member.accounts[key] ?? 19), deployment });
    },
  };
}

let shared: { readonly stage: Stage; readonly restore: () => Promise<void> } | undefined;

/**
 * Sets up a chain for a suite of its own. With `ELICENSE_SHARED_STAGE=1` the suites that follow in the same process get
 * the same chain, as it stood in the beginning: `npm run mutate` runs them some thousand times.
 */
export async function setSuiteStage(): Promise<Stage> {
  if (process.env.ELICENSE_SHARED_STAGE !== "1") return setStage();
  if (shared === undefined) {
    const stage = await setStage();
    const { networkHelpers } = stage.connection;
    let snapshot = await networkHelpers.takeSnapshot();
    const restore = async (): Promise<void> => {
      await snapshot.restore();
      snapshot = await networkHelpers.takeSnapshot();
    };
    shared = { stage, restore };
  } else {
    await shared.restore();
  }
  return shared.stage;
}

/** Numbers of the sample consortium's authorities. */
export const authorities = {
  anhuiJustice: 1,
  shanghaiJustice: 2,
  bozhouBureau: 3,
  hefeiBureau: 4,
  bozhouCourt: 5,
} as const;

/** Salted hash of a decision's number, of no decision in particular. */
export const documentHash = `0x${"0d".repeat(32)}`;

/** A decision that takes effect on the chain's present day. */
export async function decisionToday(client: Client, reason: number, approver = 0): Promise<Decision> {
  return { reason, documentHash, approver, effectiveOn: dayOf(await timeOf(client)) };
}

/** The sample lawyer's decision to issue: an import, so that its date never goes stale. */
export const issueDecision: Decision = {
  reason: 2,
  documentHash: deriveDecisionHash(registerKey, "皖司许律〔2020〕0001号"),
  approver: authorities.anhuiJustice,
  effectiveOn: "2020-04-30",
};

/** Approves for an hour what an authority is about to do. */
export async function approve<Name extends keyof CallParameters>(
  approver: Client,
  action: Name,
  parameters: CallParameters[Name],
  authority: number = authorities.anhuiJustice,
): Promise<PreparedCall> {
  const call = await prepareCall(approver, action, parameters, { authority });
  await approveAction(approver, { call, expiresAt: (await timeOf(approver)) + 3_600 });
  return call;
}

/** Approves with Anhui's second key what its first is about to do. */
export async function approveAsSecond<Name extends keyof CallParameters>(
  stage: Stage,
  action: Name,
  parameters: CallParameters[Name],
): Promise<PreparedCall> {
  return approve(stage.clientOf("anhuiJustice", "second"), action, parameters);
}

/** Issues the sample lawyer's license as Anhui, with other fields, or to an account, where they are given. */
export async function issueSample(
  stage: Stage,
  fields: JsonObject = {},
  serial?: string,
  holder?: string,
): Promise<IssuedLicense> {
  const license = { draft: lawyerDraft(fields, serial), ...(holder !== undefined && { holder }) };
  await approveAsSecond(stage, "ISSUE", { type: lawyer, licenses: [license], decision: issueDecision });
  return issue(stage.clientOf("anhuiJustice"), { type: lawyer, ...license, decision: issueDecision });
}

/** Issues that license to the holder's account. */
export async function issueToHolder(stage: Stage, serial?: string): Promise<IssuedLicense> {
  return issueSample(stage, {}, serial, stage.holderAccount);
}

/** Revokes a license as Anhui. */
export async function revokeSample(stage: Stage, id: LicenseId): Promise<Receipt> {
  const anhui = stage.clientOf("anhuiJustice");
  const parameters = { id, decision: await decisionToday(anhui, 10, authorities.anhuiJustice) };
  await approveAsSecond(stage, "REVOKE", parameters);
  return revoke(anhui, parameters);
}

/** Time of the latest block, Unix time in seconds. */
export async function timeOf({ provider }: Client): Promise<number> {
  return (await provider.getBlock("latest"))?.timestamp ?? 0;
}
