import {
  accreditRoot,
  addReason,
  addType,
  addUse,
  admitRoot,
  appointRootAdministrator,
  cancelChange,
  closeReason,
  closeUse,
  connect,
  createClient,
  dayFromNumber,
  dayOf,
  dayToNumber,
  deactivateAuthorityByGovernance,
  decodeChange,
  distrustKeyByGovernance,
  executeChange,
  getAccreditationDelay,
  getAuthority,
  getGovernanceDelay,
  getKey,
  getLicenseType,
  getProposal,
  getProposals,
  getReason,
  getRights,
  getStatutoryUse,
  isIssuingPaused,
  lawyer,
  pause,
  predictChange,
  prepareAddReason,
  prepareCloseReason,
  proposeChange,
  setAccreditationDelay,
  setApproval,
  unpause,
  type Change,
  type Client,
  type Day,
  type Reason,
  type StatutoryUse,
} from "@elicense/sdk";
import { expect } from "chai";
import { Wallet, type Signer } from "ethers";
import { before, describe, it } from "mocha";

import { AccessManager__factory } from "../../../typechain-types/factories/@openzeppelin/contracts/access/manager/AccessManager__factory.js";
import { only, startLyingNode } from "../lyingNode.js";
import { refusal } from "../refusal.js";
import { setStage, timeOf, type Stage } from "../stage.js";

const LAWYER = lawyer.number;
const metadataHash = `0x${"ab".repeat(32)}`;
const profile = { code: "31340000E0FAKE073W", metadataHash, metadataURI: "https://example.org/profile.json" };
const basis = { code: "NEW", legalBasis: "第一条" };
const day = 86_400;
const wait = 3 * day;
const keeperRole = 7n;

const reason: Omit<Reason, "recordableThrough"> = {
  ...basis,
  ...{ number: 177, action: "SUSPEND", approval: "NONE", effect: "NONE", barredUnderInvestigation: true },
  ...{ statuses: ["ACTIVE"], minDays: 1, maxDays: 30, usableFrom: "2026-01-01", usableThrough: null },
  ...{ maxDaysBack: 5, maxDaysAhead: 0 },
};

const use: StatutoryUse = {
  ...basis,
  ...{ number: 177, consumer: 5, actions: ["PRESENT", "VERIFY"], statuses: ["ACTIVE", "SUSPENDED"] },
  ...{ fields: ["practiceNo", "name"], usableFrom: "2026-01-01", usableThrough: null },
};

describe("governance", () => {
  let stage: Stage;
  let governance: Client;

  const today = async (): Promise<Day> => dayOf(await timeOf(governance));
  const ahead = async (days: number): Promise<Day> => dayFromNumber(dayToNumber(await today()) + days);
  const accountOf = (client: Client): Promise<string> => (client.runner as unknown as Signer).getAddress();
  const newAccount = (): string => Wallet.createRandom().address;

  before(async () => {
    stage = await setStage();
    ({ governance } = stage);
  });

  describe("of authorities", () => {
    it("admits a root, accredits it, appoints its administrator and deactivates it", async () => {
      const first = newAccount();
      const { authority } = await admitRoot(governance, { region: "340000", profile, administrator: first });
      expect(await getAuthority(governance, { authority })).to.deep.include({ parent: null, depth: 1, profile });

      await accreditRoot(governance, { authority, licenseType: LAWYER, rights: ["ISSUE", "USE"] });
      expect(await getRights(governance, { authority, licenseType: LAWYER })).to.deep.equal(["ISSUE", "USE"]);

      const asOf = (await timeOf(governance)) - 90 * day;
      await distrustKeyByGovernance(governance, { account: first, asOf });
      expect(await getKey(governance, { account: first })).to.deep.include({ distrustedAsOf: asOf });
      const administrator = newAccount();
      await appointRootAdministrator(governance, { authority, administrator });
      expect(await getKey(governance, { account: administrator })).to.deep.include({ authority });

      await deactivateAuthorityByGovernance(governance, { authority });
      expect((await getAuthority(governance, { authority }))?.active).to.equal(false);
    });

    it("sets the delay of a new right", async () => {
      await setAccreditationDelay(governance, { delay: day });
      expect(await getAccreditationDelay(governance)).to.equal(day);
      await setAccreditationDelay(governance, { delay: 0 });
      expect(await refusal(setAccreditationDelay(governance, { delay: 2 ** 32 }))).to.deep.equal({
        code: "TIME_FORM",
        details: { field: "delay" },
      });
    });

    it("is nobody's without the role", async () => {
      const anhui = stage.clientOf("anhuiJustice");
      expect(await refusal(deactivateAuthorityByGovernance(anhui, { authority: 2 }))).to.deep.equal({
        code: "ACCESS_MANAGED_UNAUTHORIZED",
        details: { reason: "AccessManagedUnauthorized", caller: await accountOf(anhui) },
      });
    });
  });

  describe("of the catalog", () => {
    it("adds a type, and gives its number", async () => {
      const entry = { code: "X1", name: "Other", schemaHash: metadataHash, schemaURI: "urn:x", fields: ["a", "b"] };
      const { licenseType } = await addType(governance, entry);
      expect(licenseType).to.equal(5);
      expect(await getLicenseType(governance, { licenseType })).to.deep.equal(entry);
    });

    it("adds a reason, sets its approval and closes it", async () => {
      await addReason(governance, { licenseType: LAWYER, reason });
      const at = { licenseType: LAWYER, number: reason.number };
      expect(await getReason(governance, at)).to.deep.equal({ ...reason, recordableThrough: null });

      await setApproval(governance, { ...at, approval: "ANOTHER_AUTHORITY" });
      const [usableThrough, recordableThrough] = [await ahead(10), await ahead(20)];
      await closeReason(governance, { ...at, usableThrough, recordableThrough });
      expect(await getReason(governance, at)).to.deep.equal({
        ...{ ...reason, approval: "ANOTHER_AUTHORITY", usableThrough, recordableThrough },
      });
    });

    it("publishes a use and closes it", async () => {
      await addUse(governance, { type: lawyer, use });
      const at = { licenseType: LAWYER, number: use.number };
      expect(await getStatutoryUse(governance, at)).to.deep.equal(use);
      const usableThrough = await ahead(10);
      await closeUse(governance, { ...at, usableThrough });
      expect(await getStatutoryUse(governance, at)).to.deep.equal({ ...use, usableThrough });
    });

    it("refuses what has not its form, with the field", async () => {
      const faults: readonly (readonly [field: string, change: object])[] = [
        ["action", { action: "BAN" }],
        ["approval", { approval: "MINE" }],
        ["effect", { effect: "ALL" }],
        ["statuses", { statuses: ["GONE"] }],
        ["minDays", { minDays: -1 }],
        ["maxDays", { maxDays: 65_536 }],
        ["maxDaysBack", { maxDaysBack: 1.5 }],
        ["maxDaysAhead", { maxDaysAhead: Number.NaN }],
        ["number", { number: 0 }],
        ["code", { code: "" }],
      ];
      for (const [field, change] of faults) {
        const wrong = { ...reason, ...change };
        expect(await refusal(addReason(governance, { licenseType: LAWYER, reason: wrong }))).to.deep.equal({
          code: "CATALOG_ENTRY_FORM",
          details: { field },
        });
      }
      const twice = { code: "X", name: "Y", schemaHash: metadataHash, schemaURI: "urn:x", fields: ["a", "a"] };
      expect(await refusal(addType(governance, twice))).to.deep.equal({
        code: "CATALOG_ENTRY_FORM",
        details: { field: "fields" },
      });
      expect((await refusal(addUse(governance, { type: lawyer, use: { ...use, fields: ["wage"] } }))).code).to.equal(
        "FIELD_UNKNOWN",
      );
    });
  });

  describe("of the pause", () => {
    it("stops issuing and allows it again", async () => {
      await pause(governance);
      expect(await isIssuingPaused(governance)).to.equal(true);
      expect((await refusal(pause(governance))).code).to.equal("ENFORCED_PAUSE");
      await unpause(governance);
      expect(await isIssuingPaused(governance)).to.equal(false);
    });
  });

  describe("with a delay", () => {
    let keeper: Client;
    let keeperAccount: string;
    let change: Change;
    let closing: Parameters<typeof closeReason>[1];
    let number = 200;

    before(async () => {
      const signer = (await stage.connection.ethers.getSigners())[17]!;
      keeper = createClient({ runner: signer, deployment: stage.deployment });
      keeperAccount = signer.address;
      const { accessManager, licenseCatalog } = stage.deployment.contracts;
      const manager = AccessManager__factory.connect(accessManager.address, governance.runner);
      const selectors = [governance.contracts.catalog.interface.getFunction("closeReason").selector];
      await manager.setTargetFunctionRole(licenseCatalog.address, selectors, keeperRole);
      await manager.grantRole(keeperRole, keeperAccount, wait);
    });

    beforeEach(async () => {
      await addReason(governance, { licenseType: LAWYER, reason: { ...reason, number: ++number } });
      closing = { licenseType: LAWYER, number, usableThrough: await ahead(30), recordableThrough: await ahead(60) };
      ({ transaction: change } = await prepareCloseReason(keeper, closing));
    });

    it("is proposed first, and done no second too early", async () => {
      const { prediction } = await prepareCloseReason(keeper, closing);
      expect(prediction.kind === "REFUSED" && prediction.error.code).to.equal("ACCESS_MANAGER_NOT_SCHEDULED");
      expect(await getProposal(keeper, { change, proposer: keeperAccount })).to.equal(null);

      const { operation, round, readyAt } = await proposeChange(keeper, { change });
      expect(readyAt).to.equal((await timeOf(keeper)) + wait);
      expect(operation).to.equal(
        await keeper.contracts.accessManager.hashOperation(keeperAccount, change.to, change.data),
      );
      const expiresAt = readyAt + Number(await keeper.contracts.accessManager.expiration());
      expect(await getProposal(keeper, { change, proposer: keeperAccount })).to.deep.equal({
        ...{ operation, round, readyAt, expiresAt },
      });
      expect(round).to.equal(1);

      const early = {
        code: "ACCESS_MANAGER_NOT_READY",
        details: { reason: "AccessManagerNotReady", operationId: operation },
      };
      expect(await refusal(executeChange(keeper, { change }))).to.deep.equal(early);
      expect(await refusal(closeReason(keeper, closing))).to.deep.equal(early);

      await stage.connection.networkHelpers.time.increaseTo(readyAt);
      await executeChange(keeper, { change });
      expect((await getReason(keeper, { licenseType: LAWYER, number }))?.usableThrough).to.equal(closing.usableThrough);
      expect(await getProposal(keeper, { change, proposer: keeperAccount })).to.equal(null);
    });

    it("may be done by the change's own action too, once its time has come", async () => {
      const { readyAt } = await proposeChange(keeper, { change });
      await stage.connection.networkHelpers.time.increaseTo(readyAt);
      await closeReason(keeper, closing);
      expect((await getReason(keeper, { licenseType: LAWYER, number }))?.usableThrough).to.equal(closing.usableThrough);
    });

    it("waits as long as was asked, and no less than the account must", async () => {
      const notBefore = (await timeOf(keeper)) + wait + day;
      expect((await proposeChange(keeper, { change, notBefore })).readyAt).to.equal(notBefore);
      expect((await refusal(proposeChange(keeper, { change }))).code).to.equal("ACCESS_MANAGER_ALREADY_SCHEDULED");
      await cancelChange(keeper, { change, proposer: keeperAccount });
    });

    it("is cancelled by its proposer or the administrator, and by nobody else", async () => {
      const stranger = stage.clientOf("anhuiJustice");
      for (const canceller of [keeper, governance]) {
        await proposeChange(keeper, { change });
        expect((await refusal(cancelChange(stranger, { change, proposer: keeperAccount }))).code).to.equal(
          "ACCESS_MANAGER_UNAUTHORIZED_CANCEL",
        );
        await cancelChange(canceller, { change, proposer: keeperAccount });
        expect(await getProposal(keeper, { change, proposer: keeperAccount })).to.equal(null);
      }
      expect((await refusal(cancelChange(keeper, { change, proposer: keeperAccount }))).code).to.equal(
        "ACCESS_MANAGER_NOT_SCHEDULED",
      );
      expect((await refusal(executeChange(keeper, { change }))).code).to.equal("ACCESS_MANAGER_NOT_SCHEDULED");
    });

    it("is found by whoever looks, with who proposed it, until it is done, cancelled or lapsed", async () => {
      expect(await getProposals(keeper)).to.deep.equal([]);
      const { transaction: other } = await prepareCloseReason(keeper, { ...closing, usableThrough: await ahead(31) });
      await proposeChange(keeper, { change });
      await cancelChange(keeper, { change, proposer: keeperAccount });
      const first = await proposeChange(keeper, { change: other });
      const second = await proposeChange(keeper, { change });
      const reader = createClient({ runner: keeper.provider, deployment: stage.deployment });
      const expected = await Promise.all(
        [[other, first] as const, [change, second] as const].map(async ([{ to, data }, { block }]) => ({
          ...(await getProposal(reader, { change: { to, data }, proposer: keeperAccount }))!,
          ...{ change: { to, data }, proposer: keeperAccount, block },
        })),
      );
      expect(await getProposals(reader)).to.deep.equal(expected);
      expect(expected.map(({ round }) => round)).to.deep.equal([1, 2]);
      expect(await getProposals(reader, { operation: first.operation })).to.deep.equal([expected[0]]);
      expect(await getProposals(reader, { block: first.block - 1 })).to.deep.equal([]);
      expect(await refusal(getProposals(reader, { operation: "0x12" }))).to.deep.equal({
        code: "CHANGE_FORM",
        details: { part: "operation" },
      });

      await stage.connection.networkHelpers.time.increaseTo(second.readyAt);
      await executeChange(keeper, { change });
      expect((await getProposals(reader)).map(({ operation }) => operation)).to.deep.equal([first.operation]);
      await cancelChange(keeper, { change: other, proposer: keeperAccount });
      expect(await getProposals(reader)).to.deep.equal([]);
    });

    it("leaves out what AccessManager was asked to schedule and is no change of the registries", async () => {
      const { accessManager, authorityRegistry } = stage.deployment.contracts;
      const manager = AccessManager__factory.connect(accessManager.address, governance.runner);
      const selector = governance.contracts.authorities.interface.getFunction("addKey").selector;
      await manager.setTargetFunctionRole(authorityRegistry.address, [selector], keeperRole);
      const data = governance.contracts.authorities.interface.encodeFunctionData("addKey", [keeperAccount, 1]);
      await AccessManager__factory.connect(accessManager.address, keeper.runner).schedule(
        authorityRegistry.address,
        data,
        0,
      );
      expect(await getProposals(keeper)).to.deep.equal([]);
    });

    it("says that a node cannot try it which has no eth_simulateV1", async () => {
      expect(await predictChange(keeper, { change, from: keeperAccount })).to.deep.equal({ kind: "UNKNOWN" });
      const wrong = { ...change, data: "0x" };
      expect((await refusal(predictChange(keeper, { change: wrong, from: keeperAccount }))).code).to.equal(
        "CHANGE_FORM",
      );
    });

    it("does not take a node that keeps the asker out for one that has none", async () => {
      const node = await startLyingNode(({ method, params }) =>
        stage.connection.provider.request({ method, params: [...params] }),
      );
      const provider = await connect(node.url);
      const reader = createClient({ runner: provider, deployment: stage.deployment });
      try {
        for (const [status, code] of [
          [401, "NODE_UNAUTHORIZED"],
          [403, "NODE_FORBIDDEN"],
        ] as const) {
          node.play(only("eth_simulateV1", () => ({ status })));
          expect(await refusal(predictChange(reader, { change, from: keeperAccount }))).to.deep.equal({
            ...{ code, details: { url: node.url } },
          });
        }
      } finally {
        provider.destroy();
        await node.stop();
      }
    });

    it("lapses where nobody carries it out", async () => {
      const { readyAt } = await proposeChange(keeper, { change });
      const { expiresAt } = (await getProposal(keeper, { change, proposer: keeperAccount }))!;
      await stage.connection.networkHelpers.time.increaseTo(expiresAt);
      expect((await refusal(executeChange(keeper, { change }))).code).to.equal("ACCESS_MANAGER_EXPIRED");
      expect(await getProposal(keeper, { change, proposer: keeperAccount })).to.equal(null);
      expect(expiresAt).to.be.greaterThan(readyAt);
    });

    it("is as long as the account's, nothing for who acts at once, and none for who may not", async () => {
      const anhui = await accountOf(stage.clientOf("anhuiJustice"));
      const { transaction: addition } = await prepareAddReason(governance, { licenseType: LAWYER, reason });
      const delay = (of: Change, account: string): Promise<number | null> =>
        getGovernanceDelay(keeper, { change: of, account });
      expect(await delay(change, keeperAccount)).to.equal(wait);
      expect(await delay(addition, await accountOf(governance))).to.equal(0);
      expect(await delay(addition, keeperAccount)).to.equal(null);
      expect(await delay(change, anhui)).to.equal(null);
    });

    it("is told apart from anything else, and read before it is made", async () => {
      const { licenseCatalog, accessLog, authorityRegistry } = stage.deployment.contracts;
      expect(decodeChange(keeper, change)).to.deep.equal({
        contract: "licenseCatalog",
        name: "closeReason",
        values: {
          licenseType: 1n,
          number: BigInt(number),
          usableThrough: BigInt(dayToNumber(closing.usableThrough)),
          recordableThrough: BigInt(dayToNumber(closing.recordableThrough)),
        },
      });
      const removal = governance.contracts.authorities.interface.encodeFunctionData("removeKey", [keeperAccount]);
      const wrong: readonly (readonly [part: string, change: Change])[] = [
        ["to", { ...change, to: accessLog.address }],
        ["data", { ...change, to: authorityRegistry.address }],
        ["data", { to: authorityRegistry.address, data: removal }],
        ["data", { to: licenseCatalog.address, data: "nonsense" }],
        ["data", { to: licenseCatalog.address, data: change.data.slice(0, 30) }],
      ];
      for (const [part, other] of wrong) {
        expect(await refusal(proposeChange(keeper, { change: other })), part).to.deep.equal({
          code: "CHANGE_FORM",
          details: { part },
        });
      }
    });
  });
});
