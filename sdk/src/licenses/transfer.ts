import type { Client } from "../client.js";
import type { Receipt } from "../transactions/Receipt.js";
import type { IssuedLicense } from "./newLicense.js";
import { encodeSuccession, succeed, type SuccessionParameters } from "./succeed.js";

/** Encodes the call of {@link transfer}. */
export function encodeTransfer(parameters: SuccessionParameters): string {
  return encodeSuccession("transfer", parameters);
}

/**
 * Moves a license to another region, old and new in one step. From outside the acting authority's region an authority
 * that is competent for the old license acknowledges by approving.
 *
 * @returns The new license with its document, and where it was recorded.
 * @throws {ElicenseError} The registry's refusal, before anything is sent; or the node's trouble.
 */
export async function transfer(client: Client, parameters: SuccessionParameters): Promise<IssuedLicense & Receipt> {
  return succeed(client, "transfer", parameters);
}
