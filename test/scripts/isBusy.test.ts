import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { expect } from "chai";

import { isBusy } from "../../scripts/isBusy.js";

describe("isBusy", () => {
  let folder: string;
  let one: DatabaseSync;
  let other: DatabaseSync;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "elicense-busy-"));
    [one, other] = [new DatabaseSync(join(folder, "a.sqlite")), new DatabaseSync(join(folder, "a.sqlite"))];
    one.exec("PRAGMA journal_mode = WAL; CREATE TABLE numbers (number)");
  });
  afterEach(() => {
    one.close();
    other.close();
    rmSync(folder, { recursive: true });
  });

  const fault = (database: DatabaseSync, words: string): { readonly errcode?: number } => {
    try {
      database.exec(words);
    } catch (error) {
      return error as { readonly errcode?: number };
    }
    throw new Error("no fault");
  };

  it("tells that another connection has the database locked", () => {
    one.exec("BEGIN IMMEDIATE");
    const locked = fault(other, "BEGIN IMMEDIATE");
    expect([locked.errcode, isBusy(locked)]).to.deep.equal([5, true]);
  });

  it("tells so of each of the more exact codes, as of one that wrote since this one began to read", () => {
    one.exec("BEGIN; SELECT * FROM numbers");
    other.exec("INSERT INTO numbers VALUES (1)");
    const snapshot = fault(one, "INSERT INTO numbers VALUES (2)");
    expect([snapshot.errcode, isBusy(snapshot)]).to.deep.equal([517, true]);
  });

  it("tells so of no other fault", () => {
    const missing = fault(one, "SELECT * FROM letters");
    expect([missing.errcode, isBusy(missing)]).to.deep.equal([1, false]);
    expect(isBusy(new Error("disk full"))).to.equal(false);
  });
});
