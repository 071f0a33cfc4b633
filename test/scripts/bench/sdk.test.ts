import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { expect } from "chai";

import type { Measurement } from "../../../scripts/bench/Measurement.js";
import { judge } from "../../../scripts/bench/judge.js";
import { goals } from "../../../scripts/bench/sdk/goals.js";
import { median, rate, repeat } from "../../../scripts/bench/sdk/repeat.js";
import { report } from "../../../scripts/bench/sdk/report.js";
import type { Figure } from "../../../scripts/bench/Figure.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const patience = 300_000;

const figures: readonly Figure[] = [
  { operation: "verify", subject: "elicense", value: 2, unit: "ms" },
  { operation: "verify", subject: "TrustVC v2", value: 9.9, unit: "ms" },
  { operation: "verify", subject: "TrustVC v3", value: 10, unit: "ms" },
  { operation: "verify", subject: "floor", value: 1.1, unit: "ms" },
  { operation: "verifyRequests", subject: "elicense", value: 2, unit: "requests" },
  { operation: "verifyRequests", subject: "TrustVC v2", value: 4, unit: "requests" },
  { operation: "verifyMany", subject: "elicense", value: 1_999, unit: "documents/s" },
  { operation: "verifyMany", subject: "floor", value: 2_500, unit: "documents/s" },
  { operation: "wrap", subject: "elicense", value: 5_000, unit: "documents/s" },
  { operation: "wrap", subject: "TrustVC v2", value: 1_000, unit: "documents/s" },
];

describe("the figures of npm run bench:sdk", () => {
  it("are held against the goals, those of rates and ratios from below", () => {
    const judged = judge(figures, goals).filter(({ met }) => met !== undefined);
    expect(judged.map(({ operation, subject, goal, atLeast, met }) => [operation, subject, goal, atLeast, met]))
      .to.deep //
      .equal([
        ["verifyRatio", "TrustVC v2", 5, true, false],
        ["verifyRatio", "TrustVC v3", 5, true, true],
        ["verifyRequests", "elicense", 2, undefined, true],
        ["verifyMany", "elicense", 2_000, true, false],
        ["wrapRatio", "TrustVC v2", 5, true, true],
      ]);
  });

  it("give ratios by which elicense is faster, of times and of rates", () => {
    const ratios = judge(figures, goals).filter(({ operation }) => operation.endsWith("Ratio"));
    expect(ratios.map(({ value }) => value)).to.deep.equal([4.95, 5, 5]);
  });

  it("give ratios that a program would have which takes no longer than the floor", () => {
    const ratios = judge(figures, goals).filter(({ operation }) => operation.endsWith("RatioOfFloor"));
    expect(ratios).to.deep.equal([
      { operation: "verifyRatioOfFloor", subject: "TrustVC v2", value: 9.9 / 1.1, unit: "×" },
      { operation: "verifyRatioOfFloor", subject: "TrustVC v3", value: 10 / 1.1, unit: "×" },
    ]);
  });

  it("stay as they were measured", () => {
    const measured = judge(figures, goals).filter(({ unit }) => unit !== "×");
    expect(measured.map(({ goal, atLeast, met, ...figure }) => figure)).to.deep.equal(figures);
  });

  it("make a table in which a goal is met only where all meet it", () => {
    const text = report(judge(figures, goals));
    expect(text).to.match(/^operation +unit +elicense +TrustVC v2 +TrustVC v3 +floor +goal +met$/m);
    expect(text).to.match(/^verify +ms +2 +9\.90 +10 +1\.10$/m);
    expect(text).to.match(/^verifyRatio +× +4\.95 +5 +≥ 5 +NO$/m);
    expect(text).to.match(/^verifyRequests +requests +2 +4 +≤ 2 +yes$/m);
    expect(text).to.match(/^verifyMany +documents\/s +1,999 +2,500 +≥ 2,000 +NO$/m);
  });
});

describe("what npm run bench:sdk measures by", () => {
  it("is the median of as many times as the plan says", async () => {
    let times = 0;
    await repeat({ repetitions: 3, patience: 60 }, () => times++);
    expect(times).to.equal(3);
  });

  it("is one time where that alone takes longer than the plan's patience", async () => {
    let times = 0;
    await repeat({ repetitions: 3, patience: 0 }, () => times++);
    expect(times).to.equal(1);
  });

  it("takes the middle, and counts by the second", () => {
    expect(median([9, 1, 5])).to.equal(5);
    expect(median([9, 1, 5, 6])).to.equal(5.5);
    expect(rate(100, 50)).to.equal(2_000);
  });
});

describe("the peers of npm run bench:sdk", () => {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(`${root}/scripts/bench/sdk/peers/${name}`, "utf8")) as unknown;
  const { dependencies } = read("package.json") as { readonly dependencies: Readonly<Record<string, string>> };
  const { packages } = read("package-lock.json") as {
    readonly packages: Readonly<Record<string, { readonly version: string; readonly resolved?: string }>>;
  };

  it("are pinned, and the lock file names no registry", () => {
    for (const [name, version] of Object.entries(dependencies)) {
      expect(packages[`node_modules/${name}`]?.version, name).to.equal(version);
    }
    expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).to.deep.equal([]);
  });
});

describe("npm run bench:sdk", () => {
  const run = (...parameters: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, ["--import", "tsx", "scripts/bench/sdk.ts", ...parameters], {
      ...{ cwd: root, encoding: "utf8", timeout: patience },
      env: { ...process.env, ELICENSE_LANG: "en" },
    });

  it("measures each of elicense's operations, and prints one JSON array, without a peer being installed", () => {
    const { status, stdout, stderr } = run("--own", "--quick", "--json");
    expect(status, stderr).to.equal(0);

    const measurements = JSON.parse(stdout) as Measurement[];
    const own = measurements.filter(({ subject }) => subject === "elicense");
    expect(own.map(({ operation, unit }) => `${operation} ${unit}`)).to.deep.equal([
      ...["verify ms", "verifyCold ms"],
      ...["verifyRequests requests", "verifyColdRequests requests", "connectRequests requests"],
      ...["verifyMany documents/s"],
      ...["verifyManyHeapAt10% MB", "verifyManyHeapAt50% MB", "verifyManyHeapAt100% MB"],
      ...["verifyManyHeapGrowth MB", "verifyManyPeakMemory MB", "wrap documents/s"],
    ]);
    const floors = measurements.filter(({ subject }) => subject === "floor");
    expect(floors.map(({ operation }) => operation)).to.have.members([
      ...["verify", "verifyMany", "verifyManyParse", "verifyManyHash", "verifyManyAsk", "wrap"],
    ]);
    expect(own.length + floors.length).to.equal(measurements.length);
    for (const { operation, value } of measurements) {
      if (operation !== "verifyManyHeapGrowth") expect(value, operation).to.be.greaterThan(0);
    }
    const requests = Object.fromEntries(own.map(({ operation, value }) => [operation, value]));
    expect(requests).to.include({ verifyRequests: 2, verifyColdRequests: 2, connectRequests: 1 });
  });

  it("refuses a parameter that it does not know", () => {
    const { status, stdout, stderr } = run("--yaml");
    expect(status).to.equal(2);
    expect(stdout).to.equal("");
    expect(stderr).to.contain("--yaml");
  });
}).timeout(patience);
