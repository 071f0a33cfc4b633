import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";

import { expect } from "chai";
import { after, before, beforeEach, describe, it } from "mocha";

import { confirm } from "../../scripts/commands/support/confirm.js";
import { message } from "../../scripts/messages/index.js";
import { promptLine, type Terminal } from "../../scripts/secrets/promptLine.js";
import type { Config } from "../../scripts/config.js";
import { nodeToken } from "../../scripts/secrets/nodeToken.js";
import { readNewPassword } from "../../scripts/secrets/readNewPassword.js";
import { readSecret } from "../../scripts/secrets/readSecret.js";
import { commandFailureOf } from "./support/commandFailureOf.js";
import { failureOf } from "./support/failureOf.js";

/** A terminal of a test's own: Node's reader of lines does to it what it does to a real one. */
class TestTerminal implements Terminal {
  readonly input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (raw: boolean) => void this.modes.push(raw),
  });
  readonly output = new PassThrough();
  /** What it was switched to: true is without echo. */
  readonly modes: boolean[] = [];
  interrupted = 0;
  readonly interrupt = (): void => void (this.interrupted += 1);
  #written = "";

  constructor() {
    this.output.setEncoding("utf8").on("data", (text: string) => (this.#written += text));
  }

  written(): string {
    return this.#written;
  }

  /** Types each line once it is asked for. */
  type(...lines: readonly string[]): void {
    const left = [...lines];
    const answer = (): void => {
      const next = left.shift();
      if (next !== undefined) setImmediate(() => this.input.write(next));
    };
    this.output.on("data", (text: string) => {
      if (/[:\]]/.test(text)) answer();
    });
  }
}

const speaker = { text: (key: Parameters<typeof message>[1], values = {}) => message("en", key, values) };

describe("secrets", () => {
  let folder: string;
  let terminal: TestTerminal;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "elicense-secrets-"));
  });
  beforeEach(() => {
    terminal = new TestTerminal();
  });
  after(() => rm(folder, { recursive: true }));

  const question = { question: "Password:", hidden: true, options: "--password-fd" };

  describe("promptLine", () => {
    it("shows nothing of what is hidden, and switches the terminal's echo off meanwhile", async () => {
      terminal.type("marked 口令\r");
      expect(await promptLine(question, terminal)).to.equal("marked 口令");
      expect(terminal.written()).to.equal("Password: \n");
      expect(terminal.modes).to.deep.equal([true, false]);
    });

    it("lets what was typed be taken back", async () => {
      terminal.type("markex\u007Fd\r");
      expect(await promptLine(question, terminal)).to.equal("marked");
    });

    it("shows what is not hidden", async () => {
      terminal.type("anhui\r");
      expect(await promptLine({ ...question, hidden: false }, terminal)).to.equal("anhui");
      expect(terminal.written()).to.include("anhui");
    });

    it("is broken off by Ctrl-C, and ended by Ctrl-D", async () => {
      terminal.type("half\u0003");
      void promptLine(question, terminal).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(terminal.interrupted).to.equal(1);

      const other = new TestTerminal();
      other.type("\u0004");
      expect(await commandFailureOf(() => promptLine(question, other))).to.deep.equal({
        code: "PROMPT_ENDED",
        details: { question: "Password:" },
      });
      expect(other.modes.at(-1)).to.equal(false);
    });

    it("says by what to answer where there is no terminal", async () => {
      terminal.input.isTTY = false;
      expect(await commandFailureOf(() => promptLine(question, terminal))).to.deep.equal({
        code: "PROMPT_NO_TERMINAL",
        details: { question: "Password:", options: "--password-fd" },
      });
    });
  });

  describe("confirm", () => {
    it("goes on at a yes, in either language", async () => {
      for (const answer of ["y", "YES ", "是", "好"]) {
        const other = new TestTerminal();
        other.type(`${answer}\r`);
        await confirm({}, speaker, other);
        expect(other.written()).to.include("Go on? [y/N] ");
      }
    });

    it("sends nothing at any other answer", async () => {
      for (const answer of ["", "n", "yess", "不是"]) {
        const other = new TestTerminal();
        other.type(`${answer}\r`);
        expect(await commandFailureOf(() => confirm({}, speaker, other))).to.deep.equal({
          code: "CONFIRM_REFUSED",
          details: {},
        });
      }
    });

    it("asks nobody where --yes says it, and refuses where nobody is there", async () => {
      await confirm({ yes: true }, speaker, terminal);
      expect(terminal.written()).to.equal("");
      terminal.input.isTTY = false;
      expect(await commandFailureOf(() => confirm({}, speaker, terminal))).to.deep.equal({
        code: "PROMPT_NO_TERMINAL",
        details: { question: "Go on? [y/N]", options: "--yes, --dry-run" },
      });
    });
  });

  describe("readSecret", () => {
    const asked = { question: "Password:", option: "password" };
    const fileOf = async (content: string | Uint8Array, mode = 0o600): Promise<string> => {
      const file = join(folder, `secret-${Math.random()}`);
      await writeFile(file, content);
      await chmod(file, mode);
      return file;
    };

    it("reads one line of a file that nobody else may read", async () => {
      for (const content of ["marked 口令", "marked 口令\n", "marked 口令\r\n"]) {
        expect(await readSecret({ ...asked, file: await fileOf(content) })).to.equal("marked 口令");
      }
    });

    it("refuses a file that others may read", async () => {
      for (const mode of [0o640, 0o604, 0o620, 0o644]) {
        const file = await fileOf("marked", mode);
        expect(await commandFailureOf(() => readSecret({ ...asked, file }))).to.deep.equal({
          code: "SECRET_FILE_OPEN",
          details: { file, permissions: mode.toString(8) },
        });
      }
    });

    it("refuses what is no line, and does not repeat it", async () => {
      for (const content of ["", "\n", "marked\nmore", "marked\t", Uint8Array.of(0xff, 0x61), "m".repeat(4097)]) {
        const file = await fileOf(content);
        expect(await commandFailureOf(() => readSecret({ ...asked, file }))).to.deep.equal({
          code: "SECRET_FORM",
          details: { source: "--password-file", most: 4096 },
        });
      }
    });

    it("names a file that is not there, and a descriptor that is not open", async () => {
      expect(await commandFailureOf(() => readSecret({ ...asked, file: "nowhere" }))).to.deep.equal({
        code: "FILE_UNREADABLE",
        details: { file: "nowhere", reason: "ENOENT" },
      });
      expect(await commandFailureOf(() => readSecret({ ...asked, fd: 1023 }))).to.deep.equal({
        code: "SECRET_FD",
        details: { option: "--password-fd", fd: 1023, reason: "EBADF" },
      });
    });

    it("wants one source alone", async () => {
      expect(await commandFailureOf(() => readSecret({ ...asked, fd: 3, file: "x" }))).to.deep.equal({
        code: "SECRET_TWICE",
        details: { options: "--password-fd, --password-file" },
      });
    });
  });

  describe("readNewPassword", () => {
    it("is typed twice", async () => {
      terminal.type("correct horse\r", "correct horse\r");
      expect(await readNewPassword({}, "password", speaker, terminal)).to.equal("correct horse");
      expect(terminal.written()).not.to.include("horse");
    });

    it("refuses two that differ, and one that is short", async () => {
      terminal.type("correct horse\r", "correct house\r");
      expect(await commandFailureOf(() => readNewPassword({}, "password", speaker, terminal))).to.deep.equal({
        code: "PASSWORD_DIFFERS",
        details: {},
      });
      const other = new TestTerminal();
      other.type("elevenchars\r");
      expect(await commandFailureOf(() => readNewPassword({}, "password", speaker, other))).to.deep.equal({
        code: "PASSWORD_SHORT",
        details: { fewest: 12 },
      });
    });
  });

  describe("nodeToken", () => {
    const tokenOf = (settings: Partial<Config>): (() => string) | undefined => nodeToken(settings as Config);
    let file: string;
    beforeEach(async () => {
      file = join(folder, "node.jwt");
      await writeFile(file, "first.jwt\n", { mode: 0o600 });
      await chmod(file, 0o600);
    });

    it("gives what is set, and nothing where nothing is", () => {
      expect(tokenOf({})).to.equal(undefined);
      expect(tokenOf({ rpcToken: "a.b.c" })?.()).to.equal("a.b.c");
      expect(tokenOf({ rpcTokenFile: file })?.()).to.equal("first.jwt");
    });

    it("takes at once one that was renewed meanwhile, and the last one where it cannot be read just now", async () => {
      const token = tokenOf({ rpcTokenFile: file });
      expect(token?.()).to.equal("first.jwt");
      await writeFile(file, "second.jwt");
      expect(token?.()).to.equal("second.jwt");
      await writeFile(file, "");
      expect(token?.()).to.equal("second.jwt");
      await rm(file);
      expect(token?.()).to.equal("second.jwt");
    });

    it("refuses a file that others may read, that is not there, or that has anything else", async () => {
      await chmod(file, 0o640);
      expect(await commandFailureOf(() => tokenOf({ rpcTokenFile: file }))).to.deep.equal({
        ...{ code: "SECRET_FILE_OPEN", details: { file, permissions: "640" } },
      });
      const absent = join(folder, "absent.jwt");
      expect(await commandFailureOf(() => tokenOf({ rpcTokenFile: absent }))).to.deep.equal({
        ...{ code: "FILE_UNREADABLE", details: { file: absent, reason: "ENOENT" } },
      });
      await chmod(file, 0o600);
      await writeFile(file, "two words");
      expect(await failureOf(() => tokenOf({ rpcTokenFile: file }))).to.deep.equal({
        ...{ code: "NODE_TOKEN_FORM", details: {} },
      });
    });
  });
});
