import * as xlsx from "@e965/xlsx";
import { parseRegisterKey, type ReasonData } from "@elicense/sdk";
import { expect } from "chai";
import fc from "fast-check";
import { describe, it } from "mocha";

import {
  csvTypes,
  describeFault,
  importReasonOf,
  importTypeOf,
  readLicenses,
  readSanctions,
  type CsvType,
  type SanctionFile,
} from "../../../scripts/csv/index.js";
import { sanctionReasonsOf, sanctionTable } from "../../../scripts/csv/sanctionTable.js";
import { codesOf, columns, fileOf, header, issuer, lawyers, lawyerType, lineOf, read, today } from "./read.js";

const importType = importTypeOf(lawyerType, importReasonOf(lawyerType.type) as ReasonData);

/** Reads sanctions on the first three lawyers of the sample, who are issued as they are there. */
async function readAgainst(
  text: string | Uint8Array,
  { csvType = lawyerType, licenses = fileOf(...lawyers.slice(0, 3)) }: { csvType?: CsvType; licenses?: string } = {},
): Promise<SanctionFile> {
  const registerKey = parseRegisterKey(`0x${"5a".repeat(32)}`);
  const file = await readLicenses({ open: () => [Buffer.from(licenses)], csvType, issuer, registerKey, today });
  try {
    return await readSanctions({ open: () => [Buffer.from(text)], csvType, licenses: file, today });
  } finally {
    file.close();
  }
}

const english = sanctionTable.columns.map(({ name }) => name).join(",");
const chinese = sanctionTable.columns.map(({ title }) => title).join(",");
const serial = lawyers[0]!.serial!;

describe("versions of licenses on paper", () => {
  const withVersion = (version: string, changed: Readonly<Record<string, string>> = {}): string =>
    `${header},version\n${lineOf({ ...lawyers[0], ...changed })},${version}\n`;

  it("are part of the identifier, and 1 where the cell is empty", async () => {
    for (const [version, expected] of [
      ["", "001"],
      ["1", "001"],
      ["３", "003"],
      ["999", "999"],
    ] as const) {
      const { rows, faults } = await read(withVersion(version));
      expect(faults).to.deep.equal([]);
      const { identifier, draft } = rows[0]!;
      expect(identifier.split(".").at(-2)).to.equal(expected);
      const { certificateIdentifier, certificateVersion } = draft.content.credentialSubject;
      expect([certificateIdentifier, certificateVersion]).to.deep.equal([identifier, expected]);
    }
  });

  it("may be named in Chinese", async () => {
    const { rows } = await read(withVersion("2").replace("version", "版本"));
    expect(rows[0]!.identifier).to.include(".002.");
  });

  it("are refused where they are none, or the license is new", async () => {
    for (const [text, code, details] of [
      [withVersion("0"), "CSV_VERSION_RANGE", { maximum: 999 }],
      [withVersion("1000"), "CSV_VERSION_RANGE", { maximum: 999 }],
      [withVersion("two"), "CSV_CELL_WHOLE", {}],
      [
        withVersion("2", { reason: "GRANT", reviewer: "1134010000FAKE047E", issuedDate: "2026-01-05" }),
        "CSV_VERSION_NOT_NEW",
        { reason: "GRANT" },
      ],
    ] as const) {
      const { faults, rows } = await read(text);
      expect(rows).to.deep.equal([]);
      expect(faults).to.deep.include({ line: 2, column: "version", code, details });
    }
  });

  it("do not make two licenses of one serial: that alone is entered that is in force", async () => {
    const text = `${withVersion("1")}${lineOf({ ...lawyers[1], serial })},2\n`;
    expect(codesOf(await read(text))).to.deep.include.members([
      [2, "serial", "CSV_DUPLICATE"],
      [3, "serial", "CSV_DUPLICATE"],
    ]);
  });
});

describe("files of an import", () => {
  it("need no reason, and take no other", async () => {
    const names = columns.filter((name) => name !== "reason" && name !== "reviewer");
    const text = [names.join(","), lineOf(lawyers[0]!, names), ""].join("\n");
    expect(codesOf(await read(text))).to.deep.equal([[1, "reason", "CSV_COLUMN_MISSING"]]);
    const { rows } = await read(text, 65_536, importType);
    expect(rows.map(({ reason }) => reason.code)).to.deep.equal(["IMPORT"]);
    const other = await read(fileOf({ ...lawyers[0], reason: "GRANT" }), 65_536, importType);
    expect(other.faults).to.deep.include({
      ...{ line: 2, column: "reason", code: "CSV_REASON_NOT_IMPORT", details: { reason: "IMPORT" } },
    });
  });
});

describe("readSanctions", () => {
  const rows = [
    `${serial},IMPORT-SANCTION,皖司罚〔2015〕1号,2015/6/1,`,
    `${serial},IMPORT-SUSPENSION,皖司罚〔2026〕2号,2026年1月5日,2026-06-30`,
  ];

  it("reads CSV in either language, NDJSON and workbooks alike, in the order in which they are entered", async () => {
    const cells = rows.map((row) => row.split(","));
    const objects = cells.map((row) => Object.fromEntries(english.split(",").map((name, at) => [name, row[at]])));
    const sheet = xlsx.utils.aoa_to_sheet([chinese.split(","), ...cells]);
    const book = xlsx.write(xlsx.utils.book_new(sheet, "a"), { type: "buffer", bookType: "xlsx" }) as Buffer;
    for (const file of [
      [english, ...rows].join("\n"),
      [chinese, ...rows].join("\n"),
      objects.map((each) => JSON.stringify(each)).join("\n"),
      book,
    ]) {
      const { sanctions, faults, readings } = await readAgainst(file);
      expect(faults).to.deep.equal([]);
      expect(readings).to.deep.equal([{ column: "effectiveDate", reading: "date", count: 2 }]);
      expect(
        sanctions.map(({ reason, effectiveOn, through, licenseLine }) => [
          reason.code,
          effectiveOn,
          through,
          licenseLine,
        ]),
      )
        // Its standing is right first, and then what is only noted.
        .to.deep.equal([
          ["IMPORT-SUSPENSION", "2026-01-05", "2026-06-30", 2],
          ["IMPORT-SANCTION", "2015-06-01", null, 2],
        ]);
    }
  });

  it("knows the reasons of every type by its catalog", () => {
    for (const csvType of csvTypes.values()) {
      expect(sanctionReasonsOf(csvType).map(({ code }) => code)).to.have.members([
        ...["IMPORT-REVOCATION", "IMPORT-SUSPENSION", "IMPORT-ANNULMENT", "IMPORT-SANCTION"],
      ]);
    }
  });

  it("says so where a type has none, or one needs another authority's approval", async () => {
    const { type } = lawyerType;
    const without = { ...type, reasons: type.reasons.filter(({ code }) => !code.startsWith("IMPORT-")) };
    const none = await readAgainst([english, ...rows].join("\n"), { csvType: { ...lawyerType, type: without } });
    expect(codesOf(none)).to.deep.equal([[1, "reason", "CSV_SANCTION_NONE"]]);

    const reviewed = type.reasons.map((reason) =>
      reason.code === "IMPORT-SANCTION" ? { ...reason, approval: "AnotherAuthority" } : reason,
    );
    const other = { ...lawyerType, type: { ...type, reasons: reviewed } };
    expect(codesOf(await readAgainst([english, ...rows].join("\n"), { csvType: other }))).to.deep.equal([
      [2, "reason", "CSV_SANCTION_APPROVAL"],
    ]);
  });

  it("names what cannot be read as such, and what is no day", async () => {
    for (const [text, expected] of [
      ["", [1, null, "CSV_EMPTY"]],
      [`${english}\n`, [1, null, "CSV_NO_ROWS"]],
      ["a,b\n1,2\n", [1, null, "CSV_HEADER_MISSING"]],
      [`${english}\n${serial},IMPORT-SANCTION,1,2026-02-30,\n`, [2, "effectiveDate", "DAY_FORM"]],
      [`${english}\n${serial},IMPORT-SUSPENSION,1,2026-01-05,soon\n`, [2, "through", "DAY_FORM"]],
      [`${english}\n${serial},IMPORT-SANCTION,1,1979-12-31,\n`, [2, "effectiveDate", "CSV_REASON_NOT_IN_USE"]],
    ] as const) {
      expect(codesOf(await readAgainst(text)), text).to.deep.equal([expected]);
    }
  });

  it("leaves out what stands against a faulty row", async () => {
    const licenses = fileOf({ ...lawyers[0], sex: "" }, lawyers[1]!);
    const { skipped, sanctions, faults } = await readAgainst([english, ...rows].join("\n"), { licenses });
    expect({ skipped, sanctions, faults }).to.deep.equal({ skipped: 2, sanctions: [], faults: [] });
  });

  it("refuses a suspension of what has expired", async () => {
    const [name = ""] = [...csvTypes.keys()].filter((each) => each === "forensicExaminer");
    const csvType = csvTypes.get(name)!;
    const sample = csvType.type.sample as Readonly<Record<string, string>>;
    const row = {
      serial: "1",
      ...sample,
      issuedDate: "2015-06-01",
      effectiveDate: "2015-06-01",
      expiringDate: "2020-05-31",
    };
    const cells = { ...row, reason: "IMPORT" } as Readonly<Record<string, string | readonly string[]>>;
    const names = csvType.columns.map((column) => column.name);
    const textOf = (value: string | readonly string[] = ""): string =>
      typeof value === "string" ? value : value.join("；");
    const licenses = `${names.join(",")}\n${names.map((each) => textOf(cells[each])).join(",")}\n`;
    const text = `${english}\n1,IMPORT-SUSPENSION,1,2026-01-05,2026-06-30\n1,IMPORT-SANCTION,2,2018-01-05,\n`;
    const { faults } = await readAgainst(text, { csvType, licenses });
    expect(faults).to.deep.equal([
      {
        ...{ line: 2, column: "reason", code: "CSV_SANCTION_EXPIRED" },
        details: { reason: "IMPORT-SUSPENSION", lastDay: "2020-05-31" },
      },
    ]);
  });

  it("takes two suspensions one after the other, and an end after both; nothing else beside an end", async () => {
    const first = `${serial},IMPORT-SUSPENSION,1,2025-06-01,2025-08-31`;
    const second = `${serial},IMPORT-SUSPENSION,2,2025-09-01,2025-10-31`;
    const end = `${serial},IMPORT-ANNULMENT,3,2025-12-01,`;
    expect(
      (await readAgainst([english, end, second, first].join("\n"))).sanctions.map(({ decisionNo }) => decisionNo),
    ).to.deep.equal(["1", "2", "3"]);
    for (const other of [
      `${serial},IMPORT-REVOCATION,4,2025-12-02,`,
      `${serial},IMPORT-SUSPENSION,4,2025-11-01,2025-12-01`,
      `${serial},IMPORT-SUSPENSION,4,2025-12-15,2026-03-01`,
      `${serial},IMPORT-SUSPENSION,4,2025-10-31,2025-11-01`,
    ]) {
      const { faults } = await readAgainst([english, first, second, end, other].join("\n"));
      expect(codesOf({ faults }), other).to.deep.equal([[5, null, "CSV_SANCTION_CONTRADICTS"]]);
    }
  });

  it("accepts nothing that is wrong, and says line, fault and remedy of each, whatever it is given", async () => {
    const cell = fc.oneof(
      fc.constantFrom(serial, "IMPORT-SANCTION", "IMPORT-SUSPENSION", "2026-01-05", "2026-06-30", "", "号"),
      fc.string({ maxLength: 12 }).map((text) => text.replace(/[,\n\r"]/g, "")),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 5, maxLength: 5 }), async (cells) => {
        const { sanctions, faults, rowCount } = await readAgainst(`${english}\n${cells.join(",")}\n`);
        if (rowCount === 0) return;
        const right =
          cells[0] === serial &&
          ["IMPORT-SANCTION", "IMPORT-SUSPENSION"].includes(cells[1] ?? "") &&
          (cells[2] ?? "") !== "" &&
          /^2026-0[16]-/.test(cells[3] ?? "");
        if (sanctions.length > 0) expect(right, JSON.stringify(cells)).to.equal(true);
        expect(sanctions.length > 0 ? faults.length === 0 : faults.length > 0).to.equal(true);
        for (const fault of faults) {
          expect(fault.line).to.be.within(1, 2);
          for (const language of ["en", "zh"] as const) expect(describeFault(fault, language)).not.to.equal("");
        }
      }),
      { numRuns: 500 },
    );
  });
});
