import {
  admitRoot,
  approveConsortiumProposal,
  checkGovernance,
  checkRules,
  connect,
  createClient,
  decodeConsortiumProposal,
  encodeConsortiumProposal,
  executeConsortiumProposal,
  fromChain,
  getAccreditationDelay,
  getAuthority,
  getConsortium,
  getConsortiumProposals,
  getProposalNumbers,
  getProposals,
  getReason,
  getRoleMembers,
  isIssuingPaused,
  lawyer,
  pause,
  planConsortiumProposal,
  predictConsortiumProposal,
  prepareAddReason,
  prepareAdmitRoot,
  prepareApproveConsortiumProposal,
  prepareExecuteConsortiumProposal,
  preparePause,
  prepareSetAccreditationDelay,
  type Change,
  type Client,
  type ConsortiumCall,
  type ConsortiumProposal,
  type Reason,
} from "@elicense/sdk";
import { expect } from "chai";
import {
  concat,
  Contract,
  Interface,
  solidityPacked,
  Wallet,
  type JsonFragment,
  type JsonRpcProvider,
  type Signer,
} from "ethers";
import { after, afterEach, before, beforeEach, describe, it } from "mocha";

import { safeArtifacts } from "../../../scripts/deploy/safeArtifacts.js";
import { changingNode } from "../changingNode.js";
import { only, startLyingNode, type LyingNode } from "../lyingNode.js";
import { refusal } from "../refusal.js";
import type { Ways } from "../verify/nodes.js";
import { delay, setConsortiumStage, type ConsortiumStage } from "./consortium.js";

const accessManager = Interface.from([
  "function grantRole(uint64 roleId, address account, uint32 executionDelay)",
  "function schedule(address target, bytes data, uint48 when)",
  "function multicall(bytes[] data)",
]);

const profile = {
  code: "31340000E0FAKE073W",
  metadataHash: `0x${"ab".repeat(32)}`,
  metadataURI: "https://example.org/profile.json",
};

const reason: Omit<Reason, "recordableThrough"> = {
  ...{ code: "NEW", legalBasis: "第一条", number: 177, action: "SUSPEND", approval: "NONE", effect: "NONE" },
  ...{ barredUnderInvestigation: true, statuses: ["ACTIVE"], minDays: 1, maxDays: 30, usableFrom: "2026-01-01" },
  ...{ usableThrough: null, maxDaysBack: 5, maxDaysAhead: 0 },
};

describe("a consortium", () => {
  let stage: ConsortiumStage;
  let account: string;
  let snapshot: { readonly restore: () => Promise<void> };

  const addressOf = (client: Client): Promise<string> => (client.runner as unknown as Signer).getAddress();
  const member = (position: number): Client => stage.members[position]!;
  const plan = (calls: readonly ConsortiumCall[], number?: number): Promise<ConsortiumProposal> =>
    planConsortiumProposal(member(0), { calls, ...(number !== undefined && { number }) });
  const announce = (change: Change): ConsortiumCall => ({ kind: "ANNOUNCE", change, notBefore: 0 });
  const changeOf = async (
    prepared: Promise<{ readonly transaction: { readonly to: string; readonly data: string } }>,
  ): Promise<Change> => {
    const { to, data } = (await prepared).transaction;
    return { to, data };
  };
  const approve = async (proposal: ConsortiumProposal, ...positions: readonly number[]): Promise<void> => {
    for (const position of positions) await approveConsortiumProposal(member(position), { proposal });
  };
  /** Proposes, has three members approve, and executes. */
  const decide = async (calls: readonly ConsortiumCall[], executor = member(3)): Promise<ConsortiumProposal> => {
    const proposal = await plan(calls);
    await approve(proposal, 0, 1, 2);
    await executeConsortiumProposal(executor, { proposal });
    return proposal;
  };
  /** Executes without asking who approved. */
  const executeBy = async (
    { to, data }: ConsortiumProposal,
    approvers: readonly string[],
    sender = stage.deployer,
  ): Promise<void> => {
    const nobody = `0x${"00".repeat(20)}`;
    const sorted = [...approvers].sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
    const signatures = concat(sorted.map((each) => solidityPacked(["uint256", "uint256", "uint8"], [each, 0, 1])));
    const values = [to, 0, data, 0, 0, 0, 0, nobody, nobody, signatures];
    const safe = new Contract(account, safeArtifacts.singleton.abi as JsonFragment[], sender.runner);
    await safe
      .getFunction("execTransaction")(...values)
      .catch((error: unknown) => {
        throw fromChain(error);
      });
  };
  const pauseChange = (): Promise<Change> => changeOf(preparePause(member(0)));
  const delayChange = (seconds: number): Promise<Change> =>
    changeOf(prepareSetAccreditationDelay(member(0), { delay: seconds }));

  before(async () => {
    stage = await setConsortiumStage();
    account = stage.deployment.governance!.account;
  });

  beforeEach(async () => {
    if ((snapshot as typeof snapshot | undefined) !== undefined) await snapshot.restore();
    snapshot = await stage.connection.networkHelpers.takeSnapshot();
  });

  it("governs alone, with its delay, by three of four", async () => {
    const signers = await Promise.all(stage.members.map(addressOf));
    const sorted = [...signers].sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
    expect(stage.deployment.governance).to.deep.equal({ account, kind: "safe", signers: sorted, threshold: 3 });
    expect(await getConsortium(stage.stranger)).to.deep.equal({ account, signers: sorted, threshold: 3, next: 0 });
    expect(await getRoleMembers(stage.stranger)).to.deep.equal([
      { role: 0n, account, delay },
      { role: 1n, account, delay: 0 },
    ]);
    const { singleton, fallbackHandler, ...delays } = await checkGovernance(stage.stranger);
    expect(delays).to.deep.equal({ delay, accreditationDelay: 86_400 });
    for (const [role, address] of Object.entries({ singleton, fallbackHandler, proxy: account })) {
      const { deployedBytecode } = safeArtifacts[role as keyof typeof safeArtifacts];
      expect(await stage.connection.ethers.provider.getCode(address), role).to.equal(deployedBytecode);
    }
  });

  it("is checked by the word of one node, whenever the client changes to another", async () => {
    const questions = Interface.from([
      "function getStorageAt(uint256 offset, uint256 length) view returns (bytes)",
      "function getThreshold() view returns (uint256)",
    ]);
    const guard = "0x4a204f620c8c5ccdca3fd54d003badd85ba500436a431f0cbda4f558c93c34c8";
    /** A node that answers the account's question in its own way. */
    const answering = (name: string, values: readonly unknown[], result: unknown): Ways => ({
      call: (request, honest) =>
        request.data === questions.encodeFunctionData(name, values)
          ? questions.encodeFunctionResult(name, [result])
          : honest(request),
    });
    // Neither may govern: the one by its guard, the other by its threshold.
    const first = answering("getStorageAt", [guard, 1], `0x${"01".repeat(32)}`);
    const second = answering("getThreshold", [], 4n);
    const { provider } = stage.connection.ethers;
    const honest = await changingNode(provider, stage.deployment, { at: 0 });
    await checkGovernance(honest.client);
    for (let at = 1; at <= honest.asked(); at++) {
      const { client } = await changingNode(provider, stage.deployment, { at, first, second });
      expect(await refusal(checkGovernance(client)), `question ${at}`).to.deep.equal({
        code: "GOVERNANCE_DIFFERS",
        details: { part: "threshold", expected: "3", actual: "4" },
      });
    }
  });

  it("admits a root, sets a delay and adds a reason: announced, waited for, executed", async () => {
    const administrator = Wallet.createRandom().address;
    const changes = [
      await changeOf(prepareAdmitRoot(member(0), { region: "340000", profile, administrator })),
      await delayChange(5 * 86_400),
      await changeOf(prepareAddReason(member(0), { licenseType: lawyer.number, reason })),
    ];
    await decide(changes.map(announce));
    expect((await getProposals(member(0))).map(({ change, proposer }) => ({ change, proposer }))).to.deep.equal(
      changes.map((change) => ({ change, proposer: account })),
    );

    const execution = await plan(changes.map((change) => ({ kind: "EXECUTE", change })));
    await approve(execution, 1, 2, 3);
    const early = await refusal(executeConsortiumProposal(member(0), { proposal: execution }));
    expect(early.code).to.equal("ACCESS_MANAGER_NOT_READY");

    await stage.pass(delay);
    await executeConsortiumProposal(stage.stranger, { proposal: execution });
    expect(await getAuthority(member(0), { authority: 1 })).to.deep.include({ parent: null, profile });
    expect(await getAccreditationDelay(member(0))).to.equal(5 * 86_400);
    expect(await getReason(member(0), { licenseType: lawyer.number, number: 177 })).to.deep.include({ code: "NEW" });
    expect(await getProposals(member(0))).to.deep.equal([]);
  });

  it("pauses at once, in one proposal", async () => {
    const change = await pauseChange();
    const { hash } = await decide([{ kind: "EXECUTE", change }]);
    expect(await isIssuingPaused(member(0))).to.equal(true);
    const [found] = await getConsortiumProposals(stage.stranger, { hash });
    expect(found).to.deep.include({ hash, state: "EXECUTED" });
  });

  it("sends what was prepared, to the byte", async () => {
    const proposal = await plan([{ kind: "EXECUTE", change: await pauseChange() }]);
    const { transaction: approval } = await prepareApproveConsortiumProposal(member(0), { proposal });
    const approved = await approveConsortiumProposal(member(0), { proposal });
    await approve(proposal, 1, 2);
    const { transaction: execution } = await prepareExecuteConsortiumProposal(member(3), { proposal });
    const executed = await executeConsortiumProposal(member(3), { proposal });
    const { provider } = stage.connection.ethers;
    for (const [prepared, { transactionHash }] of [[approval, approved] as const, [execution, executed] as const]) {
      const { to, data } = (await provider.getTransaction(transactionHash))!;
      expect({ to, data }).to.deep.equal({ to: prepared.to, data: prepared.data });
      expect(to).to.equal(account);
    }
  });

  it("calls off what it announced", async () => {
    const change = await delayChange(1);
    await decide([announce(change)]);
    await decide([{ kind: "CANCEL", change, proposer: account }]);
    expect(await getProposals(member(0))).to.deep.equal([]);
  });

  describe("proposals", () => {
    it("are found by everybody, with what they do, who approved them and how they stand", async () => {
      const first = await plan([announce(await delayChange(1))]);
      await approve(first, 2, 0);
      const second = await plan([{ kind: "EXECUTE", change: await pauseChange() }]);
      expect([first.number, second.number]).to.deep.equal([0, 1]);
      await approve(second, 1);
      const approvers = await Promise.all([member(2), member(0)].map(addressOf));
      const found = await getConsortiumProposals(stage.stranger);
      expect(found.map(({ block: _, ...rest }) => rest)).to.deep.equal([
        { hash: first.hash, proposal: first, state: "OPEN", approvals: approvers },
        { hash: second.hash, proposal: second, state: "OPEN", approvals: [await addressOf(member(1))] },
      ]);
    });

    it("have the hash that the account itself computes", async () => {
      const { hash, to, data } = await plan([{ kind: "EXECUTE", change: await pauseChange() }], 7);
      const safe = new Contract(
        account,
        [
          "function getTransactionHash(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,uint256) view returns (bytes32)",
        ],
        member(0).provider,
      );
      const nobody = `0x${"00".repeat(20)}`;
      expect(await safe.getFunction("getTransactionHash")(to, 0, data, 0, 0, 0, 0, nobody, nobody, 7)).to.equal(hash);
    });

    it("are carried out in their order", async () => {
      const first = await plan([announce(await delayChange(1))]);
      await approve(first, 0);
      const second = await plan([{ kind: "EXECUTE", change: await pauseChange() }]);
      await approve(second, 0, 1, 2);
      expect(await refusal(executeConsortiumProposal(member(0), { proposal: second }))).to.deep.equal({
        code: "CONSORTIUM_NOT_NEXT",
        details: { number: 1, next: 0 },
      });
    });

    it("lapse where another one with their number was carried out, as one that rejects them", async () => {
      const unwanted = await plan([announce(await delayChange(1))]);
      await approve(unwanted, 0, 1);
      const rejection = await plan([], unwanted.number);
      await approve(rejection, 1, 2, 3);
      await executeConsortiumProposal(member(1), { proposal: rejection });

      const found = await getConsortiumProposals(member(0));
      expect(found.map(({ hash, state }) => [hash, state])).to.deep.equal([
        [unwanted.hash, "LAPSED"],
        [rejection.hash, "EXECUTED"],
      ]);
      const lapsed = { code: "CONSORTIUM_LAPSED", details: { number: 0, next: 1 } };
      expect(await refusal(approveConsortiumProposal(member(2), { proposal: unwanted }))).to.deep.equal(lapsed);
      expect(await refusal(executeConsortiumProposal(member(2), { proposal: unwanted }))).to.deep.equal(lapsed);
      expect(await refusal(executeConsortiumProposal(member(2), { proposal: rejection }))).to.deep.equal({
        code: "CONSORTIUM_EXECUTED",
        details: { number: 0 },
      });
      expect((await plan([announce(await delayChange(1))])).number).to.equal(1);
    });

    it("are tried before they are approved, and what they announce as it will be then", async () => {
      const good = await plan([announce(await delayChange(1))]);
      expect((await predictConsortiumProposal(stage.stranger, { proposal: good })).kind).to.be.oneOf([
        "DONE",
        "UNKNOWN",
      ]);
      const early = await plan([{ kind: "EXECUTE", change: await delayChange(1) }]);
      const prediction = await predictConsortiumProposal(stage.stranger, { proposal: early });
      expect(prediction.kind === "REFUSED" && prediction.error.code).to.equal("ACCESS_MANAGER_NOT_SCHEDULED");
    });

    it("cannot be put off by what one member approves, or by what the account cannot carry out", async () => {
      const change = await pauseChange();
      const numbers = (account?: string): Promise<object> =>
        getProposalNumbers(stage.stranger, account === undefined ? {} : { account });
      for (const number of [0, 1, 3, Number.MAX_SAFE_INTEGER]) {
        const proposal = encodeConsortiumProposal(member(3), [{ kind: "EXECUTE", change }], number);
        await approveConsortiumProposal(member(3), { proposal });
      }
      const signer = await addressOf(member(3));
      expect(await numbers()).to.deep.equal({ next: 0, due: 0, free: 0, end: 2 });
      expect(await numbers(signer.toLowerCase())).to.deep.equal({ next: 0, due: 0, free: 2, end: 2 });
      expect((await plan([{ kind: "EXECUTE", change }])).number).to.equal(0);
      expect(await refusal(numbers("0x12"))).to.deep.equal({ code: "ADDRESS_FORM", details: { field: "account" } });

      // Enough approved it, and it would be refused: nothing waits for it.
      const stuck = await plan([{ kind: "EXECUTE", change: await delayChange(1) }]);
      await approve(stuck, 0, 1, 2);
      expect(await numbers()).to.deep.equal({ next: 0, due: 0, free: 0, end: 2 });
      const pausing = encodeConsortiumProposal(member(0), [{ kind: "EXECUTE", change }], 0);
      await approve(pausing, 0, 1);
      expect(await numbers()).to.deep.equal({ next: 0, due: 1, free: 1, end: 2 });
      expect((await planConsortiumProposal(member(2), { calls: [] })).number).to.equal(1);
      const proposals = await getConsortiumProposals(stage.stranger);
      expect(await getProposalNumbers(stage.stranger, { proposals, account: signer })).to.deep.equal({
        ...{ next: 0, due: 1, free: 2, end: 2 },
      });
      await executeConsortiumProposal(stage.stranger, { proposal: pausing });
      expect(await numbers()).to.deep.equal({ next: 1, due: 1, free: 1, end: 2 });
    });

    it("say nothing where a bare hash was approved", async () => {
      const { hash } = await plan([{ kind: "EXECUTE", change: await pauseChange() }]);
      const safe = new Contract(account, ["function approveHash(bytes32)"], member(0).runner);
      await safe.getFunction("approveHash")(hash);
      const [found] = await getConsortiumProposals(member(0));
      expect(found).to.deep.include({ hash, proposal: null, state: "UNREADABLE" });
    });

    it("are taken from no bytes but those that were approved", async () => {
      const { hash, ...proposal } = await plan([{ kind: "EXECUTE", change: await pauseChange() }]);
      const safe = new Contract(account, ["function approveHash(bytes32)"], member(0).runner);
      const approval = safe.interface.encodeFunctionData("approveHash", [hash]);
      const other = encodeConsortiumProposal(member(0), [announce(await delayChange(1))], proposal.number);
      const payload = new Interface(["function p(address,uint256,bytes)"])
        .encodeFunctionData("p", [other.to, other.number, other.data])
        .slice(10);
      await (member(0).runner as Signer).sendTransaction({ to: account, data: approval + payload });
      const [found] = await getConsortiumProposals(member(0));
      expect(found).to.deep.include({ hash, proposal: null, state: "UNREADABLE" });
    });
  });

  describe("takes nothing for a proposal that governance does not do", () => {
    const refused = async (to: string, data: string, part: string): Promise<void> => {
      const outcome = refusal(
        Promise.resolve().then(() => decodeConsortiumProposal(member(0), { to, data, number: 0 })),
      );
      expect(await outcome).to.deep.equal({ code: "CONSORTIUM_PROPOSAL_FORM", details: { part } });
    };

    it("such as another target", async () => {
      await refused(stage.deployment.contracts.accessLog.address, "0x", "to");
    });

    it("such as giving somebody a role", async () => {
      const data = accessManager.encodeFunctionData("grantRole", [0, Wallet.createRandom().address, 0]);
      await refused(stage.deployment.contracts.accessManager.address, data, "data");
      const manager = stage.deployment.contracts.accessManager.address;
      const hidden = accessManager.encodeFunctionData("schedule", [manager, data, 0]);
      await refused(manager, hidden, "data");
      await refused(manager, accessManager.encodeFunctionData("multicall", [[hidden]]), "data");
    });

    it("such as bytes that its words would not tell of", async () => {
      const { to, data } = await plan([{ kind: "EXECUTE", change: await pauseChange() }]);
      await refused(to, `${data}00`, "data");
      const { to: target, data: inner } = await pauseChange();
      const padded = accessManager.encodeFunctionData("schedule", [target, `${inner}00`, 0]);
      await refused(to, padded, "data");
    });
  });

  describe("who may do what", () => {
    it("the deployer may nothing any more", async () => {
      const deployer = await addressOf(stage.deployer);
      expect(await refusal(pause(stage.deployer))).to.deep.include({ code: "ACCESS_MANAGED_UNAUTHORIZED" });
      const admitting = admitRoot(stage.deployer, { region: "340000", profile, administrator: deployer });
      expect(await refusal(admitting)).to.deep.include({ code: "ACCESS_MANAGED_UNAUTHORIZED" });
      const manager = new Contract(
        stage.deployment.contracts.accessManager.address,
        [...accessManager.fragments, "error AccessManagerUnauthorizedAccount(address msgsender, uint64 roleId)"],
        stage.deployer.runner,
      );
      await expect(manager.getFunction("grantRole")(0, deployer, 0))
        .to.be.revertedWithCustomError(manager, "AccessManagerUnauthorizedAccount")
        .withArgs(deployer, 0n);
      const proposal = await plan([{ kind: "EXECUTE", change: await pauseChange() }]);
      expect(await refusal(approveConsortiumProposal(stage.deployer, { proposal }))).to.deep.equal({
        code: "CONSORTIUM_NOT_SIGNER",
        details: { account: deployer },
      });
    });

    it("one signer may approve once, and govern nothing by itself", async () => {
      expect(await refusal(pause(member(0)))).to.deep.include({ code: "ACCESS_MANAGED_UNAUTHORIZED" });
      const proposal = await plan([{ kind: "EXECUTE", change: await pauseChange() }]);
      await approve(proposal, 0);
      expect(await refusal(approveConsortiumProposal(member(0), { proposal }))).to.deep.equal({
        code: "CONSORTIUM_APPROVED_ALREADY",
        details: { account: await addressOf(member(0)), hash: proposal.hash },
      });
      expect(await refusal(executeConsortiumProposal(member(0), { proposal }))).to.deep.equal({
        code: "CONSORTIUM_APPROVALS_MISSING",
        details: { approvals: 1, threshold: 3 },
      });
    });

    it("two signers may not execute", async () => {
      const proposal = await plan([{ kind: "EXECUTE", change: await pauseChange() }]);
      await approve(proposal, 0, 1);
      expect(await refusal(executeConsortiumProposal(member(1), { proposal }))).to.deep.equal({
        code: "CONSORTIUM_APPROVALS_MISSING",
        details: { approvals: 2, threshold: 3 },
      });
    });

    it("the account itself refuses too few, forged and strange approvals, and says no more of a refused call", async () => {
      const pausing = await plan([{ kind: "EXECUTE", change: await pauseChange() }]);
      await approve(pausing, 0, 1);
      const early = await plan([{ kind: "EXECUTE", change: await delayChange(1) }], 0);
      await approve(early, 0, 1, 2);
      const [first, second, third, fourth] = (await getConsortium(member(0))).signers;
      const approved = await Promise.all([member(0), member(1)].map(addressOf));
      const silent = [first, second, third, fourth].filter((each) => !approved.includes(each!));
      const stranger = await addressOf(stage.stranger);
      const outcomes = [
        await refusal(executeBy(pausing, approved)),
        await refusal(executeBy(pausing, [...approved, silent[0]!])),
        await refusal(executeBy(pausing, [...approved, stranger], stage.stranger)),
        await refusal(executeBy(early, [...approved, await addressOf(member(2))])),
      ];
      expect(outcomes).to.deep.equal([
        { code: "SAFE_SIGNATURES_SHORT", details: { reason: "GS020" } },
        { code: "SAFE_NOT_APPROVED", details: { reason: "GS025" } },
        { code: "SAFE_SIGNER_INVALID", details: { reason: "GS026" } },
        { code: "SAFE_CALL_FAILED", details: { reason: "GS013" } },
      ]);
      const { prediction } = await prepareApproveConsortiumProposal(stage.stranger, { proposal: pausing });
      expect(prediction.kind === "REFUSED" && prediction.error.code).to.equal("SAFE_NOT_OWNER");
    });

    it("three signers decide, and anybody may carry it out", async () => {
      const proposal = await plan([{ kind: "EXECUTE", change: await pauseChange() }]);
      await approve(proposal, 3, 1, 0);
      const { prediction } = await prepareExecuteConsortiumProposal(stage.stranger, { proposal });
      expect(prediction.kind).to.equal("DONE");
      await executeConsortiumProposal(stage.stranger, { proposal });
      expect(await isIssuingPaused(member(0))).to.equal(true);
    });

    it("a stranger may approve nothing", async () => {
      const proposal = await plan([{ kind: "EXECUTE", change: await pauseChange() }]);
      expect(await refusal(approveConsortiumProposal(stage.stranger, { proposal }))).to.deep.equal({
        code: "CONSORTIUM_NOT_SIGNER",
        details: { account: await addressOf(stage.stranger) },
      });
    });
  });

  describe("where the node is in trouble", () => {
    const troubles = [
      { error: { code: -32005, message: "Request limit exceeded" }, code: "NODE_REFUSED" },
      { error: { code: -40100, message: "Unauthorized" }, code: "NODE_UNAUTHORIZED" },
    ];
    const questions = Interface.from(["function approvedHashes(address, bytes32)", "function authority()"]);
    const approvedHashes = questions.getFunction("approvedHashes")!.selector;
    const authority = questions.getFunction("authority")!.selector;
    let node: LyingNode;
    let provider: JsonRpcProvider;

    before(async () => {
      node = await startLyingNode(({ method, params }) =>
        stage.connection.provider.request({ method, params: [...params] }),
      );
      provider = await connect(node.url);
    });

    after(async () => {
      provider.destroy();
      await node.stop();
    });

    afterEach(() => node.play());

    const readings: Readonly<
      Record<string, [string, (reader: Client, proposal: ConsortiumProposal) => Promise<unknown>]>
    > = {
      prepareExecuteConsortiumProposal: [
        approvedHashes,
        (reader, proposal) => prepareExecuteConsortiumProposal(reader, { proposal }),
      ],
      executeConsortiumProposal: [
        approvedHashes,
        (reader, proposal) => executeConsortiumProposal(reader, { proposal }),
      ],
      approveConsortiumProposal: [
        approvedHashes,
        (reader, proposal) => approveConsortiumProposal(reader, { proposal }),
      ],
      checkRules: [authority, (reader) => checkRules(reader)],
      checkGovernance: [authority, (reader) => checkGovernance(reader)],
    };
    for (const [name, [selector, reading]] of Object.entries(readings)) {
      it(`${name} says so`, async () => {
        const proposal = await plan([{ kind: "EXECUTE", change: await pauseChange() }]);
        await approve(proposal, 0, 1, 2);
        const runner = await provider.getSigner(await addressOf(member(3)));
        const reader = createClient({ runner, deployment: stage.deployment });
        for (const { error, code } of troubles) {
          node.play(
            only("eth_call", ({ params }, honest) => {
              const [{ data }] = params as readonly [{ readonly data: string }];
              return data.startsWith(selector) ? { error } : honest();
            }),
          );
          expect((await refusal(reading(reader, proposal))).code).to.equal(code);
        }
      });
    }
  });
});
