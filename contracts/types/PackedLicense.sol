// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Day} from "./Day.sol";
import {KeyId} from "./KeyId.sol";
import {Status} from "./Status.sol";

/// @notice What a registry stores of a license, in one slot. From the lowest bits: holder 160, key 24, vouchedAt 40,
/// validThrough 16, status 4, flags 4, binding 8. Zero for a license that was not issued.
/// @dev A word instead of a struct: an action reads it once, changes it on the stack and writes it once. Only a license
/// that inherits something is written twice.
type PackedLicense is uint256;

using {
    exists,
    issued,
    holder,
    key,
    vouchedAt,
    validThrough,
    status,
    has,
    binding,
    withHolder,
    withVoucher,
    withStatus,
    withFlag,
    withoutFlag,
    withNextBinding
} for PackedLicense global;

/// @dev Another license has taken its place.
uint256 constant SUCCEEDED = 1 << 244;

/// @dev An investigation is open against it.
uint256 constant UNDER_INVESTIGATION = 1 << 245;

/// @dev A decision is recorded that takes effect on a later day.
uint256 constant SCHEDULED = 1 << 246;

/// @notice Packs a license that is issued, with no flag set.
function packLicense(
    address holder_,
    KeyId key_,
    uint40 vouchedAt_,
    Day validThrough_,
    Status status_
) pure returns (PackedLicense) {
    return
        PackedLicense.wrap(
            uint160(holder_) |
                (uint256(KeyId.unwrap(key_)) << 160) |
                (uint256(vouchedAt_) << 184) |
                (uint256(Day.unwrap(validThrough_)) << 224) |
                (uint256(status_) << 240)
        );
}

/// @notice Whether the license was issued.
function exists(PackedLicense license) pure returns (bool) {
    return PackedLicense.unwrap(license) != 0;
}

/// @notice What the issue sets and only a later record changes: holder, key and vouchedAt, the low 224 bits.
function issued(PackedLicense license) pure returns (bytes32) {
    return bytes32(uint256(uint224(PackedLicense.unwrap(license))));
}

/// @notice The holder's account, or a custody address.
function holder(PackedLicense license) pure returns (address) {
    return address(uint160(PackedLicense.unwrap(license)));
}

/// @notice The key that vouches for the license.
function key(PackedLicense license) pure returns (KeyId) {
    return KeyId.wrap(uint24(PackedLicense.unwrap(license) >> 160));
}

/// @notice Since when that key does, Unix time in seconds.
function vouchedAt(PackedLicense license) pure returns (uint40) {
    return uint40(PackedLicense.unwrap(license) >> 184);
}

/// @notice Last day of validity; 0 where the license does not expire.
function validThrough(PackedLicense license) pure returns (Day) {
    return Day.wrap(uint16(PackedLicense.unwrap(license) >> 224));
}

/// @notice The status that the last decision in effect gave; time may have changed it since.
function status(PackedLicense license) pure returns (Status) {
    return Status((PackedLicense.unwrap(license) >> 240) & 0xf);
}

/// @notice Whether a flag is set.
function has(PackedLicense license, uint256 flag) pure returns (bool) {
    return PackedLicense.unwrap(license) & flag != 0;
}

/// @notice How often the license was bound to another account, modulo 256.
function binding(PackedLicense license) pure returns (uint8) {
    return uint8(PackedLicense.unwrap(license) >> 248);
}

/// @notice The license, bound to another account.
function withHolder(PackedLicense license, address holder_) pure returns (PackedLicense) {
    return PackedLicense.wrap((PackedLicense.unwrap(license) & ~uint256(type(uint160).max)) | uint160(holder_));
}

/// @notice The license, vouched for by another key from another time on.
function withVoucher(PackedLicense license, KeyId key_, uint40 vouchedAt_) pure returns (PackedLicense) {
    uint256 rest = PackedLicense.unwrap(license) & ~(uint256(type(uint64).max) << 160);
    return PackedLicense.wrap(rest | (uint256(KeyId.unwrap(key_)) << 160) | (uint256(vouchedAt_) << 184));
}

/// @notice The license in another status.
function withStatus(PackedLicense license, Status status_) pure returns (PackedLicense) {
    uint256 rest = PackedLicense.unwrap(license) & ~(uint256(0xf) << 240);
    return PackedLicense.wrap(rest | (uint256(status_) << 240));
}

/// @notice The license with a flag set.
function withFlag(PackedLicense license, uint256 flag) pure returns (PackedLicense) {
    return PackedLicense.wrap(PackedLicense.unwrap(license) | flag);
}

/// @notice The license without a flag.
function withoutFlag(PackedLicense license, uint256 flag) pure returns (PackedLicense) {
    return PackedLicense.wrap(PackedLicense.unwrap(license) & ~flag);
}

/// @notice The license after one more rebinding.
/// @dev Wraps after 256: a holder's consent names the holder besides, so only the return of the very same account
/// would meet an old number again.
function withNextBinding(PackedLicense license) pure returns (PackedLicense) {
    unchecked {
        return PackedLicense.wrap(PackedLicense.unwrap(license) + (1 << 248));
    }
}
