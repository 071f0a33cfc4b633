/** Where something stands in a file: lines and columns, from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** A change of the code, and what became of it. */
export interface Mutant {
  /** Kind of change. */
  readonly mutatorName: string;
  /** What stood there instead. */
  readonly replacement: string;
  readonly location: { readonly start: Place; readonly end: Place };
  /** Whether it is run while a module is loaded. */
  readonly static?: boolean;
  /** Why the status is what it is, in English. */
  readonly statusReason?: string;
  readonly status:
    "Killed" | "Survived" | "NoCoverage" | "Timeout" | "RuntimeError" | "CompileError" | "Ignored" | "Pending";
}

/** What Stryker reports, as far as it is read here. */
export interface MutationResult {
  /** By paths from the project's root. */
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}
