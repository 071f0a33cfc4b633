// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action} from "../types/Action.sol";
import {Right} from "../types/Rights.sol";
import {Status} from "../types/Status.sol";

/// @title The life of a license, as a table
/// @notice Which action is allowed in which effective status, what it leads to, and which right it takes. Pure, so that
/// the table can be tested, printed and compared with its twin in the SDK, cell by cell.
/// @dev The catalog's reasons narrow the table further, and the registry guards what depends on more than the status.
library LifeCycle {
    uint256 private constant _NONE = 1 << uint256(Status.None);
    uint256 private constant _ACTIVE = 1 << uint256(Status.Active);
    uint256 private constant _SUSPENDED = 1 << uint256(Status.Suspended);
    uint256 private constant _EXPIRED = 1 << uint256(Status.Expired);
    uint256 private constant _REVOKED = 1 << uint256(Status.Revoked);
    uint256 private constant _ANNULLED = 1 << uint256(Status.Annulled);
    uint256 private constant _CANCELLED = 1 << uint256(Status.Cancelled);

    /// @dev Not ended by a decision.
    uint256 private constant _STANDING = _ACTIVE | _SUSPENDED | _EXPIRED;

    /// @dev The statuses in which an action is allowed: 16 bits an action, one for each status.
    uint256 private constant _ALLOWED =
        (_NONE << (16 * uint256(Action.Issue))) |
            // What a decision ended is followed by a new version when that decision is set aside.
            ((_STANDING | _REVOKED | _ANNULLED | _CANCELLED) << (16 * uint256(Action.Reissue))) |
            (_ACTIVE << (16 * uint256(Action.Transfer))) |
            (_ACTIVE << (16 * uint256(Action.Suspend))) |
            // Active once a suspension is over: the return is then recorded.
            ((_ACTIVE | _SUSPENDED) << (16 * uint256(Action.Resume))) |
            ((_ACTIVE | _SUSPENDED) << (16 * uint256(Action.Revoke))) |
            (_STANDING << (16 * uint256(Action.Annul))) |
            ((_STANDING | _REVOKED | _ANNULLED) << (16 * uint256(Action.Cancel))) |
            ((_STANDING | _REVOKED | _ANNULLED) << (16 * uint256(Action.Annotate))) |
            (_STANDING << (16 * uint256(Action.Endorse))) |
            (_STANDING << (16 * uint256(Action.Rebind)));

    /// @dev The status that an action leads to: 4 bits an action; None where the status stays as it is.
    uint256 private constant _NEXT =
        (uint256(Status.Active) << (4 * uint256(Action.Issue))) |
            (uint256(Status.Superseded) << (4 * uint256(Action.Reissue))) |
            (uint256(Status.Transferred) << (4 * uint256(Action.Transfer))) |
            (uint256(Status.Suspended) << (4 * uint256(Action.Suspend))) |
            (uint256(Status.Active) << (4 * uint256(Action.Resume))) |
            (uint256(Status.Revoked) << (4 * uint256(Action.Revoke))) |
            (uint256(Status.Annulled) << (4 * uint256(Action.Annul))) |
            (uint256(Status.Cancelled) << (4 * uint256(Action.Cancel)));

    /// @dev The right that an action takes: 4 bits an action. Whoever may issue a license may answer for it.
    uint256 private constant _RIGHT =
        (uint256(Right.Issue) << (4 * uint256(Action.Issue))) |
            (uint256(Right.Issue) << (4 * uint256(Action.Reissue))) |
            (uint256(Right.Transfer) << (4 * uint256(Action.Transfer))) |
            (uint256(Right.Suspend) << (4 * uint256(Action.Suspend))) |
            (uint256(Right.Suspend) << (4 * uint256(Action.Resume))) |
            (uint256(Right.Revoke) << (4 * uint256(Action.Revoke))) |
            (uint256(Right.Annul) << (4 * uint256(Action.Annul))) |
            (uint256(Right.Cancel) << (4 * uint256(Action.Cancel))) |
            (uint256(Right.Annotate) << (4 * uint256(Action.Annotate))) |
            (uint256(Right.Issue) << (4 * uint256(Action.Endorse))) |
            (uint256(Right.Issue) << (4 * uint256(Action.Rebind)));

    /// @notice The status that an action leads to; None where it is not allowed.
    /// @param status The effective status before the action.
    function next(Status status, Action action) internal pure returns (Status) {
        uint256 before = uint256(status);
        uint256 row = uint256(action);
        if ((_ALLOWED >> ((row << 4) | before)) & 1 == 0) return Status.None;

        uint256 after_ = (_NEXT >> (row << 2)) & 0xf;
        // A license that a decision ended keeps that status when it is set aside: its successor is in force again.
        bool ended = row == uint256(Action.Reissue) && before > uint256(Status.Expired);
        return after_ == 0 || ended ? status : Status(after_);
    }

    /// @notice The right that an action takes.
    function rightFor(Action action) internal pure returns (Right) {
        return Right((_RIGHT >> (uint256(action) << 2)) & 0xf);
    }
}
