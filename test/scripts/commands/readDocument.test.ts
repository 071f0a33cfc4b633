import { execFileSync } from "node:child_process";
import { mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { maxDocumentLength, type Deployment } from "@elicense/sdk";
import { expect } from "chai";
import { after, before, describe, it } from "mocha";

import { documentState } from "../../../scripts/commands/issue/DocumentFolder.js";
import { findDocuments } from "../../../scripts/commands/reconcile/findDocuments.js";
import { readDocumentText } from "../../../scripts/commands/support/readDocument.js";
import { commandFailureOf } from "../support/commandFailureOf.js";

describe("documents in a folder", () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "elicense-read-"));
    execFileSync("mkfifo", [join(folder, "PIPE.json")]);
    await symlink(join(folder, "PIPE.json"), join(folder, "linked.json"));
    await symlink("/dev/zero", join(folder, "device.json"));
    await writeFile(join(folder, "text.json"), "{}");
  });
  after(() => rm(folder, { recursive: true }));

  it("are read from regular files", async () => {
    expect(await readDocumentText(join(folder, "text.json"))).to.equal("{}");
  });

  for (const name of ["PIPE.json", "linked.json", "device.json"]) {
    it(`are not waited for where there is none: ${name}`, async () => {
      const file = join(folder, name);
      expect(await commandFailureOf(() => readDocumentText(file))).to.deep.equal({
        code: "FILE_NOT_REGULAR",
        details: { file },
      });
    });
  }

  it("are read no further than tells that no document is so long", async () => {
    const file = join(folder, "long.json");
    await writeFile(file, "");
    // It takes no room on the disk, and is all zeros.
    await truncate(file, 40 * maxDocumentLength);
    expect(await readDocumentText(file)).to.have.length(4 * maxDocumentLength + 1);
    await rm(file);
  });

  it("say of a folder that it is one, and of what is not there that it is not", async () => {
    for (const [file, reason] of [
      [folder, "EISDIR"],
      [join(folder, "gone.json"), "ENOENT"],
    ] as const) {
      expect(await commandFailureOf(() => readDocumentText(file))).to.deep.equal({
        code: "FILE_UNREADABLE",
        details: { file, reason },
      });
    }
  });

  it("are looked for by reconcile and issue, whatever else is there", async () => {
    const id = `0x${"1".padStart(64, "0")}`;
    expect([...(await findDocuments(folder, new Set([id])))]).to.deep.equal([]);
    const wanted = { identifier: "PIPE", id };
    expect(await documentState(folder, wanted, {} as Deployment)).to.deep.equal({ kind: "missing" });
  });
});
