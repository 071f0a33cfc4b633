import { spawn } from "node:child_process";
import { once } from "node:events";
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
import { cliProgram } from "../../scripts/cli/buildCli.js";
import { projectRoot } from "../../scripts/config.js";
import { Journal } from "../../scripts/journal/Journal.js";
import { journalPath } from "../../scripts/journal/openJournaledSigner.js";
import { keyOf, type TestConsortium } from "../scripts/commands/consortium.js";
import { jsonOf, runCli, surroundings } from "../scripts/commands/runCli.js";

/** Parameters of {@link crashLoop}. */
export interface CrashParameters {
  /** How often `issue` is killed, over as many files as it takes. */
  readonly kills: number;
  /** Licenses of a file. */
  readonly licenses: number;
  readonly batchSize: number;
  /** How long a run may go on before it is killed, milliseconds: at random up to this. */
  readonly longest: number;
  /** Told after each run. */
  readonly told?: (kills: number) => void;
}

/** What came of it. */
export interface CrashResult {
  readonly kills: number;
  /** How many runs were not killed, and so ended by themselves. */
  readonly ended: number;
  readonly files: number;
  readonly licenses: number;
  readonly transactions: number;
  /** Transactions that are open in the journal at the end. */
  readonly open: number;
  /** Transactions that a run found open in the journal, and sent again. */
  readonly recovered: number;
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
 * Issues files, and kills the command at random instants until each is issued: what the chain, the folder and the journal
 * then have is held against the files.
 */
export async function crashLoop(consortium: TestConsortium, parameters: CrashParameters): Promise<CrashResult> {
  const totals = { kills: 0, ended: 0, files: 0, recovered: 0, leftovers: 0 };
  const serials: string[] = [];
  const folders: string[] = [];
  while (totals.kills < parameters.kills) {
    const file = await writeFileOf(consortium, totals.files++, parameters.licenses, serials);
    const folder = `${file}.documents`;
    folders.push(folder);
    await approve(consortium, file, folder, parameters);
    await issueUntilDone(
      consortium,
      ["issue", "--yes", file, "--out", folder, ...sizeOf(parameters)],
      parameters,
      totals,
    );
  }
  return { ...totals, ...(await compare(consortium, serials, folders)) };
}

async function writeFileOf(
  { folder }: TestConsortium,
  number: number,
  licenses: number,
  serials: string[],
): Promise<string> {
  const file = join(folder, `crash-${String(number)}.csv`);
  const lines = [...lawyerRows(licenses, number * licenses)];
  serials.push(...lines.slice(1).map((line) => line.split(",", 1)[0] ?? ""));
  await writeFile(file, lines.join(""));
  return file;
}

function sizeOf({ batchSize }: CrashParameters): readonly string[] {
  return ["--batch-size", String(batchSize)];
}

/** The licenses are entered from paper, which needs a second key. */
async function approve(
  { env }: TestConsortium,
  file: string,
  folder: string,
  parameters: CrashParameters,
): Promise<void> {
  await mkdir(folder);
  const asking = await runCli(env, "issue", "--yes", file, "--out", folder, ...sizeOf(parameters), "--json");
  const { awaiting } = jsonOf(asking) as { readonly awaiting: { readonly request: string } };
  const approving = await runCli(env, "approve", awaiting.request);
  if (approving.exitCode !== 0) throw new Error(approving.stderr);
}

async function issueUntilDone(
  { env }: TestConsortium,
  args: readonly string[],
  { longest, told }: CrashParameters,
  totals: { kills: number; ended: number; recovered: number },
): Promise<void> {
  for (;;) {
    const child = spawn(process.execPath, [cliProgram, ...args], {
      ...{ cwd: projectRoot, env: { ...surroundings, ...env }, stdio: ["ignore", "ignore", "pipe"] },
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    const timer = setTimeout(() => child.kill("SIGKILL"), Math.random() * longest);
    const [exitCode] = (await once(child, "close")) as [number | null];
    clearTimeout(timer);
    totals.recovered += Number(/left (\d+) transactions/.exec(said)?.[1] ?? 0);
    if (exitCode === null) totals.kills++;
    else totals.ended++;
    told?.(totals.kills);
    if (exitCode === 0) return;
    if (exitCode !== null) throw new Error(said);
  }
}

/** Holds the chain, the folders and the journal against the files. */
async function compare(
  consortium: TestConsortium,
  serials: readonly string[],
  folders: readonly string[],
): Promise<Omit<CrashResult, "kills" | "ended" | "files" | "recovered">> {
  const { chain, deployment, env } = consortium;
  const node = await connect(chain.url);
  const client = createClient({ runner: new Wallet(keyOf("anhui"), node), deployment });
  const { entries } = await getRegister(client, { authority: await getActingAuthority(client) });
  const { texts, leftovers } = await readFolders(folders);
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
