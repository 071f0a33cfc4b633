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
  readonly fields: bigint;
  readonly matter: string;
  readonly grant: string;
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

/** The members of a word, from the lowest bits, and how many bits each has. */
type Layout = Readonly<Record<string, number>>;

const MANAGEMENT_RECORD: Layout = {
  ...{ index: 16, previousBlock: 32, recordedAt: 40, key: 24 },
  ...{ reason: 16, approver: 32, effectiveOn: 16, through: 16 },
};

const USAGE_RECORD: Layout = {
  ...{ index: 40, previousBlock: 32, recordedAt: 40, key: 24 },
  ...{ number: 64, action: 8, status: 8 },
};

function pack(layout: Layout, members: Readonly<Record<string, bigint>>): bigint {
  return Object.entries(layout).reduceRight((word, [name, bits]) => (word << BigInt(bits)) | members[name]!, 0n);
}

function unpack(layout: Layout, word: bigint): Record<string, bigint> {
  let rest = word;
  const members: Record<string, bigint> = {};
  for (const [name, bits] of Object.entries(layout)) {
    members[name] = BigInt.asUintN(bits, rest);
    rest >>= BigInt(bits);
  }
  if (rest !== 0n) throw new RangeError("a record has more in its word than its members");
  return members;
}

/** What a management record says beside its hashes, in one word. */
export function packManagementRecord({ decision, ...record }: ManagementRecord): bigint {
  return pack(MANAGEMENT_RECORD, { ...record, ...decision } as unknown as Record<string, bigint>);
}

/** A management record from its event. */
export function unpackManagementRecord(event: {
  readonly id: string;
  readonly authority: bigint;
  readonly action: bigint;
  readonly record: bigint;
  readonly documentHash: string;
  readonly detail: string;
}): ManagementRecord {
  const { reason, approver, effectiveOn, ...placed } = unpack(MANAGEMENT_RECORD, event.record);
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

/** What a usage record says beside its hashes. */
export type PlacedUsage = Pick<
  UsageRecord,
  "index" | "previousBlock" | "recordedAt" | "key" | "number" | "action" | "status"
>;

/** What a usage record says beside its hashes, in one word. */
export function packUsageRecord(record: PlacedUsage): bigint {
  return pack(USAGE_RECORD, record);
}

/** A usage record from its event. */
export function unpackUsageRecord(event: {
  readonly id: string;
  readonly consumer: bigint;
  readonly outcome: bigint;
  readonly record: bigint;
  readonly fields: bigint;
  readonly matter: string;
  readonly grant: string;
  readonly context: string;
}): UsageRecord {
  const { id, consumer, outcome, record, fields, matter, grant, context } = event;
  return {
    ...{ id, consumer, outcome },
    ...unpack(USAGE_RECORD, record),
    ...{ fields, matter, grant, context },
  } as UsageRecord;
}

/** The hash of a usage record: the next link of its license's book and of its consumer's uses. */
function hashUsageRecord(record: UsageRecord): string {
  return hashOf(
    ["bytes32", "uint32", "uint8", "uint256", "uint128", "bytes32", "bytes32", "bytes32"],
    [
      ...[record.id, record.consumer, record.outcome, packUsageRecord(record)],
      ...[record.fields, record.matter, record.grant, record.context],
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
    const hash = hashUsageRecord(record);
    books.set(record.id, bookHead(hashOf(["uint184", "bytes32"], [books.get(record.id) ?? 0n, hash])));
    consumers.set(record.consumer, registerHead(consumers.get(record.consumer) ?? 0n, hash));
  }
  return { books, consumers };
}
