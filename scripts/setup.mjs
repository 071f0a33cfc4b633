/**
 * Makes the project's dependencies ready, under whatever Node (18 or newer) the machine has.
 *
 *   node scripts/setup.mjs           installs them if they are missing or out of date
 *   node scripts/setup.mjs --check   installs nothing: fails, naming the remedy, if they are not ready
 *
 * Hardhat's native part supports Node 22 and newer alone, and npm silently leaves it out when an older Node runs npm.
 * So npm is run by a Node that is new enough: the current one, or the one that package.json pins. The pinned one is a
 * dependency too; npm puts it first on the PATH of every npm script, so all of them run under it.
 *
 * Plain JavaScript without dependencies, since it runs before there are any.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stampFile = join(root, "node_modules", ".elicense-setup");
const node = join(root, "node_modules", ".bin", "node");
const platform = `${process.platform}-${process.arch}`;

const manifest = readJson("package.json");
const pinnedNode = manifest.devDependencies.node;
const oldestNode = manifest.engines.node.replace(">=", "");

const lock = readFileSync(join(root, "package-lock.json"), "utf8");
const stamp = createHash("sha256").update(`${platform}\n${lock}`).digest("hex");

if (!isStamped() && !isInstalled()) {
  if (process.argv.includes("--check")) {
    fail("The project's dependencies are missing or out of date: run `npm run setup` first.");
  }
  install();
}

/** A run before this one has left the stamp: nothing to do. */
function isStamped() {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp && existsSync(node);
}

/** What stands in node_modules is what the lock file asks for, because someone ran `npm install` by hand. */
function isInstalled() {
  if (!existsSync(join(root, "node_modules", ".package-lock.json"))) return false;

  const present = readJson("node_modules", ".package-lock.json").packages;
  const complete = Object.entries(JSON.parse(lock).packages).every(
    ([path, { version, optional, link }]) =>
      !path.includes("node_modules/") || optional || link || present[path]?.version === version,
  );
  if (!complete || findFault() !== undefined) return false;

  writeFileSync(stampFile, stamp);
  return true;
}

function install() {
  const command = ["npm", "ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  const missing = !existsSync(join(root, "node_modules"));

  say(
    `Installing the project's dependencies, which are ${missing ? "missing" : "out of date"}. Takes a minute or two.`,
  );
  if (!isNewEnough(process.versions.node)) {
    say(
      `This machine's Node is ${process.versions.node} and the project needs ${oldestNode} or newer, so Node ` +
        `${pinnedNode} is fetched from npm for the project alone. The machine's own stays as it is.`,
    );
    command.unshift("npx", "-y", "-p", `node@${pinnedNode}`);
  }

  const { status, error } = spawnSync(command[0], command.slice(1), {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    const cause = error?.message ?? "the reason stands above";
    fail(`The dependencies could not be installed (${cause}). Check the network and npm's registry, then try again.`);
  }

  const fault = findFault();
  if (fault !== undefined) fail(fault);

  writeFileSync(stampFile, stamp);
  say("The dependencies are ready.");
}

/** What is wrong with the installed dependencies although npm was content, as one sentence. */
function findFault() {
  const version = spawnSync(node, ["--version"], { encoding: "utf8" });
  if (version.stdout?.trim() !== `v${pinnedNode}`) {
    return `The project's own Node ${pinnedNode} does not start on ${platform}: delete node_modules and try again.`;
  }

  const edr = spawnSync(node, ["-e", 'require("@nomicfoundation/edr")'], { cwd: root });
  if (edr.status !== 0) {
    return `Hardhat's native part (@nomicfoundation/edr) does not load on ${platform}: delete node_modules and try again.`;
  }
  return undefined;
}

/** @param {string} version */
function isNewEnough(version) {
  const [major, minor] = version.split(".").map(Number);
  const [oldestMajor, oldestMinor] = oldestNode.split(".").map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/** @param {string[]} path */
function readJson(...path) {
  return JSON.parse(readFileSync(join(root, ...path), "utf8"));
}

/** @param {string} sentence */
function say(sentence) {
  console.log(`elicense: ${sentence}`);
}

/** @param {string} sentence */
function fail(sentence) {
  console.error(`elicense: ${sentence}`);
  process.exit(1);
}
