import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

import { connect, fromNode } from "@elicense/sdk";
import { expect } from "chai";
import type { JsonRpcProvider } from "ethers";

import { failureOf } from "../../scripts/support/failureOf.js";

interface Call {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

describe("connect's provider", () => {
  let server: Server;
  let url: string;
  let provider: JsonRpcProvider;
  /** What came in, a text for each HTTP request. */
  let bodies: string[];
  /** Answers what came in; the parameters of each call, in reverse order, unless a test has it otherwise. */
  let reply: (calls: readonly Call[], whole: unknown) => string;

  const echo = ({ id, params }: Call): object => ({ jsonrpc: "2.0", id, result: params });
  const ask = (...params: unknown[]): Promise<unknown> =>
    (provider.send("echo", params) as Promise<unknown>).catch((error: unknown) => {
      throw fromNode(error);
    });
  const cutOff = (): { readonly code: string; readonly details: object } => ({
    code: "NODE_UNREACHABLE",
    details: { url, reason: "ANSWER_CUT_OFF" },
  });
  const calls = (position: number): readonly Call[] => [JSON.parse(bodies[position] ?? "") as Call | Call[]].flat();

  before(async () => {
    server = createServer((request, response) => {
      void text(request).then((body) => {
        bodies.push(body);
        const whole = JSON.parse(body) as Call | Call[];
        response.end(reply([whole].flat(), whole));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  after(() => {
    server.close();
    server.closeAllConnections();
  });

  beforeEach(async () => {
    bodies = [];
    reply = () => JSON.stringify({ jsonrpc: "2.0", id: 1, result: "0x16062" });
    provider = await connect(url);
    bodies = [];
    reply = (all, whole) => JSON.stringify(Array.isArray(whole) ? all.map(echo).reverse() : echo(all[0] as Call));
  });

  afterEach(() => provider.destroy());

  it("sends one call as a call, and no batch", async () => {
    expect(await ask("中文")).to.deep.equal(["中文"]);
    expect(JSON.parse(bodies[0] ?? "")).to.deep.equal({ jsonrpc: "2.0", id: 1, method: "echo", params: ["中文"] });
  });

  it("sends what is asked in one turn as one batch, however many promises lie between, and tells answers by their ids", async () => {
    const later = async (param: number): Promise<unknown> => {
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      return ask(param);
    };
    expect(await Promise.all([ask(1), later(2), later(3)])).to.deep.equal([[1], [2], [3]]);
    expect(bodies).to.have.lengthOf(1);
    expect(calls(0).map(({ params }) => params)).to.deep.equal([[1], [2], [3]]);
  });

  it("sends no more than 100 in a batch", async () => {
    const asked = Array.from({ length: 201 }, (_, param) => ask(param));
    expect(await Promise.all(asked)).to.deep.equal(Array.from({ length: 201 }, (_, param) => [param]));
    expect(bodies.map((_, position) => calls(position).length).sort((a, b) => b - a)).to.deep.equal([100, 100, 1]);
  });

  it("sends no more than a mebibyte in a batch, but what is longer by itself", async () => {
    const long = "x".repeat(600_000);
    const longer = "x".repeat(1_200_000);
    const params = [long, long, longer, "short"];
    const results = await Promise.all(params.map((param) => ask(param)));
    expect(results).to.deep.equal(params.map((param) => [param]));
    expect(bodies.map((_, position) => calls(position).length)).to.deep.equal([1, 1, 1, 1]);
  });

  describe("of a call", () => {
    const [to, from] = ["0xABaBaBaBABabABabAbAbABAbABabababaBaBABaB", `0x${"0b".repeat(20)}`];
    const answered = (result: unknown): void => {
      reply = ([call]) => JSON.stringify({ jsonrpc: "2.0", id: call?.id, result });
    };
    const asked = (): readonly unknown[] => calls(0).map(({ method, params }) => [method, ...params]);

    it("passes on what it says, and gives what comes back", async () => {
      answered("0x0102");
      expect(await provider.call({ to, from, data: "0xaB01", gasLimit: 21_000n, blockTag: 16 })).to.equal("0x0102");
      const call = { to: to.toLowerCase(), data: "0xaB01", from, gas: "0x5208" };
      expect(asked()).to.deep.equal([["eth_call", call, "0x10"]]);
    });

    it("asks at the newest block where none is named", async () => {
      answered("0x");
      expect(await provider.call({ to, data: "0x" })).to.equal("0x");
      expect(asked()).to.deep.equal([["eth_call", { to: to.toLowerCase(), data: "0x" }, "latest"]]);
    });

    it("refuses an address whose checksum is wrong", async () => {
      const wrong = to.replace("AB", "ab");
      const thrown = (await provider.call({ to: wrong, data: "0x" }).catch((error: unknown) => error)) as Error;
      expect(thrown.message).to.match(/^bad address checksum /);
      expect(bodies).to.deep.equal([]);
    });

    it("sends no half byte", async () => {
      const thrown = (await provider.call({ to, data: "0x1" }).catch((error: unknown) => error)) as { code?: string };
      expect(thrown.code).to.equal("INVALID_ARGUMENT");
      expect(bodies).to.deep.equal([]);
    });

    it("asks for an estimate alike", async () => {
      answered("0xffffffffffffffff");
      expect(await provider.estimateGas({ to, from, data: "0x01" })).to.equal(2n ** 64n - 1n);
      const call = { to: to.toLowerCase(), data: "0x01", from };
      expect(asked()).to.deep.equal([["eth_estimateGas", call]]);
    });

    it("leaves to ethers what says more", async () => {
      answered("0x07");
      expect(await provider.call({ to, data: "0x01", value: 5n })).to.equal("0x07");
      expect(await provider.estimateGas({ to, data: "0x01", value: 5n })).to.equal(7n);
      const call = { to: to.toLowerCase(), data: "0x01", value: "0x5" };
      expect([...asked(), ...calls(1).map(({ method, params }) => [method, ...params])]).to.deep.equal([
        ["eth_call", call, "latest"],
        ["eth_estimateGas", call],
      ]);
    });

    for (const nonsense of [null, 7, "text", "0x0", {}]) {
      it(`does not take for data what comes back as ${JSON.stringify(nonsense)}`, async () => {
        answered(nonsense);
        const thrown = (await provider.call({ to, data: "0x" }).catch((error: unknown) => error)) as { code?: string };
        expect(thrown.code).to.equal("INVALID_ARGUMENT");
      });
    }
  });

  it("refuses the call of a batch that the node refuses, and none other", async () => {
    reply = (all) =>
      JSON.stringify(
        all.map((call) =>
          call.params[0] === 2 ? { jsonrpc: "2.0", id: call.id, error: { code: -32000, message: "no" } } : echo(call),
        ),
      );
    const [one, two] = [ask(1), ask(2)];
    two.catch(() => undefined);
    expect(await one).to.deep.equal([1]);
    expect(await failureOf(() => two)).to.deep.equal({
      code: "NODE_REFUSED",
      details: { reason: "no" },
    });
  });

  it("takes half an answer for none: of a call that the batch's answer leaves out, it says that it was cut off", async () => {
    reply = (all) => JSON.stringify(all.slice(1).map(echo));
    const [one, two] = [ask(1), ask(2)];
    one.catch(() => undefined);
    expect(await two).to.deep.equal([2]);
    expect(await failureOf(() => one)).to.deep.equal(cutOff());
  });

  for (const half of ['{"jsonrpc":"2.0","id":1,"resu', "", "<html>"]) {
    it(`says that an answer was cut off: “${half}”`, async () => {
      reply = () => half;
      expect(await failureOf(() => ask())).to.deep.equal(cutOff());
    });
  }

  for (const nothing of ["null", "7", '"text"', "[null]", "{}"]) {
    it(`says so of an answer that is no JSON-RPC: ${nothing}`, async () => {
      reply = () => nothing;
      expect(await failureOf(() => ask())).to.deep.equal(cutOff());
    });
  }

  describe("with patience", () => {
    const answered = (): ((calls: readonly Call[], whole: unknown) => string) => {
      const honest = reply;
      let troubles = 0;
      return (all, whole) => (troubles++ < 2 ? '{"jsonrpc":' : honest(all, whole));
    };

    beforeEach(async () => {
      provider.destroy();
      const honest = reply;
      reply = () => JSON.stringify({ jsonrpc: "2.0", id: 1, result: "0x16062" });
      provider = await connect(url, { patienceSeconds: 5 });
      reply = honest;
      bodies = [];
    });

    it("asks the same again where it got half an answer", async () => {
      reply = answered();
      expect(await Promise.all([ask(1), ask(2)])).to.deep.equal([[1], [2]]);
      expect(bodies).to.have.lengthOf(3);
      expect(new Set(bodies).size).to.equal(1);
    });

    it("does not ask again what the node has refused", async () => {
      reply = ([call]) => JSON.stringify({ jsonrpc: "2.0", id: call?.id, error: { code: -32000, message: "no" } });
      expect(await failureOf(() => ask(1))).to.deep.equal({ code: "NODE_REFUSED", details: { reason: "no" } });
      expect(bodies).to.have.lengthOf(1);
    });

    for (const [method, code] of [
      ["eth_sendRawTransaction", "NODE_UNREACHABLE"],
      ["eth_call", "NODE_REFUSED"],
    ] as const) {
      it(`takes a refusal for what it proves where an earlier attempt got no answer: ${method}`, async () => {
        let attempts = 0;
        reply = ([call]) => {
          const refused = { jsonrpc: "2.0", id: call?.id, error: { code: -32008, message: "Initial sync" } };
          return attempts++ === 0 ? "" : JSON.stringify(refused);
        };
        const thrown: unknown = await provider.send(method, ["0x01"]).catch((error: unknown) => error);
        expect(attempts).to.equal(2);
        const known = fromNode(thrown);
        expect(known.code).to.equal(code);
        if (code === "NODE_REFUSED") return;
        // The node that gave no answer may have taken it.
        expect(known.details).to.deep.equal(cutOff().details);
        expect(fromNode(known.cause)).to.deep.include({ code: "NODE_REFUSED", details: { reason: "Initial sync" } });
      });
    }

    it("does not ask again for what would be done twice", async () => {
      reply = answered();
      const sent = (provider.send("eth_sendTransaction", [{}]) as Promise<unknown>).catch((error: unknown) => {
        throw fromNode(error);
      });
      expect(await failureOf(() => sent)).to.deep.equal(cutOff());
      expect(bodies).to.have.lengthOf(1);
    });
  });

  it("asks nothing once it was destroyed, and gives no answer that comes later", async () => {
    const asked = ask(1);
    asked.catch(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    provider.destroy();
    const refused = { code: "NODE_REFUSED", details: { reason: "provider destroyed; cancelled request" } };
    expect(await failureOf(() => asked)).to.deep.equal(refused);
    expect(await failureOf(() => ask(2))).to.deep.equal(refused);
    expect(bodies.length).to.be.lessThan(2);
  });
});
