import {
  consumerFault,
  deriveContextHash,
  getManagementHistory,
  getUsageHistory,
  createClient,
  lawyer,
  parseRegisterKey,
  usageBookFault,
  use,
  type ElicenseError,
  type UsageRecord,
} from "@elicense/sdk";
import { expect } from "chai";
import { network } from "hardhat";

import { lying } from "../sdk/lying.js";
import { registerKey } from "../sdk/samples.js";
import { bozhouLawyer, draftFor, grantBozhou, verdictOn, IN_FORCE } from "./licenses.js";
import { MORNING, setStage, type Stage } from "./stage.js";

const { networkHelpers } = await network.create(MORNING);
const load = (): Promise<Stage> => networkHelpers.loadFixture(setStage);

const courtKey = parseRegisterKey(`0x${"c1".repeat(32)}`);
const otherKey = parseRegisterKey(`0x${"5e".repeat(32)}`);

/** The court of Bozhou uses a license several times, and keeps a table of its own of what it did. */
async function useOften({ bozhouCourt, deployment }: Stage, id: string): Promise<UsageRecord[]> {
  const court = createClient({ runner: bozhouCourt.operator, deployment });
  const table: UsageRecord[] = [];
  for (const [number, matter] of [1, 99, 1].entries()) {
    const purpose = { caseNo: `（2026）皖16刑初${number}号`, system: "样例系统", operator: "0001", purpose: "核验" };
    const context = deriveContextHash(courtKey, purpose);
    const { record } = await use(court, { type: lawyer, id, action: "RETRIEVE", matter, fields: ["name"], context });
    table.push(record);
  }
  return table;
}

describe("scenarios: auditing", () => {
  it("22. Erasure after retention: the payload is unrecoverable, the chain still verifies", async () => {
    const stage = await load();
    const { anhui } = stage;
    const license = await grantBozhou(stage);
    const { root, decision } = license.document.proof.issuance;
    // While the year's register key exists, its keeper rebuilds the document from the office's file.
    expect(draftFor(anhui, decision, { fields: bozhouLawyer }).root).to.equal(root);
    expect(await verdictOn(stage, license.document)).to.deep.equal(IN_FORCE);
    const uses = await useOften(stage, license.id);

    // The document, its salts and the key are destroyed. Who knows every word of it has no way to confirm one.
    const guessed = draftFor(anhui, decision, { fields: bozhouLawyer, registerKey: otherKey });
    expect(registerKey).not.to.deep.equal(otherKey);
    expect(guessed.content).to.deep.equal(draftFor(anhui, decision, { fields: bozhouLawyer }).content);
    expect(guessed.root).not.to.equal(root);
    expect(new Set(Object.values(guessed.salts))).not.to.include(Object.values(license.document.proof.salts)[0]);

    const reader = createClient({ runner: stage.connection.ethers.provider, deployment: stage.deployment });
    const { records, standing } = await getManagementHistory(reader, { id: license.id });
    expect(records.map(({ action }) => action)).to.deep.equal(["ISSUE"]);
    expect(standing).to.deep.include({ status: "ACTIVE", trusted: true });
    expect((await getUsageHistory(reader, { id: license.id })).records).to.deep.equal(uses);
  });

  it("23. Somebody deletes an off-chain usage row, or a node hides one: the audit detects the gap", async () => {
    const stage = await load();
    const { bozhouCourt, contracts } = stage;
    const { id } = await grantBozhou(stage);
    const table = await useOften(stage, id);
    const { head, count } = await contracts.access.consumerOf(bozhouCourt.id);
    const uses = { head, recordCount: Number(count) };
    expect(consumerFault(table, uses)).to.equal(undefined);

    const denied = table.findIndex(({ outcome }) => outcome === "NOT_LISTED");
    const tidied = table.filter((_, row) => row !== denied);
    expect(consumerFault(tidied, uses)).to.deep.equal({ kind: "length", expected: 3, actual: 2 });
    const renumbered = tidied.map((record, row) => ({ ...record, number: row + 1 }));
    expect(consumerFault(renumbered, { ...uses, recordCount: 2 })).to.deep.equal({ kind: "head" });
    const whitewashed = table.map((record) => ({ ...record, outcome: "ALLOWED" as const }));
    expect(consumerFault(whitewashed, uses)).to.deep.equal({ kind: "head" });
    const book = await contracts.access.usageBookOf(id);
    const bookHead = { head: book.head, recordCount: Number(book.recordCount) };
    expect(usageBookFault(tidied, bookHead)).to.deep.equal({ kind: "length", expected: 3, actual: 2 });

    const hidden = table[denied]?.transactionHash;
    const honest = createClient({ runner: stage.connection.ethers.provider, deployment: stage.deployment });
    const hiding = lying(honest, (logs) => logs.filter(({ transactionHash }) => transactionHash !== hidden));
    const error = await getUsageHistory(hiding, { id }).then(
      () => undefined,
      (reason: unknown) => reason as ElicenseError,
    );
    expect(error?.code).to.equal("HISTORY_NOT_WHOLE");
    expect(error?.details).to.deep.include({ book: "usage", kind: "length", expected: 3 });
  });
});
