import type { Client } from "../client.js";
import type { Receipt } from "../transactions/Receipt.js";
import type { IssuedLicense } from "./newLicense.js";
import { encodeSuccession, succeed, type SuccessionParameters } from "./succeed.js";

/** Encodes the call of {@link reissue}. */
export function encodeReissue(parameters: SuccessionParameters): string {
  return encodeSuccession("reissue", parameters);
}

/**
 * Puts a new version in a license's place, which inherits what hangs over it: a running suspension, an open
 * investigation, a decision that takes effect later. A license that a decision ended keeps its status, and is followed
 * by one in force: so a court's judgment is carried out.
 *
 * @returns The new license with its document, and where it was recorded.
 * @throws {ElicenseError} The registry's refusal, before anything is sent; or the node's trouble.
 */
export async function reissue(client: Client, parameters: SuccessionParameters): Promise<IssuedLicense & Receipt> {
  return succeed(client, "reissue", parameters);
}
