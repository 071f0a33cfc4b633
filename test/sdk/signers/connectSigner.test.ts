import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";

import { connect, connectSigner, type ElicenseError, type ConnectedSigner } from "@elicense/sdk";
import { expect } from "chai";
import { verifyMessage, verifyTypedData, Wallet, type JsonRpcProvider, type Transaction } from "ethers";
import { after, afterEach, before, describe, it } from "mocha";

import { startAnvil, type PassingChain } from "../../../scripts/chain/startAnvil.js";
import { failureOf } from "../../scripts/support/failureOf.js";
import { startHttpSigner, type HttpSigner, type HttpSignerParameters } from "./httpSigner.js";

const chainId = 90_210;
const [first, second, stranger] = ["11", "22", "33"].map((byte) => new Wallet(`0x${byte.repeat(32)}`)) as [
  Wallet,
  Wallet,
  Wallet,
];
const recipient = `0x${"00".repeat(18)}dEaD`;
const free = { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n };
const typed = {
  domain: { name: "elicense", version: "1", chainId, verifyingContract: recipient },
  types: { Grant: [{ name: "license", type: "uint256" }] },
  value: { license: 7n },
};

describe("connectSigner", function () {
  this.timeout(60_000);
  let chain: PassingChain;
  let provider: JsonRpcProvider;
  const signers: HttpSigner[] = [];
  const servers: Server[] = [];

  before(async () => {
    chain = await startAnvil(chainId);
    provider = await connect(chain.url);
  });
  afterEach(async () => {
    for (const signer of signers.splice(0)) await signer.stop();
    for (const server of servers.splice(0)) {
      server.close();
      server.closeAllConnections();
    }
  });
  after(async () => {
    provider.destroy();
    await chain.stop();
  });

  async function start(parameters: Partial<HttpSignerParameters> = {}): Promise<HttpSigner> {
    const signer = await startHttpSigner({ dialect: "web3signer", keys: [first.privateKey], ...parameters });
    signers.push(signer);
    return signer;
  }
  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener).listen(0, "127.0.0.1");
    servers.push(server);
    await once(server, "listening");
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  async function signerOf(parameters: Partial<HttpSignerParameters>): Promise<ConnectedSigner> {
    return connectSigner((await start(parameters)).url, { provider, account: first.address });
  }

  for (const dialect of ["clef", "web3signer"] as const) {
    describe(`given a signer that speaks as ${dialect}`, () => {
      it("signs transactions of either kind of fee, which the chain takes", async () => {
        const signer = await signerOf({ dialect });
        for (const fees of [
          { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n },
          { type: 0, gasPrice: 0n },
        ]) {
          const response = await signer.sendTransaction({ to: recipient, data: "0x1234", ...fees });
          const receipt = await response.wait();
          expect(receipt).to.include({ from: first.address, to: recipient, status: 1 });
          expect((await provider.getTransaction(response.hash))!.data).to.equal("0x1234");
        }
      });

      it("signs a contract's creation", async () => {
        const signer = await signerOf({ dialect });
        const response = await signer.sendTransaction({ data: "0x6001600c60003960016000f300", ...free });
        const { contractAddress } = (await response.wait())!;
        expect(await provider.getCode(contractAddress!)).to.equal("0x00");
      });

      it("signs typed data and messages", async () => {
        const signer = await signerOf({ dialect });
        const { domain, types, value } = typed;
        const signature = await signer.signTypedData(domain, types, value);
        expect(verifyTypedData(domain, types, value, signature)).to.equal(first.address);
        expect(verifyMessage("律师", await signer.signMessage("律师"))).to.equal(first.address);
        expect(verifyMessage(Uint8Array.of(1, 2), await signer.signMessage(Uint8Array.of(1, 2)))).to.equal(
          first.address,
        );
      });

      it("takes the only account that it has", async () => {
        const { url } = await start({ dialect });
        expect((await connectSigner(url, { provider })).address).to.equal(first.address);
      });

      it("lists the accounts where none was named and there are several, or none", async () => {
        const several = await start({ dialect, keys: [first.privateKey, second.privateKey] });
        expect(await failureOf(() => connectSigner(several.url, { provider }))).to.deep.equal({
          code: "SIGNER_ACCOUNT_AMBIGUOUS",
          details: { count: 2, accounts: `${first.address}, ${second.address}` },
        });
        const none = await start({ dialect, keys: [] });
        expect(await failureOf(() => connectSigner(none.url, { provider }))).to.deep.equal({
          code: "SIGNER_ACCOUNT_AMBIGUOUS",
          details: { count: 0, accounts: "" },
        });
      });

      it("passes on why the signer refuses", async () => {
        const signer = await signerOf({ dialect, refusal: "Request denied" });
        const refused = { code: "SIGNER_REFUSED", details: { reason: "Request denied" } };
        const { domain, types, value } = typed;
        for (const ask of [
          () => signer.sendTransaction({ to: recipient }),
          () => signer.signTypedData(domain, types, value),
          () => signer.signMessage("x"),
        ]) {
          expect(await failureOf(ask)).to.deep.equal(refused);
        }
      });

      it("refuses a transaction of which the signer changed anything, and sends nothing", async () => {
        const changes: ((transaction: Transaction) => void)[] = [
          (transaction) => (transaction.nonce += 1),
          (transaction) => (transaction.gasLimit += 1n),
          (transaction) => (transaction.data = "0x"),
          (transaction) => (transaction.to = first.address),
          (transaction) => (transaction.value = 1n),
          (transaction) => (transaction.maxFeePerGas = 1n),
          (transaction) => (transaction.chainId = 1n),
        ];
        const before = await provider.getTransactionCount(first.address, "pending");
        for (const meddle of changes) {
          const signer = await signerOf({ dialect, meddle });
          const failure = await failureOf(() => signer.sendTransaction({ to: recipient, data: "0x12", ...free }));
          expect(failure).to.deep.equal({ code: "SIGNER_WRONG_SIGNATURE", details: { account: first.address } });
        }
        expect(await provider.getTransactionCount(first.address, "pending")).to.equal(before);
      });
    });
  }

  it("bothers nobody at Clef's screen for its accounts where one is named", async () => {
    const signer = await start({ dialect: "clef" });
    await connectSigner(signer.url, { provider, account: first.address.toLowerCase() });
    expect(signer.asked).to.deep.equal(["eth_accounts", "account_version"]);
  });

  it("names the accounts where the one that is wanted is not there", async () => {
    const { url } = await start();
    expect(await failureOf(() => connectSigner(url, { provider, account: stranger.address }))).to.deep.equal({
      code: "SIGNER_ACCOUNT_UNKNOWN",
      details: { account: stranger.address, accounts: first.address },
    });
  });

  it("works with a node that holds keys", async () => {
    const signer = await connectSigner(chain.url, { provider, account: "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266" });
    const response = await signer.sendTransaction({ to: recipient, ...free });
    expect((await response.wait())!.status).to.equal(1);
  });

  it("refuses signatures by another key, of something else, and what is none", async () => {
    const { domain, types, value } = typed;
    const wrong = [
      await stranger.signTypedData(domain, types, value),
      await first.signTypedData(domain, types, { license: 8n }),
      "0x12",
      null,
      {},
    ];
    const otherTransaction = await stranger.signTransaction({ chainId, to: recipient, nonce: 0, gasLimit: 21_000 });
    for (const result of [...wrong, otherTransaction]) {
      const url = await serve((request, response) => {
        let body = "";
        request.setEncoding("utf8").on("data", (text: string) => (body += text));
        request.on("end", () => {
          const { method } = JSON.parse(body) as { method: string };
          response.end(JSON.stringify({ id: 1, result: method === "eth_accounts" ? [first.address] : result }));
        });
      });
      const signer = await connectSigner(url, { provider });
      const failure = { code: "SIGNER_WRONG_SIGNATURE", details: { account: first.address } };
      expect(await failureOf(() => signer.signTypedData(domain, types, value))).to.deep.equal(failure);
      expect(await failureOf(() => signer.sendTransaction({ to: recipient }))).to.deep.equal(failure);
      expect(await failureOf(() => signer.signMessage("x"))).to.deep.equal(failure);
    }
  });

  describe("given no signer answers", () => {
    const unreachable = async (url: string, timeoutSeconds = 1): Promise<unknown> => {
      const { code, details } = await failureOf(() => connectSigner(url, { provider, timeoutSeconds }));
      expect(code).to.equal("SIGNER_UNREACHABLE");
      return details.reason;
    };

    it("says so, and why", async () => {
      expect(await unreachable("http://127.0.0.1:9")).to.be.oneOf(["ECONNREFUSED", "NETWORK_ERROR"]);
      expect(await unreachable(await serve(() => undefined))).to.equal("TIMEOUT");
      expect(await unreachable(await serve((_, response) => response.writeHead(502).end()))).to.equal("HTTP 502");
      expect(await unreachable(await serve((_, response) => response.end('{"result":[')))).to.equal("ANSWER_CUT_OFF");
      expect(await unreachable(await serve((_, response) => response.end("1")))).to.equal("ANSWER_CUT_OFF");
    });

    it("refuses an address that is none", async () => {
      expect((await failureOf(() => connectSigner("ftp://signer", { provider }))).code).to.equal("NODE_URL");
      const { url } = await start();
      expect(await failureOf(() => connectSigner(url, { provider, account: "0x12" }))).to.deep.equal({
        code: "ADDRESS_FORM",
        details: { field: "account" },
      });
    });
  });

  it("sends user name and password, and shows them nowhere", async () => {
    const signer = await start({ credentials: "office:marked-secret" });
    expect((await connectSigner(signer.url, { provider })).address).to.equal(first.address);
    const wrong = signer.url.replace("marked-secret", "marked-wrong");
    const error = await connectSigner(wrong, { provider }).then(
      () => undefined,
      (thrown: unknown) => thrown as ElicenseError,
    );
    expect(error).to.include({ code: "SIGNER_UNREACHABLE" });
    expect(error!.details.reason).to.equal("HTTP 401");
    for (const shown of [
      inspect(error, { depth: 9 }),
      inspect(await connectSigner(signer.url, { provider }), { depth: 4 }),
    ])
      expect(shown).not.to.include("marked");
  });
});
