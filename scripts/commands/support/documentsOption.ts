import { Option } from "commander";

import type { Definition } from "./Command.js";

/** The option that says where documents are looked for by their e-license identifiers. */
export function documentsOption(text: Definition["text"]): Option {
  return new Option("--documents <folder>", text("argument.documents")).default("licenses");
}
