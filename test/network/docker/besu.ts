/**
 * Stands for the Besu of a container: it sees of the files what is mounted, takes each option from the command line, else
 * from the environment, else from the configuration, in this order as Besu does, and answers `/liveness` where these say.
 */
import { createServer } from "node:http";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

interface Mount {
  readonly source: string;
  readonly target: string;
  readonly readonly: boolean;
}

const mounts = JSON.parse(process.env.FAKE_MOUNTS!) as readonly Mount[];

const line = new Map(
  process.argv.slice(2).map((argument) => {
    const [, name, value] = /^--([a-z-]+)=(.*)$/.exec(argument) ?? fail(`Unknown option: '${argument}'`);
    return [name!, value!];
  }),
);

const configuration = read(line.get("config-file") ?? "");

/** Besu's own words on why it does not start, which the test put among the node's data. */
const reason = placeOf(`${option("data-path")}/reason-not-to-start`);
if (existsSync(reason)) fail(readFileSync(reason, "utf8"));

if (!/^0x[0-9a-f]{64}$/.test(read(option("node-private-key-file")))) fail("Invalid node private key");

// Besu reads the list of accounts and writes it anew, without comments and on one line.
const accounts = option("permissions-accounts-config-file");
const list = /^accounts-allowlist=(\[[^\]]*\])/m.exec(read(accounts)) ?? fail("Empty TOML result");
if (mountOf(accounts)?.readonly !== false) {
  fail('Invalid accounts allowlist, validation failed due to "ERROR_ALLOWLIST_PERSIST_FAIL"');
}
const allowed = [...list[1]!.matchAll(/"[^"]*"/g)].map(([account]) => account);
writeFileSync(placeOf(accounts), `accounts-allowlist=[${allowed.join(",")}]`);

const [host, port] = [option("rpc-http-host"), Number(option("rpc-http-port"))];
const server = createServer((request, response) => {
  response.writeHead(request.url === "/liveness" ? 200 : 404).end();
});
server.listen(port, host, () => console.log(`JSON-RPC service started and listening on ${host}:${port}`));
process.on("SIGTERM", () => {
  console.error("Shutting down");
  // As Java does that a signal ends.
  process.exit(143);
});

function option(name: string): string {
  const variable = process.env[`BESU_${name.replaceAll("-", "_").toUpperCase()}`];
  const [, text, number] = new RegExp(`^${name}=(?:"(.*)"|(\\d+))$`, "m").exec(configuration) ?? [];
  return line.get(name) ?? variable ?? text ?? number ?? fail(`Missing required option: '--${name}'`);
}

/** Where a path of the container is on the machine; nowhere if it is not mounted. */
function placeOf(path: string): string {
  const mount = mountOf(path);
  return mount === undefined ? "" : mount.source + path.slice(mount.target.length);
}

/** The innermost mount that has a path. */
function mountOf(path: string): Mount | undefined {
  return mounts
    .filter(({ target }) => path === target || path.startsWith(`${target}/`))
    .sort((one, other) => other.target.length - one.target.length)[0];
}

function read(path: string): string {
  const place = placeOf(path);
  return existsSync(place) ? readFileSync(place, "utf8").trim() : fail(`File not found: ${path}`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
