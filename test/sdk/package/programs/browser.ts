/** A stranger's program for a browser: it verifies the document that its server has, and tells it what it found. */
import { createClient } from "@elicense/sdk";
import { connect, parseDeployment } from "@elicense/sdk/deployment";
import { verify } from "@elicense/sdk/verify";

interface Case {
  readonly url: string;
  readonly manifest: unknown;
  readonly document: string;
}

const { url, manifest, document } = (await (await fetch("/case")).json()) as Case;
const client = createClient({ runner: await connect(url), deployment: parseDeployment(manifest) });

const { verdict, checks } = await verify(document, { client });
const sentences = checks.map(({ message }) => message.zh);
await fetch("/found", { method: "POST", body: JSON.stringify({ verdict, sentences }) });
