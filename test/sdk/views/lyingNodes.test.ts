import {
  connect,
  createClient,
  getAuthorityUses,
  getConsumerUses,
  getHolderLicenses,
  getHolderUses,
  getManagementHistory,
  getRegister,
  getStandingOn,
  getUsageHistory,
  getUsagePage,
  interfaces,
  use,
  dayOf,
  type Checkpoint,
  type Client,
  type Deployment,
  type LicenseId,
  type ReadingOptions,
  lawyer,
} from "@elicense/sdk";
import { expect } from "chai";
import type { Interface, JsonRpcProvider } from "ethers";
import { after, before, describe, it } from "mocha";

import { developmentAccount } from "../../../scripts/development.js";
import { accounts, startConsortium, type TestConsortium } from "../../scripts/commands/consortium.js";
import { lies, only, startLyingNode, times, type Lie, type LyingNode } from "../lyingNode.js";
import { refusal, type Refusal } from "../refusal.js";
import { authorities, issueOn } from "./issueOn.js";

/** A question is asked twice, and no answer is waited for long. */
const patience = { attempts: 2, timeoutSeconds: 1, pauseMilliseconds: 1 } as const satisfies ReadingOptions;

const impatience = { ...patience, timeoutSeconds: 0.4 };

/** So long a reading may take, whatever the node does, milliseconds. */
const longest = 8_000;

const { anhuiJustice, bozhouCourt } = authorities;

describe("reading from a node that lies", function () {
  this.timeout(300_000);
  let consortium: TestConsortium;
  let deployment: Deployment;
  let node: LyingNode;
  let provider: JsonRpcProvider;
  /** A client that has found the manifest to fit the chain while the node was honest. */
  let client: Client;
  let first: LicenseId;
  let second: LicenseId;
  let holder: string;
  let today: string;
  let checkpoint: Checkpoint;

  before(async () => {
    consortium = await startConsortium();
    ({ deployment } = consortium);
    node = await startLyingNode(consortium.chain.url);
    provider = await connect(node.url);
    client = createClient({ runner: provider, deployment });
    const signing = (account: keyof typeof accounts): Client =>
      createClient({ runner: developmentAccount(accounts[account]).connect(provider), deployment });
    holder = developmentAccount(18).address;
    const issuers = { anhui: signing("anhui"), second: signing("second") };
    first = await issueOn(issuers, "1", holder);
    ({ checkpoint } = await getRegister(client, { authority: anhuiJustice }));
    second = await issueOn(issuers, "2", holder);
    for (const id of [first, second, first]) {
      const context = `0x${"c0".repeat(32)}`;
      await use(signing("court"), { type: lawyer, id, action: "VERIFY", matter: 1, fields: ["name"], context });
    }
    today = dayOf((await provider.getBlock("latest"))?.timestamp ?? 0);
  });

  afterEach(() => {
    node.play();
    node.asked.length = 0;
  });

  after(async () => {
    provider.destroy();
    await node.stop();
    await consortium.stop();
  });

  /** Everything that reads, by its name. */
  const readings: Readonly<Record<string, (reader: Client, options?: ReadingOptions) => Promise<unknown>>> = {
    getManagementHistory: (reader, options) => getManagementHistory(reader, { id: first, ...options }),
    getStandingOn: (reader, options) => getStandingOn(reader, { id: first, day: today, ...options }),
    getUsageHistory: (reader, options) => getUsageHistory(reader, { id: first, ...options }),
    getUsagePage: (reader, options) => getUsagePage(reader, { id: first, size: 1, ...options }),
    getRegister: (reader, options) => getRegister(reader, { authority: anhuiJustice, ...options }),
    getConsumerUses: (reader, options) => getConsumerUses(reader, { consumer: bozhouCourt, ...options }),
    getHolderLicenses: (reader, options) => getHolderLicenses(reader, { account: holder, ...options }),
    getHolderUses: (reader, options) => getHolderUses(reader, { ids: [first], ...options }),
    getAuthorityUses: (reader, options) => getAuthorityUses(reader, { authority: anhuiJustice, ...options }),
  };
  type Name = keyof typeof readings;

  async function refused(name: Name, lie: Lie, reader = client, options: ReadingOptions = patience): Promise<Refusal> {
    node.play(lie);
    const start = Date.now();
    const found = await refusal(readings[name]!(reader, options));
    expect(Date.now() - start, name).to.be.lessThan(longest);
    return found;
  }

  /** What was read, without where: the chain goes on by itself. */
  function contentOf(found: unknown): unknown {
    const { block: _, checkpoint: __, knownAt: ___, ...content } = found as Readonly<Record<string, unknown>>;
    return content;
  }

  it("reads all from one that is honest", async () => {
    for (const [name, read] of Object.entries(readings)) expect(await read(client), name).to.be.an("object");
    expect((await getRegister(client, { authority: anhuiJustice })).entries.map(({ id }) => id)).to.deep.equal([
      first,
      second,
    ]);
  });

  const notWhole: Readonly<Record<Name, string>> = {
    getManagementHistory: "HISTORY_NOT_WHOLE",
    getStandingOn: "HISTORY_NOT_WHOLE",
    getUsageHistory: "HISTORY_NOT_WHOLE",
    getUsagePage: "HISTORY_NOT_WHOLE",
    getRegister: "REGISTER_NOT_WHOLE",
    getConsumerUses: "CONSUMER_USES_NOT_WHOLE",
    getHolderLicenses: "HOLDER_LICENSES_NOT_WHOLE",
    getHolderUses: "HISTORY_NOT_WHOLE",
    getAuthorityUses: "REGISTER_NOT_WHOLE",
  };

  for (const [what, lie] of [
    ["cuts off all logs", () => lies.cutsOffLogs(0)],
    ["gives each log twice", () => lies.changesLogs((logs) => logs.flatMap((log) => [log, log]))],
    ["answers with another's records", () => lies.swapsLicenses(first, second)],
  ] as const) {
    it(`finds out one that ${what}`, async () => {
      for (const [name, code] of Object.entries(notWhole)) {
        // What is asked by an account or authority names no license; what comes twice to an account is held once.
        if (what.startsWith("answers") && !/History|StandingOn|Page|HolderUses/.test(name)) continue;
        if (what.startsWith("gives") && name === "getHolderLicenses") continue;
        expect((await refused(name, lie())).code, name).to.equal(code);
      }
    });
  }

  it("finds out one that gives half of the logs", async () => {
    for (const name of ["getRegister", "getConsumerUses", "getHolderLicenses", "getUsageHistory"] as const) {
      expect((await refused(name, lies.givesHalfTheLogs())).code, name).to.equal(notWhole[name]);
    }
  });

  it("finds out one that alters a log", async () => {
    for (const name of ["getConsumerUses", "getUsageHistory", "getUsagePage", "getHolderUses"] as const) {
      expect((await refused(name, lies.altersLogs())).code, name).to.equal(notWhole[name]);
    }
    const elsewhere = lies.changesLogs((logs) => logs.map((log) => ({ ...log, blockNumber: "0x1" })));
    expect((await refused("getUsageHistory", elsewhere)).details).to.deep.include({ book: "usage", kind: "order" });
    const garbled = lies.changesLogs((logs) => logs.map((log) => ({ ...log, data: log.data.slice(0, 66) })));
    for (const name of ["getRegister", "getConsumerUses", "getManagementHistory", "getUsageHistory"] as const) {
      expect((await refused(name, garbled)).code, name).to.equal("LOG_MALFORMED");
    }
  });

  it("finds out one that alters the state", async () => {
    const fewer = (name: string, contract: Interface = interfaces.access): Lie =>
      lies.altersState(contract, name, (result) => {
        const said = (result[0] as { toObject: () => Record<string, unknown> }).toObject();
        const count = "count" in said ? "count" : "recordCount";
        return [{ ...said, [count]: (said[count] as bigint) - 1n }];
      });
    expect((await refused("getUsageHistory", fewer("usageBookOf"))).code).to.equal("HISTORY_NOT_WHOLE");
    expect((await refused("getConsumerUses", fewer("consumerOf"))).code).to.equal("CONSUMER_USES_NOT_WHOLE");
    expect((await refused("getRegister", fewer("registerOf", interfaces.licenses))).details).to.deep.include({
      authority: anhuiJustice,
      kind: "length",
      expected: 1,
    });
    expect((await refused("getManagementHistory", fewer("standingOf", interfaces.licenses))).code).to.equal(
      "HISTORY_NOT_WHOLE",
    );
  });

  it("gives one up that hangs, or breaks off, or gives half of the bytes, after as many questions as allowed", async () => {
    const origin = node.url;
    const troubles: readonly [Lie, string][] = [
      [lies.gives("hangs"), "TIMEOUT"],
      [lies.gives("half"), "ANSWER_CUT_OFF"],
      [lies.gives("breaks"), "UND_ERR_SOCKET"],
      [lies.gives({ status: 503 }), "server response 503 Service Unavailable"],
    ];
    for (const [lie, reason] of troubles) {
      for (const name of Object.keys(readings)) {
        const { code, details } = await refused(name, only("eth_getLogs", lie), client, impatience);
        expect(code, `${name} ${reason}`).to.equal("NODE_UNREACHABLE");
        expect(details, name).to.have.property("reason", reason);
        expect([origin, "?"], name).to.include((details as { url: string }).url);
      }
    }
    node.play(lies.gives("hangs"));
    const start = Date.now();
    const { code } = await refusal(
      getRegister(createClient({ runner: provider, deployment }), { authority: 1, ...patience }),
    );
    expect([code, Date.now() - start < longest]).to.deep.equal(["NODE_UNREACHABLE", true]);
  });

  it("reads all from one whose trouble passes", async () => {
    for (const lie of [
      lies.gives("half"),
      lies.gives("breaks"),
      lies.gives({ status: 503 }),
      lies.gives({ status: 429 }),
    ]) {
      for (const [name, read] of Object.entries(readings)) {
        node.play();
        const honest = contentOf(await read(client));
        node.play(times(1, lie));
        expect(contentOf(await read(client, { attempts: 3, pauseMilliseconds: 1 })), name).to.deep.equal(honest);
      }
    }
  });

  it("asks one for less that refuses ranges, by either of Besu's codes, and finds the same", async () => {
    for (const code of [-32005, -32602] as const) {
      for (const [name, read] of Object.entries(readings)) {
        node.play();
        const honest = contentOf(await read(client));
        node.play(lies.refusesRanges(20, code));
        expect(contentOf(await read(client, patience)), name).to.deep.equal(honest);
      }
    }
    expect(await refused("getRegister", lies.refusesRanges(0))).to.deep.equal({
      code: "NODE_REFUSED",
      details: { reason: "Requested range exceeds maximum RPC range limit" },
    });
  });

  it("is not taken in by one that is on another chain", async () => {
    const reader = (): Client => createClient({ runner: provider, deployment });
    for (const name of Object.keys(readings)) {
      expect((await refused(name, lies.isOnAnotherChain(), reader())).code, name).to.equal("DEPLOYMENT_WRONG_CHAIN_ID");
      expect((await refused(name, lies.hasAnotherGenesis(), reader())).code, name).to.equal("DEPLOYMENT_WRONG_GENESIS");
    }
  });

  it("tells one that stands still behind a checkpoint", async () => {
    const { checkpoint: newest } = await getRegister(client, { authority: anhuiJustice });
    node.play(lies.standsStill(newest.nextBlock - 3));
    expect(await refusal(getRegister(client, { authority: anhuiJustice, after: newest }))).to.deep.equal({
      code: "BLOCK_UNKNOWN",
      details: { block: newest.nextBlock - 1, head: newest.nextBlock - 3 },
    });
    // What it says of its old head is whole, and says at which block.
    const { block } = await getRegister(client, { authority: anhuiJustice });
    expect(block).to.equal(newest.nextBlock - 3);
  });

  it("finds out one whose lie a checkpoint has kept, when an honest one is asked", async () => {
    const made = { ...checkpoint, head: `0x${"ab".repeat(24)}` };
    expect((await refusal(getRegister(client, { authority: anhuiJustice, after: made }))).details).to.deep.include({
      kind: "head",
    });
    const early = { ...checkpoint, nextBlock: checkpoint.nextBlock - 20 };
    const late = { ...checkpoint, nextBlock: (await provider.getBlockNumber()) + 1 };
    for (const after of [early, late]) {
      expect((await refusal(getRegister(client, { authority: anhuiJustice, after }))).details).to.deep.include({
        kind: "length",
      });
    }
    const { entries } = await getRegister(client, { authority: anhuiJustice, after: checkpoint });
    expect(entries.map(({ id }) => id)).to.deep.equal([second]);
  });

  it("is broken off at once where it is asked to be", async () => {
    node.play(lies.gives("hangs"));
    for (const [name, read] of Object.entries(readings)) {
      const signal = AbortSignal.timeout(50);
      const start = Date.now();
      expect((await refusal(read(client, { signal }))).code, name).to.equal("READING_ABORTED");
      expect(Date.now() - start, name).to.be.lessThan(2_000);
    }
  });
});
