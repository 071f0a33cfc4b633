import {
  buildDocument,
  createClient,
  dayToNumber,
  deriveLicenseId,
  lawyer,
  licenseTypes,
  sealDocument,
  verify,
  type Client,
  type Decision,
  type Draft,
  type JsonObject,
  type LicenseDocument,
  type LicenseId,
  type LicenseType,
  type RegisterKey,
  type Verdict,
} from "@elicense/sdk";
import { ZeroAddress, type TransactionResponse } from "ethers";

import { registerKey } from "../sdk/samples.js";
import { decide, prepare, toArgument } from "./actions.js";
import type { Authority, Stage } from "./stage.js";

/** A license that was issued, with its document. */
export interface Issued {
  readonly id: LicenseId;
  readonly document: LicenseDocument;
}

/** What a license's document says. */
export interface Particulars {
  /** The lawyer's license if left out. */
  readonly type?: LicenseType;
  readonly serial?: string;
  readonly version?: number;
  /** The issuer's secret for the salts, that of the samples if left out. */
  readonly registerKey?: RegisterKey;
  readonly fields: JsonObject;
}

/** A synthetic lawyer of Bozhou, of whom a scenario changes what it is about. */
export const bozhouLawyer: JsonObject = {
  name: "测试乙",
  sex: "男",
  idNumber: "349900198503120015",
  practiceNo: "13416201910900002",
  category: "专职律师",
  firmName: "亳州样例律师事务所",
  firmUscc: "31340000E0FAKE073W",
  qualificationNo: "A20183499000002",
  blankSerialNo: "AH-2026-000002",
  decisionNo: "皖司许律〔2026〕0002号",
  areaCode: "341600",
};

/** A synthetic lawyer of Hefei. */
export const hefeiLawyer: JsonObject = {
  name: "测试甲",
  sex: "女",
  idNumber: "349900199001010021",
  practiceNo: "13401201511900001",
  category: "专职律师",
  firmName: "合肥样例律师事务所",
  firmUscc: "31340000E0FAKE073W",
  qualificationNo: "A20143499000001",
  blankSerialNo: "AH-2026-000001",
  decisionNo: "皖司许律〔2026〕0001号",
  areaCode: "340100",
};

/** Builds an authority's document of a license that takes effect on a decision's day. */
export function draftFor(issuer: Authority, { effectiveOn }: Decision, particulars: Particulars): Draft {
  const { type = lawyer, serial = "20260302AH0000000001", version = 1, fields } = particulars;
  return buildDocument({
    ...{ type, registerKey: particulars.registerKey ?? registerKey, serial, version },
    issuer: { code: issuer.code, name: issuer.name },
    fields: { issuedDate: effectiveOn, ...fields, effectiveDate: effectiveOn },
  });
}

/** A draft as the registry takes it, into the issuing authority's custody. */
export function newLicense({ root, region, validThrough }: Draft): Record<string, string | number> {
  const lastDay = validThrough === null ? 0 : dayToNumber(validThrough);
  return { root, holder: ZeroAddress, region: Number(region), validThrough: lastDay };
}

/** The id that a draft gets when it is issued. */
export function idOf(issuer: Authority, draft: Draft, decision: Decision, type = lawyer): LicenseId {
  const { root, region, validThrough } = draft;
  return deriveLicenseId({ licenseType: type.number, authority: issuer.id, region }, { root, decision, validThrough });
}

/** The document of a draft that a transaction issued. */
export async function seal(
  { deployment }: Stage,
  issuer: Authority,
  draft: Draft,
  decision: Decision,
  transaction: TransactionResponse,
  type = lawyer,
): Promise<Issued> {
  const { root, validThrough } = draft;
  const id = idOf(issuer, draft, decision, type);
  const receipt = await transaction.wait();
  const document = sealDocument(draft, {
    chainId: deployment.chainId,
    registry: deployment.contracts.licenseRegistry.address,
    licenseId: id,
    issuance: { root, decision, validThrough },
    block: receipt?.blockNumber ?? 0,
  });
  return { id, document };
}

/** Issues a license of Anhui's that a city reviewed. */
export async function grant(stage: Stage, reviewer: Authority, particulars: Particulars): Promise<Issued> {
  const { anhui } = stage;
  const { type = lawyer } = particulars;
  const decision = await decide(stage, "GRANT", { approver: reviewer, type });
  const draft = draftFor(anhui, decision, particulars);
  const call = await prepare(stage, anhui, "issue", [type.number, newLicense(draft), toArgument(decision)]);
  await call.approve(reviewer.operator);
  return seal(stage, anhui, draft, decision, await call.send(), type);
}

/** The sample lawyer of Bozhou, licensed. */
export async function grantBozhou(stage: Stage, particulars: Partial<Particulars> = {}): Promise<Issued> {
  return grant(stage, stage.bozhou, { fields: bozhouLawyer, ...particulars });
}

/** The sample lawyer of Hefei, licensed. */
export async function grantHefei(stage: Stage): Promise<Issued> {
  return grant(stage, stage.hefei, { fields: hefeiLawyer });
}

/** Puts a new version of Anhui's in a license's place, for a reason that needs its second key. */
export async function replace(stage: Stage, old: Issued, code: string, particulars: Particulars): Promise<Issued> {
  const { anhui } = stage;
  const decision = await decide(stage, code, { approver: anhui });
  const draft = draftFor(anhui, decision, { version: 2, ...particulars });
  const call = await prepare(stage, anhui, "reissue", [old.id, newLicense(draft), toArgument(decision)]);
  await call.approve(anhui.second);
  return seal(stage, anhui, draft, decision, await call.send());
}

/** A client without a key, whose clock is the chain's. */
export async function readerOf({ connection, deployment }: Stage, types = licenseTypes): Promise<Client> {
  const time = await connection.networkHelpers.time.latest();
  return createClient({
    ...{ runner: connection.ethers.provider, deployment, licenseTypes: types },
    clock: () => time,
  });
}

/** What a verifier is told of a document: the verdict, and the codes of the checks that it failed. */
export async function verdictOn(
  stage: Stage,
  document: LicenseDocument,
  types = licenseTypes,
): Promise<{ readonly verdict: Verdict; readonly failed: readonly string[] }> {
  const { verdict, checks } = await verify(JSON.stringify(document), { client: await readerOf(stage, types) });
  return { verdict, failed: checks.filter(({ result }) => result !== "pass").map(({ code }) => code) };
}

/** What {@link verdictOn} gives for a license in force. */
export const IN_FORCE = { verdict: "VALID", failed: [] } as const;

/** What {@link verdictOn} gives for a document that fails one check. */
export function refusedFor(code: string): { readonly verdict: "INVALID"; readonly failed: readonly string[] } {
  return { verdict: "INVALID", failed: [code] };
}
