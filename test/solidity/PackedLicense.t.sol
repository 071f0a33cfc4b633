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

    /// @dev What a license consists of, apart. A status of any number, to be brought into range.
    struct Parts {
        address holder;
        KeyId key;
        uint40 vouchedAt;
        Day validThrough;
        uint8 status;
        uint8 flags;
    }

    function testFuzz_isTheMembersInTheirOrder(Parts memory parts) external pure {
        parts.status = parts.status % _STATUSES;
        bytes memory packed = abi.encodePacked(
            parts.flags,
            parts.status,
            Day.unwrap(parts.validThrough),
            parts.vouchedAt,
            KeyId.unwrap(parts.key),
            parts.holder
        );

        vm.assertEq(PackedLicense.unwrap(_pack(parts)), uint256(bytes32(packed)), "word");
        vm.assertEq(packed.length, 32, "no bit is left over");
    }

    function testFuzz_unpacksWhatWasPacked(Parts memory parts) external pure {
        parts.status = parts.status % _STATUSES;
        _assertParts(_pack(parts), parts);
    }

    function testFuzz_withHolder(Parts memory parts, address holder) external pure {
        parts.status = parts.status % _STATUSES;
        PackedLicense changed = _pack(parts).withHolder(holder);

        parts.holder = holder;
        _assertParts(changed, parts);
    }

    function testFuzz_withVoucher(Parts memory parts, KeyId key, uint40 vouchedAt) external pure {
        parts.status = parts.status % _STATUSES;
        PackedLicense changed = _pack(parts).withVoucher(key, vouchedAt);

        parts.key = key;
        parts.vouchedAt = vouchedAt;
        _assertParts(changed, parts);
    }

    function testFuzz_withStatus(Parts memory parts, uint8 status) external pure {
        parts.status = parts.status % _STATUSES;
        status = status % _STATUSES;
        PackedLicense changed = _pack(parts).withStatus(Status(status));

        parts.status = status;
        _assertParts(changed, parts);
    }

    function testFuzz_flags(Parts memory parts, uint8 choice) external pure {
        parts.status = parts.status % _STATUSES;
        uint256 flag = [SUCCEEDED, UNDER_INVESTIGATION, SCHEDULED][choice % 3];
        uint8 flags = parts.flags;

        PackedLicense with = _pack(parts).withFlag(flag);
        PackedLicense without = _pack(parts).withoutFlag(flag);

        vm.assertTrue(with.has(flag), "set");
        vm.assertTrue(!without.has(flag), "not set");
        parts.flags = flags | uint8(flag >> 248);
        _assertParts(with, parts);
        parts.flags = flags & ~uint8(flag >> 248);
        _assertParts(without, parts);
    }

    /// @dev Holder, key and time, and nothing of what an action may change besides.
    function testFuzz_issued(Parts memory parts) external pure {
        parts.status = parts.status % _STATUSES;
        uint256 expected = (uint256(parts.vouchedAt) << 184) | (uint256(KeyId.unwrap(parts.key)) << 160);

        vm.assertEq(uint256(_pack(parts).issued()), expected | uint160(parts.holder), "issued");
    }

    function test_flags_areApart() external pure {
        vm.assertEq(SUCCEEDED, 1 << 248, "succeeded");
        vm.assertEq(UNDER_INVESTIGATION, 1 << 249, "under investigation");
        vm.assertEq(SCHEDULED, 1 << 250, "scheduled");
    }

    function testFuzz_exists(PackedLicense license) external pure {
        vm.assertEq(license.exists(), PackedLicense.unwrap(license) != 0, "exists");
    }

    function _pack(Parts memory parts) private pure returns (PackedLicense) {
        return
            packLicense(
                parts.holder,
                parts.key,
                parts.vouchedAt,
                parts.validThrough,
                Status(parts.status),
                uint256(parts.flags) << 248
            );
    }

    function _assertParts(PackedLicense license, Parts memory parts) private pure {
        vm.assertEq(license.holder(), parts.holder, "holder");
        vm.assertEq(KeyId.unwrap(license.key()), KeyId.unwrap(parts.key), "key");
        vm.assertEq(license.vouchedAt(), parts.vouchedAt, "vouchedAt");
        vm.assertEq(Day.unwrap(license.validThrough()), Day.unwrap(parts.validThrough), "validThrough");
        vm.assertEq(uint8(license.status()), parts.status, "status");
        vm.assertEq(PackedLicense.unwrap(license) >> 248, parts.flags, "flags");
    }
}
