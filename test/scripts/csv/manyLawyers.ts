import { citizenNumberCheckCharacter, dayFromNumber } from "@elicense/sdk";

import { fileOf, lawyers, type Row } from "./read.js";

const rowsAPiece = 500;

/** A file of any number of invented lawyers, 500 to a decision, as it comes from a disk. */
export function* manyLawyers(count: number): Generator<Uint8Array> {
  yield Buffer.from(fileOf());
  const head = fileOf().length;
  for (let start = 0; start < count; start += rowsAPiece) {
    const rows = Array.from({ length: Math.min(rowsAPiece, count - start) }, (_, index) => lawyer(start + index));
    yield Buffer.from(fileOf(...rows).slice(head));
  }
}

function lawyer(index: number): Row {
  const number = String(index).padStart(6, "0");
  // A woman's sequence is even: 500 of them are born a day.
  const birth = dayFromNumber(Math.floor(index / 500)).replaceAll("-", "");
  const body = `349900${birth}${String((index % 500) * 2).padStart(3, "0")}`;
  return {
    ...(lawyers[0] as Row),
    serial: `MANY${number}`,
    idNumber: body + citizenNumberCheckCharacter(body),
    practiceNo: `13401201511${number}`,
    decisionNo: `皖司许律〔2020〕${String(Math.floor(index / 500))}号`,
  };
}
