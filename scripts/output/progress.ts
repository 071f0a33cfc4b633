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
 * Draws a bar on standard error, with the rate and the time left in minutes and seconds, where that is a terminal;
 * anywhere else, and of nothing to do, it draws nothing.
 *
 * @param label - What is being counted.
 * @param total - How many there are.
 */
export function startProgress(label: string, total: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY || total === 0) return { show: () => undefined, end: () => undefined };
  const start = performance.now();
  const show = (done: number): void => {
    const filled = Math.round((width * done) / total);
    // Respects NO_COLOR.
    const bar = styleText("green", "█".repeat(filled), { stream }) + "░".repeat(width - filled);
    stream.write(
      `\r${bar} ${done}/${total} ${label}${paceText(done, total, (performance.now() - start) / 1000)}\u001B[K`,
    );
  };
  show(0);
  return { show, end: () => stream.write("\r\u001B[2K") };
}

/** How many a second, and how long the rest takes, as 34/s 2:05; nothing before it can be told. */
function paceText(done: number, total: number, seconds: number): string {
  if (done === 0 || seconds < 1) return "";
  const rate = done / seconds;
  const left = Math.ceil((total - done) / rate);
  const clock = `${String(Math.floor(left / 60))}:${String(left % 60).padStart(2, "0")}`;
  return `  ${rate < 10 ? rate.toFixed(1) : String(Math.round(rate))}/s  ${clock}`;
}
