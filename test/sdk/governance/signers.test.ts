import {
  approveConsortiumProposal,
  checkGovernance,
  checkSignerChange,
  createClient,
  decodeConsortiumProposal,
  decodeSignerChange,
  encodeConsortiumProposal,
  executeConsortiumProposal,
  fromChain,
  getConsortium,
  getConsortiumHistory,
  getConsortiumProposals,
  isIssuingPaused,
  planConsortiumProposal,
  planSignerChange,
  predictConsortiumProposal,
  prepareExecuteConsortiumProposal,
  preparePause,
  type Client,
  type ConsortiumProposal,
  type SignerChange,
} from "@elicense/sdk";
import { expect } from "chai";
import { concat, Contract, Interface, solidityPacked, type Signer } from "ethers";
import { before, beforeEach, describe, it } from "mocha";

import { safe } from "../../../sdk/src/governance/safe.js";
import { genesisExtraData } from "../../../sdk/src/qbft/ExtraData.js";
import { refusal } from "../refusal.js";
import { setConsortiumStage, type ConsortiumStage } from "./consortium.js";

const listHead = "0x0000000000000000000000000000000000000001";

const nobody = `0x${"00".repeat(20)}`;

/** What else a Safe could do to itself, or have done to it. */
const others = new Interface([
  "function enableModule(address module)",
  "function disableModule(address prevModule, address module)",
  "function setGuard(address guard)",
  "function setFallbackHandler(address handler)",
  "function approveHash(bytes32 hash)",
  "function setup(address[] owners, uint256 threshold, address to, bytes data, address handler, address token, uint256 payment, address receiver)",
  "function execTransactionFromModule(address to, uint256 value, bytes data, uint8 operation)",
  "function simulateAndRevert(address target, bytes data)",
  "function changeMasterCopy(address target)",
]);

function ascending(addresses: readonly string[]): readonly string[] {
  return [...addresses].sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
}

describe("the signers of a consortium", () => {
  let stage: ConsortiumStage;
  let account: string;
  /** Addresses of the four departments' signers, in the clients' order. */
  let founders: readonly string[];
  /** Clients of accounts that no department has yet. */
  let [first, second]: readonly Client[] = [];
  let firstAddress: string;
  let secondAddress: string;
  let snapshot: { readonly restore: () => Promise<void> };

  const addressOf = (client: Client): Promise<string> => (client.runner as unknown as Signer).getAddress();
  const member = (position: number): Client => stage.members[position]!;
  const propose = async (wanted: SignerChange, number?: number): Promise<ConsortiumProposal> => {
    const change = await planSignerChange(member(0), wanted);
    const calls = [{ kind: "SIGNERS", change }] as const;
    return planConsortiumProposal(member(0), { calls, ...(number !== undefined && { number }) });
  };
  const approve = async (proposal: ConsortiumProposal, ...clients: readonly Client[]): Promise<void> => {
    for (const client of clients) await approveConsortiumProposal(client, { proposal });
  };
  const decide = async (wanted: SignerChange, clients = stage.members.slice(0, 3)): Promise<ConsortiumProposal> => {
    const proposal = await propose(wanted);
    await approve(proposal, ...clients);
    await executeConsortiumProposal(stage.stranger, { proposal });
    return proposal;
  };
  const now = async (): Promise<{ readonly signers: readonly string[]; readonly threshold: number }> => {
    const { signers, threshold } = await getConsortium(stage.stranger);
    return { signers, threshold };
  };
  /** Has the account carry out any call at all, approved by three members, as another program would. */
  const force = async (to: string, data: string): Promise<void> => {
    const contract = new Contract(account, safe, member(0).runner);
    const values = [to, 0, data, 0, 0, 0, 0, nobody, nobody] as const;
    const { next } = await getConsortium(member(0));
    const view = new Contract(
      account,
      [
        "function getTransactionHash(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,uint256) view returns (bytes32)",
      ],
      member(0).provider,
    );
    const hash = String(await view.getFunction("getTransactionHash")(...values, next));
    for (const position of [0, 1, 2]) {
      await new Contract(account, safe, member(position).runner).getFunction("approveHash")(hash);
    }
    const approvals = ascending(founders.slice(0, 3)).map((each) =>
      solidityPacked(["uint256", "uint256", "uint8"], [each, 0, 1]),
    );
    await contract.getFunction("execTransaction")(...values, concat(approvals));
  };
  const withSigners = (signers: readonly string[], threshold: number): Client =>
    createClient({
      runner: stage.stranger.runner,
      deployment: { ...stage.deployment, governance: { account, kind: "safe", signers, threshold } },
    });

  before(async () => {
    stage = await setConsortiumStage();
    account = stage.deployment.governance!.account;
    founders = await Promise.all(stage.members.map(addressOf));
    const signers = await stage.connection.ethers.getSigners();
    [first, second] = [5, 6].map((position) =>
      createClient({ runner: signers[position]!, deployment: stage.deployment }),
    );
    [firstAddress, secondAddress] = await Promise.all([addressOf(first!), addressOf(second!)]);
  });

  beforeEach(async () => {
    if ((snapshot as typeof snapshot | undefined) !== undefined) await snapshot.restore();
    snapshot = await stage.connection.networkHelpers.takeSnapshot();
  });

  describe("are changed by three of four", () => {
    it("a department joins, and decides from then on", async () => {
      const proposal = await propose({ kind: "ADD", signer: firstAddress, threshold: 3 });
      expect(proposal.to).to.equal(account);
      await approve(proposal, member(0), member(1), member(2));
      const { transactionHash } = await executeConsortiumProposal(stage.stranger, { proposal });
      const contract = new Contract(account, safe, stage.stranger.provider);
      await expect(stage.stranger.provider.getTransaction(transactionHash))
        .to.emit(contract, "AddedOwner")
        .withArgs(firstAddress);
      expect(await now()).to.deep.equal({ signers: ascending([...founders, firstAddress]), threshold: 3 });

      const { transaction } = await preparePause(first!, { from: account });
      const { to, data } = transaction;
      const pausing = await planConsortiumProposal(first!, { calls: [{ kind: "EXECUTE", change: { to, data } }] });
      await approve(pausing, first!, member(0), member(3));
      await executeConsortiumProposal(first!, { proposal: pausing });
      expect(await isIssuingPaused(first!)).to.equal(true);
    });

    it("a department leaves, and its approvals count no more", async () => {
      const { transaction } = await preparePause(member(3), { from: account });
      const change = { to: transaction.to, data: transaction.data };
      const pausing = await planConsortiumProposal(member(3), { calls: [{ kind: "EXECUTE", change }], number: 1 });
      await approve(pausing, member(3), member(0));
      await decide({ kind: "REMOVE", signer: founders[3]!, threshold: 2 });
      expect(await now()).to.deep.equal({ signers: ascending(founders.slice(0, 3)), threshold: 2 });
      expect(await refusal(executeConsortiumProposal(member(0), { proposal: pausing }))).to.deep.equal({
        code: "CONSORTIUM_APPROVALS_MISSING",
        details: { approvals: 1, threshold: 2 },
      });
      const again = await propose({ kind: "ADD", signer: firstAddress, threshold: 3 });
      expect(await refusal(approveConsortiumProposal(member(3), { proposal: again }))).to.deep.equal({
        code: "CONSORTIUM_NOT_SIGNER",
        details: { account: founders[3] },
      });
    });

    it("a department that lost its key gets another one", async () => {
      await decide({ kind: "REPLACE", signer: founders[3]!, replacement: firstAddress });
      expect(await now()).to.deep.equal({ signers: ascending([...founders.slice(0, 3), firstAddress]), threshold: 3 });
    });

    it("another number of them decides", async () => {
      await decide({ kind: "THRESHOLD", threshold: 4 });
      expect(await now()).to.deep.equal({ signers: ascending(founders), threshold: 4 });
      const proposal = await propose({ kind: "THRESHOLD", threshold: 3 });
      await approve(proposal, member(0), member(1), member(2));
      expect(await refusal(executeConsortiumProposal(member(3), { proposal }))).to.deep.equal({
        code: "CONSORTIUM_APPROVALS_MISSING",
        details: { approvals: 3, threshold: 4 },
      });
    });

    it("whichever place in the account's list they have", async () => {
      for (const signer of founders) {
        const branch = await stage.connection.networkHelpers.takeSnapshot();
        await decide({ kind: "REMOVE", signer, threshold: 2 }, [
          ...stage.members.filter((_, at) => founders[at] !== signer),
        ]);
        expect(await now()).to.deep.equal({
          signers: ascending(founders.filter((each) => each !== signer)),
          threshold: 2,
        });
        await branch.restore();
      }
    });
  });

  describe("are changed by nobody else", () => {
    const members = (count: number): readonly Client[] => stage.members.slice(0, count);
    const cases = [
      { who: "the deployer", clients: () => [stage.deployer], code: "CONSORTIUM_NOT_SIGNER" },
      { who: "a stranger", clients: () => [stage.stranger], code: "CONSORTIUM_NOT_SIGNER" },
      { who: "the department that would join", clients: () => [first!], code: "CONSORTIUM_NOT_SIGNER" },
      { who: "one signer", clients: () => members(1), code: "CONSORTIUM_APPROVALS_MISSING" },
      { who: "two of four signers", clients: () => members(2), code: "CONSORTIUM_APPROVALS_MISSING" },
    ] as const;
    for (const { who, clients, code } of cases) {
      it(`not by ${who}`, async () => {
        const proposal = await propose({ kind: "ADD", signer: firstAddress, threshold: 3 });
        const outcome = await refusal(
          approve(proposal, ...clients()).then(() => executeConsortiumProposal(stage.stranger, { proposal })),
        );
        expect(outcome.code).to.equal(code);
        expect(await now()).to.deep.equal({ signers: ascending(founders), threshold: 3 });
      });
    }

    it("not by a signer who calls the account itself", async () => {
      const { to, data } = await planSignerChange(member(0), { kind: "THRESHOLD", threshold: 4 });
      const call = (member(0).runner as Signer).call({ to, data }).catch((error: unknown) => {
        throw fromChain(error);
      });
      expect(await refusal(call)).to.deep.equal({ code: "REVERT_UNKNOWN", details: { reason: "GS031" } });
    });
  });

  describe("are never made", () => {
    const refused = async (wanted: SignerChange, code: string, details: object): Promise<void> => {
      expect(await refusal(planSignerChange(member(0), wanted))).to.deep.equal({ code, details });
    };

    it("of half of the signers or less, or more than there are", async () => {
      await refused({ kind: "THRESHOLD", threshold: 2 }, "CONSORTIUM_THRESHOLD", { threshold: 2, count: 4 });
      await refused({ kind: "THRESHOLD", threshold: 5 }, "CONSORTIUM_THRESHOLD", { threshold: 5, count: 4 });
      const { kind } = { kind: "ADD" } as const;
      await refused({ kind, signer: firstAddress, threshold: 2 }, "CONSORTIUM_THRESHOLD", { threshold: 2, count: 5 });
      await refused({ kind, signer: firstAddress, threshold: 6 }, "CONSORTIUM_THRESHOLD", { threshold: 6, count: 5 });
      const leaving = { kind: "REMOVE", signer: founders[0]! } as const;
      await refused({ ...leaving, threshold: 1 }, "CONSORTIUM_THRESHOLD", { threshold: 1, count: 3 });
      await refused({ ...leaving, threshold: 4 }, "CONSORTIUM_THRESHOLD", { threshold: 4, count: 3 });
      for (const threshold of [0, -1, 1.5, 0x1_0000]) {
        await refused({ kind: "THRESHOLD", threshold }, "CONSORTIUM_PROPOSAL_FORM", { part: "threshold" });
      }
    });

    it("of one who is a signer already, or is none", async () => {
      await refused({ kind: "ADD", signer: founders[1]!, threshold: 3 }, "CONSORTIUM_SIGNER_BARRED", {
        ...{ account: founders[1], part: "validator" },
      });
      await decide({ kind: "ADD", signer: firstAddress, threshold: 3 });
      await refused({ kind: "ADD", signer: firstAddress, threshold: 3 }, "CONSORTIUM_SIGNER_ALREADY", {
        account: firstAddress,
      });
      const swap = { kind: "REPLACE", signer: founders[1]!, replacement: firstAddress } as const;
      await refused(swap, "CONSORTIUM_SIGNER_ALREADY", { account: firstAddress });
      const unknown = { account: secondAddress };
      await refused({ kind: "REMOVE", signer: secondAddress, threshold: 3 }, "CONSORTIUM_SIGNER_UNKNOWN", unknown);
      const strange = { kind: "REPLACE", signer: secondAddress, replacement: firstAddress } as const;
      await refused(strange, "CONSORTIUM_SIGNER_UNKNOWN", unknown);
    });

    it("of what can sign for no department", async () => {
      const { accessManager, accessLog } = stage.deployment.contracts;
      const validator = stage.deployment.validators![0]!;
      for (const [signer, part] of [
        [listHead, "nobody"],
        [account, "governance"],
        [accessManager.address, "accessManager"],
        [accessLog.address, "accessLog"],
        [validator, "validator"],
      ] as const) {
        const details = { account: signer, part };
        await refused({ kind: "ADD", signer, threshold: 3 }, "CONSORTIUM_SIGNER_BARRED", details);
        const swap = { kind: "REPLACE", signer: founders[0]!, replacement: signer } as const;
        await refused(swap, "CONSORTIUM_SIGNER_BARRED", details);
      }
      await refused({ kind: "ADD", signer: nobody, threshold: 3 }, "ADDRESS_FORM", { field: "signer" });
      await refused({ kind: "REPLACE", signer: founders[0]!, replacement: "0x12" }, "ADDRESS_FORM", {
        field: "replacement",
      });
    });

    it("of a validator of the newest block", async () => {
      const { provider } = member(0);
      const sealed: typeof provider = new Proxy(provider, {
        get: (target, name) => {
          if (name === "provider") return sealed;
          const value: unknown = Reflect.get(target, name, target);
          if (typeof value !== "function") return value;
          if (name !== "getBlock") return value.bind(target) as unknown;
          return async (...values: Parameters<typeof target.getBlock>) =>
            Object.create(await target.getBlock(...values), {
              extraData: { value: genesisExtraData([firstAddress, secondAddress]) },
            }) as object;
        },
      });
      const client = createClient({ runner: sealed, deployment: stage.deployment });
      const joining = planSignerChange(client, { kind: "ADD", signer: secondAddress, threshold: 3 });
      expect(await refusal(joining)).to.deep.equal({
        code: "CONSORTIUM_SIGNER_BARRED",
        details: { account: secondAddress, part: "validator" },
      });
    });

    it("together with anything else", async () => {
      const change = await planSignerChange(member(0), { kind: "THRESHOLD", threshold: 4 });
      const call = { kind: "SIGNERS", change } as const;
      const pausing = (await preparePause(member(0), { from: account })).transaction;
      for (const calls of [
        [call, call],
        [call, { kind: "EXECUTE", change: { to: pausing.to, data: pausing.data } } as const],
      ]) {
        const outcome = refusal(Promise.resolve().then(() => encodeConsortiumProposal(member(0), calls, 0)));
        expect(await outcome).to.deep.equal({ code: "CONSORTIUM_PROPOSAL_FORM", details: { part: "calls" } });
      }
    });
  });

  describe("are read by their very bytes", () => {
    const outcomeOf = (to: string, data: string): ReturnType<typeof refusal> =>
      refusal(Promise.resolve().then(() => decodeConsortiumProposal(member(0), { to, data, number: 0 })));
    const strange = { code: "CONSORTIUM_PROPOSAL_FORM", details: { part: "data" } };

    it("each kind, and back", async () => {
      const wishes: readonly SignerChange[] = [
        { kind: "ADD", signer: firstAddress, threshold: 4 },
        { kind: "REMOVE", signer: founders[2]!, threshold: 3 },
        { kind: "REPLACE", signer: founders[1]!, replacement: firstAddress },
        { kind: "THRESHOLD", threshold: 4 },
      ];
      const owners = (await new Contract(account, safe, member(0).provider).getFunction("getOwners")()) as string[];
      for (const wanted of wishes) {
        const proposal = await propose(wanted, 0);
        const { to, data } = proposal;
        expect(decodeConsortiumProposal(member(0), { to, data, number: 0 })).to.deep.equal(proposal);
        const isPlaced = wanted.kind === "REMOVE" || wanted.kind === "REPLACE";
        const previous = isPlaced ? (owners[owners.indexOf(wanted.signer) - 1] ?? listHead) : null;
        expect(decodeSignerChange(member(0), { to, data })).to.deep.equal({ ...wanted, previous });
      }
    });

    it("nothing else that the account could do", async () => {
      const calls: readonly (readonly [string, readonly unknown[]])[] = [
        ["enableModule", [firstAddress]],
        ["disableModule", [listHead, firstAddress]],
        ["setGuard", [firstAddress]],
        ["setFallbackHandler", [firstAddress]],
        ["approveHash", [`0x${"12".repeat(32)}`]],
        ["setup", [[firstAddress], 1, nobody, "0x", nobody, nobody, 0, nobody]],
        ["execTransactionFromModule", [firstAddress, 0, "0x", 1]],
        ["simulateAndRevert", [firstAddress, "0x"]],
        ["changeMasterCopy", [firstAddress]],
      ];
      for (const [name, values] of calls) {
        expect(await outcomeOf(account, others.encodeFunctionData(name, values)), name).to.deep.equal(strange);
      }
      expect(await outcomeOf(account, "0x12345678")).to.deep.equal(strange);
    });

    it("nothing that its words would not tell of", async () => {
      const { to, data } = await planSignerChange(member(0), { kind: "ADD", signer: firstAddress, threshold: 3 });
      const dirty = `${data.slice(0, 10)}ff${data.slice(12)}`;
      for (const tampered of [`${data}00`, data.slice(0, -2), dirty, data.toUpperCase().replace("0X", "0x")]) {
        expect(await outcomeOf(to, tampered), tampered).to.deep.equal(strange);
      }
      expect(await outcomeOf(stage.deployment.contracts.accessManager.address, data)).to.deep.equal(strange);
      expect(await outcomeOf(firstAddress, data)).to.deep.equal({ ...strange, details: { part: "to" } });
      const huge = safe.encodeFunctionData("changeThreshold", [2n ** 64n + 3n]);
      expect(await outcomeOf(account, huge)).to.deep.equal(strange);
      const barred = safe.encodeFunctionData("addOwnerWithThreshold", [account, 3]);
      expect(await outcomeOf(account, barred)).to.deep.equal(strange);
    });

    it("and not where another change stands behind the approval", async () => {
      const { hash, number } = await propose({ kind: "THRESHOLD", threshold: 4 });
      const other = await propose({ kind: "ADD", signer: firstAddress, threshold: 3 });
      const payload = new Interface(["function p(address,uint256,bytes)"])
        .encodeFunctionData("p", [other.to, number, other.data])
        .slice(10);
      const data = safe.encodeFunctionData("approveHash", [hash]) + payload;
      await (member(0).runner as Signer).sendTransaction({ to: account, data });
      const [found] = await getConsortiumProposals(member(1));
      expect(found).to.deep.include({ hash, proposal: null, state: "UNREADABLE" });
      const forged = { ...other, hash };
      expect(await refusal(approveConsortiumProposal(member(1), { proposal: forged }))).to.deep.equal({
        code: "CONSORTIUM_PROPOSAL_FORM",
        details: { part: "hash" },
      });
    });
  });

  describe("whose list has changed since", () => {
    it("are not carried out, and it is said why, before anything is sent", async () => {
      const { signers } = await (async () => {
        const owners = (await new Contract(account, safe, member(0).provider).getFunction("getOwners")()) as string[];
        return { signers: [...owners] };
      })();
      const [head, next] = signers as [string, string];
      const leaving = await propose({ kind: "REMOVE", signer: next, threshold: 2 }, 1);
      await approve(leaving, member(0), member(1), member(2));
      const approvers = stage.members.filter((_, position) => founders[position] !== head).slice(0, 3);
      await decide({ kind: "REPLACE", signer: head, replacement: firstAddress }, approvers);
      await approve(leaving, ...[member(3), first!].slice(0, founders[3] === head ? 0 : 1), first!);

      const refused = {
        code: "CONSORTIUM_LIST_CHANGED",
        details: { account: next, previous: head, actual: firstAddress },
      };
      const before = await stage.stranger.provider.getBlockNumber();
      expect(await refusal(executeConsortiumProposal(stage.stranger, { proposal: leaving }))).to.deep.equal(refused);
      expect(await stage.stranger.provider.getBlockNumber()).to.equal(before);
      const { prediction } = await prepareExecuteConsortiumProposal(stage.stranger, { proposal: leaving });
      expect(prediction.kind === "REFUSED" && prediction.error.code).to.equal(refused.code);
      const tried = await predictConsortiumProposal(stage.stranger, { proposal: leaving });
      expect(tried.kind === "REFUSED" && tried.error.code).to.equal(refused.code);
      expect(await refusal(checkSignerChange(stage.stranger, leaving))).to.deep.equal(refused);
    });
  });

  describe("prove how they came about", () => {
    const everything = async (): Promise<readonly ConsortiumProposal[]> => [
      await decide({ kind: "ADD", signer: firstAddress, threshold: 4 }),
      await decide({ kind: "REPLACE", signer: founders[1]!, replacement: secondAddress }, [
        ...[member(0), member(1), member(2), member(3)],
      ]),
      await decide({ kind: "REMOVE", signer: founders[3]!, threshold: 3 }, [member(0), member(2), member(3), first!]),
      await decide({ kind: "THRESHOLD", threshold: 4 }, [member(0), member(2), first!]),
    ];

    it("by every change since the account was created, and each one's proposal", async () => {
      const proposals = await everything();
      const history = await getConsortiumHistory(stage.stranger);
      expect(history.founders).to.deep.equal({ signers: ascending(founders), threshold: 3 });
      expect(history.changes.map(({ proposal }) => proposal)).to.deep.equal(proposals.map(({ hash }) => hash));
      expect(history.changes.map(({ change }) => change.kind)).to.deep.equal(["ADD", "REPLACE", "REMOVE", "THRESHOLD"]);
      const after = { signers: ascending([founders[0]!, founders[2]!, firstAddress, secondAddress]), threshold: 4 };
      expect(history.changes.at(-1)?.after).to.deep.equal(after);
      expect(await now()).to.deep.equal(after);

      const stale = await refusal(checkGovernance(stage.stranger));
      expect(stale).to.deep.equal({
        code: "GOVERNANCE_DIFFERS",
        details: { part: "signers", expected: ascending(founders).join(", "), actual: after.signers.join(", ") },
      });
      expect(await checkGovernance(withSigners(after.signers, after.threshold))).to.include({ delay: 3 * 86_400 });
    });

    it("and as they were at a block", async () => {
      const block = await stage.stranger.provider.getBlockNumber();
      await everything();
      expect((await getConsortiumHistory(stage.stranger, { block })).changes).to.deep.equal([]);
    });

    it("not where a change was made that nobody proposed", async () => {
      await decide({ kind: "THRESHOLD", threshold: 4 });
      await decide({ kind: "THRESHOLD", threshold: 3 }, [...stage.members]);
      await force(account, safe.encodeFunctionData("addOwnerWithThreshold", [firstAddress, 3]));
      const block = await stage.stranger.provider.getBlockNumber();
      expect(await refusal(getConsortiumHistory(stage.stranger))).to.deep.equal({
        code: "GOVERNANCE_DIFFERS",
        details: { part: `block ${String(block)}`, expected: "–", actual: `AddedOwner ${firstAddress}` },
      });
    });

    it("not where something else may act for the account, or could have", async () => {
      const attempts: readonly (readonly [string, readonly unknown[], string])[] = [
        ["enableModule", [firstAddress], "EnabledModule"],
        ["setGuard", [nobody], "ChangedGuard"],
      ];
      for (const [name, values, event] of attempts) {
        const branch = await stage.connection.networkHelpers.takeSnapshot();
        await force(account, others.encodeFunctionData(name, values));
        const block = await stage.stranger.provider.getBlockNumber();
        expect(await refusal(getConsortiumHistory(stage.stranger))).to.deep.equal({
          code: "GOVERNANCE_DIFFERS",
          details: { part: `block ${String(block)}`, expected: "–", actual: event },
        });
        await branch.restore();
      }
    });

    it("not where the account's state is not what its events make of it", async () => {
      // The threshold, in the account's fifth slot.
      const { connection } = stage;
      await connection.networkHelpers.setStorageAt(account, 4, 2);
      expect(await refusal(getConsortiumHistory(stage.stranger))).to.deep.equal({
        code: "GOVERNANCE_DIFFERS",
        details: { part: "threshold", expected: "3", actual: "2" },
      });
    });
  });
});
