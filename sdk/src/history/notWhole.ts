import { CONSUMER_USES_NOT_WHOLE, HISTORY_NOT_WHOLE, REGISTER_NOT_WHOLE } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import type { BookFault } from "./Book.js";

/** What a node was to show whole: a book of a license, an authority's register, or a consumer's uses. */
export type Whole =
  { readonly book: "management" | "usage" } | { readonly register: number } | { readonly consumer: number };

/** The error of what is not all that the state commits to. */
export function notWhole(whole: Whole, fault: BookFault): ElicenseError {
  const { kind } = fault;
  const { expected, actual } = fault.kind === "length" ? fault : { expected: "", actual: "" };
  const details = { kind, expected, actual };
  if ("book" in whole) return new ElicenseError(HISTORY_NOT_WHOLE, { book: whole.book, ...details });
  if ("register" in whole) return new ElicenseError(REGISTER_NOT_WHOLE, { authority: whole.register, ...details });
  return new ElicenseError(CONSUMER_USES_NOT_WHOLE, { consumer: whole.consumer, ...details });
}
