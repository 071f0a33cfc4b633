import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";

import { ElicenseError } from "@elicense/sdk";
import { getAddress, isAddress, isHexString } from "ethers";

import { projectRoot } from "../config.js";

/** What deploying takes of a private chain that several departments run. */
export interface Network {
  readonly name: string;
  readonly chainId: number;
  /** Hash of block 0. */
  readonly genesisHash: string;
  /** Addresses of the validators that it began with, ascending. */
  readonly validators: readonly string[];
  /** How many departments have to approve what governance does. */
  readonly threshold: number;
  readonly members: readonly {
    /** Short name, such as `anhui`. */
    readonly name: string;
    /** Address of the account with which its department governs. */
    readonly governanceSigner: string;
  }[];
}

/** Gives the folder of a network: by its name, or by its path. */
export function networkFolder(nameOrPath: string): string {
  const isPath = isAbsolute(nameOrPath) || /[/\\]/.test(nameOrPath);
  return isPath ? resolve(nameOrPath) : join(projectRoot, "networks", nameOrPath);
}

/** The departments' governance signers, each once, ascending: one department may run several nodes. */
export function signersOf({ members }: Network): readonly string[] {
  const signers = new Set(members.map(({ governanceSigner }) => getAddress(governanceSigner)));
  return [...signers].sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
}

/**
 * Reads a network.
 *
 * @param folder - Its folder, with `network.json` in it.
 * @throws {ElicenseError} SETTING_MISSING where there is no such file; SETTING_MALFORMED with the field.
 */
export function readNetwork(folder: string): Network {
  const path = join(folder, "network.json");
  if (!existsSync(path)) throw new ElicenseError("SETTING_MISSING", { name: path });
  const network = JSON.parse(readFileSync(path, "utf8")) as Network;
  const { genesisHash, validators, threshold, members } = network;
  const require = (field: keyof Network, fits: boolean, expected: string): void => {
    if (!fits) throw new ElicenseError("SETTING_MALFORMED", { name: `${path}: ${field}`, expected });
  };
  require("name", typeof network.name === "string" && network.name !== "", "a-z 0-9 -");
  require("chainId", Number.isSafeInteger(network.chainId) && network.chainId > 0, "1, 2, 3, …");
  require("genesisHash", isHexString(genesisHash, 32), "0x + 64 × 0-9a-f");
  require("validators", Array.isArray(validators) && validators.every(isAddress), "[0x…]");
  const signers = Array.isArray(members) ? (members as Network["members"]).map((each) => each.governanceSigner) : [];
  require("members", signers.length > 0 && signers.every((each) => isAddress(each)), "[{ governanceSigner: 0x… }]");
  require("threshold", Number.isSafeInteger(threshold) && threshold > 0, "1, 2, 3, …");
  return { ...network, validators: validators.map((each) => getAddress(each)) };
}
