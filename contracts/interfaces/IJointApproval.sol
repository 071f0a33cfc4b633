// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ApprovalRule} from "../types/ApprovalRule.sol";
import {AuthorityId} from "../types/AuthorityId.sol";
import {KeyId} from "../types/KeyId.sol";
import {LicenseTypeId} from "../types/LicenseTypeId.sol";
import {Region} from "../types/Region.sol";
import {Right} from "../types/Rights.sol";

/// @title Joint approval
/// @notice What needs a second key or a second authority is approved ahead, by the hash of the very call that it is
/// for: review, maker and checker, and the acknowledgement of a transfer alike. An approval serves once, for the
/// contract, the acting authority and the arguments that it names, and expires.
interface IJointApproval {
    /// @notice An action was approved.
    /// @param action Hash of the action: see {hashAction}.
    /// @param approver Authority that approved.
    /// @param key Key that the approval came from.
    /// @param expiresAt Unix time until which it serves, seconds.
    event ActionApproved(bytes32 indexed action, AuthorityId indexed approver, KeyId indexed key, uint40 expiresAt);

    /// @notice An approval was withdrawn before it was used.
    event ApprovalWithdrawn(bytes32 indexed action, AuthorityId indexed approver, KeyId indexed key);

    /// @notice An approval was used, and serves no more.
    event ApprovalConsumed(bytes32 indexed action, AuthorityId indexed approver, KeyId indexed key);

    /// @notice The approval would expire in the past or too late.
    /// @param earliest Earliest moment at which it may expire, Unix time in seconds.
    /// @param latest Latest such moment, Unix time in seconds.
    error JointApprovalInvalidExpiry(uint40 expiresAt, uint40 earliest, uint40 latest);

    /// @notice This authority has not approved this action, withdrew its approval, or the approval was used.
    error JointApprovalMissing(bytes32 action, AuthorityId approver);

    /// @notice The approval has expired.
    error JointApprovalExpired(bytes32 action, AuthorityId approver, uint40 expiresAt);

    /// @notice The approving key was added less than the accreditation delay ago.
    /// @param earliest Unix time from which what it approves counts, seconds.
    error JointApprovalTooEarly(bytes32 action, address account, uint40 earliest);

    /// @notice The key that acts cannot approve its own action.
    error JointApprovalSameKey(bytes32 action, address account);

    /// @notice The action needs the approval of another authority, and names none, or the acting one.
    error JointApprovalNeedsAnotherAuthority(AuthorityId authority, AuthorityId approver);

    /// @notice The action needs the approval of a second key of the acting authority, and names another one or none.
    error JointApprovalNeedsAnotherKey(AuthorityId authority, AuthorityId approver);

    /// @notice The action needs no approval, and names an approver.
    error JointApprovalNotNeeded(AuthorityId approver);

    /// @notice Approves an action ahead, for the caller's authority. Approved again, it is the later key's approval,
    /// with its expiry: an authority has one approval of an action, which each of its operating keys can replace or
    /// withdraw.
    /// @dev Whether the approver is entitled is judged when the approval is used. Warning: what is approved is a hash;
    /// check what it is the hash of.
    /// @param action Hash of the action: see {hashAction}.
    /// @param expiresAt Unix time until which the approval serves, seconds; at most {MAX_APPROVAL_PERIOD} ahead.
    function approveAction(bytes32 action, uint40 expiresAt) external;

    /// @notice Withdraws an approval of the caller's authority that was not used yet.
    function withdrawApproval(bytes32 action) external;

    /// @notice Uses up the approval of an action. To be called by the contract that carries the action out: only
    /// approvals of actions on the caller are found.
    /// @param callHash keccak256 of the calldata that the contract was called with.
    /// @param maker The key that acts.
    /// @param rule Whose approval the action needs.
    /// @param approver Authority whose approval is to be used.
    /// @param licenseType License type for which the approving key must be entitled.
    /// @param right The right that it must have.
    /// @return region Where the approving authority is competent.
    function consumeApproval(
        bytes32 callHash,
        address maker,
        ApprovalRule rule,
        AuthorityId approver,
        LicenseTypeId licenseType,
        Right right
    ) external returns (Region region);

    /// @notice An authority's approval of an action: the account that gave it and until when; 0 where there is none.
    function approvalOf(bytes32 action, AuthorityId approver) external view returns (address account, uint40 expiresAt);

    /// @notice The hash by which an action is approved: keccak256(abi.encode(target, chain id, authority, callHash)).
    /// @param target The contract that carries the action out.
    /// @param authority The acting authority.
    /// @param callHash keccak256 of the calldata of the call.
    function hashAction(address target, AuthorityId authority, bytes32 callHash) external view returns (bytes32 action);

    /// @notice How far ahead an approval may expire, seconds.
    function MAX_APPROVAL_PERIOD() external view returns (uint40);
}
