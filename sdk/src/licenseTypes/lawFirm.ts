import catalog from "../../../schemas/lawFirm/catalog.json" with { type: "json" };
import schema from "../../../schemas/lawFirm/schema.json" with { type: "json" };
import type { LicenseType } from "./LicenseType.js";

/** Law firm's practice license (律师事务所执业许可证). */
export const lawFirm: LicenseType = { ...catalog, schema };
