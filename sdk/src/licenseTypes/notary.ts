import catalog from "../../../schemas/notary/catalog.json" with { type: "json" };
import schema from "../../../schemas/notary/schema.json" with { type: "json" };
import type { LicenseType } from "./LicenseType.js";

/** Notary's practice license (公证员执业证). */
export const notary: LicenseType = { ...catalog, schema };
