// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IJointApproval} from "../../contracts/interfaces/IJointApproval.sol";
import {ApprovalRule} from "../../contracts/types/ApprovalRule.sol";
import {AuthorityId, NO_AUTHORITY} from "../../contracts/types/AuthorityId.sol";
import {COUNTRY, Region} from "../../contracts/types/Region.sol";
import {Right} from "../../contracts/types/Rights.sol";
import {Registries} from "./Registries.sol";
import {bound, vm} from "./Vm.sol";

/// @dev The test is the contract that carries the action out. Anhui acts, Shanghai approves.
contract JointApprovalTest is Registries {
    function testFuzz_hashAction(address target, AuthorityId authority, bytes32 callHash) external view {
        bytes32 expected = keccak256(abi.encode(target, block.chainid, authority, callHash));

        vm.assertEq(authorities.hashAction(target, authority, callHash), expected, "hash");
    }

    /// @dev From now until ninety days ahead, both ends included.
    function testFuzz_approveAction_expiry(bytes32 action, uint256 seed) external {
        uint40 earliest = uint40(vm.getBlockTimestamp());
        uint40 latest = earliest + authorities.MAX_APPROVAL_PERIOD();
        uint40 expiresAt = uint40(bound(seed, earliest - 1 days, latest + 1 days));

        vm.prank(shanghaiOperator);
        if (expiresAt < earliest || expiresAt > latest) {
            vm.expectRevert(
                abi.encodeWithSelector(IJointApproval.JointApprovalInvalidExpiry.selector, expiresAt, earliest, latest)
            );
        }
        authorities.approveAction(action, expiresAt);

        bool kept = expiresAt >= earliest && expiresAt <= latest;
        _assertApproval(action, kept ? shanghaiOperator : address(0), kept ? expiresAt : 0);
    }

    function test_approveAction_atBothEnds() external {
        uint40 earliest = uint40(vm.getBlockTimestamp());
        uint40 latest = earliest + authorities.MAX_APPROVAL_PERIOD();
        vm.prank(shanghaiOperator);
        authorities.approveAction("first", earliest);
        vm.prank(shanghaiOperator);
        authorities.approveAction("last", latest);

        _assertApproval("first", shanghaiOperator, earliest);
        _assertApproval("last", shanghaiOperator, latest);
        _assertExpiryRefused(earliest - 1, earliest, latest);
        _assertExpiryRefused(latest + 1, earliest, latest);
    }

    /// @dev It serves up to the last second, and not in the one after.
    function testFuzz_consumeApproval_untilItExpires(bytes32 callHash, uint256 period, uint256 wait) external {
        bytes32 action = authorities.hashAction(address(this), anhui, callHash);
        uint40 expiresAt = uint40(vm.getBlockTimestamp() + bound(period, 0, 90 days));
        vm.prank(shanghaiOperator);
        authorities.approveAction(action, expiresAt);

        vm.warp(bound(wait, vm.getBlockTimestamp(), uint256(expiresAt) + 100 days));
        bool expired = vm.getBlockTimestamp() > expiresAt;
        if (expired) _expectExpired(action, expiresAt);
        Region region = _consume(callHash);

        if (expired) return _assertApproval(action, shanghaiOperator, expiresAt);
        vm.assertEq(Region.unwrap(region), Region.unwrap(SHANGHAI), "where the approver is competent");
        _assertApproval(action, address(0), 0);
        vm.expectRevert(abi.encodeWithSelector(IJointApproval.JointApprovalMissing.selector, action, shanghai));
        _consume(callHash);
    }

    function testFuzz_consumeApproval_atTheLastSecond(bytes32 callHash, uint256 period) external {
        bytes32 action = authorities.hashAction(address(this), anhui, callHash);
        uint40 expiresAt = uint40(vm.getBlockTimestamp() + bound(period, 0, 90 days));
        vm.prank(shanghaiOperator);
        authorities.approveAction(action, expiresAt);

        vm.warp(uint256(expiresAt) + 1);
        _expectExpired(action, expiresAt);
        _consume(callHash);
        vm.warp(expiresAt);
        _consume(callHash);

        _assertApproval(action, address(0), 0);
    }

    /// @dev What was approved for one call, one contract and one acting authority serves no other.
    function testFuzz_consumeApproval_ofThatActionAlone(
        bytes32 callHash,
        bytes32 otherHash,
        address otherTarget
    ) external {
        vm.assume(otherHash != callHash && otherTarget != address(this));
        bytes32 action = authorities.hashAction(otherTarget, anhui, callHash);
        _approve(action);
        _approve(authorities.hashAction(address(this), anhui, otherHash));
        _approve(authorities.hashAction(address(this), shanghai, callHash));
        _approve(authorities.hashAction(address(this), ministry, callHash));

        bytes32 wanted = authorities.hashAction(address(this), anhui, callHash);
        vm.expectRevert(abi.encodeWithSelector(IJointApproval.JointApprovalMissing.selector, wanted, shanghai));
        _consume(callHash);
    }

    /// @dev Whatever the rule, only the approver that it allows.
    function testFuzz_consumeApproval_rule(bytes32 callHash, uint8 ruleSeed, uint8 approverSeed) external {
        ApprovalRule rule = ApprovalRule(ruleSeed % 3);
        AuthorityId approver = [NO_AUTHORITY, ministry, anhui, shanghai][approverSeed % 4];
        address[4] memory checkers = [address(0), ministryOperator, anhuiOperator, shanghaiOperator];
        address second = _named("anhui second");
        vm.prank(_administratorOf("anhui"));
        authorities.addKey(second, OPERATE);
        bytes32 action = authorities.hashAction(address(this), anhui, callHash);
        if (approver.exists()) {
            vm.prank(checkers[approverSeed % 4]);
            authorities.approveAction(action, uint40(vm.getBlockTimestamp()));
        }

        bytes memory refusal = _refusalOf(rule, approver);
        if (refusal.length != 0) vm.expectRevert(refusal);
        Region region = authorities.consumeApproval(callHash, second, rule, approver, LAWYER, Right.Review);

        if (refusal.length != 0) return;
        Region expected = [Region.wrap(0), COUNTRY, ANHUI, SHANGHAI][approverSeed % 4];
        vm.assertEq(Region.unwrap(region), Region.unwrap(expected), "where the approver is competent");
    }

    function testFuzz_consumeApproval_notOfTheActingKey(bytes32 callHash) external {
        bytes32 action = authorities.hashAction(address(this), anhui, callHash);
        vm.prank(anhuiOperator);
        authorities.approveAction(action, uint40(vm.getBlockTimestamp()));

        vm.expectRevert(abi.encodeWithSelector(IJointApproval.JointApprovalSameKey.selector, action, anhuiOperator));
        authorities.consumeApproval(callHash, anhuiOperator, ApprovalRule.AnotherKey, anhui, LAWYER, Right.Issue);
    }

    function _refusalOf(ApprovalRule rule, AuthorityId approver) private view returns (bytes memory) {
        if (rule == ApprovalRule.None) {
            return abi.encodeWithSelector(IJointApproval.JointApprovalNotNeeded.selector, approver);
        }
        if (rule == ApprovalRule.AnotherKey && approver != anhui) {
            return abi.encodeWithSelector(IJointApproval.JointApprovalNeedsAnotherKey.selector, anhui, approver);
        }
        if (rule == ApprovalRule.AnotherAuthority && (approver == anhui || !approver.exists())) {
            return abi.encodeWithSelector(IJointApproval.JointApprovalNeedsAnotherAuthority.selector, anhui, approver);
        }
        return "";
    }

    function _approve(bytes32 action) private {
        vm.prank(shanghaiOperator);
        authorities.approveAction(action, uint40(vm.getBlockTimestamp()));
    }

    function _consume(bytes32 callHash) private returns (Region) {
        return
            authorities.consumeApproval(
                callHash,
                anhuiOperator,
                ApprovalRule.AnotherAuthority,
                shanghai,
                LAWYER,
                Right.Review
            );
    }

    function _expectExpired(bytes32 action, uint40 expiresAt) private {
        vm.expectRevert(
            abi.encodeWithSelector(IJointApproval.JointApprovalExpired.selector, action, shanghai, expiresAt)
        );
    }

    function _assertExpiryRefused(uint40 expiresAt, uint40 earliest, uint40 latest) private {
        vm.prank(shanghaiOperator);
        vm.expectRevert(
            abi.encodeWithSelector(IJointApproval.JointApprovalInvalidExpiry.selector, expiresAt, earliest, latest)
        );
        authorities.approveAction("refused", expiresAt);
    }

    function _assertApproval(bytes32 action, address expectedAccount, uint40 expectedExpiry) private view {
        (address account, uint40 expiresAt) = authorities.approvalOf(action, shanghai);
        vm.assertEq(account, expectedAccount, "who approved");
        vm.assertEq(expiresAt, expectedExpiry, "until when");
    }
}
