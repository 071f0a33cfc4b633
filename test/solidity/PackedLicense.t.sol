// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Day} from "../../contracts/types/Day.sol";
import {KeyId} from "../../contracts/types/KeyId.sol";
import {
    packLicense,
    PackedLicense,
    SCHEDULED,
    SUCCEEDED,
    UNDER_INVESTIGATION
} from "../../contracts/types/PackedLicense.sol";
import {Status} from "../../contracts/types/Status.sol";
import {vm} from "./Vm.sol";

contract PackedLicenseTest {
    uint8 private constant _STATUSES = uint8(type(Status).max) + 1;

    /// @dev What a license consists of, apart. A status and flags of any number, to be brought into range.
    struct Parts {
        address holder;
        KeyId key;
        uint40 vouchedAt;
        Day validThrough;
        uint8 status;
        uint8 flags;
        uint8 binding;
    }

    function testFuzz_unpacksWhatWasPacked(Parts memory parts) external pure {
        parts = _inRange(parts);
        _assertParts(_pack(parts), parts);
    }

    function testFuzz_withHolder(Parts memory parts, address holder) external pure {
        parts = _inRange(parts);
        PackedLicense changed = _pack(parts).withHolder(holder);

        parts.holder = holder;
        _assertParts(changed, parts);
    }

    function testFuzz_withVoucher(Parts memory parts, KeyId key, uint40 vouchedAt) external pure {
        parts = _inRange(parts);
        PackedLicense changed = _pack(parts).withVoucher(key, vouchedAt);

        parts.key = key;
        parts.vouchedAt = vouchedAt;
        _assertParts(changed, parts);
    }

    function testFuzz_withStatus(Parts memory parts, uint8 status) external pure {
        parts = _inRange(parts);
        status = status % _STATUSES;
        PackedLicense changed = _pack(parts).withStatus(Status(status));

        parts.status = status;
        _assertParts(changed, parts);
    }

    function testFuzz_flags(Parts memory parts, uint8 choice) external pure {
        parts = _inRange(parts);
        uint256 flag = [SUCCEEDED, UNDER_INVESTIGATION, SCHEDULED][choice % 3];
        uint8 flags = parts.flags;

        PackedLicense with = _pack(parts).withFlag(flag);
        PackedLicense without = _pack(parts).withoutFlag(flag);

        vm.assertTrue(with.has(flag), "set");
        vm.assertTrue(!without.has(flag), "not set");
        parts.flags = flags | uint8(flag >> 244);
        _assertParts(with, parts);
        parts.flags = flags & ~uint8(flag >> 244);
        _assertParts(without, parts);
    }

    /// @dev Holder, key and time, and nothing of what an action may change besides.
    function testFuzz_issued(Parts memory parts) external pure {
        parts = _inRange(parts);
        uint256 expected = (uint256(parts.vouchedAt) << 184) | (uint256(KeyId.unwrap(parts.key)) << 160);

        vm.assertEq(uint256(_pack(parts).issued()), expected | uint160(parts.holder), "issued");
    }

    function test_flags_areApart() external pure {
        vm.assertEq(SUCCEEDED, 1 << 244, "succeeded");
        vm.assertEq(UNDER_INVESTIGATION, 1 << 245, "under investigation");
        vm.assertEq(SCHEDULED, 1 << 246, "scheduled");
    }

    function testFuzz_exists(PackedLicense license) external pure {
        vm.assertEq(license.exists(), PackedLicense.unwrap(license) != 0, "exists");
    }

    function testFuzz_withNextBinding(Parts memory parts) external pure {
        parts = _inRange(parts);
        PackedLicense changed = _pack(parts).withNextBinding();

        parts.binding = uint8((uint256(parts.binding) + 1) % 256);
        _assertParts(changed, parts);
    }

    /// @dev After the last number comes the first, and nothing else moves.
    function testFuzz_withNextBinding_wraps(Parts memory parts) external pure {
        parts = _inRange(parts);
        parts.binding = type(uint8).max;
        PackedLicense changed = _pack(parts).withNextBinding();

        parts.binding = 0;
        _assertParts(changed, parts);
    }

    function testFuzz_packLicense(Parts memory parts) external pure {
        parts = _inRange(parts);
        PackedLicense license = packLicense(
            parts.holder,
            parts.key,
            parts.vouchedAt,
            parts.validThrough,
            Status(parts.status)
        );

        (parts.flags, parts.binding) = (0, 0);
        _assertParts(license, parts);
    }

    function _inRange(Parts memory parts) private pure returns (Parts memory) {
        parts.status = parts.status % _STATUSES;
        parts.flags = parts.flags % 16;
        return parts;
    }

    /// @dev By bytes, in their order from the highest on.
    function _pack(Parts memory parts) private pure returns (PackedLicense) {
        bytes memory packed = abi.encodePacked(
            parts.binding,
            (parts.flags << 4) | parts.status,
            Day.unwrap(parts.validThrough),
            parts.vouchedAt,
            KeyId.unwrap(parts.key),
            parts.holder
        );
        return PackedLicense.wrap(uint256(bytes32(packed)));
    }

    function _assertParts(PackedLicense license, Parts memory parts) private pure {
        vm.assertEq(license.holder(), parts.holder, "holder");
        vm.assertEq(KeyId.unwrap(license.key()), KeyId.unwrap(parts.key), "key");
        vm.assertEq(license.vouchedAt(), parts.vouchedAt, "vouchedAt");
        vm.assertEq(Day.unwrap(license.validThrough()), Day.unwrap(parts.validThrough), "validThrough");
        vm.assertEq(uint8(license.status()), parts.status, "status");
        vm.assertEq((PackedLicense.unwrap(license) >> 244) & 0xf, parts.flags, "flags");
        vm.assertEq(license.binding(), parts.binding, "binding");
    }
}
