import { execFileSync } from "node:child_process";

import { expect } from "chai";
import { describe, it } from "mocha";

import { projectRoot } from "../../../scripts/config.js";
import { sampleDocument } from "./sampleDocuments.js";

/** What a portal does with a document, and what a strict Content-Security-Policy refuses it. */
const program = `
  import { integrityFault, lawyer, parseDocument, schemaFaults } from "@elicense/sdk";
  let refused = false;
  try { new Function("return 1")(); } catch { refused = true; }
  const document = parseDocument(process.argv.at(-1));
  const { proof, credentialStatus, ...content } = document;
  const faults = schemaFaults(lawyer.schema, content, { partial: false });
  console.log(JSON.stringify({ refused, faults, intact: integrityFault(document) === undefined }));
`;

describe("documents under a Content-Security-Policy without unsafe-eval", () => {
  it("are read, judged by their schema and found whole", () => {
    const flags = ["--disallow-code-generation-from-strings", "--import", "tsx", "--input-type=module"];
    const output = execFileSync(process.execPath, [...flags, "-e", program, JSON.stringify(sampleDocument())], {
      cwd: projectRoot,
      encoding: "utf8",
    });
    expect(JSON.parse(output)).to.deep.equal({ refused: true, faults: [], intact: true });
  }).timeout(60_000);
});
