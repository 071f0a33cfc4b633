// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";

import {IAuthorityRegistry} from "../../contracts/interfaces/IAuthorityRegistry.sol";
import {IJointApproval} from "../../contracts/interfaces/IJointApproval.sol";
import {ILicenseRegistry} from "../../contracts/interfaces/ILicenseRegistry.sol";
import {Action} from "../../contracts/types/Action.sol";
import {ApprovalRule} from "../../contracts/types/ApprovalRule.sol";
import {AuthorityId, NO_AUTHORITY} from "../../contracts/types/AuthorityId.sol";
import {Day, NO_DAY} from "../../contracts/types/Day.sol";
import {Decision} from "../../contracts/types/Decision.sol";
import {KeyId} from "../../contracts/types/KeyId.sol";
import {LicenseId} from "../../contracts/types/LicenseId.sol";
import {Region} from "../../contracts/types/Region.sol";
import {Right, Rights} from "../../contracts/types/Rights.sol";
import {Status} from "../../contracts/types/Status.sol";
import {Cast} from "./Cast.sol";
import {Holders} from "./Holders.sol";
import {LifeCycleTable} from "./LifeCycleTable.sol";
import {Deed} from "./Tally.sol";
import {bound, vm} from "./Vm.sol";

/// @dev Does at random whatever the registries allow, with inputs for which it must succeed, and now and then what they
/// must refuse.
abstract contract Handler is Cast, Holders {
    /// @dev A call that an office makes, and how it is approved.
    struct Order {
        AuthorityId office;
        address account;
        AuthorityId approver;
        address checker;
        bytes data;
    }

    /// @dev How many licenses are looked at for one that fits, before one is issued.
    uint256 internal constant _TRIES = 6;

    /// @dev How many of the newest licenses an action is mostly about.
    uint256 private constant _RECENT = 48;

    /// @dev The license that the last action was about, or was drawn for it.
    LicenseId private _probe;

    /// @dev The final status that a license was seen in first.
    mapping(LicenseId id => Status status) private _ended;

    uint256 private _roots;

    // ---------------------------------------------------------------------------------------------------- issuing

    function issue(uint256 seed) external {
        _tick();
        _issue(_someRegion(seed), seed);
    }

    function issueBatch(uint256 seed) external {
        _tick();
        _reopen();
        Region region = _someRegion(seed);
        AuthorityId office = _competent(region, Right.Issue, seed);
        Decision memory decision = _decide(Action.Issue, office, region, seed);
        ILicenseRegistry.NewLicense[] memory batch = new ILicenseRegistry.NewLicense[](1 + (seed % 4));
        for (uint256 i = 0; i < batch.length; ++i) {
            batch[i] = _newLicense(region, decision.reason, uint256(keccak256(abi.encode(seed, i))));
        }

        _carryOut(office, region, seed, decision, abi.encodeCall(licenses.issueBatch, (LAWYER, batch, decision)));

        _count(Deed.IssueBatch);
        _see(_ids[_ids.length - 1]);
    }

    function reissue(uint256 seed) external {
        _tick();
        _reopen();
        LicenseId id = _fitting(Action.Reissue, seed);

        _succeed(Action.Reissue, id, _competent(id.regionOf(), Right.Issue, seed), id.regionOf(), seed);

        _count(Deed.Reissue);
    }

    /// @dev Between two places of one province, by an authority that is competent for both.
    function transferWithin(uint256 seed) external {
        _tick();
        _reopen();
        LicenseId id = _fitting(Action.Transfer, seed);
        Region region =
            _province(id.regionOf()) == anhui ? (seed % 2 == 0 ? ANHUI : BOZHOU) : (seed % 2 == 0 ? SHANGHAI : PUDONG);
        AuthorityId office = _competent(region, Right.Transfer, seed);
        if (!_rightsOf(office).has(Right.Issue)) office = _province(region);
        if (!_offices[office].region.covers(id.regionOf())) office = _province(region);

        _succeed(Action.Transfer, id, office, region, seed);

        _assertSeen(id, Status.Superseded);
        _count(Deed.TransferWithin);
    }

    /// @dev From one province to the other, which acts.
    function transferAcross(uint256 seed) external {
        _tick();
        _reopen();
        LicenseId id = _fitting(Action.Transfer, seed);
        Region region = _province(id.regionOf()) == anhui ? PUDONG : BOZHOU;
        AuthorityId office = _competent(region, Right.Transfer, seed);
        if (!_rightsOf(office).has(Right.Issue)) office = _province(region);
        if (office == ministry) office = _province(region);

        _succeed(Action.Transfer, id, office, region, seed);

        _assertSeen(id, Status.Transferred);
        _count(Deed.TransferAcross);
    }

    // --------------------------------------------------------------------------------------------------- managing

    function suspend(uint256 seed) external {
        _tick();

        _suspend(_fitting(Action.Suspend, seed), seed, true);
    }

    function resume(uint256 seed) external {
        _tick();
        LicenseId id = _fitting(Action.Resume, seed);
        if (_decided(id) != Status.Suspended) {
            id = _fitting(Action.Suspend, seed);
            _suspend(id, seed, false);
        }

        _manage(Action.Resume, id, seed);

        _count(Deed.Resume);
    }

    function revoke(uint256 seed) external {
        _tick();

        _manage(Action.Revoke, _fitting(Action.Revoke, seed), seed);

        _count(Deed.Revoke);
    }

    function annul(uint256 seed) external {
        _tick();

        _manage(Action.Annul, _fitting(Action.Annul, seed), seed);

        _count(Deed.Annul);
    }

    function cancel(uint256 seed) external {
        _tick();
        LicenseId id = _fitting(Action.Cancel, seed);

        if (seed % 3 == 0 && !_versions[id].investigated) _manage(Action.Cancel, id, VOLUNTARY, seed);
        else _manage(Action.Cancel, id, seed);

        _count(Deed.Cancel);
    }

    function annotate(uint256 seed) external {
        _tick();

        _manage(Action.Annotate, _fitting(Action.Annotate, seed), seed);

        _count(Deed.Annotate);
    }

    function openInvestigation(uint256 seed) external {
        _tick();
        LicenseId id = _fitting(Action.Annotate, seed);

        _manage(Action.Annotate, id, OPENING, seed);

        vm.assertTrue(licenses.standingOf(id).underInvestigation, "an investigation is open");
        _count(Deed.OpenInvestigation);
    }

    function closeInvestigation(uint256 seed) external {
        _tick();
        LicenseId id = _fitting(Action.Annotate, seed);
        if (!_versions[id].investigated) _manage(Action.Annotate, id, OPENING, seed);

        _manage(Action.Annotate, id, CLOSING, seed);

        vm.assertTrue(!licenses.standingOf(id).underInvestigation, "the investigation is closed");
        _count(Deed.CloseInvestigation);
    }

    function endorse(uint256 seed) external {
        _tick();
        LicenseId id = _fitting(Action.Endorse, seed);

        _manage(Action.Endorse, id, seed);

        (, bool trusted) = licenses.statusOf(id);
        vm.assertTrue(trusted, "18: a good key vouches");
        _count(Deed.Endorse);
    }

    function rebind(uint256 seed) external {
        _tick();
        LicenseId id = _fitting(Action.Rebind, seed);
        address holder = _someHolder(seed);
        address owner = _versions[id].owner;
        if (holder == owner || (holder == address(0) && owner == licenses.custodyOf(id.authorityOf()))) {
            holder = owner == _holders[0] ? _holders[1] : _holders[0];
        }

        _rebind(id, holder, seed);
    }

    // ----------------------------------------------------------------------------------------------- around it all

    /// @dev An approval that is withdrawn serves no more.
    function withdrawApproval(uint256 seed) external {
        _tick();
        LicenseId id = _fitting(Action.Annotate, seed);
        Order memory order = _annotation(id, seed);
        bytes32 action = _approve(order, uint40(vm.getBlockTimestamp()));

        vm.prank(order.checker);
        authorities.withdrawApproval(action);
        _replay();

        _count(Deed.WithdrawApproval);
        _refused(
            order.account,
            order.data,
            abi.encodeWithSelector(IJointApproval.JointApprovalMissing.selector, action, order.approver),
            "11: the approval was withdrawn"
        );
    }

    /// @dev Until something is to be issued: see {_reopen}.
    function pause() external {
        _tick();
        _reopen();

        licenses.pause();
        _replay();

        _count(Deed.Pause);
    }

    function passDays(uint256 seed) external {
        _tick();
        if (_ids.length != 0) _foresee(_draw(seed), seed);

        vm.warp(vm.getBlockTimestamp() + bound(seed, 1 hours, 8 days));
        vm.roll(vm.getBlockNumber() + 1);

        _count(Deed.PassDays);
    }

    /// @dev Tries what must fail.
    function refuse(uint256 seed) external {
        _tick();
        uint256 kind = (seed / 41) % 6;
        if (kind == 0) _refuseForeign(seed);
        else if (kind == 1) _refuseWithoutRight(seed);
        else if (kind == 2) _refuseByStatus(seed);
        else if (kind == 3) _refuseUsedKey(seed);
        else if (kind == 4) _refuseNewApprover(seed);
        else _refuseExpiredApproval(seed);
    }

    // --------------------------------------------------------------------------------------------------- for tests

    /// @dev How many licenses there are, by the records.
    function idCount() external view returns (uint256) {
        return _ids.length;
    }

    function idAt(uint256 place) external view returns (LicenseId) {
        return _ids[place];
    }

    function probedLicense() external view returns (LicenseId) {
        return _probe;
    }

    /// @dev Another one after every action.
    function probedAuthority() external view returns (AuthorityId) {
        return AuthorityId.wrap(uint32(vm.getBlockNumber() % (_officeCount + 1)));
    }

    function versionOf(LicenseId id) external view returns (Version memory) {
        return _versions[id];
    }

    /// @dev The status today, by the records.
    function statusOf(LicenseId id) external view returns (Status) {
        return _statusAt(_versions[id], _today());
    }

    /// @dev The status that a decision will give the license on a later day; None where none lies ahead.
    function aheadOf(LicenseId id) external view returns (Status) {
        Version storage version = _versions[id];
        return _isDue(version, _today()) ? Status.None : version.planned;
    }

    /// @dev The final status that the license was seen in first; None if it was seen in none.
    function endedAs(LicenseId id) external view returns (Status) {
        return _ended[id];
    }

    /// @dev Whether the key that vouches for a license is trusted, by the events.
    function isTrusted(LicenseId id) external view returns (bool) {
        return _isVouchedFor(id);
    }

    function registerOf(AuthorityId authority) external view returns (RegisterBook memory) {
        return _registers[authority];
    }

    function officeOf(AuthorityId authority) external view returns (Office memory) {
        return _offices[authority];
    }

    function officeCount() external view returns (uint32) {
        return _officeCount;
    }

    function rightsOf(AuthorityId authority) external view returns (Rights) {
        return _rightsOf(authority);
    }

    function isActive(AuthorityId authority) external view returns (bool) {
        return _isActive(authority);
    }

    /// @dev How many licenses an account owns, by the events.
    function balanceOf(address owner) external view returns (uint256) {
        return _balances[owner];
    }

    /// @dev The same by the registry.
    function registryBalanceOf(address owner) external view returns (uint256) {
        return licenses.balanceOf(owner);
    }

    function holders() external view returns (address[4] memory) {
        return _holders;
    }

    function registry() external view returns (ILicenseRegistry) {
        return licenses;
    }

    function authorityRegistry() external view returns (IAuthorityRegistry) {
        return authorities;
    }

    // ------------------------------------------------------------------------------------------------------ steps

    function _issue(Region region, uint256 seed) internal returns (LicenseId) {
        _reopen();
        AuthorityId office = _competent(region, Right.Issue, seed);
        Decision memory decision = _decide(Action.Issue, office, region, seed);
        ILicenseRegistry.NewLicense memory license = _newLicense(region, decision.reason, seed);

        _carryOut(office, region, seed, decision, abi.encodeCall(licenses.issue, (LAWYER, license, decision)));

        _count(Deed.Issue);
        _see(_idOf(office, license, decision));
        return _probe;
    }

    /// @dev Puts a version of the region in a license's place, which hands down its suspension.
    function _succeed(Action action, LicenseId id, AuthorityId office, Region region, uint256 seed) private {
        bool crossing = !_offices[office].region.covers(id.regionOf());
        // Whoever approves a move away is competent where the license comes from.
        Region reviewed = crossing ? id.regionOf() : region;
        Decision memory decision = _decide(action, office, reviewed, seed);
        if (crossing) decision.approver = seed % 2 == 0 ? ministry : _province(reviewed);
        ILicenseRegistry.NewLicense memory license = _newLicense(region, decision.reason, seed);
        bytes memory data =
            action == Action.Reissue
                ? abi.encodeCall(licenses.reissue, (id, license, decision))
                : abi.encodeCall(licenses.transfer, (id, license, decision));
        ILicenseRegistry.Standing memory old = licenses.standingOf(id);

        _carryOut(office, reviewed, seed, decision, data);

        LicenseId newId = _idOf(office, license, decision);
        _assertInherited(old, licenses.standingOf(newId));
        _refuseSecondSuccessor(id, license, decision);
        _see(id);
        _see(newId);
    }

    /// @dev What hung over the old license hangs over the new one, no day less.
    function _assertInherited(
        ILicenseRegistry.Standing memory old,
        ILicenseRegistry.Standing memory successor
    ) private pure {
        bool waits = old.scheduledStatus == Status.Suspended;
        if (old.status == Status.Suspended || waits) {
            vm.assertTrue(!(successor.suspendedThrough < old.suspendedThrough), "14: a suspension ends earlier");
        }
        bool expired = successor.status == Status.Expired;
        if (old.status == Status.Suspended && !expired) {
            vm.assertEq(uint8(successor.status), uint8(Status.Suspended), "14: a suspension was lost");
        }
        if (old.status <= Status.Expired && old.scheduledStatus != Status.None) {
            vm.assertEq(uint8(successor.scheduledStatus), uint8(old.scheduledStatus), "14: a decision ahead was lost");
            vm.assertEq(Day.unwrap(successor.scheduledFrom), Day.unwrap(old.scheduledFrom), "14: it comes another day");
        }
        vm.assertEq(successor.underInvestigation, old.underInvestigation, "14: an investigation was lost");
    }

    /// @dev An authority of another region.
    function _refuseForeign(uint256 seed) private {
        LicenseId id = _fitting(Action.Annotate, seed);
        AuthorityId office = _province(id.regionOf()) == anhui ? shanghai : anhui;
        Decision memory decision = _decision(Action.Annotate);

        _refused(
            _operator(office, seed % 2),
            abi.encodeCall(licenses.annotate, (id, decision)),
            abi.encodeWithSelector(
                ILicenseRegistry.LicenseRegistryRegionNotCovered.selector,
                office,
                _offices[office].region,
                id.regionOf()
            ),
            "7: the authority is of another region"
        );
    }

    /// @dev A right that was taken from the one above.
    function _refuseWithoutRight(uint256 seed) private {
        LicenseId id = _fitting(Action.Annotate, seed);
        AuthorityId office = _province(id.regionOf());
        Rights before = _rightsOf(office);
        authorities.accreditRoot(office, LAWYER, before.without(Rights.wrap(uint16(1 << uint8(Right.Annotate)))));
        _replay();

        AuthorityId below = office == anhui ? bozhou : pudong;
        _refused(
            _operator(below, seed % 2),
            abi.encodeCall(licenses.annotate, (id, _decision(Action.Annotate))),
            abi.encodeWithSelector(
                IAuthorityRegistry.AuthorityRegistryNotAccredited.selector,
                below,
                LAWYER,
                Right.Annotate
            ),
            "12: the one above lost the right"
        );

        authorities.accreditRoot(office, LAWYER, before);
        _replay();
        _wait();
    }

    /// @dev An action that the status does not allow.
    function _refuseByStatus(uint256 seed) private {
        // Issuing may be stopped, which would be the reason then.
        _reopen();
        if (_ids.length == 0) _issue(ANHUI, seed);
        LicenseId id = _draw(seed);
        Action forbidden = Action(uint8(bound(seed / 5, uint8(Action.Reissue), uint8(Action.Rebind))));
        Status status = _statusAt(_versions[id], _today());
        if (LifeCycleTable.next(status, forbidden) != Status.None) return;

        _refused(
            _operator(ministry, seed % 2),
            _call(forbidden, id, _decision(forbidden)),
            abi.encodeWithSelector(ILicenseRegistry.LicenseRegistryNotAllowed.selector, id, status, forbidden),
            "6: the status does not allow it"
        );
    }

    /// @dev A key that belongs to an authority, in use or not, and is to come to one.
    function _refuseUsedKey(uint256 seed) private {
        KeyId key = KeyId.wrap(uint24(1 + (seed % _keyCount)));
        Credential storage credential = _credentials[key];

        bytes memory expected = abi.encodeWithSelector(
            IAuthorityRegistry.AuthorityRegistryKeyTaken.selector,
            credential.account,
            credential.authority
        );
        vm.prank(_administrator(_someOffice(seed)));
        (bool done, bytes memory reason) = address(authorities).call(
            abi.encodeCall(authorities.addKey, (credential.account, OPERATE))
        );
        vm.assertTrue(!done && keccak256(reason) == keccak256(expected), "17: the key belongs to an authority");
        _count(Deed.Refused);
    }

    /// @dev An approval that has expired.
    function _refuseExpiredApproval(uint256 seed) private {
        LicenseId id = _fitting(Action.Annotate, seed);
        // At midnight a decision that lies ahead might come in between.
        if (_versions[id].planned != Status.None) return;
        Order memory order = _annotation(id, seed);
        uint40 expiresAt = uint40(vm.getBlockTimestamp());
        bytes32 action = _approve(order, expiresAt);

        vm.warp(vm.getBlockTimestamp() + 1);
        _refused(
            order.account,
            order.data,
            abi.encodeWithSelector(IJointApproval.JointApprovalExpired.selector, action, order.approver, expiresAt),
            "11: the approval had expired"
        );
    }

    /// @dev A key that was added just now, and would count later.
    function _refuseNewApprover(uint256 seed) private {
        LicenseId id = _fitting(Action.Annotate, seed);
        if (_waiting == 0) return;
        Order memory order = _annotation(id, seed);
        order.checker = _addKey(order.approver, OPERATE);
        uint256 earliest = vm.getBlockTimestamp() + _waiting;
        bytes32 action = _approve(order, uint40(vm.getBlockTimestamp()));

        _refused(
            order.account,
            order.data,
            abi.encodeWithSelector(IJointApproval.JointApprovalTooEarly.selector, action, order.checker, earliest),
            "11: the approving key is new"
        );
    }

    function _refuseSecondSuccessor(
        LicenseId id,
        ILicenseRegistry.NewLicense memory license,
        Decision memory decision
    ) private {
        Status status = _statusAt(_versions[id], _today());
        if (LifeCycleTable.next(status, Action.Reissue) == Status.None) return;
        decision.reason = _reason(Action.Reissue, ApprovalRule.None);
        decision.approver = NO_AUTHORITY;
        license.region = id.regionOf();
        license.validThrough = NO_DAY;

        _refused(
            _operator(ministry, 0),
            abi.encodeCall(licenses.reissue, (id, license, decision)),
            abi.encodeWithSelector(ILicenseRegistry.LicenseRegistryHasSuccessor.selector, id),
            "10: the license has a successor"
        );
    }

    function _suspend(LicenseId id, uint256 seed, bool mayLieAhead) private {
        AuthorityId office = _competent(id.regionOf(), Right.Suspend, seed);
        Decision memory decision = _decide(Action.Suspend, office, id.regionOf(), seed);
        if (mayLieAhead) _delay(decision, id, seed);
        Day through = _plus(decision.effectiveOn, bound(seed / 5, 0, 60));

        bytes memory data = abi.encodeCall(licenses.suspend, (id, decision, through));
        _carryOut(office, id.regionOf(), seed, decision, data);

        _count(Deed.Suspend);
        _see(id);
    }

    function _rebind(LicenseId id, address holder, uint256 seed) internal {
        AuthorityId office = _competent(id.regionOf(), Right.Issue, seed);
        Decision memory decision = _decide(Action.Rebind, office, id.regionOf(), seed);

        bytes memory data = abi.encodeCall(licenses.rebind, (id, holder, decision));
        _carryOut(office, id.regionOf(), seed, decision, data);

        _count(Deed.Rebind);
    }

    function _manage(Action action, LicenseId id, uint256 seed) private {
        _manage(action, id, _reason(action, _someRule(seed)), seed);
    }

    function _manage(Action action, LicenseId id, uint16 reason, uint256 seed) internal {
        AuthorityId office = _competent(id.regionOf(), LifeCycleTable.rightFor(action), seed);
        Decision memory decision = _decide(action, office, id.regionOf(), seed);
        decision.reason = reason;
        if (_ruleOf(reason) == ApprovalRule.None) decision.approver = NO_AUTHORITY;
        if (_maySchedule(action) && reason != VOLUNTARY) _delay(decision, id, seed);

        _carryOut(office, id.regionOf(), seed, decision, _call(action, id, decision));

        _see(id);
    }

    /// @dev Every fourth decision takes effect by itself on a later day, if none lies ahead yet.
    function _delay(Decision memory decision, LicenseId id, uint256 seed) private view {
        Version storage version = _versions[id];
        bool free = version.planned == Status.None || _isDue(version, _today());
        if ((seed / 3) % 4 == 0 && free) decision.effectiveOn = _plus(_today(), bound(seed / 13, 1, DAYS_AHEAD));
    }

    /// @dev Approves the call if its decision names an approver, makes it, and tries it again: a call that was approved
    /// once is not approved twice.
    function _carryOut(
        AuthorityId office,
        Region region,
        uint256 seed,
        Decision memory decision,
        bytes memory data
    ) private {
        Order memory order = Order(office, _operator(office, seed % 2), decision.approver, address(0), data);
        bytes32 action;
        if (decision.approver.exists()) {
            vm.assertTrue(_offices[decision.approver].region.covers(region), "the handler chose a foreign approver");
            order.checker = _operator(decision.approver, 1 - (seed % 2));
            action = _approve(order, uint40(vm.getBlockTimestamp() + bound(seed, 0, 90 days)));
        }

        _make(order);

        if (!decision.approver.exists()) return;
        (address account, ) = authorities.approvalOf(action, decision.approver);
        vm.assertEq(account, address(0), "11: an approval that was used is still there");
        vm.prank(order.account);
        (bool done, ) = address(licenses).call(data);
        vm.assertTrue(!done, "11: an approval served twice");
        _count(Deed.Refused);
    }

    function _make(Order memory order) private {
        vm.prank(order.account);
        (bool done, bytes memory reason) = address(licenses).call(order.data);
        if (!done) {
            assembly ("memory-safe") {
                revert(add(reason, 32), mload(reason))
            }
        }
        _replay();
    }

    function _approve(Order memory order, uint40 expiresAt) private returns (bytes32 action) {
        action = authorities.hashAction(address(licenses), order.office, keccak256(order.data));
        vm.prank(order.checker);
        authorities.approveAction(action, expiresAt);
        _replay();

        _count(Deed.Approve);
    }

    /// @dev An annotation that needs an approval.
    function _annotation(LicenseId id, uint256 seed) private view returns (Order memory order) {
        order.office = _competent(id.regionOf(), Right.Annotate, seed);
        order.account = _operator(order.office, seed % 2);
        Decision memory decision = _decision(_reason(Action.Annotate, ApprovalRule.AnotherAuthority));
        if (seed % 4 < 2) decision.reason = _reason(Action.Annotate, ApprovalRule.AnotherKey);
        decision.approver = seed % 4 < 2 ? order.office : _otherThan(order.office, id.regionOf());
        order.approver = decision.approver;
        order.checker = _operator(order.approver, 1 - (seed % 2));
        order.data = abi.encodeCall(licenses.annotate, (id, decision));
    }

    /// @param what What would be broken if the call went through, or were refused for another reason.
    function _refused(address account, bytes memory data, bytes memory expected, string memory what) private {
        _refusedBy(address(licenses), account, data, expected, what);
    }

    function _refusedBy(
        address target,
        address account,
        bytes memory data,
        bytes memory expected,
        string memory what
    ) internal {
        vm.prank(account);
        (bool done, bytes memory reason) = target.call(data);
        vm.assertTrue(!done && keccak256(reason) == keccak256(expected), what);
        // The runner keeps the events of a call that was reverted too.
        vm.getRecordedLogs();
        _count(Deed.Refused);
    }

    /// @dev Issuing goes on; and had not, in any way, as long as it was stopped.
    function _reopen() private {
        if (!_paused) return;
        ILicenseRegistry.NewLicense[] memory batch = new ILicenseRegistry.NewLicense[](1);
        batch[0] = _newLicense(ANHUI, _reason(Action.Issue, ApprovalRule.None), 0);
        Decision memory decision = _decision(Action.Issue);
        bytes memory expected = abi.encodeWithSelector(Pausable.EnforcedPause.selector);
        string memory what = "13: issuing was stopped";
        address account = _operator(anhui, 0);
        _refused(account, abi.encodeCall(licenses.issue, (LAWYER, batch[0], decision)), expected, what);
        _refused(account, abi.encodeCall(licenses.issueBatch, (LAWYER, batch, decision)), expected, what);
        _refused(account, abi.encodeCall(licenses.reissue, (_probe, batch[0], decision)), expected, what);
        _refused(account, abi.encodeCall(licenses.transfer, (_probe, batch[0], decision)), expected, what);

        licenses.unpause();
        _replay();

        _count(Deed.Unpause);
    }

    /// @dev Looks at a license on a later day, as if nobody did anything until then.
    function _foresee(LicenseId id, uint256 seed) private {
        uint256 now_ = vm.getBlockTimestamp();
        vm.warp(now_ + bound(seed / 17, 0, 200 days));
        (Status status, ) = licenses.statusOf(id);
        vm.assertEq(uint8(status), uint8(_statusAt(_versions[id], _today())), "15: the status that time alone makes");
        vm.warp(now_);
    }

    // --------------------------------------------------------------------------------------------------- choosing

    /// @dev A license that the action is allowed on; a new one, if none is found.
    function _fitting(Action action, uint256 seed) private returns (LicenseId id) {
        for (uint256 i = 0; i < _TRIES && _ids.length != 0; ++i) {
            id = _draw(uint256(keccak256(abi.encode(seed, i))));
            Version storage version = _versions[id];
            Status status = _statusAt(version, _today());
            bool waits = version.planned == Status.Suspended && !_isDue(version, _today());
            if (LifeCycleTable.next(status, action) == Status.None) continue;
            if (_givesVersion(action) && LicenseId.unwrap(version.successor) != 0) continue;
            // Nothing is built on what a distrusted key vouched for, unless it has ended.
            if (_givesVersion(action) && !status.isEnded() && !_isTrusted(id)) continue;
            // There is one last day for the suspension that runs and the one that is to come.
            if (action == Action.Suspend && waits) continue;
            return id;
        }
        return _issue(_someRegion(seed), seed);
    }

    function _isTrusted(LicenseId id) private view returns (bool trusted) {
        (, trusted) = licenses.statusOf(id);
    }

    /// @dev Mostly one of the newest.
    function _draw(uint256 seed) internal returns (LicenseId id) {
        uint256 count = _ids.length;
        uint256 among = seed % 8 == 0 || count < _RECENT ? count : _RECENT;
        id = _ids[count - 1 - ((seed / 8) % among)];
        _see(id);
    }

    /// @dev Looks at a license, and keeps in mind how it ended.
    function _see(LicenseId id) private {
        _probe = id;
        (Status status, ) = licenses.statusOf(id);
        if (status > Status.Expired && _ended[id] == Status.None) _ended[id] = status;
    }

    function _assertSeen(LicenseId id, Status expected) private view {
        vm.assertEq(uint8(_ended[id]), uint8(expected), "6: what a transfer leaves behind");
    }

    /// @dev The status that the last decision in effect gave.
    function _decided(LicenseId id) private view returns (Status) {
        Version storage version = _versions[id];
        return _isDue(version, _today()) ? version.planned : version.decided;
    }

    /// @dev A decision by an office, approved as its reason asks by somebody competent in the region.
    function _decide(
        Action action,
        AuthorityId office,
        Region region,
        uint256 seed
    ) private view returns (Decision memory decision) {
        ApprovalRule rule = _someRule(seed);
        bool forTerm = _givesVersion(action) && (seed / 19) % 2 == 0;
        decision = _decision(forTerm ? _termReason(action, rule) : _reason(action, rule));
        decision.documentHash = keccak256(abi.encode(seed));
        if (!forTerm && seed % 5 == 0) decision.effectiveOn = Day.wrap(Day.unwrap(_today()) - uint16((seed / 5) % 20));
        if (rule == ApprovalRule.AnotherKey) decision.approver = office;
        if (rule == ApprovalRule.AnotherAuthority) decision.approver = _otherThan(office, region);
    }

    /// @dev Half of the decisions need no approval.
    function _someRule(uint256 seed) private pure returns (ApprovalRule) {
        uint256 draw = (seed / 23) % 4;
        if (draw == 2) return ApprovalRule.AnotherKey;
        return draw == 3 ? ApprovalRule.AnotherAuthority : ApprovalRule.None;
    }

    function _someRegion(uint256 seed) internal pure returns (Region) {
        Region[4] memory regions = [ANHUI, BOZHOU, SHANGHAI, PUDONG];
        return regions[(seed / 29) % 4];
    }

    /// @dev A holder's account, or 0 for custody.
    function _someHolder(uint256 seed) internal view returns (address) {
        uint256 place = (seed / 31) % (_holders.length + 1);
        return place == _holders.length ? address(0) : _holders[place];
    }

    function _newLicense(
        Region region,
        uint16 reason,
        uint256 seed
    ) private returns (ILicenseRegistry.NewLicense memory) {
        bool forTerm = reason % 10 >= 5;
        return
            ILicenseRegistry.NewLicense({
                root: keccak256(abi.encode("root", ++_roots)),
                holder: _someHolder(seed),
                region: region,
                validThrough: forTerm ? _plus(_today(), (seed / 37) % 120) : NO_DAY
            });
    }

    /// @dev The call by which an action is taken. What is given to it besides does not matter where it is refused.
    function _call(Action action, LicenseId id, Decision memory decision) private view returns (bytes memory) {
        ILicenseRegistry.NewLicense memory license;
        license.region = id.regionOf();
        if (action == Action.Reissue) return abi.encodeCall(licenses.reissue, (id, license, decision));
        if (action == Action.Transfer) return abi.encodeCall(licenses.transfer, (id, license, decision));
        if (action == Action.Suspend) return abi.encodeCall(licenses.suspend, (id, decision, _today()));
        if (action == Action.Resume) return abi.encodeCall(licenses.resume, (id, decision));
        if (action == Action.Revoke) return abi.encodeCall(licenses.revoke, (id, decision));
        if (action == Action.Annul) return abi.encodeCall(licenses.annul, (id, decision));
        if (action == Action.Cancel) return abi.encodeCall(licenses.cancel, (id, decision));
        if (action == Action.Annotate) return abi.encodeCall(licenses.annotate, (id, decision));
        if (action == Action.Endorse) return abi.encodeCall(licenses.endorse, (id, decision));
        return abi.encodeCall(licenses.rebind, (id, _holders[0], decision));
    }
}
