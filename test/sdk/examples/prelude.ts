/**
 * What examples take for granted: the names that they use and do not define. A new example that needs another name gets
 * it here, for all of them in {@link setPrelude}, or for those of one module in {@link preludes}.
 */
import {
  createChallenge,
  formatSignedGrant,
  getManagementHistory,
  getStanding,
  lawyer,
  prepareCall,
  prepareGrant,
  signGrant,
  type Client,
  type Decision,
  type Deployment,
  type Draft,
  type Grant,
  type HolderSignature,
  type JsonObject,
  type LicenseDocument,
  type LicenseId,
  type ManagementRecord,
  type Matter,
  type PreparedCall,
  type RegisterKey,
  type Standing,
  type UseUnderGrantParameters,
} from "@elicense/sdk";
import * as qbft from "@elicense/sdk/qbft";
import * as releaseArea from "@elicense/sdk/release";
import { contexts as credentialsContexts } from "@digitalbazaar/credentials-context";
import { Wallet, type Signer } from "ethers";

import { sealChain } from "../qbft/qbftNode.js";
import { makeValidators } from "../qbft/sealedChain.js";
import { anhuiJustice, lawyerDraft, lawyerFields, registerKey } from "../samples.js";
import {
  approveAsSecond,
  authorities,
  decisionToday,
  issueDecision,
  issueToHolder,
  timeOf,
  type Stage,
} from "../stage.js";
import { setConsortium, setDecided } from "./consortium.js";
import { newAuthority, setGoverned, setProposed } from "./governed.js";

/** The names of every example, and their values. */
export interface Prelude {
  /** Address of a node. */
  readonly url: string;
  readonly deployment: Deployment;
  /** Client of the authority that issued {@link Prelude.id}. */
  readonly client: Client;
  /** Client of the account that holds it. */
  readonly holder: Client;
  /** Client of somebody who sends for others. */
  readonly relay: Client;
  /** Clients of the issuer, and of its two keys. */
  readonly anhui: Client;
  readonly first: Client;
  readonly second: Client;
  /** Client of the bureau that reviews. */
  readonly bozhou: Client;
  /** The holder's account, and its signer. */
  readonly account: string;
  readonly wallet: Signer;

  /** A license, which is in force and bound to the holder's account. */
  readonly id: LicenseId;
  readonly ids: readonly LicenseId[];
  readonly license: LicenseId;
  readonly document: LicenseDocument;
  /** The document as it is handed over. */
  readonly text: string;
  readonly record: ManagementRecord;
  readonly standing: Standing;

  /** What an issuer issues from. */
  readonly issuer: { readonly code: string; readonly name: string };
  readonly registerKey: RegisterKey;
  readonly fields: JsonObject;
  readonly draft: Draft;
  /** A decision to revoke. */
  readonly decision: Decision;
  readonly call: PreparedCall;
  /** A moment to come, Unix time in seconds. */
  readonly expiresAt: number;
  readonly notAfter: number;

  /** What a holder consents to. */
  readonly matter: Matter;
  readonly salt: string;
  readonly challenge: string;
  readonly grant: Grant;
  readonly signature: HolderSignature;
  /** A passkey: its verifier, and the point on the curve. */
  readonly webAuthnVerifier: string;
  readonly x: string;
  readonly y: string;
  /** Salted hash of what a use was for. */
  readonly context: string;
  /** What the reader's own program does with it all: hands over, counts, keeps. */
  readonly release: () => void;
  readonly count: (counted: unknown) => void;
  readonly store: (...kept: readonly unknown[]) => Promise<void>;
  readonly file: { readonly text: () => Promise<string>; readonly write: (text: string) => Promise<void> };
}

const hour = 3_600;

/** When the chain of the examples begins: they speak of the days since. */
export const firstMoment = new Date("2026-01-01T00:00:00+08:00");

/** Sets up the names of every example: a license that was issued long ago, and is now consented to. */
export async function setPrelude(stage: Stage, url: string): Promise<Prelude> {
  const { deployment, holder, holderAccount: account } = stage;
  const first = stage.clientOf("anhuiJustice");
  const { id, document } = await issueToHolder(stage);
  await stage.connection.networkHelpers.time.increaseTo(Math.floor(Date.now() / 1000));
  const soon = (await timeOf(first)) + hour;
  const decision = await decisionToday(first, 10, authorities.anhuiJustice);

  const consent = { type: lawyer, license: id, consumer: authorities.bozhouCourt, fields: ["name"], notAfter: soon };
  const { grant, matter } = await prepareGrant(holder, {
    ...consent,
    matter: { code: "COUNSEL-ADMISSION" },
    maxUses: 9,
  });
  return {
    url,
    deployment,
    client: first,
    holder,
    relay: stage.clientOf("nobody"),
    anhui: first,
    first,
    second: stage.clientOf("anhuiJustice", "second"),
    bozhou: stage.clientOf("bozhouBureau"),
    account,
    wallet: holder.runner as Signer,
    id,
    ids: [id],
    license: id,
    document,
    text: JSON.stringify(document),
    standing: await getStanding(first, { id }),
    record: (await getManagementHistory(first, { id })).records[0]!,
    issuer: anhuiJustice,
    registerKey,
    fields: lawyerFields,
    draft: lawyerDraft({}, "20200430AH0000000002"),
    decision,
    call: await prepareCall(first, "REVOKE", { id, decision }),
    expiresAt: soon,
    notAfter: soon,
    matter,
    salt: matter.salt,
    challenge: createChallenge(),
    grant,
    signature: await signGrant(holder, { grant }),
    webAuthnVerifier: deployment.contracts.webAuthnVerifier.address,
    x: `0x${"11".repeat(32)}`,
    y: `0x${"22".repeat(32)}`,
    context: `0x${"c0".repeat(32)}`,
    release: () => undefined,
    count: () => undefined,
    store: () => Promise.resolve(),
    file: { text: () => Promise.resolve(JSON.stringify(document)), write: () => Promise.resolve() },
  };
}

/** What else, or what other, the examples of one module take for granted. */
export const preludes = {
  ascending: () => ({ ascending: qbft.ascending }),
  "access/predictUse": court,
  "access/use": court,
  "access/useUnderGrant": (stage: Stage, prelude: Prelude) => ({ ...court(stage), text: handedOver(prelude) }),
  "access/useBatchUnderGrants": (stage: Stage, prelude: Prelude) => ({ ...court(stage), use: requestOf(prelude) }),
  "authorities/accredit": administrator,
  "authorities/addKey": administrator,
  "authorities/checkRight": async (_stage: Stage, { first }: Prelude) => ({ account: await accountOf(first) }),
  "authorities/registerAuthority": (stage: Stage) => ({ ...administrator(stage), ...newAuthority }),
  "governance/admitRoot": ({ governance }: Stage) => ({ governance, ...newAuthority }),
  "governance/approveConsortiumProposal": setConsortium,
  "governance/cancelChange": setProposed,
  "governance/checkConsortiumAccount": setConsortium,
  "governance/checkGovernance": setConsortium,
  "governance/checkRules": setConsortium,
  "governance/checkSignerChange": setConsortium,
  "governance/decodeChange": setGoverned,
  "governance/executeChange": setProposed,
  "governance/executeConsortiumProposal": setDecided,
  "governance/getConsortium": setConsortium,
  "governance/getConsortiumHistory": setConsortium,
  "governance/getConsortiumProposals": setConsortium,
  "governance/getProposalNumbers": setConsortium,
  "governance/planConsortiumProposal": setConsortium,
  "governance/planSignerChange": setConsortium,
  "governance/predictConsortiumProposal": setConsortium,
  "governance/SignerChange": setConsortium,
  "governance/predictChange": setGoverned,
  "governance/proposeChange": setGoverned,
  "authorities/Profile": () => ({ profile: newAuthority.profile }),
  "documents/contexts": () => ({ w3cContexts: Object.fromEntries(credentialsContexts) as Record<string, object> }),
  "approvals/approveAction": async (_stage: Stage, { bozhou }: Prelude) => {
    const decision = await decisionToday(bozhou, 1, authorities.bozhouBureau);
    const draft = lawyerDraft({ issuedDate: decision.effectiveOn }, "20200430AH0000000002");
    const parameters = { type: lawyer, licenses: [{ draft }], decision };
    return { call: await prepareCall(bozhou, "ISSUE", parameters, { authority: authorities.anhuiJustice }) };
  },
  "deployment/parseDeployment": (stage: Stage) => ({ text: JSON.stringify(stage.deployment) }),
  "grants/signedGrant": (_stage: Stage, prelude: Prelude) => ({ text: handedOver(prelude) }),
  "licenses/issue": async (stage: Stage, { draft }: Prelude) => {
    await approveAsSecond(stage, "ISSUE", { type: lawyer, licenses: [{ draft }], decision: issueDecision });
    return { decision: issueDecision };
  },
  "qbft/getProvenLicense": sealed,
  "qbft/getTrustedHeader": sealed,
  "qbft/ValidatorSet": async (stage: Stage, prelude: Prelude) => {
    const { chain, ...names } = sealed(stage, prelude);
    const blocks = await Promise.all([1, 2, 3].map((number) => chain.blockOf(number)));
    return { ...names, first: await chain.blockOf(0), blocks };
  },
  "release/checkRelease": () => releaseArea,
  "licenses/suspend": async (stage: Stage) => {
    const hefei = stage.clientOf("hefeiBureau");
    return { client: hefei, decision: await decisionToday(hefei, 21) };
  },
} as const;

/** A client of a chain whose blocks four validators have sealed. */
function sealed({ connection, deployment: own }: Stage, { client: { provider, ...client } }: Prelude) {
  const chain = sealChain(connection, makeValidators(4));
  const deployment: Deployment = { ...own, genesisHash: chain.genesisHash };
  const send = (method: string, params: readonly unknown[]): Promise<unknown> => chain.answer({ method, params });
  return { ...qbft, chain, deployment, client: { ...client, deployment, provider: { ...provider, send } } };
}

/** Consumers use licenses: the court does. */
function court(stage: Stage): { readonly client: Client } {
  return { client: stage.clientOf("bozhouCourt") };
}

/** Whoever administers an authority registers, accredits and adds keys. */
function administrator(stage: Stage): { readonly anhui: Client; readonly account: string } {
  return { anhui: stage.clientOf("anhuiJustice", "administer"), account: Wallet.createRandom().address };
}

async function accountOf({ runner }: Client): Promise<string> {
  return (runner as Signer).getAddress();
}

/** The holder's consent, as she hands it over. */
function handedOver({ deployment, grant, matter, signature }: Prelude): string {
  return formatSignedGrant(deployment, { grant, matter, signature });
}

function requestOf({ grant, matter, signature, context }: Prelude): UseUnderGrantParameters {
  return { type: lawyer, grant, matter, signature, action: "RETRIEVE", fields: ["name"], context };
}
