import { connect, createClient, type Client, type Verification } from "@elicense/sdk";

import type { Scene } from "../Scene.js";

/** A client of the scene's node, made as the README makes one, and what ends its connection. */
export interface OpenClient {
  readonly client: Client;
  readonly close: () => void;
}

/** Connects to the scene's node, or to it by way of a counter. */
export async function openClient({ deployment }: Scene, url: string): Promise<OpenClient> {
  const runner = await connect(url);
  return { client: createClient({ runner, deployment }), close: () => runner.destroy() };
}

/** Refuses to measure anything but what succeeds: a failure may be faster. */
export function requireValid({ verdict, checks }: Verification): void {
  if (verdict === "VALID") return;
  throw new RangeError(checks.map(({ name, code }) => `${name}: ${code}`).join(", "));
}
