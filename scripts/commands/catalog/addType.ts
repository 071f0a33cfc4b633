import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";

import {
  addType,
  errorOf,
  getLicenseType,
  getLicenseTypeCount,
  prepareAddType,
  type Client,
  type JsonObject,
  type LicenseType,
} from "@elicense/sdk";
import type { Command } from "commander";

import { requireSame, typeEntry } from "../../catalog/entries.js";
import { entryFaults, typeForm } from "../../catalog/entryFaults.js";
import { administration } from "../administer/Administration.js";
import { administer, type AdministerOptions } from "../administer/carryOut.js";
import type { Definition, Invocation } from "../support/Command.js";
import { readJsonFile, refuseFaults } from "./readEntries.js";
import { addTogetherOptions } from "../proposal/togetherOptions.js";

/** What of a license type's file goes on the chain. */
type TypeData = Pick<LicenseType, "number" | "code" | "name" | "fields" | "schema">;

/** Defines `catalog add-type <file>`. */
export function defineCatalogAddType(command: Command, { text, perform }: Definition): void {
  addTogetherOptions(
    command
      .description(text("catalog.addType"))
      .argument("<file>", text("catalog.typeFile"))
      .option("--dry-run", text("administer.dryRun")),
    text,
  ).action((file: string, options: AdministerOptions) =>
    perform(async (invocation) => {
      const type = await readType(file, invocation);
      const entry = typeEntry(type);
      const plan = (client: Client) =>
        Promise.resolve([administration(entry, prepareAddType, addType, () => isAdded(client, type))]);
      return administer({ options, byGovernance: true, plan }, invocation);
    }),
  );
}

/** Reads a license type: its folder, or the `catalog.json` there, and the `schema.json` beside it. */
async function readType(path: string, invocation: Invocation): Promise<TypeData> {
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() === true;
  const file = isFolder ? join(path, "catalog.json") : path;
  const catalog = await readJsonFile(file, invocation);
  refuseFaults(file, entryFaults(typeForm, catalog, "", true), invocation);
  const schema = (await readJsonFile(join(dirname(file), "schema.json"), invocation)) as JsonObject;
  return { ...(catalog as Omit<TypeData, "schema">), schema };
}

/** Whether the chain has the type under its number; it numbers types by itself, so no other number can be had. */
async function isAdded(client: Client, type: TypeData): Promise<boolean> {
  const found = await getLicenseType(client, { licenseType: type.number });
  if (found !== null) requireSame(type.name, typeEntry(type), found);
  else if (type.number !== (await getLicenseTypeCount(client)) + 1) {
    throw errorOf("CATALOG_INVALID", { entry: type.name, part: "number" });
  }
  return found !== null;
}
