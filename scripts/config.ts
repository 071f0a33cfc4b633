import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { errorOf, type Language, type Text } from "@elicense/sdk";
import { parse } from "dotenv";

import { developmentChainId, developmentUrl } from "./development.js";
import { parseTrustedSigners, type TrustedSigners } from "./manifestSignatures.js";

/** What the scripts are told by their surroundings. `.env.example` explains each setting. */
export interface Config {
  /** Address of the node's RPC; of several nodes, the first one's. */
  readonly rpcUrl: string;
  /** Addresses of the nodes' RPC, the preferred ones first: one at least. */
  readonly rpcUrls: readonly string[];
  /** Token (JWT) that the nodes ask for. */
  readonly rpcToken: string | undefined;
  /** File of that token instead, absolute. */
  readonly rpcTokenFile: string | undefined;
  /** Id of the chain that the node should serve. */
  readonly chainId: number;
  /** Directory of the manifests, absolute. */
  readonly deployments: string;
  /** Whose signatures the manifest must have; none if left out. */
  readonly manifestSigners: TrustedSigners | undefined;
  /** Folder of the journals of what was signed, absolute. */
  readonly journal: string;
  /** Language for people. */
  readonly language: Language;
  /** Folder of the encrypted keys, absolute. */
  readonly keystore: string;
  /** Name or address of the key that an authority acts with. */
  readonly key: string | undefined;
  /** Name or address of the key that approves. */
  readonly approverKey: string | undefined;
  /** Name or address of the key that a consumer uses licenses with. */
  readonly consumerKey: string | undefined;
  /** Name or address of the key that administers an authority. */
  readonly administratorKey: string | undefined;
  /** Name or address of the key that governs. */
  readonly governanceKey: string | undefined;
  /** Name or address of the key that a holder signs grants with. */
  readonly holderKey: string | undefined;
  /** Address of the external signer that has the key that an authority acts with. */
  readonly signerUrl: string | undefined;
  /** Address of the external signer that has the key that approves. */
  readonly approverSignerUrl: string | undefined;
  /** Address of the external signer that has the key that a consumer uses licenses with. */
  readonly consumerSignerUrl: string | undefined;
  /** Address of the external signer that has the key that administers an authority. */
  readonly administratorSignerUrl: string | undefined;
  /** Address of the external signer that has the key that governs. */
  readonly governanceSignerUrl: string | undefined;
  /** Address of the external signer that has the key that a holder signs grants with. */
  readonly holderSignerUrl: string | undefined;
  /** Key that an authority acts with. */
  readonly privateKey: string | undefined;
  /** Key that approves what another key prepared. */
  readonly approverPrivateKey: string | undefined;
  /** Key that a consumer uses licenses with. */
  readonly consumerPrivateKey: string | undefined;
  /** Key that administers an authority. */
  readonly administratorPrivateKey: string | undefined;
  /** Key that a holder signs grants with. */
  readonly holderPrivateKey: string | undefined;
  /** Key that deploys and governs. */
  readonly deployerPrivateKey: string | undefined;
  /** The issuer's secret register key: 32 bytes as hex. */
  readonly registerKey: string | undefined;
  /** The consumer's secret from which the salts of its uses derive: 32 bytes as hex. */
  readonly contextKey: string | undefined;
}

/** Names of the settings that may be missing until something needs them. */
export const optionalSettings = {
  key: "ELICENSE_KEY",
  approverKey: "ELICENSE_APPROVER_KEY",
  consumerKey: "ELICENSE_CONSUMER_KEY",
  administratorKey: "ELICENSE_ADMINISTRATOR_KEY",
  governanceKey: "ELICENSE_GOVERNANCE_KEY",
  signerUrl: "ELICENSE_SIGNER_URL",
  approverSignerUrl: "ELICENSE_APPROVER_SIGNER_URL",
  consumerSignerUrl: "ELICENSE_CONSUMER_SIGNER_URL",
  administratorSignerUrl: "ELICENSE_ADMINISTRATOR_SIGNER_URL",
  governanceSignerUrl: "ELICENSE_GOVERNANCE_SIGNER_URL",
  privateKey: "ELICENSE_PRIVATE_KEY",
  approverPrivateKey: "ELICENSE_APPROVER_PRIVATE_KEY",
  consumerPrivateKey: "ELICENSE_CONSUMER_PRIVATE_KEY",
  administratorPrivateKey: "ELICENSE_ADMINISTRATOR_PRIVATE_KEY",
  holderKey: "ELICENSE_HOLDER_KEY",
  holderSignerUrl: "ELICENSE_HOLDER_SIGNER_URL",
  holderPrivateKey: "ELICENSE_HOLDER_PRIVATE_KEY",
  deployerPrivateKey: "ELICENSE_DEPLOYER_PRIVATE_KEY",
  registerKey: "ELICENSE_REGISTER_KEY",
  contextKey: "ELICENSE_CONTEXT_KEY",
} as const satisfies Partial<Record<keyof Config, string>>;

/** Where {@link loadConfig} looks; for tests. */
export interface LoadConfigOptions {
  /** Directory whose `.env` is read, and which paths are relative to; the one that the program was started in if left out. */
  readonly root?: string;
  /** The environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Says one line to the user, in the user's language. */
  readonly say?: (line: Text) => void;
}

type Settings = Readonly<Record<string, string | undefined>>;

/** Directory of the project, absolute. */
export const projectRoot = resolve(fileURLToPath(new URL("..", import.meta.url)));

/**
 * Reads the settings: from the environment, then from `.env`. Where there is no `.env` and the node is the local
 * default, the development settings of `.env.example` serve, and it says so.
 *
 * @throws {ElicenseError} SETTING_MALFORMED with the setting's name and form, never with its value.
 */
export function loadConfig({
  root = process.cwd(),
  env = process.env,
  say = (line) => console.error(line[languageOf(env)]),
}: LoadConfigOptions = {}): Config {
  const settings = { ...readFiles(root, env, say), ...present(env) };
  const privateKey = (name: string): string | undefined => read(settings, name, "0x + 64 × 0-9a-f", isPrivateKey);

  const url = (name: string): string | undefined => read(settings, name, "http://… | https://…", isUrl);
  const urls = read(settings, "ELICENSE_RPC_URL", "http://…[,https://…]", (value) => listOf(value).every(isUrl));
  const rpcUrls = urls === undefined ? [developmentUrl] : listOf(urls);

  return {
    rpcUrl: rpcUrls[0] as string,
    rpcUrls,
    ...tokenIn(settings, root),
    chainId: Number(read(settings, "ELICENSE_CHAIN_ID", "1, 2, 3, …", isChainId) ?? developmentChainId),
    deployments: resolve(root, settings.ELICENSE_DEPLOYMENTS ?? "deployments"),
    manifestSigners: trustedSigners(settings, "ELICENSE_MANIFEST_SIGNERS"),
    journal: resolve(root, settings.ELICENSE_JOURNAL ?? ".elicense/journal"),
    language: (read(settings, "ELICENSE_LANG", "en | zh", isLanguage) as Language | undefined) ?? languageOf(env),
    keystore: resolve(root, settings.ELICENSE_KEYSTORE ?? join(".elicense", "keys")),
    key: settings[optionalSettings.key],
    approverKey: settings[optionalSettings.approverKey],
    consumerKey: settings[optionalSettings.consumerKey],
    administratorKey: settings[optionalSettings.administratorKey],
    governanceKey: settings[optionalSettings.governanceKey],
    signerUrl: url(optionalSettings.signerUrl),
    approverSignerUrl: url(optionalSettings.approverSignerUrl),
    consumerSignerUrl: url(optionalSettings.consumerSignerUrl),
    administratorSignerUrl: url(optionalSettings.administratorSignerUrl),
    governanceSignerUrl: url(optionalSettings.governanceSignerUrl),
    privateKey: privateKey(optionalSettings.privateKey),
    approverPrivateKey: privateKey(optionalSettings.approverPrivateKey),
    consumerPrivateKey: privateKey(optionalSettings.consumerPrivateKey),
    administratorPrivateKey: privateKey(optionalSettings.administratorPrivateKey),
    holderKey: settings[optionalSettings.holderKey],
    holderSignerUrl: url(optionalSettings.holderSignerUrl),
    holderPrivateKey: privateKey(optionalSettings.holderPrivateKey),
    deployerPrivateKey: privateKey(optionalSettings.deployerPrivateKey),
    registerKey: read(settings, optionalSettings.registerKey, "0x + 64 × 0-9a-f", isBytes32),
    contextKey: read(settings, optionalSettings.contextKey, "0x + 64 × 0-9a-f", isBytes32),
  };
}

/**
 * Gives a setting that what is being done cannot do without.
 *
 * @throws {ElicenseError} SETTING_MISSING with the setting's name.
 */
export function requireSetting(config: Config, setting: keyof typeof optionalSettings): string {
  const value = config[setting];
  if (value === undefined) throw errorOf("SETTING_MISSING", { name: optionalSettings[setting] });
  return value;
}

/** Gives the language of the settings; the machine's where it is the settings that are wrong. */
export function userLanguage(): Language {
  try {
    return loadConfig({ say: () => undefined }).language;
  } catch {
    return languageOf(process.env);
  }
}

function languageOf(env: Settings): Language {
  const locale = [env.ELICENSE_LANG, env.LC_ALL, env.LC_MESSAGES, env.LANG].find(Boolean);
  return locale?.startsWith("zh") ? "zh" : "en";
}

function readFiles(root: string, env: Settings, say: (line: Text) => void): Settings {
  const own = resolve(root, ".env");
  if (existsSync(own)) return present(parse(readFileSync(own)));

  const example = resolve(root, ".env.example");
  if ((present(env).ELICENSE_RPC_URL ?? developmentUrl) !== developmentUrl || !existsSync(example)) return {};
  say({ en: "development settings from .env.example", zh: "开发设置取自 .env.example" });
  return present(parse(readFileSync(example)));
}

/** A setting that was left empty is one that was left out. */
function present(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value));
}

function read(
  settings: Settings,
  name: string,
  expected: string,
  fits: (value: string) => boolean,
): string | undefined {
  const value = settings[name];
  if (value !== undefined && !fits(value)) throw errorOf("SETTING_MALFORMED", { name, expected });
  return value;
}

/** A comma in an address itself is written %2C. */
function listOf(value: string): readonly string[] {
  return value.split(",").map((each) => each.trim());
}

function tokenIn(settings: Settings, root: string): Pick<Config, "rpcToken" | "rpcTokenFile"> {
  const name = "ELICENSE_RPC_TOKEN";
  const rpcToken = read(settings, name, "JWT", (value) => /^[!-~]+$/.test(value));
  const { ELICENSE_RPC_TOKEN_FILE: file } = settings;
  if (rpcToken !== undefined && file !== undefined) {
    throw errorOf("SETTING_MALFORMED", { name, expected: `${name} | ${name}_FILE` });
  }
  return { rpcToken, rpcTokenFile: file === undefined ? undefined : resolve(root, file) };
}

function trustedSigners(settings: Settings, name: string): TrustedSigners | undefined {
  const value = read(settings, name, "3/0x…,0x…,0x…,0x…", (text) => parseTrustedSigners(text) !== undefined);
  return value === undefined ? undefined : parseTrustedSigners(value);
}

function isUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function isChainId(value: string): boolean {
  return /^[1-9]\d*$/.test(value) && Number.isSafeInteger(Number(value));
}

function isLanguage(value: string): value is Language {
  return value === "en" || value === "zh";
}

function isBytes32(value: string): boolean {
  return /^0x[\da-f]{64}$/i.test(value);
}

/** How many points the curve secp256k1 has (SEC 2, section 2.4.1). */
const curveOrder = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/** Whether a text is a private key: 32 bytes as hex within the range of the curve. */
export function isPrivateKey(value: string): boolean {
  return isBytes32(value) && BigInt(value) > 0n && BigInt(value) < curveOrder;
}
