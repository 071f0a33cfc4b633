import { createReadStream } from "node:fs";

import { parseRegisterKey } from "@elicense/sdk";

import { csvTypes, readLicenses, type CsvType } from "../../csv/index.js";
import type { Figure } from "../Figure.js";

/** Measures the judging of a file's rows alone, every one of which is good. */
export async function measureValidation(file: string, env: Readonly<Record<string, string>>): Promise<Figure> {
  const start = performance.now();
  const { goodCount, rowCount, close } = await readLicenses({
    open: () => createReadStream(file),
    csvType: csvTypes.get("lawyer") as CsvType,
    issuer: { code: "1134000000FAKE020H", name: "安徽省司法厅（虚构）", region: "340000" },
    registerKey: parseRegisterKey(env.ELICENSE_REGISTER_KEY ?? ""),
    today: new Date().toISOString().slice(0, 10),
  });
  const seconds = (performance.now() - start) / 1_000;
  close();
  if (goodCount !== rowCount) throw new RangeError(`${String(rowCount - goodCount)} rows were found faulty`);
  return { operation: "validate", subject: "elicense", value: rowCount / seconds, unit: "rows/s" };
}
