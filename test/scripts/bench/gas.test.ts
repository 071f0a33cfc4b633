import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { expect } from "chai";

import { measureElicense } from "../../../scripts/bench/gas/elicense/measureElicense.js";
import type { Figures } from "../../../scripts/bench/gas/Figures.js";
import { goals } from "../../../scripts/bench/gas/goals.js";
import { openChain } from "../../../scripts/bench/gas/openChain.js";
import { report } from "../../../scripts/bench/gas/report.js";
import { subjects } from "../../../scripts/bench/gas/subjects.js";
import type { Measurement } from "../../../scripts/bench/Measurement.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const snapshot = new URL("../../snapshots/gas.json", import.meta.url);
const patience = 120_000;

describe("gas", () => {
  let figures: Figures;

  before(async () => {
    const chain = await openChain();
    figures = await measureElicense(chain);
    await chain.close();
  });

  it("is what test/snapshots/gas.json says; UPDATE_SNAPSHOTS=1 writes what it is now", () => {
    if (process.env.UPDATE_SNAPSHOTS === "1") writeFileSync(snapshot, `${JSON.stringify(figures, null, 2)}\n`);
    expect(figures).to.deep.equal(JSON.parse(readFileSync(snapshot, "utf8")));
  });

  for (const [operation, goal] of Object.entries(goals)) {
    it(`of ${operation} is no more than ${goal}`, () => {
      expect(figures[operation]).to.be.at.most(goal);
    });
  }
}).timeout(patience);

describe("npm run bench:gas", () => {
  const run = (...parameters: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, ["--import", "tsx", "scripts/bench/gas.ts", ...parameters], {
      ...{ cwd: root, encoding: "utf8", timeout: patience },
      env: { ...process.env, ELICENSE_LANG: "en" },
    });

  let measurements: readonly Measurement[];

  it("prints one JSON array of measurements, and nothing else, where asked to", () => {
    const { status, stdout, stderr } = run("--json");
    expect(status, stderr).to.equal(0);

    measurements = JSON.parse(stdout) as Measurement[];
    const figures = JSON.parse(readFileSync(snapshot, "utf8")) as Figures;
    expect(measurements.filter(({ subject }) => subject === "elicense")).to.deep.equal(
      Object.entries(figures).map(([operation, value]) => ({
        ...{ operation, subject: "elicense", value, unit: "gas" },
        ...(operation in goals && { goal: goals[operation], met: value <= goals[operation]! }),
      })),
    );
    const peers = measurements.filter(({ subject }) => subject !== "elicense");
    expect(new Set(peers.map(({ subject }) => subject))).to.deep.equal(
      new Set(["EAS", "DocumentStore", "TransferableDocumentStore", "OpenZeppelin"]),
    );
    for (const { value, ...peer } of peers) {
      expect(Object.keys(peer)).to.have.members(["operation", "subject", "unit"]);
      expect(value, peer.operation).to.be.greaterThan(21_000);
    }
  });

  it("makes of them a table that names the compiler of each", () => {
    const table = report(measurements, subjects);
    expect(table).to.match(/^gas +elicense +EAS +DocumentStore +TransferableDocumentStore +OpenZeppelin +goal +met$/m);
    expect(table).to.match(/^issueInCustody +\d+,\d{3} +\d+,\d{3} +\d+,\d{3} +76,000 +(yes|NO)$/m);
    expect(table).to.contain("EAS: solc 0.8.29");
  });

  it("refuses a parameter that it does not know", () => {
    const { status, stdout, stderr } = run("--yaml");
    expect(status).to.equal(2);
    expect(stdout).to.equal("");
    expect(stderr).to.contain("--yaml");
  });
}).timeout(patience);
