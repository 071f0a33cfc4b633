import { expect } from "chai";
import { describe, it } from "mocha";

import { csvTypes, type CsvType } from "../../../scripts/csv/index.js";
import { codesOf, lawyers, read, sample, type Row } from "./read.js";

const [an, cheng, fang] = lawyers as [Row, Row, Row];

function linesOf(...objects: readonly object[]): string {
  return objects.map((object) => `${JSON.stringify(object)}\n`).join("");
}

describe("NDJSON", () => {
  it("is read as the same licenses, empty members or none, by names or titles", async () => {
    const plain = await read(sample);
    const found = await read(linesOf(...lawyers));
    expect(found.format).to.deep.equal({ kind: "ndjson", encoding: "UTF-8" });
    expect(found.faults).to.deep.equal([]);
    expect(found.rows.map(({ draft }) => draft)).to.deep.equal(plain.rows.map(({ draft }) => draft));
    expect(found.rows[0]?.line).to.equal(1);

    const filled = Object.fromEntries(Object.entries(an).filter(([, text]) => text !== ""));
    const { name, ...others } = cheng;
    const mixed = await read(linesOf(filled, { ...fang, photoHash: null }, { 姓名: name, ...others }));
    expect(mixed.faults).to.deep.equal([]);
    expect(mixed.rows.map(({ identifier }) => identifier)).to.deep.equal(
      [0, 2, 1].map((position) => plain.rows[position]?.identifier),
    );
  });

  it("has numbers, truth values and lists where its type has", async () => {
    const lawFirm = csvTypes.get("lawFirm") as CsvType;
    const firm = { ...lawFirm.type.sample, head: "测试人", serial: "1", reason: "IMPORT" };
    const found = await read(linesOf(firm), undefined, lawFirm);
    expect(found.faults).to.deep.equal([]);
    expect(found.rows[0]?.draft.content.credentialSubject).to.include({ assets: 300_000, isBranch: false });
    const wrong = await read(
      linesOf({ ...firm, assets: 1.5, serial: 1, partners: [1], isBranch: "vielleicht", head: ["x"] }),
      undefined,
      lawFirm,
    );
    expect(codesOf(wrong)).to.deep.equal([
      [1, "serial", "CSV_CELL_NUMBER"],
      [1, "head", "CSV_JSON_VALUE"],
      [1, "assets", "CSV_CELL_WHOLE"],
      [1, "partners", "CSV_JSON_VALUE"],
      [1, "isBranch", "CSV_CELL_CHOICE"],
    ]);
  });

  const line = linesOf(an).trimEnd();
  const lines: [what: string, line: string, column: string | null, code: string][] = [
    ["is no JSON", "{x", null, "CSV_JSON"],
    ["is a list", "[1]", null, "CSV_JSON"],
    ["has a name twice", line.replace("{", '{"name":"方",'), null, "CSV_JSON_NAME_REPEATED"],
    ["has a number that is rounded", line.replace("{", '{"assets":12345678901234567890,'), null, "CSV_JSON_NUMBER"],
    ["has half a character", line.replace("安知夏", "\\ud83d"), null, "CSV_JSON_TEXT"],
    ["has an unknown member", line.replace("}", ',"x":1}'), "#19", "CSV_COLUMN_UNKNOWN"],
    ["has a name and its title", line.replace("}", ',"姓名":"方"}'), "name", "CSV_COLUMN_DUPLICATE"],
    ["has an object for a value", line.replace('"安知夏"', "{}"), "name", "CSV_JSON_VALUE"],
    ["lacks a member", line.replace('"name":"安知夏",', ""), "name", "CSV_CELL_EMPTY"],
    ["has nothing", "{}", null, "CSV_ROW_EMPTY"],
  ];
  for (const [what, text, column, code] of lines) {
    it(`is refused where a line ${what}`, async () => {
      const found = await read(`${linesOf(cheng)}${text}\n`);
      expect(codesOf(found)).to.deep.equal([[2, column, code]]);
    });
  }
});
