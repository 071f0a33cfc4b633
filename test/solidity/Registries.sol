// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessLog} from "../../contracts/AccessLog.sol";
import {AuthorityRegistry} from "../../contracts/AuthorityRegistry.sol";
import {LicenseCatalog} from "../../contracts/LicenseCatalog.sol";
import {LicenseRegistry} from "../../contracts/LicenseRegistry.sol";
import {IAuthorityRegistry} from "../../contracts/interfaces/IAuthorityRegistry.sol";
import {ILicenseCatalog} from "../../contracts/interfaces/ILicenseCatalog.sol";
import {ILicenseRegistry} from "../../contracts/interfaces/ILicenseRegistry.sol";
import {Action} from "../../contracts/types/Action.sol";
import {ApprovalRule} from "../../contracts/types/ApprovalRule.sol";
import {AuthorityId, NO_AUTHORITY} from "../../contracts/types/AuthorityId.sol";
import {Day, dayOf, NO_DAY} from "../../contracts/types/Day.sol";
import {Decision} from "../../contracts/types/Decision.sol";
import {Effect} from "../../contracts/types/Effect.sol";
import {deriveLicenseId, LicenseId} from "../../contracts/types/LicenseId.sol";
import {LicenseTypeId} from "../../contracts/types/LicenseTypeId.sol";
import {COUNTRY, Region} from "../../contracts/types/Region.sol";
import {ALL_RIGHTS} from "../../contracts/types/Rights.sol";
import {Status} from "../../contracts/types/Status.sol";
import {UsageAction} from "../../contracts/types/UsageAction.sol";
import {deploy, vm} from "./Vm.sol";

/// @dev The registries, governed by the test, with the country's ministry and two provinces as roots, and a license
/// type that has a reason for every action under every approval rule.
abstract contract Registries {
    Region internal constant ANHUI = Region.wrap(340000);
    Region internal constant BOZHOU = Region.wrap(341600);
    Region internal constant SHANGHAI = Region.wrap(310000);
    Region internal constant PUDONG = Region.wrap(310115);

    LicenseTypeId internal constant LAWYER = LicenseTypeId.wrap(1);

    /// @dev Annotations with an effect, and a cancellation that an open investigation bars.
    uint16 internal constant OPENING = 201;
    uint16 internal constant CLOSING = 202;
    uint16 internal constant VOLUNTARY = 203;

    uint16 internal constant FIVE_YEARS = 1826;
    uint16 internal constant ONE_YEAR = 366;
    uint16 internal constant DAYS_AHEAD = 30;

    /// @dev Every member of {Status}.
    uint16 internal constant ANY_STATUS = 0x1ff;

    /// @dev Published uses: every accredited authority may verify an active license; Anhui and all below it may besides
    /// retrieve one, whatever its status; and what nobody may do for years yet.
    uint32 internal constant ENQUIRY = 1;
    uint32 internal constant PROVINCIAL = 2;
    uint32 internal constant LATER = 3;

    uint8 internal constant OPERATE = 1;
    uint8 internal constant ADMINISTER = 2;

    /// @dev 2026-03-02 09:00:00 in Shanghai.
    uint256 internal constant MORNING = 1_772_413_200;

    AuthorityRegistry internal immutable authorities;
    LicenseCatalog internal immutable catalog;
    LicenseRegistry internal immutable licenses;
    AccessLog internal immutable accessLog;

    AuthorityId internal immutable ministry;
    AuthorityId internal immutable anhui;
    AuthorityId internal immutable shanghai;

    address internal immutable ministryOperator = _named("ministry operator");
    address internal immutable anhuiOperator = _named("anhui operator");
    address internal immutable shanghaiOperator = _named("shanghai operator");

    constructor() {
        vm.warp(MORNING);
        // From the start, so that the events tell all.
        vm.recordLogs();
        address accessManager = deploy("AccessManager", abi.encode(this));
        authorities = AuthorityRegistry(deploy("AuthorityRegistry", abi.encode(accessManager)));
        catalog = LicenseCatalog(deploy("LicenseCatalog", abi.encode(accessManager)));
        address descriptor = deploy("LicenseDescriptor", "");
        licenses = LicenseRegistry(
            deploy("LicenseRegistry", abi.encode(accessManager, authorities, catalog, descriptor))
        );
        accessLog = AccessLog(deploy("AccessLog", abi.encode(licenses)));

        _fillCatalog();
        ministry = _admit(COUNTRY, "ministry", ministryOperator);
        anhui = _admit(ANHUI, "anhui", anhuiOperator);
        shanghai = _admit(SHANGHAI, "shanghai", shanghaiOperator);
        _publish(ENQUIRY, NO_AUTHORITY, UsageAction.Verify, uint16(1 << uint8(Status.Active)), NO_DAY);
        _publish(PROVINCIAL, anhui, UsageAction.Retrieve, ANY_STATUS, NO_DAY);
        _publish(LATER, NO_AUTHORITY, UsageAction.Verify, ANY_STATUS, _plus(_today(), 20 * 365));
    }

    function _fillCatalog() private {
        string[] memory fields = new string[](1);
        fields[0] = "name";
        catalog.addType(ILicenseCatalog.LicenseType("1110000000FAKE012Q001", "Lawyer", "", "", fields));

        ILicenseCatalog.Reason memory reason;
        reason.statuses = ANY_STATUS;
        reason.maxDaysBack = type(uint16).max;
        for (uint8 a = uint8(Action.Issue); a <= uint8(type(Action).max); ++a) {
            reason.action = Action(a);
            reason.maxDaysAhead = _maySchedule(reason.action) ? DAYS_AHEAD : 0;
            for (uint8 r = 0; r <= uint8(type(ApprovalRule).max); ++r) {
                reason.approval = ApprovalRule(r);
                if (reason.action != Action.Suspend) _add(_reason(reason.action, reason.approval), reason, 0);
                if (_givesVersion(reason.action)) _add(_termReason(reason.action, reason.approval), reason, FIVE_YEARS);
                if (reason.action == Action.Suspend) _add(_reason(reason.action, reason.approval), reason, ONE_YEAR);
            }
        }
        _addSpecialReasons(reason);
    }

    function _addSpecialReasons(ILicenseCatalog.Reason memory reason) private {
        reason.approval = ApprovalRule.None;
        reason.maxDaysAhead = 0;
        reason.action = Action.Annotate;
        reason.effect = Effect.OpenInvestigation;
        _add(OPENING, reason, 0);
        reason.effect = Effect.CloseInvestigation;
        _add(CLOSING, reason, 0);
        reason.action = Action.Cancel;
        reason.effect = Effect.None;
        reason.barredUnderInvestigation = true;
        _add(VOLUNTARY, reason, 0);
    }

    function _add(uint16 number, ILicenseCatalog.Reason memory reason, uint16 maxDays) private {
        reason.minDays = maxDays == 0 ? 0 : 1;
        reason.maxDays = maxDays;
        ILicenseCatalog.Basis memory basis;
        catalog.addReason(LAWYER, number, reason, basis);
    }

    /// @dev Publishes a use of the first field, to verify a license and one action besides.
    function _publish(uint32 number, AuthorityId consumer, UsageAction action, uint16 statuses, Day from) private {
        ILicenseCatalog.Basis memory basis;
        catalog.addUse(
            LAWYER,
            number,
            ILicenseCatalog.StatutoryUse({
                consumer: consumer,
                actions: uint8((1 << uint8(UsageAction.Verify)) | (1 << uint8(action))),
                statuses: statuses,
                fields: 1,
                usableFrom: from,
                usableThrough: NO_DAY
            }),
            basis
        );
    }

    function _admit(Region region, string memory name, address operator) private returns (AuthorityId authority) {
        IAuthorityRegistry.Profile memory profile = IAuthorityRegistry.Profile(bytes18(bytes(name)), "", "");
        address administrator = _administratorOf(name);
        authority = authorities.admitRoot(region, profile, administrator);
        authorities.accreditRoot(authority, LAWYER, ALL_RIGHTS);
        vm.prank(administrator);
        authorities.addKey(operator, OPERATE);
    }

    /// @dev An address that nobody has the key of.
    function _named(string memory name) internal pure returns (address) {
        return address(uint160(uint256(keccak256(bytes(name)))));
    }

    function _administratorOf(string memory name) internal pure returns (address) {
        return _named(string.concat(name, " administrator"));
    }

    /// @dev The reason for an action under an approval rule, for what has no end, or a suspension of up to a year.
    function _reason(Action action, ApprovalRule rule) internal pure returns (uint16) {
        return uint16(action) * 10 + uint16(rule);
    }

    /// @dev The same for a license that ends after one day to five years.
    function _termReason(Action action, ApprovalRule rule) internal pure returns (uint16) {
        return _reason(action, rule) + 5;
    }

    /// @dev Whether an action gives a license of its own.
    function _givesVersion(Action action) internal pure returns (bool) {
        return action == Action.Issue || action == Action.Reissue || action == Action.Transfer;
    }

    /// @dev Whether a decision for the action may take effect by itself on a later day.
    function _maySchedule(Action action) internal pure returns (bool) {
        return action == Action.Suspend || action == Action.Revoke || action == Action.Annul || action == Action.Cancel;
    }

    function _today() internal view returns (Day) {
        return dayOf(vm.getBlockTimestamp());
    }

    /// @dev The day that lies so many days after another.
    function _plus(Day day, uint256 count) internal pure returns (Day) {
        return Day.wrap(uint16(Day.unwrap(day) + count));
    }

    /// @dev A decision that takes effect today and needs no approval.
    function _decision(uint16 reason) internal view returns (Decision memory) {
        return Decision(reason, keccak256("decision"), NO_AUTHORITY, _today());
    }

    /// @dev The same for an action that has no end of its own.
    function _decision(Action action) internal view returns (Decision memory) {
        return _decision(_reason(action, ApprovalRule.None));
    }

    /// @dev A decision to issue: for a term if there is a last day, else without an expiry.
    function _issuing(Day validThrough) internal view returns (Decision memory) {
        if (validThrough.isSet()) return _decision(_termReason(Action.Issue, ApprovalRule.None));
        return _decision(Action.Issue);
    }

    /// @dev What a holder signs of a struct (EIP-712).
    function _typedHash(bytes32 structHash) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("elicense"),
                keccak256("1"),
                block.chainid,
                address(accessLog)
            )
        );
        return keccak256(bytes.concat(hex"1901", domain, structHash));
    }

    /// @dev As the documentation of {LicenseId} says it.
    function _idOf(
        AuthorityId authority,
        ILicenseRegistry.NewLicense memory license,
        Decision memory decision
    ) internal pure returns (LicenseId) {
        bytes32 issuanceHash = keccak256(abi.encode(license.root, decision, license.validThrough));
        return deriveLicenseId(LAWYER, authority, license.region, issuanceHash);
    }
}
