// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice How a use came out: allowed, or denied and why. Append-only: the numbers stand in records.
enum Outcome {
    Allowed,
    /// The published list has no such use for this license type.
    NotListed,
    /// The published use or the grant is not for this consumer.
    WrongConsumer,
    /// The published use or the kind of grant does not allow this action.
    WrongAction,
    /// The published use is not yet, or no longer, in use.
    OutsideDates,
    /// More fields were asked for than the published use or the grant allows.
    FieldsExceeded,
    /// The license's status is none for which the published use, or any grant, allows it.
    StatusNotAllowed,
    /// The license was vouched for by a key that is no longer trusted.
    KeyDistrusted,
    /// The license is in an authority's custody, which can consent to nothing.
    InCustody,
    /// The license is no longer, or never was, bound to the holder in the way that the grant says.
    NotBound,
    /// The grant's terms are none that a grant of its kind may have.
    InvalidGrant,
    /// The holder has withdrawn the grant.
    GrantWithdrawn,
    /// The grant is not stored, and the signature is not the holder's.
    InvalidSignature,
    /// The grant is not valid yet.
    GrantNotYetValid,
    /// The grant is valid no longer.
    GrantExpired,
    /// The grant has no use left.
    GrantUsedUp,
    /// The grant is for another matter.
    WrongMatter
}
