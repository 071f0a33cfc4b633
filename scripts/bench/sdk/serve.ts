import type { Figure } from "../Figure.js";
import type { Scene } from "./Scene.js";

/** Measures in this process, which `measureApart` has started, and ends it. */
export function serve(measure: (scene: Scene) => Promise<readonly Figure[]>): void {
  // Nobody waits for the figures any more.
  process.once("disconnect", () => process.exit(1));
  process.once("message", (scene: Scene) => {
    measure(scene).then(
      (figures) => process.send?.(figures, () => process.exit()),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
