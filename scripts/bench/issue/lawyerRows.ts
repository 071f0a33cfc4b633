import { citizenNumberCheckCharacter } from "@elicense/sdk";

/** Columns of the file, as `samples/lawyers.csv` has them. */
const columns = [
  "serial",
  "name",
  "sex",
  "idNumber",
  "practiceNo",
  "category",
  "firmName",
  "firmUscc",
  "qualificationNo",
  "decisionNo",
  "issuedDate",
  "areaCode",
  "reason",
] as const;

/**
 * Writes the lines of a CSV file of invented lawyers, no two alike, every number valid in its check digits.
 *
 * @param count - How many.
 * @param from - Number of the first, so that two files can be apart.
 * @throws {RangeError} Where a number would have more than six digits.
 */
export function* lawyerRows(count: number, from = 0): Generator<string, void, undefined> {
  if (from + count > 1_000_000) throw new RangeError(`there is no lawyer ${String(from + count - 1)}`);
  yield `${columns.join(",")}\n`;
  for (let number = from; number < from + count; number++) yield `${rowOf(number)}\n`;
}

function rowOf(number: number): string {
  const six = String(number).padStart(6, "0");
  return [
    `20200430AH${String(number).padStart(10, "0")}`,
    "测试甲",
    "女",
    citizenNumberOf(number),
    `13401201511${six}`,
    "专职律师",
    "合肥样例律师事务所",
    "31340000E0FAKE073W",
    `A20143499${six}`,
    "皖司许律〔2020〕0001号",
    "2020-04-30",
    "340100",
    "IMPORT",
  ].join(",");
}

/** Of a woman, whose last digit but one is even, born on one of 28 days of twelve months of thirty years. */
function citizenNumberOf(number: number): string {
  const order = 2 * (number % 500);
  const birth = Math.floor(number / 500);
  const day = (birth % 28) + 1;
  const month = (Math.floor(birth / 28) % 12) + 1;
  const year = 1960 + (Math.floor(birth / 336) % 30);
  const two = (part: number): string => String(part).padStart(2, "0");
  const body = `349900${String(year)}${two(month)}${two(day)}${String(order).padStart(3, "0")}`;
  return body + citizenNumberCheckCharacter(body);
}
