import { styleText } from "node:util";

/** Shows how far a batch has come. */
export interface Progress {
  /** @param done - How many of all are done. */
  readonly show: (done: number) => void;
  /** Takes the bar away again. */
  readonly end: () => void;
}

const width = 30;

/**
 * Draws a bar on standard error, where that is a terminal; anywhere else it draws nothing.
 *
 * @param label - What is being counted.
 * @param total - How many there are.
 */
export function startProgress(label: string, total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { show: () => undefined, end: () => undefined };
  const show = (done: number): void => {
    const filled = Math.round((width * done) / Math.max(total, 1));
    // Respects NO_COLOR.
    const bar = styleText("green", "█".repeat(filled), { stream }) + "░".repeat(width - filled);
    stream.write(`\r${bar} ${done}/${total} ${label}`);
  };
  show(0);
  return { show, end: () => stream.write("\r\u001B[2K") };
}
