// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What a log stores of a grant, in one slot. From the lowest bits: opened 1, withdrawn 1, used 32. Zero for
/// one that was neither opened nor withdrawn.
type PackedGrant is uint256;

using {isOpened, isWithdrawn, used, opened, withdrawn, withUse} for PackedGrant global;

/// @notice Whether its signature was checked.
function isOpened(PackedGrant grant) pure returns (bool) {
    return PackedGrant.unwrap(grant) & 1 != 0;
}

/// @notice Whether the holder withdrew it.
function isWithdrawn(PackedGrant grant) pure returns (bool) {
    return PackedGrant.unwrap(grant) & 2 != 0;
}

/// @notice How often it was used.
function used(PackedGrant grant) pure returns (uint32) {
    return uint32(PackedGrant.unwrap(grant) >> 2);
}

/// @notice The grant, opened.
function opened(PackedGrant grant) pure returns (PackedGrant) {
    return PackedGrant.wrap(PackedGrant.unwrap(grant) | 1);
}

/// @notice The grant, withdrawn.
function withdrawn(PackedGrant grant) pure returns (PackedGrant) {
    return PackedGrant.wrap(PackedGrant.unwrap(grant) | 2);
}

/// @notice The grant with one more use, which opens it.
/// @dev A grant's limit has as many bits as its count, so a use that it allows finds room.
function withUse(PackedGrant grant) pure returns (PackedGrant) {
    unchecked {
        return PackedGrant.wrap((PackedGrant.unwrap(grant) | 1) + (1 << 2));
    }
}
