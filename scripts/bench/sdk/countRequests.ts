import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A way to a node that counts the HTTP requests which go through it. */
export interface Counter {
  readonly url: string;
  /** Gives how many requests there were since it was last asked. */
  readonly take: () => number;
  readonly close: () => void;
}

/** Puts a counter in front of a node, on this machine. */
export async function countRequests(node: string): Promise<Counter> {
  let count = 0;
  const server = createServer((request, response) => {
    count++;
    void buffer(request)
      .then(async (body) => {
        const answer = await fetch(node, { method: "POST", headers: { "content-type": "application/json" }, body });
        response.writeHead(answer.status, { "content-type": "application/json" });
        response.end(Buffer.from(await answer.arrayBuffer()));
      })
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    take: () => {
      const taken = count;
      count = 0;
      return taken;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
