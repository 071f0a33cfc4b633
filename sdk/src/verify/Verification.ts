import type { Block } from "../block.js";
import { fillText, type Text } from "../language.js";
import type { LicenseId } from "../licenses/licenseId.js";
import type { Standing } from "../licenses/getStanding.js";
import { checkCatalogue, type CheckCode } from "./checkCatalogue.js";
import type { NodeReport } from "./NodeReport.js";

/** The questions that a verification asks, in their order. */
export const checkNames = ["document", "identifiers", "registry", "issuer", "status", "record", "freshness"] as const;

/** Those that need no document. */
export const chainCheckNames = ["registry", "issuer", "status", "record", "freshness"] as const;

/** A question that a verification asks. */
export type CheckName = (typeof checkNames)[number];

/** How a check came out; `unknown` is what could not be told, never a pass and never a failure. */
export type CheckResult = "pass" | "fail" | "unknown";

/** What was checked with: codes, numbers, hashes, and what was found in words in each language; never personal data. */
export type Evidence = Readonly<Record<string, string | number | boolean | Text>>;

/** The answer to one question. */
export interface Check {
  readonly name: CheckName;
  readonly result: CheckResult;
  /** Frozen; programs branch on it. */
  readonly code: CheckCode;
  /** What was found, in each language. */
  readonly message: Text;
  readonly evidence: Evidence;
}

/** VALID only if every check passes, INVALID if one fails, INDETERMINATE otherwise. */
export type Verdict = "VALID" | "INVALID" | "INDETERMINATE";

/** What a verification found. */
export interface Verification {
  readonly verdict: Verdict;
  /** One for each of {@link checkNames}, in that order; of a license by its id alone, those that need no document. */
  readonly checks: readonly Check[];
  /** The license that the document says it is; left out where that could not be read. */
  readonly id?: LicenseId;
  /** Where the chain says that license stands; left out where it could not be asked. */
  readonly standing?: Standing;
  /** The license that took its place; left out where none did, or the records could not be proved whole. */
  readonly successor?: LicenseId;
  /** The block that it was judged at; left out where the chain could not be asked. */
  readonly block?: Block;
  /** What became of each node that was asked, in the order of the clients; left out where none had to be. */
  readonly nodes?: readonly NodeReport[];
}

/** An answer, as the checks give it. */
export type Answer = Omit<Check, "name">;

/** Gives the answer of a code. */
export function answer(code: CheckCode, evidence: Evidence = {}): Answer {
  const { result, en, zh } = checkCatalogue[code];
  return { result, code, message: fillText({ en, zh }, evidence), evidence };
}

/** Gives the verdict of checks. */
export function verdictOf(checks: readonly Check[]): Verdict {
  if (checks.some(({ result }) => result === "fail")) return "INVALID";
  return checks.every(({ result }) => result === "pass") ? "VALID" : "INDETERMINATE";
}

/** Concludes from the answers that were found; a question of `names` without one was not checked. */
export function conclude(
  answers: Partial<Readonly<Record<CheckName, Answer>>>,
  found: Omit<Verification, "verdict" | "checks"> = {},
  names: readonly CheckName[] = checkNames,
): Verification {
  const checks = names.map((name) => ({ name, ...(answers[name] ?? answer("NOT_CHECKED")) }));
  return { verdict: verdictOf(checks), checks, ...found };
}
