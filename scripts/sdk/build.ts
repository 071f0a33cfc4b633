/** `npm run build:sdk`: builds the SDK's package in sdk/dist/package. */
import { relative } from "node:path";

import { buildPackage } from "./buildPackage.js";
import { packageFolder } from "./folders.js";

await buildPackage();
console.log(relative(process.cwd(), packageFolder));
