// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessLog} from "../../contracts/interfaces/IAccessLog.sol";
import {IAuthorityRegistry} from "../../contracts/interfaces/IAuthorityRegistry.sol";
import {ILicenseCatalog} from "../../contracts/interfaces/ILicenseCatalog.sol";
import {ILicenseRegistry} from "../../contracts/interfaces/ILicenseRegistry.sol";
import {Action} from "../../contracts/types/Action.sol";
import {AuthorityId, NO_AUTHORITY} from "../../contracts/types/AuthorityId.sol";
import {Day, NO_DAY} from "../../contracts/types/Day.sol";
import {Grant, GRANT_TYPEHASH, GrantKind} from "../../contracts/types/Grant.sol";
import {LicenseId} from "../../contracts/types/LicenseId.sol";
import {LicenseTypeId} from "../../contracts/types/LicenseTypeId.sol";
import {Outcome} from "../../contracts/types/Outcome.sol";
import {ALL_RIGHTS, NO_RIGHTS, only, Right} from "../../contracts/types/Rights.sol";
import {Status} from "../../contracts/types/Status.sol";
import {UsageAction} from "../../contracts/types/UsageAction.sol";
import {Holders} from "./Holders.sol";
import {Registries} from "./Registries.sol";
import {bound, vm} from "./Vm.sol";

/// @dev Shanghai uses a license of Anhui's. What sequences of uses lead to is for the invariants.
contract AccessLogTest is Registries, Holders {
    bytes32 private constant _MATTER = keccak256("matter");

    LicenseTypeId private constant _NOTARY = LicenseTypeId.wrap(2);

    LicenseId private _license;

    function setUp() external {
        _license = _issueTo(LAWYER, _holders[0]);
    }

    // --------------------------------------------------------------------------------------------- published uses

    /// @dev From the first second of the first day to the last one of the last.
    function testFuzz_use_withinItsDays(uint256 firstSeed, uint256 lastSeed, uint256 timeSeed) external {
        Day first = _plus(_today(), bound(firstSeed, 0, 20));
        Day last = _plus(first, bound(lastSeed, 0, 20));
        _publishFor(9, NO_AUTHORITY, first, last);
        uint256 opens = uint256(Day.unwrap(first)) * 1 days - 8 hours;
        uint256 closes = (uint256(Day.unwrap(last)) + 1) * 1 days - 8 hours;
        uint256[5] memory times = [opens - 1, opens, closes - 1, closes, bound(timeSeed, MORNING, closes + 9 days)];

        for (uint256 i = 0; i < times.length; ++i) {
            vm.warp(times[i]);
            bool open = times[i] >= opens && times[i] < closes;
            _assertUse(9, open ? Outcome.Allowed : Outcome.OutsideDates);
        }
    }

    /// @dev For the authority that is named and all below it.
    function test_use_forOneAndAllBelow() external {
        _publishFor(9, shanghai, NO_DAY, NO_DAY);
        _publishFor(10, ministry, NO_DAY, NO_DAY);
        AuthorityId pudong = _found();
        IAccessLog.UseRequest memory request = IAccessLog.UseRequest(_license, UsageAction.Verify, 9, 1, "");

        _assertUse(9, Outcome.Allowed);
        _assertUse(10, Outcome.WrongConsumer);
        vm.assertEq(uint8(accessLog.outcomeOf(pudong, request)), uint8(Outcome.Allowed), "below");
        vm.assertEq(uint8(accessLog.outcomeOf(anhui, request)), uint8(Outcome.WrongConsumer), "elsewhere");
    }

    /// @dev In any status, and under any action and fields, that the published use names, and in no other.
    function testFuzz_use_judges(uint8 actions, uint16 statuses, uint128 asked, uint8 actionSeed) external {
        actions = uint8(bound(actions, 1, 31));
        statuses = uint16(bound(statuses, 1, ANY_STATUS));
        UsageAction action = UsageAction(actionSeed % 5);
        ILicenseCatalog.Basis memory basis;
        ILicenseCatalog.StatutoryUse memory listed = ILicenseCatalog.StatutoryUse({
            consumer: NO_AUTHORITY,
            actions: actions,
            statuses: statuses,
            fields: 1,
            usableFrom: NO_DAY,
            usableThrough: NO_DAY
        });
        catalog.addUse(LAWYER, 9, listed, basis);
        Outcome expected = Outcome.Allowed;
        if ((statuses >> uint8(Status.Active)) % 2 == 0) expected = Outcome.StatusNotAllowed;
        if (asked > 1) expected = Outcome.FieldsExceeded;
        if ((actions >> uint8(action)) % 2 == 0) expected = Outcome.WrongAction;

        vm.prank(shanghaiOperator);
        Outcome outcome = accessLog.use(IAccessLog.UseRequest(_license, action, 9, asked, ""));

        vm.assertEq(uint8(outcome), uint8(expected), "outcome");
    }

    // ------------------------------------------------------------------------------------------------------ grants

    function testFuzz_hashes(bytes32 nonce, uint128 fields, address holder) external view {
        Grant memory grant = _grant();
        (grant.nonce, grant.fields, grant.holder) = (nonce, fields, holder);
        bytes32 id = _typedHash(keccak256(abi.encode(GRANT_TYPEHASH, grant)));
        bytes32 withdrawal = _typedHash(keccak256(abi.encode(keccak256("Withdrawal(bytes32 grant)"), id)));

        vm.assertEq(accessLog.hashGrant(grant), id, "a grant");
        vm.assertEq(accessLog.hashWithdrawal(id), withdrawal, "a withdrawal");
    }

    /// @dev From its first second to its last.
    function testFuzz_useUnderSignedGrant_withinItsTime(uint40 before, uint40 length, uint256 timeSeed) external {
        Grant memory grant = _grant();
        grant.notBefore = uint40(MORNING + bound(before, 1, 365 days));
        grant.notAfter = grant.notBefore + uint40(bound(length, 0, 365 days));
        uint256[5] memory times = [
            grant.notBefore - 1,
            grant.notBefore,
            grant.notAfter,
            uint256(grant.notAfter) + 1,
            bound(timeSeed, MORNING, MORNING + 1000 days)
        ];

        for (uint256 i = 0; i < times.length; ++i) {
            vm.warp(times[i]);
            Outcome expected = times[i] < grant.notBefore ? Outcome.GrantNotYetValid : Outcome.Allowed;
            if (times[i] > grant.notAfter) expected = Outcome.GrantExpired;
            _assertGranted(grant, grant.fields, expected);
        }
    }

    function testFuzz_useUnderSignedGrant_fields(uint128 granted, uint128 asked) external {
        Grant memory grant = _grant();
        grant.fields = granted;

        _assertGranted(grant, asked, asked & granted == asked ? Outcome.Allowed : Outcome.FieldsExceeded);
        _assertGranted(grant, asked & granted, Outcome.Allowed);
    }

    /// @dev By accounts, and by keys that a contract verifies: each signs for itself alone.
    function testFuzz_openGrant_signers(uint8 holderSeed, uint8 otherSeed) external {
        address holder = _holders[holderSeed % 4];
        address other = _holders[otherSeed % 4];
        Grant memory grant = _grant();
        grant.license = _issueTo(LAWYER, holder);
        grant.holder = holder;
        bytes32 id = accessLog.hashGrant(grant);

        if (holder != other) {
            vm.expectRevert(abi.encodeWithSelector(IAccessLog.AccessLogInvalidSignature.selector, id, holder));
        }
        accessLog.openGrant(grant, _sign(other, id));

        vm.assertEq(accessLog.grantStateOf(id).opened, holder == other, "opened");
    }

    function testFuzz_openGrant_unknownLicense(LicenseId id) external {
        Grant memory grant = _grant();
        grant.license = id;

        vm.expectRevert(abi.encodeWithSelector(IAccessLog.AccessLogUnknownLicense.selector, id));
        accessLog.openGrant(grant, _noSignature());
    }

    // ----------------------------------------------------------------------------------------------------- batches

    /// @dev What was read for the use before is read anew where the next one asks for something else.
    function test_useBatch_ofTwoTypes() external {
        _addNotaries();
        LicenseId notary = _issueTo(_NOTARY, _holders[1]);
        IAccessLog.UseRequest[] memory requests = new IAccessLog.UseRequest[](4);
        requests[0] = IAccessLog.UseRequest(_license, UsageAction.Verify, ENQUIRY, 1, "");
        requests[1] = IAccessLog.UseRequest(notary, UsageAction.Verify, ENQUIRY, 1, "");
        requests[2] = IAccessLog.UseRequest(notary, UsageAction.Verify, 7, 1, "");
        requests[3] = IAccessLog.UseRequest(_license, UsageAction.Verify, 7, 1, "");

        vm.prank(shanghaiOperator);
        Outcome[] memory outcomes = accessLog.useBatch(requests);

        vm.assertEq(uint8(outcomes[0]), uint8(Outcome.Allowed), "a lawyer's");
        vm.assertEq(uint8(outcomes[1]), uint8(Outcome.NotListed), "not published for notaries");
        vm.assertEq(uint8(outcomes[2]), uint8(Outcome.Allowed), "published for notaries");
        vm.assertEq(uint8(outcomes[3]), uint8(Outcome.NotListed), "not published for lawyers");
        vm.assertEq(accessLog.consumerOf(shanghai).count, 4, "a consumer's uses");

        authorities.accreditRoot(shanghai, _NOTARY, NO_RIGHTS);
        vm.prank(shanghaiOperator);
        vm.expectRevert(_notAccredited(_NOTARY));
        accessLog.useBatch(requests);
        vm.assertEq(accessLog.consumerOf(shanghai).count, 4, "none was recorded");
    }

    function test_useBatchUnderGrants_ofTwoTypes() external {
        _addNotaries();
        Grant[] memory grants = new Grant[](2);
        (grants[0], grants[1]) = (_grant(), _grant());
        grants[1].license = _issueTo(_NOTARY, _holders[0]);
        IAccessLog.HolderSignature[] memory signatures = new IAccessLog.HolderSignature[](2);
        for (uint256 i = 0; i < 2; ++i) signatures[i] = _sign(_holders[0], accessLog.hashGrant(grants[i]));
        IAccessLog.GrantedUseRequest[] memory requests = _requests(2);

        vm.prank(shanghaiOperator);
        Outcome[] memory outcomes = accessLog.useBatchUnderGrants(requests, new uint16[](0), grants, signatures);

        vm.assertEq(uint8(outcomes[0]), uint8(Outcome.Allowed), "a lawyer's");
        vm.assertEq(uint8(outcomes[1]), uint8(Outcome.Allowed), "a notary's");
        authorities.accreditRoot(shanghai, _NOTARY, NO_RIGHTS);
        vm.prank(shanghaiOperator);
        vm.expectRevert(_notAccredited(_NOTARY));
        accessLog.useBatchUnderGrants(requests, new uint16[](0), grants, signatures);
    }

    function test_useBatch_length() external {
        uint256 most = accessLog.MAX_BATCH();
        uint256[2] memory wrong = [0, most + 1];
        for (uint256 i = 0; i < wrong.length; ++i) {
            vm.prank(shanghaiOperator);
            vm.expectRevert(abi.encodeWithSelector(IAccessLog.AccessLogBatchLength.selector, wrong[i], most));
            accessLog.useBatch(new IAccessLog.UseRequest[](wrong[i]));
            vm.prank(shanghaiOperator);
            vm.expectRevert(abi.encodeWithSelector(IAccessLog.AccessLogBatchLength.selector, wrong[i], most));
            accessLog.useBatchUnderGrants(
                _requests(wrong[i]),
                new uint16[](0),
                new Grant[](0),
                new IAccessLog.HolderSignature[](0)
            );
        }
    }

    /// @dev The longest batch, all of it under one grant, of which one use is too many.
    function test_useBatchUnderGrants_theLongest() external {
        uint256 most = accessLog.MAX_BATCH();
        Grant[] memory grants = new Grant[](1);
        grants[0] = _grant();
        grants[0].maxUses = uint32(most - 1);
        IAccessLog.HolderSignature[] memory signatures = new IAccessLog.HolderSignature[](1);
        signatures[0] = _sign(_holders[0], accessLog.hashGrant(grants[0]));
        uint16[] memory numbers = new uint16[](most);
        for (uint256 i = 0; i < most; ++i) numbers[i] = 1;

        vm.prank(shanghaiOperator);
        Outcome[] memory outcomes = accessLog.useBatchUnderGrants(_requests(most), numbers, grants, signatures);

        for (uint256 i = 0; i < most; ++i) {
            Outcome expected = i < most - 1 ? Outcome.Allowed : Outcome.GrantUsedUp;
            vm.assertEq(uint8(outcomes[i]), uint8(expected), "outcome");
        }
        vm.assertEq(accessLog.grantStateOf(accessLog.hashGrant(grants[0])).used, most - 1, "uses");
        vm.assertEq(accessLog.usageBookOf(_license).recordCount, most, "records");
    }

    function testFuzz_useBatchUnderGrants_lengths(uint8 a, uint8 b, uint8 c, uint8 d) external {
        IAccessLog.GrantedUseRequest[] memory requests = _requests(bound(a, 1, 4));
        uint16[] memory numbers = new uint16[](b % 5);
        Grant[] memory grants = new Grant[](c % 5);
        IAccessLog.HolderSignature[] memory signatures = new IAccessLog.HolderSignature[](d % 5);
        uint256 given = numbers.length == 0 ? grants.length : numbers.length;
        vm.assume(given != requests.length || (signatures.length != 0 && signatures.length != grants.length));
        bytes memory expected =
            given != requests.length
                ? abi.encodeWithSelector(IAccessLog.AccessLogLengthMismatch.selector, given, requests.length)
                : abi.encodeWithSelector(IAccessLog.AccessLogLengthMismatch.selector, signatures.length, grants.length);

        vm.prank(shanghaiOperator);
        vm.expectRevert(expected);
        accessLog.useBatchUnderGrants(requests, numbers, grants, signatures);
    }

    // ------------------------------------------------------------------------------------------------ who may ask

    function test_use_notAccredited() external {
        authorities.accreditRoot(shanghai, LAWYER, ALL_RIGHTS.without(only(Right.Use)));
        IAccessLog.UseRequest memory request = IAccessLog.UseRequest(_license, UsageAction.Verify, ENQUIRY, 1, "");
        Grant memory grant = _grant();

        vm.prank(shanghaiOperator);
        vm.expectRevert(_notAccredited(LAWYER));
        accessLog.use(request);
        vm.prank(shanghaiOperator);
        vm.expectRevert(_notAccredited(LAWYER));
        accessLog.useUnderGrant(_requests(1)[0], grant);
        vm.expectRevert(_notAccredited(LAWYER));
        accessLog.outcomeOf(shanghai, request);
        vm.expectRevert(_notAccredited(LAWYER));
        accessLog.outcomeUnderGrant(shanghai, _requests(1)[0], grant, _noSignature());
    }

    function testFuzz_use_unknownLicense(LicenseId id) external {
        id = LicenseId.wrap(bytes32(abi.encodePacked(LAWYER, uint240(uint256(LicenseId.unwrap(id))))));
        IAccessLog.UseRequest memory request = IAccessLog.UseRequest(id, UsageAction.Verify, ENQUIRY, 1, "");
        Grant memory grant = _grant();
        grant.license = id;
        bytes memory expected = abi.encodeWithSelector(IAccessLog.AccessLogUnknownLicense.selector, id);

        vm.prank(shanghaiOperator);
        vm.expectRevert(expected);
        accessLog.use(request);
        vm.prank(shanghaiOperator);
        vm.expectRevert(expected);
        accessLog.useUnderGrant(_requests(1)[0], grant);
        vm.expectRevert(expected);
        accessLog.outcomeOf(shanghai, request);
    }

    // -------------------------------------------------------------------------------------------------------- steps

    function _assertUse(uint32 matter, Outcome expected) private {
        IAccessLog.UseRequest memory request = IAccessLog.UseRequest(_license, UsageAction.Verify, matter, 1, "");
        vm.assertEq(uint8(accessLog.outcomeOf(shanghai, request)), uint8(expected), "told ahead");

        vm.prank(shanghaiOperator);
        vm.assertEq(uint8(accessLog.use(request)), uint8(expected), "outcome");
    }

    function _assertGranted(Grant memory grant, uint128 fields, Outcome expected) private {
        IAccessLog.HolderSignature memory signature = _sign(grant.holder, accessLog.hashGrant(grant));
        IAccessLog.GrantedUseRequest memory request = _requests(1)[0];
        request.fields = fields;

        vm.prank(shanghaiOperator);
        Outcome outcome = accessLog.useUnderSignedGrant(request, grant, signature);

        vm.assertEq(uint8(outcome), uint8(expected), "outcome");
    }

    /// @dev The first holder's consent for Shanghai, without a limit.
    function _grant() private view returns (Grant memory) {
        return
            Grant({
                kind: GrantKind.Consent,
                license: _license,
                holder: _holders[0],
                binding: 0,
                consumer: shanghai,
                matter: _MATTER,
                fields: 1,
                notBefore: 0,
                notAfter: type(uint40).max,
                maxUses: type(uint32).max,
                nonce: 0
            });
    }

    function _requests(uint256 count) private pure returns (IAccessLog.GrantedUseRequest[] memory requests) {
        requests = new IAccessLog.GrantedUseRequest[](count);
        for (uint256 i = 0; i < count; ++i) {
            requests[i] = IAccessLog.GrantedUseRequest(UsageAction.Retrieve, _MATTER, 1, "");
        }
    }

    function _issueTo(LicenseTypeId licenseType, address holder) private returns (LicenseId) {
        bytes32 root = keccak256(abi.encode(licenseType, holder, vm.getBlockNumber()));
        vm.roll(vm.getBlockNumber() + 1);
        vm.prank(anhuiOperator);
        return
            licenses.issue(
                licenseType,
                ILicenseRegistry.NewLicense(root, holder, ANHUI, NO_DAY),
                _decision(Action.Issue)
            );
    }

    function _publishFor(uint32 number, AuthorityId consumer, Day from, Day through) private {
        _publishTo(LAWYER, number, consumer, from, through);
    }

    function _publishTo(LicenseTypeId licenseType, uint32 number, AuthorityId consumer, Day from, Day through) private {
        ILicenseCatalog.Basis memory basis;
        uint8 actions = uint8(1 << uint8(UsageAction.Verify));
        catalog.addUse(
            licenseType,
            number,
            ILicenseCatalog.StatutoryUse(consumer, actions, ANY_STATUS, 1, from, through),
            basis
        );
    }

    /// @dev A second license type, which Anhui issues and Shanghai uses.
    function _addNotaries() private {
        string[] memory fields = new string[](1);
        fields[0] = "name";
        catalog.addType(ILicenseCatalog.LicenseType("1110000000FAKE013Q001", "Notary", "", "", fields));
        ILicenseCatalog.Reason memory reason;
        reason.action = Action.Issue;
        reason.statuses = ANY_STATUS;
        reason.maxDaysBack = type(uint16).max;
        ILicenseCatalog.Basis memory basis;
        catalog.addReason(_NOTARY, _decision(Action.Issue).reason, reason, basis);
        _publishTo(_NOTARY, 7, NO_AUTHORITY, NO_DAY, NO_DAY);
        authorities.accreditRoot(anhui, _NOTARY, ALL_RIGHTS);
        authorities.accreditRoot(shanghai, _NOTARY, ALL_RIGHTS);
    }

    /// @dev An authority below Shanghai, which may do what that may.
    function _found() private returns (AuthorityId pudong) {
        address administrator = _administratorOf("pudong");
        vm.prank(_administratorOf("shanghai"));
        pudong = authorities.register(PUDONG, IAuthorityRegistry.Profile("pudong", "", ""), administrator);
        vm.prank(_administratorOf("shanghai"));
        authorities.accredit(pudong, LAWYER, ALL_RIGHTS);
    }

    function _notAccredited(LicenseTypeId licenseType) private view returns (bytes memory) {
        bytes4 selector = IAuthorityRegistry.AuthorityRegistryNotAccredited.selector;
        return abi.encodeWithSelector(selector, shanghai, licenseType, Right.Use);
    }
}
