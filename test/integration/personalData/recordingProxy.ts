import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A stand-in for a node that passes everything on, and keeps what was said. */
export interface RecordingProxy {
  readonly url: string;
  /** Every request and every answer, as they went over the line. */
  readonly said: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Starts a proxy before a node, on a port of this machine that nobody else has. */
export async function startRecordingProxy(node: string): Promise<RecordingProxy> {
  const said: string[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const body = await textOf(request);
      said.push(body);
      const answer = await fetch(node, { method: "POST", headers: { "content-type": "application/json" }, body });
      const text = await answer.text();
      said.push(text);
      response.writeHead(answer.status, { "content-type": "application/json" }).end(text);
    })();
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    said,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk as string;
  return text;
}
