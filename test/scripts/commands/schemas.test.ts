import { readdirSync } from "node:fs";

import { actions, outcomes, statuses, usageActions } from "@elicense/sdk";
import { expect } from "chai";
import { describe, it } from "mocha";

import { cliSchemasFolder, schemaFileOf } from "../../../scripts/cli/schemasFolder.js";
import { commands } from "../../../scripts/commands/program.js";
import { checkOutput, outputSchemas, schemaIdOf } from "./outputSchemas.js";

const names = Object.keys(commands);

describe("schemas of the outputs", () => {
  it("are there for every command, and none for what is no command", () => {
    const expected = ["common.schema.json", ...names.map(schemaFileOf)];
    expect(readdirSync(cliSchemasFolder)).to.have.members(expected);
  });

  for (const name of names) {
    it(`compile strictly: ${name}`, () => {
      const schema = outputSchemas().getSchema(schemaIdOf(name))?.schema;
      expect(schema).to.have.property("title", `Output of \`elicense ${name} --json\``);
    });
  }

  it("know every name that the SDK gives", () => {
    const namesOf = (definition: string): unknown => {
      const schema = outputSchemas().getSchema(`urn:elicense:cli:common:1#/$defs/${definition}`)?.schema;
      return (schema as { readonly enum: unknown }).enum;
    };
    expect(namesOf("status")).to.deep.equal(statuses);
    expect(namesOf("action")).to.deep.equal(actions.filter((action) => action !== "NONE"));
    expect(namesOf("usageAction")).to.deep.equal(usageActions);
    expect(namesOf("outcome")).to.deep.equal(outcomes);
  });

  describe("given an output", () => {
    const key = { name: "anhui", address: `0x${"0".repeat(40)}`, file: "anhui.json" };
    const listed = { ok: true, exitCode: 0, keystore: "/keys", keys: [key] };
    const check = (value: object, exitCode = 0): void =>
      checkOutput(["key", "list", "--json"], { exitCode, stdout: `${JSON.stringify(value)}\n`, stderr: "" });

    it("passes what the schema says", () => expect(() => check(listed)).not.to.throw());

    it("finds a property that the schema does not list, however deep", () => {
      expect(() => check({ ...listed, more: 1 })).to.throw("unevaluated properties");
      expect(() => check({ ...listed, keys: [{ ...key, password: "" }] })).to.throw("unevaluated properties");
    });

    it("finds one that is missing, or of another form", () => {
      expect(() => check({ ok: true, exitCode: 0, keystore: "/keys" })).to.throw("must have required property 'keys'");
      expect(() => check({ ...listed, keys: [{ ...key, address: "0x" }] })).to.throw("must match pattern");
    });

    it("finds an exit code that is not the process's, and an `ok` that is not the exit code's", () => {
      expect(() => check(listed, 1)).to.throw("the output says exit code 0, and it was 1");
      expect(() => check({ ...listed, ok: false })).to.throw("must be equal to constant");
    });

    it("finds that there is none", () => {
      expect(() => checkOutput(["key", "list", "--json"], { exitCode: 0, stdout: "", stderr: "" })).to.throw("nothing");
    });
  });
});
