/** The elements of XML in what was looked at. */
export interface ElementCounts {
  /** Cells, and strings that cells share. */
  readonly cells: number;
  /** Whatever is neither a cell, a string, a row, nor part of these: formats, formulas, comments. */
  readonly others: number;
}

/** Where an element begins, and its name without the namespace's; of what is no XML, or in UTF-16, no name. */
const start = /<(?![/!?])(?:(?:\w+:)?(\w+))?/g;

const cellNames = new Set(["c", "si"]);

/** What cells, strings and rows consist of. */
const partNames = new Set(["row", "v", "t", "is", "r", "rPh", "phoneticPr"]);

/** How many characters of an element's beginning may be left for the next piece. */
const maxCarried = 64;

/** Counts the elements of XML that comes piece by piece, without keeping it. */
export function elementCounter(): (piece: Buffer) => ElementCounts {
  let [cells, others, carried] = [0, 0, ""];
  return (piece) => {
    const text = carried + piece.toString("latin1");
    // The last name may go on in the next piece.
    const last = text.lastIndexOf("<");
    const whole = last < 0 || text.length - last > maxCarried ? text.length : last;
    carried = text.slice(whole);
    for (const [, name = ""] of text.slice(0, whole).matchAll(start)) {
      if (cellNames.has(name)) cells++;
      else if (!partNames.has(name)) others++;
    }
    return { cells, others };
  };
}
