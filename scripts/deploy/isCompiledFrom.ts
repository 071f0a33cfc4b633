import { dataLength, getBytes, hexlify } from "ethers";
import type { Artifact } from "hardhat/types/artifacts";

/**
 * Tells whether code on the chain was made from a compiled contract: whether they are the same but for the immutable
 * values, which the constructor wrote into it.
 *
 * @param code - Code on the chain.
 * @param artifact - The compiled contract.
 */
export function isCompiledFrom(code: string, artifact: Artifact): boolean {
  if (dataLength(code) !== dataLength(artifact.deployedBytecode)) return false;
  return withZeros(code, artifact) === withZeros(artifact.deployedBytecode, artifact);
}

/** Puts zeros in the place of a contract's immutable values. */
export function withZeros(code: string, { immutableReferences = {} }: Artifact): string {
  const bytes = getBytes(code);
  for (const { start, length } of Object.values(immutableReferences).flat()) bytes.fill(0, start, start + length);
  return hexlify(bytes);
}
