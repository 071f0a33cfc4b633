import { commitHash, decodeHeader, genesisExtraData, writeExtraData, type Header, type Vote } from "@elicense/sdk/qbft";
import { encodeRlp, id, SigningKey, computeAddress } from "ethers";

/** A validator with its key. */
export interface Validator {
  readonly address: string;
  readonly key: SigningKey;
}

/** What a header is to say; the rest is as a chain's without transactions. */
export interface HeaderDraft {
  readonly number: number;
  readonly parentHash: string;
  readonly validators: readonly Validator[];
  /** Who seals it; as many as must if left out. */
  readonly sealers?: readonly Validator[];
  /** Who made it; the next one in turn if left out. */
  readonly proposer?: Validator;
  readonly vote?: Vote;
  readonly round?: number;
  readonly stateRoot?: string;
  readonly timestamp?: number;
}

/** A block as JSON-RPC gives it. */
export type RpcBlock = Readonly<Record<string, unknown>>;

const noHash = `0x${"0".repeat(64)}`;

/** Makes validators whose keys follow from their numbers, in the order of their addresses. */
export function makeValidators(count: number, name = "validator"): readonly Validator[] {
  return Array.from({ length: count }, (_, index) => {
    const key = new SigningKey(id(`${name} ${index + 1}`));
    return { address: computeAddress(key), key };
  }).sort((a, b) => (BigInt(a.address) < BigInt(b.address) ? -1 : 1));
}

/** The root of a trie in which nothing is. */
const emptyRoot = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";

/**
 * The first block of a chain of these validators.
 *
 * @param founding - What a network's founders agreed on: its own first block, in which nobody has anything.
 */
export function genesisBlock(validators: readonly Validator[], founding?: string): RpcBlock {
  const addresses = validators.map(({ address }) => address);
  const draft = { number: 0, parentHash: noHash, validators, ...(founding !== undefined && { stateRoot: emptyRoot }) };
  return toBlock(fieldsOf(draft, genesisExtraData(addresses, founding)));
}

/** A block that is really sealed. */
export function sealedBlock(draft: HeaderDraft): RpcBlock {
  const { validators, sealers = validators.slice(0, Math.ceil((2 * validators.length) / 3)) } = draft;
  const extraData = {
    vanity: noHash,
    validators: validators.map(({ address }) => address),
    vote: draft.vote ?? null,
    round: draft.round ?? 0,
    seals: [],
  };
  const unsealed = decodeHeader(encodeRlp(Object.values(fieldsOf(draft, writeExtraData(extraData)))));
  const digest = commitHash(unsealed);
  const seals = sealers.map(({ key }) => {
    const { r, s, yParity } = key.sign(digest);
    return `${r}${s.slice(2)}0${yParity}`;
  });
  return toBlock(fieldsOf(draft, writeExtraData({ ...extraData, seals })));
}

function fieldsOf(draft: HeaderDraft, extraData: string): Readonly<Record<string, string>> {
  const { number, parentHash, validators, timestamp = 1_711_276_032 + number } = draft;
  const proposer = draft.proposer ?? validators.at(number % validators.length);
  if (proposer === undefined) throw new RangeError("nobody to make a block");
  return {
    parentHash,
    sha3Uncles: "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347",
    miner: number === 0 ? `0x${"0".repeat(40)}` : proposer.address.toLowerCase(),
    stateRoot: draft.stateRoot ?? noHash,
    transactionsRoot: "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421",
    receiptsRoot: "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421",
    logsBloom: `0x${"0".repeat(512)}`,
    difficulty: "0x01",
    number: quantity(number),
    gasLimit: "0x03938700",
    gasUsed: "0x",
    timestamp: quantity(timestamp),
    extraData,
    mixHash: "0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365",
    nonce: "0x0000000000000000",
    baseFeePerGas: "0x",
    withdrawalsRoot: "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421",
    blobGasUsed: "0x",
    excessBlobGas: "0x",
    parentBeaconBlockRoot: noHash,
  };
}

const quantities = [
  "difficulty",
  "number",
  "gasLimit",
  "gasUsed",
  "timestamp",
  "baseFeePerGas",
  "blobGasUsed",
  "excessBlobGas",
];

function toBlock(fields: Readonly<Record<string, string>>): RpcBlock {
  const { hash } = decodeHeader(encodeRlp(Object.values(fields))) satisfies Header;
  const entries = Object.entries(fields).map(([name, value]) => [
    name,
    quantities.includes(name) ? `0x${BigInt(value === "0x" ? 0 : value).toString(16)}` : value,
  ]);
  return { ...(Object.fromEntries(entries) as RpcBlock), hash, transactions: [] };
}

function quantity(number: number): string {
  if (number === 0) return "0x";
  const digits = number.toString(16);
  return `0x${digits.length % 2 === 0 ? "" : "0"}${digits}`;
}
