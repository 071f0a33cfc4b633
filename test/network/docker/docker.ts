/**
 * Stands for Docker's program and its service where there is none: it takes the options that Docker's manual has, refuses
 * others, and says and ends as Docker does. Its first argument is the folder in which it keeps its containers.
 *
 * A container is a process of this machine, started by the image's entry: the arguments joined to one command of a shell.
 */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Container {
  readonly id: string;
  readonly name: string;
  readonly mounts: readonly { readonly source: string; readonly target: string; readonly readonly: boolean }[];
  readonly options: Readonly<Record<string, readonly string[]>>;
  readonly command: readonly string[];
  /** Number of its process; null before it was started. */
  readonly process: number | null;
}

/** Each command's options as the manual has them: whether they take a value. */
const known: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  create: {
    ...{ "--name": true, "--network": true, "--user": true, "--mount": true, "--cap-drop": true },
    ...{ "--security-opt": true, "--label": true, "--rm": false },
  },
  start: {},
  ps: { "--all": false, "--no-trunc": false, "--quiet": false, "--filter": true, "--format": true },
  logs: { "--follow": false, "--tail": true },
  stop: { "-t": true },
  kill: { "--signal": true },
  rm: { "--force": false },
  version: { "--format": true },
};

const [state = "", name = "", ...words] = process.argv.slice(2);
const { options, rest } = parse(name, words);

if (existsSync(join(state, "service-is-down"))) {
  fail("Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?");
}
const refusal = join(state, `refuses-${name}`);
if (existsSync(refusal)) fail(`Error response from daemon: ${readFileSync(refusal, "utf8")}`);

switch (name) {
  case "create":
    create();
    break;
  case "start":
    start(find(rest[0]));
    break;
  case "ps":
    list();
    break;
  case "logs":
    process.stdout.write(printed(find(rest[0]), "stdout"));
    process.stderr.write(printed(find(rest[0]), "stderr"));
    break;
  case "stop":
    await end(find(rest[0]), "SIGTERM", Number(options["-t"]?.[0] ?? 10));
    console.log(rest[0]);
    break;
  case "kill":
    if (stateOf(find(rest[0])) !== "running") {
      fail(`Error response from daemon: cannot kill container: ${rest[0]!}: container ${rest[0]!} is not running`);
    }
    await end(find(rest[0]), "SIGKILL", 10);
    console.log(rest[0]);
    break;
  case "version":
    console.log("29.1.2");
    break;
  case "rm":
    remove(find(rest[0]));
    break;
}

function parse(
  command: string,
  args: readonly string[],
): { readonly options: Record<string, string[]>; readonly rest: readonly string[] } {
  const taken = known[command];
  if (taken === undefined)
    fail(`docker: unknown command: docker ${command}\n\nRun 'docker --help' for more information`);
  const found: Record<string, string[]> = {};
  let at = 0;
  for (; args[at]?.startsWith("-"); at++) {
    const option = args[at]!;
    const hasValue = taken[option];
    if (hasValue === undefined) fail(`unknown flag: ${option}\n\nUsage:  docker ${command} [OPTIONS]`, 125);
    (found[option] ??= []).push(hasValue ? args[++at]! : "");
  }
  return { options: found, rest: args.slice(at) };
}

function create(): void {
  const [image = "", ...command] = rest;
  const [given = ""] = options["--name"] ?? [];
  const other = all().find((each) => each.name === given);
  if (!readFileSync(join(state, "images"), "utf8").split("\n").includes(image)) {
    console.error(`Unable to find image '${image}' locally`);
    fail(`Error response from daemon: failed to resolve reference "docker.io/${image}": no such host`);
  }
  if (other !== undefined) {
    const conflict = `The container name "/${given}" is already in use by container "${other.id}".`;
    fail(
      `Error response from daemon: Conflict. ${conflict} You have to remove (or rename) that container to be able to reuse that name.`,
    );
  }
  const mounts = (options["--mount"] ?? []).map((mount) => {
    const fields = [...mount.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
      .map(([, field = ""]) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field))
      .filter((field) => field !== "");
    const values = new Map(fields.map((field) => [field.split("=", 1)[0]!, field.slice(field.indexOf("=") + 1)]));
    const [source = "", target = ""] = [values.get("source"), values.get("target")];
    const strange = [...values.keys()].find((each) => !["type", "source", "target", "readonly"].includes(each));
    if (strange !== undefined) fail(`invalid argument "${mount}" for "--mount" flag: unexpected key '${strange}'`, 125);
    if (!existsSync(source)) {
      fail(
        `Error response from daemon: invalid mount config for type "bind": bind source path does not exist: ${source}`,
      );
    }
    return { source, target, readonly: values.has("readonly") };
  });
  const id = randomBytes(32).toString("hex");
  mkdirSync(join(state, "containers", id), { recursive: true });
  save({ id, name: given, mounts, options, command, process: null });
  console.log(id);
}

function start(container: Container): void {
  const folder = join(state, "containers", container.id);
  rmSync(join(folder, "exit"), { force: true });
  const entry = `${quoted(process.execPath)} ${quoted(join(import.meta.dirname, "besu.ts"))} ${container.command.join(" ")}`;
  // What the image sets, and nothing of the machine's.
  const environment = JSON.parse(readFileSync(join(state, "environment.json"), "utf8")) as Record<string, string>;
  const child = spawn("/bin/sh", ["-c", `trap '' TERM; ${entry}; echo $? > ${quoted(join(folder, "exit"))}`], {
    env: { PATH: "/usr/bin:/bin", ...environment, FAKE_MOUNTS: JSON.stringify(container.mounts) },
    stdio: ["ignore", openSync(join(folder, "stdout"), "a"), openSync(join(folder, "stderr"), "a")],
    detached: true,
  });
  child.unref();
  save({ ...container, process: child.pid! });
  console.log(container.id);
}

function list(): void {
  const [filter = ""] = options["--filter"] ?? [];
  const [, id] = /^id=(.+)$/.exec(filter) ?? [];
  if (id === undefined) fail(`invalid argument "${filter}" for "-f, --filter" flag: invalid filter`);
  for (const container of all().filter((each) => each.id.startsWith(id))) {
    const fields: Readonly<Record<string, string>> = {
      ...{ ID: container.id, State: stateOf(container), Names: container.name },
    };
    if (options["--all"] === undefined && fields.State !== "running") continue;
    console.log(
      (options["--format"]?.[0] ?? "{{.ID}}").replace(/\{\{\.(\w+)\}\}/g, (_, field: string) => fields[field]!),
    );
  }
}

async function end(container: Container, signal: NodeJS.Signals, seconds: number): Promise<void> {
  const deadline = Date.now() + seconds * 1_000;
  let sent = signal;
  for (let first = true; stateOf(container) === "running"; first = false) {
    if (!first && sent !== "SIGKILL" && Date.now() > deadline) sent = "SIGKILL";
    if (first || sent === "SIGKILL") {
      process.kill(-container.process!, sent);
      // The shell that would write it down is gone as well.
      if (sent === "SIGKILL") writeFileSync(join(state, "containers", container.id, "exit"), "137\n");
    }
    await new Promise((done) => setTimeout(done, 20));
  }
}

function remove(container: Container): void {
  if (stateOf(container) === "running") {
    fail(
      `Error response from daemon: cannot remove container "/${container.name}": container is running: stop the container before removing or force remove`,
    );
  }
  rmSync(join(state, "containers", container.id), { recursive: true });
  console.log(rest[0]);
}

function stateOf({ id, process: pid }: Container): "created" | "running" | "exited" {
  if (pid === null) return "created";
  return existsSync(join(state, "containers", id, "exit")) ? "exited" : "running";
}

function printed({ id }: Container, stream: string): string {
  const path = join(state, "containers", id, stream);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

function all(): readonly Container[] {
  const folder = join(state, "containers");
  const ids = existsSync(folder) ? readdirSync(folder) : [];
  return ids.map((id) => JSON.parse(readFileSync(join(folder, id, "container.json"), "utf8")) as Container);
}

function find(id: string | undefined): Container {
  const found = all().find((each) => each.id === id || each.name === id);
  return found ?? fail(`Error response from daemon: No such container: ${String(id)}`);
}

function save(container: Container): void {
  writeFileSync(join(state, "containers", container.id, "container.json"), JSON.stringify(container));
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function fail(message: string, code = 1): never {
  console.error(message);
  process.exit(code);
}
