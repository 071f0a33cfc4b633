import { IDENTIFIER_DIVISION } from "../errors/catalogue/identifiers.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import type { Subject } from "./text.js";

/**
 * Refuses six digits that can't be a division inside a longer number.
 *
 * Looser than `parseDivisionCode` on purpose. A number keeps the division of the day it was given: Hainan once had
 * counties without a city (460028), and the cards of foreign permanent residents put a nationality there. So the zeros
 * say nothing, and only the first digit does.
 *
 * @param division - Six digits.
 * @param positions - Where they stand, as people read it.
 * @throws {ElicenseError} IDENTIFIER_DIVISION.
 */
export function requireEmbeddedDivision(division: string, positions: string, subject: Subject): void {
  if (division.startsWith("0")) throw new ElicenseError(IDENTIFIER_DIVISION, { ...subject, positions });
}
