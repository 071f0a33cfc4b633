import {
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import type { Client, PreparedCall } from "@elicense/sdk";
import { expect } from "chai";
import { afterEach, beforeEach, describe, it } from "mocha";

import { readRequest } from "../../../scripts/commands/support/ApprovalRequest.js";
import { draftFolder, type DraftDocument } from "../../../scripts/commands/support/draftFolder.js";
import {
  clearRequest,
  placeRequest,
  type RequestedCall,
  type RequestPlace,
} from "../../../scripts/commands/support/placeRequest.js";

const account = `0x${"a1".repeat(20)}`;

/** No node is asked about a request whose calls are all one's own. */
const client = { runner: { address: account } } as unknown as Client;

const calls = [1, 2, 3].map((number): PreparedCall => ({
  ...{ chainId: 31_337, target: account, authority: number, data: "0x5b" },
  hash: `0x${String(number).repeat(64)}`,
}));
const [first, second, third] = calls as [PreparedCall, PreparedCall, PreparedCall];
const own = new Set(calls.map(({ hash }) => hash));

/** A document to ask for; who reads it does not find it cut off by chance. */
const draft = (number: number): DraftDocument => ({
  identifier: `1.2.${String(number)}`,
  text: `${String(number).repeat(10_000)}\n`,
});

describe("placing a request", () => {
  let folder: string;
  let path: string;
  let place: RequestPlace;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "elicense-"));
    path = join(folder, "approvals", "some.issue.json");
    place = { path, lock: join(folder, "lock") };
    const asked: readonly RequestedCall[] = [
      { call: first, documents: [draft(1), draft(2)] },
      { call: second, documents: [draft(3)] },
    ];
    await placeRequest(client, place, { calls: asked, own });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const hashes = async (): Promise<readonly string[]> => (await readRequest(path)).calls.map(({ hash }) => hash);

  /** What the documents beside the request have, by their names. */
  const drafts = (): Readonly<Record<string, string>> =>
    Object.fromEntries(
      readdirSync(draftFolder(path)).map((name) => [name, readFileSync(join(draftFolder(path), name), "utf8")]),
    );

  const documentsOf = (...numbers: readonly number[]): Readonly<Record<string, string>> =>
    Object.fromEntries(numbers.map((number) => [`1.2.${String(number)}.json`, draft(number).text]));

  it("writes the documents that it asks to issue beside it", async () => {
    expect(await hashes()).to.deep.equal([first.hash, second.hash]);
    expect(drafts()).to.deep.equal(documentsOf(1, 2, 3));
  });

  it("keeps each document whole for who is approving it while it is placed again", async () => {
    async function* again(): AsyncGenerator<RequestedCall> {
      for (const call of [
        { call: first, documents: [draft(1), draft(2)] },
        { call: second, documents: [draft(3)] },
      ]) {
        expect(drafts()).to.deep.equal(documentsOf(1, 2, 3));
        await Promise.resolve();
        yield call;
      }
      expect(drafts()).to.deep.equal(documentsOf(1, 2, 3));
    }
    await placeRequest(client, place, { calls: again(), own });
    expect(drafts()).to.deep.equal(documentsOf(1, 2, 3));
  });

  it("does not write into a document that stands there", async () => {
    const kept = join(folder, "kept");
    linkSync(join(draftFolder(path), "1.2.1.json"), kept);
    const revised = { ...draft(1), text: "revised\n" };
    await placeRequest(client, place, { calls: [{ call: first, documents: [revised] }], own });
    expect(drafts()).to.deep.equal({ "1.2.1.json": "revised\n" });
    expect(readFileSync(kept, "utf8")).to.equal(draft(1).text);
  });

  it("does not write a document anew that stands there already", async () => {
    const file = join(draftFolder(path), "1.2.1.json");
    const { ino } = statSync(file);
    await placeRequest(client, place, { calls: [{ call: first, documents: [draft(1)] }], own });
    expect(statSync(file).ino).to.equal(ino);
  });

  it("takes away what a run that was killed was writing, and nothing else", async () => {
    const others = ["other.issue.json.1.tmp", "some.issue.json.tmp", "some.issue.json.old"];
    for (const name of ["some.issue.json.1.tmp", ...others]) writeFileSync(join(dirname(path), name), "{");
    for (const name of ["1.2.9.json.1.tmp", "notes.txt"]) writeFileSync(join(draftFolder(path), name), "{");
    await placeRequest(client, place, { calls: [{ call: first, documents: [draft(1)] }], own });
    expect(readdirSync(dirname(path)).sort()).to.deep.equal([...others, "some.issue", "some.issue.json"].sort());
    expect(readdirSync(draftFolder(path)).sort()).to.deep.equal(["1.2.1.json", "notes.txt"]);
  });

  it("is not cleared, nor placed by another, while it is being placed", async () => {
    const order: string[] = [];
    const done = Promise.withResolvers<undefined>();
    async function* slow(): AsyncGenerator<RequestedCall> {
      yield { call: first, documents: [draft(1)] };
      await done.promise;
      yield { call: second, documents: [draft(2)] };
    }
    const all = [
      placeRequest(client, place, { calls: slow(), own }).then(() => order.push("placed")),
      sleep(50).then(() => clearRequest(client, place, own).then(() => order.push("cleared"))),
    ];
    await sleep(200);
    expect(order).to.deep.equal([]);
    expect(await hashes()).to.deep.equal([first.hash, second.hash]);
    done.resolve(undefined);
    await Promise.all(all);
    expect(order).to.deep.equal(["placed", "cleared"]);
    expect(readdirSync(dirname(path))).to.deep.equal([]);
  });

  it("takes the documents away that it asks for no more, and no sooner than the request that asked for them", async () => {
    async function* fewer(): AsyncGenerator<RequestedCall> {
      yield { call: second, documents: [draft(3)] };
      await Promise.resolve();
      yield { call: third };
      expect(await hashes()).to.deep.equal([first.hash, second.hash]);
      expect(drafts()).to.deep.equal(documentsOf(1, 2, 3));
    }
    await placeRequest(client, place, { calls: fewer(), own });
    expect(await hashes()).to.deep.equal([second.hash, third.hash]);
    expect(drafts()).to.deep.equal(documentsOf(3));
  });

  it("takes the folder away with the last document", async () => {
    await placeRequest(client, place, { calls: [{ call: third }], own });
    expect(readdirSync(dirname(path))).to.deep.equal(["some.issue.json"]);
  });

  it("leaves the request before it, and its documents, where it comes to no end", async () => {
    async function* failing(): AsyncGenerator<RequestedCall> {
      yield { call: third, documents: [draft(4)] };
      await Promise.resolve();
      throw new Error("no node");
    }
    const error: unknown = await placeRequest(client, place, { calls: failing(), own }).catch(
      (reason: unknown) => reason,
    );
    expect(error).to.be.an("error").with.property("message", "no node");
    expect(await hashes()).to.deep.equal([first.hash, second.hash]);
    expect(drafts()).to.include(documentsOf(1, 2, 3));
  });

  it("writes no document where a link leads", async () => {
    rmSync(draftFolder(path), { recursive: true });
    const precious = mkdtempSync(join(folder, "precious-"));
    writeFileSync(join(precious, "thesis.txt"), "all of it");
    symlinkSync(precious, draftFolder(path));
    await placeRequest(client, place, { calls: [{ call: first, documents: [draft(1)] }], own });
    expect(drafts()).to.deep.equal(documentsOf(1));
    expect(readdirSync(precious)).to.deep.equal(["thesis.txt"]);
  });
});
