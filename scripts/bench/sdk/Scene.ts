import type { Deployment } from "@elicense/sdk";

import type { Plan } from "./Plan.js";

/** What a process that measures is told. */
export interface Scene {
  readonly plan: Plan;
  /** The node that everything is asked of. */
  readonly url: string;
  readonly deployment: Deployment;
  /** File of the licenses' documents, one a line. */
  readonly documents: string;
}
