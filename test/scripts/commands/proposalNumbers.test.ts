import {
  approveConsortiumProposal,
  encodeConsortiumProposal,
  getConsortium,
  getConsortiumProposals,
  getProposals,
  isIssuingPaused,
  preparePause,
  prepareSetAccreditationDelay,
  type Change,
  type ConsortiumCall,
  type ConsortiumProposal,
} from "@elicense/sdk";
import { expect } from "chai";
import { after, before, describe, it } from "mocha";

import { dataOf, expectRefused, stepOf } from "./administering.js";
import { expectGolden } from "./golden.js";
import { startGoverning, type Governing } from "./governing.js";
import type { CliRun } from "./runCli.js";

const secondsPerDay = 86_400;

interface Summary {
  readonly hash: string;
  readonly number: number;
  readonly approvals: number;
  readonly next: number;
  readonly due: number;
}

/** Leaves out the number of a proposal that is shown: it follows from what was decided before. */
function numberless(text: string): string {
  return text.replace(/^( {2}(?:no\.|序号) +)\d+$/m, "$1<n>");
}

/** Three departments want to govern, and the fourth, by its own programs, wants to keep them from it. */
describe("numbers of proposals", function () {
  this.timeout(600_000);
  let governing: Governing;

  before(async () => {
    governing = await startGoverning();
  });
  after(() => governing.stop());

  const as = (member: number, ...args: readonly string[]): Promise<CliRun> => governing.as(member, ...args, "--json");
  const proposalOf = (run: CliRun): Summary => stepOf(run, 1).proposal as Summary;
  const next = async (): Promise<number> => (await getConsortium(governing.client)).next;
  const setDelay = (days: number): readonly string[] => ["authority", "set-delay", String(days)];

  const changeTo = async (days: number): Promise<Change> => {
    const { account: from } = await getConsortium(governing.client);
    const parameters = { delay: days * secondsPerDay };
    const { to, data } = (await prepareSetAccreditationDelay(governing.client, parameters, { from })).transaction;
    return { to, data };
  };
  const pausing = async (): Promise<ConsortiumCall> => {
    const { account: from } = await getConsortium(governing.client);
    const { to, data } = (await preparePause(governing.client, { from })).transaction;
    return { kind: "EXECUTE", change: { to, data } };
  };
  /** What the fourth department approves with a program of its own. */
  const attack = async (calls: readonly ConsortiumCall[], number: number): Promise<ConsortiumProposal> => {
    const client = governing.clientOf(3);
    const proposal = encodeConsortiumProposal(client, calls, number);
    await approveConsortiumProposal(client, { proposal });
    return proposal;
  };
  /** Three departments run the same command, and one of them carries out what came of it. */
  const decide = async (...command: readonly string[]): Promise<Summary> => {
    const found: Summary[] = [];
    for (const member of [0, 1, 2]) found.push(proposalOf(await as(member, ...command)));
    const [first, second, third] = found as [Summary, Summary, Summary];
    expect([second.hash, third.hash]).to.deep.equal([first.hash, first.hash]);
    expect(found.map(({ approvals }) => approvals)).to.deep.equal([1, 2, 3]);
    dataOf(await as(0, "proposal", "execute", first.hash));
    return first;
  };
  /** Three departments decide that nothing is done with the next number, so that what was open with it lapses. */
  const clear = async (): Promise<void> => {
    const number = await next();
    const found = await getConsortiumProposals(governing.client);
    const { hash = "" } = found.find(({ state, proposal }) => state === "OPEN" && proposal?.number === number) ?? {};
    for (const member of [0, 1]) dataOf(await as(member, "proposal", "reject", hash));
    const rejection = dataOf(await as(2, "proposal", "reject", hash));
    dataOf(await as(2, "proposal", "execute", rejection.hash as string));
  };

  it("keep nobody waiting for one that never comes", async () => {
    const far = Number.MAX_SAFE_INTEGER;
    const call = await pausing();
    const attacked = await attack([call], far);
    const number = await next();
    // Nor does a pause wait for what the department approved itself, and nobody decided yet.
    expect(proposalOf(await as(0, ...setDelay(30))).number).to.equal(number);
    expect(await decide("pause")).to.deep.include({ number, next: number, due: number });
    expect(await isIssuingPaused(governing.client)).to.equal(true);
    expect(await next()).to.equal(number + 1);

    // It stays open for ever, and nobody approves or rejects it by mistake.
    const gap = { number: far, missing: number + 1 };
    expectRefused(await as(1, "proposal", "approve", attacked.hash), 1, "PROPOSAL_GAP", gap);
    expectRefused(await as(1, "proposal", "reject", attacked.hash), 1, "PROPOSAL_GAP", gap);
    expectGolden("proposal-far.txt", (await governing.as(1, "proposal", "show", attacked.hash)).stdout);
    expectGolden(
      "proposal-far.zh.txt",
      (await governing.as(1, "proposal", "show", attacked.hash, "--lang", "zh")).stdout,
    );
    const listed = dataOf(await as(1, "proposal", "list"));
    expect(listed).to.deep.include({ count: 1, next: number + 1, due: number + 1 });
  });

  it("are not taken up by what one member proposes", async () => {
    const number = await next();
    for (let place = 0; place < 5; place++) await attack([], number + place);
    expect(await decide(...setDelay(2))).to.deep.include({ number });
    // What was open with the number has lapsed, and the rest is passed by in the same way.
    expect(await decide(...setDelay(3))).to.deep.include({ number: number + 1 });
  });

  it("are not joined where more is done, and it is said so", async () => {
    const number = await next();
    const change = await changeTo(9);
    const more = await attack(
      [
        { kind: "ANNOUNCE", change: await changeTo(4), notBefore: 0 },
        { kind: "ANNOUNCE", change, notBefore: 0 },
      ],
      number,
    );
    const run = await governing.as(0, ...setDelay(4));
    expect(run.exitCode).to.equal(1);
    expectGolden("proposal-passed-over.txt", run.stderr.replaceAll(/no\. \d+/g, "no. <n>"));
    const { hash, approvals } = proposalOf(await as(1, ...setDelay(4)));
    expect([hash === more.hash, approvals]).to.deep.equal([false, 2]);
    const [found] = await getConsortiumProposals(governing.client, { hash: more.hash });
    expect(found?.approvals).to.have.lengthOf(1);
    dataOf(await as(2, "proposal", "approve", hash));
    dataOf(await as(2, "proposal", "execute", hash));
  });

  it("are not joined where something is announced for another time, or would be refused", async () => {
    const number = await next();
    const change = await changeTo(50);
    const never = 2 ** 48 - 1;
    const late = await attack([{ kind: "ANNOUNCE", change, notBefore: never }], number);
    const decades = await attack([{ kind: "ANNOUNCE", change, notBefore: 4_000_000_000 }], number);
    const twice = await attack(Array<ConsortiumCall>(2).fill({ kind: "ANNOUNCE", change, notBefore: 0 }), number);
    const shown = await governing.as(1, "proposal", "show", late.hash);
    expectGolden("proposal-late.txt", numberless(shown.stdout));
    const inChinese = await governing.as(1, "proposal", "show", late.hash, "--lang", "zh");
    expectGolden("proposal-late.zh.txt", numberless(inChinese.stdout));
    const [call] = dataOf(await as(1, "proposal", "show", late.hash)).calls as Record<string, unknown>[];
    expect(call).to.deep.include({ kind: "ANNOUNCE", notBefore: never });
    expect((await governing.as(1, "proposal", "list")).stdout).to.include(`not before Unix ${String(never)}`);

    const { hash } = await decide(...setDelay(50));
    const others = [late, decades, twice].map((each) => each.hash);
    expect(others).to.not.include(hash);
    const found = await getConsortiumProposals(governing.client);
    const ofOne = found.filter((each) => others.includes(each.hash));
    expect(ofOne.map(({ approvals }) => approvals.length)).to.deep.equal([1, 1, 1]);
  });

  it("are not joined where another account's announcement is called off", async () => {
    const number = await next();
    const change = await changeTo(50);
    const [{ operation } = { operation: "" }] = (await getProposals(governing.client)).filter(
      (each) => each.change.data === change.data,
    );
    const [proposer = ""] = governing.signers;
    const other = await attack([{ kind: "CANCEL", change, proposer }], number);
    expectGolden(
      "proposal-cancel-other.txt",
      numberless((await governing.as(1, "proposal", "show", other.hash)).stdout),
    );
    const brought: Summary[] = [];
    for (const member of [0, 1, 2]) {
      brought.push(dataOf(await as(member, "change", "cancel", operation), 1).proposal as Summary);
    }
    const [{ hash }] = brought as [Summary];
    expect(brought.map((each) => [each.hash, each.approvals])).to.deep.equal([1, 2, 3].map((count) => [hash, count]));
    const shown = await governing.as(1, "proposal", "show", hash);
    const { account = "" } = governing.governed.governance ?? {};
    expectGolden("proposal-cancel-own.txt", numberless(shown.stdout.replaceAll(account, "<account>")));
    dataOf(await as(3, "proposal", "execute", hash));
    expect((await getProposals(governing.client)).map((each) => each.operation)).to.not.include(operation);
  });

  it("follow each other where a department has several commands before the first is executed", async () => {
    const number = await next();
    for (const member of [0, 1, 2]) {
      const found = [];
      for (const days of [5, 6, 7]) found.push(proposalOf(await as(member, ...setDelay(days))));
      const count = member + 1;
      expect(found.map((each) => [each.number, each.approvals])).to.deep.equal([
        [number, count],
        [number + 1, count],
        [number + 2, count],
      ]);
    }
    const found = await getConsortiumProposals(governing.client);
    const open = found.filter(({ state, approvals }) => state === "OPEN" && approvals.length === 3);
    // Each says what comes before it.
    const last = open.find(({ proposal }) => proposal?.number === number + 2)!;
    expectRefused(await as(0, "proposal", "execute", last.hash), 1, "CONSORTIUM_NOT_NEXT", {
      number: number + 2,
      next: number,
    });
    for (const { hash } of open) dataOf(await as(0, "proposal", "execute", hash));
    expect(await next()).to.equal(number + 3);
  });

  it("are the same where two departments propose at the same time, and what lapsed is proposed anew", async () => {
    const number = await next();
    const one = proposalOf(await as(0, ...setDelay(11)));
    const other = proposalOf(await as(1, ...setDelay(12)));
    expect([one.number, other.number]).to.deep.equal([number, number]);
    // A third department approves both, each by its own command: the one that is executed first decides.
    expect(proposalOf(await as(2, ...setDelay(11)))).to.deep.include({ hash: one.hash, approvals: 2 });
    expect(proposalOf(await as(2, ...setDelay(12)))).to.deep.include({ hash: other.hash, approvals: 2 });
    expect(proposalOf(await as(0, ...setDelay(12)))).to.deep.include({ hash: other.hash, approvals: 3 });
    dataOf(await as(3, "proposal", "execute", other.hash));
    expectRefused(await as(1, "proposal", "approve", one.hash), 1, "CONSORTIUM_LAPSED", { number, next: number + 1 });
    const anew = await decide(...setDelay(11));
    expect(anew.number).to.equal(number + 1);
  });

  it("come back together where a department had queued behind its own proposal", async () => {
    const number = await next();
    const unwanted = proposalOf(await as(0, ...setDelay(20)));
    const queued = proposalOf(await as(0, ...setDelay(21)));
    expect([unwanted.number, queued.number, queued.due]).to.deep.equal([number, number + 1, number]);
    // The others do not want the first, and wait for nothing.
    const wanted = proposalOf(await as(1, ...setDelay(21)));
    expect(wanted).to.deep.include({ number, approvals: 1 });
    expect(proposalOf(await as(2, ...setDelay(21)))).to.deep.include({ hash: wanted.hash, approvals: 2 });
    expect(proposalOf(await as(0, ...setDelay(21)))).to.deep.include({ hash: wanted.hash, approvals: 3 });
    dataOf(await as(0, "proposal", "execute", wanted.hash));
    await clear();
  });

  it("are chosen by a person who will not wait, and by nobody where they cannot come", async () => {
    const number = await next();
    proposalOf(await as(0, ...setDelay(22)));
    const behind = await governing.as(0, ...setDelay(23));
    expectGolden("proposal-behind.txt", behind.stderr.replaceAll(/(no\.|--number) \d+/g, "$1 <n>"));
    const chosen = [...setDelay(23), "--number", String(number)];
    expect(proposalOf(await as(0, ...chosen))).to.deep.include({ number, approvals: 1 });
    expect(proposalOf(await as(0, ...chosen))).to.deep.include({ number, approvals: 1 });
    expect(stepOf(await as(0, ...chosen), 1)).to.deep.include({ state: "waiting" });
    expect(proposalOf(await as(1, ...setDelay(23)))).to.deep.include({ number, approvals: 2 });
    const past = [...setDelay(24), "--number", String(number - 1)];
    expectRefused(await as(0, ...past), 1, "CONSORTIUM_LAPSED", { number: number - 1, next: number });
    const gap = [...setDelay(24), "--number", String(number + 9)];
    expectRefused(await as(0, ...gap), 1, "PROPOSAL_GAP", { number: number + 9, missing: number + 2 });
    expectRefused(await as(0, ...setDelay(24), "--number", "one"), 2, "USAGE_NUMBER");
    const alone = ["authority", "deactivate", "31340000E0FAKE073W", "--yes", "--number", "1"];
    expectRefused(await as(0, ...alone), 2, "USAGE_TOGETHER", { option: "--number" });
    await clear();
    await clear();
  });
});
