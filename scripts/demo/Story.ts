import type { Stage } from "./stage.js";
import type { Teller } from "./tell.js";

/** A teller with the stage that the story is played on. */
export interface Story extends Teller {
  readonly stage: Stage;
}
