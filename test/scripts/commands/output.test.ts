import { PassThrough } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

import { expect } from "chai";
import { describe, it } from "mocha";
import stringWidth from "fast-string-width";

import { faults as networkFaults } from "../../../network/faults.js";
import { csvFaults } from "../../../scripts/csv/csvFaults.js";
import { message, messages } from "../../../scripts/messages/index.js";
import { toJson, toJsonLine } from "../../../scripts/output/json.js";
import { printable } from "../../../scripts/output/printable.js";
import { startClock } from "../../../scripts/output/clock.js";
import { startProgress } from "../../../scripts/output/progress.js";
import { table } from "../../../scripts/output/table.js";
import { shanghaiTime } from "../../../scripts/output/time.js";

describe("table", () => {
  it("keeps columns in line where characters are two places wide", () => {
    const lines = table(
      ["姓名", "no."],
      [
        ["安知夏", "1"],
        ["An", "22"],
      ],
    ).split("\n");
    expect(lines).to.deep.equal(["姓名    no.", "──────  ───", "安知夏  1", "An      22"]);
    expect(new Set(lines.slice(2).map((line) => stringWidth(line.replace(/\d+$/, "")))).size).to.equal(1);
  });

  it("lets no cell break its line or move the cursor", () => {
    expect(table(["a"], [["x\n\u001B[2J"]]).split("\n")).to.deep.equal(["a", "──────", "x��[2J"]);
  });
});

describe("printable", () => {
  it("leaves text as it is, whatever its language", () => {
    expect(printable("安徽省司法厅（虚构）· é 😀")).to.equal("安徽省司法厅（虚构）· é 😀");
  });

  it("marks what a terminal would carry out or hide", () => {
    expect(printable("a\u0000b\u202Ec\u200Bd\u009Be")).to.equal("a�b�c�d�e");
  });
});

describe("toJson", () => {
  it("writes big numbers as text", () => {
    expect(JSON.parse(toJson({ head: 2n ** 184n - 1n, nested: [1n] }))).to.deep.equal({
      head: "24519928653854221733733552434404946937899825954937634815",
      nested: ["1"],
    });
  });
});

describe("toJson and toJsonLine", () => {
  it("write what a terminal would carry out or hide as escapes, which read as the same", () => {
    const value = { "a\u009Bb": "c\u007F\u202Ed\u2028\u{E0001}e" };
    for (const write of [toJson, toJsonLine]) {
      const text = write(value);
      expect(text).not.to.match(/[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(JSON.parse(text)).to.deep.equal(value);
    }
  });
});

describe("shanghaiTime", () => {
  it("shows the clocks of Asia/Shanghai", () => {
    expect(shanghaiTime(1_588_175_999)).to.equal("2020-04-29 23:59:59");
    expect(shanghaiTime(1_588_176_000)).to.equal("2020-04-30 00:00:00");
    expect(shanghaiTime(253_402_271_999)).to.equal("9999-12-31 23:59:59");
    expect(shanghaiTime(253_402_272_000)).to.equal("Unix 253402272000");
    expect(shanghaiTime(2 ** 48 - 1)).to.equal("Unix 281474976710655");
  });
});

function streamOf(isTTY: boolean): { written: () => string; stream: NodeJS.WriteStream } {
  const stream = Object.assign(new PassThrough(), { isTTY, getColorDepth: () => 1 });
  return { written: () => String(stream.read() ?? ""), stream: stream as unknown as NodeJS.WriteStream };
}

describe("startClock", () => {
  it("draws nothing where nobody watches", () => {
    const { written, stream } = streamOf(false);
    const clock = startClock(() => "nodes answer", stream);
    clock.clear();
    clock.end();
    expect(written()).to.equal("");
  });

  it("draws what is waited for and since when on a terminal, anew each second, and takes itself away", async () => {
    const { written, stream } = streamOf(true);
    let done = 0;
    const clock = startClock(() => `${done} of 4 nodes answer`, stream);
    done = 3;
    clock.clear();
    await sleep(1_200);
    clock.end();
    expect(written()).to.equal(
      "\r0 of 4 nodes answer  0:00\u001B[K\r\u001B[2K\r3 of 4 nodes answer  0:01\u001B[K\r\u001B[2K",
    );
    await sleep(1_200);
    expect(written()).to.equal("");
  });

  it("keeps to one line of the terminal, of which nothing would be taken away but the last", () => {
    const drawn = (label: string, columns: number): string => {
      const { written, stream } = streamOf(true);
      startClock(() => label, Object.assign(stream, { columns })).end();
      return written();
    };
    const end = "  0:00\u001B[K\r\u001B[2K";
    expect(drawn("restarting member-1-validator", 36)).to.equal(`\rrestarting member-1-validator${end}`);
    expect(drawn("restarting member-1-validator", 35)).to.equal(`\rrestarting member-1-validat…${end}`);
    expect(drawn("正在重启 member-1", 20)).to.equal(`\r正在重启 mem…${end}`);
    expect(drawn("正在重启", 13)).to.equal(`\r正在…${end}`);
  });
});

describe("startProgress", () => {
  for (const [why, watched, total] of [
    ["nobody watches", false, 10],
    ["there is nothing to do", true, 0],
  ] as const) {
    it(`draws nothing where ${why}`, () => {
      const { written, stream } = streamOf(watched);
      const progress = startProgress("licenses", total, stream);
      progress.show(total / 2);
      progress.end();
      expect(written()).to.equal("");
    });
  }

  it("draws on a terminal, and takes itself away", () => {
    const { written, stream } = streamOf(true);
    const progress = startProgress("licenses", 10, stream);
    progress.show(10);
    progress.end();
    const drawn = written();
    expect(drawn).to.include("0/10 licenses").and.to.include("10/10 licenses");
    expect(drawn.endsWith("\r\u001B[2K")).to.equal(true);
  });
});

describe("messages", () => {
  it("has every text in both languages, with the same places", () => {
    const placesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, place]) => place!).sort();
    for (const [key, { en, zh }] of Object.entries(messages)) expect(placesIn(zh), key).to.deep.equal(placesIn(en));
  });

  it("chooses words by a number that the text has", () => {
    const choices = Object.entries({ ...messages, ...networkFaults }).flatMap(([key, { en, zh }]) =>
      [en, zh].flatMap((text) => [...text.matchAll(/\{(\w+)\|/g)].map(([, place]) => [key, text, place] as const)),
    );
    expect(choices).not.to.deep.equal([]);
    for (const [key, text, place] of choices) expect(text, key).to.include(`{${place}}`);
  });

  it("counts one thing as one", () => {
    const things =
      "approval|authoritie|block|card|cell|date|day|department|fault|file|license|line|member|minute|node|proposal|row|sanction|secret|signature|signer|time|transaction|validator";
    const many = new RegExp(String.raw`\{\w+\} (?:more |open |such |governance )?(?:${things})s\b`);
    for (const [key, { en }] of Object.entries({ ...messages, ...networkFaults })) expect(en, key).not.to.match(many);
    for (const [code, { en }] of Object.entries(csvFaults)) expect(en.meaning + en.remedy, code).not.to.match(many);
    expect(message("en", "issue.faults", { count: 1, lines: 1, file: "a.csv" })).to.equal(
      "1 fault in 1 line of a.csv:",
    );
    expect(message("en", "issue.faults", { count: 2, lines: "1", file: "a.csv" })).to.equal(
      "2 faults in 1 line of a.csv:",
    );
    expect(message("en", "network.up.progress", { done: 1, count: 1 })).to.equal("1 of 1 node answers");
    expect(message("en", "network.up.progress", { done: 1, count: 4 })).to.equal("1 of 4 nodes answers");
    expect(message("en", "network.up.progress", { done: 2, count: 4 })).to.equal("2 of 4 nodes answer");
    expect(message("en", "proposal.remaining", { approvals: 2, threshold: 3, missing: 1 })).to.equal(
      "Not decided yet: 2 of 3 members approved, 1 more has to:",
    );
  });
});
