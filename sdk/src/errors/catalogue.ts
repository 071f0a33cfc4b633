import * as clientErrors from "./catalogue/client.js";
import * as consortiumErrors from "./catalogue/consortium.js";
import * as deploymentErrors from "./catalogue/deployment.js";
import * as documentErrors from "./catalogue/documents.js";
import * as grantErrors from "./catalogue/grants.js";
import * as identifierErrors from "./catalogue/identifiers.js";
import * as openzeppelinErrors from "./catalogue/openzeppelin.js";
import * as qbftErrors from "./catalogue/qbft.js";
import * as registryErrors from "./catalogue/registries.js";

/**
 * Every error by its code, an area a file. Codes are append-only: one is never renamed, reused or removed.
 *
 * Whoever imports this carries the texts of all. What throws an error imports that one, from the file of its area.
 */
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
