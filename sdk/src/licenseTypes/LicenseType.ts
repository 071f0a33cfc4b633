import type { JsonObject } from "../documents/json.js";
import type { Text } from "../language.js";

/** A reason for which an action may be taken, as `schemas/<type>/catalog.json` states it. */
export interface ReasonData {
  readonly number: number;
  readonly code: string;
  readonly title: Text;
  readonly action: string;
  /** Whose approval the action needs for this reason. */
  readonly approval: string;
  /** What else it does; nothing if left out. */
  readonly effect?: string;
  /** Whether it is barred while an investigation is open; not if left out. */
  readonly barredUnderInvestigation?: boolean;
  /** Statuses from which the action may be taken for this reason. */
  readonly statuses: readonly string[];
  /** Fewest days that what the action sets may last. */
  readonly minDays: number;
  /** Most such days; 0 where it has no end. */
  readonly maxDays: number;
  readonly usableFrom: string;
  readonly usableThrough: string | null;
  /** How many days before its recording a decision may take effect. */
  readonly maxDaysBack: number;
  /** How many days after its recording a decision may take effect; none if left out. */
  readonly maxDaysAhead?: number;
  readonly legalBasis: string;
}

/** A published use by statutory duty, as `schemas/<type>/catalog.json` states it. */
export interface StatutoryUseData {
  readonly number: number;
  readonly code: string;
  readonly title: Text;
  readonly consumer: number | null;
  readonly actions: readonly string[];
  readonly statuses: readonly string[];
  readonly fields: readonly string[];
  readonly usableFrom: string;
  readonly usableThrough: string | null;
  readonly legalBasis: string;
}

/** A license type: the data of `schemas/<type>/catalog.json`, and the JSON Schema of its documents. */
export interface LicenseType {
  /** Number in the catalog on the chain. */
  readonly number: number;
  /** Public code: the definer's unified social credit code and three digits. */
  readonly code: string;
  /** Name, as the credential type of a document. */
  readonly name: string;
  readonly title: Text;
  /** The authority that defined the type. */
  readonly definer: { readonly code: string; readonly name: string };
  /** Code of the kind of identifier that names a holder. */
  readonly holderTypeCode: string;
  /** Fields of the standard's envelope that are fields of the subject under another name. */
  readonly envelope: Readonly<Record<string, string>>;
  /** Names of the subject's fields; a name's position is its bit in a set of fields. */
  readonly fields: readonly string[];
  /** Fields of an invented license, as `buildDocument` takes them: to show what a license of the type has. */
  readonly sample?: JsonObject;
  readonly reasons: readonly ReasonData[];
  readonly uses: readonly StatutoryUseData[];
  /** JSON Schema (2020-12) of a whole document. */
  readonly schema: JsonObject;
}
