// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What a consumer does with a license. Append-only: the numbers stand in records.
enum UsageAction {
    Present,
    Retrieve,
    Verify,
    Download,
    Archive
}
