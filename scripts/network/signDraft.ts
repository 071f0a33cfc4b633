import { JsonRpcProvider, Network } from "ethers";

import { cardMessage, type CardDraft } from "../../network/JoiningCard.js";
import type { Invocation } from "../commands/support/Command.js";
import { loadConfig } from "../config.js";
import { openSigner } from "../keys/openSigner.js";
import { findGovernanceKey } from "./findGovernanceKey.js";

/**
 * Signs a card as its governance signer, with the key that this machine has of it.
 *
 * @returns The signature (EIP-191) as the signer gave it; `undefined` where the key is elsewhere.
 * @throws {CommandError} What is wrong with the key or its password.
 * @throws {ElicenseError} SETTING_MALFORMED, or the external signer's trouble.
 */
export async function signDraft(draft: CardDraft, invocation: Invocation): Promise<string | undefined> {
  const config = loadConfig({ say: invocation.note });
  const chosen = await findGovernanceKey(config, draft.governanceSigner, invocation.signing.key);
  if (chosen === undefined) return undefined;
  // A signer has a node, which is not asked: there is none before the network is founded.
  const network = Network.from(config.chainId);
  const provider = new JsonRpcProvider(config.rpcUrl, network, { staticNetwork: network });
  try {
    const signer = await openSigner(chosen, { config, role: "deployerPrivateKey", provider, invocation });
    return await signer.signMessage(cardMessage(draft));
  } finally {
    provider.destroy();
  }
}
