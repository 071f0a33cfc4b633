import { setTimeout as sleep } from "node:timers/promises";

import { errorOf } from "@elicense/sdk";
import type { Signer } from "ethers";

/** How long a transaction may take until it is in a block, milliseconds. */
const patience = 60_000;

/**
 * Waits until nothing that an account sent is still on its way, so that what the chain says now is the last word: a
 * run that was killed may have sent something.
 *
 * @throws {ElicenseError} DEPLOYMENT_FAILED where it takes more than a minute.
 */
export async function settle(signer: Signer): Promise<void> {
  const deadline = Date.now() + patience;
  for (;;) {
    const [mined, sent] = await Promise.all([signer.getNonce("latest"), signer.getNonce("pending")]);
    if (mined === sent) return;
    if (Date.now() > deadline) {
      const [count, account] = [String(sent - mined), await signer.getAddress()];
      const reason = {
        en: `${count} earlier transactions of ${account} are in no block yet`,
        zh: `账户 ${account} 此前的 ${count} 笔交易尚未入块`,
      };
      throw errorOf("DEPLOYMENT_FAILED", { reason });
    }
    await sleep(500);
  }
}
