/**
 * Writes rows as CSV, by RFC 4180: commas, quotes doubled, lines ended by CR LF. A cell that a spreadsheet would take for
 * a formula, which some do in either width and behind spaces, gets an apostrophe before it.
 *
 * @example
 * toCsv([["number", "note"], ["1", "=1+1"]]); // "number,note\r\n1,'=1+1\r\n"
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(toCell).join(",")}\r\n`).join("");
}

function toCell(text: string): string {
  const harmless = /^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
