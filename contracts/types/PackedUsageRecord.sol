// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {KeyId} from "./KeyId.sol";
import {Status} from "./Status.sol";
import {UsageAction} from "./UsageAction.sol";

/// @notice What a usage record says beside its hashes, in one word. From the lowest bits: index 40, previousBlock 32,
/// recordedAt 40, key 24, number 64, action 8, status 8.
/// @dev An event pays for each word of its data.
type PackedUsageRecord is uint256;

/// @notice Packs a record.
/// @param index Position in the license's usage book, from 1.
/// @param previousBlock Block of the record before; 0 in the first.
/// @param recordedAt Unix time, seconds.
/// @param key Key that the use came from.
/// @param number Position among the consumer's uses, from 1.
/// @param action What the consumer did, or was to do.
/// @param status The license's status that the consumer saw.
function packUsageRecord(
    uint40 index,
    uint32 previousBlock,
    uint40 recordedAt,
    KeyId key,
    uint64 number,
    UsageAction action,
    Status status
) pure returns (PackedUsageRecord) {
    return
        PackedUsageRecord.wrap(
            index |
                (uint256(previousBlock) << 40) |
                (uint256(recordedAt) << 72) |
                (uint256(KeyId.unwrap(key)) << 112) |
                (uint256(number) << 136) |
                (uint256(action) << 200) |
                (uint256(status) << 208)
        );
}
