// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LifeCycle} from "../../contracts/libraries/LifeCycle.sol";
import {Action} from "../../contracts/types/Action.sol";
import {Right} from "../../contracts/types/Rights.sol";
import {Status} from "../../contracts/types/Status.sol";

/// @dev The table of {LifeCycle}, for a test to read cell by cell.
contract LifeCycleHarness {
    function next(Status status, Action action) external pure returns (Status) {
        return LifeCycle.next(status, action);
    }

    function rightFor(Action action) external pure returns (Right) {
        return LifeCycle.rightFor(action);
    }
}
