import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import {
  connect,
  createClient,
  getActingAuthority,
  getRegister,
  parseDocument,
  parseElicenseIdentifier,
  verifyMany,
  type Client,
  type LicenseId,
} from "@elicense/sdk";
import { Wallet } from "ethers";

import { lawyerRows } from "../../scripts/bench/issue/lawyerRows.js";
import { Journal } from "../../scripts/journal/Journal.js";
import { journalPath } from "../../scripts/journal/openJournaledSigner.js";
import { keyOf, type TestConsortium } from "../scripts/commands/consortium.js";
import { jsonOf, runCli } from "../scripts/commands/runCli.js";

/** How much is issued at a time. */
export interface FileSize {
  /** Licenses of a file. */
  readonly licenses: number;
  readonly batchSize: number;
}

/** A file that is approved, to be issued. */
export interface ApprovedFile {
  readonly serials: readonly string[];
  /** Folder of its documents. */
  readonly folder: string;
  /** Arguments of the command line that issue it. */
  readonly args: readonly string[];
  /** How long it took to plan it, milliseconds: a run that sends takes somewhat longer. */
  readonly planned: number;
}

/** What the chain, the folders and the journal have, held against the files. */
export interface Comparison {
  readonly licenses: number;
  readonly transactions: number;
  /** Transactions that are open in the journal at the end. */
  readonly open: number;
  /** Rows without a license, licenses without a row, and rows with two. */
  readonly lost: number;
  readonly invented: number;
  readonly twice: number;
  /** Licenses whose document is missing, or not VALID by the chain. */
  readonly documentsWrong: number;
  /** What is left in the folders besides documents. */
  readonly leftovers: number;
}

/**
 * Writes a file of licenses, and has it approved: they are entered from paper, which needs a second key.
 *
 * @param number - Which file it is; no two are alike.
 */
export async function approveFile(
  { folder, env }: TestConsortium,
  number: number,
  { licenses, batchSize }: FileSize,
): Promise<ApprovedFile> {
  const file = join(folder, `lawyers-${String(number)}.csv`);
  const lines = [...lawyerRows(licenses, number * licenses)];
  await writeFile(file, lines.join(""));
  const documents = `${file}.documents`;
  await mkdir(documents);
  const args = ["issue", "--yes", file, "--out", documents, "--batch-size", String(batchSize)];
  const started = performance.now();
  const asking = await runCli(env, ...args, "--json");
  const planned = performance.now() - started;
  const { awaiting } = jsonOf(asking) as { readonly awaiting: { readonly request: string } };
  const approving = await runCli(env, "approve", awaiting.request);
  if (approving.exitCode !== 0) throw new Error(approving.stderr);
  return { serials: lines.slice(1).map((line) => line.split(",", 1)[0] ?? ""), folder: documents, args, planned };
}

/** Holds the chain, the folders and the journal against the files. */
export async function compare(
  { chain, deployment, env }: TestConsortium,
  files: readonly ApprovedFile[],
): Promise<Comparison> {
  const serials = files.flatMap((file) => file.serials);
  const node = await connect(chain.url);
  const client = createClient({ runner: new Wallet(keyOf("anhui"), node), deployment });
  const { entries } = await getRegister(client, { authority: await getActingAuthority(client) });
  const { texts, leftovers } = await readFolders(files.map(({ folder }) => folder));
  const { ids, wrong } = await readDocuments(client, texts);
  node.destroy();

  const journal = new Journal(journalPath(env.ELICENSE_JOURNAL ?? "", deployment));
  const transactions = journal.count();
  journal.close();

  const registered = new Set(entries.map(({ id }) => id));
  const documented = new Set(ids.values());
  return {
    licenses: serials.length,
    transactions: transactions.done,
    open: transactions.open,
    lost: serials.filter((serial) => !registered.has(ids.get(serial) ?? "")).length,
    invented: [...registered].filter((id) => !documented.has(id)).length,
    twice: entries.length - registered.size,
    documentsWrong: wrong + serials.filter((serial) => !ids.has(serial)).length,
    leftovers,
  };
}

async function readFolders(
  folders: readonly string[],
): Promise<{ readonly texts: readonly string[]; readonly leftovers: number }> {
  const texts: string[] = [];
  let leftovers = 0;
  for (const folder of folders) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) continue;
      if (entry.name.endsWith(".json")) texts.push(await readFile(join(folder, entry.name), "utf8"));
      else leftovers++;
    }
  }
  return { texts, leftovers };
}

/** The license of each document by its serial, and how many are not VALID. */
async function readDocuments(
  client: Client,
  texts: readonly string[],
): Promise<{ readonly ids: ReadonlyMap<string, LicenseId>; readonly wrong: number }> {
  const ids = new Map<string, LicenseId>();
  let wrong = 0;
  let position = 0;
  for await (const { verdict } of verifyMany(texts, { client })) {
    const { credentialSubject, proof } = parseDocument(texts[position++]);
    ids.set(parseElicenseIdentifier(credentialSubject.certificateIdentifier as string).serial, proof.licenseId);
    if (verdict !== "VALID") wrong++;
  }
  return { ids, wrong };
}
