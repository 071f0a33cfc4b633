import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { expect } from "chai";

import { Journal, type Entry } from "../../../scripts/journal/Journal.js";
import { JournalError } from "../../../scripts/journal/JournalError.js";

const [alice, bob] = ["0x00000000000000000000000000000000000000A1", "0x00000000000000000000000000000000000000B0"];

function transaction(account: string, nonce: number, hash = `0x${account.slice(-2)}${String(nonce)}`) {
  return { account, nonce, hash, bytes: `0x02${"ab".repeat(nonce + 1)}` };
}

describe("the journal", () => {
  let folder: string;
  let path: string;
  let journal: Journal;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "elicense-journal-"));
    path = join(folder, "made", "31337.sqlite");
    journal = new Journal(path);
  });

  afterEach(() => {
    journal.close();
    rmSync(folder, { recursive: true });
  });

  const nonces = (entries: readonly Entry[]): readonly number[] => entries.map(({ nonce }) => nonce);

  it("keeps what it was told for whoever opens it next", () => {
    const before = Date.now();
    const entry = journal.add(transaction(alice, 7));
    expect(entry).to.deep.include({ ...transaction(alice, 7), id: 1, state: "open", block: null });
    expect(entry.signedAt).to.be.within(before, Date.now());

    const other = new Journal(path);
    expect(other.listOpen(alice)).to.deep.equal([entry]);
    other.end(entry, "done", 12);
    expect(journal.list(10)).to.deep.equal([{ ...entry, state: "done", block: 12 }]);
    other.close();
  });

  it("can be made by several processes at one instant", async () => {
    const [files, processes] = [25, 6];
    const program = `
      import { Journal } from ${JSON.stringify(new URL("../../../scripts/journal/Journal.ts", import.meta.url))};
      // Each says when it is there, and none begins before all are.
      process.stdout.write("ready");
      process.stdin.once("data", (start) => {
        for (let file = 0; file < ${String(files)}; file++) {
          while (Date.now() < Number(start) + 20 * file);
          const journal = new Journal(${JSON.stringify(folder)} + "/" + file + ".sqlite");
          journal.add({ account: "0x" + process.pid, nonce: file, hash: file + "-" + process.pid, bytes: "0x02" });
          journal.close();
        }
        process.exit();
      });`;
    const started = Array.from({ length: processes }, () =>
      spawn(process.execPath, ["--import", "tsx/esm", "--input-type=module", "--eval", program], {
        stdio: ["pipe", "pipe", "inherit"],
      }),
    );
    const ended = started.map(async (child) => (await once(child, "exit")) as unknown[]);
    await Promise.all(started.map((child) => once(child.stdout, "data")));
    for (const child of started) child.stdin.write(String(Date.now() + 100));
    expect((await Promise.all(ended)).map(([code]) => code)).to.deep.equal(Array(processes).fill(0));
    for (let file = 0; file < files; file++) {
      const made = new Journal(join(folder, `${String(file)}.sqlite`));
      expect(nonces(made.list(processes + 1))).to.deep.equal(Array(processes).fill(file));
      made.close();
    }
  }).timeout(60_000);

  it("is its owner's alone", () => {
    expect(statSync(join(folder, "made")).mode & 0o777).to.equal(0o700);
    journal.add(transaction(alice, 0));
    for (const suffix of ["", "-wal", "-shm"]) expect(statSync(path + suffix).mode & 0o777, suffix).to.equal(0o600);
  });

  it("counts on from the last nonce of each account, but from those that were replaced", () => {
    expect(journal.nextNonce(alice)).to.equal(0);
    journal.add(transaction(alice, 4));
    const last = journal.add(transaction(alice, 5));
    journal.add(transaction(bob, 9));
    expect([journal.nextNonce(alice), journal.nextNonce(bob)]).to.deep.equal([6, 10]);

    journal.end(last, "replaced", null);
    expect(journal.nextNonce(alice)).to.equal(5);
    journal.end(journal.add(transaction(alice, 5, "0x5b")), "reverted", 3);
    expect(journal.nextNonce(alice)).to.equal(6);
  });

  it("takes no second transaction of a nonce, and none twice", () => {
    journal.add(transaction(alice, 4));
    expect(() => journal.add(transaction(alice, 4, "0x99"))).to.throw(JournalError, "constraint");
    expect(() => journal.add({ ...transaction(bob, 1), hash: transaction(alice, 4).hash })).to.throw(JournalError);
    expect(journal.count()).to.deep.equal({ open: 1, done: 0, reverted: 0, replaced: 0 });
  });

  it("takes back what a node refused: its nonce is free, and what was signed is kept", () => {
    for (const hash of ["0x01", "0x02"]) journal.refuse(journal.add(transaction(alice, 4, hash)));
    journal.refuse(journal.add(transaction(alice, 5)));
    journal.refuse(journal.add(transaction(bob, 4)));
    expect(journal.list(10)).to.deep.equal([]);
    expect(journal.nextNonce(alice)).to.equal(0);
    expect(journal.listRefused(alice, 4, 5)).to.deep.equal(["0x01", "0x02"]);
    expect(journal.listRefused(alice, 0, 4)).to.deep.equal([]);
    // Signed again it is the same transaction.
    journal.refuse(journal.add(transaction(alice, 4, "0x02")));
    expect(journal.listRefused(alice, 4, 5)).to.deep.equal(["0x01", "0x02"]);
  });

  it("has what was refused for one that ended where it was carried out all the same", () => {
    const { signedAt } = journal.add(transaction(alice, 4));
    journal.refuse(journal.list(1)[0]!);
    journal.revive("0xA14", "reverted", 9);
    expect(journal.listRefused(alice, 0, 10)).to.deep.equal([]);
    const { id: _, ...revived } = journal.list(10)[0]!;
    expect(revived).to.deep.equal({ ...transaction(alice, 4), signedAt, state: "reverted", block: 9 });
    expect(journal.nextNonce(alice)).to.equal(5);
  });

  it("lists what is open by nonce, whatever the order of signing", () => {
    for (const nonce of [3, 1, 2]) journal.add(transaction(alice, nonce));
    journal.add(transaction(bob, 1));
    expect(nonces(journal.listOpen(alice))).to.deep.equal([1, 2, 3]);
  });

  it("opens again what the chain has no more: what ended from a nonce on, of one account", () => {
    const [first, second, third, fourth] = [1, 2, 3, 4].map((nonce) => journal.add(transaction(alice, nonce)));
    const others = journal.add(transaction(bob, 3));
    journal.end(first!, "done", 10);
    journal.end(second!, "done", 11);
    journal.end(third!, "reverted", 12);
    journal.end(fourth!, "replaced", null);
    journal.end(others, "done", 12);

    expect(journal.reopen(alice, 2)).to.equal(2);
    expect(journal.listOpen(alice)).to.deep.equal([second, third]);
    expect(journal.count()).to.deep.equal({ open: 2, done: 2, reverted: 0, replaced: 1 });
    expect(journal.reopen(alice, 2)).to.equal(0);
  });

  it("lists the newest, of all or of what is open", () => {
    const entries = [1, 2, 3].map((nonce) => journal.add(transaction(alice, nonce)));
    journal.end(entries[1]!, "done", 4);
    expect(nonces(journal.list(2))).to.deep.equal([3, 2]);
    expect(nonces(journal.list(10, true))).to.deep.equal([3, 1]);
  });

  it("forgets what has ended, and nothing else", () => {
    const [first] = [1, 2].map((nonce) => journal.add(transaction(alice, nonce)));
    journal.end(first!, "done", 4);
    expect(journal.prune(first!.signedAt)).to.equal(0);
    expect(journal.prune(Date.now() + 1)).to.equal(1);
    expect(nonces(journal.list(10))).to.deep.equal([2]);

    journal.refuse(journal.add(transaction(alice, 3)));
    expect(journal.prune(0)).to.equal(0);
    expect(journal.listRefused(alice, 3, 4)).to.have.lengthOf(1);
    expect(journal.prune(Date.now() + 1)).to.equal(0);
    expect(journal.listRefused(alice, 3, 4)).to.deep.equal([]);
  });

  it("takes over a journal of the version before", () => {
    journal.add(transaction(alice, 1));
    journal.close();
    const database = new DatabaseSync(path);
    database.exec("DROP TABLE refused; PRAGMA user_version = 1");
    database.close();
    journal = new Journal(path);
    expect(nonces(journal.list(10))).to.deep.equal([1]);
    journal.refuse(journal.list(1)[0]!);
    expect(journal.listRefused(alice, 1, 2)).to.deep.equal(["0xA11"]);
  });

  it("says which file and why where it cannot be written", () => {
    const blocked = join(path, "31337.sqlite");
    expect(() => new Journal(blocked)).to.throw(JournalError, `${blocked}: E`);
  });

  it("leaves a journal of a newer version alone", () => {
    const newer = join(folder, "newer.sqlite");
    const database = new DatabaseSync(newer);
    database.exec("PRAGMA user_version = 3");
    database.close();
    expect(() => new Journal(newer)).to.throw(JournalError, `${newer}: VERSION_3`);
  });
});
