import { isHexString, type TransactionResponse } from "ethers";

import { findBlock, type BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { CONSORTIUM_PROPOSAL_FORM } from "../errors/catalogue/consortium.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { mapInGroups } from "../history/mapInGroups.js";
import { readPatiently, type Ask } from "../history/reading.js";
import { scan, type ScanOptions } from "../history/scan.js";
import { readAt } from "../transactions/read.js";
import { decodePayload, type ConsortiumProposal } from "./ConsortiumProposal.js";
import { getConsortium, readSafe, type Consortium } from "./getConsortium.js";
import { requireConsortium } from "./requireConsortium.js";
import { safe } from "./safe.js";

/**
 * How a proposal stands: `OPEN` while it may still be carried out; `EXECUTED`; `LAPSED` where another with its number was
 * carried out; `UNREADABLE` where no approval carries what it does.
 */
export type ConsortiumProposalState = "OPEN" | "EXECUTED" | "LAPSED" | "UNREADABLE";

/** A proposal that the chain knows, since somebody approved it. */
export interface FoundConsortiumProposal {
  /** Hash by which it is approved. */
  readonly hash: string;
  /** What it does; `null` where no approval carries it. */
  readonly proposal: ConsortiumProposal | null;
  readonly state: ConsortiumProposalState;
  /** Accounts that approved it, in that order; while it is open, those of them that are signers now. */
  readonly approvals: readonly string[];
  /** Block of the first approval. */
  readonly block: number;
}

/** Parameters of {@link getConsortiumProposals}. */
export interface GetConsortiumProposalsParameters extends ScanOptions {
  /** The only one that is sought, by its hash; all if left out. */
  readonly hash?: string;
  /** Block to read at; the latest if left out. */
  readonly block?: BlockParameter;
}

/**
 * Finds the proposals of the consortium in the order of their first approvals, each with what it does as the approvals'
 * transactions carry it, checked against the hash that was approved. Every block from the deployment's first on is
 * searched. It is one node's word: a node could hide one; ask another where that matters.
 *
 * @throws {ElicenseError} CONSORTIUM_MISSING; CONSORTIUM_PROPOSAL_FORM for a hash that is none; READING_FORM, BLOCK_FORM;
 * BLOCK_UNKNOWN; READING_ABORTED; or the node's trouble.
 * @example
 * const [first] = await getConsortiumProposals(client);
 */
export async function getConsortiumProposals(
  client: Client,
  { hash, block: at, ...options }: GetConsortiumProposalsParameters = {},
): Promise<readonly FoundConsortiumProposal[]> {
  const { account: address } = requireConsortium(client);
  if (hash !== undefined && !isHexString(hash, 32)) {
    throw new ElicenseError(CONSORTIUM_PROPOSAL_FORM, { part: "hash" });
  }
  return readPatiently(client, options, async (ask) => {
    const { number: block } = await ask(() => findBlock(client, at));
    const consortium = await ask(() => getConsortium(client, { block }));
    const topics = [[topicOf("ApproveHash"), topicOf("ExecutionSuccess")], hash ?? null];
    const search = { address, topics, from: client.deployment.block, to: block };
    const found = new Map<string, Traces>();
    for await (const { from, to, logs } of scan(client, search, options)) {
      for (const log of logs) addTrace(found, log);
      options.onProgress?.({ from, to, head: block, records: found.size, total: found.size });
    }
    return mapInGroups([...found], async ([approved, traces]) =>
      describe(client, { ask, consortium, block }, approved, traces),
    );
  });
}

/** What the chain tells of a hash. */
interface Traces {
  readonly approvals: { readonly account: string; readonly transaction: string; readonly block: number }[];
  isExecuted: boolean;
}

interface Reading {
  readonly ask: Ask;
  readonly consortium: Consortium;
  readonly block: number;
}

function topicOf(name: string): string {
  return safe.getEvent(name)?.topicHash ?? "";
}

function addTrace(
  found: Map<string, Traces>,
  log: {
    readonly topics: readonly string[];
    readonly data: string;
    readonly transactionHash: string;
    readonly blockNumber: number;
  },
): void {
  const event = safe.parseLog(log);
  const hash = log.topics[1];
  if (event === null || hash === undefined) return;
  const traces = found.get(hash) ?? { approvals: [], isExecuted: false };
  found.set(hash, traces);
  if (event.name === "ExecutionSuccess") traces.isExecuted = true;
  else {
    const account = String(event.args.owner);
    if (traces.approvals.some((approval) => approval.account === account)) return;
    traces.approvals.push({ account, transaction: log.transactionHash, block: log.blockNumber });
  }
}

async function describe(
  client: Client,
  reading: Reading,
  hash: string,
  { approvals, isExecuted }: Traces,
): Promise<FoundConsortiumProposal> {
  const proposal = await findPayload(client, reading, hash, approvals);
  const state = stateOf(proposal, isExecuted, reading.consortium);
  const accounts = approvals.map(({ account }) => account);
  const { signers } = reading.consortium;
  return {
    ...{ hash, proposal, state, block: approvals[0]?.block ?? 0 },
    approvals: state === "OPEN" ? accounts.filter((account) => signers.includes(account)) : accounts,
  };
}

function stateOf(
  proposal: ConsortiumProposal | null,
  isExecuted: boolean,
  { next }: Consortium,
): ConsortiumProposalState {
  if (isExecuted) return "EXECUTED";
  if (proposal === null) return "UNREADABLE";
  return proposal.number < next ? "LAPSED" : "OPEN";
}

/** Looks at one approval after the other until one carries what was approved. */
async function findPayload(
  client: Client,
  { ask }: Reading,
  hash: string,
  approvals: Traces["approvals"],
): Promise<ConsortiumProposal | null> {
  for (const { transaction } of approvals) {
    const sent = await ask(() => client.provider.getTransaction(transaction));
    const proposal = sent === null ? undefined : payloadIn(client, sent, hash);
    if (proposal !== undefined) return proposal;
  }
  return null;
}

/**
 * Reads what stands behind an approval, wherever in a transaction that is: a signer that is a contract sends it within another
 * call, as its owners decided. Whoever wrote it, it is taken only if it has the hash that was approved.
 */
function payloadIn(client: Client, { data }: TransactionResponse, hash: string): ConsortiumProposal | undefined {
  const approval = safe.encodeFunctionData("approveHash", [hash]).slice(2);
  const place = data.indexOf(approval);
  return place < 0 ? undefined : decodePayload(client, `0x${data.slice(place + approval.length)}`, hash);
}

/**
 * Reads which signers approved a hash, whether or not they said by a transaction of their own what it does.
 *
 * @returns Their addresses, ascending.
 * @throws {ElicenseError} What went wrong, decoded.
 */
export async function readApprovals(
  client: Client,
  { signers }: Pick<Consortium, "signers">,
  hash: string,
): Promise<readonly string[]> {
  const approved = await readAt(client, undefined, (at) =>
    mapInGroups(signers, async (signer) => {
      const [value] = await readSafe(client, at, "approvedHashes", [signer, hash]);
      return value !== 0n;
    }),
  );
  return signers.filter((_, position) => approved[position]);
}
