import { readFileSync, writeFileSync } from "node:fs";

import * as xlsx from "@e965/xlsx";

/** Enters another license in a workbook's template than its sample: by a decision of another number, and else the same. */
export function fillTemplate(file: string): void {
  const book = xlsx.read(readFileSync(file), { cellStyles: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ""] ?? {};
  for (const cell of Object.values(sheet) as readonly Partial<xlsx.CellObject>[]) {
    if (typeof cell.v === "string" && cell.v.includes("〕0999号")) {
      const filled = cell.v.replace("0999", "0998");
      Object.assign(cell, { v: filled, w: filled, r: undefined, h: undefined });
    }
  }
  writeFileSync(file, xlsx.write(book, { type: "buffer", bookType: "xlsx" }) as Buffer);
}
