import { expect } from "chai";

import { addProbes } from "../../plugins/coverageProbes/addProbes.js";

const file = "contracts/A.sol";

/** Hardhat's hit of a statement, by a digit that stands for its tag. */
function hit(digit: string): string {
  return `__NomicFoundationCoverage.sendHit(0x${digit.repeat(64)});`;
}

/** What branches in the body of a function, as `line: name`. */
function branchesIn(body: string): string[] {
  const { points } = addProbes(`function f(bool a, bool b, bool c) pure returns (bool) {\n${body}\n}`, file);
  return points.filter(({ kind }) => kind === "branch").map(({ line, name }) => `${line}: ${name}`);
}

/** The same, without its two outcomes. */
function conditionsIn(body: string): string[] {
  return branchesIn(body)
    .filter((branch) => branch.endsWith(" is true"))
    .map((branch) => branch.replace(/^\d+: (.*) is true$/, "$1"));
}

describe("coverageProbes", () => {
  it("passes each condition through a probe, and moves no line", () => {
    const code = (condition: string): string =>
      `function f(uint256 a) pure {${hit("1")}\n  if (${condition}) {${hit("2")} revert();}\n}\n`;
    const { source, points } = addProbes(code("a > 1"), file);

    const [ifFalse, ifTrue] = points.filter(({ kind }) => kind === "branch").map(({ tag }) => tag);
    expect(source.startsWith(code(`__Probe.pass(0x${ifFalse}, 0x${ifTrue}, a > 1)`)), source).to.equal(true);
    expect(source.slice(code(`__Probe.pass(0x${ifFalse}, 0x${ifTrue}, a > 1)`).length)).to.match(/^\nlibrary __Probe /);
    expect(points).to.deep.equal([
      { kind: "statement", file, line: 2, name: `if (a > 1) {${hit("2")} revert();}`, tag: "1".repeat(64) },
      { kind: "statement", file, line: 2, name: "revert();}", tag: "2".repeat(64) },
      { kind: "function", file, line: 1, name: "f", tag: "1".repeat(64) },
      { kind: "branch", file, line: 2, name: "a > 1 is false", tag: ifFalse },
      { kind: "branch", file, line: 2, name: "a > 1 is true", tag: ifTrue },
    ]);
  });

  it("gives every outcome of every condition in every file a tag of its own", () => {
    const source = "function f(bool a) pure { if (a) {} if (a) {} }";
    const tags = [file, "contracts/B.sol"].flatMap((name) => addProbes(source, name).points.map(({ tag }) => tag));
    expect(new Set(tags).size).to.equal(8);
    for (const tag of tags) expect(tag).to.match(/^[0-9a-f]{64}$/);
  });

  it("finds both outcomes, on the line of the condition", () => {
    expect(branchesIn("\nif (a) return b;")).to.deep.equal(["3: a is false", "3: a is true"]);
  });

  const found: Record<string, string[]> = {
    "if (a) return b; else return c;": ["a"],
    "while (a) {}": ["a"],
    "do {} while (a);": ["a"],
    "for (uint256 i = 0; i < 3; ++i) {}": ["i < 3"],
    "for (;;) {}": [],
    "return a ? b : c;": ["a"],
    "return a && b;": ["a", "b"],
    "if (a || !(b && c)) return true;": ["a", "b", "c"],
    "if (!a) return true;": ["a"],
    "if ((a)) return true;": ["a"],
    "if (a ? b : c) return true;": ["a ? b : c", "a"],
    "if (g(a && b)) return true;": ["g(a && b)", "a", "b"],
    "return (a ? b : c) || (a == (b && c));": ["a ? b : c", "a == (b && c)", "a", "b", "c"],
    "return a == b;": [],
    "unchecked { if (a) return b; }": ["a"],
  };
  for (const [body, conditions] of Object.entries(found)) {
    it(`finds ${conditions.length} in ${body}`, () => {
      expect(conditionsIn(body)).to.have.members(conditions);
    });
  }

  it("nests the probes of a condition within another", () => {
    const { source } = addProbes("function f(bool a, bool b) pure { if (a ? b : a) {} }", file);
    const probe = /__Probe\.pass\(0x\w{64}, 0x\w{64}, /g;
    expect(source.split("\n")[0]?.replace(probe, "<")).to.equal(
      "function f(bool a, bool b) pure { if (<<a) ? b : a)) {} }",
    );
  });

  it("notes functions, constructors and modifiers that have a statement", () => {
    const source = [
      `modifier m() {${hit("1")} _; }`,
      `constructor() {${hit("2")} x = 1; }`,
      `function f() external {${hit("3")} x = 2; }`,
      "function g() external {}",
      "function h() external virtual;",
    ];
    const { points } = addProbes(`abstract contract A {\n${source.join("\n")}\n}`, file);
    expect(
      points.filter(({ kind }) => kind === "function").map(({ line, name, tag }) => [line, name, tag.charAt(0)]),
    ).to.deep.equal([
      [2, "m", "1"],
      [3, "constructor", "2"],
      [4, "f", "3"],
    ]);
  });

  it("refuses a branch in assembly, which it cannot measure", () => {
    expect(() => branchesIn("assembly { if a { b := 1 } }")).to.throw(RangeError, "assembly");
    expect(branchesIn("assembly { b := a }")).to.deep.equal([]);
  });
});
