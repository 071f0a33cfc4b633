import { exitCodes } from "../../exit.js";
import { promptLine, type Terminal } from "../../secrets/promptLine.js";
import type { Invocation } from "./Command.js";
import { CommandError } from "./CommandError.js";

/** Options of a command that asks before it sends. */
export interface ConfirmOptions {
  readonly yes?: true;
}

/** What counts as yes. */
const yes = /^(?:y|yes|是|好)$/i;

/**
 * Asks a person whether to go on; where `--yes` says it, nobody.
 *
 * @param terminal - Where it is asked; the process's own if left out.
 * @param instead - Options by which a program, which cannot be asked, says what it wants.
 * @throws {CommandError} CONFIRM_REFUSED at any answer but yes. PROMPT_NO_TERMINAL where nobody is there: a program says
 * `--yes`.
 */
export async function confirm(
  options: ConfirmOptions,
  { text }: Pick<Invocation, "text">,
  terminal?: Terminal,
  instead = "--yes, --dry-run",
): Promise<void> {
  if (options.yes === true) return;
  const answer = await promptLine({ question: text("confirm.question"), hidden: false, options: instead }, terminal);
  if (!yes.test(answer.trim())) throw new CommandError("confirm.refused", exitCodes.refused);
}
