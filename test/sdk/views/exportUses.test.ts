import { exportUsePages, exportUses, formatTime, lawyer, notary, type UsageRecord } from "@elicense/sdk";
import { expect } from "chai";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, it } from "mocha";

import { toCsv } from "../../../sdk/src/views/csv.js";

const hash = (byte: string): string => `0x${byte.repeat(32)}`;
const record: UsageRecord = {
  id: `0x0001000000010534${"01".repeat(24)}`,
  consumer: 5,
  outcome: "ALLOWED",
  index: 1,
  previousBlock: 0,
  recordedAt: 1_588_175_999,
  key: 12,
  number: 7,
  action: "VERIFY",
  status: "ACTIVE",
  basis: { kind: "STATUTORY_DUTY", matter: 1 },
  fields: 0b101n,
  context: hash("c0"),
  block: 42,
  transactionHash: hash("7a"),
};
const granted: UsageRecord = {
  ...record,
  index: 2,
  outcome: "WRONG_MATTER",
  basis: { kind: "GRANT", grant: hash("96"), matter: hash("3a") },
};

describe("exportUses", () => {
  it("writes CSV with a header and one line a record", () => {
    expect(exportUses([record, granted], { format: "csv", type: lawyer })).to.equal(
      [
        "License id,Record of the license,Time,Consumer,Use of the consumer,Key,Action,Outcome,Status of the license," +
          "Basis,Matter,Grant,Fields,Context hash,Block,Transaction",
        `${record.id},1,2020-04-29T23:59:59+08:00,5,7,12,VERIFY,ALLOWED,ACTIVE,STATUTORY_DUTY,1,,` +
          `certificateIdentifier practiceNo,${hash("c0")},42,${hash("7a")}`,
        `${record.id},2,2020-04-29T23:59:59+08:00,5,7,12,VERIFY,WRONG_MATTER,ACTIVE,GRANT,${hash("3a")},${hash("96")},` +
          `certificateIdentifier practiceNo,${hash("c0")},42,${hash("7a")}`,
        "",
      ].join("\r\n"),
    );
  });

  it("writes the header in Chinese, and the same values", () => {
    const [english, chinese] = (["en", "zh"] as const).map((language) =>
      exportUses([record], { format: "csv", type: lawyer, language }).split("\r\n"),
    );
    expect(chinese?.[0]).to.equal(
      "证照链上标识,证照记录序号,时间,用证单位编号,用证单位记录序号,密钥编号,用证方式,结果,证照状态,用证依据,事项,授权标识,字段,情境哈希,区块,交易哈希",
    );
    expect(chinese?.slice(1)).to.deep.equal(english?.slice(1));
    expect(english?.[0]?.split(",")).to.have.lengthOf(chinese?.[0]?.split(",").length ?? 0);
  });

  it("writes JSON as an array of objects", () => {
    expect(JSON.parse(exportUses([record, granted], { format: "json", type: lawyer, language: "zh" }))).to.deep.equal([
      {
        license: record.id,
        index: 1,
        recordedAt: "2020-04-29T23:59:59+08:00",
        consumer: 5,
        number: 7,
        key: 12,
        action: "VERIFY",
        outcome: "ALLOWED",
        status: "ACTIVE",
        basis: "STATUTORY_DUTY",
        matter: 1,
        grant: null,
        fields: ["certificateIdentifier", "practiceNo"],
        context: hash("c0"),
        block: 42,
        transactionHash: hash("7a"),
      },
      {
        license: record.id,
        index: 2,
        recordedAt: "2020-04-29T23:59:59+08:00",
        consumer: 5,
        number: 7,
        key: 12,
        action: "VERIFY",
        outcome: "WRONG_MATTER",
        status: "ACTIVE",
        basis: "GRANT",
        matter: hash("3a"),
        grant: hash("96"),
        fields: ["certificateIdentifier", "practiceNo"],
        context: hash("c0"),
        block: 42,
        transactionHash: hash("7a"),
      },
    ]);
  });

  it("writes a header, or an empty array, of no records", () => {
    expect(exportUses([], { format: "csv", type: lawyer }).match(/\r\n/g)).to.have.lengthOf(1);
    expect(exportUses([], { format: "json", type: lawyer })).to.equal("[]\n");
  });

  it("names no fields of another license type than it was given", () => {
    const [row] = JSON.parse(exportUses([record], { format: "json", type: notary })) as { fields: unknown }[];
    expect(row?.fields).to.deep.equal(["#0", "#2"]);
  });

  it("neutralises what a spreadsheet would take for a formula", () => {
    for (const start of ["=", "+", "-", "@", "\t", "\r"]) {
      const type = { ...lawyer, fields: [`${start}HYPERLINK("http://example.invalid")`] };
      const csv = exportUses([{ ...record, fields: 1n }], { format: "csv", type });
      const [, row] = parse(csv);
      expect(row?.[12]).to.equal(`'${start}HYPERLINK("http://example.invalid")`);
    }
  });
});

describe("toCsv", () => {
  it("quotes by RFC 4180, and doubles quotes", () => {
    expect(toCsv([["a,b", 'say "x"', "two\r\nlines", " plain "]])).to.equal(
      '"a,b","say ""x""","two\r\nlines", plain \r\n',
    );
  });

  it("gives back whatever is put in, but for the apostrophe, and no cell begins a formula", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[=+\-@＝＋－＠\t\r\n",' a]{0,6}$/));
    const rows = fc
      .integer({ min: 2, max: 4 })
      .chain((columns) => fc.array(fc.array(text, { minLength: columns, maxLength: columns }), { minLength: 1 }));
    fc.assert(
      fc.property(rows, (table) => {
        const read = parse(toCsv(table), { bom: false, record_delimiter: "\r\n" });
        expect(read).to.deep.equal(
          table.map((row) => row.map((cell) => (/^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(cell) ? `'${cell}` : cell))),
        );
        for (const cell of read.flat()) expect(cell).not.to.match(/^\s*[=+\-@＝＋－＠]|^[\t\r]/);
      }),
    );
  });
});

describe("formatTime", () => {
  it("gives the time of Asia/Shanghai with its offset", () => {
    expect(formatTime(0)).to.equal("1970-01-01T08:00:00+08:00");
    expect(formatTime(1_588_176_000)).to.equal("2020-04-30T00:00:00+08:00");
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 31 - 1 }), (timestamp) => {
        expect(Date.parse(formatTime(timestamp)) / 1000).to.equal(timestamp);
      }),
    );
  });
});

describe("exportUsePages", () => {
  async function* pages(
    records: readonly UsageRecord[],
    size: number,
  ): AsyncGenerator<{ entries: readonly UsageRecord[] }> {
    for (let at = 0; at < records.length; at += size)
      yield await Promise.resolve({ entries: records.slice(at, at + size) });
  }

  it("writes page by page what exportUses writes at once", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(record, granted), { maxLength: 9 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom("csv" as const, "json" as const),
        async (records, size, format) => {
          let text = "";
          for await (const part of exportUsePages(pages(records, size), { format, type: lawyer })) text += part;
          expect(text).to.equal(exportUses(records, { format, type: lawyer }));
          if (format === "json") expect(text).to.equal(`${JSON.stringify(JSON.parse(text), undefined, 2)}\n`);
        },
      ),
    );
  });

  it("throws what the pages throw", async () => {
    async function* broken(): AsyncGenerator<{ entries: readonly UsageRecord[] }> {
      yield await Promise.resolve({ entries: [record] });
      throw new RangeError("broken");
    }
    let parts = 0;
    let thrown: unknown;
    try {
      for await (const part of exportUsePages(broken(), { format: "json", type: lawyer })) parts += Number(part !== "");
    } catch (error) {
      thrown = error;
    }
    expect(parts).to.equal(2);
    expect(thrown).to.be.instanceOf(RangeError);
  });
});
