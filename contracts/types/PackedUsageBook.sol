// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {HashChain} from "../libraries/HashChain.sol";

/// @notice What a log stores of a license's usage book, in one slot. From the lowest bits: head 184, lastBlock 32,
/// recordCount 40. Zero while there is no record.
type PackedUsageBook is uint256;

using {head, lastBlock, recordCount, nextIndex, withRecord} for PackedUsageBook global;

/// @notice Head of the hash chain of records; 0 where there is none.
function head(PackedUsageBook book) pure returns (uint184) {
    return uint184(PackedUsageBook.unwrap(book));
}

/// @notice Block of the last record; 0 where there is none.
function lastBlock(PackedUsageBook book) pure returns (uint32) {
    return uint32(PackedUsageBook.unwrap(book) >> 184);
}

/// @notice How many records there are.
function recordCount(PackedUsageBook book) pure returns (uint40) {
    return uint40(PackedUsageBook.unwrap(book) >> 216);
}

/// @notice The next record's position in the book.
/// @dev 2^40 records would fill every block of a chain for years.
function nextIndex(PackedUsageBook book) pure returns (uint40) {
    unchecked {
        return book.recordCount() + 1;
    }
}

/// @notice The book with one more record.
/// @param recordHash The record's hash.
/// @param block_ Its block.
function withRecord(PackedUsageBook book, bytes32 recordHash, uint256 block_) pure returns (PackedUsageBook) {
    uint184 head_ = HashChain.bookHead(HashChain.link(book.head(), recordHash));
    unchecked {
        uint256 count = (PackedUsageBook.unwrap(book) >> 216) + 1;
        return PackedUsageBook.wrap((count << 216) | (uint256(uint32(block_)) << 184) | head_);
    }
}
