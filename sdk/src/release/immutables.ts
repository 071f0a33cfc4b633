import { TypedDataEncoder } from "ethers";

import type { ContractRole, Deployment } from "../deployment/Deployment.js";
import { differs } from "../deployment/findCreation.js";
import { domainOf } from "../grants/typedData.js";
import { hashHex, toHex } from "../hashing/hex.js";
import { toWord } from "../licenses/word.js";
import type { ReleasedContract } from "./Release.js";

/** Characters of a word in hexadecimal. */
const wordLength = 64;

/** Puts zeros in the place of a contract's immutable values. */
export function withoutImmutables(code: string, { immutables }: ReleasedContract): string {
  return Object.values(immutables)
    .flat()
    .reduce((text, start) => {
      const [before, after] = [text.slice(0, 2 + start * 2), text.slice(2 + start * 2 + wordLength)];
      return `${before}${"0".repeat(wordLength)}${after}`;
    }, code);
}

/**
 * Checks that the constructor wrote into a contract's code what the manifest's addresses imply.
 *
 * @throws {ElicenseError} DEPLOYMENT_CREATION_DIFFERS with the immutable value's name.
 */
export function requireImmutables(
  deployment: Deployment,
  contract: ContractRole,
  code: string,
  { immutables }: ReleasedContract,
): void {
  for (const [name, places] of Object.entries(immutables)) {
    const expected = `0x${impliedValue(name, deployment)}`;
    for (const start of places) {
      const actual = `0x${code.slice(2 + start * 2, 2 + start * 2 + wordLength)}`;
      if (actual !== expected) throw differs(contract, name, expected, actual);
    }
  }
}

/** A word of 64 characters, by the name that the sources give the value; those of EIP712 begin with a line. */
function impliedValue(name: string, deployment: Deployment): string {
  const { chainId, contracts } = deployment;
  const domain = domainOf(deployment);
  switch (name) {
    case "authorities":
      return addressWord(contracts.authorityRegistry.address);
    case "catalog":
      return addressWord(contracts.licenseCatalog.address);
    case "descriptor":
      return addressWord(contracts.licenseDescriptor.address);
    case "licenses":
      return addressWord(contracts.licenseRegistry.address);
    case "_cachedDomainSeparator":
      return TypedDataEncoder.hashDomain(domain).slice(2);
    case "_cachedChainId":
      return toWord(chainId);
    case "_cachedThis":
      return addressWord(contracts.accessLog.address);
    case "_hashedName":
      return hashHex(textHex(domain.name)).slice(2);
    case "_hashedVersion":
      return hashHex(textHex(domain.version)).slice(2);
    case "_name":
      return shortString(domain.name);
    case "_version":
      return shortString(domain.version);
    default:
      // A release that has another value comes with what it should be; until then it is not as expected.
      return "";
  }
}

/** An address as it stands in a word, or behind the code that creates a contract. */
export function addressWord(address: string): string {
  return address.slice(2).toLowerCase().padStart(wordLength, "0");
}

function textHex(text: string): string {
  return toHex(new TextEncoder().encode(text));
}

/** OpenZeppelin's `ShortString`: the text from the left, and its length in the last byte. */
function shortString(text: string): string {
  const bytes = textHex(text).slice(2);
  return bytes.padEnd(wordLength - 2, "0") + (bytes.length / 2).toString(16).padStart(2, "0");
}
