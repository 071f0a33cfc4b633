import { decodeRlp, encodeRlp, type RlpStructuredData } from "ethers";

/** A list in RLP: members in hexadecimal with 0x, or lists of such. */
export type RlpItem = RlpStructuredData;

/** How long what is read may be, bytes: a header of a thousand validators with all their seals. */
const maxBytes = 131_072;

/**
 * Reads RLP (Yellow Paper, appendix B) that was written as it must be: another writing of the same would have another
 * hash, and nested without end it would end the program.
 *
 * @returns `undefined` for what is none.
 */
export function readRlp(text: unknown): RlpItem | undefined {
  if (typeof text !== "string" || text.length > 2 + 2 * maxBytes || !/^0x(?:[\da-f]{2})+$/.test(text)) return undefined;
  try {
    const item = decodeRlp(text);
    return encodeRlp(item) === text ? item : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a member has so many bytes. */
export function isBytes(item: unknown, length: number): item is string {
  return typeof item === "string" && item.length === 2 + 2 * length;
}

/** Reads a member as a whole number that can be counted with; `undefined` where it is none, or begins with zeros. */
export function readNumber(item: RlpItem | undefined): number | undefined {
  if (typeof item !== "string" || item.startsWith("0x00") || item.length > 18) return undefined;
  const number = item === "0x" ? 0 : Number(item);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** Writes a quantity of JSON-RPC as RLP has it, without zeros before it; `undefined` for what is none. */
export function fromQuantity(quantity: unknown): string | undefined {
  if (typeof quantity !== "string" || !/^0x(?:0|[1-9a-f][\da-f]{0,63})$/.test(quantity)) return undefined;
  const digits = quantity.slice(2);
  if (digits === "0") return "0x";
  return `0x${digits.length % 2 === 0 ? "" : "0"}${digits}`;
}
