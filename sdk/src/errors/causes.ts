import type { Text } from "../language.js";
import type { ErrorCode } from "./catalogue.js";
import { clientCauses } from "./causes/client.js";
import { consortiumCauses } from "./causes/consortium.js";
import { deploymentCauses } from "./causes/deployment.js";
import { documentCauses } from "./causes/documents.js";
import { grantCauses } from "./causes/grants.js";
import { identifierCauses } from "./causes/identifiers.js";
import { openzeppelinCauses } from "./causes/openzeppelin.js";
import { qbftCauses } from "./causes/qbft.js";
import { registryCauses } from "./causes/registries.js";

/**
 * What mostly brings each error about, for docs/errors.md. Apart from the catalogue, which every program carries: what an
 * error says by itself is its meaning and its remedy.
 */
export const errorCauses: Readonly<Record<ErrorCode, Text>> = {
  ...identifierCauses,
  ...documentCauses,
  ...clientCauses,
  ...grantCauses,
  ...deploymentCauses,
  ...consortiumCauses,
  ...qbftCauses,
  ...registryCauses,
  ...openzeppelinCauses,
};
