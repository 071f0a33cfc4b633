/** Mocha loads this before the tests: a property that is tried for long is tried so for each change of the code. */
import fc from "fast-check";

// The first failure tells enough; a shorter example is for people.
fc.configureGlobal({ endOnFailure: true });
fc.installGlobalPlugin(fc.interruptAfterTimeLimit(2_000));
