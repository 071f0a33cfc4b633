import * as sdk from "@elicense/sdk";
import { expect } from "chai";
import * as ethers from "ethers";
import { after, before, beforeEach, describe, it } from "mocha";
import ts from "typescript";

import { setStage, type Stage } from "../stage.js";
import { compileExamples } from "./compileExamples.js";
import { countTags, readExamples, type Example } from "./Example.js";
import { compareWithComments, comparison } from "./expected.js";
import { firstMoment, preludes, setPrelude, type Prelude } from "./prelude.js";
import { serveNode, type ServedNode } from "./serveNode.js";

/** Where examples say that their node is. */
const exampleUrl = "http://127.0.0.1:8545";

const compilerOptions = { target: ts.ScriptTarget.ES2024, module: ts.ModuleKind.ESNext };

const AsyncFunction = (async () => Promise.resolve()).constructor as new (
  ...names: readonly string[]
) => (...values: readonly unknown[]) => Promise<void>;

describe("examples in docstrings", () => {
  const examples = readExamples();
  let stage: Stage;
  let node: ServedNode;
  let prelude: Prelude;
  let restore: () => Promise<void>;

  before(async () => {
    stage = await setStage(firstMoment);
    node = await serveNode(stage.connection.provider);
    prelude = await setPrelude(stage, node.url);
    const snapshot = await stage.connection.networkHelpers.takeSnapshot();
    restore = () => snapshot.restore();
  });

  beforeEach(() => restore());

  after(() => node.close());

  it("are read, every one of them", () => {
    expect(examples).to.have.length(countTags());
    expect(examples.filter(({ code }) => code.trim() === "")).to.deep.equal([]);
    expect(examples.map(({ module }) => module)).to.include.members(Object.keys(preludes));
  });

  it("compile, with the types of the SDK", async () => {
    const names: Record<string, readonly string[]> = {};
    for (const { module } of examples) names[module] ??= Object.keys(await namesOf(module));
    expect(compileExamples(examples, ({ module }) => names[module] ?? [])).to.deep.equal([]);

    const wrong = { module: "day", symbol: "dayToNumber", code: "dayToNumber(2020);\nnobody();" };
    expect(compileExamples([wrong], () => [])).to.deep.equal([
      "day dayToNumber: Argument of type 'number' is not assignable to parameter of type 'string'.",
      "day dayToNumber: Cannot find name 'nobody'.",
    ]);
  }).timeout(60_000);

  for (const example of examples) {
    it(`run: ${example.symbol} (${example.module})`, async () => run(example, await namesOf(example.module)));
  }

  describe("a comment behind a value", () => {
    it("is compared with it where it begins with a literal, and only there", () => {
      const compared = (code: string): string => compareWithComments(code).trim();
      expect(compared('f(1); // "a": why')).to.equal(`${comparison}(f(1), "a");`);
      expect(compared("f(1); // [1n]")).to.equal(`${comparison}(f(1), [1n]);`);
      expect(compared("f(1); // the first of them")).to.equal("f(1);");
      expect(compared("f(1); // [1, …]")).to.equal("f(1);");
      expect(compared("const a = f(1); // 2")).to.equal("const a = f(1);");
    });

    it("fails the example where the value is another", async () => {
      const wrong = { module: "day", symbol: "dayToNumber", code: 'dayToNumber("2020-04-30"); // 18383' };
      const outcome = await run(wrong, prelude).then(
        () => "ran",
        (error: unknown) => (error as Error).message,
      );
      expect(outcome).to.equal("expected 18382 to deeply equal 18383");
    });
  });

  /** What the examples of a module are given. */
  async function namesOf(module: string): Promise<object> {
    if (!Object.hasOwn(preludes, module)) return prelude;
    return { ...prelude, ...(await preludes[module as keyof typeof preludes](stage, prelude)) };
  }

  async function run({ code }: Example, names: object): Promise<void> {
    const scope = {
      ...ethers,
      ...sdk,
      ...names,
      console: { log: () => undefined },
      [comparison]: (actual: unknown, expected: unknown) => void expect(actual).to.deep.equal(expected),
    };
    const program = compareWithComments(code.replaceAll(exampleUrl, prelude.url));
    // A function of its own: an example may define what it would otherwise be given.
    const { outputText } = ts.transpileModule(`async function example() {${program}\n}`, { compilerOptions });
    await new AsyncFunction(...Object.keys(scope), `${outputText}\nawait example();`)(...Object.values(scope));
  }
});
