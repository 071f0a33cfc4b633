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
        Decision memory decision = _decision(GRANT);
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
        Decision memory decision = _decision(L49);

        vm.prank(anhuiOperator);
        licenses.revoke(id, decision);

        _assertStatus(id, Status.Revoked);
        vm.warp(bound(laterSeed, moment, moment + 50 * 365 days));
        _assertStatus(id, Status.Revoked);
        decision = _decision(L49);
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

    function testFuzz_unknownLicenses(LicenseId id) external {
        ILicenseRegistry.Standing memory standing = licenses.standingOf(id);
        vm.assertEq(keccak256(abi.encode(standing)), keccak256(new bytes(9 * 32)), "everything is zero");
        _assertStatus(id, Status.None);

        Decision memory decision = _decision(L49);
        vm.prank(anhuiOperator);
        vm.expectRevert(abi.encodeWithSelector(ILicenseRegistry.LicenseRegistryUnknownLicense.selector, id));
        licenses.revoke(id, decision);
    }

    /// @dev A county of Anhui, and a last day within five years or, in half of the cases, none.
    function _license(
        bytes32 root,
        address holder,
        uint256 countySeed,
        uint256 daySeed
    ) private view returns (ILicenseRegistry.NewLicense memory) {
        uint256 county = bound(countySeed, 0, 99) * 100;
        uint256 today = Day.unwrap(dayOf(block.timestamp));
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
