import { connectSigner, type ConnectedSigner } from "@elicense/sdk";
import { Wallet, type Provider } from "ethers";

import type { Invocation } from "../commands/support/Command.js";
import { requireSetting, type Config } from "../config.js";
import { developmentChainId } from "../development.js";
import { printable } from "../output/printable.js";
import { readSecret } from "../secrets/readSecret.js";
import type { ChosenKey, SignerRole } from "./chooseKey.js";
import { decryptKey } from "./encryptKey.js";

/** A signer that knows its address without asking: a wallet, or one whose key is elsewhere. */
export type OpenedSigner = Wallet | ConnectedSigner;

/** What opening a signer takes. */
export interface OpenSignerParameters {
  readonly config: Config;
  readonly role: SignerRole;
  readonly provider: Provider;
  readonly invocation: Pick<Invocation, "text" | "note" | "signing">;
}

/**
 * Opens the key that was chosen, and says which it is and where it is from; of the development chain's own keys it says
 * nothing.
 *
 * @throws {CommandError} KEY_PASSWORD_WRONG, KEY_FILE_DAMAGED, or why the password cannot be read.
 * @throws {ElicenseError} The external signer's trouble.
 */
export async function openSigner(chosen: ChosenKey, parameters: OpenSignerParameters): Promise<OpenedSigner> {
  const { provider, config, role, invocation } = parameters;
  const { text, note } = invocation;
  switch (chosen.kind) {
    case "keystore": {
      const { name, address, file } = chosen.key;
      note(text("signer.keystore", { name, address, file: printable(file) }));
      const question = text("password.of", { name });
      const password = await readSecret({ ...invocation.signing.password, question, option: "password" });
      return (await decryptKey(chosen.key, password, invocation)).connect(provider);
    }
    case "external": {
      const { url, address } = chosen;
      const signer = await connectSigner(url, { provider, ...(address !== undefined && { account: address }) });
      note(text("signer.external", { address: signer.address, url: new URL(url).origin }));
      return signer;
    }
    case "environment": {
      const { address, setting } = chosen;
      if (config.chainId !== developmentChainId) note(text("signer.environment", { address, setting }));
      return new Wallet(requireSetting(config, role), provider);
    }
  }
}
