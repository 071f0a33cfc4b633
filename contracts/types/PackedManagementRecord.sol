// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AuthorityId} from "./AuthorityId.sol";
import {Day} from "./Day.sol";
import {Decision} from "./Decision.sol";
import {KeyId} from "./KeyId.sol";

/// @notice What a management record says beside its hashes, in one word. From the lowest bits: index 16, previousBlock
/// 32, recordedAt 40, key 24, and of the decision reason 16, approver 32, effectiveOn 16; through 16.
/// @dev An event pays for each word of its data, and a word for each of these would be most of what a record costs.
type PackedManagementRecord is uint256;

/// @notice Packs a record.
/// @param index Position in the book, from 1.
/// @param previousBlock Block of the record before; 0 where none is named.
/// @param recordedAt Unix time, seconds.
/// @param key Key that the action came from.
/// @param decision The decision carried out, whose document's hash stands beside the word.
/// @param through Last day of what the action sets; 0 for none.
function packManagementRecord(
    uint16 index,
    uint32 previousBlock,
    uint40 recordedAt,
    KeyId key,
    Decision memory decision,
    Day through
) pure returns (PackedManagementRecord) {
    return
        PackedManagementRecord.wrap(
            index |
                (uint256(previousBlock) << 16) |
                (uint256(recordedAt) << 48) |
                (uint256(KeyId.unwrap(key)) << 88) |
                (uint256(decision.reason) << 112) |
                (uint256(AuthorityId.unwrap(decision.approver)) << 128) |
                (uint256(Day.unwrap(decision.effectiveOn)) << 160) |
                (uint256(Day.unwrap(through)) << 176)
        );
}
