import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { expect } from "chai";
import { describe, it } from "mocha";

import { countAll, countFiles, scoreOf } from "../../scripts/mutate/Count.js";
import type { Mutant, MutationResult } from "../../scripts/mutate/MutationResult.js";
import { readReasons } from "../../scripts/mutate/reasons.js";
import { putReport } from "../../scripts/mutate/report.js";
import { listSurvivors } from "../../scripts/mutate/Survivor.js";

const mutant = (status: Mutant["status"], replacement = "true", line = 2): Mutant => ({
  mutatorName: "ConditionalExpression",
  replacement,
  status,
  location: { start: { line, column: 7 }, end: { line, column: 12 } },
});

const result: MutationResult = {
  files: {
    "sdk/src/b.ts": { source: "\n  if (a < b) {}\n", mutants: [mutant("Survived"), mutant("Killed", "false")] },
    "sdk/src/a.ts": {
      source: "if (c\n  `d` > e) {}\n",
      mutants: [
        mutant("Timeout"),
        mutant("Killed"),
        mutant("Ignored"),
        mutant("RuntimeError"),
        {
          ...mutant("NoCoverage", "``"),
          location: { start: { line: 1, column: 5 }, end: { line: 2, column: 6 } },
        },
      ],
    },
    "sdk/src/types.ts": { source: "", mutants: [] },
  },
};

describe("npm run mutate", () => {
  it("counts a time-out as killed, and nothing of what could not be tried", () => {
    expect(countFiles(result)).to.deep.equal([
      ["sdk/src/a.ts", { mutants: 3, killed: 2, survived: 0, unreached: 1 }],
      ["sdk/src/b.ts", { mutants: 2, killed: 1, survived: 1, unreached: 0 }],
    ]);
    expect(countAll(result)).to.deep.equal({ mutants: 5, killed: 3, survived: 1, unreached: 1 });
    expect(scoreOf(countAll(result))).to.equal(60);
    expect(scoreOf(countAll({ files: {} }))).to.equal(0);
  });

  it("lists what no test noticed, each on one line", () => {
    expect(listSurvivors(result)).to.deep.equal([
      { file: "sdk/src/a.ts", line: 1, text: "if (c", change: "c `d` → ``", reached: false },
      { file: "sdk/src/b.ts", line: 2, text: "if (a < b) {}", change: "a < b → true", reached: true },
    ]);
  });

  it("puts an area's report in the place of the one before, with the reasons", () => {
    const before = "# Title\n\nIntro.\n\n## one\n\nOld.\n\n## two\n\nKept.\n";
    const reasons = { "sdk/src/b.ts": { "if (a < b) {}": { "a < b → true": "it is always." } } };
    const after = putReport(before, { name: "one", day: "2026-01-02", result }, reasons);
    expect(after).to.equal(
      [
        "# Title\n\nIntro.\n\n## one\n\nMeasured on 2026-01-02: 60.0 % killed.\n",
        "| File | Mutants | Killed | Survived | Unreached | Score |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        "| `sdk/src/a.ts` | 3 | 2 | 0 | 1 | 66.7 % |",
        "| `sdk/src/b.ts` | 2 | 1 | 1 | 0 | 50.0 % |",
        "| All | 5 | 3 | 1 | 1 | 60.0 % |\n\nSurvivors:\n",
        "- `a.ts:1` ``` c `d` → `` ```: no reason is given yet",
        "- `b.ts:2` `a < b → true`: it is always.\n\n## two\n\nKept.\n",
      ].join("\n"),
    );
    const further = putReport(after, { name: "three", day: "2026-01-03", result: { files: {} } }, {});
    expect(further).to.equal(
      `${after}\n## three\n\nMeasured on 2026-01-03: 0.0 % killed.\n\n${[
        "| File | Mutants | Killed | Survived | Unreached | Score |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        "| All | 0 | 0 | 0 | 0 | 0.0 % |\n\nNone survived.\n",
      ].join("\n")}`,
    );
  });

  it("has reasons for lines that stand in the code", () => {
    for (const [file, lines] of Object.entries(readReasons())) {
      const source = readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), "utf8");
      const written = source.split("\n").map((line) => line.trim());
      for (const line of Object.keys(lines)) expect(written, file).to.include(line);
    }
  });
});
