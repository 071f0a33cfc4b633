import { interfaces, verify, type Client, type IssuedLicense, type NodeReport, type Verification } from "@elicense/sdk";
import { expect } from "chai";
import { makeError, type Block, type TransactionRequest } from "ethers";
import { setTimeout as sleep } from "node:timers/promises";

import { meaningOf } from "../../../sdk/src/errors/ElicenseError.js";
import { unreachable } from "../../../sdk/src/errors/fromNode.js";
import { refusal } from "../refusal.js";
import { issueSample, revokeSample, setSuiteStage, type Stage } from "../stage.js";
import { nodeOf, type Ways } from "./nodes.js";

type Honest<Argument, Result> = (argument: Argument) => Promise<Result>;

/** Says of every license that it is as one that was never acted upon. */
const forgetsRevocations = async (
  request: TransactionRequest,
  honest: Honest<TransactionRequest, string>,
): Promise<string> => {
  const answer = await honest(request);
  if (!request.data?.startsWith(interfaces.licenses.getFunction("standingsOf").selector)) return answer;
  const [standings] = interfaces.licenses.decodeFunctionResult("standingsOf", answer) as unknown as [bigint[][]];
  const active = standings.map((standing) => [1n, ...standing.slice(1)]);
  return interfaces.licenses.encodeFunctionResult("standingsOf", [active] as never);
};

/** A block of which a node says something else; its members cannot be assigned. */
function told(block: Block, members: Partial<Pick<Block, "number" | "hash" | "timestamp">>): Block {
  const descriptors = Object.entries(members).map(([name, value]) => [name, { value, enumerable: true }] as const);
  return Object.create(block, Object.fromEntries(descriptors)) as Block;
}

const hangsUp = (): never => {
  throw makeError("connection reset", "NETWORK_ERROR", { event: "test" });
};

describe("verify, asking several nodes", () => {
  let stage: Stage;
  let inForce: IssuedLicense;
  let revoked: IssuedLicense;
  let revokedIn: number;

  before(async () => {
    stage = await setSuiteStage();
    inForce = await issueSample(stage);
    revoked = await issueSample(stage, {}, "2");
    revokedIn = (await revokeSample(stage, revoked.id)).block;
  });

  const node = (name: string, ways?: Ways): Client =>
    nodeOf(stage.connection.ethers.provider, stage.deployment, name, ways);
  const ahead = (blocks: number): Ways => ({
    getBlock: async (tag, honest) => {
      if (typeof tag === "number") return honest(tag);
      const head = (await honest("latest"))!;
      return told(head, { number: head.number + blocks, hash: `0x${"aa".repeat(32)}` });
    },
  });
  const behind = (block: number): Ways => ({ getBlock: (tag, honest) => honest(tag === "latest" ? block : tag) });
  const answersOf = ({ nodes }: Verification): Record<string, string> =>
    Object.fromEntries((nodes ?? []).map((report: NodeReport) => [report.name, report.answer]));
  const codeOf = ({ checks }: Verification, name: string): string | undefined =>
    checks.find((check) => check.name === name)?.code;

  it("is VALID where all agree, and says so", async () => {
    const verification = await verify(inForce.document, { clients: [node("a"), node("b"), node("c")] });

    expect(verification.verdict).to.equal("VALID");
    expect(answersOf(verification)).to.deep.equal({ a: "AGREES", b: "AGREES", c: "AGREES" });
    const registry = verification.checks.find(({ name }) => name === "registry");
    expect(registry?.evidence).to.deep.equal({ chainId: 31_337, agreeing: 3, needed: 2 });
  });

  it("names the one that lies, and does as the others say", async () => {
    const liar = node("liar", { call: forgetsRevocations });
    const alone = await verify(revoked.document, { client: liar });
    expect(codeOf(alone, "record")).to.equal("RECORD_CONTRADICTS_STATE");

    const verification = await verify(revoked.document, { clients: [liar, node("b"), node("c")] });
    expect(verification.verdict).to.equal("INVALID");
    expect(codeOf(verification, "status")).to.equal("STATUS_REVOKED");
    expect(answersOf(verification)).to.deep.equal({ liar: "DIFFERS", b: "AGREES", c: "AGREES" });
    const registry = verification.checks.find(({ name }) => name === "registry");
    expect(registry?.evidence).to.deep.include({ dissenting: "liar: DIFFERS" });
  });

  it("cannot tell where too few agree", async () => {
    const liars = ["x", "y"].map((name) => node(name, { call: forgetsRevocations }));
    const verification = await verify(revoked.document, { clients: [...liars, node("b"), node("c")] });

    expect(verification.verdict).to.equal("INDETERMINATE");
    expect(codeOf(verification, "registry")).to.equal("REGISTRY_NODES_DISAGREE");
    expect(codeOf(verification, "status")).to.equal("NOT_CHECKED");
    expect(verification.id).to.equal(revoked.id);
    expect(answersOf(verification)).to.deep.equal({ x: "DIFFERS", y: "DIFFERS", b: "DIFFERS", c: "DIFFERS" });
  });

  it("cannot tell where two answers have enough nodes each", async () => {
    const liar = node("liar", { call: forgetsRevocations });
    const verification = await verify(revoked.document, { clients: [liar, node("b")], threshold: 1 });

    expect(verification.verdict).to.equal("INDETERMINATE");
    expect(codeOf(verification, "registry")).to.equal("REGISTRY_NODES_DISAGREE");
  });

  it("needs no answer of a node that cannot be reached, while enough others agree", async () => {
    const silent = node("silent", { getBlock: hangsUp });
    const breaksOff = node("breaks off", { call: hangsUp });
    const clients = [silent, breaksOff, node("a"), node("b"), node("c")];
    const verification = await verify(inForce.document, { clients });

    expect(verification.verdict).to.equal("VALID");
    expect(answersOf(verification)).to.deep.include({ silent: "SILENT", "breaks off": "SILENT", a: "AGREES" });
    expect(verification.nodes?.[0]?.cause?.code).to.equal("NODE_UNREACHABLE");
  });

  it("waits no longer than it may for a node that hangs, while enough others agree", async () => {
    const hangs = (): Promise<never> => new Promise(() => undefined);
    const slow = [
      node("no block", { getBlock: hangs }),
      node("no state", { call: hangs }),
      node("no logs", { getLogs: hangs }),
    ];
    const clients = [...slow, node("a"), node("b"), node("c"), node("d")];
    const verification = await verify(revoked.document, { clients, threshold: 4, timeoutSeconds: 0.5 });

    expect(verification.verdict).to.equal("INVALID");
    expect(codeOf(verification, "status")).to.equal("STATUS_REVOKED");
    expect(codeOf(verification, "record")).to.equal("RECORD_WHOLE");
    expect(answersOf(verification)).to.deep.include({
      "no block": "SILENT",
      "no state": "SILENT",
      "no logs": "AGREES",
    });
    for (const report of verification.nodes?.slice(0, 2) ?? []) {
      expect(report.cause).to.deep.equal({
        code: "NODE_UNREACHABLE",
        reason: meaningOf(unreachable(undefined, "TIMEOUT")),
      });
    }

    const alone = await verify(revoked.document, { client: slow[2]!, timeoutSeconds: 0.5 });
    expect(codeOf(alone, "record")).to.equal("RECORD_UNAVAILABLE");
  });

  it("asks nothing more of a node that is late", async () => {
    let asked = 0;
    const slow = node("slow", {
      call: (request, honest) => {
        asked++;
        return honest(request);
      },
      getLogs: async (filter, honest) => {
        asked++;
        await sleep(300);
        return honest(filter);
      },
    });
    const verification = await verify(revoked.document, { client: slow, timeoutSeconds: 0.2 });
    expect(codeOf(verification, "record")).to.equal("RECORD_UNAVAILABLE");
    const before = asked;
    await sleep(400);
    expect(asked).to.equal(before);
  });

  it("refuses a time that is none", async () => {
    for (const timeoutSeconds of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(await refusal(verify(inForce.document, { client: node("a"), timeoutSeconds }))).to.deep.equal({
        code: "READING_FORM",
        details: { field: "timeoutSeconds" },
      });
    }
  });

  it("cannot tell where too few can be reached", async () => {
    const clients = [node("a"), node("x", { getBlock: hangsUp }), node("y", { getBlock: hangsUp })];
    const verification = await verify(inForce.document, { clients });

    expect(verification.verdict).to.equal("INDETERMINATE");
    expect(codeOf(verification, "registry")).to.equal("REGISTRY_TOO_FEW_NODES");
    expect(answersOf(verification)).to.deep.equal({ a: "NOT_ASKED", x: "SILENT", y: "SILENT" });
  });

  it("asks at the newest block that enough have reached, whatever one of them says of its own", async () => {
    const head = await stage.connection.ethers.provider.getBlockNumber();
    const clients = [
      node("ahead", ahead(1_000_000)),
      node("stands still", behind(revokedIn - 1)),
      node("a"),
      node("b"),
    ];
    const verification = await verify(revoked.document, { clients, threshold: 2 });

    expect(verification.block?.number).to.equal(head);
    expect(verification.block).to.have.all.keys("number", "timestamp");
    expect(codeOf(verification, "status")).to.equal("STATUS_REVOKED");
    expect(answersOf(verification)).to.deep.equal({
      ahead: "AGREES",
      ...{ "stands still": "BEHIND", a: "AGREES", b: "AGREES" },
    });
  });

  it("judges at the block that the others are at, though one gives it another number", async () => {
    const head = await stage.connection.ethers.provider.getBlockNumber();
    for (const number of [1, 1_000_000]) {
      const { getBlock } = ahead(1);
      const renumbers: Ways = {
        getBlock: async (tag, honest) =>
          tag === head ? told((await honest(tag))!, { number }) : getBlock!(tag, honest),
      };
      const verification = await verify(revoked.document, { clients: [node("liar", renumbers), node("b"), node("c")] });

      expect(verification.block?.number).to.equal(head);
      expect(codeOf(verification, "record")).to.equal("RECORD_WHOLE");
      expect(answersOf(verification)).to.deep.equal({ liar: "SILENT", b: "AGREES", c: "AGREES" });
    }
  });

  it("cannot tell from nodes that stand still together", async () => {
    const old = behind(2);
    const clients = [node("x", old), node("y", old), node("a")];
    const late = clients.map((client) => ({ ...client, clock: () => Math.floor(Date.now() / 1000) + 3_600 }));
    const verification = await verify(inForce.document, { clients: late });

    expect(verification.verdict).not.to.equal("VALID");
    expect(codeOf(verification, "freshness")).to.equal("HEAD_OLD");
  });

  it("takes the age of the block from what enough nodes say, not from one that is at the same number", async () => {
    const inAnHour = (): number => Math.floor(Date.now() / 1000) + 3_600;
    const saysTime = (timestamp: number): Ways => ({
      getBlock: async (tag, honest) => told((await honest(tag))!, { timestamp }),
    });
    const panelWith = (liar: Client): Client[] =>
      [node("a"), liar, node("b")].map((client) => ({ ...client, clock: inAnHour }));
    const old = await verify(inForce.document, { clients: panelWith(node("liar", saysTime(inAnHour()))) });
    expect(old.verdict).to.equal("INDETERMINATE");
    expect(codeOf(old, "freshness")).to.equal("HEAD_OLD");

    const head = await stage.connection.ethers.provider.getBlockNumber();
    const at = await verify(inForce.document, {
      clients: panelWith(node("liar", saysTime(inAnHour()))),
      at: head,
    });
    expect(codeOf(at, "freshness")).to.equal("HEAD_OLD");

    const clients = [node("a"), node("liar", saysTime(inAnHour() + 1_000_000)), node("b")];
    expect((await verify(inForce.document, { clients })).verdict).to.equal("VALID");
  });

  it("takes it from the block that they agree on, though one says a newer time of it, and another has a newer", async () => {
    await stage.connection.networkHelpers.time.increase(1);
    const { timestamp } = (await stage.connection.ethers.provider.getBlock("latest"))!;
    const old = behind(inForce.document.proof.block);
    const liar: Ways = {
      getBlock: async (tag, honest) => told((await old.getBlock!(tag, honest)) as Block, { timestamp }),
    };
    const clients = [node("a"), node("stands still", old), node("liar", liar)].map((client) => ({
      ...client,
      clock: () => timestamp,
    }));
    const verification = await verify(inForce.document, { clients, maxHeadAge: 0 });

    expect(answersOf(verification)).to.deep.equal({ a: "AGREES", "stands still": "AGREES", liar: "DIFFERS" });
    expect(codeOf(verification, "freshness")).to.equal("HEAD_OLD");
    expect(verification.verdict).to.equal("INDETERMINATE");
  });

  it("names the one that hides records, and takes them from another", async () => {
    const clients = [node("hides", { getLogs: () => [] }), node("a"), node("b")];
    const verification = await verify(revoked.document, { clients });

    expect(codeOf(verification, "record")).to.equal("RECORD_WHOLE");
    expect(answersOf(verification)).to.deep.equal({ hides: "HIDES_RECORDS", a: "AGREES", b: "AGREES" });
  });

  it("does not say of one that cannot give its records that it hides them", async () => {
    const breaksOff = node("breaks off", { getLogs: hangsUp });
    const verification = await verify(revoked.document, { clients: [breaksOff, node("a"), node("b")] });
    expect(codeOf(verification, "record")).to.equal("RECORD_WHOLE");
    expect(answersOf(verification)).to.deep.equal({ "breaks off": "AGREES", a: "AGREES", b: "AGREES" });

    const alone = await verify(revoked.document, { client: breaksOff });
    expect(answersOf(alone)).to.deep.equal({ "breaks off": "AGREES" });
    expect(alone.checks.find(({ name }) => name === "record")).to.deep.include({
      code: "RECORD_UNAVAILABLE",
      evidence: {
        reason: {
          en: "The node at ? cannot be reached (connection reset).",
          zh: "无法连接节点 ?（connection reset）。",
        },
      },
    });
  });

  it("judges at a block that was, as far as the nodes still know it", async () => {
    const before = await verify(revoked.document, { clients: [node("a"), node("b")], at: revokedIn - 1 });
    expect(before.verdict).to.equal("VALID");
    expect(before.block?.number).to.equal(revokedIn - 1);

    const unknown = await verify(revoked.document, { clients: [node("a"), node("b")], at: 1_000_000 });
    expect(unknown.verdict).to.equal("INDETERMINATE");
    expect(answersOf(unknown)).to.deep.equal({ a: "BEHIND", b: "BEHIND" });
  });

  it("refuses a threshold that cannot be met, and clients of different deployments", async () => {
    for (const threshold of [0, 3, 1.5, Number.NaN]) {
      const refused = await refusal(verify(inForce.document, { clients: [node("a"), node("b")], threshold }));
      expect(refused).to.deep.equal({ code: "PANEL_THRESHOLD", details: { threshold, clients: 2 } });
    }
    expect((await refusal(verify(inForce.document, { clients: [] }))).code).to.equal("PANEL_THRESHOLD");

    const other = { ...stage.deployment, genesisHash: `0x${"0".repeat(64)}` };
    const strange = nodeOf(stage.connection.ethers.provider, other, "strange");
    expect(await refusal(verify(inForce.document, { clients: [node("a"), strange] }))).to.deep.equal({
      code: "PANEL_DEPLOYMENTS",
      details: {},
    });
  });

  describe("where a client has several nodes and changes from one to another meanwhile", () => {
    /** A client whose node has changed so many times, as often as its newest block was asked for. */
    const changing = (
      changesBy: (asked: number) => number,
    ): { readonly client: Client; readonly asked: () => number } => {
      let asked = 0;
      const getBlock: Ways["getBlock"] = (tag, honest) => {
        if (tag === "latest") asked++;
        return honest(tag);
      };
      return { client: node("several", { getBlock, nodeChanges: () => changesBy(asked) }), asked: () => asked };
    };
    /** A client whose node changes where records are asked for, so many times, for one that has none of them. */
    const changingAtRecords = (times: number): { readonly client: Client; readonly asked: () => number } => {
      let asked = 0;
      const getLogs: Ways["getLogs"] = (filter, honest) => (++asked > times ? honest(filter) : []);
      const nodeChanges = (): number => Math.min(asked, times);
      return { client: node("several", { getLogs, nodeChanges }), asked: () => asked };
    };

    it("asks anew, so that head and state are one node's", async () => {
      const { client, asked } = changing((times) => Math.min(times, 1));
      expect((await verify(inForce.document, { client })).verdict).to.equal("VALID");
      expect(asked()).to.equal(2);
      expect((await verify(revoked.document, { client })).verdict).to.equal("INVALID");
      expect(asked()).to.equal(3);
    });

    it("could not tell where that goes on and on, and says so of the node", async () => {
      const { client, asked } = changing((times) => times);
      const { verdict, nodes } = await verify(inForce.document, { client });
      expect(verdict).to.equal("INDETERMINATE");
      expect(nodes?.map(({ answer, cause }) => [answer, cause?.code])).to.deep.equal([["SILENT", "NODE_CHANGED"]]);
      expect(asked()).to.equal(4);
    });

    it("asks anew, so that state and records are one node's, and nobody is said to hide any", async () => {
      const { client } = changingAtRecords(1);
      const { verdict, checks, nodes } = await verify(revoked.document, { client });
      expect(verdict).to.equal("INVALID");
      expect(checks.find(({ name }) => name === "record")?.code).to.equal("RECORD_WHOLE");
      expect(nodes?.map(({ answer }) => answer)).to.deep.equal(["AGREES"]);
    });

    it("says it of that client alone", async () => {
      const { client } = changingAtRecords(Number.POSITIVE_INFINITY);
      const { verdict, checks, nodes } = await verify(revoked.document, { clients: [client, node("b")] });
      expect(verdict).to.equal("INDETERMINATE");
      expect(checks.find(({ name }) => name === "record")?.code).to.equal("NOT_CHECKED");
      expect(nodes?.map(({ name, answer, cause }) => [name, answer, cause?.code])).to.deep.equal([
        ["several", "SILENT", "NODE_CHANGED"],
        ["b", "NOT_ASKED", undefined],
      ]);
    });
  });

  it("is never content with one node where more are to agree", async () => {
    const one = node("a");
    // @ts-expect-error -- one client has nobody to agree with
    const alone = refusal(verify(inForce.document, { client: one, threshold: 2 }));
    expect(await alone).to.deep.equal({ code: "PANEL_THRESHOLD", details: { threshold: 2, clients: 1 } });

    const liar = node("liar", { call: forgetsRevocations });
    // @ts-expect-error -- one client, or several
    const both = await verify(revoked.document, { client: liar, clients: [liar, node("b"), node("c")], threshold: 2 });
    expect(both.verdict).to.equal("INVALID");
    expect(answersOf(both)).to.deep.equal({ liar: "DIFFERS", b: "AGREES", c: "AGREES" });
  });
});
