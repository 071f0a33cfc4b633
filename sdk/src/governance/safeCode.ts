/**
 * Hashes (keccak256) of the code of Safe 1.4.1's contracts, as their makers compiled them. A test holds them against
 * `@safe-global/safe-contracts`.
 */
export const safeCode = {
  /** `SafeProxy`: what stands at an account's address, and has the singleton carry out each call. */
  proxy: "0xd7d408ebcd99b2b70be43e20253d6d92a8ea8fab29bd3be7f55b10032331fb4c",
  /** `SafeL2`: what accounts run. */
  singleton: "0xb1f926978a0f44a2c0ec8fe822418ae969bd8c3f18d61e5103100339894f81ff",
  /** `CompatibilityFallbackHandler`: what answers calls that an account does not know itself, as those of ERC-1271. */
  fallbackHandler: "0x7c6007a5d711cea8dfd5d91f5940ec29c7f200fe511eb1fc1397b367af3c42f9",
  /** `SafeProxyFactory`: what creates accounts. */
  factory: "0x50c3cdc4074750a7a974204a716c999edd37482f907608d960b2b025ee0b3317",
} as const;
