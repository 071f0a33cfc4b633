import { interfaces } from "../contracts.js";
import { fromDayBound, type Day } from "../day.js";
import { CALL_NOT_APPROVABLE } from "../errors/catalogue/client.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import { fromDecisionArgument, type Decision } from "../licenses/Decision.js";
import { fromHolderArgument } from "../licenses/holder.js";
import { parseLicenseId, type LicenseId } from "../licenses/licenseId.js";
import { licenseActions } from "../lifeCycle/finalStatuses.js";
import type { LicenseAction } from "../lifeCycle/table.js";
import { regionOf } from "../region.js";
import type {
  DecisionStructOutput,
  ILicenseRegistry,
} from "../../../typechain-types/contracts/interfaces/ILicenseRegistry.js";
import type { ApprovedCall } from "./hashAction.js";

/** A license that a call will issue, without its document: whoever has that compares the roots. */
export interface NewLicenseTerms {
  /** Root of the Merkle tree over the document's salted fields. */
  readonly root: string;
  /** The holder's account; `null` for the custody of the authority that acts. */
  readonly holder: string | null;
  /** Division code, six digits. */
  readonly region: string;
  /** Last day of validity; `null` where the license will not expire. */
  readonly validThrough: Day | null;
}

/** What a call will do. */
export interface DecodedCall {
  readonly action: LicenseAction;
  /** Number of the license type. */
  readonly licenseType: number;
  /** The license acted upon; `null` for an issue. */
  readonly id: LicenseId | null;
  /** The licenses that will be issued, in their order. */
  readonly licenses: readonly NewLicenseTerms[];
  readonly decision: Decision;
  /** Last day of a suspension; `null` for any other action. */
  readonly through: Day | null;
  /** New holder of a rebinding, `null` for custody; left out for any other action. */
  readonly holder?: string | null;
}

/** The registry's arguments by their names in the ABI; each function has some of them. */
interface CallArguments {
  readonly id?: LicenseId;
  readonly licenseType?: bigint;
  readonly license?: ILicenseRegistry.NewLicenseStructOutput;
  readonly licenses?: readonly ILicenseRegistry.NewLicenseStructOutput[];
  readonly decision: DecisionStructOutput;
  readonly through?: bigint;
  readonly holder?: string;
}

/**
 * Tells what a prepared call will do, so that who approves it sees more than a hash.
 *
 * @throws {ElicenseError} CALL_NOT_APPROVABLE where the data are no action on licenses.
 */
export function decodeCall({ data }: Pick<ApprovedCall, "data">): DecodedCall {
  const { name, args } = parse(data);
  const { id, licenseType, license, licenses, decision, through, holder } = args;
  return {
    action: name,
    licenseType: id === undefined ? Number(licenseType) : parseLicenseId(id).licenseType,
    id: id ?? null,
    licenses: (licenses ?? (license === undefined ? [] : [license])).map(toTerms),
    decision: fromDecisionArgument(decision),
    through: fromDayBound(through ?? 0n),
    ...(holder !== undefined && { holder: fromHolderArgument(holder) }),
  };
}

function parse(data: string): { readonly name: LicenseAction; readonly args: CallArguments } {
  try {
    const call = interfaces.licenses.parseTransaction({ data });
    const name = licenseActions.find((action) => action === call?.name.replace(/Batch$/, "").toUpperCase());
    if (call !== null && name !== undefined) return { name, args: call.args.toObject() as CallArguments };
  } catch {
    // Said below, without the data.
  }
  throw new ElicenseError(CALL_NOT_APPROVABLE, { part: "data" });
}

function toTerms({ root, holder, region, validThrough }: ILicenseRegistry.NewLicenseStructOutput): NewLicenseTerms {
  return {
    root,
    holder: fromHolderArgument(holder),
    region: regionOf(region),
    validThrough: fromDayBound(validThrough),
  };
}
