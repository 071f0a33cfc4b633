import { styleText } from "node:util";

/** What a text says of how it stands. */
export type Tone = "good" | "bad" | "unsure";

const colors = { good: "green", bad: "red", unsure: "yellow" } as const;

/** Colours a text on standard output, where that is a terminal; respects NO_COLOR. */
export function tone(name: Tone, text: string): string {
  return styleText(colors[name], text, { stream: process.stdout });
}
