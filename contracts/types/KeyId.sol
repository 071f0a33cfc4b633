// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A key's number in the AuthorityRegistry: sequential from 1 over all authorities; 0 is no key.
type KeyId is uint24;

using {_notEqual as !=} for KeyId global;

function _notEqual(KeyId a, KeyId b) pure returns (bool) {
    return KeyId.unwrap(a) != KeyId.unwrap(b);
}
