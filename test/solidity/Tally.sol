// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev What the handler does. `Refused` is an attempt that had to fail, and did.
enum Deed {
    Issue,
    IssueBatch,
    Reissue,
    TransferWithin,
    TransferAcross,
    Suspend,
    Resume,
    Revoke,
    Annul,
    Cancel,
    Annotate,
    OpenInvestigation,
    CloseInvestigation,
    Endorse,
    Rebind,
    Approve,
    WithdrawApproval,
    Register,
    Accredit,
    WithdrawRights,
    Deactivate,
    AddKey,
    RemoveKey,
    DistrustKey,
    AppointAdministrator,
    Use,
    UseBatch,
    UseUnderSignedGrant,
    UseUnderGrant,
    Present,
    UseBatchUnderGrants,
    UseEarlierGrant,
    OpenGrant,
    WithdrawGrant,
    WithdrawGrantBySignature,
    Deny,
    Pause,
    Unpause,
    ChangeDelay,
    PassDays,
    Refused
}

/// @dev How often each deed succeeded.
abstract contract Tally {
    mapping(Deed deed => uint256 count) private _tally;

    function tallyOf(Deed deed) external view returns (uint256) {
        return _tally[deed];
    }

    function _count(Deed deed) internal {
        ++_tally[deed];
    }
}
