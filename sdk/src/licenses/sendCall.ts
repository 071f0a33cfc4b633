import type { TransactionReceipt } from "ethers";

import type { Client } from "../client.js";
import { send } from "../transactions/send.js";

/**
 * Sends a call to the license registry: the very bytes, since an approval is of these alone.
 *
 * @param encode - Encodes the call; what is wrong with it is found before anything is sent.
 */
export async function sendCall(client: Client, encode: () => string): Promise<TransactionReceipt> {
  const to = client.deployment.contracts.licenseRegistry.address;
  return send(client, () => Promise.resolve().then(() => ({ to, data: encode() })));
}
