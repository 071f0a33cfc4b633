import { AssertionError } from "chai";
import fc from "fast-check";
import { describeError, ElicenseError, type ErrorDetails } from "../../../sdk/src/errors/ElicenseError.js";

/** What a refused call threw. */
export interface Refusal {
  readonly code: string;
  readonly details: ErrorDetails;
}

/**
 * Runs what must be refused and gives back the error, having made sure that it is an ElicenseError and that its text is
 * complete in both languages.
 */
export function refusal(action: () => unknown): Refusal {
  const error = thrownBy(action);
  if (error === undefined) throw new AssertionError("expected a refusal, nothing was thrown");
  for (const text of [describeError(error, "en"), describeError(error, "zh")]) {
    if (/[{}]|undefined/.test(text)) throw new AssertionError(`an error's text has an empty place: ${text}`);
  }
  return { code: error.code, details: error.details };
}

/** What an error shows of the case at hand: its details. The rest of its text is the catalogue's, the same for all. */
export function shownBy(action: () => unknown): string {
  return JSON.stringify(thrownBy(action)?.details ?? {});
}

/** The ElicenseError that an action throws, or undefined; any other error passes through and fails the test. */
export function thrownBy(action: () => unknown): ElicenseError | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    if (error instanceof ElicenseError) return error;
    throw error;
  }
}

/** Texts that aren't what a well-behaved program passes: any Unicode, any ASCII, and valid ones that were damaged. */
export function anyText(valid: readonly string[]): fc.Arbitrary<string> {
  const damaged = fc
    .record({
      base: fc.constantFrom(...valid),
      at: fc.nat(80),
      cut: fc.nat(3),
      put: fc.string({ maxLength: 3, unit: "binary" }),
    })
    .map(({ base, at, cut, put }) => base.slice(0, at) + put + base.slice(at + cut));
  const alphanumeric = fc.stringMatching(/^[0-9A-Z.]{0,100}$/);
  return fc.oneof(fc.string({ unit: "binary", maxLength: 100 }), fc.string({ maxLength: 100 }), alphanumeric, damaged);
}

/** A text over an alphabet, with one of its characters replaced by another of the alphabet. */
export function substitution(alphabet: string, length: number): fc.Arbitrary<{ body: string; changed: string }> {
  return fc
    .record({
      body: fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length }),
      at: fc.nat(length - 1),
      shift: fc.integer({ min: 1, max: alphabet.length - 1 }),
    })
    .map(({ body, at, shift }) => {
      const other = alphabet.charAt((alphabet.indexOf(body.charAt(at)) + shift) % alphabet.length);
      return { body, changed: body.slice(0, at) + other + body.slice(at + 1) };
    });
}

/** A text with two neighbours swapped. */
export function transposed(text: string, at: number): string {
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
}
