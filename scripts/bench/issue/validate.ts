import { createReadStream } from "node:fs";

import { parseRegisterKey } from "@elicense/sdk";

import { csvTypes, readLicenses, type CsvType } from "../../csv/index.js";

/**
 * Judges the rows of files alone, every one of which is good, and prints as a list of JSON how many a second it judged of
 * each: as `node` runs the command line, bundled.
 */
const registerKey = parseRegisterKey(process.env.ELICENSE_REGISTER_KEY ?? "");
const rates: number[] = [];
for (const file of process.argv.slice(2)) {
  const start = performance.now();
  const { goodCount, rowCount, close } = await readLicenses({
    open: () => createReadStream(file),
    csvType: csvTypes.get("lawyer") as CsvType,
    issuer: { code: "1134000000FAKE020H", name: "安徽省司法厅（虚构）", region: "340000" },
    registerKey,
    today: new Date().toISOString().slice(0, 10),
  });
  rates.push(rowCount / ((performance.now() - start) / 1_000));
  close();
  if (goodCount !== rowCount) throw new RangeError(`${String(rowCount - goodCount)} rows were found faulty`);
}
console.log(JSON.stringify(rates));
