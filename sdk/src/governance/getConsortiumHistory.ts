import type { Log } from "ethers";

import { findBlock, type BlockParameter } from "../block.js";
import type { Client } from "../client.js";
import { findCreation } from "../deployment/findCreation.js";
import type { ElicenseError } from "../errors/ElicenseError.js";
import { readPatiently } from "../history/reading.js";
import { scan, type ScanOptions } from "../history/scan.js";
import { checkOrigin } from "./checkOrigin.js";
import { checkSafeCode, type CheckedConsortiumAccount } from "./checkSafeCode.js";
import { decidersOf, type Deciders } from "./checkSignerChange.js";
import { getConsortium } from "./getConsortium.js";
import { getConsortiumProposals, type FoundConsortiumProposal } from "./getConsortiumProposals.js";
import { governanceDiffers, none, requireSame } from "./governanceDiffers.js";
import { requireConsortium } from "./requireConsortium.js";
import { safe } from "./safe.js";
import { executionIn, type SafeExecution } from "./SafeExecution.js";
import { decodeSignerChange, type DecodedSignerChange } from "./SignerChange.js";
import { applySignerChange, type SignerList } from "./SignerList.js";

/** A change of who decides that was carried out. */
export interface DecidedSignerChange {
  readonly change: DecodedSignerChange;
  /** Hash of the proposal that decided it. */
  readonly proposal: string;
  readonly block: number;
  readonly transactionHash: string;
  /** Who decides since. */
  readonly after: Deciders;
}

/**
 * What was carried out although no proposal on the chain says so: enough signers signed it elsewhere. That is lawful, as long as
 * it does nothing to the account itself; what it did, its calldata tells.
 */
export interface UnproposedExecution {
  /** Hash that was signed. */
  readonly hash: string;
  /** Its place among the account's transactions. */
  readonly number: number;
  /** Contract that was called. */
  readonly to: string;
  /** Calldata of that, in hexadecimal. */
  readonly data: string;
  readonly block: number;
  readonly transactionHash: string;
}

/** Who decided, from the beginning on. */
export interface ConsortiumHistory {
  /** The contracts that the account consists of. */
  readonly account: CheckedConsortiumAccount;
  /** Who decided when the account was created. */
  readonly founders: Deciders;
  /** What was changed since, in its order. */
  readonly changes: readonly DecidedSignerChange[];
  /** What else was carried out that nobody proposed on the chain, in its order. */
  readonly unproposed: readonly UnproposedExecution[];
}

/** Parameters of {@link getConsortiumHistory}. */
export interface GetConsortiumHistoryParameters extends ScanOptions {
  /** Block to read at; the latest if left out. */
  readonly block?: BlockParameter;
}

/**
 * Proves how it came about who decides: the account is a Safe 1.4.1 through and through; from its creation on, every change of
 * its signers and their number is what a proposal says that its members approved on the chain, and all changes together give
 * the signers of now. A module or a guard, even one that is gone, is refused: it could have acted without the members. So is
 * whatever ran another contract's code in the account's state, which could have hidden a signer there, and whatever else the
 * account did to itself. What was signed off the chain and did neither is told. It is one node's word; ask another where that
 * matters.
 *
 * @throws {ElicenseError} CONSORTIUM_MISSING; GOVERNANCE_DIFFERS with what `checkConsortiumAccount` finds, with the first block
 * in which something else happened, or with `signers` or `threshold` where they are not what the changes make of them;
 * DEPLOYMENT_CREATION_UNKNOWN; DEPLOYMENT_CREATION_DIFFERS; READING_FORM, BLOCK_FORM; BLOCK_UNKNOWN; READING_ABORTED; or the
 * node's trouble.
 * @example
 * const { changes } = await getConsortiumHistory(client);
 */
export async function getConsortiumHistory(
  client: Client,
  { block: at, ...options }: GetConsortiumHistoryParameters = {},
): Promise<ConsortiumHistory> {
  const { account: address } = requireConsortium(client);
  return readPatiently(client, options, async (ask) => {
    const { number: block } = await ask(() => findBlock(client, at));
    const account = await ask(() => checkSafeCode(client, block));
    const founders = await checkOrigin(client, account.singleton, { block, ...options });
    const trail = createTrail(client, founders, await getConsortiumProposals(client, { block, ...options }));
    const topics = [told.map((name) => safe.getEvent(name)?.topicHash ?? "")];
    const search = { address, topics, from: await ask(() => findCreation(client, "accessManager")), to: block };
    for await (const { from, to, logs } of scan(client, search, options)) {
      logs.forEach(trail.take);
      options.onProgress?.({ from, to, head: block, records: 0, total: 0 });
    }
    const { signers, threshold } = await ask(() => getConsortium(client, { block }));
    return { account, ...trail.end({ signers, threshold }) };
  });
}

/** Events by which the account tells that who decides has changed, or that something was carried out. */
const told = [
  ...(["AddedOwner", "RemovedOwner", "ChangedThreshold", "ChangedGuard"] as const),
  ...(["SafeMultiSigTransaction", "ExecutionSuccess", "ExecutionFailure"] as const),
] as const;

/** Events that say what changed; another one says that it was carried out. */
const changed: ReadonlySet<string> = new Set(["AddedOwner", "RemovedOwner", "ChangedThreshold"]);

/** The changes of who decides that were proposed on the chain, by their proposals' hashes. */
function decidedBy(
  client: Client,
  found: readonly FoundConsortiumProposal[],
): ReadonlyMap<string, DecodedSignerChange> {
  return new Map(
    found.flatMap(({ hash, proposal, state }) => {
      const [only] = proposal?.calls ?? [];
      if (state !== "EXECUTED" || only?.kind !== "SIGNERS") return [];
      return [[hash, decodeSignerChange(client, only.change)] as const];
    }),
  );
}

interface Trail {
  readonly take: (log: Log) => void;
  /** Compares what the changes made of the signers with who they are. */
  readonly end: (now: Deciders) => Omit<ConsortiumHistory, "account">;
}

/** Follows the account's events in their order, from its creation on. */
function createTrail(client: Client, founders: SignerList, found: readonly FoundConsortiumProposal[]): Trail {
  const { account } = requireConsortium(client);
  const decided = decidedBy(client, found);
  const proposed = new Set(found.filter(({ proposal }) => proposal !== null).map(({ hash }) => hash));
  let list = founders;
  let open: { readonly transaction: string; readonly block: number; readonly events: string[] } | undefined;
  /** What has begun and not ended yet: what is carried out may have the account carry out something else. */
  const running: SafeExecution[] = [];
  const changes: DecidedSignerChange[] = [];
  const unproposed: UnproposedExecution[] = [];

  /** Takes back what began last, and says now that it has ended. */
  const end = ({ blockNumber: block }: Log, name: string, hash: string): SafeExecution => {
    const execution = running.pop();
    if (execution?.hash !== hash) throw undecided(block, [name], ["SafeMultiSigTransaction"]);
    return execution;
  };

  /** Compares what happened with what was decided, the moment that it is said to have been carried out. */
  const settle = ({ blockNumber: block, transactionHash }: Log, { hash, number, to, data }: SafeExecution): void => {
    const change = decided.get(hash);
    const events = open?.transaction === transactionHash ? open.events : [];
    if (open !== undefined && open.transaction !== transactionHash) throw undecided(open.block, open.events);
    open = undefined;
    const expected = change === undefined ? [] : eventsOf(change, list);
    if (expected.join(", ") !== events.join(", ")) throw undecided(block, events, expected);
    if (change !== undefined) {
      list = applySignerChange(list, change);
      changes.push({ change, proposal: hash, block, transactionHash, after: decidersOf(list) });
    } else if (to === account && data !== "0x") throw undecided(block, [`CALL ${data.slice(0, 10)}`]);
    else if (!proposed.has(hash)) unproposed.push({ hash, number, to, data, block, transactionHash });
  };

  return {
    take: (log) => {
      const event = safe.parseLog(log);
      if (event === null) return;
      const { blockNumber: block, transactionHash: transaction } = log;
      if (changed.has(event.name)) {
        if (open !== undefined && open.transaction !== transaction) throw undecided(open.block, open.events);
        open ??= { transaction, block, events: [] };
        open.events.push(`${event.name} ${String(event.args[0])}`);
      } else if (event.name === "SafeMultiSigTransaction") running.push(executionIn(client, event.args));
      else if (event.name === "ExecutionSuccess") settle(log, end(log, event.name, String(event.args[0])));
      else if (event.name === "ExecutionFailure") end(log, event.name, String(event.args[0]));
      else throw undecided(block, [event.name]);
    },
    end: ({ signers, threshold }) => {
      if (open !== undefined) throw undecided(open.block, open.events);
      const [left] = running;
      if (left !== undefined) throw governanceDiffers(left.hash, "ExecutionSuccess", none);
      const expected = decidersOf(list);
      requireSame("signers", expected.signers.join(", "), signers.join(", "));
      requireSame("threshold", String(expected.threshold), String(threshold));
      return { founders: decidersOf(founders), changes, unproposed };
    },
  };
}

/** The events by which the account tells of a change. */
function eventsOf(change: DecodedSignerChange, { threshold }: SignerList): readonly string[] {
  const numberOf = (next: number): readonly string[] =>
    next === threshold ? [] : [`ChangedThreshold ${String(next)}`];
  switch (change.kind) {
    case "ADD":
      return [`AddedOwner ${change.signer}`, ...numberOf(change.threshold)];
    case "REMOVE":
      return [`RemovedOwner ${change.signer}`, ...numberOf(change.threshold)];
    case "REPLACE":
      return [`RemovedOwner ${change.signer}`, `AddedOwner ${change.replacement}`];
    case "THRESHOLD":
      return [`ChangedThreshold ${String(change.threshold)}`];
  }
}

function undecided(block: number, actual: readonly string[], expected: readonly string[] = []): ElicenseError {
  return governanceDiffers(`block ${String(block)}`, expected.join(", ") || none, actual.join(", ") || none);
}
