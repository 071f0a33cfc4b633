import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

import fc from "fast-check";

/** What can happen to a request on its way: before the node has it, so that it does nothing, or after. */
export const faults = [
  "dropped",
  "answerDropped",
  "answerCut",
  "refused",
  "answerRefused",
  "delayed",
  "doubled",
] as const;

/** One of {@link faults}. */
export type Fault = (typeof faults)[number];

/** A line to a node on which some requests fare badly. */
export interface FaultyLine {
  readonly url: string;
  /** How many requests came, and what happened to how many. */
  readonly counts: Record<Fault | "requests", number>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a line to a node, on a port of this machine that nobody else has.
 *
 * @param node - Address of the node.
 * @param percent - Of a hundred requests so many fare badly.
 * @param seed - The same seed gives the same faults in the same order.
 */
export async function startFaultyLine(node: string, percent: number, seed: number): Promise<FaultyLine> {
  const draws = fc.sample(fc.nat(9_999), { seed, numRuns: 20_000 });
  const counts = Object.fromEntries(["requests", ...faults].map((name) => [name, 0])) as FaultyLine["counts"];
  const draw = (): Fault | undefined => {
    const drawn = draws[counts.requests++ % draws.length] as number;
    const fault = drawn < 100 * percent ? faults[drawn % faults.length] : undefined;
    if (fault !== undefined) counts[fault]++;
    return fault;
  };
  const server = createServer((request, response) => {
    serve(node, request, response, draw()).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(
  node: string,
  request: IncomingMessage,
  response: ServerResponse,
  fault: Fault | undefined,
): Promise<void> {
  const body = await text(request);
  const forward = async (): Promise<string> => {
    const answer = await fetch(node, { method: "POST", headers: { "content-type": "application/json" }, body });
    return answer.text();
  };
  const refuse = (): void => void response.writeHead(503).end();
  if (fault === "dropped") request.socket.destroy();
  else if (fault === "refused") refuse();
  else {
    if (fault === "delayed") await sleep(300);
    const answer = await forward();
    if (fault === "answerDropped") request.socket.destroy();
    else if (fault === "answerRefused") refuse();
    else if (fault === "answerCut") response.end(answer.slice(0, answer.length / 2));
    else response.end(fault === "doubled" ? await forward() : answer);
  }
}
