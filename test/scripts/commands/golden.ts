import { readFileSync, writeFileSync } from "node:fs";

import { expect } from "chai";

import { normalize } from "./normalize.js";

/**
 * Compares what a command printed with the file that has it. With UPDATE_GOLDEN=1 the file is written instead: look at
 * the difference before you commit it.
 *
 * @param name - Name of the file in golden/.
 */
export function expectGolden(name: string, text: string): void {
  const file = new URL(`golden/${name}`, import.meta.url);
  const actual = `${normalize(text)}\n`;
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(file, actual);
  expect(actual).to.equal(readFileSync(file, "utf8"));
}
