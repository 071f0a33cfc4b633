/**
 * `npm run release:code`: writes which code the contracts of this version have, so that a deployment's can be told by it, into
 * the SDK. It takes what `npm run build` compiled; a test fails where the file is out of date.
 */
import { relative } from "node:path";
import { writeFileSync } from "node:fs";

import { projectRoot } from "../config.js";
import { releasesPath, renderReleases } from "./renderReleases.js";

writeFileSync(releasesPath, await renderReleases());
console.log(relative(projectRoot, releasesPath));
