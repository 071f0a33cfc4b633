import type { JsonObject } from "@elicense/sdk";
import { expect } from "chai";
import fc from "fast-check";
import { describe, it } from "mocha";

import { describeFault, isStructural, type Fault } from "../../scripts/csv/index.js";
import { csvFaults } from "../../scripts/csv/csvFaults.js";
import { columnLetter } from "../../scripts/csv/readHeader.js";
import { readLines, type Line } from "../../scripts/csv/readLines.js";
import { maxLineBytes } from "../../scripts/csv/splitLines.js";
import {
  columns,
  codesOf,
  fileOf,
  header,
  issuer,
  lawyers,
  lineOf,
  read,
  sample,
  sampleLines,
  type Row,
} from "./csv/read.js";

const runs = 10_000;

/** The first lawyers of the sample, a cell a column. */
const [an, cheng, fang] = lawyers as [Row, Row, Row];

const hefeiBureau = "1134010000FAKE047E";

/** What a row has that is granted on application, so that another authority reviews it. */
const granted: Row = { reason: "GRANT", reviewer: hefeiBureau, issuedDate: "2026-01-10" };

/** Columns whose values belong to a person. */
const personal = ["name", "idNumber", "practiceNo", "qualificationNo"];

/** Faults as [line, column, code], having made sure that they show nobody's data. */
function faultsOf(
  { faults }: { readonly faults: readonly Fault[] },
  secrets: readonly string[] = [],
): [number, string | null, string][] {
  const shown = [an, cheng, fang].flatMap((row) => personal.map((name) => row[name] ?? ""));
  for (const fault of faults) {
    const said = [describeFault(fault, "en"), describeFault(fault, "zh"), JSON.stringify(fault)].join("\n");
    for (const secret of [...shown, ...secrets]) expect(said).not.to.include(secret);
    expect(said).not.to.match(/\{[a-z]\w*\}/i);
  }
  return codesOf({ faults });
}

describe("readLicenses", () => {
  describe("given a good file", () => {
    it("builds every license of the sample", async () => {
      const { rows, faults, rowCount } = await read(sample);
      expect(faults).to.deep.equal([]);
      expect(rowCount).to.equal(sampleLines.length).and.to.be.at.least(24);
      expect(rows.map(({ line }) => line)).to.deep.equal(sampleLines.map((_, index) => index + 2));
      expect(rows[0]).to.deep.include({
        identifier: "1.2.156.3005.2.1110000000FAKE012Q001.1134000000FAKE020H.20200430AH0000000001.001.6",
        decisionNo: "皖司许律〔2020〕0001号",
      });
      expect(rows[0]?.reason.code).to.equal("IMPORT");
      expect(rows[0]?.holder).to.equal(undefined);
    });

    it("says who reviews a license that is granted", async () => {
      const { rows, faults } = await read(fileOf(an, { ...fang, ...granted }));
      expect(faults).to.deep.equal([]);
      expect(rows.map(({ reviewer }) => reviewer)).to.deep.equal([undefined, hefeiBureau]);
    });

    it("leaves empty cells out of the document", async () => {
      const { rows } = await read(fileOf(an));
      const subject = rows[0]?.draft.content.credentialSubject as JsonObject;
      expect(subject).not.to.have.any.keys("photoHash", "holder", "reason", "reviewer", "serial");
      expect(subject.effectiveDate).to.equal(subject.issuedDate);
    });

    it("accepts a byte order mark, CRLF, no last line break, and empty lines", async () => {
      const text = `\uFEFF${[header, lineOf(an), "", lineOf(cheng)].join("\r\n")}`;
      const { rows, faults } = await read(text);
      expect(faults).to.deep.equal([]);
      expect(rows.map(({ line }) => line)).to.deep.equal([2, 4]);
    });

    it("accepts quoted cells, columns in any order, and optional ones left out", async () => {
      const optional = ["blankSerialNo", "effectiveDate", "photoHash", "reviewer", "holder"];
      const names = columns.filter((name) => !optional.includes(name)).reverse();
      const quoted = lineOf({ ...an, firmName: '"合肥,""样例""律师事务所"' }, names);
      const { rows, faults } = await read([names.join(","), quoted].join("\n"));
      expect(faults).to.deep.equal([]);
      expect(rows[0]?.draft.content.credentialSubject.firmName).to.equal('合肥,"样例"律师事务所');
    });

    it("reads the same however the bytes come", async () => {
      const whole = await read(sample);
      expect(await read(sample, 7)).to.deep.equal(whole);
    });

    it("takes a holder in small letters or with its checksum", async () => {
      const holder = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
      const { rows } = await read(fileOf({ ...an, holder }, { ...cheng, holder: holder.toLowerCase() }));
      expect(rows.map((row) => row.holder)).to.deep.equal([holder, holder]);
    });
  });

  describe("given a file whose structure is in doubt", () => {
    const without = (name: string): string[] => columns.filter((column) => column !== name);
    const cases: [what: string, file: string | Uint8Array, faults: [number, string | null, string][]][] = [
      ["nothing", "", [[1, null, "CSV_EMPTY"]]],
      ["the header only", `${header}\n`, [[1, null, "CSV_NO_ROWS"]]],
      ["the header and empty lines", `${header}\n\n\n`, [[1, null, "CSV_NO_ROWS"]]],
      ["no header", `${lineOf(an)}\n${lineOf(cheng)}\n`, [[1, null, "CSV_HEADER_MISSING"]]],
      ["an empty first line", `\n${fileOf(an)}`, [[1, null, "CSV_HEADER_MISSING"]]],
      ["bars", fileOf(an).replaceAll(",", "|"), [[1, null, "CSV_HEADER_DELIMITER"]]],
      ["commas of Chinese", fileOf(an).replaceAll(",", "，"), [[1, null, "CSV_HEADER_DELIMITER"]]],
      ["UTF-16 without a mark", Buffer.from(fileOf(an), "utf16le"), [[1, null, "CSV_HEADER_MISSING"]]],
      ["an old workbook", Buffer.from("d0cf11e0a1b11ae1", "hex"), [[1, null, "CSV_FORMAT"]]],
      [
        "a column missing",
        [without("idNumber").join(","), lineOf(an, without("idNumber"))].join("\n"),
        [[1, "idNumber", "CSV_COLUMN_MISSING"]],
      ],
      [
        "a column of an unknown name",
        `${header.replace("firmName", "firm")}\n${lineOf(an)}`,
        [
          [1, "G", "CSV_COLUMN_UNKNOWN"],
          [1, "firmName", "CSV_COLUMN_MISSING"],
        ],
      ],
      [
        "a column that looks like one of an object",
        `${header},__proto__\n${lineOf(an)},x`,
        [[1, "S", "CSV_COLUMN_UNKNOWN"]],
      ],
      [
        "a column in capitals",
        `${header.replace("name", "Name")}\n${lineOf(an)}`,
        [
          [1, "B", "CSV_COLUMN_UNKNOWN"],
          [1, "name", "CSV_COLUMN_MISSING"],
        ],
      ],
      ["a column twice", `${header},sex\n${lineOf(an)},男`, [[1, "sex", "CSV_COLUMN_DUPLICATE"]]],
      ["a quotation mark left open in the header", `"${header}\n${lineOf(an)}`, [[1, null, "CSV_QUOTE_OPEN"]]],
    ];
    for (const [what, file, expected] of cases) {
      it(`names ${what}`, async () => {
        const found = await read(file);
        const faults = faultsOf(found);
        expect(faults.sort()).to.deep.equal([...expected].sort());
        expect(found.rows).to.deep.equal([]);
      });
    }

    it("issues nothing of a file with a quotation mark left open in a row, which may hide another", async () => {
      const open = lineOf({ ...an, firmName: '"合肥样例律师事务所' });
      const found = await read([header, open, lineOf(cheng)].join("\n"));
      expect(faultsOf(found)).to.deep.equal([[2, null, "CSV_QUOTE_OPEN"]]);
      expect(found.rows).to.deep.equal([]);
      expect(found.faults.some(isStructural)).to.equal(true);
    });
  });

  describe("given a faulty row between good ones", () => {
    const long = "长".repeat(200_000);
    const cells: [what: string, cells: Row, column: string | null, code: string][] = [
      ["an empty serial", { serial: "" }, "serial", "CSV_CELL_EMPTY"],
      ["an empty name", { name: "" }, "name", "CSV_CELL_EMPTY"],
      ["a formula", { firmName: "=HYPERLINK(0)" }, "firmName", "CSV_CELL_FORMULA"],
      ["a formula that starts with +", { name: "+1" }, "name", "CSV_CELL_FORMULA"],
      ["a formula that starts with -", { name: "-1" }, "name", "CSV_CELL_FORMULA"],
      ["a formula that starts with @", { name: "@SUM(0)" }, "name", "CSV_CELL_FORMULA"],
      ["a formula behind a space", { name: " =1" }, "name", "CSV_CELL_FORMULA"],
      ["a formula behind quotation marks", { name: '"""=1"' }, "name", "CSV_CELL_FORMULA"],
      ["a formula behind an apostrophe", { name: "'=1" }, "name", "CSV_CELL_FORMULA"],
      ["a formula in full width", { name: "＝1" }, "name", "CSV_CELL_FORMULA"],
      ["a tab in front", { name: "\t方" }, "name", "CSV_CELL_FORMULA"],
      ["a carriage return in front", { name: "\r方" }, "name", "CSV_CELL_FORMULA"],
      ["a control character", { name: "方\u0000" }, "name", "CSV_CELL_CONTROL"],
      ["a carriage return inside", { name: "方\r圆" }, "name", "CSV_CELL_CONTROL"],
      ["an escape sequence", { firmName: "方\u001B[2J" }, "firmName", "CSV_CELL_CONTROL"],
      ["a mark of direction", { name: "方\u202E圆" }, "name", "CSV_CELL_CONTROL"],
      ["a character without width", { name: "方\u200B圆" }, "name", "CSV_CELL_CONTROL"],
      ["a space at the end", { name: "方圆 " }, "name", "CSV_CELL_SPACE"],
      ["a wide space in front", { name: "\u3000方圆" }, "name", "CSV_CELL_SPACE"],
      ["a cell of 1,001 characters", { firmName: "长".repeat(1_001) }, "firmName", "CSV_CELL_TOO_LONG"],
      ["a cell of 200,000 characters", { firmName: long }, "firmName", "CSV_CELL_TOO_LONG"],
      ["a cell longer than its field", { name: "长".repeat(101) }, "name", "CSV_CELL_TOO_LONG"],
      ["a serial with a small letter", { serial: "20200430ah0000000001" }, "serial", "IDENTIFIER_CHARACTER"],
      ["a serial that would leave the folder", { serial: "../../etc/passwd" }, "serial", "IDENTIFIER_CHARACTER"],
      ["a serial of 65 characters", { serial: "0".repeat(65) }, "serial", "IDENTIFIER_LENGTH"],
      ["an unknown sex", { sex: "F" }, "sex", "CSV_CELL_CHOICE"],
      ["an unknown category", { category: "律师" }, "category", "CSV_CELL_CHOICE"],
      ["a citizen number of 17 characters", { idNumber: "34990019780620107" }, "idNumber", "IDENTIFIER_LENGTH"],
      ["a citizen number with a small x", { idNumber: "34990019780620107x" }, "idNumber", "IDENTIFIER_CHARACTER"],
      ["a citizen number with a wrong check", { idNumber: "349900197806201071" }, "idNumber", "IDENTIFIER_CHECK"],
      ["a citizen number born on 31 June", { idNumber: "349900197806311071" }, "idNumber", "IDENTIFIER_DATE"],
      ["a citizen number of the other sex", { idNumber: "349900198211041083" }, "idNumber", "IDENTIFIER_DISAGREES"],
      ["a practice number that is too short", { practiceNo: "1340120061090000" }, "practiceNo", "IDENTIFIER_LENGTH"],
      ["a practice number of another city", { practiceNo: "13416200610900003" }, "practiceNo", "IDENTIFIER_DISAGREES"],
      [
        "a practice number of another category",
        { practiceNo: "13401200620900003" },
        "practiceNo",
        "IDENTIFIER_DISAGREES",
      ],
      ["a practice number of the other sex", { practiceNo: "13401200611900003" }, "practiceNo", "IDENTIFIER_DISAGREES"],
      ["a wrong check in the firm's code", { firmUscc: "31340000E0FAKE073X" }, "firmUscc", "IDENTIFIER_CHECK"],
      [
        "a qualification number of an unknown class",
        { qualificationNo: "D20053499000003" },
        "qualificationNo",
        "IDENTIFIER_CHARACTER",
      ],
      ["a day that does not exist", { issuedDate: "2023-02-29" }, "issuedDate", "DAY_FORM"],
      ["a day whose year is not first", { issuedDate: "30/4/2020" }, "issuedDate", "DAY_FORM"],
      ["a day before the chain's days", { issuedDate: "1969-12-31" }, "issuedDate", "DAY_RANGE"],
      ["a day of eight digits", { issuedDate: "20200430" }, "issuedDate", "DAY_FORM"],
      ["a day with two signs", { issuedDate: "2020/4-30" }, "issuedDate", "DAY_FORM"],
      ["a day that does not exist, in Chinese", { issuedDate: "2023年2月29日" }, "issuedDate", "DAY_FORM"],
      ["a damaged character", { name: "方\uFFFD圆" }, "name", "CSV_CELL_CHARACTER"],
      ["a character of one machine alone", { name: "方\uE816圆" }, "name", "CSV_CELL_CHARACTER"],
      ["a heap of marks", { name: `方${"\u0301".repeat(31)}` }, "name", "CSV_CELL_MARKS"],
      ["a day in the future", { issuedDate: "2026-01-16" }, "issuedDate", "CSV_DATE_FUTURE"],
      ["an effective day in the future", { effectiveDate: "2026-01-16" }, "effectiveDate", "CSV_DATE_FUTURE"],
      ["an effective day that is none", { effectiveDate: "soon" }, "effectiveDate", "DAY_FORM"],
      [
        "a day too far back for its reason",
        { reason: "GRANT", reviewer: hefeiBureau, issuedDate: "2025-11-15" },
        "issuedDate",
        "CSV_DATE_TOO_OLD",
      ],
      ["a day before its reason", { issuedDate: "1979-12-31" }, "issuedDate", "CSV_REASON_NOT_IN_USE"],
      ["an unknown reason", { reason: "GIFT" }, "reason", "CSV_REASON_UNKNOWN"],
      ["a reason for another action", { reason: "L49" }, "reason", "CSV_REASON_UNKNOWN"],
      ["no reviewer where the reason needs one", { ...granted, reviewer: "" }, "reviewer", "CSV_REVIEWER_MISSING"],
      ["a reviewer where the reason needs none", { reviewer: hefeiBureau }, "reviewer", "CSV_REVIEWER_NOT_NEEDED"],
      ["the issuer as reviewer", { ...granted, reviewer: issuer.code }, "reviewer", "CSV_REVIEWER_ISSUER"],
      [
        "a wrong check in the reviewer's code",
        { ...granted, reviewer: "1134010000FAKE047F" },
        "reviewer",
        "IDENTIFIER_CHECK",
      ],
      ["a reviewer for an unknown reason", { reviewer: hefeiBureau, reason: "GIFT" }, "reason", "CSV_REASON_UNKNOWN"],
      ["no division code", { areaCode: "340001" }, "areaCode", "IDENTIFIER_DIVISION"],
      [
        "a division of another province",
        { areaCode: "310100", practiceNo: "13101200610900003" },
        "areaCode",
        "CSV_AREA_OUTSIDE",
      ],
      ["a photo's hash in capitals", { photoHash: "A".repeat(64) }, "photoHash", "CSV_CELL_FORM"],
      ["a holder that is no address", { holder: "0x1234" }, "holder", "CSV_HOLDER"],
      ["a holder without 0x", { holder: "70997970C51812dc3A010C7d01b50e0d17dc79C8" }, "holder", "CSV_HOLDER"],
      [
        "a holder with a wrong checksum",
        { holder: "0x70997970c51812dc3A010C7d01b50e0d17dc79C8" },
        "holder",
        "CSV_HOLDER",
      ],
      [
        "a holder that stands for custody",
        { holder: "0x8198a6c154d4ddb433b8e929e1e1802000000002" },
        "holder",
        "CSV_HOLDER_CUSTODY",
      ],
      ["a holder that is nobody", { holder: `0x${"0".repeat(40)}` }, "holder", "CSV_HOLDER"],
    ];
    for (const [what, changed, column, code] of cells) {
      it(`names ${what} by line and column`, async () => {
        const found = await read(fileOf(an, { ...fang, ...changed }, cheng));
        expect(
          faultsOf(
            found,
            Object.values(changed).filter((text) => text.length > 6),
          ),
        ).to.deep.equal([[3, column, code]]);
        expect(found.rows.map(({ line }) => line)).to.deep.equal([2, 4]);
      });
    }

    const lines: [what: string, line: string | Uint8Array, code: string][] = [
      ["too few cells", lineOf(fang).replace(/,[^,]*$/, ""), "CSV_COLUMN_COUNT"],
      ["too many cells", `${lineOf(fang)},x`, "CSV_COLUMN_COUNT"],
      ["empty cells only", ",".repeat(columns.length - 1), "CSV_ROW_EMPTY"],
      ["a quotation mark inside a cell", lineOf({ ...fang, name: '方"圆' }), "CSV_QUOTE"],
      ["text behind a quotation mark", lineOf({ ...fang, name: '"方"圆' }), "CSV_QUOTE"],
      [
        "bytes that are not UTF-8",
        Buffer.concat([Buffer.from(lineOf(fang)), Buffer.from([0xb0, 0xb2])]),
        "CSV_ENCODING",
      ],
      ["half a character", Buffer.from(lineOf(fang)).subarray(0, 22), "CSV_ENCODING"],
      ["a line beyond all bounds", "x".repeat(maxLineBytes + 1), "CSV_LINE_TOO_LONG"],
    ];
    for (const [what, line, code] of lines) {
      it(`names a line with ${what}`, async () => {
        const bytes = [`${header}\n${lineOf(an)}\n`, line, `\n${lineOf(cheng)}\n`].map((part) => Buffer.from(part));
        const found = await read(Buffer.concat(bytes));
        expect(faultsOf(found)).to.deep.equal([[3, null, code]]);
        expect(found.rows.map((row) => row.line)).to.deep.equal([2, 4]);
      });
    }

    it("names every fault of every row, by line and column", async () => {
      const bad = { ...fang, sex: "", firmUscc: "0", reason: "GIFT" };
      const found = await read([header, lineOf(bad), lineOf(an), "x", lineOf({ ...cheng, name: "=1" })].join("\n"));
      expect(faultsOf(found)).to.deep.equal([
        [2, "sex", "CSV_CELL_EMPTY"],
        [2, "firmUscc", "IDENTIFIER_LENGTH"],
        [2, "reason", "CSV_REASON_UNKNOWN"],
        [4, null, "CSV_COLUMN_COUNT"],
        [5, "name", "CSV_CELL_FORMULA"],
      ]);
      expect(found.rows.map(({ line }) => line)).to.deep.equal([3]);
      expect(found.rowCount).to.equal(4);
    });
  });

  describe("given rows that share what is one license's own", () => {
    for (const column of ["serial", "idNumber", "practiceNo"]) {
      it(`names both lines of a ${column} that stands twice, and issues neither`, async () => {
        const twin = {
          ...an,
          ...omit(cheng, ["sex", "areaCode", "idNumber", "practiceNo"]),
          [column]: an[column] ?? "",
        };
        const own = column === "idNumber" ? { practiceNo: "13401201511900009" } : { idNumber: "34990019950603132X" };
        const third = column === "serial" ? { practiceNo: "13401201511900009" } : {};
        const found = await read(fileOf(an, fang, { ...twin, ...own, ...third }));
        expect(faultsOf(found)).to.deep.equal([
          [2, column, "CSV_DUPLICATE"],
          [4, column, "CSV_DUPLICATE"],
        ]);
        expect(found.faults.map(({ details }) => details)).to.deep.equal([{ other: 4 }, { other: 2 }]);
        expect(found.rows.map(({ line }) => line)).to.deep.equal([3]);
      });
    }

    it("takes serials that differ by zeros in front for the same identifier", async () => {
      const found = await read(fileOf({ ...an, serial: "7" }, { ...cheng, serial: "007" }));
      expect(faultsOf(found)).to.deep.equal([
        [2, "serial", "CSV_DUPLICATE"],
        [3, "serial", "CSV_DUPLICATE"],
      ]);
    });

    it("names the first line once, however many follow", async () => {
      const found = await read(fileOf(an, an, an));
      expect(faultsOf(found).filter(([, column]) => column === "serial")).to.deep.equal([
        [2, "serial", "CSV_DUPLICATE"],
        [3, "serial", "CSV_DUPLICATE"],
        [4, "serial", "CSV_DUPLICATE"],
      ]);
    });
  });

  describe("given anything at all", () => {
    it("never crashes and never passes bytes", async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
          const { rows, faults } = await read(bytes);
          expect(rows).to.deep.equal([]);
          expect(faults).not.to.deep.equal([]);
        }),
        { numRuns: runs },
      );
    });

    it("never crashes and never passes text below a good header", async () => {
      const text = fc.array(
        fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(",", '"', "\n", "\r\n", an.name ?? "")),
      );
      await fc.assert(
        fc.asyncProperty(text, async (parts) => {
          const { rows, faults } = await read(`${header}\n${parts.join("")}`);
          expect(rows).to.deep.equal([]);
          expect(faults).not.to.deep.equal([]);
        }),
        { numRuns: runs },
      );
    });

    it("never passes a cell of another text where the text is not free", async () => {
      const bound = columns.filter(
        (name) => !["name", "firmName", "blankSerialNo", "decisionNo", "serial"].includes(name),
      );
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...bound),
          fc.string({ unit: "binary", minLength: 1 }),
          async (column, text) => {
            fc.pre(text !== an[column]);
            const { rows, faults } = await read(fileOf({ ...an, [column]: `"${text.replaceAll('"', '""')}"` }));
            expect(rows).to.deep.equal([]);
            expect(faults).not.to.deep.equal([]);
          },
        ),
        { numRuns: runs },
      );
    });

    it("keeps a free text to the letter, or refuses it", async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: "binary", minLength: 1 }), async (text) => {
          const { rows, faults } = await read(fileOf({ ...an, firmName: `"${text.replaceAll('"', '""')}"` }));
          const kept = rows[0]?.draft.content.credentialSubject.firmName;
          if (faults.length === 0) expect(kept).to.equal(text.normalize("NFC"));
          else expect(rows).to.deep.equal([]);
        }),
        // A document is built in each.
        { numRuns: 500 },
      );
    });
  });
});

describe("readLines", () => {
  async function linesOf(...chunks: readonly string[]): Promise<Line[]> {
    const lines: Line[] = [];
    const bytes = chunks.map((chunk) => Buffer.from(chunk));
    for await (const some of readLines(bytes, "UTF-8")) lines.push(...some);
    return lines;
  }

  it("counts from 1 and joins what came in pieces", async () => {
    expect(await linesOf("a\nb", "c\r", "\n\nd")).to.deep.equal([
      { number: 1, text: "a" },
      { number: 2, text: "bc" },
      { number: 3, text: "" },
      { number: 4, text: "d" },
    ]);
  });

  it("leaves a byte order mark out before the first line alone", async () => {
    expect(await linesOf("\uFEFFa\n\uFEFFb\n")).to.deep.equal([
      { number: 1, text: "a" },
      { number: 2, text: "\uFEFFb" },
    ]);
  });

  it("keeps nothing of a line that is too long, and goes on after it", async () => {
    const chunks = Array.from({ length: 40 }, () => "x".repeat(maxLineBytes / 8));
    expect(await linesOf(...chunks, "\nb\n")).to.deep.equal([
      {
        number: 1,
        fault: { line: 1, column: null, code: "CSV_LINE_TOO_LONG", details: { maximum: maxLineBytes } },
      },
      { number: 2, text: "b" },
    ]);
  });
});

describe("columnLetter", () => {
  it("counts as spreadsheets do", () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).to.deep.equal(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
  });
});

describe("csvFaults", () => {
  it("has each text in both languages, with the same places", () => {
    for (const [code, { en, zh }] of Object.entries(csvFaults)) {
      expect(placesIn(zh), code).to.deep.equal(placesIn(en));
    }
  });
});

function placesIn({ meaning, remedy }: { readonly meaning: string; readonly remedy: string }): string[] {
  return [...`${meaning} ${remedy}`.matchAll(/\{(\w+)\}/g)].map(([, place]) => place ?? "").sort();
}

function omit(row: Row, names: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
}
