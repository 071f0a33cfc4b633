export { getMaxUseBatch } from "./getMaxUseBatch.js";
export type { UseOutcome, UseOutcomes } from "./outcome.js";
export { predictUse, predictUseUnderGrant, type PredictUseOptions } from "./predictUse.js";
export {
  prepareUse,
  prepareUseBatch,
  use,
  useBatch,
  type RecordedUse,
  type UseBatchParameters,
  type UseParameters,
} from "./use.js";
export {
  prepareUseBatchUnderGrants,
  useBatchUnderGrants,
  type UseBatchUnderGrantsParameters,
} from "./useBatchUnderGrants.js";
export { prepareUseUnderGrant, useUnderGrant, type UseUnderGrantParameters } from "./useUnderGrant.js";
