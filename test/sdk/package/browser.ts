import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { launch } from "puppeteer-core";

import { findChromium } from "./chromium.js";

/** What a page runs and gets. */
export interface PageSetup {
  /** The program, a bundled module. */
  readonly script: string;
  /** What the program gets from `/case`. */
  readonly input: unknown;
  /** Content-Security-Policy of the page. */
  readonly policy: string;
}

/** What came of a page. */
export interface PageRun {
  /** What the program posted to `/found`. */
  readonly found: unknown;
  /** What the browser had against it: errors, and breaches of the policy. */
  readonly complaints: readonly string[];
}

/** Runs a program in a real browser, as the script of a page that a server of this machine serves. */
export async function runInBrowser({ script, input, policy }: PageSetup): Promise<PageRun> {
  const complaints: string[] = [];
  let tell: (found: unknown) => void = () => undefined;
  const found = new Promise<unknown>((resolve) => (tell = resolve));

  const answers: Readonly<Record<string, readonly [type: string, body: string]>> = {
    "/": ["text/html", '<!doctype html><title>elicense</title><script type="module" src="/program.js"></script>'],
    "/program.js": ["text/javascript", script],
    "/case": ["application/json", JSON.stringify(input)],
  };
  const server = createServer((request, response) => {
    if (request.url === "/found") void readBody(request).then((body) => tell(JSON.parse(body)));
    respond(response, answers[request.url ?? ""] ?? ["text/plain", ""], policy);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");

  const { path, env } = await findChromium();
  const browser = await launch({
    executablePath: path,
    headless: "shell",
    // CI has no other user than root, for whom Chromium has no sandbox.
    args: ["--no-sandbox", "--disable-gpu"],
    env: { ...process.env, ...env },
  });
  try {
    const page = await browser.newPage();
    const failed = new Promise<undefined>((resolve) => {
      page.on("pageerror", (error) => {
        complaints.push(shorten(String(error)));
        resolve(undefined);
      });
    });
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(shorten(message.text()));
    });
    await page.goto(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
    return { found: await Promise.race([found, failed]), complaints };
  } finally {
    await browser.close();
    server.close();
  }
}

/** A library may put a whole program into its message. */
function shorten(message: string): string {
  return message.length > 300 ? `${message.slice(0, 300)}…` : message;
}

function respond(response: ServerResponse, [type, body]: readonly [string, string], policy: string): void {
  response.writeHead(200, { "content-type": `${type}; charset=utf-8`, "content-security-policy": policy });
  response.end(body);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
