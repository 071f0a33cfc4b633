import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import {
  type ContractTransaction,
  dataSlice,
  encodeBytes32String,
  getAddress,
  id as hashOf,
  type TransactionResponse,
} from "ethers";
import type { NetworkConnection } from "hardhat/types/network";

import type {
  AccessLog,
  AccessManager,
  AuthorityRegistry,
  LicenseCatalog,
  LicenseDescriptor,
  LicenseRegistry,
} from "../../typechain-types/index.js";
import vectors from "../vectors/identifiers.json" with { type: "json" };
import { type Decision, deriveLicenseId, hashAction } from "./replay.js";
import {
  Action,
  ADMINISTER,
  ALL_RIGHTS,
  ALL_STATUSES,
  ApprovalRule,
  DAY,
  day,
  Effect,
  OPERATE,
  Region,
  Right,
  setOf,
  Status,
  UsageAction,
} from "./terms.js";

/** The day on which every test begins, at nine in the morning. */
export const TODAY = day("2026-03-02");

/** Tests begin on a fixed day, so that none depends on the day on which it runs. */
export const MORNING = { override: { initialDate: "2026-03-02T09:00:00+08:00" } } as const;

/** The cap that Osaka puts on a transaction's gas (EIP-7825): the largest batch must fit. */
export const TRANSACTION_GAS_CAP = 16_777_216n;

export const ZERO_HASH = `0x${"00".repeat(32)}`;
export const MAX_BATCH = 256;
export const MAX_FIELDS = 128;

/** A key that administers, and one that operates. */
export interface Keys {
  readonly administrator: HardhatEthersSigner;
  readonly operator: HardhatEthersSigner;
}

export interface Authority extends Keys {
  readonly id: bigint;
  readonly region: bigint;
  readonly code: string;
}

export interface Registries {
  readonly chainId: bigint;
  /** The latest block's time. */
  readonly now: () => Promise<bigint>;
  readonly accessManager: AccessManager;
  readonly authorities: AuthorityRegistry;
  readonly catalog: LicenseCatalog;
  readonly descriptor: LicenseDescriptor;
  readonly licenses: LicenseRegistry;
  readonly accessLog: AccessLog;
  readonly governance: HardhatEthersSigner;
  readonly anhui: Authority;
  readonly shanghai: Authority;
  readonly court: Authority;
  readonly bozhou: Authority;
  readonly hefei: Authority;
  readonly holder: HardhatEthersSigner;
  readonly secondHolder: HardhatEthersSigner;
  readonly stranger: HardhatEthersSigner;
  /** Anhui's second operating key. */
  readonly checker: HardhatEthersSigner;
}

/** The lawyer's practice license: no expiry by its usual reason. */
export const LAWYER = 1n;

/** The forensic examiner's license: a term of five years. */
export const FORENSIC = 2n;

export const UNKNOWN_TYPE = 3n;

export const lawyerType = {
  code: "1110000000FAKE012Q001",
  name: "LawyerPracticeLicense",
  schemaHash: hashOf("lawyer schema"),
  schemaURI: "https://licenses.example/schemas/lawyer.json",
  fields: [
    ...["name", "sex", "idNumber", "practiceNo", "category", "firmName", "firmUscc"],
    ...["qualificationNo", "blankSerialNo", "decisionNo", "issueDate", "photoHash"],
  ],
};

export const forensicType = {
  code: "1110000000FAKE012Q002",
  name: "ForensicExaminerLicense",
  schemaHash: hashOf("forensic schema"),
  schemaURI: "https://licenses.example/schemas/forensic.json",
  fields: ["name", "licenseNo", "institutionUscc", "disciplines"],
};

/** The set of a lawyer's license's fields with these names. */
export function fields(...names: readonly string[]): bigint {
  return setOf(...names.map((name) => BigInt(lawyerType.fields.indexOf(name))));
}

/** What the catalog holds of a reason, in the order of its members there. */
export interface Rule {
  readonly action: bigint;
  readonly approval: bigint;
  readonly effect: bigint;
  readonly barredUnderInvestigation: boolean;
  readonly statuses: bigint;
  readonly minDays: bigint;
  readonly maxDays: bigint;
  readonly usableFrom: bigint;
  readonly usableThrough: bigint;
  readonly maxDaysBack: bigint;
  readonly maxDaysAhead: bigint;
  readonly recordableThrough: bigint;
}

/**
 * A rule for an action in whatever status the life cycle allows it, by the acting key alone, today or up to a year
 * back, if nothing else is said.
 */
export function ruleFor(action: bigint, change: Partial<Rule> = {}): Rule {
  return {
    action,
    approval: ApprovalRule.None,
    effect: Effect.None,
    barredUnderInvestigation: false,
    statuses: ALL_STATUSES,
    minDays: 0n,
    maxDays: 0n,
    usableFrom: day("2008-06-01"),
    usableThrough: 0n,
    maxDaysBack: 365n,
    maxDaysAhead: 0n,
    recordableThrough: 0n,
    ...change,
  };
}

const { Active, Suspended, Expired, Revoked, Annulled, Cancelled } = Status;
const first = { statuses: setOf(Status.None), usableFrom: day("1997-01-01"), maxDaysBack: 60n };
const years = { minDays: 365n, maxDays: 1_826n };

/** The reasons of both license types. */
export const reason = {
  /** Issue without an expiry, up to 60 days back. */
  grant: {
    number: 1n,
    rule: ruleFor(Action.Issue, first),
    basis: { code: "GRANT", legalBasis: "Lawyers Law, articles 5 and 6" },
  },
  /** Issue for one year to five. */
  term: {
    number: 2n,
    rule: ruleFor(Action.Issue, { ...first, ...years, usableFrom: day("2005-10-01"), maxDaysBack: 3_650n }),
    basis: { code: "TERM", legalBasis: "Measures for the registration of forensic examiners" },
  },
  /** A reason to issue that could be used in its day only. */
  provisional: {
    number: 3n,
    rule: ruleFor(Action.Issue, {
      ...first,
      usableFrom: day("1980-01-01"),
      usableThrough: day("1996-12-31"),
      maxDaysBack: 65_535n,
    }),
    basis: { code: "PROVISIONAL", legalBasis: "Provisional Regulations on Lawyers, 1980" },
  },
  /** Issue what another authority has reviewed. */
  reviewed: {
    number: 4n,
    rule: ruleFor(Action.Issue, { ...first, approval: ApprovalRule.AnotherAuthority }),
    basis: { code: "GRANT-REVIEWED", legalBasis: "Lawyers Law, article 6, on review by the city" },
  },
  /** Issue what a second key of the same office has checked. */
  checked: {
    number: 5n,
    rule: ruleFor(Action.Issue, { ...first, approval: ApprovalRule.AnotherKey }),
    basis: { code: "GRANT-CHECKED", legalBasis: "Office rules on maker and checker" },
  },
  /** Reissue after a change of data, damage or loss. */
  replace: {
    number: 10n,
    rule: ruleFor(Action.Reissue, { statuses: setOf(Active, Suspended, Expired) }),
    basis: { code: "DATA-CHANGE", legalBasis: "Measures for lawyers' practice licenses, article 15" },
  },
  /** Reissue for one year to five more. */
  renewal: {
    number: 11n,
    rule: ruleFor(Action.Reissue, { ...years, statuses: setOf(Active, Suspended, Expired) }),
    basis: { code: "RENEWAL", legalBasis: "Measures for the registration of forensic examiners" },
  },
  /** Reissue after a court has set a decision aside. */
  judgment: {
    number: 12n,
    rule: ruleFor(Action.Reissue, { statuses: setOf(Revoked, Annulled, Cancelled) }),
    basis: { code: "JUDGMENT", legalBasis: "Administrative Litigation Law, article 70" },
  },
  /** Transfer to another city, which reviews, or to another province. */
  move: {
    number: 20n,
    rule: ruleFor(Action.Transfer, { approval: ApprovalRule.AnotherAuthority }),
    basis: { code: "MOVE", legalBasis: "Measures for lawyers' practice licenses, article 20" },
  },
  /** Transfer without anybody's review, as far as the catalog goes. */
  moveUnreviewed: {
    number: 21n,
    rule: ruleFor(Action.Transfer),
    basis: { code: "MOVE-UNREVIEWED", legalBasis: "Measures for lawyers' practice licenses, article 20" },
  },
  /** Suspend for three months at most, from a day up to 30 days ahead. */
  l47: {
    number: 47n,
    rule: ruleFor(Action.Suspend, { minDays: 1n, maxDays: 92n, maxDaysAhead: 30n }),
    basis: { code: "L47", legalBasis: "Lawyers Law, article 47" },
  },
  /** Suspend for three months to six, at once. */
  l48: {
    number: 48n,
    rule: ruleFor(Action.Suspend, { minDays: 89n, maxDays: 184n }),
    basis: { code: "L48", legalBasis: "Lawyers Law, article 48" },
  },
  /** Revoke as a penalty, on a day up to 30 days ahead. */
  l49: {
    number: 49n,
    rule: ruleFor(Action.Revoke, { maxDaysAhead: 30n }),
    basis: { code: "L49", legalBasis: "Lawyers Law, article 49" },
  },
  /** End a suspension, or record its end. */
  resume: {
    number: 50n,
    rule: ruleFor(Action.Resume),
    basis: { code: "RESUME", legalBasis: "Measures for lawyers' practice licenses, article 46" },
  },
  /** Annul for fraud, on a day up to 30 days ahead. */
  fraud: {
    number: 60n,
    rule: ruleFor(Action.Annul, { maxDaysAhead: 30n }),
    basis: { code: "L9-1", legalBasis: "Lawyers Law, article 9, item 1" },
  },
  /** Cancel by decision of the authority, on a day up to 30 days ahead. */
  a23: {
    number: 70n,
    rule: ruleFor(Action.Cancel, { maxDaysAhead: 30n }),
    basis: { code: "A23-1", legalBasis: "Measures for lawyers' practice licenses, article 23, item 1" },
  },
  /** Cancel at the holder's own wish, while no investigation is open. */
  voluntary: {
    number: 71n,
    rule: ruleFor(Action.Cancel, { barredUnderInvestigation: true, statuses: setOf(Active, Suspended, Expired) }),
    basis: { code: "A23-2", legalBasis: "Measures for lawyers' practice licenses, article 23, item 2" },
  },
  /** File an annual assessment. */
  assessment: {
    number: 80n,
    rule: ruleFor(Action.Annotate),
    basis: { code: "ASSESSMENT", legalBasis: "Rules on the annual assessment of lawyers" },
  },
  investigationOpened: {
    number: 81n,
    rule: ruleFor(Action.Annotate, { effect: Effect.OpenInvestigation }),
    basis: { code: "INVESTIGATION-OPENED", legalBasis: "Administrative Penalty Law, article 54" },
  },
  investigationClosed: {
    number: 82n,
    rule: ruleFor(Action.Annotate, { effect: Effect.CloseInvestigation }),
    basis: { code: "INVESTIGATION-CLOSED", legalBasis: "Administrative Penalty Law, article 57" },
  },
  /** Withdraw a decision that was to take effect on a later day. */
  withdrawal: {
    number: 83n,
    rule: ruleFor(Action.Annotate, { effect: Effect.WithdrawScheduled }),
    basis: { code: "DECISION-WITHDRAWN", legalBasis: "Administrative Reconsideration Law" },
  },
  /** Take over a license whose key is no longer trusted. */
  endorsement: {
    number: 90n,
    rule: ruleFor(Action.Endorse),
    basis: { code: "ENDORSEMENT", legalBasis: "Rules of the consortium on stolen keys" },
  },
  /** Give a license to its holder's key, or take it back into custody. */
  claim: {
    number: 91n,
    rule: ruleFor(Action.Rebind),
    basis: { code: "CLAIM", legalBasis: "Rules of the consortium on holders' keys" },
  },
} as const;

/** The published uses of a lawyer's license. */
export const matter = {
  /** For the court: counsel at a trial. */
  counsel: {
    number: 1n,
    use: {
      consumer: 3n,
      actions: setOf(UsageAction.Retrieve, UsageAction.Verify),
      statuses: setOf(Status.Active),
      fields: fields("name", "practiceNo", "firmName"),
      usableFrom: day("2008-06-01"),
      usableThrough: 0n,
    },
    basis: { code: "COUNSEL-ADMISSION", legalBasis: "Lawyers Law, article 28" },
  },
  /** For everybody who is accredited: does a license exist, and how does it stand? */
  enquiry: {
    number: 2n,
    use: {
      consumer: 0n,
      actions: setOf(UsageAction.Verify),
      statuses: setOf(Status.Active, Status.Expired, Status.Revoked),
      fields: fields("practiceNo"),
      usableFrom: day("2008-06-01"),
      usableThrough: 0n,
    },
    basis: { code: "ENQUIRY", legalBasis: "Lawyers Law, article 4" },
  },
  /** Begins tomorrow and lasts two days. */
  census: {
    number: 3n,
    use: {
      consumer: 0n,
      actions: setOf(UsageAction.Verify),
      statuses: setOf(Status.Active),
      fields: fields("category"),
      usableFrom: TODAY + 1n,
      usableThrough: TODAY + 2n,
    },
    basis: { code: "CENSUS", legalBasis: "Order on the census of the professions" },
  },
} as const;

export const UNKNOWN_REASON = 999n;
export const UNKNOWN_MATTER = 999n;

/** An address that nobody in the tests has the key of. */
export function addressNamed(name: string): string {
  return getAddress(dataSlice(hashOf(name), 12));
}

export function profile(code: string): { code: string; metadataHash: string; metadataURI: string } {
  return {
    code: encodeBytes32String(code).slice(0, 2 + 2 * 18),
    metadataHash: hashOf(code),
    metadataURI: `https://authorities.example/${code}.json`,
  };
}

/** A decision that takes effect today. */
export function decisionFor(reasonNumber: bigint, change: Partial<Decision> = {}): Decision {
  return {
    reason: reasonNumber,
    documentHash: hashOf("decision 2026-17"),
    approver: 0n,
    effectiveOn: TODAY,
    ...change,
  };
}

export const grant = decisionFor(reason.grant.number);
export const term = decisionFor(reason.term.number);
export const penalty = decisionFor(reason.l49.number);
export const replacement = decisionFor(reason.replace.number);
export const renewal = decisionFor(reason.renewal.number);
export const judgment = decisionFor(reason.judgment.number);
export const suspension = decisionFor(reason.l48.number);
export const resumption = decisionFor(reason.resume.number);
export const annulment = decisionFor(reason.fraud.number);
export const cancellation = decisionFor(reason.a23.number);
export const assessment = decisionFor(reason.assessment.number);
export const investigationOpened = decisionFor(reason.investigationOpened.number);
export const investigationClosed = decisionFor(reason.investigationClosed.number);
export const withdrawal = decisionFor(reason.withdrawal.number);
export const endorsement = decisionFor(reason.endorsement.number);
export const claim = decisionFor(reason.claim.number);

export interface NewLicense {
  readonly root: string;
  readonly holder: string;
  readonly region: bigint;
  readonly validThrough: bigint;
}

/** The zero address as holder takes a license into custody. */
export const CUSTODY = "0x0000000000000000000000000000000000000000";

/** A license of Anhui's, in custody and without an expiry, if nothing else is said. */
export function newLicense(change: Partial<NewLicense> = {}): NewLicense {
  return { root: hashOf("document"), holder: CUSTODY, region: Region.anhui, validThrough: 0n, ...change };
}

/** As many licenses as asked for, each of another document. */
export function newLicenses(count: number, change: Partial<NewLicense> = {}): NewLicense[] {
  return Array.from({ length: count }, (_, i) => newLicense({ root: hashOf(`document ${i}`), ...change }));
}

/** The id that an authority's license gets. */
export function idOf(
  licenseType: bigint,
  authority: Authority,
  { root, region, validThrough }: NewLicense,
  decision: Decision,
): string {
  return deriveLicenseId(licenseType, authority.id, region, { root, decision, validThrough });
}

/** Issues one license and gives its id. */
export async function issue(
  { licenses }: Registries,
  issuer: Authority,
  license: NewLicense,
  decision: Decision = grant,
  licenseType: bigint = LAWYER,
): Promise<string> {
  await licenses.connect(issuer.operator).issue(licenseType, license, decision);
  return idOf(licenseType, issuer, license, decision);
}

/** A call as it is approved and then sent, byte for byte. */
export type Call = Promise<ContractTransaction>;

/** Sends a call with a key. */
export async function send(key: HardhatEthersSigner, call: Call): Promise<TransactionResponse> {
  return key.sendTransaction(await call);
}

/** The hash by which a call that an authority makes is approved. */
export async function actionOf({ chainId }: Registries, acting: Authority, call: Call): Promise<string> {
  const { to, data } = await call;
  return hashAction(to, chainId, acting.id, data);
}

/** Approves, with a key, a call that an authority is going to make: for a day from the present block. */
export async function approve(
  state: Registries,
  key: HardhatEthersSigner,
  acting: Authority,
  call: Call,
): Promise<string> {
  const action = await actionOf(state, acting, call);
  await state.authorities.connect(key).approveAction(action, (await state.now()) + DAY);
  return action;
}

/** Approves a call with one key and sends it with another, the acting authority's. */
export async function sendApproved(
  state: Registries,
  key: HardhatEthersSigner,
  acting: Authority,
  call: Call,
): Promise<TransactionResponse> {
  await approve(state, key, acting, call);
  return send(acting.operator, call);
}

/** The block number and time that a transaction was recorded at. */
export async function recordOf(transaction: TransactionResponse): Promise<{ block: bigint; time: bigint }> {
  const { number, timestamp } = (await transaction.getBlock())!;
  return { block: BigInt(number), time: BigInt(timestamp) };
}

/** Five authorities, two license types, and a registry of each kind. */
export async function registries({ ethers }: NetworkConnection): Promise<Registries> {
  const signers = await ethers.getSigners();
  const governance = signers[0]!;
  const keysFrom = (index: number): Keys => ({
    administrator: signers[index]!,
    operator: signers[index + 1]!,
  });

  const accessManager = await ethers.deployContract("AccessManager", [governance.address]);
  const authorities = await ethers.deployContract("AuthorityRegistry", [await accessManager.getAddress()]);
  const catalog = await ethers.deployContract("LicenseCatalog", [await accessManager.getAddress()]);
  const descriptor = await ethers.deployContract("LicenseDescriptor");
  const licenses = await ethers.deployContract("LicenseRegistry", [
    await accessManager.getAddress(),
    await authorities.getAddress(),
    await catalog.getAddress(),
    await descriptor.getAddress(),
  ]);
  const accessLog = await ethers.deployContract("AccessLog", [await licenses.getAddress()]);

  const join = async (parent: Keys | null, region: bigint, code: string, keys: Keys): Promise<Authority> => {
    const { administrator, operator } = keys;
    if (parent === null) await authorities.admitRoot(region, profile(code), administrator);
    else await authorities.connect(parent.administrator).register(region, profile(code), administrator);
    await authorities.connect(administrator).addKey(operator, OPERATE);
    return { id: await authorities.authorityCount(), region, code, administrator, operator };
  };
  const { organisations } = vectors;
  const anhui = await join(null, Region.anhui, organisations.anhuiJustice, keysFrom(1));
  const checker = signers[14]!;
  await authorities.connect(anhui.administrator).addKey(checker, OPERATE);
  const shanghai = await join(null, Region.shanghai, organisations.shanghaiJustice, keysFrom(3));
  const court = await join(null, Region.bozhou, organisations.bozhouCourt, keysFrom(5));
  const bozhou = await join(anhui, Region.bozhou, organisations.bozhouBureau, keysFrom(7));
  const hefei = await join(anhui, Region.hefei, organisations.hefeiBureau, keysFrom(9));

  for (const type of [lawyerType, forensicType]) await catalog.addType(type);
  for (const type of [LAWYER, FORENSIC]) {
    for (const { number, rule, basis } of Object.values(reason)) await catalog.addReason(type, number, rule, basis);
  }
  for (const { number, use, basis } of Object.values(matter)) await catalog.addUse(LAWYER, number, use, basis);

  const { Review, Issue, Suspend, Revoke, Transfer, Annotate, Use } = Right;
  const bureauRights = setOf(Review, Issue, Suspend, Revoke, Transfer, Annotate, Use);
  for (const type of [LAWYER, FORENSIC]) {
    for (const root of [anhui, shanghai]) await authorities.accreditRoot(root.id, type, ALL_RIGHTS);
    for (const bureau of [bozhou, hefei]) {
      await authorities.connect(anhui.administrator).accredit(bureau.id, type, bureauRights);
    }
  }
  await authorities.accreditRoot(court.id, LAWYER, setOf(Right.Use));

  return {
    chainId: (await ethers.provider.getNetwork()).chainId,
    now: async () => BigInt((await ethers.provider.getBlock("latest"))!.timestamp),
    ...{ accessManager, authorities, catalog, descriptor, licenses, accessLog, governance },
    ...{ anhui, shanghai, court, bozhou, hefei },
    holder: signers[11]!,
    secondHolder: signers[12]!,
    stranger: signers[13]!,
    checker,
  };
}

/** Roles of a key that both operates and administers. */
export const ALL_ROLES = OPERATE | ADMINISTER;
