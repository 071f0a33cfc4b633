export { predictUse, predictUseUnderGrant, type PredictUseOptions } from "./predictUse.js";
export { use, useBatch, type RecordedUse, type UseParameters } from "./use.js";
export { useBatchUnderGrants } from "./useBatchUnderGrants.js";
export { useUnderGrant, type UseUnderGrantParameters } from "./useUnderGrant.js";
