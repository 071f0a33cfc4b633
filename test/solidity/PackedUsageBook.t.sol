// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PackedUsageBook} from "../../contracts/types/PackedUsageBook.sol";
import {vm} from "./Vm.sol";

contract PackedUsageBookTest {
    /// @dev What a usage book consists of, apart.
    struct Parts {
        uint184 head;
        uint32 lastBlock;
        uint40 recordCount;
    }

    function testFuzz_isTheMembersInTheirOrder(Parts memory parts) external pure {
        _assertParts(_pack(parts), parts);
    }

    function test_isZeroAtFirst() external pure {
        _assertParts(PackedUsageBook.wrap(0), Parts(0, 0, 0));
        vm.assertEq(PackedUsageBook.wrap(0).nextIndex(), 1, "the first record is number 1");
    }

    function testFuzz_nextIndex(Parts memory parts) external pure {
        vm.assume(parts.recordCount != type(uint40).max);

        vm.assertEq(_pack(parts).nextIndex(), parts.recordCount + 1, "the next position");
    }

    function testFuzz_withRecord(Parts memory parts, bytes32 recordHash, uint256 block_) external pure {
        vm.assume(parts.recordCount != type(uint40).max);
        PackedUsageBook changed = _pack(parts).withRecord(recordHash, block_);

        _assertParts(changed, _after(parts, recordHash, block_));
    }

    /// @dev The count carries from bit to bit, and the block never into it.
    function testFuzz_withRecord_carries(Parts memory parts, bytes32 recordHash, uint8 bits) external pure {
        parts.recordCount = uint40((uint256(1) << (bits % 40)) - 1);
        PackedUsageBook changed = _pack(parts).withRecord(recordHash, type(uint256).max);

        _assertParts(changed, _after(parts, recordHash, type(uint256).max));
    }

    function testFuzz_withRecord_dependsOnTheOrder(bytes32 a, bytes32 b, uint32 block_) external pure {
        vm.assume(a != b);
        PackedUsageBook empty = PackedUsageBook.wrap(0);
        PackedUsageBook inOrder = empty.withRecord(a, block_).withRecord(b, block_);
        PackedUsageBook swapped = empty.withRecord(b, block_).withRecord(a, block_);

        vm.assertTrue(inOrder.head() != swapped.head(), "order");
    }

    /// @dev As the documentation of the event says it.
    function _after(Parts memory parts, bytes32 recordHash, uint256 block_) private pure returns (Parts memory) {
        bytes32 hash = keccak256(abi.encode(parts.head, recordHash));
        return Parts(uint184(bytes23(hash)), uint32(block_ % 2 ** 32), parts.recordCount + 1);
    }

    function _pack(Parts memory parts) private pure returns (PackedUsageBook) {
        bytes memory packed = abi.encodePacked(parts.recordCount, parts.lastBlock, parts.head);
        return PackedUsageBook.wrap(uint256(bytes32(packed)));
    }

    function _assertParts(PackedUsageBook book, Parts memory parts) private pure {
        vm.assertEq(book.head(), parts.head, "head");
        vm.assertEq(book.lastBlock(), parts.lastBlock, "lastBlock");
        vm.assertEq(book.recordCount(), parts.recordCount, "recordCount");
    }
}
