// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice An authority's number in the AuthorityRegistry: sequential from 1; 0 is no authority.
type AuthorityId is uint32;

using {_equal as ==, _notEqual as !=, exists} for AuthorityId global;

/// @dev The parent of a root.
AuthorityId constant NO_AUTHORITY = AuthorityId.wrap(0);

/// @notice Whether the number is one that a registry can give.
function exists(AuthorityId id) pure returns (bool) {
    return AuthorityId.unwrap(id) != 0;
}

function _equal(AuthorityId a, AuthorityId b) pure returns (bool) {
    return AuthorityId.unwrap(a) == AuthorityId.unwrap(b);
}

function _notEqual(AuthorityId a, AuthorityId b) pure returns (bool) {
    return AuthorityId.unwrap(a) != AuthorityId.unwrap(b);
}
