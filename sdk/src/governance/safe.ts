import { Interface, TypedDataEncoder } from "ethers";

/** What the SDK asks of the consortium's account, a Safe, version 1.4.1, and what it tells. */
export const safe = /* @__PURE__ */ Interface.from([
  "function addOwnerWithThreshold(address owner, uint256 _threshold)",
  "function approveHash(bytes32 hashToApprove)",
  "function approvedHashes(address owner, bytes32 hash) view returns (uint256)",
  "function changeThreshold(uint256 _threshold)",
  "function execTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures) payable returns (bool success)",
  "function getModulesPaginated(address start, uint256 pageSize) view returns (address[] array, address next)",
  "function getOwners() view returns (address[])",
  "function getStorageAt(uint256 offset, uint256 length) view returns (bytes)",
  "function getThreshold() view returns (uint256)",
  "function nonce() view returns (uint256)",
  "function removeOwner(address prevOwner, address owner, uint256 _threshold)",
  "function swapOwner(address prevOwner, address oldOwner, address newOwner)",
  "event AddedOwner(address indexed owner)",
  "event ApproveHash(bytes32 indexed approvedHash, address indexed owner)",
  "event ChangedGuard(address indexed guard)",
  "event ChangedThreshold(uint256 threshold)",
  "event EnabledModule(address indexed module)",
  "event ExecutionFailure(bytes32 indexed txHash, uint256 payment)",
  "event ExecutionSuccess(bytes32 indexed txHash, uint256 payment)",
  "event RemovedOwner(address indexed owner)",
  "event SafeMultiSigTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures, bytes additionalInfo)",
  "event SafeSetup(address indexed initiator, address[] owners, uint256 threshold, address initializer, address fallbackHandler)",
]);

/** A transaction of a Safe: it calls a contract, without value, and pays nobody for its gas. */
export interface SafeTransaction {
  /** The contract that is called. */
  readonly to: string;
  /** Calldata, in hexadecimal. */
  readonly data: string;
  /** The Safe's nonce. */
  readonly nonce: number;
}

const types = {
  SafeTx: [
    { name: "to", type: "address" },
    { name: "value", type: "uint256" },
    { name: "data", type: "bytes" },
    { name: "operation", type: "uint8" },
    { name: "safeTxGas", type: "uint256" },
    { name: "baseGas", type: "uint256" },
    { name: "gasPrice", type: "uint256" },
    { name: "gasToken", type: "address" },
    { name: "refundReceiver", type: "address" },
    { name: "nonce", type: "uint256" },
  ],
};

/** The zero address. */
const nobody = `0x${"00".repeat(20)}`;

/** What every transaction of the SDK leaves at nothing: value, kind of call, gas to be paid for, and to whom. */
export const unused = {
  ...{ value: 0n, operation: 0, safeTxGas: 0n, baseGas: 0n, gasPrice: 0n },
  ...{ gasToken: nobody, refundReceiver: nobody },
} as const;

/** What {@link unused} has, where it is something. */
export type SafeTerms = Readonly<Record<keyof typeof unused, string | bigint | number>>;

/** The hash by which a transaction is approved; equal to `getTransactionHash` of the Safe. */
export function hashSafeTransaction(
  { chainId, account }: { readonly chainId: number; readonly account: string },
  transaction: SafeTransaction & Partial<SafeTerms>,
): string {
  return TypedDataEncoder.hash({ chainId, verifyingContract: account }, types, { ...unused, ...transaction });
}
