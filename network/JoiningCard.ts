import { canonicalJson, type JsonObject, isUscc } from "@elicense/sdk";
import { ascending } from "@elicense/sdk/qbft";
import { computeAddress, getAddress, isHexString, Signature, verifyMessage, Wallet } from "ethers";
import { isIP } from "node:net";

import { NetworkError } from "./NetworkError.js";
import { publicNodeKey } from "./NodeKey.js";

/** Version of a card's form. */
export const cardFormat = "elicense-joining-card/1";

/** One of a department's nodes, as the others reach it. */
export interface CardNode {
  /** 64 bytes in hexadecimal with 0x: the node's id in its enode. */
  readonly publicKey: string;
  /** Port of that address for the other nodes, TCP. */
  readonly port: number;
  /** Port of its JSON-RPC, on 127.0.0.1. */
  readonly rpcPort: number;
  /** Port of its metrics for Prometheus, on 127.0.0.1. */
  readonly metricsPort: number;
}

/** A card that its validator's key signed, and its governance signer not yet. */
export interface CardDraft {
  readonly format: typeof cardFormat;
  /** Name of the network that it is for. */
  readonly network: string;
  readonly chainId: number;
  /** 1 of the first, and one more each time that the department makes it anew. */
  readonly version: number;
  /** Name of the member in the network's folders: a small letter, then small letters, digits and hyphens. */
  readonly name: string;
  /** Unified social credit code of the department (GB 32100). */
  readonly code: string;
  /** IP address of its machine, at which the other departments reach its nodes; Besu takes no names there. */
  readonly host: string;
  /** Its validator, and the validator's address. */
  readonly validator: CardNode & { readonly address: string };
  /** A node on the same machine that serves its programs and makes no blocks; null where there is none. */
  readonly rpc: CardNode | null;
  /** Account with which the department takes part in governance: of a key of its own, never a node's. */
  readonly governanceSigner: string;
  /** Accounts of the department that may send transactions, its governance signer aside; ascending. */
  readonly accounts: readonly string[];
  /** The validator's signature (EIP-191) of all the rest in canonical JSON (RFC 8785): 65 bytes. */
  readonly signature: string;
}

/** What a department gives the others so that its nodes are a part of the network: nothing of it is secret. */
export interface JoiningCard extends CardDraft {
  /** The governance signer's signature of the same text: whoever has the node's machine alone names no signer. */
  readonly governanceSignature: string;
}

/** Names of networks and members, which are names of folders too. */
const namePattern = /^[a-z][a-z0-9-]{0,30}$/;

/** Tells whether a text can be the name of a network or a member. */
export function isName(text: unknown): text is string {
  return typeof text === "string" && namePattern.test(text) && !text.endsWith("-");
}

/** Tells whether a text is an address of Ethereum in its one form, with the letters of its checksum (EIP-55). */
export function isChecksummed(value: unknown): value is string {
  return isHexString(value, 20) && getAddress(value.toLowerCase()) === value;
}

/** Whether a text is an IP address that a node can have, in the one form that it is written in. */
function isHost(text: string): boolean {
  if (isIP(text) === 4) return text !== "0.0.0.0";
  const url = `http://[${text}]`;
  return isIP(text) === 6 && URL.canParse(url) && new URL(url).hostname === `[${text}]` && text !== "::";
}

/** What is expected of a field of a card, in words that both languages share. */
const expectations = {
  name: "a-z 0-9 -, 1 … 31",
  chainId: "1, 2, 3, …",
  port: "1 … 65535",
  host: "IPv4 | IPv6",
  address: "0x + 40 × 0-9a-f (EIP-55)",
  publicKey: "0x + 128 × 0-9a-f",
  signature: "0x + 130 × 0-9a-f",
  code: "GB 32100",
} as const;

/** Members of a card that is signed once. */
const draftFields: readonly string[] = [
  ...["format", "network", "chainId", "version", "name", "code", "host", "validator", "rpc"],
  ...["governanceSigner", "accounts", "signature"],
];

/**
 * Reads a joining card, strictly, and checks both signatures.
 *
 * @param json - What `JSON.parse` gave.
 * @param file - Name for errors.
 * @throws {NetworkError} CARD_FIELD, CARD_GOVERNANCE, CARD_SIGNATURE or CARD_GOVERNANCE_SIGNATURE.
 */
export function parseCard(json: unknown, file: string): JoiningCard {
  const read = new Reader(file);
  const card = read.members(json, "", [...draftFields, "governanceSignature"]);
  const parsed: JoiningCard = {
    ...readDraft(card, read),
    governanceSignature: read.bytes(card.governanceSignature, "governanceSignature", 65, expectations.signature),
  };
  const { governanceSigner: address } = parsed;
  if (signerOf(parsed, parsed.governanceSignature) !== address) {
    throw new NetworkError("CARD_GOVERNANCE_SIGNATURE", { file, address });
  }
  return parsed;
}

/**
 * Reads a card that its governance signer is to sign, strictly, and checks the validator's signature.
 *
 * @param json - What `JSON.parse` gave.
 * @param file - Name for errors.
 * @throws {NetworkError} CARD_FIELD, CARD_GOVERNANCE or CARD_SIGNATURE.
 */
export function parseDraft(json: unknown, file: string): CardDraft {
  const read = new Reader(file);
  return readDraft(read.members(json, "", draftFields), read);
}

function readDraft(card: Readonly<Record<string, unknown>>, read: Reader): CardDraft {
  if (card.format !== cardFormat) throw read.fault("format", cardFormat);
  const { address, ...validator } = read.members(card.validator, "validator", ["address", ...nodeFields]);
  const parsed: CardDraft = {
    format: cardFormat,
    network: read.name(card.network, "network"),
    chainId: read.whole(card.chainId, "chainId", Number.MAX_SAFE_INTEGER),
    version: read.whole(card.version, "version", Number.MAX_SAFE_INTEGER),
    name: read.name(card.name, "name"),
    code: read.code(card.code, "code"),
    host: read.host(card.host, "host"),
    validator: {
      ...readNode(read, validator, "validator"),
      address: read.address(address, "validator.address"),
    },
    rpc: card.rpc === null ? null : readNode(read, read.members(card.rpc, "rpc", nodeFields), "rpc"),
    governanceSigner: read.address(card.governanceSigner, "governanceSigner"),
    accounts: read.accounts(card.accounts, "accounts"),
    signature: read.bytes(card.signature, "signature", 65, expectations.signature),
  };
  requireConsistent(parsed, read);
  return parsed;
}

/** What a card says but for what follows from its validator's key. */
export type CardParts = Omit<CardDraft, "format" | "signature" | "validator"> & {
  readonly validator: Omit<CardDraft["validator"], "publicKey" | "address">;
};

/**
 * Makes a card of its parts: in canonical order, and signed by the validator's key. It is none before its governance signer
 * signed it, too.
 *
 * @param privateKey - The validator's, 32 bytes in hexadecimal.
 * @param file - Name for errors.
 * @throws {NetworkError} CARD_FIELD or CARD_GOVERNANCE where the parts make no card.
 */
export function draftCard(parts: CardParts, privateKey: string, file: string): CardDraft {
  const card: Omit<CardDraft, "signature"> = {
    format: cardFormat,
    ...parts,
    validator: { ...publicNodeKey(privateKey), ...parts.validator },
    accounts: ascendingAccounts(parts.accounts),
  };
  const signature = new Wallet(privateKey).signMessageSync(signedText(card));
  return parseDraft({ ...card, signature }, file);
}

/**
 * Completes a card by its governance signer's signature.
 *
 * @param governanceSignature - Of what {@link cardMessage} gives, by EIP-191, in any form.
 * @param file - Name for errors.
 * @throws {NetworkError} CARD_FIELD where it is no signature, CARD_GOVERNANCE_SIGNATURE where it is another's, or of another
 * card.
 */
export function completeCard(draft: CardDraft, governanceSignature: string, file: string): JoiningCard {
  return parseCard({ ...draft, governanceSignature: inOneForm(governanceSignature) }, file);
}

/** Whether two cards are the same to the byte: signers can sign the same text in more than one way. */
export function isSameCard(one: JoiningCard, other: JoiningCard): boolean {
  return one.signature === other.signature && one.governanceSignature === other.governanceSignature;
}

/** The text that a card's governance signer signs, as its validator did. */
export function cardMessage(draft: CardDraft): string {
  const { signature, governanceSignature, ...card } = draft as CardDraft & Partial<JoiningCard>;
  return signedText(card);
}

/** Signers write the parity, and letters, in more than one way. */
function inOneForm(signature: string): string {
  try {
    return Signature.from(signature).serialized;
  } catch {
    return signature;
  }
}

/** Writes a card, or what is to become one, as its file has it. */
export function cardText(card: CardDraft): string {
  return JSON.stringify(card, undefined, 2) + "\n";
}

/** Text of both signatures: everything but these, in canonical JSON. */
function signedText(card: Omit<CardDraft, "signature">): string {
  return canonicalJson(card as unknown as JsonObject);
}

function requireConsistent(card: CardDraft, read: Reader): void {
  const { validator, rpc, governanceSigner, signature } = card;
  const addressOf = (publicKey: string): string => computeAddress(`0x04${publicKey.slice(2)}`);
  if (!isPoint(validator.publicKey) || addressOf(validator.publicKey) !== validator.address) {
    throw read.fault("validator.address", "keccak256(publicKey)[12:]");
  }
  if (rpc !== null && !isPoint(rpc.publicKey)) throw read.fault("rpc.publicKey", "secp256k1");
  if (rpc?.publicKey === validator.publicKey) throw read.fault("rpc.publicKey", "≠ validator.publicKey");

  const nodes = [validator.address, ...(rpc === null ? [] : [addressOf(rpc.publicKey)])];
  if (nodes.includes(governanceSigner)) {
    throw new NetworkError("CARD_GOVERNANCE", { member: card.name, address: governanceSigner });
  }
  if (signerOf(card, signature) !== validator.address) throw new NetworkError("CARD_SIGNATURE", { file: read.file });
}

function signerOf(card: CardDraft, signature: string): string | undefined {
  try {
    // One form of each signature, so that nobody but its signer makes another card that says the same.
    return Signature.from(signature).serialized === signature ? verifyMessage(cardMessage(card), signature) : undefined;
  } catch {
    // No point of the curve has such a signature.
    return undefined;
  }
}

function isPoint(publicKey: string): boolean {
  try {
    computeAddress(`0x04${publicKey.slice(2)}`);
    return true;
  } catch {
    return false;
  }
}

const nodeFields = ["publicKey", "port", "rpcPort", "metricsPort"];

function readNode(read: Reader, node: Readonly<Record<string, unknown>>, field: string): CardNode {
  const { publicKey, port, rpcPort, metricsPort } = node;
  const parsed = {
    publicKey: read.bytes(publicKey, `${field}.publicKey`, 64, expectations.publicKey),
    port: read.port(port, `${field}.port`),
    rpcPort: read.port(rpcPort, `${field}.rpcPort`),
    metricsPort: read.port(metricsPort, `${field}.metricsPort`),
  };
  if (new Set([parsed.port, parsed.rpcPort, parsed.metricsPort]).size < 3) {
    throw read.fault(`${field}.rpcPort`, "port ≠ rpcPort ≠ metricsPort");
  }
  return parsed;
}

function ascendingAccounts(accounts: readonly string[]): readonly string[] {
  return ascending(new Set(accounts.map(getAddress)));
}

/** Reads a card's fields, and names the one that does not fit. */
class Reader {
  constructor(readonly file: string) {}

  fault(field: string, expected: string): NetworkError {
    return new NetworkError("CARD_FIELD", { file: this.file, field, expected });
  }

  members(value: unknown, field: string, names: readonly string[]): Readonly<Record<string, unknown>> {
    const path = (name: string): string => (field === "" ? name : `${field}.${name}`);
    if (typeof value !== "object" || value === null || Array.isArray(value)) throw this.fault(field || "card", "{…}");
    const missing = names.find((name) => !Object.hasOwn(value, name));
    if (missing !== undefined) throw this.fault(path(missing), "…");
    const strange = Object.keys(value).find((name) => !names.includes(name));
    if (strange !== undefined) throw this.fault(path(strange), "–");
    return value as Readonly<Record<string, unknown>>;
  }

  name(value: unknown, field: string): string {
    if (!isName(value)) throw this.fault(field, expectations.name);
    return value;
  }

  whole(value: unknown, field: string, most: number, expected: string = expectations.chainId): number {
    if (!Number.isSafeInteger(value) || Number(value) < 1 || Number(value) > most) throw this.fault(field, expected);
    return value as number;
  }

  port(value: unknown, field: string): number {
    return this.whole(value, field, 65_535, expectations.port);
  }

  code(value: unknown, field: string): string {
    if (typeof value !== "string" || !isUscc(value)) throw this.fault(field, expectations.code);
    return value;
  }

  host(value: unknown, field: string): string {
    if (typeof value !== "string" || !isHost(value)) throw this.fault(field, expectations.host);
    return value;
  }

  address(value: unknown, field: string): string {
    // One form of each address, so that the same accounts are the same bytes.
    if (!isChecksummed(value) || BigInt(value) === 0n) throw this.fault(field, expectations.address);
    return value;
  }

  bytes(value: unknown, field: string, length: number, expected: string): string {
    if (!isHexString(value, length) || value !== value.toLowerCase()) throw this.fault(field, expected);
    return value;
  }

  accounts(value: unknown, field: string): readonly string[] {
    if (!Array.isArray(value)) throw this.fault(field, `[${expectations.address}, …]`);
    const accounts = value.map((each, position) => this.address(each, `${field}[${String(position)}]`));
    // One order, so that the same accounts are the same bytes.
    if (accounts.join() !== ascendingAccounts(accounts).join()) throw this.fault(field, "a < b < c …");
    return accounts;
  }
}
