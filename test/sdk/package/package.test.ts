import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { checkNames, type LicenseDocument } from "@elicense/sdk";
import { expect } from "chai";
import { build } from "esbuild";
import { after, before, describe, it } from "mocha";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

import { projectRoot } from "../../../scripts/config.js";
import { readEntries } from "../../../scripts/sdk/Entry.js";
import { packageFolder } from "../../../scripts/sdk/folders.js";
import { keyOf, startConsortium, type TestConsortium } from "../../scripts/commands/consortium.js";
import { runInBrowser } from "./browser.js";
import { issueOn } from "./issuedLicense.js";
import { installPacked, packed, patience, type StrangersFolder } from "./packed.js";

const programs = fileURLToPath(new URL("programs", import.meta.url));
const tsc = join(projectRoot, "node_modules", "typescript", "bin", "tsc");

/** Scripts that a portal allows its pages. */
const scriptSource = "'self'";

/** What a portal allows its pages: those scripts, itself and the node. */
const contentSecurityPolicy = (node: string): string =>
  `default-src 'none'; script-src ${scriptSource}; connect-src 'self' ${node}`;

const ethersVersion = (
  JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as { devDependencies: { ethers: string } }
).devDependencies.ethers;

describe("the package", () => {
  let stranger: StrangersFolder;

  before(async function () {
    this.timeout(patience);
    stranger = await installPacked(ethersVersion);
  });

  after(() => stranger.remove());

  it("has nothing that publint finds fault with", async () => {
    const { messages, pkg } = await publint({ pkgDir: packageFolder, level: "suggestion", strict: true, pack: false });
    expect(messages.map((message) => formatMessage(message, pkg))).to.deep.equal([]);
  });

  it("has types that are right for every module resolution with exports", async () => {
    const analysis = await checkPackage(createPackageFromTarballData(readFileSync(await packed())));
    if (analysis.types === false) throw new Error("no types");
    expect(Object.keys(analysis.entrypoints)).to.include.members(readEntries().map(({ path }) => path));

    const faults = analysis.problems.filter(
      // It is made of ES modules, which require() can load too, and resolution of before `exports` is not for it.
      (problem) =>
        problem.kind !== "CJSResolvesToESM" && !("resolutionKind" in problem && problem.resolutionKind === "node10"),
    );
    expect(faults).to.deep.equal([]);
  }).timeout(patience);

  it("carries no bytecode, no source and no test", async () => {
    const content = gunzipSync(readFileSync(await packed())).toString("latin1");
    expect(content).to.not.match(/bytecode/i);
    // Code of the registries begins by setting up the memory's pointer; no ABI has a hex string so long.
    expect(content).to.not.match(/0x60[0-9a-f]{200}/i);
    const names = stranger
      .run("tar", "tzf", await packed())
      .trim()
      .split("\n");
    const kinds = /^package\/(?:(?:LICENSE|README\.md|package\.json)|schemas\/\w+\/\w+\.json|lib\/.+\.(?:d\.ts|js))$/;
    expect(names.filter((name) => !kinds.test(name))).to.deep.equal([]);
  });

  it("serves the schema and the catalog data of each license type", () => {
    for (const file of ["lawyer/schema.json", "lawFirm/catalog.json", "notary/schema.json"]) {
      const script = `import data from "@elicense/sdk/schemas/${file}" with { type: "json" }; console.log(JSON.stringify(data))`;
      const served = JSON.parse(stranger.run(process.execPath, "--input-type=module", "--eval", script)) as unknown;
      expect(served).to.deep.equal(JSON.parse(readFileSync(join(projectRoot, "schemas", file), "utf8")));
    }
  });

  describe("given a chain on which a license was issued", () => {
    let consortium: TestConsortium;
    let document: LicenseDocument;

    before(async function () {
      this.timeout(patience);
      consortium = await startConsortium();
      document = await issueOn(consortium);
      cpSync(programs, join(stranger.path, "src"), { recursive: true });
      writeFileSync(join(stranger.path, "manifest.json"), JSON.stringify(consortium.deployment));
      writeFileSync(join(stranger.path, "document.json"), JSON.stringify(document));
    });

    after(() => consortium.stop());

    it("compiles a program with NodeNext resolution, and verifies the document under Node", () => {
      compile(stranger, "node.ts", { module: "nodenext", types: ["node"], outDir: "out" });
      const { url } = consortium.chain;
      const output = stranger.run(process.execPath, "out/node.js", url, "manifest.json", "document.json");
      expect(JSON.parse(output)).to.deep.equal({
        verdict: "VALID",
        checks: checkNames.length,
        code: "DEPLOYMENT_MALFORMED",
        uscc: true,
      });
    }).timeout(patience);

    it("compiles the program of docs/issuing.md, strictly, and issues, discloses and verifies by it", () => {
      const guide = readFileSync(join(projectRoot, "docs", "issuing.md"), "utf8");
      writeFileSync(join(stranger.path, "src", "issue.ts"), /^```ts\n(.*?)^```/ms.exec(guide)?.[1] ?? "");
      compile(stranger, "issue.ts", {
        ...{ module: "nodenext", types: ["node"], outDir: "out", noUncheckedIndexedAccess: true },
      });
      const env = {
        ...{ RPC_URL: consortium.chain.url, REGISTER_KEY: `0x${"5a".repeat(32)}` },
        ...{ MAKER_KEY: keyOf("anhui"), CHECKER_KEY: keyOf("second") },
      };
      const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`);
      const output = stranger.run("env", ...settings, process.execPath, "out/issue.js");
      expect(output).to.match(/^0x[0-9a-f]{64} \d+ VALID\n$/);
      expect(JSON.parse(readFileSync(join(stranger.path, "license.json"), "utf8"))).to.have.property("proof");
    }).timeout(patience);

    it("compiles a program with Bundler resolution, and verifies the document in a browser", async () => {
      const lib = ["es2023", "dom", "dom.iterable"];
      compile(stranger, "browser.ts", { module: "esnext", moduleResolution: "bundler", lib, types: [], noEmit: true });
      const { outputFiles } = await build({
        absWorkingDir: stranger.path,
        entryPoints: ["src/browser.ts"],
        bundle: true,
        minify: true,
        format: "esm",
        target: "es2023",
        write: false,
      });
      const { url } = consortium.chain;
      const { found, complaints } = await runInBrowser({
        script: outputFiles[0]!.text,
        input: { url, manifest: consortium.deployment, document: JSON.stringify(document) },
        policy: contentSecurityPolicy(url),
      });
      expect(complaints).to.deep.equal([]);
      expect(found).to.have.property("verdict", "VALID");
      expect(found).to.have.property("sentences").of.length(checkNames.length);
    }).timeout(patience);
  });
});

/** Compiles a program as a stranger does, and strictly: the package's declarations are checked too. */
function compile({ path, run }: StrangersFolder, program: string, options: Readonly<Record<string, unknown>>): void {
  const compilerOptions = { strict: true, target: "es2023", rootDir: "src", ...options };
  writeFileSync(join(path, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [`src/${program}`] }));
  try {
    run(process.execPath, tsc, "--pretty", "false");
  } catch (error) {
    throw new Error((error as { readonly stdout: string }).stdout, { cause: error });
  }
}
