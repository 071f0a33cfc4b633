/** `npm run docs:sdk`: renders the SDK's reference from its docstrings into sdk/dist/reference. */
import { relative } from "node:path";

import { readEntries } from "./Entry.js";
import { referenceFolder, renderReference } from "./renderReference.js";

if (await renderReference(readEntries())) console.log(relative(process.cwd(), referenceFolder));
else process.exitCode = 1;
