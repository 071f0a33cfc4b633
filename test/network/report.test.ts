import { expect } from "chai";
import { describe, it } from "mocha";

import { chapters } from "../../network/files/runbookChapters.js";
import { Followed } from "./real/Followed.js";
import { Log } from "./real/Log.js";
import { reportOf } from "./real/report.js";

describe("the report of a run on real validators", () => {
  it("names the runbook's chapters that were followed, in part or not at all, by what was called", async () => {
    const followed = new Followed();
    const called: readonly (readonly [chapter: string, commands: readonly number[]])[] = [
      ["status", [0]],
      ["join", [0, 0, 1]],
      ["backup", [0, 2]],
      ["recover", [0, 1]],
    ];
    for (const [chapter, commands] of called) for (const command of commands) followed.note(chapter, command);
    const titles = (...without: readonly string[]): string =>
      chapters
        .filter(({ name }) => !without.includes(name))
        .map(({ title }) => title.en)
        .join("; ");
    const wholly = ["Is it well?", "A further department joins", "Too many validators are lost for good"];
    const expected = [
      `Of the runbook's ${String(chapters.length)} chapters 3 were followed word for word: ${wholly.join("; ")}.`,
      "In part: Back up and restore (2 of 7 commands).",
      `Not at all: ${titles("status", "join", "recover", "backup")}.`,
    ];
    expect(followed.sentences()).to.deep.equal(expected);
    const report = await reportOf("besu/v26.8.0", new Log(), followed);
    const words = report.replaceAll(/\s+/g, " ");
    for (const sentence of expected) expect(words).to.include(sentence);
  });

  it("claims nothing where nothing was followed", () => {
    const [wholly, partly] = new Followed().sentences();
    expect(wholly).to.equal(
      `Of the runbook's ${String(chapters.length)} chapters 0 were followed word for word: none.`,
    );
    expect(partly).to.equal("In part: none.");
  });
});
