import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { type BaseContract, id as hashOf, type Interface } from "ethers";
import { network } from "hardhat";
import type { NetworkConnection } from "hardhat/types/network";

import {
  AccessLog__factory,
  AuthorityRegistry__factory,
  LicenseCatalog__factory,
  LicenseRegistry__factory,
} from "../../typechain-types/index.js";
import {
  addressNamed,
  type Authority,
  fields,
  forensicType,
  grant,
  issue,
  LAWYER,
  matter,
  MORNING,
  newLicense,
  newLicenses,
  penalty,
  profile,
  reason,
  recordOf,
  registries,
  type Registries,
  TODAY,
  ZERO_HASH,
} from "./fixture.js";
import { OPERATE, Region, Right, Role, setOf, startOf, UsageAction } from "./terms.js";

/**
 * Every function that could change something × every role: allowed, or the exact error. A function in an ABI without a
 * row fails.
 */

const { ethers, networkHelpers } = await network.create(MORNING);

const NEW_NUMBER = 77n;
const WAIT = 7n;
const LONG_AGO = 1n;
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
  readonly id: string;
}

/**
 * The registries, with a license of Bozhou's; an authority that was deactivated (Fuyang); a key of Bozhou's that was
 * removed; and a sub-authority of Anhui's and a root that have lost their administrators.
 */
async function stage(connection: NetworkConnection): Promise<Stage> {
  const state = await registries(connection);
  const { authorities, anhui, bozhou } = state;
  const signers = await connection.ethers.getSigners();
  const [administrator, operator, formerOperator] = [signers[14]!, signers[15]!, signers[16]!];
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

  const id = await issue(state, bozhou, newLicense({ region: Region.bozhou }));
  return { ...state, fuyang, orphan, orphanRoot, formerOperator, formerOperatorLeft, id };
}

type RoleName =
  | "governance"
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

function courtLacks(right: bigint): Verdict {
  return ({ authorities, court }) => [authorities, "AuthorityRegistryNotAccredited", court.id, LAWYER, right];
}

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
  closeReason: {
    call: ({ catalog }, caller) => catalog.connect(caller).closeReason(LAWYER, l49.number, TODAY),
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

const issuers = byOperators({ ...everyOne, foreign: licenseNotShanghais, court: courtLacks(Right.Issue) });

const locked = byAll(({ licenses, id }) => [licenses, "LicenseRegistryLocked", BigInt(id)]);

const licenseRows: Readonly<Record<string, Row>> = {
  issue: {
    call: ({ licenses }, caller) => {
      return licenses.connect(caller).issue(LAWYER, newLicense({ region: Region.bozhou, root: NEW_ROOT }), grant);
    },
    verdicts: issuers,
  },
  issueBatch: {
    call: ({ licenses }, caller) => {
      return licenses.connect(caller).issueBatch(LAWYER, newLicenses(2, { region: Region.bozhou }), grant);
    },
    verdicts: issuers,
  },
  revoke: {
    call: ({ licenses, id }, caller) => licenses.connect(caller).revoke(id, penalty),
    verdicts: byOperators({ ...everyOne, foreign: licenseNotShanghais, court: courtLacks(Right.Revoke) }),
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

const usageRows: Readonly<Record<string, Row>> = {
  use: {
    call: ({ accessLog, id }, caller) => accessLog.connect(caller).use(enquiry(id)),
    verdicts: byOperators(everyOne),
  },
  useBatch: {
    call: ({ accessLog, id }, caller) => accessLog.connect(caller).useBatch([enquiry(id), enquiry(id)]),
    verdicts: byOperators(everyOne),
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

describe("Access", function () {
  for (const { contract, abi, rows } of tables) {
    describe(contract, function () {
      it("has a row for every function that could change something, and no other row", function () {
        expect(Object.keys(rows)).to.have.members(changing(abi));
      });

      for (const [name, { call, verdicts }] of Object.entries(rows)) {
        describe(name, function () {
          for (const role of roleNames) {
            const verdict = verdicts[role];
            it(`${verdict === "allowed" ? "allows" : "refuses"} ${role}`, async function () {
              const state = await networkHelpers.loadFixture(stage);
              const caller = callers[role](state);
              const attempt = call(state, caller);
              if (verdict === "allowed") {
                await expect(attempt).not.to.be.revert(ethers);
              } else {
                const [declaring, error, ...args] = verdict(state, caller);
                await expect(attempt)
                  .to.be.revertedWithCustomError(declaring, error)
                  .withArgs(...args);
              }
            });
          }
        });
      }
    });
  }
});
