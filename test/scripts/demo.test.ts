import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { expect } from "chai";
import { describe, it } from "mocha";

const root = fileURLToPath(new URL("../..", import.meta.url));
const patience = 120_000;

function demo(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const options = { cwd: root, encoding: "utf8", timeout: patience } as const;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "scripts/demo.ts", ...args],
    options,
  );
  return { status, stdout, stderr };
}

/** What the story must come to, in its order. */
const turns = [
  "VALID",
  "NOT_LISTED",
  "FIELDS_EXCEEDED",
  "LICENSE_REGISTRY_REGION_NOT_COVERED",
  "INVALID",
  "DOCUMENT_ALTERED",
  "REGISTRY_FOREIGN",
  "REGISTRY_NOT_ISSUED",
];

describe("demo", () => {
  for (const language of ["en", "zh"]) {
    it(`tells the story to its end, on two screens (${language})`, () => {
      const { status, stdout, stderr } = demo("--lang", language);
      expect(status, stdout + stderr).to.equal(0);
      let position = 0;
      for (const turn of turns) {
        position = stdout.indexOf(turn, position);
        expect(position, `${turn} in ${stdout}`).to.be.greaterThan(-1);
      }
      expect(stdout).to.contain(language === "en" ? "Every step came out as told." : "每一步都与所述一致。");
      expect(stdout).not.to.match(/\{\w+\}/);
      expect(stdout.trimEnd().split("\n").length, "lines on two screens").to.be.lessThan(2 * 50);
    }).timeout(patience);
  }

  it("refuses a language that it does not speak", () => {
    const { status, stderr } = demo("--lang", "fr");
    expect(status).to.equal(2);
    expect(stderr).to.contain("--lang");
  }).timeout(patience);
});
