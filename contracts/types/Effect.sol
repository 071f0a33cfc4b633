// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What a reason does to a license beside the action's own change of status. Append-only.
enum Effect {
    None,
    OpenInvestigation,
    CloseInvestigation,
    /// A decision that was to take effect on a later day will not.
    WithdrawScheduled
}
