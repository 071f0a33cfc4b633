// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action} from "../types/Action.sol";
import {Status} from "../types/Status.sol";

/// @title The life of a license, as a table
/// @notice Pure, so that the table can be tested cell by cell.
library LifeCycle {
    /// @notice The status that an action leads to; None where it is not allowed.
    /// @param status The effective status before the action.
    function next(Status status, Action action) internal pure returns (Status) {
        if (action == Action.Issue) return status == Status.None ? Status.Active : Status.None;
        if (action == Action.Revoke) return status == Status.Active ? Status.Revoked : Status.None;
        return Status.None;
    }
}
