import {
  approveAction,
  decodeCall,
  deriveLicenseId,
  getApproval,
  getStanding,
  hashAction,
  issue,
  issueBatch,
  lawyer,
  parseLicenseId,
  predictApproved,
  prepareCall,
  revoke,
  sendCall,
  suspend,
  transactionGasCap,
  withdrawApproval,
  type CallParameters,
  type Client,
  type Decision,
  type IssueBatchParameters,
  type LicenseId,
  type PreparedCall,
} from "@elicense/sdk";
import { expect } from "chai";
import { keccak256, type Signer } from "ethers";
import fc from "fast-check";
import { before, describe, it } from "mocha";

import { refusal } from "../refusal.js";
import { lawyerDraft } from "../samples.js";
import { approve, authorities, decisionToday, documentHash, issueSample, setStage, type Stage } from "../stage.js";

const hour = 3_600;
const holder = "0xABaBaBaBABabABabAbAbABAbABabababaBaBABaB";

describe("approvals", () => {
  let stage: Stage;
  let anhui: Client;
  let second: Client;
  let hefei: Client;
  let bozhou: Client;
  let id: LicenseId;
  let grant: (serial: string) => Promise<IssueBatchParameters>;
  let revocation: () => Promise<{ id: LicenseId; decision: Decision }>;
  const inAnHour = async (): Promise<number> => ((await anhui.provider.getBlock("latest"))?.timestamp ?? 0) + hour;

  before(async () => {
    stage = await setStage();
    anhui = stage.clientOf("anhuiJustice");
    second = stage.clientOf("anhuiJustice", "second");
    hefei = stage.clientOf("hefeiBureau");
    bozhou = stage.clientOf("bozhouBureau");
    ({ id } = await issueSample(stage));
    grant = async (serial) => {
      const decision = await decisionToday(anhui, 1, authorities.hefeiBureau);
      const fields = { issuedDate: decision.effectiveOn };
      return { type: lawyer, licenses: [{ draft: lawyerDraft(fields, serial) }], decision };
    };
    revocation = async () => ({ id, decision: await decisionToday(anhui, 10, authorities.anhuiJustice) });
  });

  describe("hashAction", () => {
    it("is what the contract computes, whatever the call", async () => {
      const { chainId, contracts } = stage.deployment;
      const hex = fc.uint8Array({ maxLength: 200 }).map((bytes) => `0x${Buffer.from(bytes).toString("hex")}`);
      const target = fc
        .uint8Array({ minLength: 20, maxLength: 20 })
        .map((bytes) => `0x${Buffer.from(bytes).toString("hex")}`);
      await fc.assert(
        fc.asyncProperty(target, fc.nat({ max: 0xffffffff }), hex, async (address, authority, data) => {
          const expected = await anhui.contracts.authorities.hashAction(address, authority, keccak256(data));
          expect(hashAction({ chainId, target: address, authority, data })).to.equal(expected);
        }),
        { numRuns: 25 },
      );
      const { hash } = await prepareCall(anhui, "REVOKE", await revocation());
      const { data } = await prepareCall(anhui, "REVOKE", await revocation());
      const registry = contracts.licenseRegistry.address;
      expect(hash).to.equal(await anhui.contracts.authorities.hashAction(registry, 1, keccak256(data)));
    });

    it("depends on the chain, the target, the authority and the data", () => {
      const call = { chainId: 1, target: `0x${"01".repeat(20)}`, authority: 1, data: "0x01" };
      const others = [{ chainId: 2 }, { target: `0x${"02".repeat(20)}` }, { authority: 2 }, { data: "0x02" }];
      const hashes = [call, ...others.map((other) => ({ ...call, ...other }))].map(hashAction);
      expect(new Set(hashes).size).to.equal(5);
    });
  });

  describe("prepareCall", () => {
    it("gives the bytes that the action then sends, for each of them", async () => {
      const decision = await decisionToday(anhui, 99, authorities.anhuiJustice);
      const draft = lawyerDraft({ issuedDate: decision.effectiveOn }, "11");
      const manage = { id, decision };
      const successor = { ...manage, draft, holder: null };
      const all: CallParameters = {
        ISSUE: { type: lawyer, licenses: [{ draft }], decision },
        REISSUE: successor,
        TRANSFER: successor,
        SUSPEND: { ...manage, through: "2027-01-01" },
        RESUME: manage,
        REVOKE: manage,
        ANNUL: manage,
        CANCEL: manage,
        ANNOTATE: manage,
        ENDORSE: manage,
        REBIND: { ...manage, holder },
      };
      const sdk = (await import("@elicense/sdk")) as unknown as Record<
        string,
        (client: Client, of: unknown) => unknown
      >;
      for (const action of Object.keys(all) as (keyof CallParameters)[]) {
        const sent: string[] = [];
        const runner = {
          provider: anhui.provider,
          getAddress: () => (anhui.runner as unknown as { getAddress: () => Promise<string> }).getAddress(),
          sendTransaction: ({ to, data }: { to: string; data: string }) => {
            sent.push(to, data);
            return Promise.reject(new Error("not sent"));
          },
        } as unknown as Client["runner"];
        const call = await prepareCall(anhui, action, all[action]);
        const name = action === "ISSUE" ? "issueBatch" : action.toLowerCase();
        await refusal(Promise.resolve(sdk[name]?.({ ...anhui, runner }, all[action])));
        expect(sent, action).to.deep.equal([call.target, call.data]);
      }
    });

    it("is for the client's own authority, or the one that will act", async () => {
      const parameters = await revocation();
      const own = await prepareCall(second, "REVOKE", parameters);
      expect(own).to.deep.equal(await prepareCall(hefei, "REVOKE", parameters, { authority: 1 }));
      expect(own.authority).to.equal(1);
      expect(JSON.parse(JSON.stringify(own))).to.deep.equal(own);
    });

    it("refuses what the action would refuse, with the SDK's error", async () => {
      const { decision } = await revocation();
      const malformed: [string, () => Promise<PreparedCall>][] = [
        ["LICENSE_ID_FORM", () => prepareCall(anhui, "REVOKE", { id: "0x12", decision })],
        ["DAY_FORM", () => prepareCall(anhui, "SUSPEND", { id, decision, through: "2026-02-30" })],
        ["ADDRESS_FORM", () => prepareCall(anhui, "REBIND", { id, decision, holder: `0x${"0".repeat(40)}` })],
        ["ADDRESS_FORM", () => prepareCall(anhui, "REBIND", { id, decision, holder: holder.replace("0xAB", "0xab") })],
      ];
      for (const [code, prepare] of malformed) expect((await refusal(prepare())).code).to.equal(code);
    });
  });

  describe("decodeCall", () => {
    it("tells the decision to issue, with each license's root, holder, region and last day", async () => {
      const { type, decision, licenses } = await grant("12");
      const draft = lawyerDraft({ issuedDate: decision.effectiveOn }, "13");
      const call = await prepareCall(anhui, "ISSUE", { type, decision, licenses: [...licenses, { draft, holder }] });
      expect(decodeCall(call)).to.deep.equal({
        action: "ISSUE",
        licenseType: 1,
        id: null,
        licenses: [
          { root: licenses[0]?.draft.root, holder: null, region: "340100", validThrough: null },
          { root: draft.root, holder, region: "340100", validThrough: null },
        ],
        decision,
        through: null,
      });
    });

    it("tells what will be done to a license", async () => {
      const { decision } = await revocation();
      const nothing = { licenseType: parseLicenseId(id).licenseType, id, licenses: [], decision, through: null };
      const draft = lawyerDraft({ issuedDate: decision.effectiveOn }, "14");
      expect(decodeCall(await prepareCall(anhui, "REVOKE", { id, decision }))).to.deep.equal({
        action: "REVOKE",
        ...nothing,
      });
      expect(decodeCall(await prepareCall(anhui, "SUSPEND", { id, decision, through: "2027-01-01" }))).to.deep.equal({
        action: "SUSPEND",
        ...nothing,
        through: "2027-01-01",
      });
      expect(decodeCall(await prepareCall(anhui, "REBIND", { id, decision, holder: null }))).to.deep.equal({
        action: "REBIND",
        ...nothing,
        holder: null,
      });
      expect(decodeCall(await prepareCall(anhui, "REISSUE", { id, decision, draft, holder }))).to.deep.equal({
        action: "REISSUE",
        ...nothing,
        licenses: [{ root: draft.root, holder, region: "340100", validThrough: null }],
      });
    });

    it("refuses what is no action on licenses", async () => {
      const { licenses } = anhui.contracts;
      for (const data of ["0x", "0x12345678", licenses.interface.encodeFunctionData("pause")]) {
        expect(await refusal(Promise.resolve().then(() => decodeCall({ data })))).to.deep.equal({
          code: "CALL_NOT_APPROVABLE",
          details: { part: "data" },
        });
      }
    });
  });

  describe("approveAction", () => {
    it("lets another authority review an issue, once", async () => {
      const parameters = await grant("1");
      const { draft } = parameters.licenses[0] as IssueBatchParameters["licenses"][number];
      const call = await approve(hefei, "ISSUE", parameters);
      expect(await getApproval(anhui, { call })).to.have.keys("account", "expiresAt");
      const { type, decision } = parameters;
      const issued = await issue(anhui, { type, draft, decision });
      expect((await getStanding(anhui, { id: issued.id })).status).to.equal("ACTIVE");
      expect(await getApproval(anhui, { call })).to.equal(null);
      expect(await refusal(issue(anhui, { type, draft, decision }))).to.deep.equal({
        code: "JOINT_APPROVAL_MISSING",
        details: { reason: "JointApprovalMissing", action: call.hash, approver: 4n },
      });
    });

    it("is not for any other call", async () => {
      const parameters = await grant("2");
      await approve(hefei, "ISSUE", parameters);
      const other = await grant("3");
      expect((await refusal(issueBatch(anhui, other))).code).to.equal("JOINT_APPROVAL_MISSING");
      const changed = { ...parameters, decision: { ...parameters.decision, documentHash: `0x${"0e".repeat(32)}` } };
      expect((await refusal(issueBatch(anhui, changed))).code).to.equal("JOINT_APPROVAL_MISSING");
    });

    it("is no use from the key that acts", async () => {
      const parameters = await revocation();
      const call = await approve(anhui, "REVOKE", parameters);
      expect(await refusal(revoke(anhui, parameters))).to.deep.equal({
        code: "JOINT_APPROVAL_SAME_KEY",
        details: {
          reason: "JointApprovalSameKey",
          action: call.hash,
          account: await (anhui.runner as unknown as { getAddress: () => Promise<string> }).getAddress(),
        },
      });
      await withdrawApproval(anhui, { call });
    });

    it("is refused by an authority that the decision does not name", async () => {
      const call = await prepareCall(anhui, "ISSUE", await grant("4"));
      const { code, details } = await refusal(approveAction(bozhou, { call, expiresAt: await inAnHour() }));
      expect([code, details]).to.deep.equal(["CALL_NOT_APPROVABLE", { part: "approver" }]);
    });

    it("is refused for another chain or registry, and for a hash or data that were changed", async () => {
      const call = await prepareCall(anhui, "REVOKE", await revocation());
      const rehashed = (change: Partial<PreparedCall>): PreparedCall => {
        const changed = { ...call, ...change };
        return { ...changed, hash: hashAction(changed) };
      };
      const changes: [part: string, call: PreparedCall][] = [
        ["chainId", rehashed({ chainId: 1 })],
        ["target", rehashed({ target: stage.deployment.contracts.accessLog.address })],
        ["hash", { ...call, hash: documentHash }],
        ["hash", { ...call, data: `${call.data}00` }],
        ["hash", { ...call, data: "nonsense" }],
        ["hash", { ...call, authority: 2 }],
        ["data", rehashed({ data: "0x12345678" })],
      ];
      const expiresAt = await inAnHour();
      for (const [part, changed] of changes) {
        expect(await refusal(approveAction(second, { call: changed, expiresAt })), part).to.deep.equal({
          code: "CALL_NOT_APPROVABLE",
          details: { part },
        });
      }
    });

    it("is refused with an expiry that is past or too far ahead", async () => {
      const call = await prepareCall(second, "REVOKE", await revocation());
      const now = (await inAnHour()) - hour;
      for (const expiresAt of [now - 1, now + 91 * 86_400]) {
        expect((await refusal(approveAction(second, { call, expiresAt }))).code).to.equal(
          "JOINT_APPROVAL_INVALID_EXPIRY",
        );
      }
    });
  });

  // This chain cannot try two transactions; a chain that can is asked in the tests of the command line.
  describe("predictApproved", () => {
    const accountOf = async ({ runner }: Client): Promise<string> =>
      (runner as unknown as { getAddress: () => Promise<string> }).getAddress();

    it("cannot tell what comes after the approval, where the node cannot try it", async () => {
      const call = await prepareCall(anhui, "REVOKE", await revocation());
      expect(await predictApproved(second, { call, from: await accountOf(anhui) })).to.deep.equal({ kind: "UNKNOWN" });
      expect(await getApproval(anhui, { call })).to.equal(null);
    });

    it("tells what the registry refuses before it looks for the approval", async () => {
      const decision = await decisionToday(anhui, 40, authorities.anhuiJustice);
      const call = await prepareCall(anhui, "CANCEL", { id, decision });
      const prediction = await predictApproved(second, { call, from: await accountOf(anhui) });
      expect(prediction).to.deep.include({ kind: "REFUSED" });
      expect(prediction.kind === "REFUSED" && prediction.error.code).to.equal("LICENSE_CATALOG_STATUS_NOT_ALLOWED");
      const stranger = await predictApproved(second, { call, from: stage.holderAccount });
      expect(stranger.kind === "REFUSED" && stranger.error.code).to.equal("AUTHORITY_REGISTRY_UNKNOWN_KEY");
    });

    it("tells that a call is carried out that has its approval", async () => {
      const parameters = await revocation();
      const call = await approve(second, "REVOKE", parameters);
      const prediction = await predictApproved(second, { call, from: await accountOf(anhui) });
      expect(prediction).to.deep.equal({ kind: "DONE", outcome: null });
      await withdrawApproval(second, { call });
    });

    it("does not ask for a call alone that comes after others, which the node cannot try", async () => {
      const issuing = await prepareCall(anhui, "ISSUE", await grant("77"));
      const { decision, licenses } = decodeCall(issuing);
      const [license] = licenses;
      const coming = deriveLicenseId(
        { licenseType: lawyer.number, authority: issuing.authority, region: license!.region },
        { root: license!.root, decision, validThrough: license!.validThrough },
      );
      const call = await prepareCall(anhui, "REVOKE", { ...(await revocation()), id: coming });
      const from = await accountOf(anhui);
      const alone = await predictApproved(second, { call, from });
      expect(alone.kind === "REFUSED" && alone.error.code).to.equal("LICENSE_REGISTRY_UNKNOWN_LICENSE");
      const after = [issuing];
      expect(await predictApproved(second, { call, from, after })).to.deep.equal({ kind: "UNKNOWN" });
      const changed = [{ ...issuing, hash: documentHash }];
      expect(await refusal(predictApproved(second, { call, from, after: changed }))).to.deep.equal({
        code: "CALL_NOT_APPROVABLE",
        details: { part: "hash" },
      });
    });

    it("refuses a call that was changed, and what is no account", async () => {
      const call = await prepareCall(anhui, "REVOKE", await revocation());
      expect(await refusal(predictApproved(second, { call, from: "0x12" }))).to.deep.equal({
        code: "ADDRESS_FORM",
        details: { field: "from" },
      });
      const changed = { ...call, hash: documentHash };
      expect(await refusal(predictApproved(second, { call: changed, from: holder }))).to.deep.equal({
        code: "CALL_NOT_APPROVABLE",
        details: { part: "hash" },
      });
    });
  });

  describe("sendCall", () => {
    it("sends the bytes that were prepared and approved", async () => {
      const parameters = await grant("20");
      const call = await approve(hefei, "ISSUE", parameters);
      const { transactionHash, block, gasUsed } = await sendCall(anhui, { call });
      const sent = await anhui.provider.getTransaction(transactionHash);
      expect([sent?.data, sent?.to, sent?.blockNumber]).to.deep.equal([call.data, call.target, block]);
      expect((await anhui.provider.getTransactionReceipt(transactionHash))?.gasUsed).to.equal(gasUsed);
    });

    describe("given what it is expected to take", () => {
      /** Sends a call, and gives what it was allowed to take, and its estimate as the tests' signers add to it. */
      const limitOf = async (
        serial: string,
        expectedOf: (estimate: bigint) => bigint,
      ): Promise<{ readonly estimate: bigint; readonly gasLimit: bigint | undefined }> => {
        const call = await approve(hefei, "ISSUE", await grant(serial));
        const from = await (anhui.runner as unknown as Signer).getAddress();
        const estimate = await anhui.provider.estimateGas({ from, to: call.target, data: call.data });
        const { transactionHash } = await sendCall(anhui, { call, expectedGas: expectedOf(estimate) });
        return {
          estimate: (estimate * 3n) / 2n,
          gasLimit: (await anhui.provider.getTransaction(transactionHash))?.gasLimit,
        };
      };

      it("lets it take a quarter more", async () => {
        expect((await limitOf("21", () => 2_000_000n)).gasLimit).to.equal(2_500_000n);
      });

      it("has it estimated where that does not suffice, or would with nothing to spare", async () => {
        for (const [serial, percent] of [["22", 50n] as const, ["24", 85n] as const]) {
          const { estimate, gasLimit } = await limitOf(serial, (gas) => (gas * percent) / 100n);
          expect(gasLimit, serial).to.equal(estimate);
        }
      });

      it("has it estimated where that is more than any transaction may take", async () => {
        const { estimate, gasLimit } = await limitOf("25", () => transactionGasCap + 1n);
        expect(gasLimit).to.equal(estimate);
      });
    });

    it("sends nothing of what the registry refuses, whatever it is expected to take", async () => {
      const call = await prepareCall(anhui, "ISSUE", await grant("23"));
      const account = await (anhui.runner as unknown as Signer).getAddress();
      const before = await anhui.provider.getTransactionCount(account);
      expect(await refusal(sendCall(anhui, { call, expectedGas: 2_000_000n }))).to.deep.equal({
        code: "JOINT_APPROVAL_MISSING",
        details: { reason: "JointApprovalMissing", action: call.hash, approver: BigInt(authorities.hefeiBureau) },
      });
      expect(await anhui.provider.getTransactionCount(account)).to.equal(before);
    });

    it("refuses a call of another chain or registry", async () => {
      const call = await prepareCall(anhui, "REVOKE", await revocation());
      const foreign = { chainId: 1, target: stage.deployment.contracts.accessLog.address } as const;
      for (const part of ["chainId", "target"] as const) {
        expect(await refusal(sendCall(anhui, { call: { ...call, [part]: foreign[part] } })), part).to.deep.equal({
          code: "CALL_NOT_APPROVABLE",
          details: { part },
        });
      }
    });
  });

  describe("withdrawApproval", () => {
    it("takes an approval back, once", async () => {
      const parameters = await revocation();
      const call = await approve(second, "REVOKE", parameters);
      await withdrawApproval(second, { call });
      expect(await getApproval(second, { call })).to.equal(null);
      expect((await refusal(revoke(anhui, parameters))).code).to.equal("JOINT_APPROVAL_MISSING");
      expect((await refusal(withdrawApproval(second, { call }))).code).to.equal("JOINT_APPROVAL_MISSING");
    });
  });

  it("that have expired serve no more", async () => {
    const parameters = await revocation();
    await approve(second, "REVOKE", parameters);
    await stage.connection.networkHelpers.time.increase(hour + 1);
    expect((await refusal(revoke(anhui, parameters))).code).to.equal("JOINT_APPROVAL_EXPIRED");
  });

  it("are refused where none is needed, and needed where none is named", async () => {
    const decision = await decisionToday(anhui, 21, authorities.hefeiBureau);
    const { code } = await refusal(suspend(anhui, { id, decision, through: decision.effectiveOn }));
    // 89 days at least: what is wrong with the decision is said first.
    expect(code).to.equal("LICENSE_CATALOG_DAYS_OUT_OF_BOUNDS");
    const warned = await decisionToday(anhui, 20, authorities.hefeiBureau);
    expect(await refusal(suspend(anhui, { id, decision: warned, through: warned.effectiveOn }))).to.deep.equal({
      code: "JOINT_APPROVAL_NOT_NEEDED",
      details: { reason: "JointApprovalNotNeeded", approver: 4n },
    });
    const alone = await decisionToday(anhui, 10);
    expect((await refusal(revoke(anhui, { id, decision: alone }))).code).to.equal("JOINT_APPROVAL_NEEDS_ANOTHER_KEY");
  });
});
