// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LifeCycle} from "../../contracts/libraries/LifeCycle.sol";
import {Action} from "../../contracts/types/Action.sol";
import {Status} from "../../contracts/types/Status.sol";
import {LifeCycleTable} from "./LifeCycleTable.sol";
import {vm} from "./Vm.sol";

/// @dev Every cell of the table.
contract LifeCycleTest {
    uint8 private constant _STATUSES = uint8(type(Status).max) + 1;
    uint8 private constant _ACTIONS = uint8(type(Action).max) + 1;

    function test_next_everyCell() external pure {
        for (uint8 s = 0; s < _STATUSES; ++s) {
            for (uint8 a = 0; a < _ACTIONS; ++a) {
                Status expected = LifeCycleTable.next(Status(s), Action(a));
                vm.assertEq(uint8(LifeCycle.next(Status(s), Action(a))), uint8(expected), "status that follows");
            }
        }
    }

    function test_rightFor_everyAction() external pure {
        for (uint8 a = uint8(Action.Issue); a < _ACTIONS; ++a) {
            uint8 expected = uint8(LifeCycleTable.rightFor(Action(a)));
            vm.assertEq(uint8(LifeCycle.rightFor(Action(a))), expected, "right");
        }
    }

    /// @dev A final status stays, but that what was revoked or annulled may be cancelled.
    function test_next_finalStatusesHaveNoWayOut() external pure {
        for (uint8 s = uint8(Status.Superseded); s < _STATUSES; ++s) {
            bool mayBeCancelled = Status(s) == Status.Revoked || Status(s) == Status.Annulled;
            for (uint8 a = 0; a < _ACTIONS; ++a) {
                Status next = LifeCycle.next(Status(s), Action(a));
                bool stays = next == Status.None || next == Status(s);
                bool isCancelled = next == Status.Cancelled && Action(a) == Action.Cancel && mayBeCancelled;
                vm.assertTrue(stays || isCancelled, "no way out of a final status");
            }
            vm.assertEq(LifeCycle.next(Status(s), Action.Cancel) == Status.Cancelled, mayBeCancelled, "cancelled");
        }
    }

    /// @dev Not in one step, and so in none.
    function test_next_nothingEndedComesBack() external pure {
        for (uint8 s = uint8(Status.Expired); s < _STATUSES; ++s) {
            for (uint8 a = 0; a < _ACTIONS; ++a) {
                Status next = LifeCycle.next(Status(s), Action(a));
                vm.assertTrue(next != Status.Active && next != Status.Suspended, "not in force again");
                vm.assertTrue(Status(s) == Status.Expired || next != Status.Expired, "time ends no ended license");
            }
        }
    }

    /// @dev Nobody acts on what was never issued, and nothing is issued twice.
    function test_next_onlyAnIssueBegins() external pure {
        for (uint8 a = 0; a < _ACTIONS; ++a) {
            bool begins = LifeCycle.next(Status.None, Action(a)) != Status.None;
            vm.assertEq(begins, Action(a) == Action.Issue, "only an issue begins");
        }
        for (uint8 s = 0; s < _STATUSES; ++s) {
            vm.assertTrue(LifeCycle.next(Status(s), Action.None) == Status.None, "no action, no status");
            bool issues = LifeCycle.next(Status(s), Action.Issue) != Status.None;
            vm.assertEq(issues, Status(s) == Status.None, "issued once");
        }
    }
}
