import type { Department } from "./Department.js";
import type { Log } from "./Log.js";
import type { Scene } from "./Scene.js";
import type { Stream } from "./Stream.js";

/** What a step of the run works with. */
export interface Run {
  readonly scene: Scene;
  readonly log: Log;
  /** Issues licenses all the while. */
  readonly stream: Stream;
}

/** The departments by their names. */
export function departmentNamed({ scene }: Pick<Run, "scene">, name: string): Department {
  const department = scene.departments.find((each) => each.name === name);
  if (department === undefined) throw new Error(`there is no department ${name}`);
  return department;
}
