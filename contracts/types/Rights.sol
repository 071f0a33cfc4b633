// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What an authority may be accredited for, per license type. Append-only.
enum Right {
    Review,
    Issue,
    Suspend,
    Revoke,
    Annul,
    Cancel,
    Transfer,
    Annotate,
    Use
}

/// @notice A set of rights: bit n is the right numbered n in {Right}.
type Rights is uint16;

using {_and as &, _or as |, has, within, isEmpty, without} for Rights global;

/// @dev No right.
Rights constant NO_RIGHTS = Rights.wrap(0);

/// @dev Every right that there is: one bit for each member of {Right}.
Rights constant ALL_RIGHTS = Rights.wrap(uint16((1 << (uint8(type(Right).max) + 1)) - 1));

/// @notice The set of one right.
function only(Right right) pure returns (Rights) {
    // No right is numbered higher than 15.
    return Rights.wrap(uint16(1 << uint8(right)));
}

/// @notice Whether the set holds the right.
function has(Rights set, Right right) pure returns (bool) {
    return !isEmpty(set & only(right));
}

/// @notice Whether every right of the set is in the other one too.
function within(Rights set, Rights other) pure returns (bool) {
    return Rights.unwrap(set) & ~Rights.unwrap(other) == 0;
}

/// @notice Whether the set holds no right.
function isEmpty(Rights set) pure returns (bool) {
    return Rights.unwrap(set) == 0;
}

/// @notice The set without the rights of the other one.
function without(Rights set, Rights other) pure returns (Rights) {
    return Rights.wrap(Rights.unwrap(set) & ~Rights.unwrap(other));
}

function _and(Rights a, Rights b) pure returns (Rights) {
    return Rights.wrap(Rights.unwrap(a) & Rights.unwrap(b));
}

function _or(Rights a, Rights b) pure returns (Rights) {
    return Rights.wrap(Rights.unwrap(a) | Rights.unwrap(b));
}
