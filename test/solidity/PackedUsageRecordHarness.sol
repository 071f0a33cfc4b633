// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {KeyId} from "../../contracts/types/KeyId.sol";
import {PackedUsageRecord, packUsageRecord} from "../../contracts/types/PackedUsageRecord.sol";
import {Status} from "../../contracts/types/Status.sol";
import {UsageAction} from "../../contracts/types/UsageAction.sol";

/// @dev What {packUsageRecord} makes of a record, for a test to compare.
contract PackedUsageRecordHarness {
    function pack(
        uint40 index,
        uint32 previousBlock,
        uint40 recordedAt,
        KeyId key,
        uint64 number,
        UsageAction action,
        Status status
    ) external pure returns (PackedUsageRecord) {
        return packUsageRecord(index, previousBlock, recordedAt, key, number, action, status);
    }
}
