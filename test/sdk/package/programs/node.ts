/** A stranger's program for Node: node.js <RPC address> <manifest> <document>. Prints what it found, as JSON. */
import { readFile } from "node:fs/promises";

import { createClient, type Client } from "@elicense/sdk";
import { connect, parseDeployment } from "@elicense/sdk/deployment";
import { ElicenseError } from "@elicense/sdk/errors";
import { isUscc } from "@elicense/sdk/identifiers";
import { verify, type Verdict } from "@elicense/sdk/verify";

const [, , url = "", manifest = "", document = ""] = process.argv;
const runner = await connect(url);
const deployment = parseDeployment(JSON.parse(await readFile(manifest, "utf8")));
const client: Client = createClient({ runner, deployment });

const { verdict, checks } = await verify(await readFile(document, "utf8"), { client });
const found: Verdict = verdict;

let code: string | undefined;
try {
  parseDeployment({});
} catch (error) {
  // The class is the same, whichever entry it comes from.
  if (error instanceof ElicenseError) code = error.code;
}

console.log(JSON.stringify({ verdict: found, checks: checks.length, code, uscc: isUscc("31340000E0FAKE073W") }));
runner.destroy();
