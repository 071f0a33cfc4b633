import { computeAddress } from "ethers";

import { CommandError } from "../commands/support/CommandError.js";
import { optionalSettings, type Config } from "../config.js";
import { exitCodes } from "../exit.js";
import { requireChosenKey, roleSettings, type ChosenKey } from "../keys/chooseKey.js";
import { findKey } from "../keys/keystore.js";

const role = "deployerPrivateKey";

/**
 * Finds the key of a department's governance signer on this machine, by its address: in the keystore, at the external signer,
 * or in the settings.
 *
 * @param named - Name or address of the key from the command line, which must be the signer's.
 * @returns `undefined` where the key is elsewhere.
 * @throws {CommandError} What is wrong with the key that is named, NETWORK_OTHER_SIGNER where it is another's.
 */
export async function findGovernanceKey(
  config: Config,
  address: string,
  named?: string,
): Promise<ChosenKey | undefined> {
  if (named !== undefined) {
    const chosen = await requireChosenKey(config, role, named);
    if (chosen.address === address) return chosen;
    throw new CommandError("network.otherSigner", exitCodes.usage, { address, chosen: chosen.address ?? named });
  }
  const key = await findKey(config.keystore, address);
  if (key !== undefined) return { kind: "keystore", address, key };
  const url = config[roleSettings[role].url];
  if (url !== undefined) return { kind: "external", address, url };
  const privateKey = config[role];
  const isOwn = privateKey !== undefined && computeAddress(privateKey) === address;
  return isOwn ? { kind: "environment", address, setting: optionalSettings[role] } : undefined;
}
