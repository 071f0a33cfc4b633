import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";

/** Below what systems give to connections, which would take one of a row at any moment. */
const [lowest, highest] = [20_000, 32_000];

/**
 * Finds ports in a row of which none is taken, for nodes that get one after the other.
 *
 * @returns The first of them.
 */
export async function freeRow(count: number): Promise<number> {
  for (;;) {
    const first = randomInt(lowest, highest - count);
    const row = Array.from({ length: count }, (_, position) => first + position);
    const free = await Promise.all(row.map(isFree));
    if (free.every(Boolean)) return first;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen({ port, host: "127.0.0.1", exclusive: true });
  try {
    await once(server, "listening");
  } catch {
    return false;
  }
  server.close();
  await once(server, "close");
  return true;
}
