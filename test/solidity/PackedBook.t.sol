// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Day} from "../../contracts/types/Day.sol";
import {openBook, PackedBook} from "../../contracts/types/PackedBook.sol";
import {vm} from "./Vm.sol";

contract PackedBookTest {
    /// @dev What a book consists of, apart.
    struct Parts {
        uint184 head;
        uint32 lastBlock;
        uint16 recordCount;
        Day suspendedThrough;
    }

    function testFuzz_unpacksWhatWasPacked(Parts memory parts) external pure {
        _assertParts(_pack(parts), parts);
    }

    function testFuzz_openBook(uint184 head, uint32 lastBlock) external pure {
        PackedBook book = openBook(head, lastBlock);

        vm.assertTrue(book.isOpen(), "open");
        _assertParts(book, Parts(head, lastBlock, 1, Day.wrap(0)));
    }

    /// @dev A block number beyond 32 bits, which no chain reaches, spoils nothing else.
    function testFuzz_openBook_ofAnyBlock(uint184 head, uint256 number) external pure {
        _assertParts(openBook(head, number), Parts(head, uint32(number), 1, Day.wrap(0)));
    }

    function testFuzz_isOpen(PackedBook book) external pure {
        vm.assertEq(book.isOpen(), PackedBook.unwrap(book) != 0, "open");
    }

    function testFuzz_withRecord(Parts memory parts, uint184 head, uint256 number) external pure {
        vm.assume(parts.recordCount != type(uint16).max);
        PackedBook changed = _pack(parts).withRecord(head, number);

        parts.head = head;
        parts.lastBlock = uint32(number);
        ++parts.recordCount;
        _assertParts(changed, parts);
    }

    /// @dev The count carries from bit to bit, and never into what stands above it while there is room.
    function testFuzz_withRecord_carries(Parts memory parts, uint8 bits) external pure {
        parts.recordCount = uint16((1 << (bits % 16)) - 1);
        PackedBook changed = _pack(parts).withRecord(parts.head, parts.lastBlock);

        parts.recordCount = uint16(1 << (bits % 16));
        _assertParts(changed, parts);
    }

    /// @dev Why the registry has to refuse a record that there is no room for.
    function testFuzz_withRecord_withoutRoomSpoilsTheBook(Parts memory parts) external pure {
        parts.recordCount = type(uint16).max;
        parts.suspendedThrough = Day.wrap(Day.unwrap(parts.suspendedThrough) & 0x7fff);
        PackedBook changed = _pack(parts).withRecord(parts.head, parts.lastBlock);

        vm.assertEq(changed.recordCount(), 0, "the count begins again");
        vm.assertEq(
            Day.unwrap(changed.suspendedThrough()),
            Day.unwrap(parts.suspendedThrough) + 1,
            "the day beside it moves"
        );
    }

    /// @dev Not in a book that is full.
    function testFuzz_nextIndex(Parts memory parts) external pure {
        bool full = parts.recordCount == type(uint16).max;

        vm.assertEq(_pack(parts).nextIndex(), full ? 0 : uint256(parts.recordCount) + 1, "next index");
        parts.recordCount = type(uint16).max;
        vm.assertEq(_pack(parts).nextIndex(), 0, "full");
    }

    function testFuzz_withSuspendedThrough(Parts memory parts, Day day) external pure {
        PackedBook changed = _pack(parts).withSuspendedThrough(day);

        parts.suspendedThrough = day;
        _assertParts(changed, parts);
    }

    /// @dev By bytes, in their order from the highest on.
    function _pack(Parts memory parts) private pure returns (PackedBook) {
        bytes memory packed = abi.encodePacked(
            uint8(0),
            Day.unwrap(parts.suspendedThrough),
            parts.recordCount,
            parts.lastBlock,
            parts.head
        );
        return PackedBook.wrap(uint256(bytes32(packed)));
    }

    function _assertParts(PackedBook book, Parts memory parts) private pure {
        vm.assertEq(book.head(), parts.head, "head");
        vm.assertEq(book.lastBlock(), parts.lastBlock, "lastBlock");
        vm.assertEq(book.recordCount(), parts.recordCount, "recordCount");
        vm.assertEq(Day.unwrap(book.suspendedThrough()), Day.unwrap(parts.suspendedThrough), "suspendedThrough");
    }
}
