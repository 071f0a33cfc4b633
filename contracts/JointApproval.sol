// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IJointApproval} from "./interfaces/IJointApproval.sol";
import {ApprovalRule} from "./types/ApprovalRule.sol";
import {AuthorityId, NO_AUTHORITY} from "./types/AuthorityId.sol";
import {KeyId} from "./types/KeyId.sol";
import {LicenseTypeId} from "./types/LicenseTypeId.sol";
import {Region} from "./types/Region.sol";
import {Right} from "./types/Rights.sol";

/// @title JointApproval
/// @notice Approvals of actions, given ahead and used once. See {IJointApproval}.
abstract contract JointApproval is IJointApproval {
    /// @dev One slot.
    struct Approval {
        address account;
        uint40 expiresAt;
    }

    /// @inheritdoc IJointApproval
    uint40 public constant MAX_APPROVAL_PERIOD = 90 days;

    /// @dev By approver, so that no other authority can put an approval of no use in the place of one.
    mapping(bytes32 action => mapping(AuthorityId approver => Approval approval)) private _approvals;

    /// @inheritdoc IJointApproval
    function approveAction(bytes32 action, uint40 expiresAt) external {
        (AuthorityId approver, KeyId key, ) = identify(msg.sender);
        uint40 earliest = uint40(block.timestamp);
        uint40 latest = earliest + MAX_APPROVAL_PERIOD;
        if (expiresAt < earliest || expiresAt > latest) {
            revert JointApprovalInvalidExpiry(expiresAt, earliest, latest);
        }

        _approvals[action][approver] = Approval(msg.sender, expiresAt);

        emit ActionApproved(action, approver, key, expiresAt);
    }

    /// @inheritdoc IJointApproval
    function withdrawApproval(bytes32 action) external {
        (AuthorityId approver, KeyId key, ) = identify(msg.sender);
        if (_approvals[action][approver].account == address(0)) {
            revert JointApprovalMissing(action, approver);
        }

        delete _approvals[action][approver];

        emit ApprovalWithdrawn(action, approver, key);
    }

    /// @inheritdoc IJointApproval
    function consumeApproval(
        bytes32 callHash,
        address maker,
        ApprovalRule rule,
        AuthorityId approver,
        LicenseTypeId licenseType,
        Right right
    ) external returns (Region region) {
        (AuthorityId authority, , ) = identify(maker);
        if (rule == ApprovalRule.None) revert JointApprovalNotNeeded(approver);
        if (rule == ApprovalRule.AnotherKey && approver != authority) {
            revert JointApprovalNeedsAnotherKey(authority, approver);
        }
        if (rule == ApprovalRule.AnotherAuthority && (approver == NO_AUTHORITY || approver == authority)) {
            revert JointApprovalNeedsAnotherAuthority(authority, approver);
        }

        bytes32 action = hashAction(msg.sender, authority, callHash);
        address account = _take(action, approver);
        if (account == maker) revert JointApprovalSameKey(action, account);

        // A right waits before it holds. So does a second pair of eyes, or one could be made up on the spot.
        uint40 earliest = _approvesFrom(account);
        if (block.timestamp < earliest) revert JointApprovalTooEarly(action, account, earliest);
        // The approving key must still be entitled: one that was removed or lost its right approves nothing.
        KeyId key;
        (, key, region) = checkRight(licenseType, account, right);

        emit ApprovalConsumed(action, approver, key);
    }

    /// @inheritdoc IJointApproval
    function approvalOf(
        bytes32 action,
        AuthorityId approver
    ) external view returns (address account, uint40 expiresAt) {
        Approval storage approval = _approvals[action][approver];
        return (approval.account, approval.expiresAt);
    }

    /// @inheritdoc IJointApproval
    function hashAction(address target, AuthorityId authority, bytes32 callHash) public view returns (bytes32 action) {
        return keccak256(abi.encode(target, block.chainid, authority, callHash));
    }

    /// @dev The authority, active, that an account operates for.
    function identify(address account) public view virtual returns (AuthorityId authority, KeyId key, Region region);

    /// @dev The same, entitled besides.
    function checkRight(
        LicenseTypeId licenseType,
        address account,
        Right right
    ) public view virtual returns (AuthorityId authority, KeyId key, Region region);

    /// @dev Unix time from which what an account approves counts, seconds.
    function _approvesFrom(address account) internal view virtual returns (uint40);

    function _take(bytes32 action, AuthorityId approver) private returns (address account) {
        Approval memory approval = _approvals[action][approver];
        account = approval.account;
        if (account == address(0)) revert JointApprovalMissing(action, approver);
        if (block.timestamp > approval.expiresAt) {
            revert JointApprovalExpired(action, approver, approval.expiresAt);
        }

        delete _approvals[action][approver];
    }
}
