import { nameOf, outcomes, type Outcome } from "../codes.js";
import { interfaces } from "../contracts.js";
import { OUTCOME_UNKNOWN } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";

/** How a use will come out. A denial is recorded like a use that is allowed. */
export interface UseOutcome {
  readonly outcome: Outcome;
}

/** How several uses will come out, in the order asked. */
export interface UseOutcomes {
  readonly outcomes: readonly Outcome[];
}

/** Functions of the AccessLog that use one license. */
type UseFunction = "use" | "useUnderGrant" | "useUnderSignedGrant";

/** Reads the outcome that a use gives back. */
export function toUseOutcome(name: UseFunction, returned: string): UseOutcome {
  // The overloads of the generated types take one name each.
  const [outcome] = interfaces.access.decodeFunctionResult(name as "use", returned) as unknown as [bigint];
  return { outcome: toOutcome(outcome) };
}

/** Reads the outcomes that a batch of uses gives back. */
export function toUseOutcomes(name: "useBatch" | "useBatchUnderGrants", returned: string): UseOutcomes {
  const [all] = interfaces.access.decodeFunctionResult(name as "useBatch", returned) as unknown as [readonly bigint[]];
  return { outcomes: all.map(toOutcome) };
}

/** An outcome that this SDK does not know must not pass for one that it does. */
export function toOutcome(number: bigint): Outcome {
  const outcome = nameOf(outcomes, number);
  if (outcome === undefined) throw new ElicenseError(OUTCOME_UNKNOWN, { outcome: number });
  return outcome;
}
