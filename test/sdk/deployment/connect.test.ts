import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pipeline } from "node:stream/promises";
import { inspect } from "node:util";
import { createGzip, type Gzip } from "node:zlib";

import {
  checkDeployment,
  connect,
  describeError,
  ElicenseError,
  errorOf,
  fromNode,
  isUnanswered,
  listErrors,
} from "@elicense/sdk";
import { expect } from "chai";
import { JsonRpcProvider, makeError, Network, Wallet } from "ethers";

import { requestTo } from "../../../sdk/src/deployment/requestTo.js";
import { failureOf } from "../../scripts/support/failureOf.js";
import { freePort } from "../../scripts/support/script.js";
import { sampleDeployment } from "./sampleDeployment.js";

/** A node that answers eth_chainId, one call at a time or in a batch. */
const answer: RequestListener = (request, response) => {
  request.once("data", (body: Buffer) => {
    const calls = JSON.parse(body.toString()) as { readonly id: number } | readonly { readonly id: number }[];
    const one = ({ id }: { readonly id: number }): object => ({ jsonrpc: "2.0", id, result: "0x16062" });
    response.end(JSON.stringify(Array.isArray(calls) ? calls.map(one) : one(calls as { readonly id: number })));
  });
};

/** Spaces, which a JSON text may begin with. */
function* endless(): Generator<Buffer> {
  const spaces = Buffer.alloc(1_048_576, 0x20);
  for (;;) yield spaces;
}

function packedInto(response: ServerResponse): Gzip {
  const gzip = createGzip({ level: 1 });
  void pipeline(gzip, response).catch(() => gzip.destroy());
  return gzip;
}

describe("connect", () => {
  const servers: Server[] = [];

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.close();
      server.closeAllConnections();
    }
  });

  it("asks for the chain id once", async () => {
    let requests = 0;
    const url = await serve((request, response) => {
      requests++;
      answer(request, response);
    });
    const provider = await connect(url);
    expect((await provider.getNetwork()).chainId).to.equal(90210n);
    expect(requests).to.equal(1);
    provider.destroy();
  });

  it("sends the credentials of the address, and shows them to nobody", async () => {
    let authorization: string | undefined;
    const url = await serve((request, response) => {
      ({ authorization } = request.headers);
      response.writeHead(401).end();
    });
    const secret = url.replace("//", "//clerk:s%40cret@") + "/key-in-path?token=in-query";
    const error = await connect(secret).catch((thrown: unknown) => thrown as ElicenseError);

    expect(authorization).to.equal(`Basic ${Buffer.from("clerk:s@cret").toString("base64")}`);
    expect(error).to.have.property("code", "NODE_UNAUTHORIZED");
    expect(error).to.have.deep.property("details", { url });
    expect(inspect(error, { depth: 9, showHidden: true })).to.not.match(/clerk|s@cret|s%40cret|in-path|in-query/);
  });

  it("sends a token with each request, asks for it anew each time, and shows it to nobody", async () => {
    const sent: (string | undefined)[] = [];
    let status = 200;
    const url = await serve((request, response) => {
      sent.push(request.headers.authorization);
      if (status === 200) answer(request, response);
      else response.writeHead(status).end();
    });
    let token = "first.jwt";
    const provider = await connect(url, { token: () => token });
    token = "second.jwt";
    await provider.send("eth_chainId", []);
    expect(sent).to.deep.equal(["Bearer first.jwt", "Bearer second.jwt"]);

    for (const [refused, code] of [
      [401, "NODE_UNAUTHORIZED"],
      [403, "NODE_FORBIDDEN"],
    ] as const) {
      status = refused;
      for (const asking of [provider.send("eth_chainId", []), connect(url, { token })]) {
        const error: unknown = await asking.catch((thrown: unknown) => thrown);
        expect(error).to.have.property("code", code);
        expect(error).to.have.deep.property("details", { url });
        expect(inspect(error, { depth: 9, showHidden: true })).to.not.include("second.jwt");
      }
    }
    expect(inspect(provider, { depth: 9, showHidden: false })).to.not.include("second.jwt");
    provider.destroy();
  });

  describe("given a token that runs out", () => {
    let valid: string;
    let sent: string[];
    /** As Besu says it: of one call by the status, of several by each answer. */
    const guarded: RequestListener = (request, response) => {
      const token = request.headers.authorization?.slice("Bearer ".length) ?? "";
      sent.push(token);
      if (token === valid) {
        answer(request, response);
        return;
      }
      request.once("data", (body: Buffer) => {
        const asked = JSON.parse(body.toString()) as unknown;
        const refusal = { jsonrpc: "2.0", error: { code: -40100, message: "Unauthorized" } };
        if (!Array.isArray(asked)) response.writeHead(401).end(JSON.stringify({ ...refusal, id: null }));
        else {
          const calls = asked as readonly { readonly id: number }[];
          response.end(JSON.stringify(calls.map(({ id }) => ({ ...refusal, id }))));
        }
      });
    };
    const askOne = (provider: JsonRpcProvider): Promise<unknown> => provider.send("eth_chainId", []);
    const askSeveral = (provider: JsonRpcProvider): Promise<unknown> =>
      Promise.all([askOne(provider), askOne(provider)]).then(([first]) => first);

    beforeEach(() => {
      valid = "first.jwt";
      sent = [];
    });

    for (const [what, ask] of [
      ["one question", askOne],
      ["several at once", askSeveral],
    ] as const) {
      it(`asks ${what} again where it is renewed at that moment`, async () => {
        let asked = 0;
        // What writes the new one is a moment late.
        const token = (): string => (++asked < 4 ? "first.jwt" : "second.jwt");
        const provider = await connect(await serve(guarded), { token, patienceSeconds: 5 });
        valid = "second.jwt";
        expect(await ask(provider)).to.equal("0x16062");
        expect(sent).to.deep.equal(["first.jwt", "first.jwt", "second.jwt"]);
        provider.destroy();
      });

      it(`asks ${what} once more, and then says so, or at once where there is no patience`, async () => {
        const url = await serve(guarded);
        for (const [patienceSeconds, times] of [
          [5, 2],
          [0, 1],
        ] as const) {
          valid = "first.jwt";
          const provider = await connect(url, { token: "first.jwt", patienceSeconds });
          [valid, sent] = ["second.jwt", []];
          expect(await failureOf(() => ask(provider))).to.deep.equal({ code: "NODE_UNAUTHORIZED", details: { url } });
          expect(sent).to.have.lengthOf(times);
          provider.destroy();
        }
      });
    }

    it("says so of several nodes, too", async () => {
      const urls = [await serve(guarded), await serve(guarded)];
      expect(await failureOf(() => connect(urls, { token: "old.jwt" }))).to.deep.equal({
        ...{ code: "NODE_UNAUTHORIZED", details: { url: urls[0] } },
      });
    });
  });

  for (const token of ["", "two words", "line\nbreak", "“quoted”"]) {
    it(`refuses the token ${JSON.stringify(token)}, and repeats it nowhere`, async () => {
      const refusal = { code: "NODE_TOKEN_FORM", details: {} };
      expect(await failureOf(() => connect("http://127.0.0.1:8545", { token }))).to.deep.equal(refusal);
      expect(await failureOf(() => connect("http://127.0.0.1:8545", { token: () => token }))).to.deep.equal(refusal);
    });
  }

  it("takes no token beside a user name: one of the two would be left out", async () => {
    expect(await failureOf(() => connect("http://clerk:x@127.0.0.1:8545", { token: "jwt" }))).to.deep.equal({
      ...{ code: "NODE_TOKEN_FORM", details: {} },
    });
  });

  describe("sends a token to no other machine unencrypted:", () => {
    const elsewhere = [
      ["http://10.0.1.4:8645", "http://10.0.1.4:8645"],
      ["http://[2001:db8:34::4]:8645/rpc", "http://[2001:db8:34::4]:8645"],
      ["http://rpc.example", "http://rpc.example"],
      // What begins as this machine's names do, and what is not certainly one of them.
      ["http://localhost.example:8545", "http://localhost.example:8545"],
      ["http://127.0.0.1.example", "http://127.0.0.1.example"],
      ["http://0.0.0.0:8545", "http://0.0.0.0:8545"],
      ["http://[::ffff:127.0.0.1]:8545", "http://[::ffff:7f00:1]:8545"],
    ] as const;
    for (const [url, origin] of elsewhere) {
      it(url, async () => {
        const refusal = { code: "NODE_TOKEN_UNENCRYPTED", details: { url: origin } };
        expect(await failureOf(() => connect(url, { token: "jwt" }))).to.deep.equal(refusal);
        expect(await failureOf(() => connect(url, { token: () => "jwt" }))).to.deep.equal(refusal);
        const several = ["http://127.0.0.1:8545", url];
        expect(await failureOf(() => connect(several, { token: "jwt" }))).to.deep.equal(refusal);
      });
    }

    it("and to this machine by each of its names, and to any by https", () => {
      for (const host of ["127.0.0.1", "127.1", "127.8.0.1", "localhost", "LOCALHOST", "[::1]"]) {
        expect(() => requestTo(`http://${host}:8545`, "jwt"), host).not.to.throw();
      }
      expect(() => requestTo("https://10.0.1.4:8645", "jwt")).not.to.throw();
      expect(() => requestTo("http://10.0.1.4:8645")).not.to.throw();
    });
  });

  const notEncoded = "http://clerk:100%@127.0.0.1:8545";
  for (const url of ["", "127.0.0.1:8545", "ws://127.0.0.1:8545", "file:///etc/passwd", notEncoded]) {
    it(`refuses the address “${url}”`, async () => {
      expect(await failureOf(() => connect(url))).to.deep.equal({ code: "NODE_URL", details: {} });
    });
  }

  it("asks nobody else, whatever the node names: its word is no address", async () => {
    let asked = 0;
    const other = await serve((request, response) => {
      asked++;
      answer(request, response);
    });
    for (const status of [301, 302, 307, 308]) {
      const url = await serve((_, response) => response.writeHead(status, { location: other }).end());
      expect(await failureOf(() => connect(url))).to.deep.equal({
        code: "NODE_UNREACHABLE",
        details: { url, reason: `HTTP ${status}` },
      });
    }
    expect(asked).to.equal(0);
  });

  it("waits no longer than it was told to, however long the node wants it to", async () => {
    const url = await serve((request, response) => {
      request.once("data", (body: Buffer) => {
        if (body.includes("eth_chainId")) response.end(JSON.stringify({ jsonrpc: "2.0", id: 1, result: "0x16062" }));
        else response.writeHead(429, { "retry-after": "3000000" }).end();
      });
    });
    const provider = await connect(url, { requestTimeoutSeconds: 0.3 });
    const start = Date.now();
    expect(
      (
        await failureOf(() =>
          provider.getBlockNumber().catch((error: unknown) => {
            throw fromNode(error, url);
          }),
        )
      ).code,
    ).to.equal("NODE_UNREACHABLE");
    expect(Date.now() - start).to.be.below(30_000);
    provider.destroy();
  });

  for (const [way, begin] of [
    ["never ends", (response: ServerResponse) => response],
    ["is packed", (response: ServerResponse) => packedInto(response.setHeader("content-encoding", "gzip"))],
  ] as const) {
    it(`keeps no more of an answer that ${way} than any answer has`, async () => {
      const url = await serve((request, response) => {
        request.once("data", (body: Buffer) => {
          if (body.includes("eth_chainId")) response.end(JSON.stringify({ jsonrpc: "2.0", id: 1, result: "0x16062" }));
          else void pipeline(endless(), begin(response)).catch(() => undefined);
        });
      });
      const provider = await connect(url);
      const before = process.memoryUsage().arrayBuffers;

      expect(await failureOf(() => provider.getBlockNumber())).to.deep.equal({
        code: "NODE_REFUSED",
        details: { reason: "ANSWER_TOO_LARGE" },
      });
      expect(process.memoryUsage().arrayBuffers - before).to.be.below(512 * 1_048_576);
      provider.destroy();
    }).timeout(30_000);
  }

  describe("given a node that does not answer", () => {
    it("says so at once where nobody listens", async () => {
      const url = `http://127.0.0.1:${await freePort()}`;
      const start = Date.now();
      expect(await failureOf(() => connect(url))).to.deep.equal({
        code: "NODE_UNREACHABLE",
        details: { url, reason: "ECONNREFUSED" },
      });
      expect(Date.now() - start).to.be.below(1000);
    });

    it("says so after the time-out where somebody listens and keeps silent", async () => {
      const url = await serve(() => undefined);
      const start = Date.now();
      expect(await failureOf(() => connect(url, { timeoutSeconds: 0.3 }))).to.deep.equal({
        code: "NODE_UNREACHABLE",
        details: { url, reason: "TIMEOUT" },
      });
      expect(Date.now() - start).to.be.within(250, 1500);
    });

    it("says so of a web page", async () => {
      const url = await serve((_request, response) => response.end("<html>Welcome</html>"));
      expect((await failureOf(() => connect(url))).details).to.deep.equal({
        url,
        reason: { en: "no answer to eth_chainId", zh: "对 eth_chainId 没有答复" },
      });
    });

    it("says so of a node that went away later, in the SDK's actions too", async () => {
      const url = await serve(answer);
      const provider = await connect(url);
      servers[0]!.close();
      servers[0]!.closeAllConnections();

      const failure = await failureOf(() => checkDeployment(provider, sampleDeployment));
      expect(failure.code).to.equal("NODE_UNREACHABLE");
      expect(failure.details).to.have.property("url", url);
      provider.destroy();
    });

    it("says so of a node that falls silent later", async () => {
      let silent = false;
      const url = await serve((request, response) => {
        if (!silent) answer(request, response);
      });
      const provider = await connect(url, { requestTimeoutSeconds: 0.3 });
      silent = true;
      expect(await failureOf(() => provider.getBlockNumber())).to.deep.equal({
        code: "NODE_UNREACHABLE",
        details: { url, reason: "TIMEOUT" },
      });
      provider.destroy();
    });
  });
});

describe("isUnanswered", () => {
  it("tells where a node gave no answer, and nothing else that is thrown", () => {
    const codes = listErrors().map(({ code }) => code);
    expect(codes.filter((code) => isUnanswered(errorOf(code)))).to.have.members([
      "NODE_UNREACHABLE",
      "NODE_UNAUTHORIZED",
      "NODE_FORBIDDEN",
    ]);
    for (const other of [undefined, "NODE_UNREACHABLE", { code: "NODE_UNREACHABLE" }, new Error("NODE_UNREACHABLE")]) {
      expect(isUnanswered(other)).to.equal(false);
    }
  });
});

describe("fromNode", () => {
  it("understands what ethers' own provider throws, without the address's secrets", async () => {
    const port = await freePort();
    const network = Network.from(90210);
    const provider = new JsonRpcProvider(`http://127.0.0.1:${port}/secret`, network, { staticNetwork: network });
    const error = fromNode(await provider.getBlockNumber().catch((thrown: unknown) => thrown));
    expect(error.code).to.equal("NODE_UNREACHABLE");
    expect(describeError(error, "en")).to.include("ECONNREFUSED").and.not.include("secret");
    provider.destroy();
  });

  it("leaves the SDK's errors as they are, even where ethers wraps them", () => {
    const error = errorOf("NODE_URL");
    expect(fromNode(error)).to.equal(error);
    expect(fromNode(new Error("wrapped", { cause: error }))).to.equal(error);
  });

  /** As ethers throws what a node says. */
  const saying = (error: object, payload?: object): Error =>
    Object.assign(new Error("could not coalesce error"), {
      ...{ code: "UNKNOWN_ERROR", shortMessage: "could not coalesce error", error },
      ...(payload && { payload }),
    });

  it("tells a refusal, in the node's words, from silence", () => {
    const error = fromNode(saying({ code: -32000, message: "Wrong chainId" }));
    expect(error).to.include({ code: "NODE_REFUSED" });
    expect(error.details).to.deep.equal({ reason: "Wrong chainId" });
  });

  it("says in each language that an answer could not be read, without ethers' own words", () => {
    const error = fromNode(makeError("could not decode result data", "BAD_DATA", { value: "0x" }));
    expect(error).to.include({ code: "NODE_REFUSED" });
    expect(error.details).to.deep.equal({
      reason: { en: "its answer is not of the form that it must have", zh: "其答复的格式有误" },
    });
  });

  it("tells that an account is not on the node's list, and which", async () => {
    const refusal = { code: -32007, message: "Sender account not authorized to send transactions" };
    const wallet = new Wallet(`0x${"01".repeat(32)}`);
    const bytes = await wallet.signTransaction({ to: wallet.address, chainId: 90210, gasLimit: 21_000, nonce: 0 });
    const payload = (sent: string): object => ({ method: "eth_sendRawTransaction", params: [sent] });
    for (const [sent, account] of [
      [payload(bytes), wallet.address],
      [payload("0x01"), "?"],
      [undefined, "?"],
    ] as const) {
      const error = fromNode(saying(refusal, sent));
      expect([error.code, error.details]).to.deep.equal(["NODE_ACCOUNT_NOT_ALLOWED", { account }]);
    }
    // A code alone says nothing: other engines have it for something else.
    expect(fromNode(saying({ code: -32007, message: "gone" })).code).to.equal("NODE_REFUSED");
  });

  it("tells that a token does not permit what was asked", () => {
    expect(fromNode(saying({ code: -40100, message: "Unauthorized" }))).to.include({ code: "NODE_UNAUTHORIZED" });
  });

  it("does not take a mistake in the software for the node's", () => {
    expect(fromNode(new TypeError("x is not a function"))).to.include({ code: "UNEXPECTED" });
    expect(fromNode("nonsense").details).to.deep.equal({ reason: "nonsense" });
  });

  it("does not run in circles", () => {
    const error = new Error("its own cause");
    error.cause = error;
    expect(fromNode(error).code).to.equal("UNEXPECTED");
  });
});
