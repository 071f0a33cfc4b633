import { join } from "node:path";

import { projectRoot } from "../config.js";

/** The SDK in the workspace. */
export const sdkFolder = join(projectRoot, "sdk");

/** What is built of it: the package's folder, its tarball, its reference. */
export const distFolder = join(sdkFolder, "dist");

/** The package as it is published. */
export const packageFolder = join(distFolder, "package");

/** Where the package keeps its modules with their types, in the folders that their sources have in the project. */
export const modulesFolder = join(packageFolder, "lib");

/** JSON Schemas and catalog data of the license types. */
export const schemasFolder = join(projectRoot, "schemas");
