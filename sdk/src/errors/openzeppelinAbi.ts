/** Errors that the registries take from OpenZeppelin, whose interfaces of ours do not have them. */
export const openzeppelinAbi = [
  // AccessManaged
  "error AccessManagedInvalidAuthority(address authority)",
  "error AccessManagedRequiredDelay(address caller, uint32 delay)",
  "error AccessManagedUnauthorized(address caller)",
  // AccessManager, and what it calls
  "error AccessManagerAlreadyScheduled(bytes32 operationId)",
  "error AccessManagerBadConfirmation()",
  "error AccessManagerExpired(bytes32 operationId)",
  "error AccessManagerInvalidInitialAdmin(address initialAdmin)",
  "error AccessManagerLockedFunction(bytes4 selector)",
  "error AccessManagerLockedRole(uint64 roleId)",
  "error AccessManagerNotReady(bytes32 operationId)",
  "error AccessManagerNotScheduled(bytes32 operationId)",
  "error AccessManagerUnauthorizedAccount(address msgsender, uint64 roleId)",
  "error AccessManagerUnauthorizedCall(address caller, address target, bytes4 selector)",
  "error AccessManagerUnauthorizedCancel(address msgsender, address caller, address target, bytes4 selector)",
  "error AccessManagerUnauthorizedConsume(address target)",
  "error AddressEmptyCode(address target)",
  "error FailedCall()",
  "error InsufficientBalance(uint256 balance, uint256 needed)",
  "error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)",
  // ShortStrings, of EIP712
  "error InvalidShortString()",
  "error StringTooLong(string str)",
  // Pausable
  "error EnforcedPause()",
  "error ExpectedPause()",
  // ERC-6093
  "error ERC721IncorrectOwner(address sender, uint256 tokenId, address owner)",
  "error ERC721InsufficientApproval(address operator, uint256 tokenId)",
  "error ERC721InvalidApprover(address approver)",
  "error ERC721InvalidOperator(address operator)",
  "error ERC721InvalidOwner(address owner)",
  "error ERC721InvalidReceiver(address receiver)",
  "error ERC721InvalidSender(address sender)",
  "error ERC721NonexistentToken(uint256 tokenId)",
] as const;
