// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action} from "../../contracts/types/Action.sol";
import {Right} from "../../contracts/types/Rights.sol";
import {Status} from "../../contracts/types/Status.sol";

/// @title The life of a license, as a table that is written out
/// @dev The reference that {LifeCycle} and the registry are held against: no rule, only cells.
library LifeCycleTable {
    /// @dev A letter for each status, in the order of {Status}; a hyphen for none.
    bytes private constant _LETTERS = "-ASEPTRNC";

    /// @dev The status that an action leads to; None where it is not allowed. A transfer within one's own region
    /// leaves the old license superseded instead.
    function next(Status status, Action action) internal pure returns (Status) {
        bytes1 letter = _row(action)[uint8(status)];
        for (uint8 s = 0; s <= uint8(type(Status).max); ++s) {
            if (_LETTERS[s] == letter) return Status(s);
        }
        revert("The table has a letter that is no status.");
    }

    function rightFor(Action action) internal pure returns (Right) {
        Right[12] memory rights = [
            Right.Issue,
            Right.Issue,
            Right.Issue,
            Right.Transfer,
            Right.Suspend,
            Right.Suspend,
            Right.Revoke,
            Right.Annul,
            Right.Cancel,
            Right.Annotate,
            Right.Issue,
            Right.Issue
        ];
        return rights[uint8(action)];
    }

    function _row(Action action) private pure returns (bytes memory) {
        string[12] memory rows = [
            // None, Active, Suspended, Expired, suPerseded, Transferred, Revoked, aNnulled, Cancelled
            "---------",
            "A--------", // Issue
            "-PPP--RNC", // Reissue
            "-T-------", // Transfer
            "-S-------", // Suspend
            "-AA------", // Resume
            "-RR------", // Revoke
            "-NNN-----", // Annul
            "-CCC--CC-", // Cancel
            "-ASE--RN-", // Annotate
            "-ASE-----", // Endorse
            "-ASE-----" // Rebind
        ];
        return bytes(rows[uint8(action)]);
    }
}
