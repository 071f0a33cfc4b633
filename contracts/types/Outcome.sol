// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice How a use came out: allowed, or denied and why. Append-only: the numbers stand in records.
enum Outcome {
    Allowed,
    /// The published list has no such use for this license type.
    NotListed,
    /// The published use is not for this consumer.
    WrongConsumer,
    /// The published use does not allow this action.
    WrongAction,
    /// The published use is not yet, or no longer, in use.
    OutsideDates,
    /// More fields were asked for than the published use allows.
    FieldsExceeded,
    /// The license's status is none for which the published use allows it.
    StatusNotAllowed,
    /// The license was vouched for by a key that is no longer trusted.
    KeyDistrusted
}
