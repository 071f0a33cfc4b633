import catalog from "../../../schemas/lawyer/catalog.json" with { type: "json" };
import schema from "../../../schemas/lawyer/schema.json" with { type: "json" };
import type { LicenseType } from "./LicenseType.js";

/** Lawyer's practice license (律师执业证). */
export const lawyer: LicenseType = { ...catalog, schema };
