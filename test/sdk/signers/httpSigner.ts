import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { Transaction, Wallet, type TypedDataDomain, type TypedDataField } from "ethers";

/** An external signer of a test's own: it has real keys and signs with them, over HTTP. */
export interface HttpSigner {
  readonly url: string;
  /** Methods that it was asked for, in order. */
  readonly asked: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Parameters of {@link startHttpSigner}. */
export interface HttpSignerParameters {
  /** Whose protocol it speaks. */
  readonly dialect: "clef" | "web3signer";
  /** Private keys that it keeps. */
  readonly keys: readonly string[];
  /** What it does to a transaction before it signs, as a person at Clef's screen can. */
  readonly meddle?: (transaction: Transaction) => void;
  /** Why it refuses all signing; it signs if left out. */
  readonly refusal?: string;
  /** `user:password` that must come with every request. */
  readonly credentials?: string;
}

interface Call {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

interface Payload {
  readonly domain: TypedDataDomain;
  readonly types: Record<string, TypedDataField[]>;
  readonly message: Record<string, unknown>;
}

class Refused extends Error {}

/** Starts an external signer on a port of this machine that nobody else has. */
export async function startHttpSigner(parameters: HttpSignerParameters): Promise<HttpSigner> {
  const asked: string[] = [];
  const { credentials } = parameters;
  const server = createServer((request, response) => {
    const wanted = credentials === undefined ? undefined : `Basic ${Buffer.from(credentials).toString("base64")}`;
    if (request.headers.authorization !== wanted) return void response.writeHead(401).end();
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => {
      const { id, method, params } = JSON.parse(body) as Call;
      asked.push(method);
      void carryOut(parameters, method, params).then(
        (result) => response.end(JSON.stringify({ jsonrpc: "2.0", id, result })),
        (error: unknown) => {
          // Web3Signer refuses with a status too, Clef does not.
          response.statusCode = parameters.dialect === "clef" ? 200 : 400;
          response.end(
            JSON.stringify({ jsonrpc: "2.0", id, error: { code: -32_000, message: (error as Error).message } }),
          );
        },
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${credentials === undefined ? "" : `${credentials}@`}127.0.0.1:${port}`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function carryOut(
  parameters: HttpSignerParameters,
  method: string,
  params: readonly unknown[],
): Promise<unknown> {
  const { dialect, keys, refusal } = parameters;
  const wallets = keys.map((key) => new Wallet(key));
  const accounts = wallets.map(({ address }) => address.toLowerCase());
  const walletOf = (account: unknown): Wallet => {
    if (refusal !== undefined) throw new Refused(refusal);
    const wallet = wallets[accounts.indexOf(String(account).toLowerCase())];
    if (wallet === undefined) throw new Refused("unknown account");
    return wallet;
  };
  const actions: Readonly<Record<string, () => unknown>> =
    dialect === "clef"
      ? {
          account_version: () => "6.1.0",
          account_list: () => accounts,
          account_signTransaction: async () => ({
            raw: await signTransaction(params[0], walletOf, parameters),
            tx: {},
          }),
          account_signTypedData: () => signTypedData(walletOf(params[0]), params[1] as Payload),
          account_signData: () => walletOf(params[1]).signMessage(Buffer.from(String(params[2]).slice(2), "hex")),
        }
      : {
          eth_accounts: () => accounts,
          eth_signTransaction: () => signTransaction(params[0], walletOf, parameters),
          eth_signTypedData: () => signTypedData(walletOf(params[0]), JSON.parse(params[1] as string) as Payload),
          eth_sign: () => walletOf(params[0]).signMessage(Buffer.from(String(params[1]).slice(2), "hex")),
        };
  const action = actions[method];
  if (action === undefined) throw new Refused(`the method ${method} does not exist/is not available`);
  return await action();
}

async function signTransaction(
  given: unknown,
  walletOf: (account: unknown) => Wallet,
  { meddle }: HttpSignerParameters,
): Promise<string> {
  const { from, gas, nonce, ...rest } = given as Record<string, string>;
  const type = rest.maxFeePerGas === undefined ? 0 : 2;
  const transaction = Transaction.from({ ...rest, type, gasLimit: gas!, nonce: Number(nonce) });
  meddle?.(transaction);
  return walletOf(from).signTransaction(transaction);
}

function signTypedData(wallet: Wallet, { domain, types, message }: Payload): Promise<string> {
  const { EIP712Domain: _, ...own } = types;
  return wallet.signTypedData(domain, own, message);
}
