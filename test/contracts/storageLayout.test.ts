import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

import { expect } from "chai";

import { type StorageEntry, type StorageLayout, storageLayoutOf } from "./storageLayout.js";

const registries = ["AuthorityRegistry", "LicenseCatalog", "LicenseRegistry", "AccessLog"] as const;
const snapshot = new URL("../snapshots/storage-layout.json", import.meta.url);

/**
 * State proofs read the slots by their place, and the registries can't be upgraded: where something is stored is part of
 * what they promise. UPDATE_SNAPSHOTS=1 writes the snapshot anew; look at the difference before you commit it.
 */
describe("Storage layout", () => {
  before(async () => {
    if (process.env.UPDATE_SNAPSHOTS !== "1") return;
    const layouts = await Promise.all(registries.map(async (name) => [name, await storageLayoutOf(name)] as const));
    mkdirSync(new URL(".", snapshot), { recursive: true });
    writeFileSync(snapshot, `${JSON.stringify(Object.fromEntries(layouts), null, 2)}\n`);
  });

  for (const name of registries) {
    it(`is that of the snapshot: ${name}`, async () => {
      const expected = (JSON.parse(readFileSync(snapshot, "utf8")) as Record<string, StorageLayout>)[name]!;

      expect(linesOf(await storageLayoutOf(name))).to.equal(linesOf(expected));
    });
  }

  it("is that of the registries alone", () => {
    expect(Object.keys(JSON.parse(readFileSync(snapshot, "utf8")) as object)).to.deep.equal(registries);
  });
});

/** One line for each entry, so that Mocha's difference names what moved. */
function linesOf({ storage, structs }: StorageLayout): string {
  const line = ({ slot, offset, bytes, type, label }: StorageEntry): string =>
    `  slot ${slot}, byte ${offset}, ${bytes} bytes: ${label} (${type})`;
  return [
    "storage",
    ...storage.map(line),
    ...Object.entries(structs).flatMap(([name, members]) => [name, ...members.map(line)]),
  ].join("\n");
}
