import { createHash } from "node:crypto";

/** SHA-256 of what comes in parts, in hexadecimal. */
export async function sha256Of(parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of parts) hash.update(part);
  return hash.digest("hex");
}
