import { fileURLToPath } from "node:url";

import { solidity } from "hardhat";

import type { Code } from "./deployPeer.js";

/**
 * Compiles a contract beside this file with the project's own compiler and settings, and leaves no artifact: it is no
 * part of the project.
 */
export async function compile(name: string): Promise<Code> {
  const file = fileURLToPath(new URL(`${name}.sol`, import.meta.url));
  const found = await solidity.getCompilationJobs([file], { quiet: true, force: true });
  const job = found.success ? found.compilationJobsPerFile.get(file) : undefined;
  if (job === undefined) throw new RangeError(`${name}.sol cannot be compiled`);

  const { output } = await solidity.runCompilationJob(job, { quiet: true });
  const contract = Object.values(output.contracts ?? {}).find((contracts) => name in contracts)?.[name];
  if (contract?.evm?.bytecode === undefined) throw new RangeError(JSON.stringify(output.errors));
  return { abi: contract.abi as Code["abi"], bytecode: contract.evm.bytecode.object };
}
