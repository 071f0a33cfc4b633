import { join } from "node:path";

import { projectRoot } from "../config.js";

/** JSON Schemas of what the commands print with --json: a file a command, and one of what several have in common. */
export const cliSchemasFolder = join(projectRoot, "scripts", "cli", "schemas");

/** Names the file of a command's schema: of `key new`, `key-new.schema.json`. */
export function schemaFileOf(command: string): string {
  return `${command.replaceAll(" ", "-")}.schema.json`;
}
