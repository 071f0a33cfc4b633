import { readFileSync } from "node:fs";
import { basename } from "node:path";

import { checkCatalogue, ElicenseError, lawyer, licenseActions, listErrors, statuses } from "@elicense/sdk";
import { expect } from "chai";
import { before, describe, it } from "mocha";

import { renderDocs, type Page } from "../../scripts/docs/renderDocs.js";

describe("generated docs", () => {
  let pages: readonly Page[];

  before(async () => {
    pages = await renderDocs();
  });

  const pageOf = (name: string): Page => pages.find(({ path }) => basename(path) === name)!;

  it("are committed as `npm run docs` writes them", () => {
    expect(pages.map(({ path }) => basename(path))).to.deep.equal(["checks.md", "errors.md", "life-cycle.md"]);
    for (const { path, text } of pages) expect(readFileSync(path, "utf8"), `stale: ${path}`).to.equal(text);
  });

  it("have every status, action and reason of the life cycle", () => {
    const { text } = pageOf("life-cycle.md");
    for (const status of statuses) expect(text).to.match(new RegExp(`^\\| ${status} `, "m"));
    for (const action of licenseActions) expect(text).to.match(new RegExp(`^### ${action.toLowerCase()} `, "m"));
    for (const { number, code } of lawyer.reasons) expect(text).to.include(`| ${String(number)} ${code}: `);
  });

  it("have every code of a check, once", () => {
    const { text } = pageOf("checks.md");
    const listed = [...text.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, code]) => code);
    expect(listed).to.have.members(Object.keys(checkCatalogue));
  });

  it("have every error with an anchor that its `docsPath` leads to, and all that is to be said of it", () => {
    const { path, text } = pageOf("errors.md");
    const headings = [...text.matchAll(/^### (\w+)$/gm)].map(([, code]) => code);
    expect(headings).to.deep.equal(listErrors().map(({ code }) => code));
    expect(new Set(headings).size).to.equal(headings.length);
    for (const { code, meaning, cause, remedy } of listErrors()) {
      // What GitHub makes of a heading: small letters.
      expect(new ElicenseError(code).docsPath).to.equal(`docs/${basename(path)}#${code.toLowerCase()}`);
      for (const { en, zh } of [meaning, cause, remedy]) expect(text).to.include(en).and.include(zh);
    }
  });

  it("draw a final status as an end, and nothing as a way back from one", () => {
    const { text } = pageOf("life-cycle.md");
    for (const status of ["SUPERSEDED", "TRANSFERRED", "CANCELLED"]) {
      expect([...text.matchAll(new RegExp(`^ +${status} --> (.*)$`, "gm"))].map(([, to]) => to)).to.deep.equal(["[*]"]);
    }
    expect(text).to.match(/^ +SUSPENDED --> ACTIVE : resume, suspension over$/m);
  });
});
