import type { MessageKey, MessageValues } from "../../messages/index.js";
import type { SignerRole } from "../../keys/chooseKey.js";
import { exitCodes } from "../../exit.js";
import type { Invocation } from "../support/Command.js";
import { CommandError } from "../support/CommandError.js";
import { failureData } from "../support/failure.js";

/** What `doctor` looks at, in the order in which it tells. */
export const checkNames = [
  "runtime",
  "settings",
  "keystore",
  "registerKey",
  "disk",
  "node",
  "chain",
  "head",
  "clock",
  "peer",
  "manifest",
  "key",
  "rights",
  "balance",
  "transactions",
] as const;

/** One of them. */
export type CheckName = (typeof checkNames)[number];

/** How it stands; `unknown` where it could not be found out. */
export type CheckResult = "pass" | "warn" | "fail" | "unknown";

/** Whose keys are looked at: the key of governance is no authority's. */
export const checkedRoles = [
  "privateKey",
  "approverPrivateKey",
  "consumerPrivateKey",
  "administratorPrivateKey",
] as const satisfies readonly SignerRole[];

/** One of them. */
export type CheckedRole = (typeof checkedRoles)[number];

/** What was found out about one thing. */
export interface Finding {
  readonly name: CheckName;
  /** Whose key it is about. */
  readonly role?: CheckedRole;
  readonly result: CheckResult;
  /** For programs. */
  readonly code: string;
  /** What is the case and, unless it passes, what to do. */
  readonly message: string;
  readonly details: object;
}

/** Writes findings in the user's language. */
export interface Finder {
  readonly found: (name: CheckName, result: CheckResult, key: MessageKey, values?: MessageValues) => Finding;
  /** A finding of what was thrown. */
  readonly failed: (name: CheckName, error: unknown) => Finding;
  /** Findings that depend on what could not be found out. */
  readonly skipped: (...names: readonly CheckName[]) => readonly Finding[];
}

/** Codes that say that no answer came, and so nothing of what it would have been. */
const unanswered: ReadonlySet<string> = new Set([
  "NODE_UNREACHABLE",
  "NODE_REFUSED",
  "SIGNER_UNREACHABLE",
  "UNEXPECTED",
]);

/** Makes what writes findings. */
export function createFinder({ language, text }: Invocation): Finder {
  const found: Finder["found"] = (name, result, key, values = {}) => ({
    ...{ name, result, message: text(key, values), details: values },
    code: new CommandError(key, exitCodes.done, values).code,
  });
  return {
    found,
    failed: (name, error) => {
      const { code, message, details } = failureData(error, language);
      return { name, result: unanswered.has(code) ? "unknown" : "fail", code, message, details };
    },
    skipped: (...names) => names.map((name) => found(name, "unknown", "doctor.skipped")),
  };
}
