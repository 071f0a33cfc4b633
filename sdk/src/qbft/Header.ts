import { encodeRlp, getAddress } from "ethers";

import { QBFT_HEADER_FORM } from "../errors/catalogue/qbft.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { hashHex } from "../hashing/hex.js";
import { readExtraData, writeExtraData, type ExtraData } from "./ExtraData.js";
import { fromQuantity, isBytes, readNumber, readRlp } from "./rlp.js";

/** A block's header on a QBFT chain. */
export interface Header {
  readonly number: number;
  /** Unix time, seconds. */
  readonly timestamp: number;
  /** Hash of the block, 32 bytes: the same of every node, whichever seals it keeps. */
  readonly hash: string;
  readonly parentHash: string;
  readonly stateRoot: string;
  /** The validator that made the block; the zero address in the first one. */
  readonly proposer: string;
  readonly extraData: ExtraData;
  /** All its fields in their order, in hexadecimal: what is hashed. */
  readonly fields: readonly string[];
}

/**
 * The fields in the order of the Yellow Paper and of the forks that added to them (EIP-1559, 4895, 4844, 4788, 7685), by
 * their names in JSON-RPC, with their length in bytes.
 */
const layout = [
  ["parentHash", 32],
  ["sha3Uncles", 32],
  ["miner", 20],
  ["stateRoot", 32],
  ["transactionsRoot", 32],
  ["receiptsRoot", 32],
  ["logsBloom", 256],
  ["difficulty", "quantity"],
  ["number", "quantity"],
  ["gasLimit", "quantity"],
  ["gasUsed", "quantity"],
  ["timestamp", "quantity"],
  ["extraData", "bytes"],
  ["mixHash", 32],
  ["nonce", 8],
  ["baseFeePerGas", "quantity"],
  ["withdrawalsRoot", 32],
  ["blobGasUsed", "quantity"],
  ["excessBlobGas", "quantity"],
  ["parentBeaconBlockRoot", 32],
  ["requestsHash", 32],
] as const;

type FieldName = (typeof layout)[number][0];

/** How many fields a header has without what forks added. */
const fewestFields = 15;

const extraDataPosition = positionOf("extraData");

/**
 * Reads a header from its RLP, as `debug_getRawHeader` gives it.
 *
 * @param raw - Hexadecimal with 0x, in lower case.
 * @throws {ElicenseError} QBFT_HEADER_FORM with the field, or `rlp`.
 */
export function decodeHeader(raw: string): Header {
  const item = readRlp(raw);
  const isHeader = Array.isArray(item) && item.length >= fewestFields && item.length <= layout.length;
  if (!isHeader || !item.every((member) => typeof member === "string")) throw malformed("rlp");
  return toHeader(item);
}

/**
 * Reads a header from a block as `eth_getBlockByNumber` gives it. The hash is computed: what the node says of it does not
 * count, and a difference is a lie or the header of another engine.
 *
 * @throws {ElicenseError} QBFT_HEADER_FORM with the field.
 */
export function headerOfBlock(block: unknown): Header {
  if (typeof block !== "object" || block === null) throw malformed("block");
  const values = block as Readonly<Partial<Record<FieldName | "hash", unknown>>>;
  const present = layout.findLastIndex(([name]) => values[name] !== undefined && values[name] !== null) + 1;
  const fields = layout
    .slice(0, Math.max(present, fewestFields))
    .map(([name, kind]) => (kind === "quantity" ? fromQuantity(values[name]) : fromData(values[name])));
  const missing = fields.indexOf(undefined);
  if (missing !== -1) throw malformed((layout[missing] as (typeof layout)[number])[0]);

  const header = toHeader(fields as string[]);
  if (header.hash !== values.hash) throw malformed("hash");
  return header;
}

/** What the validators of a block sign: the hash of its header without their seals. */
export function commitHash({ fields, extraData }: Header): string {
  return hashFields(fields, writeExtraData({ ...extraData, seals: [] }));
}

function toHeader(fields: readonly string[]): Header {
  fields.forEach((field, position) => {
    const [name, kind] = layout[position] as (typeof layout)[number];
    const isGood = kind === "quantity" ? isQuantity(field) : kind === "bytes" || isBytes(field, kind);
    if (!isGood) throw malformed(name);
  });
  const of = (name: FieldName): string => fields[positionOf(name)] as string;
  const extraData = readExtraData(of("extraData"));
  const [number, timestamp] = [readNumber(of("number")), readNumber(of("timestamp"))];
  if (extraData === undefined) throw malformed("extraData");
  if (number === undefined) throw malformed("number");
  if (timestamp === undefined) throw malformed("timestamp");
  return {
    number,
    timestamp,
    // Each round proposes the block anew, and it is the same block.
    hash: hashFields(fields, writeExtraData({ ...extraData, round: 0, seals: [] })),
    parentHash: of("parentHash"),
    stateRoot: of("stateRoot"),
    proposer: getAddress(of("miner")),
    extraData,
    fields,
  };
}

function hashFields(fields: readonly string[], extraData: string): string {
  return hashHex(encodeRlp(fields.with(extraDataPosition, extraData)));
}

function isQuantity(field: string): boolean {
  return !field.startsWith("0x00") && field.length <= 2 + 64;
}

function fromData(data: unknown): string | undefined {
  return typeof data === "string" && /^0x(?:[\da-f]{2})*$/.test(data) ? data : undefined;
}

function positionOf(name: FieldName): number {
  return layout.findIndex(([each]) => each === name);
}

function malformed(field: string): ElicenseError {
  return new ElicenseError(QBFT_HEADER_FORM, { field });
}
