import { Interface } from "ethers";

import type { BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { readAt } from "../transactions/read.js";

/** OpenZeppelin's Pausable, which the registry's own interface leaves out. */
const pausable = Interface.from(["function paused() view returns (bool)"]);

/**
 * Tells whether governance stopped issuing, reissuing and transferring.
 *
 * @throws {ElicenseError} BLOCK_FORM, BLOCK_UNKNOWN; or the node's trouble.
 */
export async function isIssuingPaused(
  client: Client,
  { block }: { readonly block?: BlockParameter } = {},
): Promise<boolean> {
  const { address } = client.deployment.contracts.licenseRegistry;
  const returned = await readAt(client, block, ({ blockTag }) =>
    client.provider.call({ to: address, data: pausable.encodeFunctionData("paused"), blockTag }),
  );
  return pausable.decodeFunctionResult("paused", returned)[0] === true;
}
