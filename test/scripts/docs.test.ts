import { readFileSync } from "node:fs";
import { basename, join } from "node:path";

import { checkCatalogue, errorOf, lawyer, licenseActions, listErrors, statuses } from "@elicense/sdk";
import { expect } from "chai";
import { before, describe, it } from "mocha";

import { commandFacts } from "../../scripts/commands/facts.js";
import { commands } from "../../scripts/commands/program.js";
import { projectRoot } from "../../scripts/config.js";
import { renderDocs, type Page } from "../../scripts/docs/renderDocs.js";
import { message } from "../../scripts/messages/index.js";
import { settingsMessages } from "../../scripts/messages/settings.js";
import { networkCommands } from "../../scripts/network/program.js";

describe("generated docs", () => {
  let pages: readonly Page[];

  before(async () => {
    pages = await renderDocs();
  });

  const pageOf = (name: string): Page => pages.find(({ path }) => basename(path) === name)!;

  it("are committed as `npm run docs` writes them", () => {
    expect(pages.map(({ path }) => basename(path))).to.deep.equal([
      "checks.md",
      "cli.md",
      "cli.zh-CN.md",
      "errors.md",
      "life-cycle.md",
      "network-commands.md",
      "network-commands.zh-CN.md",
    ]);
    for (const { path, text } of pages) expect(readFileSync(path, "utf8"), `stale: ${path}`).to.equal(text);
  });

  it("have every status, action and reason of the life cycle", () => {
    const { text } = pageOf("life-cycle.md");
    for (const status of statuses) expect(text).to.match(new RegExp(`^\\| ${status} `, "m"));
    for (const action of licenseActions) expect(text).to.match(new RegExp(`^### ${action.toLowerCase()} `, "m"));
    for (const { number, code } of lawyer.reasons) expect(text).to.include(`| ${String(number)} ${code}: `);
  });

  describe("of the command line", () => {
    const sectionOf = (page: string, name: string): string =>
      pageOf(page)
        .text.split(/^## /m)
        .find((section) => section.startsWith(`elicense ${name}\n`)) ?? "";

    for (const [name, settings] of [
      ["issue", "ELICENSE_KEY"],
      ["approve", "ELICENSE_APPROVER_KEY"],
      ["use", "ELICENSE_CONSUMER_KEY"],
      ["withdraw", "ELICENSE_HOLDER_KEY"],
      ["authority add-key", "ELICENSE_ADMINISTRATOR_KEY"],
      ["authority accredit", "ELICENSE_ADMINISTRATOR_KEY, ELICENSE_GOVERNANCE_KEY"],
      ["pause", "ELICENSE_GOVERNANCE_KEY"],
    ] as const) {
      it(`name the setting of the key that ${name} signs with, in both languages`, () => {
        for (const [page, language] of [
          ["cli.md", "en"],
          ["cli.zh-CN.md", "zh"],
        ] as const) {
          expect(sectionOf(page, name)).to.include(message(language, "signer.key", { settings }));
        }
      });
    }

    for (const [name, { example }] of Object.entries(commands)) {
      it(`have what a manual has of ${name}, in both languages`, () => {
        for (const [page, language] of [
          ["cli.md", "en"],
          ["cli.zh-CN.md", "zh"],
        ] as const) {
          const section = sectionOf(page, name);
          for (const part of ["synopsis", "settings", "exitCodes", "output", "example"] as const) {
            expect(section).to.include(`**${message(language, `manual.${part}`)}**`);
          }
          expect(section).to.include(`\n\`\`\`text\nelicense ${example}\n\`\`\`\n`);
        }
      });
    }

    it("have every option with its default and its choices", () => {
      expect(sectionOf("cli.md", "issue")).to.match(/^\| `--batch-size <n>` +\| [^|]+ \| `100` +\|$/m);
      expect(sectionOf("cli.md", "use")).to.match(/^\| `--matter <matter>` +\| [^|]+ \| +\| required +\|$/m);
      expect(sectionOf("cli.md", "export")).to.match(/^\| `<what>` +\| [^|]+ \| `uses`, `register`, `history` \|$/m);
      expect(sectionOf("cli.zh-CN.md", "export")).to.match(
        /^\| `--format <form>` +\| [^|]+ \| `csv`, `json` \| `csv` +\|$/m,
      );
    });

    it("have facts of the commands that there are, and of no other", () => {
      expect(Object.keys(commandFacts)).to.have.members(Object.keys(commands));
    });

    it("have the settings that .env.example explains", () => {
      const explained = readFileSync(join(projectRoot, ".env.example"), "utf8").matchAll(/^(?:# )?(ELICENSE_\w+)=/gm);
      const names = [...explained].map(([, name]) => name);
      const settings = Object.keys(settingsMessages).map((key) => key.replace("setting.", ""));
      expect(settings).to.have.members([...names, "NO_COLOR"]);
    });

    it("have no English where Chinese is wanted", () => {
      const cells = pageOf("cli.zh-CN.md").text.matchAll(/^\| `[^`]+` +\| ([^|]+) \|/gm);
      for (const [, meaning = ""] of cells) expect(meaning).to.match(/\p{Script=Han}/u);
    });
  });

  describe("of the network's program", () => {
    for (const [name, { example }] of Object.entries(networkCommands)) {
      it(`have what a manual has of ${name}, in both languages`, () => {
        for (const [page, language] of [
          ["network-commands.md", "en"],
          ["network-commands.zh-CN.md", "zh"],
        ] as const) {
          const section = pageOf(page)
            .text.split(/^## /m)
            .find((each) => each.startsWith(`network ${name}\n`))!;
          for (const part of ["synopsis", "example"] as const) {
            expect(section).to.include(`**${message(language, `manual.${part}`)}**`);
          }
          expect(section).to.include(`\n\`\`\`text\nnpm run network -- ${example}\n\`\`\`\n`);
        }
      });
    }

    it("have no English where Chinese is wanted", () => {
      const cells = pageOf("network-commands.zh-CN.md").text.matchAll(/^\| `[^`]+` +\| ([^|]+) \|/gm);
      for (const [, meaning = ""] of cells) expect(meaning).to.match(/\p{Script=Han}/u);
    });
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
      expect(errorOf(code).docsPath).to.equal(`docs/${basename(path)}#${code.toLowerCase()}`);
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
