/** `npm run pack:cli`: builds the command line's package and packs it as the tarball that npm would publish. */
import { dirname, relative } from "node:path";

import { packPackage } from "../sdk/packPackage.js";
import { buildCli, cliFolder } from "./buildCli.js";

await buildCli();
console.log(relative(process.cwd(), packPackage(dirname(cliFolder), cliFolder)));
