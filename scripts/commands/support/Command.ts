import type { Language, Text } from "@elicense/sdk";

import type { Interruption } from "../../interruption.js";
import type { SecretSource } from "../../secrets/readSecret.js";
import type { MessageKey, MessageValues } from "../../messages/index.js";
import type { ExitCode } from "./CommandError.js";

/** Which key signs, and where its password comes from, as far as the command line says so. */
export interface SigningOptions {
  /** Name or address of the key. */
  readonly key?: string;
  /** Where the password of a key of the keystore comes from; a person is asked if left out. */
  readonly password: SecretSource;
}

/** How a command was called, whatever the command. */
export interface Invocation {
  readonly language: Language;
  /** Whether a program reads the result. */
  readonly json: boolean;
  readonly signing: SigningOptions;
  readonly interruption: Interruption;
  /** Gives a message in the user's language. */
  readonly text: (key: MessageKey, values?: MessageValues) => string;
  /** Says something meanwhile, on standard error; nothing where a program reads. */
  readonly note: (text: string | Text) => void;
  /** Says what whoever waits must know, on standard error, even where a program reads: why nothing happens. */
  readonly warn: (text: string) => void;
  /**
   * Gives a part of a long result as it comes, on standard output: `data` as one line of JSON (NDJSON) where a program
   * reads, else `text`, if there is one. Wait for it, so that nothing piles up.
   */
  readonly emit: (part: { readonly data?: object; readonly text?: string }) => Promise<void>;
  /** Says that the result is lines: whatever else is printed for a program is one too, and the result is the last. */
  readonly asLines: () => void;
}

/** What a command found or did. */
export interface CommandResult {
  readonly exitCode: ExitCode;
  /** For programs: the one object that `--json` prints, or the last of its lines where some were emitted. */
  readonly data: object;
  /** For people, on standard output. */
  readonly output: string;
  /** For people, on standard error: what was refused and why. */
  readonly complaint?: string;
}

/** What a command needs to define itself. */
export interface Definition {
  readonly text: (key: MessageKey, values?: MessageValues) => string;
  /** Carries out the command, prints its result and sets the exit code. */
  readonly perform: (action: (invocation: Invocation) => Promise<CommandResult>) => Promise<void>;
}
