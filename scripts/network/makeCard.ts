import { existsSync } from "node:fs";

import { getAddress, isAddress, Wallet } from "ethers";

import { cardText, parseCard, signCard, type CardNode, type JoiningCard } from "../../network/JoiningCard.js";
import { readJsonFile } from "../../network/Network.js";
import { makeNodeKey, publicNodeKey } from "../../network/NodeKey.js";
import { CommandError } from "../commands/support/CommandError.js";
import { exitCodes } from "../exit.js";
import { writeAtomically } from "../files.js";
import { cardFile, keyFile, keysFolder } from "./folders.js";
import { makeTokenKey } from "./tokenKey.js";

/** What a department says of itself and its machine. */
export interface CardOptions {
  readonly network: string;
  readonly chainId: number;
  readonly name: string;
  readonly code: string;
  readonly host: string;
  readonly port: number;
  readonly rpcPort: number;
  readonly metricsPort: number;
  /** False where the department wants no RPC node. */
  readonly rpc: boolean;
  readonly governance: string;
  readonly account: readonly string[];
}

/** The RPC node's ports are the validator's and so many more. */
export const rpcOffset = 100;

/** What {@link makeCard} made. */
export interface MadeCard {
  readonly card: JoiningCard;
  /** Whether the validator's key was made now. */
  readonly isNew: boolean;
  /** Whether the card is the one that was there. */
  readonly isSame: boolean;
}

/**
 * Makes a member's keys as far as there are none, and its card, which gets a new version where it says something else.
 *
 * @param folder - The network's.
 * @throws {NetworkError} What is wrong with the card's parts, or with a key that is there.
 */
export function makeCard(folder: string, options: CardOptions): MadeCard {
  const { network, chainId, name, code, host } = options;
  const accounts = options.account.map((value) => address("--account", value));
  const governanceSigner = address("--governance", options.governance);
  const path = cardFile(folder, name);

  const sign = (version: number, key: string, rpcKey: string | undefined): JoiningCard =>
    signCard(
      {
        ...{ network, chainId, version, name, code, host, validator: node(options, 0) },
        rpc: rpcKey === undefined ? null : { publicKey: rpcKey, ...node(options, rpcOffset) },
        ...{ governanceSigner, accounts },
      },
      key,
      path,
    );
  // What makes no card is refused before a key is made for it: a try with keys that nobody keeps tells.
  sign(
    1,
    Wallet.createRandom().privateKey,
    options.rpc ? publicNodeKey(Wallet.createRandom().privateKey).publicKey : undefined,
  );
  const known = existsSync(path) ? parseCard(readJsonFile(path), path) : undefined;
  const { key: validatorKey, isNew } = makeNodeKey(keyFile(folder, name, "validator"));
  const rpcKey = options.rpc ? makeNodeKey(keyFile(folder, name, "rpc")).key.publicKey : undefined;
  if (rpcKey !== undefined) makeTokenKey(keysFolder(folder, name));
  const same = known === undefined ? undefined : sign(known.version, validatorKey.privateKey, rpcKey);
  if (same !== undefined && same.signature === known?.signature) return { card: same, isNew, isSame: true };
  const card = sign((known?.version ?? 0) + 1, validatorKey.privateKey, rpcKey);
  writeAtomically(path, cardText(card));
  return { card, isNew, isSame: false };
}

function node(options: CardOptions, offset: number): Omit<CardNode, "publicKey"> {
  return {
    port: options.port + offset,
    rpcPort: options.rpcPort + offset,
    metricsPort: options.metricsPort + offset,
  };
}

function address(option: string, value: string): string {
  if (!isAddress(value)) throw new CommandError("network.address", exitCodes.usage, { option });
  return getAddress(value);
}
