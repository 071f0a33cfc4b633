import { toBeHex } from "ethers";

import type { Client } from "../client.js";
import { actions } from "../codes.js";
import { onOneNode } from "../deployment/onOneNode.js";
import { managementTopic, toFirstOf } from "../history/logs.js";
import type { Checkpoint } from "../history/Checkpoint.js";
import { readChain, type ChainPage, type ChainReadingOptions } from "../history/readChain.js";
import { readPatiently } from "../history/reading.js";
import { registerHead } from "../history/registerBook.js";
import type { LicenseId } from "../licenses/licenseId.js";
import { requireAuthority } from "../authorities/forms.js";

/** Parameters of {@link getRegister} and {@link streamRegister}. */
export interface GetRegisterParameters extends ChainReadingOptions {
  /** Number of the authority. */
  readonly authority: number;
}

/** A license in an authority's register. */
export interface RegisterEntry {
  readonly id: LicenseId;
  /** Block of the issue, as the node says: a hint for `getManagementHistory`. */
  readonly issuedIn: number;
}

/** All that an authority issued, or what it issued after a checkpoint. */
export interface Register {
  /** In the order of their issue, reissues and transfers among them, whatever became of them. */
  readonly entries: readonly RegisterEntry[];
  /** How many of all that it issued are in the authority's custody, as the state counts them. */
  readonly inCustody: number;
  /** The block that it was read at. */
  readonly block: number;
  /** To read no more than what is new, next time. */
  readonly checkpoint: Checkpoint;
}

/** Topics of the actions that bring a license about. */
const firstActions = (["ISSUE", "REISSUE", "TRANSFER"] as const).map((action) => toBeHex(actions.indexOf(action), 32));

/**
 * Rebuilds an authority's register from the first management record of each license, and proves that it is the whole
 * register that the state commits to. Every block is searched, from the deployment's first one on, or after a checkpoint.
 *
 * @returns The register; an empty one for an unknown authority.
 * @throws {ElicenseError} AUTHORITY_FORM, READING_FORM, BLOCK_FORM, CHECKPOINT_FORM; BLOCK_UNKNOWN; REGISTER_NOT_WHOLE
 * where the node hides or alters a license, or the checkpoint is of another register than the node's; READING_ABORTED;
 * or the node's trouble.
 * @example
 * const { entries, checkpoint } = await getRegister(client, { authority: 1 });
 * const { entries: issuedSince } = await getRegister(client, { authority: 1, after: checkpoint });
 */
export async function getRegister(client: Client, parameters: GetRegisterParameters): Promise<Register> {
  return onOneNode(client.provider, () => collectRegister(client, parameters));
}

/**
 * Reads a register as {@link getRegister} does, once.
 *
 * @throws {ElicenseError} As that; NODE_CHANGED where the provider changed to another node meanwhile.
 */
export async function collectRegister(client: Client, parameters: GetRegisterParameters): Promise<Register> {
  const entries: RegisterEntry[] = [];
  let last: ChainPage<RegisterEntry> | undefined;
  for await (const page of streamRegister(client, parameters)) {
    entries.push(...page.entries);
    last = page;
  }
  const { block, checkpoint } = last as ChainPage<RegisterEntry>;
  const { inCustody } = await readPatiently(client, parameters, (ask) =>
    ask(() => client.contracts.licenses.registerOf(parameters.authority, { blockTag: block })),
  );
  return { entries, inCustody: Number(inCustody), block, checkpoint };
}

/**
 * Gives an authority's register page by page, so that a register of millions needs no more room than a page. What the
 * pages gave is proved once the last one was taken: if the register is not whole, taking it throws.
 *
 * @returns The pages, one at least.
 * @throws {ElicenseError} As {@link getRegister}; NODE_CHANGED where the provider changed to another node meanwhile: what was
 * given cannot be taken back. Go on after the last page's checkpoint.
 * @example
 * for await (const { entries, checkpoint } of streamRegister(client, { authority: 1 })) await store(entries, checkpoint);
 */
export async function* streamRegister(
  client: Client,
  { authority, ...options }: GetRegisterParameters,
): AsyncGenerator<ChainPage<RegisterEntry>, void> {
  const { licenses } = client.contracts;
  yield* readChain<RegisterEntry>(
    client,
    {
      kind: "register",
      authority: requireAuthority(authority),
      topics: [managementTopic, null, toBeHex(authority, 32), firstActions],
      stateAt: (block) => licenses.registerOf(authority, { blockTag: block }),
      toEntry: (log) => {
        // A reissue or transfer writes into the book that is left behind too, and not as its first record.
        const id = toFirstOf(log);
        return id === undefined ? undefined : { id, issuedIn: log.blockNumber };
      },
      headAfter: (head, { id }) => registerHead(head, id),
    },
    options,
  );
}
