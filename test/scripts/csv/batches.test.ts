import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { parseRegisterKey } from "@elicense/sdk";
import { expect } from "chai";
import { describe, it } from "mocha";

import { readLicenses, type LicenseFile } from "../../../scripts/csv/index.js";
import { maxNamedFaults } from "../../../scripts/csv/FaultLog.js";
import { manyLawyers } from "./manyLawyers.js";
import { fileOf, issuer, lawyers, lawyerType, today, type Row } from "./read.js";

const registerKey = parseRegisterKey(`0x${"5a".repeat(32)}`);
const bureau = "1134010000FAKE047E";

function open(text: string, parameters: Partial<Parameters<typeof readLicenses>[0]> = {}): Promise<LicenseFile> {
  return readLicenses({
    open: () => [Buffer.from(text)],
    csvType: lawyerType,
    issuer,
    registerKey,
    today,
    ...parameters,
  });
}

/** Rows of the sample, each of a decision of its own where it is said. */
function rowsOf(...decisions: readonly Row[]): readonly Row[] {
  return decisions.map((decision, index) => ({ ...(lawyers[index] as Row), ...decision }));
}

describe("LicenseFile", () => {
  it("gives batches of one decision, decisions by their first lines, rows by theirs, the same each time", async () => {
    const one = { decisionNo: "一号", issuedDate: "2020-04-30" };
    const two = { decisionNo: "二号", issuedDate: "2020-04-30" };
    const file = await open(fileOf(...rowsOf(two, one, two, two, one)));
    for (let time = 0; time < 2; time++) {
      const lines = [...file.batches(2)].map(({ rows }) => rows.map(({ line }) => line));
      expect(lines).to.deep.equal([[2, 4], [5], [3, 6]]);
    }
    expect([...file.batches(9)].map(({ position }) => position)).to.deep.equal([0, 1]);
    expect(file.goodCount).to.equal(5);
    file.close();
  });

  it("tells decisions apart by number, reason, reviewer and day", async () => {
    const grant = { reason: "GRANT", reviewer: bureau, issuedDate: "2026-01-10", decisionNo: "号" };
    const rows = rowsOf(
      { decisionNo: "号" },
      { decisionNo: "号", issuedDate: "2020-05-01" },
      grant,
      { ...grant, reviewer: "1134160000FAKE039R" },
      { decisionNo: "号2" },
    );
    const file = await open(fileOf(...rows));
    expect(file.faults).to.deep.equal([]);
    expect([...file.batches(100)].length).to.equal(5);
    file.close();
  });

  it("asks for good rows what no table can tell, one after the other, and leaves out what is refused", async () => {
    const asked: number[] = [];
    const rows = rowsOf({}, { sex: "" }, {}, {});
    const file = await open(fileOf(...rows), {
      inspect: ({ line }) => {
        asked.push(line);
        return line === 4
          ? Promise.resolve([{ line, column: "reviewer", code: "CSV_REVIEWER_UNKNOWN", details: {} }])
          : [];
      },
    });
    expect(asked).to.deep.equal([2, 4, 5]);
    expect(file.faults.map(({ line, code }) => [line, code])).to.deep.equal([
      [3, "CSV_CELL_EMPTY"],
      [4, "CSV_REVIEWER_UNKNOWN"],
    ]);
    expect([...file.rows()].map(({ line }) => line)).to.deep.equal([2, 5]);
    file.close();
  });

  it("names the first faults of a file that has nothing else, and counts the rest", async () => {
    const row: Row = { ...(lawyers[0] as Row), sex: "x" };
    const file = await open(
      fileOf(...Array.from({ length: maxNamedFaults + 5 }, (_, index) => ({ ...row, serial: `S${String(index)}` }))),
    );
    expect(file.faults.length).to.equal(maxNamedFaults);
    expect(file.faults[0]).to.include({ line: 2, column: "sex", code: "CSV_CELL_CHOICE" });
    // Each row is faulty in itself, and twice a duplicate of the others.
    expect(file.faultCount).to.equal(3 * (maxNamedFaults + 5));
    expect(file.goodCount).to.equal(0);
    file.close();
  });

  it("judges 50,000 rows, and keeps none of them in memory", async function () {
    this.timeout(120_000);
    const before = heapInUse();
    const file = await open("", { open: () => manyLawyers(50_000) });
    const after = heapInUse();
    expect(file.faults).to.deep.equal([]);
    expect([file.rowCount, file.goodCount]).to.deep.equal([50_000, 50_000]);
    const [first, second] = file.batches(100);
    expect([first?.rows.length, first?.rows[0]?.line, second?.rows[0]?.line]).to.deep.equal([100, 2, 102]);
    // As JavaScript has them, 50,000 rows are more than ten times as much.
    expect(after - before).to.be.below(10 * 1_048_576);
    file.close();
  });
});

/** Bytes of memory that are in use, once what is not was given back. */
function heapInUse(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}
