import { organisationCodeCheckCharacter, usccCheckCharacter } from "@elicense/sdk";
import { computeAddress, id, Wallet } from "ethers";

import {
  cardMessage,
  completeCard,
  draftCard,
  type CardDraft,
  type CardNode,
  type CardParts,
  type JoiningCard,
} from "../../network/JoiningCard.js";
import { publicNodeKey } from "../../network/NodeKey.js";

/** A code that no organisation has, with its check characters: of no division, and with FAKE in it. */
export function inventedCode(number: number): string {
  const organisation = `00FAKE${String(number).padStart(2, "0")}`;
  const body = `11990000${organisation}${organisationCodeCheckCharacter(organisation)}`;
  return body + usccCheckCharacter(body);
}

/** An invented private key: the same for the same name. */
export function inventedKey(name: string): string {
  return id(`invented key: ${name}`);
}

/** An invented account. */
export function inventedAccount(name: string): string {
  return computeAddress(inventedKey(name));
}

/** The parts of a department's card: an RPC node beside the validator, and one account. */
export function partsOf(name: string, number: number, changes: Partial<CardParts> = {}): CardParts {
  return {
    ...{ network: "anhui", chainId: 90_210, version: 1, name, code: inventedCode(number) },
    host: `10.0.${String(number)}.4`,
    validator: { port: 30_303, rpcPort: 8_545, metricsPort: 9_545 },
    rpc: rpcNode(name),
    governanceSigner: inventedAccount(`${name} governance`),
    accounts: [inventedAccount(`${name} issuer`)],
    ...changes,
  };
}

function rpcNode(name: string): CardNode {
  const { publicKey } = publicNodeKey(inventedKey(`${name} rpc`));
  return { publicKey, port: 30_403, rpcPort: 8_645, metricsPort: 9_645 };
}

/** Makes a department's card, signed by its invented keys. */
export function cardOf(name: string, number: number, changes: Partial<CardParts> = {}): JoiningCard {
  return signCard(partsOf(name, number, changes), inventedKey(`${name} validator`), `${name}.card.json`);
}

/** Makes a card of its parts, signed by a validator's key and by the governance signer's invented one. */
export function signCard(parts: CardParts, validatorKey: string, file: string): JoiningCard {
  const draft = draftCard(parts, validatorKey, file);
  return completeCard(draft, consent(draft, governanceKeyOf(draft)), file);
}

/** A governance signer's signature of a card. */
export function consent(draft: CardDraft, privateKey: string): string {
  return new Wallet(privateKey).signMessageSync(cardMessage(draft));
}

/** The invented key of a card's governance signer: of its department, of another one, or of a node that must not govern. */
function governanceKeyOf({ name, governanceSigner }: CardDraft): string {
  const names = [name, "bozhou", "fuyang", "hefei", "huangshan", "wuhu"];
  const keys = names.flatMap((each) =>
    ["governance", "validator", "rpc"].map((what) => inventedKey(`${each} ${what}`)),
  );
  const key = keys.find((each) => computeAddress(each) === governanceSigner);
  if (key === undefined) throw new Error(`nobody has invented the key of ${governanceSigner}`);
  return key;
}

/** Five departments: one has no RPC node, one is reached by IPv6, and one has several accounts. */
export const cards: readonly JoiningCard[] = [
  cardOf("bozhou", 1),
  cardOf("fuyang", 2, { rpc: null }),
  cardOf("hefei", 3, { accounts: ["issuer", "clerk", "court"].map((who) => inventedAccount(`hefei ${who}`)) }),
  cardOf("huangshan", 4, { host: "2001:db8:34::4" }),
  cardOf("wuhu", 5, { accounts: [] }),
];

/** A card as its file has it, to be changed. */
export function jsonOf(card: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(card)) as Record<string, unknown>;
}
