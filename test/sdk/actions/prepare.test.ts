import {
  createBareClient,
  getStanding,
  issue,
  lawyer,
  prepareCall,
  prepareGrant,
  prepareIssue,
  prepareReissue,
  preparePause,
  prepareRegisterAuthority,
  prepareRevoke,
  prepareUse,
  revoke,
  signGrant,
  withGasMargin,
  type Client,
  type ContractRole,
  type LicenseId,
  type ManageParameters,
  type PreparedTransaction,
} from "@elicense/sdk";
import { expect } from "chai";
import { Transaction, type Signer } from "ethers";
import { before, describe, it } from "mocha";

import { actionGroups } from "../../../sdk/src/actionGroups.js";
import { refusal } from "../refusal.js";
import { lawyerDraft } from "../samples.js";
import {
  approveAsSecond,
  authorities,
  decisionToday,
  issueDecision,
  issueSample,
  issueToHolder,
  setStage,
  timeOf,
  type Stage,
} from "../stage.js";

const holder = "0xABaBaBaBABabABabAbAbABAbABabababaBaBABaB";
const hash = `0x${"c0".repeat(32)}`;
const profile = { code: "31340000E0FAKE073W", metadataHash: hash, metadataURI: "https://example.org/profile.json" };

type Group = Readonly<Record<string, (client: Client, ...rest: unknown[]) => Promise<unknown>>>;

/** Names of the actions that write: those that can be prepared. What a consortium does is tried where there is one. */
const writes = Object.entries(actionGroups).flatMap(([group, actions]) =>
  Object.keys(actions)
    .filter((name) => Object.hasOwn(actions, `prepare${name[0]!.toUpperCase()}${name.slice(1)}`))
    .filter((name) => !name.includes("Consortium"))
    .map((name) => `${group}.${name}`),
);

describe("prepared writes", () => {
  let stage: Stage;
  let anhui: Client;
  let id: LicenseId;
  /** Parameters of each write, of which it is enough that they have their form; `null` for a write that takes none. */
  let table: Readonly<Record<string, unknown>>;

  before(async () => {
    stage = await setStage();
    anhui = stage.clientOf("anhuiJustice");
    ({ id } = await issueToHolder(stage));
    table = await parametersOf(stage, id);
  });

  it("are all in this test's table", () => {
    expect(Object.keys(table)).to.have.members(writes);
  });

  for (const name of writes) {
    it(`${name}: what is prepared is what is sent, to the byte`, async () => {
      const parameters = table[name];
      const rest = parameters === null ? [] : [parameters];
      const [group, action] = name.split(".") as [keyof typeof actionGroups, string];
      const actions = actionGroups[group] as unknown as Group;
      const client = clientFor(stage, name);
      const { transaction } = (await actions[`prepare${action[0]!.toUpperCase()}${action.slice(1)}`]!(
        client,
        ...rest,
      )) as PreparedTransaction<unknown>;

      const { to, data, ...unsigned } = transaction;
      expect(await sent(client, (spied) => actions[action]!(spied, ...rest))).to.deep.equal({ to, data });
      expect(to).to.equal(addressFor(stage, name));
      expect(unsigned).to.deep.include({ chainId: stage.deployment.chainId, value: 0n, from: await accountOf(client) });
    });
  }

  describe("predict", () => {
    it("the id that an issue gives, and so the issue is under that id", async () => {
      const parameters = { type: lawyer, draft: lawyerDraft({}, "501"), decision: issueDecision };
      const { type, draft, decision } = parameters;
      await approveAsSecond(stage, "ISSUE", { type, licenses: [{ draft }], decision });
      const { prediction, transaction, gas } = await prepareIssue(anhui, parameters);
      const issued = await issue(anhui, parameters);

      expect(prediction).to.deep.equal({ kind: "DONE", outcome: { id: issued.id } });
      expect(gas! >= issued.gasUsed).to.equal(true);
      expect(gas! < (issued.gasUsed * 6n) / 5n).to.equal(true);
      expect(transaction.gasLimit).to.equal(withGasMargin(gas!));
    });

    it("the id of a successor", async () => {
      const { id: old } = await issueSample(stage, {}, "502");
      const decision = await decisionToday(anhui, 53, authorities.anhuiJustice);
      const draft = lawyerDraft({ issuedDate: decision.effectiveOn }, "502", { version: 2 });
      const parameters = { id: old, draft, holder: null, decision };
      await approveAsSecond(stage, "REISSUE", parameters);
      const { prediction } = await prepareReissue(anhui, parameters);
      const { id: newId } = await actionGroups.licenses.reissue(anhui, parameters);

      expect(prediction).to.deep.equal({ kind: "DONE", outcome: { id: newId } });
    });

    it("the outcome of a use, a denial among them, and record nothing", async () => {
      const court = stage.clientOf("bozhouCourt");
      const use = { type: lawyer, id, action: "VERIFY", matter: 1, fields: ["name"], context: hash } as const;
      const allowed = await prepareUse(court, use);
      const denied = await prepareUse(court, { ...use, matter: 999 });
      expect(allowed.prediction).to.deep.equal({ kind: "DONE", outcome: { outcome: "ALLOWED" } });
      expect(denied.prediction).to.deep.equal({ kind: "DONE", outcome: { outcome: "NOT_LISTED" } });
      expect((await court.contracts.access.usageBookOf(id)).recordCount).to.equal(0n);
    });

    it("the number of an authority", async () => {
      const administrator = stage.clientOf("anhuiJustice", "administer");
      const { prediction } = await prepareRegisterAuthority(administrator, {
        region: "340100",
        profile,
        administrator: holder,
      });
      const count = Number(await anhui.contracts.authorities.authorityCount());
      expect(prediction).to.deep.equal({ kind: "DONE", outcome: { authority: count + 1 } });
    });

    it("that a call that gives nothing back succeeds", async () => {
      const { prediction } = await preparePause(stage.governance);
      expect(prediction).to.deep.equal({ kind: "DONE", outcome: null });
    });

    it("a refusal, as data and decoded, and give no limit of gas", async () => {
      const parameters = await revocation(anhui, id);
      const { prediction, transaction, gas } = await prepareRevoke(anhui, parameters);
      const { hash: action } = await prepareCall(anhui, "REVOKE", parameters);
      expect(transaction).to.not.have.property("gasLimit");
      expect(gas).to.equal(undefined);
      expect(prediction).to.deep.include({ kind: "REFUSED" });
      const { error } = prediction as Extract<typeof prediction, { kind: "REFUSED" }>;
      expect([error.code, error.details]).to.deep.equal([
        "JOINT_APPROVAL_MISSING",
        { reason: "JointApprovalMissing", action, approver: BigInt(authorities.anhuiJustice) },
      ]);
    });

    it("for another account than the client's, named by the one who asks", async () => {
      const parameters = await revocation(anhui, id);
      const stranger = await prepareRevoke(anhui, parameters, { from: holder });
      expect(stranger.transaction.from).to.equal(holder);
      expect((stranger.prediction as { error: { code: string } }).error.code).to.equal(
        "AUTHORITY_REGISTRY_UNKNOWN_KEY",
      );

      const reader = createBareClient({ runner: anhui.provider, deployment: stage.deployment });
      const own = await prepareRevoke(reader, parameters, { from: await accountOf(anhui) });
      expect((own.prediction as { error: { code: string } }).error.code).to.equal("JOINT_APPROVAL_MISSING");
      expect(await refusal(prepareRevoke(reader, parameters, { from: "0x12" }))).to.deep.equal({
        code: "ADDRESS_FORM",
        details: { field: "from" },
      });
    });

    it("nothing where nobody is named, and still give the transaction", async () => {
      const reader = createBareClient({ runner: anhui.provider, deployment: stage.deployment });
      const parameters = await revocation(anhui, id);
      const { prediction, transaction } = await prepareRevoke(reader, parameters);
      const { data, target } = await prepareCall(anhui, "REVOKE", parameters);
      expect(prediction).to.deep.equal({ kind: "UNKNOWN" });
      expect(transaction).to.deep.include({ to: target, data, value: 0n });
      expect(transaction).to.not.have.any.keys("from", "gasLimit");
    });
  });

  it("throw what is wrong with the parameters, as the action does", async () => {
    const { decision } = await revocation(anhui, id);
    const expected = { code: "LICENSE_ID_FORM", details: { field: "id" } };
    expect(await refusal(prepareRevoke(anhui, { id: "0x12", decision }))).to.deep.equal(expected);
    expect(await refusal(revoke(anhui, { id: "0x12", decision }))).to.deep.equal(expected);
  });

  it("throw a node's trouble: it is no refusal", async () => {
    const { provider: node } = anhui;
    const hangUp = (): Promise<never> => Promise.reject(Object.assign(new Error("no"), { code: "ECONNREFUSED" }));
    const provider = Object.create(node, {
      call: { value: hangUp },
      estimateGas: { value: hangUp },
      getBlock: { value: (tag: string) => node.getBlock(tag) },
    }) as Client["provider"];
    const parameters = await revocation(anhui, id);
    expect((await refusal(prepareRevoke({ ...anhui, provider }, parameters))).code).to.equal("NODE_UNREACHABLE");
  });

  it("are carried out as they were prepared, by whoever signs", async () => {
    const { id: revoked } = await issueSample(stage, {}, "503");
    const parameters = await revocation(anhui, revoked);
    await approveAsSecond(stage, "REVOKE", parameters);
    const { transaction } = await prepareRevoke(anhui, parameters);
    const response = await signerOf(anhui).sendTransaction(transaction);
    await response.wait();
    expect((await getStanding(anhui, { id: revoked })).status).to.equal("REVOKED");
    const { from: _, ...unsigned } = transaction;
    expect(Transaction.from({ ...unsigned, type: 2 }).unsignedSerialized).to.match(/^0x02/);
  });
});

/** A revocation that another key of Anhui has to approve. */
async function revocation(client: Client, id: LicenseId): Promise<ManageParameters> {
  return { id, decision: await decisionToday(client, 10, authorities.anhuiJustice) };
}

/** What an action sends, instead of sending it. */
async function sent(client: Client, act: (client: Client) => Promise<unknown>): Promise<unknown> {
  const calls: unknown[] = [];
  const runner = Object.create(client.runner, {
    sendTransaction: {
      value: ({ to, data }: { to: string; data: string }) => {
        calls.push({ to, data });
        return Promise.reject(new Error("not sent"));
      },
    },
  }) as Client["runner"];
  expect((await refusal(act({ ...client, runner }))).code).to.equal("UNEXPECTED");
  expect(calls).to.have.lengthOf(1);
  return calls[0];
}

async function accountOf(client: Client): Promise<string> {
  return signerOf(client).getAddress();
}

function signerOf({ runner }: Client): Signer {
  return runner as unknown as Signer;
}

function clientFor(stage: Stage, name: string): Client {
  if (name === "approvals.approveAction" || name === "approvals.withdrawApproval") {
    return stage.clientOf("anhuiJustice", "second");
  }
  return name.startsWith("governance.") ? stage.governance : stage.clientOf("anhuiJustice");
}

function addressFor({ deployment: { contracts } }: Stage, name: string): string {
  const [group, action] = name.split(".") as [string, string];
  const roles: Readonly<Record<string, ContractRole>> = {
    access: "accessLog",
    approvals: "authorityRegistry",
    authorities: "authorityRegistry",
    grants: "accessLog",
    licenses: "licenseRegistry",
  };
  const governed: Readonly<Record<string, ContractRole>> = {
    addReason: "licenseCatalog",
    addType: "licenseCatalog",
    addUse: "licenseCatalog",
    cancelChange: "accessManager",
    closeReason: "licenseCatalog",
    closeUse: "licenseCatalog",
    executeChange: "accessManager",
    pause: "licenseRegistry",
    proposeChange: "accessManager",
    setApproval: "licenseCatalog",
    unpause: "licenseRegistry",
  };
  return contracts[roles[group] ?? governed[action] ?? "authorityRegistry"].address;
}

async function parametersOf(stage: Stage, id: LicenseId): Promise<Readonly<Record<string, unknown>>> {
  const anhui = stage.clientOf("anhuiJustice");
  const manage = await revocation(anhui, id);
  const { decision } = manage;
  const draft = lawyerDraft({ issuedDate: decision.effectiveOn }, "500");
  const succession = { ...manage, draft, holder: null };
  const call = await prepareCall(anhui, "REVOKE", manage);
  const { transaction: change } = await preparePause(stage.governance);

  const consent = { type: lawyer, license: id, consumer: authorities.bozhouCourt, matter: { code: "X" }, fields: [] };
  const { grant, matter } = await prepareGrant(stage.holder, { ...consent, notAfter: (await timeOf(anhui)) + 3_600 });
  const signature = await signGrant(stage.holder, { grant });
  const use = { type: lawyer, id, action: "VERIFY", matter: 1, fields: ["name"], context: hash };
  const granted = { type: lawyer, grant, signature, matter, action: "VERIFY", fields: [], context: hash };

  const accreditation = { authority: 1, licenseType: 1, rights: ["ISSUE", "USE"] };
  const appointment = { authority: 1, administrator: holder };
  const number = { licenseType: 1, number: 10 };
  const basis = { code: "X", legalBasis: "law" };
  const reason = {
    ...{ ...basis, number: 177, action: "REVOKE", approval: "NONE", effect: "NONE", barredUnderInvestigation: false },
    ...{ statuses: ["ACTIVE"], minDays: 0, maxDays: 0, usableFrom: "2026-01-01", usableThrough: null },
    ...{ maxDaysBack: 1, maxDaysAhead: 0 },
  };
  const published = {
    ...{ ...basis, number: 177, consumer: null, actions: ["VERIFY"], statuses: ["ACTIVE"], fields: ["name"] },
    ...{ usableFrom: "2026-01-01", usableThrough: null },
  };
  return {
    "access.use": use,
    "access.useBatch": { uses: [use, { ...use, action: "ARCHIVE" }] },
    "access.useBatchUnderGrants": { uses: [granted, { ...granted, action: "ARCHIVE" }] },
    "access.useUnderGrant": granted,
    "approvals.approveAction": { call, expiresAt: (await timeOf(anhui)) + 3_600 },
    "approvals.withdrawApproval": { call },
    "authorities.accredit": accreditation,
    "authorities.addKey": { account: holder, roles: ["OPERATE", "ADMINISTER"] },
    "authorities.appointAdministrator": appointment,
    "authorities.deactivateAuthority": { authority: 3 },
    "authorities.distrustKey": { account: holder, asOf: 1_700_000_000 },
    "authorities.registerAuthority": { region: "341600", profile, administrator: holder },
    "authorities.removeKey": { account: holder },
    "governance.accreditRoot": accreditation,
    "governance.addReason": { licenseType: 1, reason },
    "governance.addType": { code: "X", name: "Y", schemaHash: hash, schemaURI: "urn:x", fields: ["a", "b"] },
    "governance.addUse": { type: lawyer, use: published },
    "governance.admitRoot": { region: "340000", profile, administrator: holder },
    "governance.appointRootAdministrator": appointment,
    "governance.cancelChange": { change, proposer: holder },
    "governance.closeReason": { ...number, usableThrough: "2027-01-01", recordableThrough: "2028-01-01" },
    "governance.closeUse": { ...number, usableThrough: "2027-01-01" },
    "governance.deactivateAuthorityByGovernance": { authority: 3 },
    "governance.distrustKeyByGovernance": { account: holder, asOf: 1_700_000_000 },
    "governance.executeChange": { change },
    "governance.pause": null,
    "governance.proposeChange": { change, notBefore: 4_000_000_000 },
    "governance.setAccreditationDelay": { delay: 86_400 },
    "governance.setApproval": { ...number, approval: "ANOTHER_KEY" },
    "governance.unpause": null,
    "grants.openGrant": { grant, signature },
    "grants.withdrawGrant": { grant },
    "licenses.annotate": manage,
    "licenses.annul": manage,
    "licenses.cancel": manage,
    "licenses.endorse": manage,
    "licenses.issue": { type: lawyer, draft, decision },
    "licenses.issueBatch": { type: lawyer, licenses: [{ draft }, { draft, holder }], decision },
    "licenses.rebind": { ...manage, holder },
    "licenses.reissue": succession,
    "licenses.resume": manage,
    "licenses.revoke": manage,
    "licenses.suspend": { ...manage, through: "2027-01-01" },
    "licenses.transfer": succession,
  };
}
