export { checkRelease, type CheckedRelease, type CheckReleaseParameters } from "./checkRelease.js";
export type { Release, ReleasedContract } from "./Release.js";
export { releases } from "./releases.js";
