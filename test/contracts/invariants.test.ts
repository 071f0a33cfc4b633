import { readFileSync } from "node:fs";

import { expect } from "chai";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

describe("Invariants", () => {
  it("are the same sentences in the test and in the documentation", () => {
    const tested = sentencesOf(read("test/solidity/Invariants.t.sol"));

    expect(tested).to.have.length.greaterThan(0);
    expect(rowsOf(read("docs/invariants.md"))).to.deep.equal(tested);
  });

  it("are numbered without gaps, and every message names one", () => {
    const numbers = sentencesOf(read("test/solidity/Invariants.t.sol")).map(([number]) => number);
    const sources = ["Invariants.t", "Replay", "UsageReplay", "Handler", "UsageHandler", "Cast"].map((name) =>
      read(`test/solidity/${name}.sol`),
    );
    const named = new Set([...sources.join("").matchAll(/"(\d+): /g)].map(([, number]) => Number(number)));

    expect(numbers).to.deep.equal(numbers.map((_, place) => place + 1));
    expect([...named].sort((a, b) => a - b)).to.deep.equal(numbers);
  });
});

/** The numbered list in a comment; an item may go over several lines. */
function sentencesOf(source: string): [number, string][] {
  return [...source.matchAll(/^\/\/\/ +(\d+)\. (.+(?:\n\/\/\/ {5}.+)*)/gm)].map(([, number, sentence]) => [
    Number(number),
    sentence!.replace(/\n\/\/\/ +/g, " "),
  ]);
}

/** The first two columns of the table. */
function rowsOf(page: string): [number, string][] {
  return [...page.matchAll(/^\| (\d+) +\| (.+?) +\|/gm)].map(([, number, sentence]) => [Number(number), sentence!]);
}
