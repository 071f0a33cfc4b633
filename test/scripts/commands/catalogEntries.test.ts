import { licenseTypes } from "@elicense/sdk";
import { expect } from "chai";
import { describe, it } from "mocha";

import { entryFaults, reasonForm, typeForm, useForm } from "../../../scripts/catalog/entryFaults.js";

describe("the form of the catalog's entries", () => {
  for (const type of licenseTypes) {
    it(`is that of every entry of ${type.name}`, () => {
      expect(entryFaults(typeForm, type, "", true)).to.deep.equal([]);
      for (const reason of type.reasons) expect(entryFaults(reasonForm, reason), reason.code).to.deep.equal([]);
      for (const use of type.uses) expect(entryFaults(useForm(type.fields), use), use.code).to.deep.equal([]);
    });
  }

  it("asks for every member that the catalogs have", () => {
    const [lawyer] = licenseTypes;
    const { needed } = reasonForm;
    for (const name of Object.keys(needed)) {
      const { [name as "code"]: _, ...rest } = lawyer!.reasons[0]!;
      expect(
        entryFaults(reasonForm, rest).map(({ path, kind }) => [path, kind]),
        name,
      ).to.deep.equal([[name, "missing"]]);
    }
  });
});
