import { AbiCoder, keccak256 } from "ethers";

/** A call as its approval names it. */
export interface ApprovedCall {
  readonly chainId: number;
  /** Address of the contract that carries the action out. */
  readonly target: string;
  /** Number of the acting authority. */
  readonly authority: number;
  /** Calldata, in hexadecimal. */
  readonly data: string;
}

/**
 * Gives the hash by which an action is approved. Equal to `hashAction` in `contracts/JointApproval.sol`.
 *
 * @returns 32 bytes in hexadecimal.
 */
export function hashAction({ chainId, target, authority, data }: ApprovedCall): string {
  return keccak256(
    AbiCoder.defaultAbiCoder().encode(
      ["address", "uint256", "uint32", "bytes32"],
      [target, chainId, authority, keccak256(data)],
    ),
  );
}
