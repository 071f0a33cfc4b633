/** Writes a number as a word of the ABI: 64 hexadecimal digits, without 0x. */
export function toWord(number: number | bigint): string {
  return number.toString(16).padStart(64, "0");
}
