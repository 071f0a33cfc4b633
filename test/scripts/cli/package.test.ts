import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { isBuiltin } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";

import { addKey, connect, createClient } from "@elicense/sdk";
import { expect } from "chai";
import { after, before, describe, it } from "mocha";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

import { buildCli, cliEntry, cliFolder, cliProgram } from "../../../scripts/cli/buildCli.js";
import { nodeFault } from "../../../scripts/cli/nodeFault.js";
import { cliSchemasFolder } from "../../../scripts/cli/schemasFolder.js";
import { developmentAccount } from "../../../scripts/development.js";
import { packPackage } from "../../../scripts/sdk/packPackage.js";
import { errorCatalogue } from "../../../sdk/src/errors/catalogue.js";
import { issueOn } from "../../sdk/package/issuedLicense.js";
import { openStrangersFolder, patience, type StrangersFolder } from "../../sdk/package/packed.js";
import { startConsortium, type TestConsortium } from "../commands/consortium.js";
import { builtCli } from "../commands/runCli.js";

/** Account that administers Anhui's keys in `samples/consortium.json`. */
const administrator = 1;

const readme = readFileSync(new URL("../../../scripts/cli/README.md", import.meta.url), "utf8");

const chinese = readFileSync(new URL("../../../scripts/cli/README.zh-CN.md", import.meta.url), "utf8");

/** The code blocks of a README: their languages and what they say. */
const blocksOf = (text: string): readonly { readonly language: string; readonly text: string }[] =>
  [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(([, language = "", text = ""]) => ({ language, text }));
const blocks = blocksOf(readme);

/** Commands that a password is asked for; here a file answers, and --yes where it is asked whether to go on. */
const asksPassword = /^npx elicense (?:key new|approve|issue (?!--template))/;

describe("the package of the command line", function () {
  this.timeout(patience);
  let stranger: StrangersFolder;
  let consortium: TestConsortium;
  let tarball: string;

  before(async () => {
    await builtCli();
    stranger = openStrangersFolder();
    tarball = packPackage(dirname(stranger.path), cliFolder);
    consortium = await startConsortium();
  });
  after(async () => {
    await consortium.stop();
    stranger.remove();
  });

  const listed = (): readonly string[] => stranger.run("tar", "tzf", tarball).trim().split("\n");

  it("has nothing that publint finds fault with", async () => {
    const { messages, pkg } = await publint({ pkgDir: cliFolder, level: "suggestion", strict: true, pack: false });
    expect(messages.map((message) => formatMessage(message, pkg))).to.deep.equal([]);
  });

  it("carries the program, READMEs, licenses and schemas; no bytecode, and no path of this machine", () => {
    const schemas = readdirSync(cliSchemasFolder).map((name) => `schemas/${name}`);
    const texts = ["LICENSE", "README.md", "README.zh-CN.md", "THIRD-PARTY-NOTICES.txt"];
    const expected = [...texts, "elicense.js", "program.js", "package.json", ...schemas];
    expect(listed()).to.have.members(expected.map((name) => `package/${name}`));
    const content = gunzipSync(readFileSync(tarball)).toString("latin1");
    expect(content).not.to.match(/0x60[0-9a-f]{200}/i);
    expect(content).not.to.include(cliFolder);
  });

  it("has the README's commands and settings in Chinese, block for block", () => {
    const withoutNotes = (text: string): string => text.replace(/ +#.*$/gm, "");
    const codeOf = (text: string): readonly object[] =>
      blocksOf(text).map((block) => ({ ...block, text: withoutNotes(block.text) }));
    expect(codeOf(chinese)).to.deep.equal(codeOf(readme));
  });

  it("explains in both READMEs what a command may miss, since there is no .env.example in it", () => {
    const roles = ["", "APPROVER_", "CONSUMER_", "HOLDER_", "ADMINISTRATOR_", "GOVERNANCE_", "REGISTER_", "CONTEXT_"];
    for (const text of [readme, chinese])
      for (const role of roles) expect(text).to.match(new RegExp(`\\bELICENSE_${role}KEY\\b`));
    const { en, zh } = errorCatalogue.SETTING_MISSING;
    expect(en.remedy).to.include("the README of @elicense/cli");
    expect(zh.remedy).to.include("@elicense/cli 的 README");
  });

  it("says which Node it needs, and needs no other package", () => {
    const manifest = JSON.parse(readFileSync(join(cliFolder, "package.json"), "utf8")) as Record<string, unknown>;
    expect(manifest.engines).to.deep.equal({ node: ">=22.13.0" });
    expect(manifest).not.to.have.any.keys("dependencies", "peerDependencies", "optionalDependencies");
    const imported = [...readFileSync(cliProgram, "utf8").matchAll(/^import .* from "(.*)";$/gm)].map(([, id]) => id);
    expect(imported.filter((id) => !isBuiltin(id!))).to.deep.equal([]);
  });

  it("says in two languages that a Node is too old, before it loads the program", () => {
    // The very entry, in a package that needs a newer Node than any, and without the program that it must not load.
    const old = join(stranger.path, "old");
    mkdirSync(old);
    copyFileSync(cliEntry, join(old, "elicense.js"));
    writeFileSync(join(old, "package.json"), JSON.stringify({ type: "module", engines: { node: ">=999.1.2" } }));
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(old, "elicense.js"), "doctor"], {
      encoding: "utf8",
    });
    expect({ status, stdout, stderr }).to.deep.equal({
      status: 2,
      stdout: "",
      stderr: `${nodeFault(process.versions.node, ">=999.1.2")}\n`,
    });
  });

  it("quotes the license of each package that is in the program", () => {
    const notices = readFileSync(join(cliFolder, "THIRD-PARTY-NOTICES.txt"), "utf8");
    const named = [...notices.matchAll(/^(\S+) \d\S+ \([\w.-]+\)$/gm)].map(([, name]) => name!);
    const bundled = readFileSync(cliProgram, "utf8").matchAll(/^\/\/.* .*node_modules\/((?:@[^/]+\/)?[^/]+)\//gm);
    expect(named)
      .to.include.members([...new Set([...bundled].map(([, name]) => name!))])
      .and.to.include("ethers");
    expect(notices.match(/copyright/gi)!.length).to.be.at.least(named.length);
  });

  it("is left untouched by a build that would make the same of it", async () => {
    const before = statSync(cliProgram).mtimeMs;
    const stale = join(cliFolder, "schemas", "stale.schema.json");
    writeFileSync(stale, "{}");
    await buildCli();
    expect(statSync(cliProgram).mtimeMs).to.equal(before);
    expect(existsSync(stale)).to.equal(false);
  });

  describe("given somebody who has its README alone", () => {
    /** The machine's, of which npm may need any; what is set of elicense is not the stranger's. */
    const env = {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("ELICENSE_"))),
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      LC_ALL: "en_US.UTF-8",
    };

    before(async () => {
      const manifests = join(stranger.path, "deployments", String(consortium.deployment.chainId));
      mkdirSync(manifests, { recursive: true });
      writeFileSync(join(manifests, "manifest.json"), JSON.stringify(consortium.deployment));
      writeFileSync(join(stranger.path, "license.json"), JSON.stringify(await issueOn(consortium)));
      writeFileSync(join(stranger.path, "password"), "marked-password-one\n", { mode: 0o600 });
    });

    function adapt(text: string): string {
      return (
        text
          .replace("npm install @elicense/cli", `npm install --ignore-scripts --prefer-offline --no-audit ${tarball}`)
          // What is not installed is not to be looked for elsewhere.
          .replace("npx elicense", "npx --no-install elicense")
          .replace("http://127.0.0.1:8545", consortium.chain.url)
          .replace("0x…", `0x${"5a".repeat(32)}`)
      );
    }

    function run(command: string): { readonly status: number | null; readonly output: string } {
      const password = asksPassword.test(command) ? " --password-file password" : "";
      const yes = /^npx elicense issue (?!--template)/.test(command) ? " --yes" : "";
      const { status, stdout, stderr } = spawnSync("sh", ["-c", adapt(command) + password + yes], {
        ...{ cwd: stranger.path, env, encoding: "utf8", timeout: patience },
      });
      return { status, output: `${stdout}${stderr}` };
    }

    /** What the authority's administrator does with the address that `key new` shows. */
    async function accredit(account: string): Promise<void> {
      const provider = await connect(consortium.chain.url);
      const runner = developmentAccount(administrator).connect(provider);
      await addKey(createClient({ runner, deployment: consortium.deployment }), { account, roles: ["OPERATE"] });
      provider.destroy();
    }

    /** What whoever wants a license to be issued does with the template: enters another one than the sample. */
    function fillIn(template: string): void {
      writeFileSync(template, readFileSync(template, "utf8").replace("〕0999号", "〕0998号"));
    }

    const done = new Set<string>();

    for (const { language, text } of blocks) {
      if (language === "ini") {
        it(`has the settings: ${text.split("=")[0]!}`, () => {
          appendFileSync(join(stranger.path, ".env"), adapt(text), { mode: 0o600 });
        });
        continue;
      }
      for (const line of text.trim().split("\n")) {
        const command = line.replace(/\s+#.*$/, "");
        it(`runs: ${line}`, async () => {
          // What awaits an approval is not done by the first run.
          const expected = /^npx elicense issue (?!--template)/.test(command) && !done.has(command) ? 1 : 0;
          done.add(command);
          const { status, output } = run(command);
          expect(status, output).to.equal(expected);
          if (command.includes("--template")) fillIn(join(stranger.path, "lawyers.csv"));
          if (command.includes("key new")) await accredit(/0x[\da-fA-F]{40}/.exec(output)![0]);
        });
      }
    }

    it("has found the license VALID that was issued", () => {
      expect(run("npx elicense verify licenses").output).to.match(/^1 VALID$/m);
    });

    it("finds the schemas by the package's name", () => {
      const script = `import schema from "@elicense/cli/schemas/verify.schema.json" with { type: "json" }; console.log(schema.$id)`;
      const found = stranger.run(process.execPath, "--input-type=module", "--eval", script);
      expect(found.trim()).to.equal("urn:elicense:cli:verify:1");
    });
  });
});
