import { getAddress, isAddress, isHexString } from "ethers";

import { DEPLOYMENT_MALFORMED } from "../errors/catalogue/deployment.js";
import { ElicenseError } from "../errors/ElicenseError.js";
import {
  contractNames,
  type ContractRole,
  type DeployedContract,
  type Deployment,
  type GovernanceAccount,
} from "./Deployment.js";

type Reader<Value> = (value: unknown, field: string) => Value;

/**
 * Reads a deployment's manifest, strictly: a field that is missing, malformed or not known is an error.
 *
 * @param json - What `JSON.parse` gave.
 * @returns The manifest, addresses with their checksums.
 * @throws {ElicenseError} DEPLOYMENT_MALFORMED with the path of the field.
 * @example
 * const deployment = parseDeployment(JSON.parse(text));
 */
export function parseDeployment(json: unknown): Deployment {
  const required = ["version", "chainId", "genesisHash", "block", "contracts"];
  const manifest = members(json, "", required, ["network", "validators", "governance"]);
  const roles = Object.keys(contractNames) as ContractRole[];
  const contracts = members(manifest.contracts, "contracts", roles);

  return {
    version: one(manifest.version, "version"),
    chainId: positive(manifest.chainId, "chainId"),
    genesisHash: hash(manifest.genesisHash, "genesisHash"),
    block: count(manifest.block, "block"),
    ...("network" in manifest && { network: text(manifest.network, "network") }),
    ...("validators" in manifest && { validators: ascending(manifest.validators, "validators") }),
    ...("governance" in manifest && { governance: governanceAccount(manifest.governance, "governance") }),
    contracts: Object.fromEntries(
      roles.map((role) => [role, contract(contracts[role], `contracts.${role}`, contractNames[role])]),
    ) as Record<ContractRole, DeployedContract>,
  };
}

function contract(value: unknown, field: string, expectedName: string): DeployedContract {
  const entry = members(value, field, [
    "name",
    "address",
    "constructorArguments",
    "transactionHash",
    "blockNumber",
    "codeHash",
    "abiHash",
  ]);
  const name = text(entry.name, `${field}.name`);
  if (name !== expectedName) throw malformed(`${field}.name`);

  return {
    name,
    address: address(entry.address, `${field}.address`),
    constructorArguments: list(entry.constructorArguments, `${field}.constructorArguments`, address),
    transactionHash: hash(entry.transactionHash, `${field}.transactionHash`),
    blockNumber: count(entry.blockNumber, `${field}.blockNumber`),
    codeHash: hash(entry.codeHash, `${field}.codeHash`),
    abiHash: hash(entry.abiHash, `${field}.abiHash`),
  };
}

function governanceAccount(value: unknown, field: string): GovernanceAccount {
  const { kind, ...entry } = members(value, field, ["account", "kind", "signers", "threshold"]);
  if (kind !== "safe") throw malformed(`${field}.kind`);
  const signers = ascending(entry.signers, `${field}.signers`);
  const threshold = positive(entry.threshold, `${field}.threshold`);
  if (threshold > signers.length) throw malformed(`${field}.threshold`);
  return { account: address(entry.account, `${field}.account`), kind, signers, threshold };
}

/** The members of an object that has all the required ones, and none but these and the optional ones. */
function members(
  value: unknown,
  field: string,
  required: readonly string[],
  optional: readonly string[] = [],
): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw malformed(field || "manifest");
  const path = (name: string): string => (field ? `${field}.${name}` : name);

  const missing = required.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) throw malformed(path(missing));
  const extra = Object.keys(value).find((name) => !required.includes(name) && !optional.includes(name));
  if (extra !== undefined) throw malformed(path(extra));

  return value as Record<string, unknown>;
}

const one: Reader<1> = (value, field) => {
  if (value !== 1) throw malformed(field);
  return value;
};

const text: Reader<string> = (value, field) => {
  if (typeof value !== "string" || value === "") throw malformed(field);
  return value;
};

const count: Reader<number> = (value, field) => {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw malformed(field);
  return value;
};

const positive: Reader<number> = (value, field) => {
  if (count(value, field) === 0) throw malformed(field);
  return value as number;
};

const hash: Reader<string> = (value, field) => {
  if (!isHexString(value, 32)) throw malformed(field);
  return value.toLowerCase();
};

const address: Reader<string> = (value, field) => {
  // ethers takes the ICAP form and a missing 0x too.
  if (!isHexString(value, 20) || !isAddress(value)) throw malformed(field);
  return getAddress(value);
};

function list<Value>(value: unknown, field: string, item: Reader<Value>): readonly Value[] {
  if (!Array.isArray(value)) throw malformed(field);
  return value.map((each: unknown, position) => item(each, `${field}[${position}]`));
}

/** Addresses, at least one, each once and the lowest first. */
const ascending: Reader<readonly string[]> = (value, field) => {
  const addresses = list(value, field, address);
  if (addresses.length === 0) throw malformed(field);
  addresses.forEach((each, position) => {
    const before = addresses[position - 1];
    if (before !== undefined && BigInt(before) >= BigInt(each)) throw malformed(`${field}[${position}]`);
  });
  return addresses;
};

function malformed(field: string): ElicenseError {
  return new ElicenseError(DEPLOYMENT_MALFORMED, { field });
}
