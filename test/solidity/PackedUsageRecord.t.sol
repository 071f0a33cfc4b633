// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {KeyId} from "../../contracts/types/KeyId.sol";
import {PackedUsageRecord, packUsageRecord} from "../../contracts/types/PackedUsageRecord.sol";
import {Status} from "../../contracts/types/Status.sol";
import {UsageAction} from "../../contracts/types/UsageAction.sol";
import {vm} from "./Vm.sol";

contract PackedUsageRecordTest {
    function testFuzz_isTheMembersInTheirOrder(
        uint40 index,
        uint32 previousBlock,
        uint40 recordedAt,
        KeyId key,
        uint64 number,
        uint8 a,
        uint8 s
    ) external pure {
        UsageAction action = UsageAction(a % (uint8(type(UsageAction).max) + 1));
        Status status = Status(s % (uint8(type(Status).max) + 1));
        bytes memory packed = abi.encodePacked(
            uint40(0),
            uint8(status),
            uint8(action),
            number,
            KeyId.unwrap(key),
            recordedAt,
            previousBlock,
            index
        );

        PackedUsageRecord record = packUsageRecord(index, previousBlock, recordedAt, key, number, action, status);

        vm.assertEq(packed.length, 32, "a word");
        vm.assertEq(PackedUsageRecord.unwrap(record), uint256(bytes32(packed)), "word");
    }
}
