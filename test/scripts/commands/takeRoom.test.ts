import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { expect } from "chai";
import { describe, it } from "mocha";

import { projectRoot } from "../../../scripts/config.js";

const flag = "--min-semi-space-size=16";

describe("taking room", () => {
  it("begins the program again, once, as the same process with the same arguments and settings", function () {
    if (process.execve === undefined) this.skip();
    const module = pathToFileURL(join(projectRoot, "scripts", "commands", "support", "takeRoom.ts")).href;
    const program = `import { takeRoom } from ${JSON.stringify(module)};
      takeRoom();
      console.log(JSON.stringify([process.pid, process.execArgv[0], process.argv.slice(1), process.env.GIVEN]));`;
    const options = ["--import", "tsx", "--input-type=module", "--eval", program];
    const { pid, stdout, status } = spawnSync(process.execPath, [...options, "issue", "a b.csv"], {
      cwd: projectRoot,
      encoding: "utf8",
      env: { ...process.env, GIVEN: "setting" },
    });
    expect(status).to.equal(0);
    expect(stdout).to.equal(`${JSON.stringify([pid, flag, ["issue", "a b.csv"], "setting"])}\n`);
  });
});
