// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LifeCycle} from "../../contracts/libraries/LifeCycle.sol";
import {Action} from "../../contracts/types/Action.sol";
import {Status} from "../../contracts/types/Status.sol";
import {vm} from "./Vm.sol";

/// @dev Every cell of the table.
contract LifeCycleTest {
    function test_next_everyCell() external pure {
        for (uint8 s = 0; s <= uint8(type(Status).max); ++s) {
            for (uint8 a = 0; a <= uint8(type(Action).max); ++a) {
                Status expected = _expected(Status(s), Action(a));
                vm.assertEq(uint8(LifeCycle.next(Status(s), Action(a))), uint8(expected), "status that follows");
            }
        }
    }

    /// @dev What has ended never comes into force again.
    function test_next_nothingLeadsBack() external pure {
        for (uint8 s = uint8(Status.Expired); s <= uint8(type(Status).max); ++s) {
            for (uint8 a = 0; a <= uint8(type(Action).max); ++a) {
                Status status = LifeCycle.next(Status(s), Action(a));
                vm.assertTrue(status != Status.Active && status != Status.Suspended, "not in force again");
            }
        }
    }

    function _expected(Status status, Action action) private pure returns (Status) {
        if (status == Status.None && action == Action.Issue) return Status.Active;
        if (status == Status.Active && action == Action.Revoke) return Status.Revoked;
        return Status.None;
    }
}
