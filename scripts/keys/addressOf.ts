import { connectSigner } from "@elicense/sdk";
import type { Provider } from "ethers";

import type { ChosenKey } from "./chooseKey.js";

/**
 * Gives the account of a key that was chosen, without its password. An external signer is asked, and so found out to be
 * there.
 *
 * @throws {ElicenseError} The external signer's trouble.
 */
export async function addressOf(chosen: ChosenKey, provider: Provider): Promise<string> {
  if (chosen.kind !== "external") return chosen.address;
  const { url, address } = chosen;
  return (await connectSigner(url, { provider, ...(address !== undefined && { account: address }) })).address;
}
