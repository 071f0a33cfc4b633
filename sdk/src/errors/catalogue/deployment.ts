import type { Language } from "../../language.js";
import type { ErrorEntry } from "./ErrorEntry.js";

/** What is wrong with a deployment's manifest, or with the node that is asked about it. */
export const deploymentErrors = {} as const satisfies Readonly<Record<string, Readonly<Record<Language, ErrorEntry>>>>;
