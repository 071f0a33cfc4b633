// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {AccessLog} from "../../contracts/AccessLog.sol";
import {AuthorityRegistry} from "../../contracts/AuthorityRegistry.sol";
import {LicenseCatalog} from "../../contracts/LicenseCatalog.sol";
import {LicenseDescriptor} from "../../contracts/LicenseDescriptor.sol";
import {LicenseRegistry} from "../../contracts/LicenseRegistry.sol";
import {IAuthorityRegistry} from "../../contracts/interfaces/IAuthorityRegistry.sol";
import {ILicenseCatalog} from "../../contracts/interfaces/ILicenseCatalog.sol";
import {ILicenseRegistry} from "../../contracts/interfaces/ILicenseRegistry.sol";
import {Action} from "../../contracts/types/Action.sol";
import {AuthorityId} from "../../contracts/types/AuthorityId.sol";
import {Day, dayOf, NO_DAY} from "../../contracts/types/Day.sol";
import {Decision} from "../../contracts/types/Decision.sol";
import {deriveLicenseId, Issuance, LicenseId} from "../../contracts/types/LicenseId.sol";
import {LicenseTypeId} from "../../contracts/types/LicenseTypeId.sol";
import {Region} from "../../contracts/types/Region.sol";
import {ALL_RIGHTS} from "../../contracts/types/Rights.sol";
import {Status} from "../../contracts/types/Status.sol";
import {UsageAction} from "../../contracts/types/UsageAction.sol";
import {vm} from "./Vm.sol";

/// @dev The registries, governed by the test, with two roots and one license type.
abstract contract Registries {
    Region internal constant ANHUI = Region.wrap(340000);
    Region internal constant SHANGHAI = Region.wrap(310000);
    LicenseTypeId internal constant LAWYER = LicenseTypeId.wrap(1);

    /// @dev Issue: GRANT without an expiry, TERM for one day to five years. Revoke: L49.
    uint16 internal constant GRANT = 1;
    uint16 internal constant TERM = 2;
    uint16 internal constant L49 = 49;
    uint16 internal constant FIVE_YEARS = 1826;

    /// @dev A use that every accredited authority may make of an active license.
    uint32 internal constant ENQUIRY = 1;

    /// @dev 2026-03-02 09:00:00 in Shanghai.
    uint256 internal constant MORNING = 1_772_413_200;

    AuthorityRegistry internal immutable authorities;
    LicenseCatalog internal immutable catalog;
    LicenseRegistry internal immutable licenses;
    AccessLog internal immutable accessLog;

    AuthorityId internal immutable anhui;
    AuthorityId internal immutable shanghai;

    address internal immutable anhuiOperator = _named("anhui operator");
    address internal immutable shanghaiOperator = _named("shanghai operator");

    constructor() {
        vm.warp(MORNING);
        AccessManager accessManager = new AccessManager(address(this));
        authorities = new AuthorityRegistry(address(accessManager));
        catalog = new LicenseCatalog(address(accessManager));
        licenses = new LicenseRegistry(authorities, catalog, new LicenseDescriptor());
        accessLog = new AccessLog(licenses);

        _fillCatalog();
        anhui = _admit(ANHUI, "anhui", anhuiOperator);
        shanghai = _admit(SHANGHAI, "shanghai", shanghaiOperator);
    }

    function _fillCatalog() private {
        string[] memory fields = new string[](1);
        fields[0] = "name";
        catalog.addType(ILicenseCatalog.LicenseType("1110000000FAKE012Q001", "Lawyer", "", "", fields));

        uint16 anyDayBack = type(uint16).max;
        ILicenseCatalog.Basis memory basis;
        catalog.addReason(LAWYER, GRANT, ILicenseCatalog.Reason(Action.Issue, 0, 0, NO_DAY, NO_DAY, anyDayBack), basis);
        catalog.addReason(
            LAWYER,
            TERM,
            ILicenseCatalog.Reason(Action.Issue, 1, FIVE_YEARS, NO_DAY, NO_DAY, anyDayBack),
            basis
        );
        catalog.addReason(LAWYER, L49, ILicenseCatalog.Reason(Action.Revoke, 0, 0, NO_DAY, NO_DAY, anyDayBack), basis);
        catalog.addUse(
            LAWYER,
            ENQUIRY,
            ILicenseCatalog.StatutoryUse({
                consumer: AuthorityId.wrap(0),
                actions: uint8(1 << uint8(UsageAction.Verify)),
                statuses: uint16(1 << uint8(Status.Active)),
                fields: 1,
                usableFrom: NO_DAY,
                usableThrough: NO_DAY
            }),
            basis
        );
    }

    function _admit(Region region, string memory name, address operator) private returns (AuthorityId authority) {
        IAuthorityRegistry.Profile memory profile = IAuthorityRegistry.Profile(bytes18(bytes(name)), "", "");
        address administrator = _named(string.concat(name, " administrator"));
        authority = authorities.admitRoot(region, profile, administrator);
        authorities.accreditRoot(authority, LAWYER, ALL_RIGHTS);
        vm.prank(administrator);
        authorities.addKey(operator, 1);
    }

    /// @dev An address that nobody has the key of.
    function _named(string memory name) internal pure returns (address) {
        return address(uint160(uint256(keccak256(bytes(name)))));
    }

    /// @dev A decision that takes effect today.
    function _decision(uint16 reason) internal view returns (Decision memory) {
        return Decision(reason, dayOf(block.timestamp), keccak256("decision"));
    }

    /// @dev A decision to issue: for a term if there is a last day, else without an expiry.
    function _issuing(Day validThrough) internal view returns (Decision memory) {
        return _decision(validThrough.isSet() ? TERM : GRANT);
    }

    function _idOf(
        AuthorityId authority,
        ILicenseRegistry.NewLicense memory license,
        Decision memory decision
    ) internal pure returns (LicenseId) {
        return
            deriveLicenseId(LAWYER, authority, license.region, Issuance(license.root, decision, license.validThrough));
    }
}
