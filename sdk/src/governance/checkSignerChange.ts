import { ascending } from "../ascending.js";
import type { Client } from "../client.js";
import { CONSORTIUM_THRESHOLD } from "../errors/catalogue/consortium.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { readExtraData } from "../qbft/ExtraData.js";
import { read, readAt } from "../transactions/read.js";
import type { ConsortiumProposal } from "./ConsortiumProposal.js";
import type { Change } from "./decodeChange.js";
import { readSafe } from "./getConsortium.js";
import { applySignerChange, type SignerList } from "./SignerList.js";
import { barred, decodeSignerChange, type DecodedSignerChange } from "./SignerChange.js";

/** Who decides, and how many of them it takes. */
export interface Deciders {
  /** Addresses of the signers, ascending. */
  readonly signers: readonly string[];
  /** How many of them have to approve. */
  readonly threshold: number;
}

/** What a change of who decides comes to. */
export interface CheckedSignerChange {
  readonly change: DecodedSignerChange;
  /** Who decides now. */
  readonly before: Deciders;
  /** Who decides once it was carried out. */
  readonly after: Deciders;
}

/**
 * Judges a change of who decides by who decides now: whether the account would take it, and whether it should.
 *
 * @throws {ElicenseError} CONSORTIUM_MISSING, CONSORTIUM_PROPOSAL_FORM; CONSORTIUM_SIGNER_ALREADY, CONSORTIUM_SIGNER_UNKNOWN;
 * CONSORTIUM_SIGNER_BARRED for a validator of the newest block; CONSORTIUM_LIST_CHANGED where the account's list is not any
 * more as it was when this was proposed; CONSORTIUM_THRESHOLD where it is not more than half of the signers, or more than all;
 * or the node's trouble.
 * @example
 * const change = await planSignerChange(member, { kind: "THRESHOLD", threshold: 4 });
 * const { after } = await checkSignerChange(member, change);
 */
export async function checkSignerChange(client: Client, change: Change): Promise<CheckedSignerChange> {
  const decoded = decodeSignerChange(client, change);
  const list = await readSignerList(client);
  const after = applySignerChange(list, decoded);
  await requireNoValidator(client, decoded);
  const count = after.signers.length;
  // A replacement leaves both numbers as they are.
  if (decoded.kind !== "REPLACE" && (after.threshold * 2 <= count || after.threshold > count)) {
    throw new ElicenseError(CONSORTIUM_THRESHOLD, { threshold: after.threshold, count });
  }
  return { change: decoded, before: decidersOf(list), after: decidersOf(after) };
}

/** Reads the account's list as the account keeps it. */
export async function readSignerList(client: Client): Promise<SignerList> {
  return readAt(client, undefined, async (at) => {
    const [[owners], [threshold]] = (await Promise.all([
      readSafe(client, at, "getOwners", []),
      readSafe(client, at, "getThreshold", []),
    ])) as unknown as [[readonly string[]], [bigint]];
    return { signers: [...owners], threshold: Number(threshold) };
  });
}

/** What a list says to people: its order means something to the account alone. */
export function decidersOf({ signers, threshold }: SignerList): Deciders {
  return { signers: ascending(signers), threshold };
}

/** Tells why a proposal that changes who decides would be refused, or should be; `undefined` of any other. */
export async function refusalOfSigners(
  client: Client,
  { calls }: Pick<ConsortiumProposal, "calls">,
): Promise<ElicenseError | undefined> {
  const [only] = calls;
  if (only?.kind !== "SIGNERS") return undefined;
  try {
    await checkSignerChange(client, only.change);
    return undefined;
  } catch (error) {
    if (error instanceof ElicenseError && error.code.startsWith("CONSORTIUM_")) return error;
    throw error;
  }
}

/** A validator's key lies open on its machine; of a chain of another engine nothing is known. */
async function requireNoValidator(client: Client, change: DecodedSignerChange): Promise<void> {
  const joining = change.kind === "ADD" ? change.signer : change.kind === "REPLACE" ? change.replacement : undefined;
  if (joining === undefined) return;
  const block = await read(client, async () => client.provider.getBlock("latest"));
  if (readExtraData(block?.extraData)?.validators.includes(joining) === true) throw barred(joining, "validator");
}
