import { promisify } from "node:util";
import { crc32, deflateRaw } from "node:zlib";

import * as xlsx from "@e965/xlsx";
import { expect } from "chai";
import { describe, it } from "mocha";

import { inspectZip, maxXlsxBytes } from "../../../scripts/csv/inspectZip.js";
import { codesOf, columns, lawyers, read, sample, type Row } from "./read.js";

const [an, cheng, fang] = lawyers as [Row, Row, Row];

type Cell = string | xlsx.CellObject;

/** A workbook whose first sheet has these cells below the names of the columns. */
function workbook(rows: readonly (readonly Cell[])[], more: Readonly<Record<string, xlsx.WorkSheet>> = {}): Buffer {
  const sheet = xlsx.utils.aoa_to_sheet([columns, ...rows.map((row) => [...row])]);
  const book = xlsx.utils.book_new(sheet, "律师");
  for (const [name, other] of Object.entries(more)) xlsx.utils.book_append_sheet(book, other, name);
  return xlsx.write(book, { type: "buffer", bookType: "xlsx", compression: true }) as Buffer;
}

function cellsOf(row: Readonly<Record<string, Cell>>): readonly Cell[] {
  return columns.map((name) => row[name] ?? "");
}

/** Excel's number of 30 April 2020. */
const april30 = 43_951;

describe("workbooks of Excel", () => {
  it("are not read where a name in them is another than was saved", async () => {
    const bytes = xlsx.write(xlsx.utils.book_new(xlsx.utils.aoa_to_sheet([["name"], ["测试甲"]]), "a"), {
      ...{ type: "buffer", bookType: "xlsx", compression: false },
    }) as Buffer;
    expect(await inspectZip(bytes)).to.equal(undefined);
    bytes.write("测试乙", bytes.indexOf("测试甲"));
    expect(await inspectZip(bytes)).to.equal("CSV_XLSX_DAMAGED");
  });

  it("are read as their first sheet, and it is said which", async () => {
    const notes = xlsx.utils.aoa_to_sheet([["note"]]);
    const found = await read(workbook(lawyers.map(cellsOf), { notes }));
    expect(found.faults).to.deep.equal([]);
    expect(found.format).to.deep.equal({ kind: "xlsx", sheet: "律师" });
    expect(found.rows).to.deep.equal((await read(sample)).rows);
  });

  it("pass over a hidden sheet, empty rows, and columns that were formatted alone", async () => {
    const hidden = xlsx.utils.aoa_to_sheet([["x"]]);
    const book = xlsx.utils.book_new(hidden, "hidden");
    const rows = [[], columns, [], [...cellsOf(an), "", ""], [], cellsOf(cheng)].map((row) => [...row]);
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), "shown");
    book.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] };
    const found = await read(xlsx.write(book, { type: "buffer", bookType: "xlsx" }) as Buffer);
    expect(found.faults).to.deep.equal([]);
    expect(found.format).to.deep.equal({ kind: "xlsx", sheet: "shown" });
    expect(found.rows.map(({ line }) => line)).to.deep.equal([4, 6]);
  });

  it("have days as such, whatever their form, and codes of divisions as numbers", async () => {
    const forms = ["yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "m/d/yy"];
    const rows = [an, cheng, fang].map((row, index) =>
      cellsOf({
        ...row,
        issuedDate: { t: "n", v: april30, z: forms[index] as string },
        areaCode: { t: "n", v: Number(row.areaCode) },
      }),
    );
    const found = await read(workbook(rows));
    expect(found.faults).to.deep.equal([]);
    expect(found.rows.map(({ draft }) => draft.content.credentialSubject.issuedDate)).to.deep.equal(
      Array.from({ length: 3 }, () => "2020-04-30"),
    );
    expect(found.rows.map(({ draft }) => draft.region)).to.deep.equal(["340100", "341600", "340100"]);
  });

  it("count days from 1904 where they say so", async () => {
    const sheet = xlsx.utils.aoa_to_sheet([
      columns,
      [...cellsOf({ ...an, issuedDate: { t: "n", v: april30 - 1_462, z: "yyyy-mm-dd" } })],
    ]);
    const book = xlsx.utils.book_new(sheet, "1904");
    book.Workbook = { WBProps: { date1904: true } };
    const found = await read(xlsx.write(book, { type: "buffer", bookType: "xlsx" }) as Buffer);
    expect(found.rows[0]?.draft.effectiveOn).to.equal("2020-04-30");
  });

  const cells: [what: string, column: string, cell: xlsx.CellObject, code: string][] = [
    ["a citizen number that became a number", "idNumber", { t: "n", v: 349_900_199_001_010_000 }, "CSV_CELL_NUMBER"],
    ["a serial that became a number", "serial", { t: "n", v: 42 }, "CSV_CELL_NUMBER"],
    ["a decision's number that became a day", "decisionNo", { t: "n", v: april30, z: "yyyy-mm-dd" }, "CSV_CELL_DAY"],
    ["a number for a day", "issuedDate", { t: "n", v: april30 }, "CSV_CELL_DAY_NUMBER"],
    ["a time of day", "issuedDate", { t: "n", v: april30 + 0.5, z: "yyyy-mm-dd hh:mm" }, "CSV_CELL_TIME"],
    ["a formula", "firmName", { t: "s", v: "合肥样例律师事务所", f: 'A1&"x"' }, "CSV_CELL_FORMULA"],
    ["an error", "firmName", { t: "e", v: 0x2a }, "CSV_CELL_ERROR"],
    ["a logical value", "sex", { t: "b", v: true }, "CSV_CELL_LOGICAL"],
    ["a line break", "firmName", { t: "s", v: "合肥\n样例" }, "CSV_CELL_CONTROL"],
  ];
  for (const [what, column, cell, code] of cells) {
    it(`are refused where they have ${what}`, async () => {
      const found = await read(workbook([cellsOf(cheng), cellsOf({ ...an, [column]: cell })]));
      expect(codesOf(found)).to.deep.equal([[3, column, code]]);
      expect(found.rows.map(({ line }) => line)).to.deep.equal([2]);
    });
  }

  it("are refused where a row has more cells than the header, or there is no header or row", async () => {
    expect(codesOf(await read(workbook([[...cellsOf(an), "x"]])))).to.deep.equal([[2, null, "CSV_COLUMN_COUNT"]]);
    expect(codesOf(await read(workbook([])))).to.deep.equal([[1, null, "CSV_NO_ROWS"]]);
    const empty = xlsx.utils.book_new(xlsx.utils.aoa_to_sheet([]), "empty");
    expect(codesOf(await read(xlsx.write(empty, { type: "buffer", bookType: "xlsx" }) as Buffer))).to.deep.equal([
      [1, null, "CSV_EMPTY"],
    ]);
  });

  it("are refused where they are damaged, wherever that is", async () => {
    const whole = workbook([cellsOf(an)]);
    const damaged = [
      whole.subarray(0, 1_000),
      whole.subarray(0, whole.length - 30),
      Buffer.concat([whole.subarray(0, 500), Buffer.alloc(300), whole.subarray(800)]),
      Buffer.from("PK\u0003\u0004 and nothing else"),
    ];
    for (const bytes of damaged) {
      const found = await read(bytes);
      expect(codesOf(found)).to.deep.equal([[1, null, "CSV_XLSX_DAMAGED"]]);
      expect(found.rows).to.deep.equal([]);
    }
  });

  it("are refused where they are too large, or unpack to too much", async function () {
    this.timeout(60_000);
    const large = Buffer.concat([workbook([cellsOf(an)]).subarray(0, 64), Buffer.alloc(maxXlsxBytes)]);
    expect(codesOf(await read(large, large.length))).to.deep.equal([[1, null, "CSV_XLSX_TOO_LARGE"]]);

    const bytes = await zipOf("xl/worksheets/sheet1.xml", Buffer.alloc(200 * 1_048_576 + 1, 0x20));
    expect(bytes.length).to.be.below(1_048_576);
    expect(codesOf(await read(bytes))).to.deep.equal([[1, null, "CSV_XLSX_TOO_LARGE"]]);
  });

  const crowds: [what: string, element: string, count: number][] = [
    ["cells", '<c t="str"/>', 3_500_000],
    ["cells of a namespace that is named", '<x:c t="str"/>', 3_500_000],
    ["strings", "<si/>", 3_500_000],
    ["formats", "<xf/>", 500_000],
  ];
  for (const [what, element, count] of crowds) {
    it(`are refused where they have more ${what} than any file of licenses, small as they are`, async function () {
      this.timeout(60_000);
      const crowd = (size: number): Promise<Buffer> =>
        zipOf("xl/worksheets/sheet1.xml", Buffer.from(`${element.repeat(size)}</end>`));
      const most = await crowd(count);
      expect(await inspectZip(most)).to.equal(undefined);

      const bytes = await crowd(count + 1);
      expect(bytes.length).to.be.below(1_048_576);
      expect(codesOf(await read(bytes, bytes.length))).to.deep.equal([[1, null, "CSV_XLSX_TOO_LARGE"]]);
    });
  }

  it("are read with 100,000 licenses of twenty columns, half of whose cells nobody else has", async function () {
    this.timeout(60_000);
    const row = `<row r="100001" spans="1:20" x14ac:dyDescent="0.25">${'<c r="T100001" s="1" t="s"><v>1000000</v></c>'.repeat(20)}</row>`;
    const string = `<si><t>皖司许律〔2020〕0号</t><phoneticPr fontId="1" type="noConversion"/></si>`.repeat(10);
    const bytes = await zipOf("xl/worksheets/sheet1.xml", Buffer.from((row + string).repeat(100_000)));
    expect(await inspectZip(bytes)).to.equal(undefined);
  });

  const disguises: [what: string, disguise: (archive: Buffer) => Buffer][] = [
    ["a file that is packed in another way than the directory says", withOtherMethod],
    ["another directory in the archive's comment", withOtherDirectory],
    ["another directory for ZIP64", withOtherZip64Directory],
  ];
  for (const [what, disguise] of disguises) {
    it(`are refused where a reader may find more in them than was looked at, by ${what}`, async () => {
      const whole = workbook([cellsOf(an)]);
      expect(codesOf(await read(whole))).to.deep.equal([]);
      expect(codesOf(await read(disguise(whole)))).to.deep.equal([[1, null, "CSV_XLSX_DAMAGED"]]);
    });
  }
});

/** Where the end record of an archive without a comment stands. */
const endOf = (archive: Buffer): number => archive.length - 22;

/** A directory of the first file alone, whatever else is in the archive. */
function innocentDirectory(archive: Buffer): Buffer {
  const start = archive.readUInt32LE(endOf(archive) + 16);
  const nameLength = archive.readUInt16LE(start + 28);
  return archive.subarray(start, start + 46 + nameLength);
}

/** Says of each file in the directory that it is empty: what is packed in it unpacks to all that it is, all the same. */
function withOtherMethod(archive: Buffer): Buffer {
  const changed = Buffer.from(archive);
  const signature = Buffer.from("PK\u0001\u0002");
  for (let at = changed.indexOf(signature); at >= 0; at = changed.indexOf(signature, at + 1)) {
    changed.writeUInt16LE(0, at + 10);
    // The sizes before and after packing, which the file's own header has to give likewise.
    changed.fill(0, at + 20, at + 28);
    const header = changed.readUInt32LE(at + 42);
    changed.fill(0, header + 18, header + 26);
  }
  return changed;
}

/** Puts an innocent directory before the whole archive's own end record, which becomes the comment of its end record. */
function withOtherDirectory(archive: Buffer): Buffer {
  const directory = innocentDirectory(archive);
  const end = Buffer.from(archive.subarray(endOf(archive)));
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(endOf(archive), 16);
  end.writeUInt16LE(20, 20);
  return Buffer.concat([archive.subarray(0, endOf(archive)), directory, end, archive.subarray(-22, -2)]);
}

/** Leaves the end record as it is, and names an innocent directory in one for ZIP64, which not every reader looks at. */
function withOtherZip64Directory(archive: Buffer): Buffer {
  const directory = innocentDirectory(archive);
  const record = Buffer.alloc(56);
  record.write("PK\u0006\u0006");
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(1n, 24);
  record.writeBigUInt64LE(1n, 32);
  record.writeBigUInt64LE(BigInt(directory.length), 40);
  record.writeBigUInt64LE(BigInt(endOf(archive)), 48);
  const locator = Buffer.alloc(20);
  locator.write("PK\u0006\u0007");
  locator.writeBigUInt64LE(BigInt(endOf(archive) + directory.length), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([
    archive.subarray(0, endOf(archive)),
    directory,
    record,
    locator,
    archive.subarray(endOf(archive)),
  ]);
}

/** An archive of one file, by the format's specification: nothing writes such a one by itself. */
async function zipOf(name: string, content: Buffer): Promise<Buffer> {
  const packed = await promisify(deflateRaw)(content);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, Buffer.from(name), packed]);
  const central = Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\0"), common, Buffer.alloc(14), Buffer.from(name)]);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
