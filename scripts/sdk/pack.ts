/** `npm run pack:sdk`: builds the SDK's package and packs it as the tarball that npm would publish. */
import { relative } from "node:path";

import { buildPackage } from "./buildPackage.js";
import { packPackage } from "./packPackage.js";

await buildPackage();
console.log(relative(process.cwd(), packPackage()));
