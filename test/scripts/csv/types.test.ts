import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { licenseTypes, type LicenseType } from "@elicense/sdk";
import { expect } from "chai";
import fc from "fast-check";
import { describe, it } from "mocha";

import { projectRoot } from "../../../scripts/config.js";
import { csvTypeOf, csvTypes, describeFault, type CsvType } from "../../../scripts/csv/index.js";
import { templateOf } from "../../../scripts/csv/template.js";
import { templateFile } from "../../../scripts/csv/templateFile.js";
import { codesOf, read } from "./read.js";

const schemas = join(projectRoot, "schemas");
const sheets = { table: "licenses", notes: "notes" };

/** A file of a type with the template's sample row, changed where it is said. */
function fileWith(csvType: CsvType, changes: Readonly<Record<string, string>>): string {
  const columns = templateOf(csvType, "en");
  const names = columns.map(({ name }) => name);
  const cells = columns.map(({ name, sample }) => changes[name] ?? sample);
  return [names, cells].map((texts) => texts.map((text) => `"${text.replaceAll('"', '""')}"`).join(",")).join("\n");
}

describe("csvTypes", () => {
  it("has every type of schemas/ by the name of its folder", () => {
    const folders = readdirSync(schemas).filter((folder) => existsSync(join(schemas, folder, "schema.json")));
    expect([...csvTypes.keys()].sort()).to.deep.equal(folders.sort());
    expect(licenseTypes.length).to.equal(folders.length);
  });

  it("has titles that name one column each", () => {
    for (const { columns } of csvTypes.values()) {
      const names = columns.flatMap(({ name, title }) => [name, title]);
      expect(new Set(names).size).to.equal(names.length);
    }
  });

  it("takes a type that it was never told of, by its schema and catalog alone", async () => {
    const csvType = csvTypeOf(fifthType());
    const names = csvType.columns.map(({ name }) => name);
    expect(names).to.include.members(["serial", "officeUscc", "decisionNo", "reason", "reviewer", "holder"]);
    const worker: Readonly<Record<string, string>> = {
      ...{
        serial: "1",
        reason: "GRANT",
        reviewer: "1134160000FAKE039R",
        name: "测试丁",
        idNumber: "319900197712310034",
        licenseNo: "B20263416001",
      },
      ...{ officeName: "谯城样例法律服务所", officeUscc: "33341602E0FAKE1292", areaCode: "341600" },
      ...{ decisionNo: "亳司许基〔2026〕0001号", issuedDate: "2026年1月5日" },
    };
    const lines = [names, names.map((name) => worker[name] ?? "")].map((cells) => cells.join(","));
    const found = await read(lines.join("\n"), undefined, csvType);
    expect(found.faults).to.deep.equal([]);
    expect(found.rows[0]?.draft.content.credentialSubject).to.include({ officeUscc: worker.officeUscc });
  });

  for (const [name, csvType] of csvTypes) {
    describe(name, () => {
      for (const language of ["en", "zh"] as const) {
        for (const format of ["csv", "xlsx"] as const) {
          it(`accepts its template's row once it is filled in, ${format} in ${language}`, async () => {
            // By another decision, and else as the sample has it.
            const { type, decisionNo } = csvType;
            const other = (type.sample?.[decisionNo] as string).replace("0999", "0998");
            const columns = templateOf(csvType, language).map((column) =>
              column.name === decisionNo ? { ...column, sample: other } : column,
            );
            const found = await read(templateFile(columns, format, { language, sheets }), undefined, csvType);
            expect(found.faults).to.deep.equal([]);
            expect(found.rows.length).to.equal(1);
            expect(found.rows[0]?.line).to.equal(2);
            const subject = { ...type.sample, [decisionNo]: other };
            expect(found.rows[0]?.draft.content.credentialSubject).to.deep.include(subject);
            expect(found.rows[0]?.decisionNo).to.equal(other);
          });

          it(`refuses its template's sample row as it is, ${format} in ${language}`, async () => {
            const template = templateFile(templateOf(csvType, language), format, { language, sheets });
            const found = await read(template, undefined, csvType);
            expect(codesOf(found)).to.deep.equal([[2, null, "CSV_SAMPLE_ROW"]]);
            expect(found.rows).to.deep.equal([]);
          });
        }
      }

      it("has a note on each column, in both languages, with every place filled", () => {
        const [english, chinese] = [templateOf(csvType, "en"), templateOf(csvType, "zh")];
        for (const { note } of [...english, ...chinese])
          expect(note)
            .to.match(/[.。]$/)
            .and.not.match(/\{[a-z]+\}/i);
        expect(english.map(({ note }) => note)).not.to.deep.equal(chinese.map(({ note }) => note));
      });
    });
  }
});

describe("rows of the other types", () => {
  const cases: [type: string, changes: Readonly<Record<string, string>>, faults: [number, string, string][]][] = [
    ["lawFirm", { uscc: "32340000E0FAKE807C" }, [[2, "uscc", "CSV_CELL_FORM"]]],
    ["lawFirm", { assets: "三十万" }, [[2, "assets", "CSV_CELL_WHOLE"]]],
    ["lawFirm", { assets: "300,000" }, [[2, "assets", "CSV_CELL_WHOLE"]]],
    ["lawFirm", { isBranch: "no" }, [[2, "isBranch", "CSV_CELL_CHOICE"]]],
    ["lawFirm", { isBranch: "是" }, [[2, "headOfficeUscc", "CSV_CELL_EMPTY"]]],
    ["lawFirm", { headOfficeUscc: "31340000E0FAKE073W" }, [[2, "headOfficeUscc", "CSV_CELL_UNWANTED"]]],
    ["lawFirm", { isBranch: "", headOfficeUscc: "31340000E0FAKE073W" }, [[2, "isBranch", "CSV_CELL_EMPTY"]]],
    ["lawFirm", { partners: "示例人，样本人" }, [[2, "partners", "CSV_CELL_LIST"]]],
    ["lawFirm", { partners: "示例人；；样本人" }, [[2, "partners", "CSV_CELL_LIST"]]],
    ["lawFirm", { partners: "示例人； 样本人" }, [[2, "partners", "CSV_CELL_SPACE"]]],
    ["notary", { licenseNo: "A12" }, [[2, "licenseNo", "CSV_CELL_FORM"]]],
    ["notary", { appointmentDecisionNo: "" }, [[2, "appointmentDecisionNo", "CSV_CELL_EMPTY"]]],
    ["forensicExaminer", { disciplines: "" }, [[2, "disciplines", "CSV_CELL_EMPTY"]]],
    ["forensicExaminer", { disciplines: "法".repeat(51) }, [[2, "disciplines", "CSV_CELL_FORM"]]],
    ["forensicExaminer", { expiringDate: "2029-03-02" }, [[2, "expiringDate", "CSV_VALIDITY"]]],
    ["forensicExaminer", { expiringDate: "2024-02-29" }, [[2, "expiringDate", "CSV_VALIDITY"]]],
    ["forensicExaminer", { expiringDate: "2150-01-01" }, [[2, "expiringDate", "DAY_RANGE"]]],
  ];
  for (const [name, changes, faults] of cases) {
    it(`names ${JSON.stringify(changes)} of a ${name}`, async () => {
      const csvType = csvTypes.get(name) as CsvType;
      const found = await read(fileWith(csvType, changes), undefined, csvType);
      expect(codesOf(found)).to.deep.equal(faults);
      expect(found.rows).to.deep.equal([]);
    });
  }

  it("says in words of each language which form a cell needs", async () => {
    const lawFirm = csvTypes.get("lawFirm") as CsvType;
    const firm = await read(fileWith(lawFirm, { uscc: "32340000E0FAKE807C" }), undefined, lawFirm);
    const fault = firm.faults[0]!;
    expect(fault.details).to.deep.equal({ expected: { en: "beginning with 31", zh: "以 31 开头" } });
    expect(describeFault(fault, "en")).to.equal(
      "The cell does not have the form that its column needs (beginning with 31). Compare it with the license.",
    );
    expect(describeFault(fault, "zh")).to.equal("单元格不符合该列的格式要求（以 31 开头）。请与证照核对。");

    const examiner = csvTypes.get("forensicExaminer") as CsvType;
    const { faults } = await read(fileWith(examiner, { disciplines: "法".repeat(51) }), undefined, examiner);
    expect(describeFault(faults[0]!, "zh")).to.include("（不得多于 50 个字符）");
  });

  it("says what is allowed and what was found, of a validity", async () => {
    const csvType = csvTypes.get("forensicExaminer") as CsvType;
    const { faults } = await read(fileWith(csvType, { expiringDate: "2029-03-02" }), undefined, csvType);
    expect(faults[0]?.details).to.deep.equal({ days: 1_828, reason: "IMPORT", minimum: 1, maximum: 1_827 });
  });
});

describe("10,000 faulty files", () => {
  const anyType = fc.constantFrom(...csvTypes.values());
  const spoilt = fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 30 }),
    fc.constantFrom(
      "",
      "=1",
      " ",
      "0",
      "是",
      "2023-02-29",
      "２０２３",
      "31/12/2020",
      "1e5",
      "#N/A",
      "，",
      "；",
      "\uFFFD",
    ),
  );

  it("are refused without a crash, each naming line, column, fault and remedy", async function () {
    this.timeout(300_000);
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(anyType, fc.nat(), spoilt, async (csvType, position, text) => {
        // Columns whose text is not free, so that a changed one cannot be right.
        const bound = csvType.columns.filter(({ kind, name }) => kind !== "text" && name !== "serial");
        const column = bound[position % bound.length] as (typeof bound)[number];
        const [sample = ""] = templateOf(csvType, "en").flatMap(({ name, sample: cell }) =>
          name === column.name ? cell : [],
        );
        fc.pre(text !== sample && !isRightToo(column.kind, text) && !(text === "" && column.optional));
        const found = await read(fileWith(csvType, { [column.name]: text }), undefined, csvType);
        expect(found.rows).to.deep.equal([]);
        expect(found.faults).not.to.deep.equal([]);
        for (const fault of found.faults) {
          expect(fault.line).to.equal(fault.column === null ? fault.line : 2);
          expect(fault.line).to.be.within(1, 60);
          for (const language of ["en", "zh"] as const) {
            // What is wrong, and what to do: two sentences at the least.
            expect(describeFault(fault, language)).to.match(/[.。][^]*[.。]$/);
          }
        }
        refused++;
      }),
      { numRuns: 10_000 },
    );
    expect(refused).to.be.at.least(10_000);
  });
});

/** A license type that is no part of the project. */
function fifthType(): LicenseType {
  const folder = join(projectRoot, "test", "schemas", "grassrootsLegalWorker");
  const dataOf = (file: string): object => JSON.parse(readFileSync(join(folder, file), "utf8")) as object;
  return { ...dataOf("catalog.json"), schema: dataOf("schema.json") } as LicenseType;
}

/** Whether a text that was made at random may be right in a column of this kind. */
function isRightToo(kind: string, text: string): boolean {
  if (kind === "integer") return /^[0-9０-９]+$/.test(text);
  if (kind === "boolean") return /^(?:是|否|true|false)$/i.test(text);
  return kind === "list";
}
