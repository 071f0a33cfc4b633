import type { Language } from "@elicense/sdk";

import type { ExitCode } from "../../exit.js";
import { message, type MessageKey, type MessageValues } from "../../messages/index.js";

export type { ExitCode };

/** What keeps a command from being carried out and is the command line's own affair, not the SDK's. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly key: MessageKey;
  readonly values: MessageValues;
  readonly exitCode: ExitCode;
  readonly #textKey: MessageKey;

  /** @param textKey - What it says, where that is more than the code tells. */
  constructor(key: MessageKey, exitCode: ExitCode, values: MessageValues = {}, textKey: MessageKey = key) {
    super(message("en", textKey, values));
    this.key = key;
    this.#textKey = textKey;
    this.values = values;
    this.exitCode = exitCode;
  }

  /** For programs: `file.unreadable` is FILE_UNREADABLE. */
  get code(): string {
    return this.key
      .replace(/([a-z])([A-Z])/g, "$1_$2")
      .replaceAll(".", "_")
      .toUpperCase();
  }

  /** What happened and what to do, in a language. */
  describe(language: Language): string {
    return message(language, this.#textKey, this.values);
  }
}
