import { createHash } from "node:crypto";

import { parse, visit } from "@solidity-parser/parser";
import type { ASTNode } from "@solidity-parser/parser/dist/src/ast-types.js";

import { conditionsIn } from "./conditions.js";
import type { Point } from "./Point.js";

/** What Hardhat puts before each statement. */
const statementHit = /__NomicFoundationCoverage\.sendHit\(0x([0-9a-f]{64})\);\s*/g;

/** The same, at the beginning of a body. */
const firstHit = /^\{\s*__NomicFoundationCoverage\.sendHit\(0x([0-9a-f]{64})\)/;

/** Reports a condition's outcome through Hardhat's library. Stands behind the code, so that no line moves. */
const probe = `
library __Probe {
    function pass(uint256 tagIfFalse, uint256 tagIfTrue, bool outcome) internal pure returns (bool) {
        __NomicFoundationCoverage.sendHit(outcome ? tagIfTrue : tagIfFalse);
        return outcome;
    }
}
`;

/**
 * Makes a contract report which way its conditions go, as Hardhat has made it report its statements.
 *
 * @param source - A contract's code with Hardhat's hits in it.
 * @param file - Its path.
 * @returns The code with probes, and all that its tests must reach.
 */
export function addProbes(source: string, file: string): { readonly source: string; readonly points: Point[] } {
  const lineOf = (offset: number): number => source.slice(0, offset).split("\n").length;
  const points: Point[] = [...source.matchAll(statementHit)].map(({ 0: hit, 1: tag = "", index }) => {
    const start = index + hit.length;
    return { kind: "statement", file, line: lineOf(start), name: firstLine(source.slice(start)), tag };
  });

  const inserted = new Map<number, string>();
  const insert = (offset: number, text: string): void => {
    inserted.set(offset, (inserted.get(offset) ?? "") + text);
  };
  let count = 0;
  const addTo = (name: string, body: ASTNode | null): void => {
    if (body === null) return;
    const [start] = rangeOf(body);
    const [, tag] = firstHit.exec(source.slice(start)) ?? [];
    if (tag !== undefined) points.push({ kind: "function", file, line: lineOf(start), name, tag });

    for (const condition of conditionsIn(body)) {
      const [from, to] = rangeOf(condition);
      const text = source.slice(from, to).replace(/\s+/g, " ");
      const tags = [false, true].map((outcome) => {
        const branch = createHash("sha256").update(`${file} ${count} ${outcome}`).digest("hex");
        points.push({ kind: "branch", file, line: lineOf(from), name: `${text} is ${outcome}`, tag: branch });
        return branch;
      });
      count++;
      insert(from, `__Probe.pass(${tags.map((branch) => `0x${branch}`).join(", ")}, `);
      insert(to, ")");
    }
  };
  visit(parse(source, { range: true }), {
    FunctionDefinition: ({ name, body }) => addTo(name ?? "constructor", body),
    ModifierDefinition: ({ name, body }) => addTo(name, body),
  });

  return { source: weave(source, inserted) + probe, points };
}

/** Where a node begins, and where the code behind it does. */
function rangeOf({ range }: ASTNode): [number, number] {
  if (range === undefined) throw new RangeError("the parser was asked for ranges");
  return [range[0], range[1] + 1];
}

function weave(source: string, inserted: ReadonlyMap<number, string>): string {
  const offsets = [...inserted.keys()].sort((a, b) => a - b);
  const parts = offsets.map((offset, i) => (inserted.get(offset) ?? "") + source.slice(offset, offsets[i + 1]));
  return source.slice(0, offsets[0]) + parts.join("");
}

function firstLine(text: string): string {
  return text.slice(0, text.search(/\n|$/)).trim();
}
