import { readFile } from "node:fs/promises";

import {
  decodeConsortiumProposal,
  errorOf,
  getConsortiumProposals,
  getProposalNumbers,
  type Client,
  type ConsortiumProposal,
  type FoundConsortiumProposal,
  type ProposalNumbers,
} from "@elicense/sdk";
import { getAddress, isAddress, isHexString } from "ethers";

import { exitCodes } from "../../exit.js";
import type { Invocation } from "../support/Command.js";
import { CommandError } from "../support/CommandError.js";
import { unreadableFor } from "../support/unreadableFor.js";
import { readingProgress } from "../support/readingProgress.js";

/** A proposal that can be read. */
export interface ReadableProposal extends FoundConsortiumProposal {
  readonly proposal: ConsortiumProposal;
}

/** Finds the proposals of the consortium, and shows how far it has come. */
export async function findProposals(client: Client, { text }: Invocation): Promise<readonly FoundConsortiumProposal[]> {
  const bar = readingProgress(text("proposal.reading"));
  try {
    return await getConsortiumProposals(client, { onProgress: bar.onProgress });
  } finally {
    bar.end();
  }
}

/** A proposal, and which numbers can come. */
export interface PlacedProposal {
  readonly found: ReadableProposal;
  readonly numbers: ProposalNumbers;
}

/**
 * Finds a proposal by its hash: what it does, by the chain or else by a file; and which numbers can come.
 *
 * @param file - Path of the file; the chain alone is asked if left out.
 * @throws {CommandError} USAGE_PROPOSAL for what is no hash; FILE_UNREADABLE.
 * @throws {ElicenseError} CONSORTIUM_PROPOSAL_UNKNOWN, CONSORTIUM_PROPOSAL_UNREADABLE; CONSORTIUM_PROPOSAL_FORM where the
 * file is not of this proposal; or the node's trouble.
 */
export async function findProposal(
  client: Client,
  hash: string,
  file: string | undefined,
  invocation: Invocation,
): Promise<PlacedProposal> {
  if (!isHexString(hash, 32)) throw new CommandError("usage.proposal", exitCodes.usage);
  const wanted = hash.toLowerCase();
  const proposals = await findProposals(client, invocation);
  const known = proposals.find((each) => each.hash === wanted);
  const found = await readable(client, wanted, known, file);
  return { found, numbers: await getProposalNumbers(client, { proposals }) };
}

async function readable(
  client: Client,
  hash: string,
  known: FoundConsortiumProposal | undefined,
  file: string | undefined,
): Promise<ReadableProposal> {
  if (known !== undefined && known.proposal !== null) return { ...known, proposal: known.proposal };
  if (file === undefined) {
    const code = known === undefined ? "CONSORTIUM_PROPOSAL_UNKNOWN" : "CONSORTIUM_PROPOSAL_UNREADABLE";
    throw errorOf(code, { hash });
  }
  const proposal = await readProposalFile(client, file);
  if (proposal.hash !== hash) throw errorOf("CONSORTIUM_PROPOSAL_FORM", { part: "hash" });
  const { state = "OPEN", approvals = [], block = 0 } = known ?? {};
  return { hash, proposal, state: state === "UNREADABLE" ? "OPEN" : state, approvals, block };
}

/** Writes a proposal so that another member can read it from a file. */
export function proposalFile({ hash, number, to, data }: ConsortiumProposal): string {
  return `${JSON.stringify({ hash, number, to, data }, undefined, 2)}\n`;
}

async function readProposalFile(client: Client, file: string): Promise<ConsortiumProposal> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    const reason = (error as NodeJS.ErrnoException).code ?? "?";
    throw unreadableFor(file, reason);
  });
  const { to, data, number } = objectIn(text);
  if (!isAddress(to)) throw errorOf("CONSORTIUM_PROPOSAL_FORM", { part: "to" });
  if (!isHexString(data)) throw errorOf("CONSORTIUM_PROPOSAL_FORM", { part: "data" });
  return decodeConsortiumProposal(client, { to: getAddress(to), data, number: Number(number) });
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
