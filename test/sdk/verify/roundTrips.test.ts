import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

import { connect, createClient, verify, verifyMany, type Client, type IssuedLicense } from "@elicense/sdk";
import { expect } from "chai";
import type { JsonRpcProvider } from "ethers";

import { issueSample, revokeSample, setSuiteStage, type Stage } from "../stage.js";

interface Call {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

describe("verify, over connect's provider", () => {
  let stage: Stage;
  let license: IssuedLicense;
  let server: Server;
  let provider: JsonRpcProvider;
  let client: Client;
  /** What each HTTP request asked for since the last look. */
  let requests: string[][] = [];

  const taken = (): string[][] => requests.splice(0);

  before(async () => {
    stage = await setSuiteStage();
    license = await issueSample(stage);
    const answer = async ({ id, method, params }: Call): Promise<object> => ({
      ...{ jsonrpc: "2.0", id },
      result: (await stage.connection.provider.request({ method, params: [...params] })) as unknown,
    });
    server = createServer((request, response) => {
      void json(request).then(async (body) => {
        const calls = Array.isArray(body) ? (body as Call[]) : [body as Call];
        requests.push(calls.map(({ method }) => method));
        const answers = await Promise.all(calls.map(answer));
        response.end(JSON.stringify(Array.isArray(body) ? answers : answers[0]));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });

  after(() => {
    server.close();
    server.closeAllConnections();
  });

  beforeEach(async () => {
    requests = [];
    provider = await connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    client = createClient({ runner: provider, deployment: stage.deployment });
    expect(taken()).to.deep.equal([["eth_chainId"]]);
  });

  afterEach(() => provider.destroy());

  it("takes two round trips with a new client, its check of the deployment included", async () => {
    expect((await verify(license.document, { client })).verdict).to.equal("VALID");

    const [first, second, ...more] = taken();
    expect(first).to.include.members(["eth_getBlockByNumber", "eth_chainId", "eth_getCode"]);
    expect(second).to.deep.equal(["eth_call", "eth_call"]);
    expect(more).to.deep.equal([]);
  });

  it("takes two with a client that has verified before", async () => {
    await verify(license.document, { client });
    taken();

    expect((await verify(license.document, { client })).verdict).to.equal("VALID");
    expect(taken()).to.deep.equal([["eth_getBlockByNumber"], ["eth_call", "eth_call"]]);
  });

  it("looks for the issue in the block that the document names, and searches no other", async () => {
    const { id, document } = await issueSample(stage, {}, "2");
    await revokeSample(stage, id);
    await verify(license.document, { client });
    taken();

    const { verdict } = await verify(document, { client: { ...client, blocksAtOnce: 1 } });
    expect(verdict).to.equal("INVALID");
    expect(taken()).to.deep.equal([
      ...[["eth_getBlockByNumber"], ["eth_call", "eth_call"]],
      // The last record in its block, the issue in its own, and what the issue's reason is for.
      ...[["eth_getLogs", "eth_getLogs"], ["eth_getLogs", "eth_getLogs"], ["eth_call"]],
    ]);
  });

  it("takes one more for a further batch of documents", async () => {
    const verdicts = [];
    const documents = Array.from({ length: 4 }, () => license.document);
    for await (const { verdict } of verifyMany(documents, { client, batchSize: 2, concurrency: 1 })) {
      verdicts.push(verdict);
    }
    expect(verdicts).to.deep.equal(["VALID", "VALID", "VALID", "VALID"]);
    expect(taken()).to.have.lengthOf(3);
  });
});
