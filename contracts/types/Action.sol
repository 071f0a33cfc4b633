// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What an authority does to a license. Append-only: the numbers stand in records.
enum Action {
    None,
    Issue,
    Reissue,
    Transfer,
    Suspend,
    Resume,
    Revoke,
    Annul,
    Cancel,
    Annotate,
    Endorse,
    Rebind
}
