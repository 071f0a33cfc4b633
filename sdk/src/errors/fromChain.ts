import {
  SAFE_CALL_FAILED,
  SAFE_NOT_APPROVED,
  SAFE_NOT_OWNER,
  SAFE_OUT_OF_GAS,
  SAFE_SIGNATURES_SHORT,
  SAFE_SIGNER_INVALID,
} from "./catalogue/consortium.js";
import * as openzeppelinErrors from "./catalogue/openzeppelin.js";
import * as registryErrors from "./catalogue/registries.js";
import type { ElicenseError } from "./ElicenseError.js";
import { fromRevert, type KnownReverts } from "./fromRevert.js";

/** All that a call or transaction can revert with. */
const known: KnownReverts = {
  errors: { ...registryErrors, ...openzeppelinErrors },
  // Refusals of a Safe, version 1.4.1.
  texts: {
    GS010: SAFE_OUT_OF_GAS,
    GS013: SAFE_CALL_FAILED,
    GS020: SAFE_SIGNATURES_SHORT,
    GS025: SAFE_NOT_APPROVED,
    GS026: SAFE_SIGNER_INVALID,
    GS030: SAFE_NOT_OWNER,
  },
};

/**
 * Turns what a call or transaction threw into the SDK's error: a custom error of the registries by its selector, and
 * the node's own trouble by its kind.
 *
 * @param error - What ethers threw.
 */
export function fromChain(error: unknown): ElicenseError {
  return fromRevert(error, known);
}
