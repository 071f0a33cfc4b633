// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AuthorityId} from "../../contracts/types/AuthorityId.sol";
import {Day} from "../../contracts/types/Day.sol";
import {Decision} from "../../contracts/types/Decision.sol";
import {KeyId} from "../../contracts/types/KeyId.sol";
import {PackedManagementRecord, packManagementRecord} from "../../contracts/types/PackedManagementRecord.sol";
import {vm} from "./Vm.sol";

contract PackedManagementRecordTest {
    function testFuzz_isTheMembersInTheirOrder(
        uint16 index,
        uint32 previousBlock,
        uint40 recordedAt,
        KeyId key,
        Decision memory decision,
        Day through
    ) external pure {
        bytes memory packed = abi.encodePacked(
            uint64(0),
            Day.unwrap(through),
            Day.unwrap(decision.effectiveOn),
            AuthorityId.unwrap(decision.approver),
            decision.reason,
            KeyId.unwrap(key),
            recordedAt,
            previousBlock,
            index
        );

        PackedManagementRecord record = packManagementRecord(index, previousBlock, recordedAt, key, decision, through);

        vm.assertEq(packed.length, 32, "a word");
        vm.assertEq(PackedManagementRecord.unwrap(record), uint256(bytes32(packed)), "word");
    }
}
