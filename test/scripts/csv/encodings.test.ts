import { expect } from "chai";
import { describe, it } from "mocha";

import { codesOf, fileOf, header, lawyers, lineOf, read, sample, sampleLines, type Row } from "./read.js";
import { gb18030 } from "./gb18030.js";

const [an, cheng, fang] = lawyers as [Row, Row, Row];

function utf8(text: string): Buffer {
  return Buffer.from(text);
}

describe("files as offices save them", () => {
  describe("encodings", () => {
    const saved: [what: string, bytes: Uint8Array, encoding: string][] = [
      ["UTF-8", Buffer.from(sample), "UTF-8"],
      ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${sample}`), "UTF-8"],
      ["GB18030", gb18030(sample), "GB18030"],
      ["UTF-16LE with a byte order mark", Buffer.from(`\uFEFF${sample}`, "utf16le"), "UTF-16LE"],
      ["UTF-16BE with a byte order mark", Buffer.from(`\uFEFF${sample}`, "utf16le").swap16(), "UTF-16BE"],
    ];
    for (const [what, bytes, encoding] of saved) {
      it(`reads the same licenses from ${what}, and says so`, async () => {
        const plain = await read(sample);
        const found = await read(bytes, 1_000);
        expect(found.faults).to.deep.equal([]);
        expect(found.format).to.deep.equal({ kind: "csv", encoding, separator: "," });
        expect(found.rows).to.deep.equal(plain.rows);
        expect(found.rows.length).to.equal(sampleLines.length);
      });
    }

    it("reads rare characters that GB18030 has in four bytes", async () => {
      const found = await read(gb18030(fileOf({ ...an, name: "安㐁夏" })));
      expect(found.format).to.include({ encoding: "GB18030" });
      expect(found.rows[0]?.draft.content.credentialSubject.name).to.equal("安㐁夏");
    });

    it("refuses the lines of UTF-8 in a file of GB18030, and those of GB18030 in one of UTF-8", async () => {
      const parts = (encode: (text: string) => Uint8Array, other: (text: string) => Uint8Array): Buffer =>
        Buffer.concat([encode(`${header}\n${lineOf(an)}\n`), other(`${lineOf(fang)}\n`), encode(`${lineOf(cheng)}\n`)]);
      for (const [bytes, encoding] of [
        [parts(gb18030, utf8), "GB18030"],
        [parts(utf8, gb18030), "UTF-8"],
      ] as const) {
        const found = await read(bytes);
        expect(found.faults).to.deep.equal([{ line: 3, column: null, code: "CSV_ENCODING", details: { encoding } }]);
        expect(found.rows.map(({ line }) => line)).to.deep.equal([2, 4]);
      }
    });

    it("takes a damaged line of UTF-8 for damaged, and not for another encoding, even where it is alone", async () => {
      const bytes = Buffer.from(fileOf(an));
      bytes[bytes.indexOf("合")] = 0xff;
      const found = await read(bytes);
      expect(found.faults).to.deep.equal([
        { line: 2, column: null, code: "CSV_ENCODING", details: { encoding: "UTF-8" } },
      ]);
    });

    it("refuses half a character of UTF-16", async () => {
      const bytes = Buffer.from(`\uFEFF${fileOf({ ...an, name: "安\uD83D夏" })}`, "utf16le");
      expect(codesOf(await read(bytes))).to.deep.equal([[2, "name", "CSV_CELL_CHARACTER"]]);
    });
  });

  describe("separators", () => {
    for (const separator of [",", "\t", ";"]) {
      it(`finds ${JSON.stringify(separator)} by itself`, async () => {
        const found = await read(fileOf(an, cheng).replaceAll(",", separator));
        expect(found.faults).to.deep.equal([]);
        expect(found.format).to.deep.equal({ kind: "csv", encoding: "UTF-8", separator });
        expect(found.rows.length).to.equal(2);
      });
    }

    it("reads quoted cells, many lines at once, as each by itself", async () => {
      const quote = (row: Row): string =>
        header
          .split(",")
          .map((name) => `"${(row[name] ?? "").replaceAll('"', '""')}"`)
          .join(",");
      const found = await read([header, ...lawyers.map(quote)].join("\n"));
      expect(found.faults).to.deep.equal([]);
      expect(found.rows).to.deep.equal((await read(sample)).rows);

      const faulty = await read([header, quote(an), `${quote(cheng)}"`, quote(fang)].join("\n"));
      expect(codesOf(faulty)).to.deep.equal([[3, null, "CSV_QUOTE_OPEN"]]);
      const inside = await read([header, quote(an), quote(cheng).replace("程", '程"若"'), quote(fang)].join("\n"));
      expect(codesOf(inside)).to.deep.equal([[3, null, "CSV_QUOTE"]]);
      expect(inside.rows.map(({ line }) => line)).to.deep.equal([2, 4]);
    });
  });

  describe("headers", () => {
    const titles: Row = {
      serial: "证照流水号",
      name: "姓名",
      sex: "性别",
      idNumber: "公民身份号码",
      practiceNo: "执业证号",
      category: "执业类别",
      firmName: "执业机构",
      firmUscc: "执业机构统一社会信用代码",
      qualificationNo: "法律职业资格证号",
      blankSerialNo: "证芯流水号",
      decisionNo: "准予执业决定文号",
      issuedDate: "颁发日期",
      effectiveDate: "有效期起始",
      areaCode: "行政区划代码",
      photoHash: "照片哈希",
      reason: "颁发事由",
      reviewer: "审查机构代码",
      holder: "持证账户",
    };
    const names = header.split(",");

    it("reads the titles in Chinese, in any order, mixed with names, in either width", async () => {
      const { rows } = await read(sample);
      const chinese = names.map((name) => titles[name] ?? name);
      expect((await read([chinese.join(","), ...sampleLines].join("\n"))).rows).to.deep.equal(rows);
      const mixed = names.map((name, position) => (position % 2 === 0 ? (titles[name] ?? name) : ` ${name} `));
      const turned = [mixed.toReversed(), ...sampleLines.map((line) => line.split(",").toReversed())];
      expect((await read(turned.map((cells) => cells.join(",")).join("\n"))).rows).to.deep.equal(rows);
      const wide = header.replace("name", "ｎａｍｅ");
      expect((await read([wide, ...sampleLines].join("\n"))).rows).to.deep.equal(rows);
    });

    it("refuses a name beside its own title: which of the two is right cannot be told", async () => {
      const found = await read(`${header},姓名\n${lineOf(an)},安知夏`);
      expect(found.faults).to.deep.equal([
        { line: 1, column: "name", code: "CSV_COLUMN_DUPLICATE", details: { letter: "S" } },
      ]);
    });
  });

  describe("values", () => {
    it("reads days in three forms, and says how many", async () => {
      const { rows, faults, readings } = await read(
        fileOf({ ...an, issuedDate: "2020/4/30" }, { ...cheng, issuedDate: "2020年4月30日" }, fang),
      );
      expect(faults).to.deep.equal([]);
      expect(rows.map(({ draft }) => draft.content.credentialSubject.issuedDate)).to.deep.equal(
        Array.from({ length: 3 }, () => "2020-04-30"),
      );
      expect(readings).to.deep.equal([{ column: "issuedDate", reading: "date", count: 2 }]);
    });

    it("reads codes and days in full width, says so, and keeps free text as it is", async () => {
      const wide = (text = ""): string =>
        text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
      const row = {
        ...an,
        idNumber: wide(an.idNumber),
        issuedDate: "２０２０年４月３０日",
        firmName: "合肥ＡＢ律师事务所",
      };
      const { rows, faults, readings } = await read(fileOf(row));
      expect(faults).to.deep.equal([]);
      expect(rows[0]?.draft.content.credentialSubject).to.include({
        idNumber: an.idNumber,
        issuedDate: "2020-04-30",
        firmName: "合肥ＡＢ律师事务所",
      });
      expect(readings).to.deep.equal([
        { column: "idNumber", reading: "width", count: 1 },
        { column: "issuedDate", reading: "width", count: 1 },
      ]);
    });

    it("finds the same number in both widths for the same", async () => {
      const practiceNo = "１３４０１２０１５１１９０００１５";
      const twice = { ...fang, sex: "女", idNumber: "349900198211041083", practiceNo: practiceNo.slice(0, 16) + "１" };
      const found = await read(fileOf({ ...an, practiceNo: "13401201511900011" }, twice));
      expect(codesOf(found)).to.deep.equal([
        [2, "practiceNo", "CSV_DUPLICATE"],
        [3, "practiceNo", "CSV_DUPLICATE"],
      ]);
    });
  });
});
