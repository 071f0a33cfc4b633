import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";

import { connect, createClient, getActingAuthority, getRegister, verify, type LicenseId } from "@elicense/sdk";
import { expect } from "chai";
import { Wallet } from "ethers";
import { after, before, describe, it } from "mocha";

import { cliEntry } from "../../../scripts/cli/buildCli.js";
import { projectRoot } from "../../../scripts/config.js";
import { exitCodes } from "../../../scripts/exit.js";
import { keyOf, startConsortium, type TestConsortium } from "./consortium.js";
import { builtCli, jsonOf, runCli, surroundings, type CliRun } from "./runCli.js";
import { writeSample } from "./sampleFile.js";

/** Whether this machine lets a user mount a file system of his own: Linux does, mostly. */
const canMount = spawnSync("unshare", ["-Urm", "mount", "-t", "tmpfs", "none", "/mnt"]).status === 0;

/** Runs a program where a folder is on a disk of so many bytes, and keeps in a second folder what is then there. */
const onDisk = `
folder=$1 kept=$2 bytes=$3; shift 3
mount -t tmpfs -o "size=$bytes" none "$folder" && cp -a "$kept/." "$folder/" || exit 99
"$@"; status=$?
rm -rf "$kept" && cp -a "$folder" "$kept" || exit 99
exit $status`;

/** What a file takes at least, and a disk grows by, bytes. */
const page = 4_096;

/** What a folder takes on a disk, bytes. */
function bytesOn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => statSync(join(folder, name)));
  return files.reduce((sum, { size }) => sum + Math.ceil(size / page) * page, 0);
}

/** What a command says of its failure. */
interface Failure {
  readonly code: string;
  readonly details: { readonly reason: string };
}

describe("elicense issue on a disk that is full", function () {
  this.timeout(300_000);
  let consortium: TestConsortium;
  /** Licenses of the first file. */
  let first: readonly LicenseId[];

  before(async function () {
    if (!canMount) return this.skip();
    await builtCli();
    consortium = await startConsortium();
  });
  after(() => (canMount ? consortium.stop() : undefined));

  /** Writes a file of rows of the sample. */
  async function write(name: string, numbers: readonly number[]): Promise<readonly [out: string, issue: string[]]> {
    const rows = numbers.map((number) => [number] as const);
    const file = await writeSample(consortium, `${name}.csv`, rows);
    const out = join(consortium.folder, `${name}.documents`);
    mkdirSync(out);
    return [out, ["issue", "--yes", file, "--out", out, "--batch-size", "1", "--json"]];
  }

  async function approve({ stdout, stderr, exitCode }: CliRun): Promise<void> {
    expect(exitCode, stderr).to.equal(exitCodes.refused);
    const { awaiting } = jsonOf({ stdout, stderr, exitCode }) as { readonly awaiting: { readonly request: string } };
    expect((await runCli(consortium.env, "approve", awaiting.request)).exitCode).to.equal(exitCodes.done);
  }

  /**
   * Runs a command where a folder is on a disk that is too small, and then on one that is a little larger, until it does
   * not fail for that.
   *
   * @returns How it ended, and how it failed before.
   */
  async function runOnGrowingDisk(
    disk: string,
    args: readonly string[],
  ): Promise<readonly [CliRun, readonly CliRun[]]> {
    const kept = `${disk}.kept`;
    mkdirSync(disk, { recursive: true });
    cpSync(disk, kept, { recursive: true });
    const failures: CliRun[] = [];
    for (let bytes = Math.max(bytesOn(kept), page); ; bytes += page) {
      const run = await runOnDisk(disk, kept, bytes, args);
      if (failureOf(run) === undefined) {
        rmSync(disk, { recursive: true });
        cpSync(kept, disk, { recursive: true });
        return [run, failures];
      }
      failures.push(run);
    }
  }

  async function runOnDisk(disk: string, kept: string, bytes: number, args: readonly string[]): Promise<CliRun> {
    const child = spawn(
      "unshare",
      ["-Urm", "sh", "-c", onDisk, "sh", disk, kept, String(bytes), process.execPath, cliEntry, ...args],
      { cwd: projectRoot, env: { ...surroundings, ...consortium.env }, stdio: ["ignore", "pipe", "pipe"] },
    );
    const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
    const [exitCode] = (await once(child, "close")) as [number | null];
    return { exitCode, stdout: await stdout, stderr: await stderr };
  }

  function failureOf(run: CliRun): Failure | undefined {
    const { error, failure } = jsonOf(run) as Readonly<Record<string, Failure | undefined>>;
    return error ?? failure;
  }

  /** What the failures were, each once; every one must say what to do. */
  function faultsOf(failures: readonly CliRun[]): readonly string[] {
    const faults = failures.map((run) => {
      const { code, details } = failureOf(run)!;
      return `${String(run.exitCode)} ${code} ${details.reason}`;
    });
    return [...new Set(faults)].sort();
  }

  /** How many licenses there are, each once, and that each has its document. */
  async function expectWhole(out: string, count: number, earlier: readonly LicenseId[] = []): Promise<LicenseId[]> {
    const node = await connect(consortium.chain.url);
    const client = createClient({ runner: new Wallet(keyOf("anhui"), node), deployment: consortium.deployment });
    const { entries } = await getRegister(client, { authority: await getActingAuthority(client) });
    const ids = entries.map(({ id }) => id);
    const documents = readdirSync(out).filter((name) => name.endsWith(".json"));
    const verifications = await Promise.all(
      documents.map((name) => verify(readFileSync(join(out, name), "utf8"), { client })),
    );
    node.destroy();
    expect(verifications.map(({ verdict }) => verdict)).to.deep.equal(Array(count).fill("VALID"));
    expect(verifications.map(({ id }) => id).sort()).to.deep.equal(ids.filter((id) => !earlier.includes(id)).sort());
    return ids;
  }

  it("says that documents cannot be written, and goes on when they can", async () => {
    const [out, issue] = await write("first", [1, 2, 3]);
    const [asking, failures] = await runOnGrowingDisk(out, issue);
    // What was asked for may be there before the results have room.
    expect(faultsOf(failures)).to.deep.equal(["1 FOLDER_UNWRITABLE ENOSPC", "2 FOLDER_UNWRITABLE ENOSPC"]);
    await approve(asking);
    const [{ exitCode, stdout }, unwritten] = await runOnGrowingDisk(out, issue);
    expect(exitCode, stdout).to.equal(exitCodes.done);
    // They are issued all the same, and what is not written the next run writes.
    expect(faultsOf(unwritten)).to.deep.equal(["1 FOLDER_UNWRITABLE ENOSPC"]);
    first = await expectWhole(out, 3);
  });

  it("leaves nothing of a template that has no room, so that it can be written when it has", async () => {
    const folder = join(consortium.folder, "templates");
    const file = join(folder, "lawyer.xlsx");
    const [{ exitCode, stdout }, failures] = await runOnGrowingDisk(folder, [
      ...["issue", "--template", "lawyer", "--out", file, "--json"],
    ]);
    expect(exitCode, stdout).to.equal(exitCodes.done);
    expect(faultsOf(failures)).to.deep.equal(["2 FILE_UNWRITABLE ENOSPC"]);
    expect(readdirSync(folder)).to.deep.equal(["lawyer.xlsx"]);
    expect((await runCli(consortium.env, "issue", file, "--dry-run", "--json")).exitCode).to.equal(exitCodes.refused);
  });

  it("sends nothing that cannot be written down first, and goes on when it can", async () => {
    const [out, issue] = await write("second", [4, 5, 6]);
    await approve(await runCli(consortium.env, ...issue));
    const [{ exitCode }, failures] = await runOnGrowingDisk(consortium.env.ELICENSE_JOURNAL!, issue);
    expect(exitCode).to.equal(exitCodes.done);
    expect(faultsOf(failures)).to.deep.equal([
      "2 JOURNAL_UNUSABLE database or disk is full",
      "2 JOURNAL_UNUSABLE disk I/O error",
    ]);
    await expectWhole(out, 3, first);
  });
});
