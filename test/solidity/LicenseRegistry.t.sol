// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILicenseRegistry} from "../../contracts/interfaces/ILicenseRegistry.sol";
import {Custody} from "../../contracts/libraries/Custody.sol";
import {Action} from "../../contracts/types/Action.sol";
import {AuthorityId} from "../../contracts/types/AuthorityId.sol";
import {Day, dayOf, NO_DAY} from "../../contracts/types/Day.sol";
import {Decision} from "../../contracts/types/Decision.sol";
import {Issuance, LicenseId} from "../../contracts/types/LicenseId.sol";
import {Region} from "../../contracts/types/Region.sol";
import {Status} from "../../contracts/types/Status.sol";
import {Registries} from "./Registries.sol";
import {bound, vm} from "./Vm.sol";

contract LicenseRegistryTest is Registries {
    function testFuzz_issue(bytes32 root, address holder, uint256 countySeed, uint256 daySeed) external {
        vm.assume(root != 0 && !Custody.isCustody(holder));
        ILicenseRegistry.NewLicense memory license = _license(root, holder, countySeed, daySeed);
        Decision memory decision = _issuing(license.validThrough);

        LicenseId id = _issue(license, decision);

        vm.assertEq(LicenseId.unwrap(id), LicenseId.unwrap(_idOf(anhui, license, decision)), "id");
        vm.assertTrue(licenses.verify(id, Issuance(root, decision, license.validThrough)), "verify");
        _assertStatus(id, Status.Active);
        address owner = holder == address(0) ? licenses.custodyOf(anhui) : holder;
        vm.assertEq(licenses.ownerOf(id.tokenIdOf()), owner, "owner");
        vm.assertEq(licenses.balanceOf(owner), 1, "balance");
        ILicenseRegistry.Register memory register = licenses.registerOf(anhui);
        vm.assertEq(register.count, 1, "count");
        vm.assertEq(register.inCustody, holder == address(0) ? 1 : 0, "in custody");
    }

    function testFuzz_issue_sameIssueTwice(bytes32 root, address holder, address other, uint256 daySeed) external {
        vm.assume(root != 0 && !Custody.isCustody(holder) && !Custody.isCustody(other));
        ILicenseRegistry.NewLicense memory license = _license(root, holder, 0, daySeed);
        Decision memory decision = _issuing(license.validThrough);
        LicenseId id = _issue(license, decision);

        license.holder = other;
        vm.prank(anhuiOperator);
        vm.expectRevert(abi.encodeWithSelector(ILicenseRegistry.LicenseRegistryAlreadyIssued.selector, id));
        licenses.issue(LAWYER, license, decision);
    }

    /// @dev Another authority's issue of the same document is another license.
    function testFuzz_issue_nobodySquats(bytes32 root) external {
        vm.assume(root != 0);
        ILicenseRegistry.NewLicense memory license = ILicenseRegistry.NewLicense(root, address(0), SHANGHAI, NO_DAY);
        Decision memory decision = _decision(Action.Issue);
        vm.prank(shanghaiOperator);
        LicenseId theirs = licenses.issue(LAWYER, license, decision);

        license.region = ANHUI;
        LicenseId ours = _issue(license, decision);

        vm.assertTrue(LicenseId.unwrap(ours) != LicenseId.unwrap(theirs), "two licenses");
        vm.assertEq(AuthorityId.unwrap(theirs.authorityOf()), AuthorityId.unwrap(shanghai), "issuer");
        vm.assertEq(licenses.registerOf(anhui).count, 1, "ours");
        vm.assertEq(licenses.registerOf(shanghai).count, 1, "theirs");
    }

    function testFuzz_statusOf_expiresAfterTheLastDay(bytes32 root, uint256 daySeed, uint256 timeSeed) external {
        vm.assume(root != 0);
        ILicenseRegistry.NewLicense memory license = _license(root, address(0), 0, daySeed | 1);
        LicenseId id = _issue(license, _issuing(license.validThrough));
        uint256 end = (uint256(Day.unwrap(license.validThrough)) + 1) * 1 days - 8 hours;

        vm.warp(bound(timeSeed, MORNING, end - 1));
        _assertStatus(id, Status.Active);
        vm.warp(end - 1);
        _assertStatus(id, Status.Active);
        vm.warp(end);
        _assertStatus(id, Status.Expired);
        vm.warp(bound(timeSeed, end, end + 50 * 365 days));
        _assertStatus(id, Status.Expired);
    }

    function testFuzz_revoke_isForEver(bytes32 root, uint256 daySeed, uint256 timeSeed, uint256 laterSeed) external {
        vm.assume(root != 0);
        ILicenseRegistry.NewLicense memory license = _license(root, address(0), 0, daySeed);
        LicenseId id = _issue(license, _issuing(license.validThrough));
        uint256 end =
            license.validThrough.isSet()
                ? (uint256(Day.unwrap(license.validThrough)) + 1) * 1 days - 8 hours
                : MORNING + 50 * 365 days;
        uint256 moment = bound(timeSeed, MORNING, end - 1);
        vm.warp(moment);
        Decision memory decision = _decision(Action.Revoke);

        vm.prank(anhuiOperator);
        licenses.revoke(id, decision);

        _assertStatus(id, Status.Revoked);
        vm.warp(bound(laterSeed, moment, moment + 50 * 365 days));
        _assertStatus(id, Status.Revoked);
        decision = _decision(Action.Revoke);
        vm.prank(anhuiOperator);
        vm.expectRevert(
            abi.encodeWithSelector(
                ILicenseRegistry.LicenseRegistryNotAllowed.selector,
                id,
                Status.Revoked,
                Action.Revoke
            )
        );
        licenses.revoke(id, decision);
    }

    // ---------------------------------------------------------------------------------------- time and suspensions

    /// @dev A suspension runs from today, or from the day that the decision names, through its last day.
    function testFuzz_suspend_endsByItself(bytes32 root, uint256 aheadSeed, uint256 lengthSeed, uint256 wait) external {
        vm.assume(root != 0);
        LicenseId id = _issue(_license(root, address(0), 0, 0), _decision(Action.Issue));
        Decision memory decision = _decision(Action.Suspend);
        decision.effectiveOn = _plus(_today(), bound(aheadSeed, 0, DAYS_AHEAD));
        Day through = _plus(decision.effectiveOn, bound(lengthSeed, 0, ONE_YEAR - 1));

        vm.prank(anhuiOperator);
        licenses.suspend(id, decision, through);

        vm.warp(MORNING + bound(wait, 0, 500) * 1 days);
        bool runs = _today().isBetween(decision.effectiveOn, through);
        _assertStatus(id, runs ? Status.Suspended : Status.Active);
        uint256 midnight = (uint256(Day.unwrap(through)) + 1) * 1 days - 8 hours;
        vm.warp(midnight - 1);
        _assertStatus(id, Status.Suspended);
        vm.warp(midnight);
        _assertStatus(id, Status.Active);
        if (decision.effectiveOn > dayOf(MORNING)) {
            vm.warp(uint256(Day.unwrap(decision.effectiveOn)) * 1 days - 8 hours - 1);
            _assertStatus(id, Status.Active);
        }
    }

    /// @dev A booklet that is lost ends no suspension, whenever it is lost.
    function testFuzz_reissue_inheritsTheSuspension(bytes32 root, uint256 lengthSeed, uint256 wait) external {
        vm.assume(root != 0 && root != keccak256("new"));
        LicenseId id = _issue(_license(root, address(0), 0, 0), _decision(Action.Issue));
        Day through = _plus(_today(), bound(lengthSeed, 0, ONE_YEAR - 1));
        Decision memory decision = _decision(Action.Suspend);
        vm.prank(anhuiOperator);
        licenses.suspend(id, decision, through);
        vm.warp(MORNING + bound(wait, 0, 400) * 1 days);
        bool runs = !(_today() > through);

        LicenseId newId = _reissue(id);

        _assertStatus(id, Status.Superseded);
        _assertStatus(newId, runs ? Status.Suspended : Status.Active);
        Day inherited = licenses.standingOf(newId).suspendedThrough;
        vm.assertEq(Day.unwrap(inherited), runs ? Day.unwrap(through) : 0, "the last day");
        vm.warp(uint256(Day.unwrap(through)) * 1 days);
        if (runs) _assertStatus(newId, Status.Suspended);
        vm.warp((uint256(Day.unwrap(through)) + 1) * 1 days);
        _assertStatus(newId, Status.Active);
    }

    /// @dev A decision that takes effect later goes over to the version that takes the license's place.
    function testFuzz_reissue_inheritsWhatLiesAhead(bytes32 root, uint256 aheadSeed, uint8 actionSeed) external {
        vm.assume(root != 0 && root != keccak256("new"));
        LicenseId id = _issue(_license(root, address(0), 0, 0), _decision(Action.Issue));
        Action action = [Action.Revoke, Action.Annul, Action.Cancel][actionSeed % 3];
        Status ended = [Status.Revoked, Status.Annulled, Status.Cancelled][actionSeed % 3];
        Decision memory decision = _decision(action);
        decision.effectiveOn = _plus(_today(), bound(aheadSeed, 1, DAYS_AHEAD));
        vm.prank(anhuiOperator);
        if (action == Action.Revoke) licenses.revoke(id, decision);
        else if (action == Action.Annul) licenses.annul(id, decision);
        else licenses.cancel(id, decision);

        LicenseId newId = _reissue(id);

        uint256 midnight = uint256(Day.unwrap(decision.effectiveOn)) * 1 days - 8 hours;
        vm.warp(midnight - 1);
        _assertStatus(newId, Status.Active);
        vm.warp(midnight);
        _assertStatus(newId, ended);
        _assertStatus(id, Status.Superseded);
    }

    // ----------------------------------------------------------------------------------------------------- reading

    /// @dev Whatever the id.
    function testFuzz_unknownLicenses(LicenseId id) external {
        ILicenseRegistry.Standing memory standing = licenses.standingOf(id);
        vm.assertEq(keccak256(abi.encode(standing)), keccak256(new bytes(15 * 32)), "everything is zero");
        _assertStatus(id, Status.None);

        Decision memory decision = _decision(Action.Revoke);
        vm.prank(anhuiOperator);
        vm.expectRevert(abi.encodeWithSelector(ILicenseRegistry.LicenseRegistryUnknownLicense.selector, id));
        licenses.revoke(id, decision);
    }

    function _reissue(LicenseId id) private returns (LicenseId) {
        ILicenseRegistry.NewLicense memory license = ILicenseRegistry.NewLicense({
            root: keccak256("new"),
            holder: address(0),
            region: id.regionOf(),
            validThrough: NO_DAY
        });
        Decision memory decision = _decision(Action.Reissue);
        vm.prank(anhuiOperator);
        return licenses.reissue(id, license, decision);
    }

    /// @dev A county of Anhui, and a last day within five years or, in half of the cases, none.
    function _license(
        bytes32 root,
        address holder,
        uint256 countySeed,
        uint256 daySeed
    ) private view returns (ILicenseRegistry.NewLicense memory) {
        uint256 county = bound(countySeed, 0, 99) * 100;
        uint256 today = Day.unwrap(dayOf(vm.getBlockTimestamp()));
        Day last = daySeed % 2 == 0 ? NO_DAY : Day.wrap(uint16(bound(daySeed, today, today + FIVE_YEARS - 1)));
        return ILicenseRegistry.NewLicense(root, holder, Region.wrap(uint24(340_000 + county)), last);
    }

    function _issue(
        ILicenseRegistry.NewLicense memory license,
        Decision memory decision
    ) private returns (LicenseId id) {
        vm.prank(anhuiOperator);
        id = licenses.issue(LAWYER, license, decision);
    }

    function _assertStatus(LicenseId id, Status expected) private view {
        (Status status, bool trusted) = licenses.statusOf(id);
        vm.assertEq(uint8(status), uint8(expected), "status");
        vm.assertEq(trusted, expected != Status.None, "trusted");
    }
}
