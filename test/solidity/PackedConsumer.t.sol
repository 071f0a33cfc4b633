// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PackedConsumer} from "../../contracts/types/PackedConsumer.sol";
import {vm} from "./Vm.sol";

contract PackedConsumerTest {
    /// @dev What a consumer's uses consist of, apart.
    struct Parts {
        uint192 head;
        uint64 count;
    }

    function testFuzz_isTheMembersInTheirOrder(Parts memory parts) external pure {
        _assertParts(_pack(parts), parts);
    }

    function test_isZeroAtFirst() external pure {
        _assertParts(PackedConsumer.wrap(0), Parts(0, 0));
        vm.assertEq(PackedConsumer.wrap(0).nextNumber(), 1, "the first record is number 1");
    }

    function testFuzz_nextNumber(Parts memory parts) external pure {
        vm.assume(parts.count != type(uint64).max);

        vm.assertEq(_pack(parts).nextNumber(), parts.count + 1, "the next number");
    }

    function testFuzz_withRecord(Parts memory parts, bytes32 recordHash) external pure {
        vm.assume(parts.count != type(uint64).max);
        PackedConsumer changed = _pack(parts).withRecord(recordHash);

        _assertParts(changed, _after(parts, recordHash));
    }

    /// @dev The count carries from bit to bit.
    function testFuzz_withRecord_carries(Parts memory parts, bytes32 recordHash, uint8 bits) external pure {
        parts.count = uint64((uint256(1) << (bits % 64)) - 1);
        PackedConsumer changed = _pack(parts).withRecord(recordHash);

        _assertParts(changed, _after(parts, recordHash));
    }

    function testFuzz_withRecord_dependsOnTheOrder(bytes32 a, bytes32 b) external pure {
        vm.assume(a != b);
        PackedConsumer empty = PackedConsumer.wrap(0);

        vm.assertTrue(empty.withRecord(a).withRecord(b).head() != empty.withRecord(b).withRecord(a).head(), "order");
    }

    /// @dev As the documentation of the event says it.
    function _after(Parts memory parts, bytes32 recordHash) private pure returns (Parts memory) {
        bytes32 hash = keccak256(abi.encode(parts.head, recordHash));
        return Parts(uint192(bytes24(hash)), parts.count + 1);
    }

    function _pack(Parts memory parts) private pure returns (PackedConsumer) {
        return PackedConsumer.wrap(uint256(bytes32(abi.encodePacked(parts.count, parts.head))));
    }

    function _assertParts(PackedConsumer consumer, Parts memory parts) private pure {
        vm.assertEq(consumer.head(), parts.head, "head");
        vm.assertEq(consumer.count(), parts.count, "count");
    }
}
