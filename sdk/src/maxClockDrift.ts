/** How far a block may lie in the future before a clock must be off, seconds. */
export const maxClockDrift = 15;
