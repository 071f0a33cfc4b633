import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { askOtherNodes, connect, fromNode, type ConnectOptions } from "@elicense/sdk";
import { expect } from "chai";
import type { JsonRpcProvider } from "ethers";

import { nodeChangesOf, onOneNode, requireSameNode } from "../../../sdk/src/deployment/onOneNode.js";
import { failureOf } from "../../scripts/support/failureOf.js";

interface Question {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

const genesis = `0x${"11".repeat(32)}`;
const now = (): number => Math.floor(Date.now() / 1000);
const hex = (number: number): string => `0x${number.toString(16)}`;

/** A node of a chain that has nothing but heads. */
class Node {
  chainId = 90210;
  genesisHash = genesis;
  head = 100;
  /** How old its newest block is, seconds. */
  age = 1;
  /** What it does instead of answering. */
  trouble: "breaks" | "hangs" | 401 | 503 | undefined;
  readonly asked: string[] = [];
  /** How many of the questions that it hung at were taken back. */
  takenBack = 0;
  url = "";
  #server: Server | undefined;

  constructor(readonly name: string) {}

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        const given = JSON.parse(body) as Question | readonly Question[];
        const questions = [given].flat() as readonly Question[];
        this.asked.push(...questions.map(({ method }) => method));
        if (this.trouble === "hangs") {
          response.on("close", () => this.takenBack++);
          return;
        }
        if (this.trouble === "breaks") request.socket.destroy();
        else if (this.trouble !== undefined) response.writeHead(this.trouble).end();
        else {
          const answers = questions.map((one) => ({ jsonrpc: "2.0", id: one.id, result: this.#answer(one) }));
          response.end(JSON.stringify(Array.isArray(given) ? answers : answers[0]));
        }
      });
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }

  #answer({ method, params }: Question): unknown {
    if (method === "eth_chainId") return hex(this.chainId);
    if (method === "eth_blockNumber") return hex(this.head);
    if (method === "eth_getBlockByNumber") {
      return params[0] === "0x0"
        ? { hash: this.genesisHash, number: "0x0", timestamp: "0x1" }
        : { hash: `0x${"22".repeat(32)}`, number: hex(this.head), timestamp: hex(now() - this.age) };
    }
    // Bytes of its own each time, which a program would keep apart.
    if (method === "much") return this.name.repeat(100_000);
    return this.name;
  }
}

/** How much memory is in use, bytes, once what nobody needs is gone. */
function heapUsed(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}

describe("connect to several nodes", () => {
  let a: Node;
  let b: Node;
  let c: Node;
  let provider: JsonRpcProvider | undefined;

  beforeEach(async () => {
    [a, b, c] = [new Node("a"), new Node("b"), new Node("c")];
    await Promise.all([a, b, c].map((node) => node.start()));
  });

  afterEach(() => {
    provider?.destroy();
    provider = undefined;
    for (const node of [a, b, c]) node.stop();
  });

  const open = async (options: ConnectOptions = {}): Promise<JsonRpcProvider> =>
    (provider = await connect(
      [a, b, c].map(({ url }) => url),
      options,
    ));
  /** Which node answers. */
  const who = async (): Promise<unknown> =>
    (provider?.send("who", []) as Promise<unknown>).catch((error: unknown) => {
      throw fromNode(error);
    });

  describe("begins", () => {
    it("with the first, and asks no other then", async () => {
      await open();
      expect(await who()).to.equal("a");
      expect((await provider?.getNetwork())?.chainId).to.equal(90210n);
      expect([b.asked, c.asked]).to.deep.equal([[], []]);
    });

    const hindrances: Readonly<Record<string, (node: Node) => unknown>> = {
      "is away": (node) => (node.trouble = "breaks"),
      "lets nobody in": (node) => (node.trouble = 401),
      "has not had a block for long": (node) => (node.age = 61),
      "serves a chain of another number": (node) => (node.chainId = 1),
      "serves another chain of the same number": (node) => (node.genesisHash = `0x${"99".repeat(32)}`),
    };
    for (const [what, hinder] of Object.entries(hindrances)) {
      it(`with the next where the first ${what}`, async () => {
        hinder(a);
        await open({ chain: { chainId: 90210, genesisHash: genesis } });
        expect(await who()).to.equal("b");
      });
    }

    it("with the one whose newest block is youngest, where none is young", async () => {
      [a.age, b.age, c.age] = [900, 300, 600];
      await open();
      expect(await who()).to.equal("b");
    });

    it("with none where none will do, and says what is the matter with the first", async () => {
      [a.trouble, b.chainId, c.trouble] = [503, 1, 401];
      const chain = { chainId: 90210, genesisHash: genesis };
      expect(await failureOf(() => open({ chain }))).to.deep.equal({
        code: "NODE_UNREACHABLE",
        details: { url: a.url, reason: "HTTP 503" },
      });
      a.trouble = undefined;
      a.genesisHash = `0x${"99".repeat(32)}`;
      expect(await failureOf(() => open({ chain }))).to.deep.equal({
        code: "DEPLOYMENT_WRONG_GENESIS",
        details: { expected: genesis, actual: a.genesisHash },
      });
    });

    it("with none of an empty list", async () => {
      expect(await failureOf(() => connect([]))).to.deep.equal({ code: "NODE_URL", details: {} });
    });
  });

  describe("goes on", () => {
    it("with the next where one goes away, for all that was asked of it, and stays there", async () => {
      await open();
      a.trouble = "breaks";
      expect(await Promise.all([who(), who(), who()])).to.deep.equal(["b", "b", "b"]);
      a.trouble = undefined;
      expect(await who()).to.equal("b");
      expect(nodeChangesOf(provider as JsonRpcProvider)).to.equal(1);
    });

    it("with one after the other, and round again", async () => {
      await open();
      a.trouble = b.trouble = "breaks";
      expect(await who()).to.equal("c");
      [a.trouble, c.trouble] = [undefined, 401];
      expect(await who()).to.equal("a");
    });

    it("with none that serves another chain, nor one that is behind what was seen", async () => {
      await open();
      expect(await provider?.getBlockNumber()).to.equal(100);
      a.trouble = "breaks";
      [b.head, c.genesisHash] = [99, `0x${"99".repeat(32)}`];
      expect((await failureOf(who)).code).to.equal("NODE_UNREACHABLE");
      b.head = 100;
      expect(await who()).to.equal("b");
    });

    it("with one whose newest block is young, and with one whose is old where there is none", async () => {
      await open();
      [a.trouble, b.age] = ["breaks", 61];
      expect(await who()).to.equal("c");
      [b.age, c.trouble] = [61, "breaks"];
      expect(await who()).to.equal("b");
      expect(nodeChangesOf(provider as JsonRpcProvider)).to.equal(2);
    });

    it("with one whose newest block lies in the future where there is no other: this machine's clock is slow", async () => {
      await open();
      a.trouble = "breaks";
      [b.age, c.age] = [-3_600, -3_600];
      expect(await who()).to.equal("b");
      [b.trouble, a.trouble] = ["breaks", undefined];
      expect(await who()).to.equal("a");
    });

    const falseClaims: Readonly<Record<string, { readonly age: number; readonly ask: () => Promise<unknown> }>> = {
      "a block of a number that the chain cannot have, and of now": {
        age: 0,
        ask: () => (provider as JsonRpcProvider).send("eth_getBlockByNumber", ["latest", false]),
      },
      "one of the future": {
        age: -1_000_000_000,
        ask: () => (provider as JsonRpcProvider).send("eth_getBlockByNumber", ["latest", false]),
      },
      "such a number alone": { age: 1, ask: () => (provider as JsonRpcProvider).getBlockNumber() },
    };
    for (const [what, { age, ask }] of Object.entries(falseClaims)) {
      it(`with another though the one that goes away told of ${what}, and from then on by what that one shows`, async () => {
        await open();
        [a.head, a.age] = [Number.MAX_SAFE_INTEGER, age];
        await ask();
        a.trouble = "breaks";
        expect(await who()).to.equal("b");
        await (provider as JsonRpcProvider).send("eth_getBlockByNumber", ["latest", false]);
        [b.trouble, c.head, c.age] = ["breaks", 99, 5];
        expect((await failureOf(who)).code).to.equal("NODE_UNREACHABLE");
        c.head = 100;
        expect(await who()).to.equal("c");
      });
    }

    it("with none that is behind what was seen where this machine's clock is slow", async () => {
      await open();
      for (const node of [a, b, c]) node.age = -3_600;
      expect(await provider?.getBlockNumber()).to.equal(100);
      [a.trouble, b.head, c.trouble] = ["breaks", 99, "breaks"];
      expect((await failureOf(who)).code).to.equal("NODE_UNREACHABLE");
    });

    it("when one has caught up, or is back, within the patience", async () => {
      await open({ patienceSeconds: 10 });
      await provider?.getBlockNumber();
      a.trouble = "breaks";
      [b.head, c.trouble] = [99, "breaks"];
      const asking = who();
      await sleep(300);
      b.head = 101;
      expect(await asking).to.equal("b");
    });

    it("does nothing twice that is not the same when done twice", async () => {
      await open();
      a.trouble = "breaks";
      const error = await (provider?.send("eth_sendTransaction", [{}]) as Promise<unknown>).catch(fromNode);
      expect(error).to.include({ code: "NODE_UNREACHABLE" });
      expect(b.asked).to.not.include("eth_sendTransaction");
    });
  });

  describe("compares them after a while", () => {
    const realNow = performance.now.bind(performance);
    const realTime = Date.now;
    afterEach(() => {
      performance.now = realNow;
      Date.now = realTime;
    });
    const letTimePass = (): void => {
      const before = performance.now();
      const since = realNow();
      performance.now = () => before + 11_000 + realNow() - since;
    };
    /** Asks now, and again once the comparison must have been made. */
    const askLater = async (): Promise<unknown> => {
      letTimePass();
      const first = who().catch(() => undefined);
      await sleep(200);
      const second = await who();
      await first;
      return second;
    };

    it("and leaves one that has halted or lags for one that has not", async () => {
      await open();
      a.age = 100;
      b.age = 90;
      expect(await askLater()).to.equal("c");
      expect(nodeChangesOf(provider as JsonRpcProvider)).to.equal(1);
    });

    it("whatever is made of the machine's clock meanwhile", async () => {
      await open();
      Date.now = () => realTime() - 86_400_000;
      a.age = 600;
      expect(await askLater()).to.equal("b");
    });

    it("and stays where all have", async () => {
      await open();
      [a.age, b.age, c.age] = [600, 605, 595];
      expect(await askLater()).to.equal("a");
    });

    it("and stays with one whose newest block is young, whatever another says of its own", async () => {
      await open();
      [a.age, b.age, c.age] = [50, 1, -3_600];
      c.head = 1_000_000;
      expect(await askLater()).to.equal("a");
      expect(nodeChangesOf(provider as JsonRpcProvider)).to.equal(0);
    });

    it("and goes to none whose newest block lies in the future", async () => {
      await open();
      [a.age, b.age] = [600, -16];
      expect(await askLater()).to.equal("c");
    });

    it("and stays, where all have for this machine's clock or in truth, unless one lags", async () => {
      await open();
      [a.age, b.age, c.age] = [3_620, 3_600, 3_591];
      expect(await askLater()).to.equal("a");
      [a.age, b.age, c.age] = [3_691, 3_660, 3_600];
      expect(await askLater()).to.equal("c");
    });

    it("and stays where this machine's clock is slow", async () => {
      await open();
      [a.age, b.age, c.age] = [-3_600, -3_605, 1];
      expect(await askLater()).to.equal("a");
    });

    it("and never goes to one of another chain", async () => {
      await open();
      a.age = 600;
      b.chainId = 1;
      c.genesisHash = `0x${"99".repeat(32)}`;
      expect(await askLater()).to.equal("a");
    });

    it("and changes all the same where the node goes away while they are compared", async () => {
      await open();
      c.trouble = "hangs";
      letTimePass();
      expect(await who()).to.equal("a");
      // It has said how far it has come.
      await sleep(200);
      a.trouble = "breaks";
      expect(await who()).to.equal("b");
      expect(nodeChangesOf(provider as JsonRpcProvider)).to.equal(1);
    }).timeout(20_000);

    it("and asks another anew what one that hangs leaves unanswered", async () => {
      await open();
      letTimePass();
      a.trouble = "hangs";
      expect(await who()).to.equal("b");
    }).timeout(20_000);
  });

  describe("asks the others besides", () => {
    const others = async (): Promise<unknown> =>
      askOtherNodes(provider as JsonRpcProvider, (node) => node.send("who", []));

    it("which answer, serve the chain and have come as far, and goes on with the one that it asks", async () => {
      await open();
      await provider?.getBlockNumber();
      expect(await others()).to.deep.equal(["b", "c"]);
      b.head = 99;
      expect(await others()).to.deep.equal(["c"]);
      c.genesisHash = `0x${"99".repeat(32)}`;
      expect(await others()).to.deep.equal([]);
      b.head = 100;
      a.trouble = "breaks";
      expect(await who()).to.equal("b");
      a.trouble = undefined;
      expect(await others()).to.deep.equal(["a"]);
      expect(nodeChangesOf(provider as JsonRpcProvider)).to.equal(1);
    });

    it("of which one alone has none", async () => {
      provider = await connect(a.url);
      expect(await others()).to.equal(undefined);
    });

    it("no more once it was destroyed", async () => {
      const several = await open();
      const asking = askOtherNodes(several, (node) => {
        b.trouble = c.trouble = "hangs";
        return node.send("who", []);
      });
      await sleep(300);
      several.destroy();
      expect(await asking).to.deep.equal([]);
      expect(await others()).to.deep.equal([]);
    });
  });

  describe("keeps nothing", () => {
    it("of the answers, however many there were", async () => {
      const several = await open();
      const askMuch = async (times: number): Promise<void> => {
        for (let time = 0; time < times; time++) expect(await several.send("much", [])).to.have.lengthOf(100_000);
      };
      await askMuch(10);
      const before = heapUsed();
      await askMuch(400);
      expect(heapUsed() - before).to.be.below(20_000_000);
    }).timeout(60_000);

    it("waiting of a node that it left", async () => {
      const several = await open();
      a.trouble = "hangs";
      const left = who();
      await sleep(200);
      a.trouble = "breaks";
      expect(await several.send("who", [])).to.equal("b");
      expect(await left).to.equal("b");
      await sleep(200);
      expect(a.takenBack).to.equal(1);
    });

    it("waiting once it was destroyed, be it for an answer or for how far the nodes have come", async () => {
      const several = await open();
      const realNow = performance.now.bind(performance);
      for (const node of [a, b, c]) node.trouble = "hangs";
      performance.now = () => realNow() + 11_000;
      const asking = several.send("who", []).catch((error: unknown) => error);
      performance.now = realNow;
      await sleep(200);
      several.destroy();
      expect(await asking).to.include({ code: "UNSUPPORTED_OPERATION", operation: "who" });
      await sleep(200);
      expect([a, b, c].map(({ takenBack }) => takenBack)).to.deep.equal([2, 1, 1]);
    });
  });

  describe("for a reading", () => {
    it("begins again where the node changes meanwhile: answers of two are never put together", async () => {
      const several = await open();
      const told: unknown[] = [];
      const read = await onOneNode(several, async () => {
        const first = await who();
        told.push(first);
        if (told.length === 1) a.trouble = "breaks";
        return [first, await who()];
      });
      expect(read).to.deep.equal(["b", "b"]);
      expect(told).to.deep.equal(["a", "b"]);
    });

    it("gives up where that goes on and on, and throws what the reading throws where nothing changed", async () => {
      const several = await open();
      let times = 0;
      const reading = onOneNode(several, async () => {
        times++;
        const [gone, back] = (await who()) === "a" ? [a, b] : [b, a];
        [gone.trouble, back.trouble] = ["breaks", undefined];
        return who();
      });
      c.trouble = "breaks";
      expect(await failureOf(() => reading)).to.deep.equal({ code: "NODE_CHANGED", details: {} });
      expect(times).to.equal(4);
      const error = new RangeError("its own");
      expect(await onOneNode(several, () => Promise.reject(error)).catch((thrown: unknown) => thrown)).to.equal(error);
    });

    it("tells what cannot be begun again that the node has changed", async () => {
      const several = await open();
      const require = requireSameNode(several);
      await who();
      require();
      a.trouble = "breaks";
      await who();
      expect(await failureOf(require)).to.deep.equal({ code: "NODE_CHANGED", details: {} });
    });
  });
});
