import type { Text } from "../language.js";
import { errorCatalogue, type ErrorCode } from "./catalogue.js";
import * as clientErrors from "./catalogue/client.js";
import * as consortiumErrors from "./catalogue/consortium.js";
import * as deploymentErrors from "./catalogue/deployment.js";
import * as documentErrors from "./catalogue/documents.js";
import * as grantErrors from "./catalogue/grants.js";
import * as identifierErrors from "./catalogue/identifiers.js";
import * as openzeppelinErrors from "./catalogue/openzeppelin.js";
import * as qbftErrors from "./catalogue/qbft.js";
import * as registryErrors from "./catalogue/registries.js";
import { errorCauses } from "./causes.js";

/** Where an error comes from. */
export type ErrorArea =
  | "identifiers"
  | "documents"
  | "client"
  | "grants"
  | "deployment"
  | "consortium"
  | "qbft"
  | "registries"
  | "openzeppelin";

/** All that is to be said of an error, with `{place}`s for its details. */
export interface ErrorDescription {
  readonly code: ErrorCode;
  readonly area: ErrorArea;
  readonly meaning: Text;
  /** What mostly brings it about. */
  readonly cause: Text;
  readonly remedy: Text;
}

const areas: Readonly<Record<ErrorArea, object>> = {
  identifiers: identifierErrors,
  documents: documentErrors,
  client: clientErrors,
  grants: grantErrors,
  deployment: deploymentErrors,
  consortium: consortiumErrors,
  qbft: qbftErrors,
  registries: registryErrors,
  openzeppelin: openzeppelinErrors,
};

/**
 * Lists every error with its meaning, cause and remedy in both languages, by area, sorted by code: what `docs/errors.md`
 * is written from.
 *
 * @example
 * const areas = new Set(listErrors().map(({ area }) => area));
 */
export function listErrors(): readonly ErrorDescription[] {
  return (Object.keys(areas) as ErrorArea[]).flatMap((area) =>
    (Object.keys(areas[area]).sort() as ErrorCode[]).map((code) => describe(code, area)),
  );
}

function describe(code: ErrorCode, area: ErrorArea): ErrorDescription {
  const { en, zh } = errorCatalogue[code];
  return {
    code,
    area,
    meaning: { en: en.meaning, zh: zh.meaning },
    cause: errorCauses[code],
    remedy: { en: en.remedy, zh: zh.remedy },
  };
}
