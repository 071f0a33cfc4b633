import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { errorOf, type JsonObject, type LicenseType } from "@elicense/sdk";

import { projectRoot } from "../config.js";

/**
 * Reads the license types of a directory: one a folder, `catalog.json` and `schema.json` in it.
 *
 * @param directory - The project's `schemas` if left out.
 * @returns The types, sorted by number.
 * @throws {ElicenseError} CATALOG_INVALID where the types are not numbered from 1 without gaps.
 */
export function readLicenseTypes(directory = join(projectRoot, "schemas")): readonly LicenseType[] {
  const types = readdirSync(directory)
    .filter((folder) => existsSync(join(directory, folder, "catalog.json")))
    .map((folder) => ({
      ...(readJson(join(directory, folder, "catalog.json")) as Omit<LicenseType, "schema">),
      schema: readJson(join(directory, folder, "schema.json")) as JsonObject,
    }))
    .sort((one, other) => one.number - other.number);

  types.forEach(({ name, number }, position) => {
    if (number !== position + 1) throw errorOf("CATALOG_INVALID", { entry: name, part: "number" });
  });
  return types;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
