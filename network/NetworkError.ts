import { fill, type Language, type Text } from "@elicense/sdk";

import { faults } from "./faults.js";

/** Name of what can be wrong with a network, its cards, its files or its nodes. */
export type NetworkErrorCode = keyof typeof faults;

/** How the program that called ends: called in a wrong way, not done, or not known. */
export type NetworkErrorKind = "usage" | "refused" | "unknown";

const kinds: Readonly<Partial<Record<NetworkErrorCode, NetworkErrorKind>>> = {
  FILE_UNREADABLE: "usage",
  NETWORK_MISSING: "usage",
  NETWORK_AMBIGUOUS: "usage",
  NETWORK_CLASH: "usage",
  NETWORK_PERIOD: "usage",
  MEMBER_UNKNOWN: "usage",
  TRANSITION_FORM: "usage",
  ENGINE_MISSING: "usage",
  ENGINE_NOT_AT_HOME: "usage",
  ENGINE_DOCKER_SILENT: "usage",
  ENGINE_OLD: "usage",
  VOTE_UNKNOWN: "usage",
  CHAIN_HALTED: "unknown",
  NODE_BEHIND: "unknown",
  ENGINE_SILENT: "unknown",
  ENGINE_VERSION_UNKNOWN: "unknown",
  NODE_STATE_UNKNOWN: "unknown",
  VOTE_OPEN: "unknown",
};

/** What keeps a network from being assembled, checked, or run. `code` is frozen: programs branch on it. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
  readonly code: NetworkErrorCode;
  readonly kind: NetworkErrorKind;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(
    code: NetworkErrorCode,
    details: NetworkError["details"] = {},
    options: { readonly cause?: unknown } = {},
  ) {
    const text: Text = faults[code];
    super(fill(text.en, details, "en"), options);
    this.code = code;
    this.kind = kinds[code] ?? "refused";
    this.details = details;
  }

  /** What happened and what to do, in a language. */
  describe(language: Language): string {
    return fill(faults[this.code][language], this.details, language);
  }
}

/** The error of a file or a folder that the system would not read. */
export function fileUnreadable(path: string, error: unknown): NetworkError {
  const { code = "" } = error as NodeJS.ErrnoException;
  return new NetworkError("FILE_UNREADABLE", { path, reason: code }, { cause: error });
}
