// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {HashChain} from "../libraries/HashChain.sol";

/// @notice What a log stores of a consumer's uses, in one slot. From the lowest bits: head 192, count 64.
type PackedConsumer is uint256;

using {head, count, nextNumber, withRecord} for PackedConsumer global;

/// @notice Head of the hash chain over the consumer's records; 0 where there is none.
function head(PackedConsumer consumer) pure returns (uint192) {
    return uint192(PackedConsumer.unwrap(consumer));
}

/// @notice How many records there are, denials included.
function count(PackedConsumer consumer) pure returns (uint64) {
    return uint64(PackedConsumer.unwrap(consumer) >> 192);
}

/// @notice The next record's position among the consumer's.
/// @dev Nobody makes 2^64 records.
function nextNumber(PackedConsumer consumer) pure returns (uint64) {
    unchecked {
        return consumer.count() + 1;
    }
}

/// @notice The consumer with one more record.
/// @param recordHash The record's hash.
function withRecord(PackedConsumer consumer, bytes32 recordHash) pure returns (PackedConsumer) {
    uint192 head_ = HashChain.registerHead(consumer.head(), recordHash);
    return PackedConsumer.wrap((uint256(consumer.nextNumber()) << 192) | head_);
}
