import catalog from "../../../schemas/forensicExaminer/catalog.json" with { type: "json" };
import schema from "../../../schemas/forensicExaminer/schema.json" with { type: "json" };
import type { LicenseType } from "./LicenseType.js";

/** Forensic examiner's practice license (司法鉴定人执业证). */
export const forensicExaminer: LicenseType = { ...catalog, schema };
