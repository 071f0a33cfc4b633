/**
 * Writes the pages of docs/ that are generated: `npm run docs`. A test fails where one is out of date.
 */
import { writeFileSync } from "node:fs";

import { renderDocs } from "./docs/renderDocs.js";

for (const { path, text } of await renderDocs()) {
  writeFileSync(path, text);
  console.log(path);
}
