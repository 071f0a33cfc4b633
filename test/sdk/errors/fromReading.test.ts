import { expect } from "chai";
import { Interface, makeError } from "ethers";
import { describe, it } from "mocha";

import { fromChain } from "../../../sdk/src/errors/fromChain.js";
import { fromReading, readingErrors } from "../../../sdk/src/errors/fromReading.js";
import { codeOfRevert, revertAbis } from "../../../sdk/src/errors/fromRevert.js";
import { errorsOfViews } from "./errorsOfViews.js";

const reverts = Interface.from(revertAbis);

/** What ethers makes of a call that reverted with a custom error. */
function reverted(name: string, values: readonly unknown[]): Error {
  return makeError("execution reverted", "CALL_EXCEPTION", {
    ...{ action: "call", reason: null, invocation: null, revert: null },
    data: reverts.encodeErrorResult(name, values),
    transaction: { to: null, data: "0x" },
  });
}

describe("fromReading", () => {
  it("knows the errors that a function which only reads can revert with, and no others", async () => {
    const expected = [...(await errorsOfViews())].map(codeOfRevert).sort();
    expect(Object.keys(readingErrors).sort()).to.deep.equal(expected);
  });

  it("has them as the catalogue has them", () => {
    for (const [code, entry] of Object.entries(readingErrors)) expect(entry.code).to.equal(code);
  });

  it("says the same of them as fromChain", () => {
    const thrown = reverted("ERC721NonexistentToken", [7n]);
    const { code, details, message, cause } = fromReading(thrown);

    expect([code, details, cause]).to.deep.equal([
      "ERC721_NONEXISTENT_TOKEN",
      { reason: "ERC721NonexistentToken", tokenId: 7n },
      thrown,
    ]);
    expect(message).to.equal(fromChain(thrown).message);
  });

  it("gives the name of any other, as an error that it does not know", () => {
    const thrown = reverted("LicenseCatalogUseTaken", [3, 4]);
    const { code, details } = fromReading(thrown);

    const expected = { reason: "LicenseCatalogUseTaken", licenseType: 3n, number: 4n };
    expect([code, details]).to.deep.equal(["REVERT_UNKNOWN", expected]);
    expect(fromChain(thrown)).to.deep.include({ code: "LICENSE_CATALOG_USE_TAKEN", details: expected });
  });
});
