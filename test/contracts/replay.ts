import { AbiCoder, keccak256 } from "ethers";

/** Rebuilds, from what the interfaces' documentation says, what the registries must have in their state. */

export interface Decision {
  readonly reason: bigint;
  readonly documentHash: string;
  readonly approver: bigint;
  readonly effectiveOn: bigint;
}

export interface Issuance {
  readonly root: string;
  readonly decision: Decision;
  readonly validThrough: bigint;
}

export interface ManagementRecord {
  readonly id: string;
  readonly authority: bigint;
  readonly action: bigint;
  readonly index: bigint;
  readonly previousBlock: bigint;
  readonly recordedAt: bigint;
  readonly key: bigint;
  readonly decision: Decision;
  readonly through: bigint;
  readonly detail: string;
}

export interface UsageRecord {
  readonly id: string;
  readonly consumer: bigint;
  readonly outcome: bigint;
  readonly index: bigint;
  readonly previousBlock: bigint;
  readonly recordedAt: bigint;
  readonly key: bigint;
  readonly number: bigint;
  readonly action: bigint;
  readonly status: bigint;
  readonly matter: bigint;
  readonly fields: bigint;
  readonly context: string;
}

const DECISION = "tuple(uint16 reason, bytes32 documentHash, uint32 approver, uint16 effectiveOn)";
const ISSUANCE = `tuple(bytes32 root, ${DECISION} decision, uint16 validThrough)`;

const coder = AbiCoder.defaultAbiCoder();

function hashOf(types: readonly string[], values: readonly unknown[]): string {
  return keccak256(coder.encode(types, values));
}

/** The leading 184 bits of a hash. */
function bookHead(link: string): bigint {
  return BigInt(link) >> 72n;
}

/** The leading 192 bits of the hash of the head before and an entry. */
function registerHead(head: bigint, entry: string): bigint {
  return BigInt(hashOf(["uint192", "bytes32"], [head, entry])) >> 64n;
}

/** The id that an issue gives. */
export function deriveLicenseId(licenseType: bigint, authority: bigint, region: bigint, issuance: Issuance): string {
  const digest = bookHead(hashOf([ISSUANCE], [issuance]));
  const id = (licenseType << 240n) | (authority << 208n) | (region << 184n) | digest;
  return `0x${id.toString(16).padStart(64, "0")}`;
}

/** The hash by which an authority's call of a contract is approved. */
export function hashAction(target: string, chainId: bigint, authority: bigint, calldata: string): string {
  return hashOf(["address", "uint256", "uint32", "bytes32"], [target, chainId, authority, keccak256(calldata)]);
}

/** The head of an authority's register after the issue of these licenses. */
export function replayRegister(ids: readonly string[]): bigint {
  return ids.reduce(registerHead, 0n);
}

/** The members of a record's word, from the lowest bits, and how many bits each has. */
const WORD = [
  ...[
    ["index", 16n],
    ["previousBlock", 32n],
    ["recordedAt", 40n],
    ["key", 24n],
  ],
  ...[
    ["reason", 16n],
    ["approver", 32n],
    ["effectiveOn", 16n],
    ["through", 16n],
  ],
] as const;

/** What a record says beside its hashes, in one word. */
export function packManagementRecord({ decision, ...record }: ManagementRecord): bigint {
  const members = { ...record, ...decision } as unknown as Record<string, bigint>;
  return WORD.reduceRight((word, [name, bits]) => (word << bits) | members[name]!, 0n);
}

/** A record from its event. */
export function unpackManagementRecord(event: {
  readonly id: string;
  readonly authority: bigint;
  readonly action: bigint;
  readonly record: bigint;
  readonly documentHash: string;
  readonly detail: string;
}): ManagementRecord {
  let rest = event.record;
  const members: Record<string, bigint> = {};
  for (const [name, bits] of WORD) {
    members[name] = BigInt.asUintN(Number(bits), rest);
    rest >>= bits;
  }
  if (rest !== 0n) throw new RangeError("a record has more in its word than its members");

  const { reason, approver, effectiveOn, ...placed } = members;
  const { id, authority, action, documentHash, detail } = event;
  return {
    ...{ id, authority, action, detail },
    ...placed,
    decision: { reason, documentHash, approver, effectiveOn },
  } as ManagementRecord;
}

/** The head of a management book, from its records and from whom the license was issued to. */
export function replayManagementBook(records: readonly ManagementRecord[], holder: string): bigint {
  const [issue, ...further] = records;
  if (issue === undefined) return 0n;

  const bound = (issue.recordedAt << 184n) | (issue.key << 160n) | BigInt(holder);
  const opening = bookHead(hashOf(["bytes32", "uint256"], [issue.id, bound]));

  return further.reduce((head, record) => {
    const link = hashOf(
      [...["uint184", "bytes32", "uint32", "uint8", "uint256", "bytes32", "bytes32"]],
      [
        ...[head, record.id, record.authority, record.action],
        ...[packManagementRecord(record), record.decision.documentHash, record.detail],
      ],
    );
    return bookHead(link);
  }, opening);
}

function usageLink(head: bigint, record: UsageRecord): string {
  return hashOf(
    [
      ...["uint184", "bytes32", "uint32", "uint40", "uint32", "uint40", "uint24", "uint64"],
      ...["uint8", "uint8", "uint8", "uint32", "uint128", "bytes32"],
    ],
    [
      ...[head, record.id, record.consumer, record.index, record.previousBlock, record.recordedAt, record.key],
      ...[record.number, record.action, record.outcome, record.status, record.matter, record.fields, record.context],
    ],
  );
}

/** The head of each license's usage book and of each consumer's uses, from all usage records in their order. */
export function replayUses(records: readonly UsageRecord[]): {
  readonly books: ReadonlyMap<string, bigint>;
  readonly consumers: ReadonlyMap<bigint, bigint>;
} {
  const books = new Map<string, bigint>();
  const consumers = new Map<bigint, bigint>();
  for (const record of records) {
    const link = usageLink(books.get(record.id) ?? 0n, record);
    books.set(record.id, bookHead(link));
    consumers.set(record.consumer, registerHead(consumers.get(record.consumer) ?? 0n, link));
  }
  return { books, consumers };
}
