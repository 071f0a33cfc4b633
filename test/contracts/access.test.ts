import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { type BaseContract, id as hashOf, type Interface, keccak256 } from "ethers";
import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import {
  AccessLog__factory,
  AuthorityRegistry__factory,
  LicenseCatalog__factory,
  LicenseRegistry__factory,
} from "../../typechain-types/index.js";
import {
  asking,
  consentTo,
  type Grant,
  type HolderSignature,
  idOfGrant,
  sign,
  signWithdrawal,
} from "./AccessLog/grants.js";
import { managing } from "./actions.js";
import {
  addressNamed,
  type Authority,
  claim,
  fields,
  forensicType,
  grant,
  issue,
  LAWYER,
  matter,
  MORNING,
  newLicense,
  newLicenses,
  profile,
  reason,
  recordOf,
  registries,
  type Registries,
  send,
  suspension,
  TODAY,
  ZERO_HASH,
} from "./fixture.js";
import { hashAction } from "./replay.js";
import { ApprovalRule, DAY, OPERATE, Region, Right, Role, setOf, startOf, UsageAction } from "./terms.js";

/**
 * Every function that could change something × every role × whether issuing is paused: allowed, or the exact error. A
 * function in an ABI without a row fails. What was found is printed as one table.
 */

const { ethers, networkHelpers } = await network.create(MORNING);

const NEW_NUMBER = 77n;
const WAIT = 7n;
const LONG_AGO = 1n;
const NOBODY = 0n;
const PAUSER = 7n;
const NO_DELAY = 0n;
const CALLDATA = "0x";
const APPROVED = hashOf("an approved action");
const NEW_ROOT = hashOf("new document");
const THIS_MORNING = startOf(TODAY);

const newcomer = addressNamed("newcomer");
const jiangsuProfile = profile("1132000000FAKE071D");
const countyProfile = profile("1134160200FAKE088C");

interface Stage extends Registries {
  readonly fuyang: Authority;
  readonly orphan: bigint;
  readonly orphanRoot: bigint;
  readonly formerOperator: HardhatEthersSigner;
  readonly formerOperatorLeft: bigint;
  readonly pauser: HardhatEthersSigner;
  readonly id: string;
  readonly suspendedId: string;
  readonly consent: Grant;
  readonly consentId: string;
  readonly consented: HolderSignature;
  readonly withdrawn: HolderSignature;
}

/**
 * The registries, with three licenses of Bozhou's, one of them suspended and one in its holder's hands, who consented to
 * its use and would withdraw that; a pauser, who may stop issuing and not allow it
 * again; an approval of each authority that acts; an authority that was deactivated (Fuyang); a key of Bozhou's that was
 * removed; and a sub-authority of Anhui's and a root that have lost their administrators.
 */
async function stage(connection: NetworkConnection): Promise<Stage> {
  const state = await registries(connection);
  const { authorities, anhui, bozhou } = state;
  const signers = await connection.ethers.getSigners();
  const [administrator, operator, formerOperator] = [signers[15]!, signers[16]!, signers[17]!];
  const parent = authorities.connect(anhui.administrator);

  const code = "1134120000FAKE091U";
  await parent.register(Region.fuyang, profile(code), administrator);
  const fuyang = { id: await authorities.authorityCount(), region: Region.fuyang, code, administrator, operator };
  await authorities.connect(administrator).addKey(operator, OPERATE);
  await parent.accredit(fuyang.id, LAWYER, setOf(Right.Issue, Right.Revoke, Right.Use));
  await parent.deactivate(fuyang.id);

  await authorities.connect(bozhou.administrator).addKey(formerOperator, OPERATE);
  const removal = await authorities.connect(bozhou.administrator).removeKey(formerOperator);
  const { time: formerOperatorLeft } = await recordOf(removal);

  const lostKey = addressNamed("lost key of a sub-authority");
  await parent.register(Region.hefei, profile("1134010000FAKE099Y"), lostKey);
  const orphan = await authorities.authorityCount();
  await parent.distrustKey(lostKey, LONG_AGO);

  const lostRootKey = addressNamed("lost key of a root");
  await authorities.admitRoot(Region.jiangsu, profile("1132010000FAKE112X"), lostRootKey);
  const orphanRoot = await authorities.authorityCount();
  await authorities.distrustKeyByGovernance(lostRootKey, LONG_AGO);

  const { accessManager, licenses, governance, shanghai, court } = state;
  const pauser = signers[18]!;
  const { selector } = licenses.interface.getFunction("pause");
  await accessManager.setTargetFunctionRole(licenses, [selector], PAUSER);
  for (const account of [governance, pauser]) await accessManager.grantRole(PAUSER, account, NO_DELAY);

  for (const { operator: key } of [anhui, bozhou, shanghai, court]) {
    await authorities.connect(key).approveAction(APPROVED, (await state.now()) + DAY);
  }

  const id = await issue(state, bozhou, newLicense({ region: Region.bozhou }));
  const suspendedId = await issue(state, bozhou, newLicense({ region: Region.bozhou, root: hashOf("suspended") }));
  await send(bozhou.operator, managing.suspend.call(state, suspendedId, suspension));

  const { holder } = state;
  const held = newLicense({ region: Region.bozhou, root: hashOf("held"), holder: holder.address });
  const consent = consentTo({ ...state, license: held, id: await issue(state, bozhou, held) });
  return {
    ...{ ...state, fuyang, orphan, orphanRoot, formerOperator, formerOperatorLeft, pauser, id, suspendedId, consent },
    consentId: await idOfGrant(state, consent),
    consented: await sign(state, consent, holder),
    withdrawn: await signWithdrawal(state, consent, holder),
  };
}

async function pausedStage(connection: NetworkConnection): Promise<Stage> {
  const state = await stage(connection);
  await state.licenses.pause();
  return state;
}

type RoleName =
  | "governance"
  | "pauser"
  | "root administrator"
  | "root operator"
  | "sub-authority administrator"
  | "sub-authority operator"
  | "foreign administrator"
  | "foreign operator"
  | "court administrator"
  | "court operator"
  | "administrator of a deactivated authority"
  | "operator of a deactivated authority"
  | "former operator"
  | "holder"
  | "stranger";

/** Anhui is the root and Bozhou its sub-authority; Shanghai is foreign to both. */
const callers: Readonly<Record<RoleName, (state: Stage) => HardhatEthersSigner>> = {
  governance: ({ governance }) => governance,
  pauser: ({ pauser }) => pauser,
  "root administrator": ({ anhui }) => anhui.administrator,
  "root operator": ({ anhui }) => anhui.operator,
  "sub-authority administrator": ({ bozhou }) => bozhou.administrator,
  "sub-authority operator": ({ bozhou }) => bozhou.operator,
  "foreign administrator": ({ shanghai }) => shanghai.administrator,
  "foreign operator": ({ shanghai }) => shanghai.operator,
  "court administrator": ({ court }) => court.administrator,
  "court operator": ({ court }) => court.operator,
  "administrator of a deactivated authority": ({ fuyang }) => fuyang.administrator,
  "operator of a deactivated authority": ({ fuyang }) => fuyang.operator,
  "former operator": ({ formerOperator }) => formerOperator,
  holder: ({ holder }) => holder,
  stranger: ({ stranger }) => stranger,
};

const roleNames = Object.keys(callers) as readonly RoleName[];

/** The contract that declares an error, the error's name, and its arguments. */
type Refusal = readonly [contract: BaseContract, name: string, ...args: unknown[]];

type Verdict = "allowed" | ((state: Stage, caller: HardhatEthersSigner) => Refusal);

type Verdicts = Readonly<Record<RoleName, Verdict>>;

interface Row {
  readonly call: (state: Stage, caller: HardhatEthersSigner) => Promise<unknown>;
  readonly verdicts: Verdicts;
  /** Where the pause makes a difference. */
  readonly whilePaused?: Verdicts;
}

const unauthorized: Verdict = ({ authorities }, caller) => [authorities, "AccessManagedUnauthorized", caller];

const unknownKey: Verdict = ({ authorities }, caller) => [authorities, "AuthorityRegistryUnknownKey", caller];

const removedKey: Verdict = ({ authorities, formerOperatorLeft }, caller) => {
  return [authorities, "AuthorityRegistryKeyRemoved", caller, formerOperatorLeft];
};

const inactive: Verdict = ({ authorities, fuyang }) => {
  return [authorities, "AuthorityRegistryInactive", fuyang.id, fuyang.id];
};

const notAdministrator: Verdict = ({ authorities }, caller) => {
  return [authorities, "AuthorityRegistryMissingRole", caller, Role.Administer];
};

const notOperator: Verdict = ({ authorities }, caller) => {
  return [authorities, "AuthorityRegistryMissingRole", caller, Role.Operate];
};

const foreignKey: Verdict = ({ authorities, bozhou }) => {
  return [authorities, "AuthorityRegistryForeignKey", bozhou.operator, bozhou.id];
};

const regionNotShanghais: Verdict = ({ authorities }) => {
  return [authorities, "AuthorityRegistryRegionNotCovered", Region.bozhouQiaocheng, Region.shanghai];
};

const licenseNotShanghais: Verdict = ({ licenses, shanghai }) => {
  return [licenses, "LicenseRegistryRegionNotCovered", shanghai.id, Region.shanghai, Region.bozhou];
};

function notParent(of: (state: Stage) => bigint, caller: "bozhou" | "shanghai" | "court"): Verdict {
  return (state) => [state.authorities, "AuthorityRegistryNotParent", of(state), state[caller].id];
}

function lacks(who: "bozhou" | "court", right: bigint): Verdict {
  return (state) => [state.authorities, "AuthorityRegistryNotAccredited", state[who].id, LAWYER, right];
}

const enforcedPause: Verdict = ({ licenses }) => [licenses, "EnforcedPause"];

const expectedPause: Verdict = ({ licenses }) => [licenses, "ExpectedPause"];

const needsAcknowledgement: Verdict = ({ authorities, shanghai }) => {
  return [authorities, "JointApprovalNeedsAnotherAuthority", shanghai.id, NOBODY];
};

/** Only the contract that an approval is meant for finds it. */
const nothingApproved: Verdict = ({ authorities, chainId, anhui, bozhou }, caller) => {
  const action = hashAction(caller.address, chainId, anhui.id, CALLDATA);
  return [authorities, "JointApprovalMissing", action, bozhou.id];
};

function byAll(verdict: Verdict): Verdicts {
  return Object.fromEntries(roleNames.map((role) => [role, verdict])) as Record<RoleName, Verdict>;
}

const byGovernance: Verdicts = { ...byAll(unauthorized), governance: "allowed" };

interface Four {
  readonly root: Verdict;
  readonly sub: Verdict;
  readonly foreign: Verdict;
  readonly court: Verdict;
}

function byAdministrators({ root, sub, foreign, court }: Four): Verdicts {
  return {
    ...byAll(unknownKey),
    "root administrator": root,
    "root operator": notAdministrator,
    "sub-authority administrator": sub,
    "sub-authority operator": notAdministrator,
    "foreign administrator": foreign,
    "foreign operator": notAdministrator,
    "court administrator": court,
    "court operator": notAdministrator,
    "administrator of a deactivated authority": inactive,
    "operator of a deactivated authority": notAdministrator,
    "former operator": removedKey,
  };
}

function byOperators({ root, sub, foreign, court }: Four): Verdicts {
  return {
    ...byAll(unknownKey),
    "root administrator": notOperator,
    "root operator": root,
    "sub-authority administrator": notOperator,
    "sub-authority operator": sub,
    "foreign administrator": notOperator,
    "foreign operator": foreign,
    "court administrator": notOperator,
    "court operator": court,
    "administrator of a deactivated authority": notOperator,
    "operator of a deactivated authority": inactive,
    "former operator": removedKey,
  };
}

function byParent(of: (state: Stage) => bigint): Verdicts {
  return byAdministrators({
    root: "allowed",
    sub: notParent(of, "bozhou"),
    foreign: notParent(of, "shanghai"),
    court: notParent(of, "court"),
  });
}

const everyOne: Four = { root: "allowed", sub: "allowed", foreign: "allowed", court: "allowed" };

const authorityRows: Readonly<Record<string, Row>> = {
  admitRoot: {
    call: ({ authorities }, caller) => {
      return authorities.connect(caller).admitRoot(Region.jiangsu, jiangsuProfile, newcomer);
    },
    verdicts: byGovernance,
  },
  accreditRoot: {
    call: ({ authorities, court }, caller) => {
      return authorities.connect(caller).accreditRoot(court.id, LAWYER, setOf(Right.Issue));
    },
    verdicts: byGovernance,
  },
  deactivateByGovernance: {
    call: ({ authorities, bozhou }, caller) => authorities.connect(caller).deactivateByGovernance(bozhou.id),
    verdicts: byGovernance,
  },
  distrustKeyByGovernance: {
    call: ({ authorities, bozhou }, caller) => {
      return authorities.connect(caller).distrustKeyByGovernance(bozhou.operator, LONG_AGO);
    },
    verdicts: byGovernance,
  },
  appointRootAdministrator: {
    call: ({ authorities, orphanRoot }, caller) => {
      return authorities.connect(caller).appointRootAdministrator(orphanRoot, newcomer);
    },
    verdicts: byGovernance,
  },
  setAccreditationDelay: {
    call: ({ authorities }, caller) => authorities.connect(caller).setAccreditationDelay(WAIT),
    verdicts: byGovernance,
  },
  setAuthority: {
    call: ({ authorities }, caller) => authorities.connect(caller).setAuthority(newcomer),
    verdicts: byAll(unauthorized),
  },
  register: {
    call: ({ authorities }, caller) => {
      return authorities.connect(caller).register(Region.bozhouQiaocheng, countyProfile, newcomer);
    },
    verdicts: byAdministrators({ ...everyOne, foreign: regionNotShanghais }),
  },
  accredit: {
    call: ({ authorities, bozhou }, caller) => {
      return authorities.connect(caller).accredit(bozhou.id, LAWYER, setOf(Right.Annul));
    },
    verdicts: byParent(({ bozhou }) => bozhou.id),
  },
  deactivate: {
    call: ({ authorities, bozhou }, caller) => authorities.connect(caller).deactivate(bozhou.id),
    verdicts: byParent(({ bozhou }) => bozhou.id),
  },
  appointAdministrator: {
    call: ({ authorities, orphan }, caller) => authorities.connect(caller).appointAdministrator(orphan, newcomer),
    verdicts: byParent(({ orphan }) => orphan),
  },
  addKey: {
    call: ({ authorities }, caller) => authorities.connect(caller).addKey(newcomer, OPERATE),
    verdicts: byAdministrators(everyOne),
  },
  removeKey: {
    call: ({ authorities, bozhou }, caller) => authorities.connect(caller).removeKey(bozhou.operator),
    verdicts: byAdministrators({ root: foreignKey, sub: "allowed", foreign: foreignKey, court: foreignKey }),
  },
  approveAction: {
    call: async ({ authorities, now }, caller) => {
      return authorities.connect(caller).approveAction(hashOf("another action"), (await now()) + DAY);
    },
    verdicts: byOperators(everyOne),
  },
  withdrawApproval: {
    call: ({ authorities }, caller) => authorities.connect(caller).withdrawApproval(APPROVED),
    verdicts: byOperators(everyOne),
  },
  consumeApproval: {
    call: ({ authorities, anhui, bozhou }, caller) => {
      const { AnotherAuthority } = ApprovalRule;
      return authorities
        .connect(caller)
        .consumeApproval(keccak256(CALLDATA), anhui.operator, AnotherAuthority, bozhou.id, LAWYER, Right.Review);
    },
    verdicts: byAll(nothingApproved),
  },
  distrustKey: {
    call: ({ authorities, bozhou }, caller) => {
      return authorities.connect(caller).distrustKey(bozhou.operator, THIS_MORNING);
    },
    verdicts: { ...byParent(({ bozhou }) => bozhou.id), "sub-authority administrator": "allowed" },
  },
};

const { counsel } = matter;
const { l49 } = reason;

const catalogRows: Readonly<Record<string, Row>> = {
  addType: {
    call: ({ catalog }, caller) => catalog.connect(caller).addType(forensicType),
    verdicts: byGovernance,
  },
  addReason: {
    call: ({ catalog }, caller) => catalog.connect(caller).addReason(LAWYER, NEW_NUMBER, l49.rule, l49.basis),
    verdicts: byGovernance,
  },
  setApproval: {
    call: ({ catalog }, caller) => catalog.connect(caller).setApproval(LAWYER, l49.number, ApprovalRule.AnotherKey),
    verdicts: byGovernance,
  },
  closeReason: {
    call: ({ catalog }, caller) => catalog.connect(caller).closeReason(LAWYER, l49.number, TODAY, TODAY),
    verdicts: byGovernance,
  },
  addUse: {
    call: ({ catalog }, caller) => catalog.connect(caller).addUse(LAWYER, NEW_NUMBER, counsel.use, counsel.basis),
    verdicts: byGovernance,
  },
  closeUse: {
    call: ({ catalog }, caller) => catalog.connect(caller).closeUse(LAWYER, counsel.number, TODAY),
    verdicts: byGovernance,
  },
  setAuthority: {
    call: ({ catalog }, caller) => catalog.connect(caller).setAuthority(newcomer),
    verdicts: byAll(unauthorized),
  },
};

const issuers = byOperators({ ...everyOne, foreign: licenseNotShanghais, court: lacks("court", Right.Issue) });

/** The bureaus are not accredited to annul and to cancel. */
const BUREAUS_LACK: ReadonlySet<bigint> = new Set([Right.Annul, Right.Cancel]);

/** An action on a license of Bozhou's. */
function managed(name: keyof typeof managing, change: Partial<Row> = {}): Row {
  const { call, decision, right } = managing[name];
  const of = ({ id, suspendedId }: Stage) => (name === "resume" ? suspendedId : id);
  return {
    call: (state, caller) => send(caller, call(state, of(state), decision)),
    verdicts: byOperators({
      root: "allowed",
      sub: BUREAUS_LACK.has(right) ? lacks("bozhou", right) : "allowed",
      foreign: licenseNotShanghais,
      court: lacks("court", right),
    }),
    ...change,
  };
}

const stopped = byAll(enforcedPause);

const locked = byAll(({ licenses, id }) => [licenses, "LicenseRegistryLocked", BigInt(id)]);

const licenseRows: Readonly<Record<string, Row>> = {
  issue: {
    call: ({ licenses }, caller) => {
      return licenses.connect(caller).issue(LAWYER, newLicense({ region: Region.bozhou, root: NEW_ROOT }), grant);
    },
    verdicts: issuers,
    whilePaused: stopped,
  },
  issueBatch: {
    call: ({ licenses }, caller) => {
      return licenses.connect(caller).issueBatch(LAWYER, newLicenses(2, { region: Region.bozhou }), grant);
    },
    verdicts: issuers,
    whilePaused: stopped,
  },
  reissue: managed("reissue", { whilePaused: stopped }),
  transfer: managed("transfer", {
    verdicts: byOperators({
      ...{ root: "allowed", sub: "allowed", foreign: needsAcknowledgement },
      court: lacks("court", Right.Transfer),
    }),
    whilePaused: stopped,
  }),
  suspend: managed("suspend"),
  resume: managed("resume"),
  revoke: managed("revoke"),
  annul: managed("annul"),
  cancel: managed("cancel"),
  annotate: managed("annotate"),
  endorse: managed("endorse"),
  rebind: {
    ...managed("rebind"),
    call: ({ licenses, id, holder }, caller) => licenses.connect(caller).rebind(id, holder, claim),
  },
  pause: {
    call: ({ licenses }, caller) => licenses.connect(caller).pause(),
    verdicts: { ...byGovernance, pauser: "allowed" },
    whilePaused: { ...byGovernance, governance: enforcedPause, pauser: enforcedPause },
  },
  unpause: {
    call: ({ licenses }, caller) => licenses.connect(caller).unpause(),
    verdicts: { ...byGovernance, governance: expectedPause },
    whilePaused: byGovernance,
  },
  setAuthority: {
    call: ({ licenses }, caller) => licenses.connect(caller).setAuthority(newcomer),
    verdicts: byAll(unauthorized),
  },
  approve: {
    call: ({ licenses, id }, caller) => licenses.connect(caller).approve(newcomer, id),
    verdicts: locked,
  },
  setApprovalForAll: {
    call: ({ licenses }, caller) => licenses.connect(caller).setApprovalForAll(newcomer, true),
    verdicts: byAll(({ licenses }) => [licenses, "LicenseRegistryLocked", 0n]),
  },
  transferFrom: {
    call: ({ licenses, id, holder }, caller) => licenses.connect(caller).transferFrom(holder, newcomer, id),
    verdicts: locked,
  },
  "safeTransferFrom(address,address,uint256)": {
    call: ({ licenses, id, holder }, caller) => {
      const transfer = licenses.connect(caller)["safeTransferFrom(address,address,uint256)"];
      return transfer(holder, newcomer, id);
    },
    verdicts: locked,
  },
  "safeTransferFrom(address,address,uint256,bytes)": {
    call: ({ licenses, id, holder }, caller) => {
      const transfer = licenses.connect(caller)["safeTransferFrom(address,address,uint256,bytes)"];
      return transfer(holder, newcomer, id, "0x");
    },
    verdicts: locked,
  },
};

function enquiry(id: string) {
  const { Verify: action } = UsageAction;
  return { id, action, matter: matter.enquiry.number, fields: fields("practiceNo"), context: ZERO_HASH };
}

/** Only the holder withdraws in person. */
const notHolder: Verdict = (state, caller) => [
  state.accessLog,
  "AccessLogNotHolder",
  state.consentId,
  state.holder,
  caller,
];

const usageRows: Readonly<Record<string, Row>> = {
  use: {
    call: ({ accessLog, id }, caller) => accessLog.connect(caller).use(enquiry(id)),
    verdicts: byOperators(everyOne),
  },
  useBatch: {
    call: ({ accessLog, id }, caller) => accessLog.connect(caller).useBatch([enquiry(id), enquiry(id)]),
    verdicts: byOperators(everyOne),
  },
  useUnderGrant: {
    call: ({ accessLog, consent }, caller) => accessLog.connect(caller).useUnderGrant(asking(), consent),
    verdicts: byOperators(everyOne),
  },
  useUnderSignedGrant: {
    call: ({ accessLog, consent, consented }, caller) => {
      return accessLog.connect(caller).useUnderSignedGrant(asking(), consent, consented);
    },
    verdicts: byOperators(everyOne),
  },
  useBatchUnderGrants: {
    call: ({ accessLog, consent, consented }, caller) => {
      return accessLog.connect(caller).useBatchUnderGrants([asking(), asking()], [1, 1], [consent], [consented]);
    },
    verdicts: byOperators(everyOne),
  },
  openGrant: {
    call: ({ accessLog, consent, consented }, caller) => accessLog.connect(caller).openGrant(consent, consented),
    verdicts: byAll("allowed"),
  },
  withdrawGrant: {
    call: ({ accessLog, consent }, caller) => accessLog.connect(caller).withdrawGrant(consent),
    verdicts: { ...byAll(notHolder), holder: "allowed" },
  },
  withdrawGrantBySignature: {
    call: ({ accessLog, consent, withdrawn }, caller) => {
      return accessLog.connect(caller).withdrawGrantBySignature(consent, withdrawn);
    },
    verdicts: byAll("allowed"),
  },
};

/** Functions that compute and change nothing; ERC-721's refusals are pure as well, and have rows. */
const COMPUTATIONS: ReadonlySet<string> = new Set(["custodyOf", "isApprovedForAll"]);

/** The functions of an ABI that need a row: all that do not only read. Overloaded ones go by their signature. */
function changing(abi: Interface): string[] {
  const names: string[] = [];
  abi.forEachFunction((fragment) => {
    if (fragment.stateMutability === "view" || COMPUTATIONS.has(fragment.name)) return;
    let sameName = 0;
    abi.forEachFunction(({ name }) => (sameName += name === fragment.name ? 1 : 0));
    names.push(sameName === 1 ? fragment.name : fragment.format("sighash"));
  });
  return names;
}

const tables = [
  { contract: "AuthorityRegistry", abi: AuthorityRegistry__factory.createInterface(), rows: authorityRows },
  { contract: "LicenseCatalog", abi: LicenseCatalog__factory.createInterface(), rows: catalogRows },
  { contract: "LicenseRegistry", abi: LicenseRegistry__factory.createInterface(), rows: licenseRows },
  { contract: "AccessLog", abi: AccessLog__factory.createInterface(), rows: usageRows },
];

/** A role's column in the printed table. */
const COLUMNS: Readonly<Record<RoleName, string>> = {
  governance: "go",
  pauser: "pa",
  "root administrator": "ra",
  "root operator": "ro",
  "sub-authority administrator": "sa",
  "sub-authority operator": "so",
  "foreign administrator": "fa",
  "foreign operator": "fo",
  "court administrator": "ca",
  "court operator": "co",
  "administrator of a deactivated authority": "da",
  "operator of a deactivated authority": "do",
  "former operator": "xo",
  holder: "ho",
  stranger: "st",
};

interface Found {
  open?: boolean;
  paused?: boolean;
}

/** Who was allowed what, as it was found: by contract, function and role. */
const found = new Map<string, Map<RoleName, Found>>();

function note(contract: string, name: string, role: RoleName, when: keyof Found, allowed: boolean): void {
  const key = `${contract}.${name}`;
  const cells = found.get(key) ?? new Map<RoleName, Found>();
  found.set(key, cells.set(role, { ...cells.get(role), [when]: allowed }));
}

function symbolOf({ open, paused }: Found): string {
  if (open === undefined || paused === undefined) return "?";
  if (open) return paused ? "+" : "o";
  return paused ? "p" : ".";
}

function matrix(): string {
  const width = Math.max(...[...found.keys()].map(({ length }) => length));
  const line = (name: string, cells: readonly string[]) => `${name.padEnd(width)}  ${cells.join("  ")}`.trimEnd();
  return [
    line(
      "",
      roleNames.map((role) => COLUMNS[role]),
    ),
    ...[...found].map(([name, cells]) =>
      line(
        name,
        roleNames.map((role) => symbolOf(cells.get(role) ?? {}).padEnd(2)),
      ),
    ),
    "",
    "+ allowed   o allowed unless issuing is paused   p allowed while it is paused   . refused",
    ...roleNames.map((role) => `${COLUMNS[role]} ${role}`),
  ].join("\n");
}

/** Expects a call to be allowed, or refused with the exact error. */
async function expectVerdict(state: Stage, caller: HardhatEthersSigner, row: Row, verdict: Verdict): Promise<void> {
  const attempt = row.call(state, caller);
  if (verdict === "allowed") {
    await expect(attempt).not.to.be.revert(ethers);
    return;
  }
  const [declaring, error, ...args] = verdict(state, caller);
  const refusal = expect(attempt).to.be.revertedWithCustomError(declaring, error);
  await (args.length === 0 ? refusal : refusal.withArgs(...args));
}

describe("Access", function () {
  for (const { contract, abi, rows } of tables) {
    it(`has a row for every function of ${contract} that could change something, and no other row`, function () {
      expect(Object.keys(rows)).to.have.members(changing(abi));
    });
  }

  for (const { when, fixture } of [
    { when: "open", fixture: stage },
    { when: "paused", fixture: pausedStage },
  ] as const) {
    describe(`while issuing is ${when}`, function () {
      for (const { contract, rows } of tables) {
        for (const [name, row] of Object.entries(rows)) {
          const verdicts = when === "paused" ? (row.whilePaused ?? row.verdicts) : row.verdicts;
          const allowed = roleNames.filter((role) => verdicts[role] === "allowed");
          it(`${contract}.${name} is for ${allowed.length === 0 ? "nobody" : allowed.join(", ")}`, async function () {
            const failures: string[] = [];
            for (const role of roleNames) {
              const state = await networkHelpers.loadFixture(fixture);
              const verdict = verdicts[role];
              try {
                await expectVerdict(state, callers[role](state), row, verdict);
                note(contract, name, role, when, verdict === "allowed");
              } catch (error) {
                failures.push(`${role}: ${String(error)}`);
              }
            }
            expect(failures).to.deep.equal([]);
          });
        }
      }
    });
  }

  describe("altogether", function () {
    it("was tried for every function and every role, as follows", function () {
      const cells = [...found.values()].flatMap((roles) => roleNames.map((role) => symbolOf(roles.get(role) ?? {})));
      expect(found.size).to.equal(tables.reduce((sum, { rows }) => sum + Object.keys(rows).length, 0));
      expect(cells).to.not.include("?");
      console.log(`\n${matrix()}\n`);
    });
  });
});
