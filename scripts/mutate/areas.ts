/** A part of the SDK whose tests are tried by changing its code. */
export interface Area {
  /** Globs of what is changed, from the project's root. */
  readonly mutate: readonly string[];
  /** Globs of the tests that must notice, the quick ones first: the first that fails is the last that runs. */
  readonly tests: readonly string[];
  /** Which of these tests to leave out, by their titles. */
  readonly without?: RegExp;
  /** Whether the tests run a chain in their process: it takes its time, and leaves its memory behind. */
  readonly onChain?: boolean;
}

/** The areas, by the names of their folders in `sdk/src/`. */
export const areas = {
  identifiers: {
    mutate: ["sdk/src/identifiers/**/*.ts"],
    tests: ["test/sdk/identifiers/*.test.ts"],
  },
  documents: {
    // What goes over to WebAssembly is tried in processes of its own, which no change reaches.
    mutate: ["sdk/src/documents/**/*.ts", "sdk/src/hashing/{checksumAddress,hex}.ts"],
    tests: [
      "test/sdk/hashing/hashing.test.ts",
      "test/sdk/documents/documents.test.ts",
      "test/sdk/documents/{keywords,shape,parseDocument,tree,credentials}.test.ts",
      "test/schemas/contexts.test.ts",
      "test/sdk/documents/schema.test.ts",
    ],
    // Times mean nothing here; what is compared with ajv stands in the table of keywords too.
    without: /takes time|10,000|as ajv does|whatever is hidden|WebAssembly|in a browser and on Node/,
  },
  verify: {
    mutate: ["sdk/src/verify/**/*.ts"],
    tests: [
      "test/sdk/verify/{checks,convene}.test.ts",
      "test/sdk/verify/verify.test.ts",
      "test/sdk/verify/{verifyLicense,panel,past,verifyMany,roundTrips}.test.ts",
      "test/sdk/verify/lies.test.ts",
    ],
    onChain: true,
  },
  history: {
    mutate: ["sdk/src/history/**/*.ts"],
    tests: [
      "test/sdk/history/{books,logs,readChain,reading,lives}.test.ts",
      "test/sdk/history/{packing,scan,history,standingOn,endless}.test.ts",
      "test/sdk/history/replay.test.ts",
    ],
    onChain: true,
  },
} as const satisfies Readonly<Record<string, Area>>;

/** Name of an area. */
export type AreaName = keyof typeof areas;
