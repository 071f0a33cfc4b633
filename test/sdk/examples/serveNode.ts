import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

import type { EthereumProvider } from "hardhat/types/providers";

/** A node that listens on this machine. */
export interface ServedNode {
  readonly url: string;
  readonly close: () => void;
}

interface Request {
  readonly id: unknown;
  readonly method: string;
  readonly params?: unknown[];
}

/** Lets an in-process chain be asked by an address, as examples ask one. */
export async function serveNode(chain: EthereumProvider): Promise<ServedNode> {
  const answer = async ({ id, method, params = [] }: Request): Promise<object> => {
    try {
      return { jsonrpc: "2.0", id, result: (await chain.request({ method, params })) as unknown };
    } catch (error) {
      const { code = -32_603, message, data } = error as { code?: number; message: string; data?: unknown };
      return { jsonrpc: "2.0", id, error: { code, message, data } };
    }
  };
  const server = createServer((request, response) => {
    void readBody(request).then(async (body) => {
      const asked = JSON.parse(body) as Request | readonly Request[];
      const answered = "method" in asked ? await answer(asked) : await Promise.all(asked.map(answer));
      response.setHeader("content-type", "application/json").end(JSON.stringify(answered));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
