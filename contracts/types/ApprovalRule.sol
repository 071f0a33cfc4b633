// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Whose approval an action needs beside the acting key's own decision. Append-only.
/// @dev AnotherKey is maker and checker: a second key of the same authority.
enum ApprovalRule {
    None,
    AnotherKey,
    AnotherAuthority
}
