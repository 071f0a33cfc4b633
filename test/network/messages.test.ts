import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect } from "chai";
import { describe, it } from "mocha";

import { faults } from "../../network/faults.js";
import { NetworkError, type NetworkErrorCode } from "../../network/NetworkError.js";
import { projectRoot } from "../../scripts/config.js";
import { networkMessages } from "../../scripts/messages/network.js";

/** What the files of a place say, all together. */
function sourceOf(...patterns: readonly string[]): string {
  return patterns
    .flatMap((pattern) => globSync(join(projectRoot, pattern)))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
}

const code = sourceOf("scripts/**/*.ts").replace(sourceOf("scripts/messages/network.ts"), "");
const thrown = sourceOf("network/**/*.ts", "scripts/**/*.ts").replace(sourceOf("network/faults.ts"), "");

/** The first part of keys of which the rest is put together: the code has it by itself. */
const composed = ["network.column.", "network.fault."];

/** What a test without an engine cannot cause: it takes a node that starts and says nothing, for minutes. */
const causedByEnginesAlone: readonly NetworkErrorCode[] = ["ENGINE_SILENT"];

describe("what the network's program says", () => {
  for (const [key, { en, zh }] of Object.entries(networkMessages)) {
    it(`is said somewhere, in both languages: ${key}`, () => {
      const prefix = composed.find((each) => key.startsWith(each));
      const said = prefix !== undefined && code.includes(prefix) && code.includes(`"${key.slice(prefix.length)}"`);
      expect(said || code.includes(`"${key}"`)).to.equal(true);
      requireBoth(en, zh);
    });
  }
});

describe("what can be wrong with a network", () => {
  const tests = sourceOf("test/network/*.test.ts");

  for (const [name, { en, zh }] of Object.entries(faults)) {
    it(`${name} is thrown somewhere, in both languages`, () => {
      expect(thrown).to.match(new RegExp(`NetworkError\\(\\s*"${name}"`));
      requireBoth(en, zh);
      expect(en).to.match(/[.:)`}\w]$/);
      const error = new NetworkError(name as NetworkErrorCode, {});
      expect([error.code, error.message === "", error.name]).to.deep.equal([name, false, "NetworkError"]);
    });

    if (!causedByEnginesAlone.includes(name as NetworkErrorCode)) {
      it(`${name} is caused by a test`, () => expect(tests).to.include(`"${name}"`));
    }
  }
});

/** Both languages have their own letters, and the same places. */
function requireBoth(en: string, zh: string): void {
  expect(en).not.to.match(/\p{Script=Han}/u);
  if (en !== zh) expect(zh).to.match(/\p{Script=Han}/u);
  const placesOf = (text: string): readonly string[] => [...new Set(text.match(/\{[a-zA-Z]+\}/g) ?? [])].sort();
  expect(placesOf(zh)).to.deep.equal(placesOf(en));
}
