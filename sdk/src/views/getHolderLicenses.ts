import { Interface, zeroPadValue } from "ethers";

import { findBlock, type BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { HOLDER_LICENSES_NOT_WHOLE } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { toTransferredId, transferTopic } from "../history/logs.js";
import { mapInGroups } from "../history/mapInGroups.js";
import { readPatiently } from "../history/reading.js";
import { scan, type ScanOptions } from "../history/scan.js";
import { toHolderArgument } from "../licenses/holder.js";
import type { LicenseId } from "../licenses/licenseId.js";

/** Of ERC-721, which the registry's own interface leaves out. */
const erc721 = new Interface(["function balanceOf(address owner) view returns (uint256)"]);

/** Parameters of {@link getHolderLicenses}. */
export interface GetHolderLicensesParameters extends ScanOptions {
  /** The holder's account. */
  readonly account: string;
  /** Block to read at; the latest if left out. A node may keep the state of recent blocks alone. */
  readonly block?: BlockParameter;
}

/** The licenses that an account holds. */
export interface HolderLicenses {
  /** In the order in which they came to the account, those that ended among them. */
  readonly ids: readonly LicenseId[];
  /** The block that they were read at. */
  readonly block: number;
}

/**
 * Finds the licenses that are bound to an account, by the ERC-721 `Transfer` events to it, and proves by `balanceOf` that
 * none is missing. Every block from the deployment's first on is searched.
 *
 * @throws {ElicenseError} ADDRESS_FORM, READING_FORM, BLOCK_FORM; BLOCK_UNKNOWN; HOLDER_LICENSES_NOT_WHOLE where the
 * node hides one; READING_ABORTED; or the node's trouble.
 * @example
 * const { ids } = await getHolderLicenses(client, { account });
 */
export async function getHolderLicenses(
  client: Client,
  { account, block: at, ...options }: GetHolderLicensesParameters,
): Promise<HolderLicenses> {
  const holder = toHolderArgument(account, "account").toLowerCase();
  return readPatiently(client, options, async (ask) => {
    const { number: block } = await ask(() => findBlock(client, at));
    const expected = await ask(() => balanceOf(client, holder, block));
    const { address } = client.deployment.contracts.licenseRegistry;
    const topics = [transferTopic, null, zeroPadValue(holder, 32)];
    const search = { address, topics, from: client.deployment.block, to: block };
    const found = new Set<LicenseId>();
    for await (const { from, to, logs } of scan(client, search, options)) {
      for (const log of logs) found.add(toTransferredId(log));
      options.onProgress?.({ from, to, head: block, records: found.size, total: expected });
    }
    const received = [...found];

    // What came may have gone again.
    const held = await mapInGroups(received, async (id) => {
      const condition = await ask(() => client.contracts.licenses.conditionOf(id, { blockTag: block }));
      return condition.holder.toLowerCase() === holder;
    });
    const ids = received.filter((_, position) => held[position]);

    if (ids.length !== expected) {
      throw new ElicenseError(HOLDER_LICENSES_NOT_WHOLE, { account, expected, actual: ids.length });
    }
    return { ids, block };
  });
}

async function balanceOf({ deployment, provider }: Client, holder: string, block: number): Promise<number> {
  const to = deployment.contracts.licenseRegistry.address;
  const data = erc721.encodeFunctionData("balanceOf", [holder]);
  const [balance] = erc721.decodeFunctionResult("balanceOf", await provider.call({ to, data, blockTag: block }));
  return Number(balance);
}
