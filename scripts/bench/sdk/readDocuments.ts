import { readFileSync } from "node:fs";

/** Reads the JSON texts of the licenses' documents, as many as wanted. */
export function readDocuments(file: string, count = Infinity): string[] {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(0, count);
}
