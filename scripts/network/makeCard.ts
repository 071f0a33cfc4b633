import { existsSync, rmSync } from "node:fs";

import { Wallet } from "ethers";

import {
  cardText,
  completeCard,
  draftCard,
  parseCard,
  type CardDraft,
  type CardNode,
  type JoiningCard,
} from "../../network/JoiningCard.js";
import { readJsonFile } from "../../network/Network.js";
import { makeNodeKey, publicNodeKey } from "../../network/NodeKey.js";
import { writeAtomically } from "../files.js";
import { cardFile, draftFile, keyFile, keysFolder } from "./folders.js";
import { parseAddress } from "./parseAddress.js";
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

/**
 * What {@link makeCard} made: the first card, a newer one, none since it would say what the one says that is there, or what
 * its governance signer has to sign yet.
 */
export type MadeCard =
  | { readonly state: "made" | "updated" | "already"; readonly card: JoiningCard }
  | { readonly state: "unsigned"; readonly draft: CardDraft };

/** Signs a card as its governance signer; gives `undefined` where somebody else has to. */
export type Consent = (draft: CardDraft) => Promise<string | undefined>;

/**
 * Makes a member's keys as far as there are none, and its card, which gets a new version where it says something else. What
 * nobody signed as governance signer is written down as a draft, and is no card.
 *
 * @param folder - The network's.
 * @param consent - Asked for a card that is new.
 * @throws {NetworkError} What is wrong with the card's parts, with a key that is there, or with the signature.
 */
export async function makeCard(folder: string, options: CardOptions, consent: Consent): Promise<MadeCard> {
  const { network, chainId, name, code, host } = options;
  const accounts = options.account.map((value) => parseAddress("--account", value));
  const governanceSigner = parseAddress("--governance", options.governance);
  const path = cardFile(folder, name);

  const draftOf = (version: number, key: string, rpcKey: string | undefined): CardDraft =>
    draftCard(
      {
        ...{ network, chainId, version, name, code, host, validator: node(options, 0) },
        rpc: rpcKey === undefined ? null : { publicKey: rpcKey, ...node(options, rpcOffset) },
        ...{ governanceSigner, accounts },
      },
      key,
      path,
    );
  // What makes no card is refused before a key is made for it: a try with keys that nobody keeps tells.
  draftOf(
    1,
    Wallet.createRandom().privateKey,
    options.rpc ? publicNodeKey(Wallet.createRandom().privateKey).publicKey : undefined,
  );
  const known = existsSync(path) ? parseCard(readJsonFile(path), path) : undefined;
  const { key: validatorKey } = makeNodeKey(keyFile(folder, name, "validator"));
  const rpcKey = options.rpc ? makeNodeKey(keyFile(folder, name, "rpc")).key.publicKey : undefined;
  if (rpcKey !== undefined) makeTokenKey(keysFolder(folder, name));
  if (known !== undefined) {
    const again = draftOf(known.version, validatorKey.privateKey, rpcKey);
    if (again.signature === known.signature) return { state: "already", card: known };
  }
  const draft = draftOf((known?.version ?? 0) + 1, validatorKey.privateKey, rpcKey);
  const governanceSignature = await consent(draft);
  if (governanceSignature === undefined) {
    writeAtomically(draftFile(folder, name), cardText(draft));
    return { state: "unsigned", draft };
  }
  const card = completeCard(draft, governanceSignature, path);
  writeAtomically(path, cardText(card));
  rmSync(draftFile(folder, name), { force: true });
  return { state: known === undefined ? "made" : "updated", card };
}

function node(options: CardOptions, offset: number): Omit<CardNode, "publicKey"> {
  return {
    port: options.port + offset,
    rpcPort: options.rpcPort + offset,
    metricsPort: options.metricsPort + offset,
  };
}
