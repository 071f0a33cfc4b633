import { clientErrors } from "./catalogue/client.js";
import { consortiumErrors } from "./catalogue/consortium.js";
import { deploymentErrors } from "./catalogue/deployment.js";
import { documentErrors } from "./catalogue/documents.js";
import { grantErrors } from "./catalogue/grants.js";
import { identifierErrors } from "./catalogue/identifiers.js";
import { openzeppelinErrors } from "./catalogue/openzeppelin.js";
import { qbftErrors } from "./catalogue/qbft.js";
import { registryErrors } from "./catalogue/registries.js";

export type { ErrorEntry } from "./catalogue/ErrorEntry.js";

/** Every code with its texts, an area a file. Codes are append-only: one is never renamed, reused or removed. */
export const errorCatalogue = {
  ...identifierErrors,
  ...documentErrors,
  ...clientErrors,
  ...grantErrors,
  ...deploymentErrors,
  ...consortiumErrors,
  ...qbftErrors,
  ...registryErrors,
  ...openzeppelinErrors,
} as const;

/** A frozen error code. */
export type ErrorCode = keyof typeof errorCatalogue;
