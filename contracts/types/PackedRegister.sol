// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {HashChain} from "../libraries/HashChain.sol";
import {LicenseId} from "./LicenseId.sol";

/// @notice What a registry stores of an authority's register, in one slot. From the lowest bits: head 192, count 32,
/// inCustody 32.
type PackedRegister is uint256;

using {head, count, inCustody, isFull, withEntry, withOneMoreInCustody, withOneLessInCustody} for PackedRegister global;

/// @notice Head of the hash chain over the ids in the order of their issue.
function head(PackedRegister register) pure returns (uint192) {
    return uint192(PackedRegister.unwrap(register));
}

/// @notice How many licenses there are.
function count(PackedRegister register) pure returns (uint32) {
    return uint32(PackedRegister.unwrap(register) >> 192);
}

/// @notice How many of them are in the authority's custody.
function inCustody(PackedRegister register) pure returns (uint32) {
    return uint32(PackedRegister.unwrap(register) >> 224);
}

/// @notice Whether no license more can be counted.
function isFull(PackedRegister register) pure returns (bool) {
    return register.count() == type(uint32).max;
}

/// @notice The register with one more license, which it must have room for.
function withEntry(PackedRegister register, LicenseId id) pure returns (PackedRegister) {
    uint192 head_ = HashChain.registerHead(register.head(), LicenseId.unwrap(id));
    unchecked {
        uint256 rest = (PackedRegister.unwrap(register) >> 192) + 1;
        return PackedRegister.wrap((rest << 192) | head_);
    }
}

/// @notice The register with one more of its licenses in custody.
/// @dev Cannot overflow: there are no more of them than licenses.
function withOneMoreInCustody(PackedRegister register) pure returns (PackedRegister) {
    unchecked {
        return PackedRegister.wrap(PackedRegister.unwrap(register) + (1 << 224));
    }
}

/// @notice The register with one less of its licenses in custody, of which there must be one.
function withOneLessInCustody(PackedRegister register) pure returns (PackedRegister) {
    unchecked {
        return PackedRegister.wrap(PackedRegister.unwrap(register) - (1 << 224));
    }
}
