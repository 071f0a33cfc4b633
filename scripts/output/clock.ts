import stringWidth from "fast-string-width";

/** Shows that something goes on, and for how long. */
export interface Clock {
  /** Takes the line away, for something else to be said; it comes back with the next second. */
  readonly clear: () => void;
  /** Takes the line away for good. */
  readonly end: () => void;
}

/**
 * Draws one line on standard error with what is waited for and the minutes and seconds since, anew each second, where that is
 * a terminal; anywhere else it draws nothing. A label that is too long for the line is cut.
 *
 * @param label - Says what is waited for, and how far it has come.
 */
export function startClock(label: () => string, stream: NodeJS.WriteStream = process.stderr): Clock {
  if (!stream.isTTY) return { clear: () => undefined, end: () => undefined };
  const start = performance.now();
  const show = (): void => {
    // A timer may be a little early, when a second had not quite passed.
    const seconds = Math.round((performance.now() - start) / 1_000);
    const clock = `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, "0")}`;
    stream.write(`\r${cut(label(), widthOf(stream) - clock.length - 3)}  ${clock}\u001B[K`);
  };
  const clear = (): void => void stream.write("\r\u001B[2K");
  show();
  const timer = setInterval(show, 1_000);
  return {
    clear,
    end: () => {
      clearInterval(timer);
      clear();
    },
  };
}

/** The last place of a line stays free: some terminals go on to the next one behind it. */
function widthOf({ columns }: NodeJS.WriteStream): number {
  // Some terminals do not tell how wide they are.
  return columns || 80;
}

/** Shortens a text to so many places: only the last of several lines could be taken away again. */
function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const kept = [...text];
  while (kept.length > 0 && stringWidth(kept.join("")) >= width) kept.pop();
  return `${kept.join("")}…`;
}
