// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Where a license stands. Append-only: the numbers stand in records.
/// @dev None is a license that was never issued. Expired comes about by time alone and is never stored.
enum Status {
    None,
    Active,
    Suspended,
    Expired,
    Superseded,
    Transferred,
    Revoked,
    Annulled,
    Cancelled
}

using {isEnded} for Status global;

/// @notice Whether a decision has ended the license: no action brings it back in force.
function isEnded(Status status) pure returns (bool) {
    return status > Status.Expired;
}
