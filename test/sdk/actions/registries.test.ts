import { expect } from "chai";
import { Interface } from "ethers";
import { artifacts } from "hardhat";
import { before, describe, it } from "mocha";

import { actionGroups } from "../../../sdk/src/actionGroups.js";

/**
 * The action that does each function's work, as `group.action`; or, after a dash, why it has none. A function that is
 * missing here fails the test.
 */
const ofErc721 = [
  "approve",
  "balanceOf",
  "getApproved",
  "isApprovedForAll",
  "locked",
  "name",
  "ownerOf",
  "safeTransferFrom",
  "setApprovalForAll",
  "supportsInterface",
  "symbol",
  "tokenURI",
  "transferFrom",
];
const manifest = "- the manifest names the contracts, and each client checks their code";
const accessManaged = "- between the registry and the AccessManager; a network changes no manager of its registries";
const twin = (name: string): string => `- computed without the chain, by ${name}`;

const table: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  AuthorityRegistry: {
    MAX_APPROVAL_PERIOD: "approvals.getMaxApprovalPeriod",
    MAX_DEPTH: "- a refusal, AUTHORITY_REGISTRY_TOO_DEEP, names it",
    SISTER_DISTRUST_WINDOW: "- a refusal, AUTHORITY_REGISTRY_DISTRUST_TOO_EARLY, names what follows from it",
    accreditRoot: "governance.accreditRoot",
    accredit: "authorities.accredit",
    accreditationDelay: "authorities.getAccreditationDelay",
    addKey: "authorities.addKey",
    admitRoot: "governance.admitRoot",
    appointAdministrator: "authorities.appointAdministrator",
    appointRootAdministrator: "governance.appointRootAdministrator",
    approvalOf: "approvals.getApproval",
    approveAction: "approvals.approveAction",
    authority: manifest,
    authorityByCode: "authorities.getAuthorityByCode",
    authorityCount: "authorities.getAuthorityCount",
    authorityOf: "authorities.getAuthority",
    checkRight: "authorities.checkRight",
    consumeApproval: "- a registry's own call, in the step that it carries out",
    deactivate: "authorities.deactivateAuthority",
    deactivateByGovernance: "governance.deactivateAuthorityByGovernance",
    distrustKey: "authorities.distrustKey",
    distrustKeyByGovernance: "governance.distrustKeyByGovernance",
    hashAction: twin("hashAction"),
    identify: "authorities.identifyKey",
    isActive: "authorities.isAuthorityActive",
    isConsumingScheduledOp: accessManaged,
    isTrusted: "authorities.isKeyTrusted",
    isWithin: "authorities.isAuthorityWithin",
    keyById: "authorities.getKey",
    keyOf: "authorities.getKey",
    profileOf: "authorities.getAuthority",
    register: "authorities.registerAuthority",
    removeKey: "authorities.removeKey",
    rightsOf: "authorities.getRights",
    setAccreditationDelay: "governance.setAccreditationDelay",
    setAuthority: accessManaged,
    withdrawApproval: "approvals.withdrawApproval",
  },
  LicenseCatalog: {
    MAX_FIELDS: "- a refusal, LICENSE_CATALOG_INVALID_FIELD_COUNT, names it",
    addReason: "governance.addReason",
    addType: "governance.addType",
    addUse: "governance.addUse",
    authority: manifest,
    checkDecision: "catalog.checkDecision",
    closeReason: "governance.closeReason",
    closeUse: "governance.closeUse",
    isConsumingScheduledOp: accessManaged,
    reasonBasisOf: "catalog.getReason",
    reasonOf: "catalog.getReason",
    reasonsOf: "catalog.getReasons",
    setApproval: "governance.setApproval",
    setAuthority: accessManaged,
    typeCount: "catalog.getLicenseTypeCount",
    typeOf: "catalog.getLicenseType",
    useBasisOf: "catalog.getStatutoryUse",
    useOf: "catalog.getStatutoryUse",
    usesOf: "catalog.getStatutoryUses",
  },
  LicenseRegistry: {
    MAX_BATCH: "licenses.getMaxIssueBatch",
    annotate: "licenses.annotate",
    annul: "licenses.annul",
    authorities: manifest,
    authority: manifest,
    cancel: "licenses.cancel",
    catalog: manifest,
    conditionOf: "licenses.getCondition",
    custodyOf: "licenses.getCustodyAccount",
    descriptor: manifest,
    endorse: "licenses.endorse",
    isConsumingScheduledOp: accessManaged,
    issue: "licenses.issue",
    issueBatch: "licenses.issueBatch",
    pause: "governance.pause",
    paused: "licenses.isIssuingPaused",
    rebind: "licenses.rebind",
    registerOf: "licenses.getRegisterState",
    reissue: "licenses.reissue",
    resume: "licenses.resume",
    revoke: "licenses.revoke",
    setAuthority: accessManaged,
    standingOf: "licenses.getStanding",
    standingsOf: "licenses.getStandings",
    statusOf: "licenses.getStatuses",
    statusesOf: "licenses.getStatuses",
    suspend: "licenses.suspend",
    transfer: "licenses.transfer",
    unpause: "governance.unpause",
    verify: "licenses.verifyIssuance",
    verifyField: "licenses.verifyField",
  },
  AccessLog: {
    MAX_BATCH: "access.getMaxUseBatch",
    authorities: manifest,
    catalog: manifest,
    consumerOf: "views.getConsumerUses",
    eip712Domain: twin("grantTypedData"),
    grantStateOf: "grants.getGrantState",
    hashGrant: twin("hashGrant"),
    hashWithdrawal: twin("hashWithdrawal"),
    licenses: manifest,
    openGrant: "grants.openGrant",
    outcomeOf: "access.predictUse",
    outcomeUnderGrant: "access.predictUseUnderGrant",
    usageBookOf: "history.getUsageHistory",
    use: "access.use",
    useBatch: "access.useBatch",
    useBatchUnderGrants: "access.useBatchUnderGrants",
    useUnderGrant: "access.useUnderGrant",
    useUnderSignedGrant: "access.useUnderGrant",
    withdrawGrant: "grants.withdrawGrant",
    withdrawGrantBySignature: "grants.withdrawGrant",
  },
  AccessManager: {
    ...Object.fromEntries(
      [
        "ADMIN_ROLE",
        "PUBLIC_ROLE",
        "getAccess",
        "getRoleAdmin",
        "getRoleGrantDelay",
        "getRoleGuardian",
        "getTargetAdminDelay",
        "getTargetFunctionRole",
        "grantRole",
        "hasRole",
        "isTargetClosed",
        "labelRole",
        "minSetback",
        "multicall",
        "renounceRole",
        "revokeRole",
        "setGrantDelay",
        "setRoleAdmin",
        "setRoleGuardian",
        "setTargetAdminDelay",
        "setTargetClosed",
        "setTargetFunctionRole",
        "updateAuthority",
      ].map((name) => [name, "- the consortium's constitution, set up with the network and not by clients"] as const),
    ),
    canCall: "governance.getGovernanceDelay",
    cancel: "governance.cancelChange",
    consumeScheduledOp: accessManaged,
    execute: "governance.executeChange",
    expiration: "governance.getProposal",
    getNonce: "governance.getProposal",
    getSchedule: "governance.getProposal",
    hashOperation: twin("getProposal"),
    schedule: "governance.proposeChange",
  },
};

describe("the actions", () => {
  const abis: Record<string, readonly string[]> = {};

  before(async () => {
    for (const contract of Object.keys(table)) {
      const { abi } = await artifacts.readArtifact(contract);
      const names = Interface.from(abi).fragments.flatMap((part) => (part.type === "function" ? [part] : []));
      abis[contract] = [...new Set(names.map((part) => (part as unknown as { name: string }).name))];
    }
  });

  for (const [contract, rows] of Object.entries(table)) {
    it(`do all that ${contract} can do, or the table says why not`, () => {
      const names = abis[contract]!.filter((name) => contract !== "LicenseRegistry" || !ofErc721.includes(name));
      expect(names).to.have.members(Object.keys(rows));
    });

    it(`that the table has for ${contract} are actions`, () => {
      for (const [name, row] of Object.entries(rows)) {
        if (row.startsWith("- ")) continue;
        const [group, action] = row.split(".") as [keyof typeof actionGroups, string];
        expect(actionGroups[group], `${contract}.${name}`).to.have.property(action);
      }
    });
  }

  it("leave out of the license registry what ERC-721 and ERC-5192 ask for, all of which is there", () => {
    expect(abis.LicenseRegistry).to.include.members(ofErc721);
  });
});
