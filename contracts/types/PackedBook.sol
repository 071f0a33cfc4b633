// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Day} from "./Day.sol";

/// @notice What a registry stores of a management book, in one slot. From the lowest bits: head 184, lastBlock 32,
/// recordCount 16, suspendedThrough 16. Zero while the issue is the only record, unless a suspension was taken over.
type PackedBook is uint256;

using {
    isOpen,
    head,
    lastBlock,
    recordCount,
    nextIndex,
    suspendedThrough,
    withRecord,
    withSuspendedThrough
} for PackedBook global;

/// @notice Packs a book that opens.
/// @param head_ Head after the issue, which is its only record.
/// @param lastBlock_ The block of the issue, or 0 where that is not known any more.
function openBook(uint184 head_, uint256 lastBlock_) pure returns (PackedBook) {
    return PackedBook.wrap(head_ | (uint256(uint32(lastBlock_)) << 184) | (1 << 216));
}

/// @notice Whether the book has a slot of its own.
function isOpen(PackedBook book) pure returns (bool) {
    return PackedBook.unwrap(book) != 0;
}

/// @notice Head of the hash chain of records.
function head(PackedBook book) pure returns (uint184) {
    return uint184(PackedBook.unwrap(book));
}

/// @notice Block of the last record; 0 while that is the issue, unless a suspension was taken over.
function lastBlock(PackedBook book) pure returns (uint32) {
    return uint32(PackedBook.unwrap(book) >> 184);
}

/// @notice How many records there are.
function recordCount(PackedBook book) pure returns (uint16) {
    return uint16(PackedBook.unwrap(book) >> 216);
}

/// @notice The next record's position in the book; 0 where the book is full.
function nextIndex(PackedBook book) pure returns (uint16) {
    unchecked {
        return book.recordCount() + 1;
    }
}

/// @notice Last day of the latest suspension; 0 where there was none.
function suspendedThrough(PackedBook book) pure returns (Day) {
    return Day.wrap(uint16(PackedBook.unwrap(book) >> 232));
}

/// @notice The book with one more record, which it must have room for.
function withRecord(PackedBook book, uint184 head_, uint256 block_) pure returns (PackedBook) {
    unchecked {
        uint256 rest = (PackedBook.unwrap(book) >> 216) + 1;
        return PackedBook.wrap((rest << 216) | (uint256(uint32(block_)) << 184) | head_);
    }
}

/// @notice The book with another last day of suspension.
function withSuspendedThrough(PackedBook book, Day day) pure returns (PackedBook) {
    uint256 rest = PackedBook.unwrap(book) & ~(uint256(type(uint16).max) << 232);
    return PackedBook.wrap(rest | (uint256(Day.unwrap(day)) << 232));
}
