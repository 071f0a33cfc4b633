import { promptLine, type Terminal } from "../../secrets/promptLine.js";
import type { Invocation } from "./Command.js";

/** What counts as yes. */
const yes = /^(?:y|yes|是|好)$/i;

/**
 * Asks a person whether to go on.
 *
 * @param terminal - Where it is asked; the process's own if left out.
 * @returns Whether the answer is yes.
 * @throws {CommandError} PROMPT_NO_TERMINAL where nobody is there: a program says `--yes`.
 */
export async function confirm({ text }: Pick<Invocation, "text">, terminal?: Terminal): Promise<boolean> {
  const answer = await promptLine(
    { question: text("confirm.question"), hidden: false, options: "--yes, --dry-run" },
    terminal,
  );
  return yes.test(answer.trim());
}
