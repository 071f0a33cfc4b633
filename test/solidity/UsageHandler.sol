// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessLog} from "../../contracts/interfaces/IAccessLog.sol";
import {IAuthorityRegistry} from "../../contracts/interfaces/IAuthorityRegistry.sol";
import {Action} from "../../contracts/types/Action.sol";
import {ApprovalRule} from "../../contracts/types/ApprovalRule.sol";
import {AuthorityId} from "../../contracts/types/AuthorityId.sol";
import {Grant, GrantKind} from "../../contracts/types/Grant.sol";
import {LicenseId} from "../../contracts/types/LicenseId.sol";
import {Outcome} from "../../contracts/types/Outcome.sol";
import {Right} from "../../contracts/types/Rights.sol";
import {Status} from "../../contracts/types/Status.sol";
import {UsageAction} from "../../contracts/types/UsageAction.sol";
import {Handler} from "./Handler.sol";
import {Deed} from "./Tally.sol";
import {UsageReplay} from "./UsageReplay.sol";
import {bound, vm} from "./Vm.sol";

/// @dev Uses licenses besides, by statutory duty and under grants of holders, and asks for uses that must be denied,
/// each for the reason that is foretold.
contract UsageHandler is Handler, UsageReplay {
    /// @dev A use under a grant that is asked for.
    struct Ask {
        bytes32 id;
        Grant grant;
        AuthorityId consumer;
        IAccessLog.GrantedUseRequest request;
        IAccessLog.HolderSignature signature;
    }

    /// @dev How many of the newest grants a use of an earlier one is mostly of.
    uint256 private constant _RECENT_GRANTS = 64;

    /// @dev What a grant of the handler lets its consumer ask for.
    uint128 private constant _FIELDS = 0x7ff;

    bytes32 private _probedGrant;

    // ---------------------------------------------------------------------------------------------- statutory duty

    /// @dev One license, and then a batch.
    function use(uint256 seed) external {
        _tick();
        if (_ids.length == 0) _issue(ANHUI, seed);
        AuthorityId office = _someConsumer(seed);
        IAccessLog.UseRequest[] memory requests = new IAccessLog.UseRequest[](6 + (seed % 4));
        for (uint256 i = 0; i < requests.length; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(seed, i)));
            bool again = i != 0 && draw % 3 == 0;
            requests[i] = _request(again ? requests[i - 1].id : _draw(draw / 3), draw / 3);
        }

        _use(office, requests[0], seed);
        _useBatch(office, requests, seed);
    }

    function _use(AuthorityId office, IAccessLog.UseRequest memory request, uint256 seed) private {
        bytes32 before = _hashOf(request.id);
        Outcome foretold = accessLog.outcomeOf(office, request);
        _forget();

        vm.prank(_operator(office, seed % 2));
        Outcome outcome = accessLog.use(request);
        _replay();

        _assertRecorded(outcome);
        vm.assertEq(uint8(foretold), uint8(outcome), "27: a use came out otherwise than was told ahead");
        vm.assertEq(_hashOf(request.id), before, "23: a use changed the license");
        _count(Deed.Use);
    }

    function _useBatch(AuthorityId office, IAccessLog.UseRequest[] memory requests, uint256 seed) private {
        _forget();

        vm.prank(_operator(office, seed % 2));
        Outcome[] memory outcomes = accessLog.useBatch(requests);
        _replay();

        _assertRecorded(outcomes);
        _count(Deed.UseBatch);
    }

    // ---------------------------------------------------------------------------------------------- holders' grants

    /// @dev The first use brings the signature and stores the grant, the others find it stored; one is too many.
    function consent(uint256 seed) external {
        _tick();
        Ask memory ask = _newAsk(_grantable(seed), _someConsumer(seed), seed);
        ask.grant.maxUses = uint32(2 + (seed % 3));
        ask.grant.notAfter += 1 hours;
        _signed(ask);

        _ask(ask, Outcome.Allowed, seed);
        _count(Deed.UseUnderSignedGrant);

        // What is stored is not asked for its signature again.
        ask.signature = seed % 2 == 0 ? _noSignature() : _forge(ask.grant.holder, ask.id);
        for (uint256 i = 1; i < ask.grant.maxUses; ++i) {
            if (seed % 5 == 0) _tick();
            _ask(ask, Outcome.Allowed, i);
            _count(Deed.UseUnderGrant);
        }
        _ask(ask, Outcome.GrantUsedUp, seed);
    }

    /// @dev Face to face, within a minute, once.
    function present(uint256 seed) external {
        _tick();
        Ask memory ask = _newAsk(_grantable(seed), _someConsumer(seed), seed);
        _presented(ask, seed);
        _signed(ask);

        _ask(ask, Outcome.Allowed, seed);
        _count(Deed.Present);

        _ask(ask, Outcome.GrantUsedUp, seed);
    }

    /// @dev Several uses under three grants, more of them than they allow: by the numbers of the grants, or each with
    /// its grant in its own place; with signatures, or of grants that are stored.
    function useBatchUnderGrants(uint256 seed) external {
        _tick();
        AuthorityId office = _someConsumer(seed);
        Ask[] memory asks = _threeAsks(office, seed);
        bool stored = seed % 3 == 0;
        for (uint256 i = 0; stored && i < asks.length; ++i) _open(asks[i]);

        uint256 length = 4 + (seed % 5);
        uint16[] memory numbers = new uint16[](length);
        IAccessLog.GrantedUseRequest[] memory requests = new IAccessLog.GrantedUseRequest[](length);
        for (uint256 i = 0; i < length; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(seed, i)));
            uint256 place = i < 2 ? i % 2 : draw % 3;
            numbers[i] = uint16(place + 1);
            requests[i] = _varied(asks[place].request, draw / 3);
        }
        _askBatch(office, requests, numbers, asks, stored, seed);

        _count(Deed.UseBatchUnderGrants);
    }

    /// @dev Any grant that was made earlier, spent, withdrawn or former as it may be, as somebody asks for it now.
    function useEarlierGrant(uint256 seed) external {
        _tick();
        if (_grantIds.length == 0) _signed(_newAsk(_grantable(seed), _someConsumer(seed), seed));
        uint256 among = seed % 8 == 0 || _grantIds.length < _RECENT_GRANTS ? _grantIds.length : _RECENT_GRANTS;
        Ask memory ask;
        ask.id = _grantIds[_grantIds.length - 1 - ((seed / 8) % among)];
        ask.grant = _grantBooks[ask.id].terms;
        ask.consumer = ask.grant.consumer;
        if (seed % 9 == 0 || !_rightsOf(ask.consumer).has(Right.Use)) ask.consumer = _someConsumer(seed);
        ask.request = _varied(_requestOf(ask.grant, seed), seed / 9);
        bool known = _isHolder(ask.grant.holder);
        if (known) ask.signature = seed % 4 == 0 ? _forge(ask.grant.holder, ask.id) : _sign(ask.grant.holder, ask.id);
        if (seed % 4 == 1) ask.signature = _noSignature();
        _show(ask.id, known && seed % 4 > 1);

        Usage memory usage;
        (usage.id, usage.consumer, usage.grant) = (ask.grant.license, ask.consumer, ask.id);
        (usage.action, usage.fields, usage.matter) = (ask.request.action, ask.request.fields, ask.request.matter);
        _ask(ask, _outcomeOf(usage), seed);

        _count(Deed.UseEarlierGrant);
    }

    /// @dev One grant is stored, used and withdrawn by its holder's transaction; another is withdrawn by a signature
    /// before anybody has seen it.
    function withdrawGrants(uint256 seed) external {
        _tick();
        LicenseId id = _grantable(seed);
        Ask memory first = _newAsk(id, _someConsumer(seed), seed);
        _signed(first);
        Ask memory second = _newAsk(id, _someConsumer(seed / 3), seed);
        _signed(second);
        _refuseToOpen(first);
        _open(first);
        _ask(first, Outcome.Allowed, seed);
        _count(Deed.UseUnderSignedGrant);
        _refuseToWithdraw(first, second);

        vm.prank(first.grant.holder);
        accessLog.withdrawGrant(first.grant);
        _replay();
        _count(Deed.WithdrawGrant);
        IAccessLog.HolderSignature memory signature = _signWithdrawal(second);
        accessLog.withdrawGrantBySignature(second.grant, signature);
        _replay();
        _count(Deed.WithdrawGrantBySignature);

        _ask(first, Outcome.GrantWithdrawn, seed);
        _ask(second, Outcome.GrantWithdrawn, seed);
        _refuseWithdrawn(first);
        _refuseWithdrawn(second);
    }

    // ------------------------------------------------------------------------------------------------------ denials

    /// @dev For each reason that a grant, a request under it, or its license can give.
    function deny(uint256 seed) external {
        _tick();
        AuthorityId office = _someConsumer(seed);
        LicenseId id = _grantable(seed);
        _denyByTerms(id, office, seed);
        _denyByRequest(_newAsk(id, office, seed), seed);
        _denyByBinding(_newAsk(id, office, seed), seed);
        _denyByStanding(office, seed);
        _refuseUse(seed);
    }

    function _denyByTerms(LicenseId id, AuthorityId office, uint256 seed) private {
        Ask memory ask = _newAsk(id, office, seed);
        ask.grant.consumer = office == ministry ? anhui : ministry;
        _signed(ask);
        _ask(ask, Outcome.WrongConsumer, seed);

        ask = _unsound(_newAsk(id, office, seed), seed);
        _signed(ask);
        _ask(ask, Outcome.InvalidGrant, seed);
        _refusedByLog(ask, IAccessLog.AccessLogInvalidGrant.selector, "27: a grant that may not exist was opened");

        ask = _newAsk(id, office, seed);
        ask.grant.notBefore = uint40(vm.getBlockTimestamp() + 1);
        ask.grant.notAfter = ask.grant.notBefore + uint40(seed % 30 days);
        _signed(ask);
        _ask(ask, Outcome.GrantNotYetValid, seed);

        ask = _newAsk(id, office, seed);
        ask.grant.notAfter = uint40(vm.getBlockTimestamp() - 1);
        ask.grant.notBefore = ask.grant.notAfter - uint40(seed % 30 days);
        _signed(ask);
        _ask(ask, Outcome.GrantExpired, seed);

        ask = _newAsk(id, office, seed);
        _signed(ask);
        _show(ask.id, false);
        ask.signature = _forge(ask.grant.holder, ask.id);
        if (seed % 3 == 0) ask.signature = _sign(_anotherHolder(ask.grant.holder), ask.id);
        if (seed % 3 == 1) ask.signature = _noSignature();
        _ask(ask, Outcome.InvalidSignature, seed);
    }

    function _denyByRequest(Ask memory ask, uint256 seed) private {
        _presented(ask, seed);
        _signed(ask);
        IAccessLog.GrantedUseRequest memory request = ask.request;

        ask.request = _copyOf(request);
        ask.request.matter = keccak256(abi.encode(request.matter));
        _ask(ask, Outcome.WrongMatter, seed);

        ask.request = _copyOf(request);
        UsageAction[3] memory others = [UsageAction.Retrieve, UsageAction.Download, UsageAction.Archive];
        ask.request.action = others[seed % 3];
        _ask(ask, Outcome.WrongAction, seed);

        ask.request = _copyOf(request);
        ask.request.fields |= uint128(1) << uint128(bound(seed, 11, 127));
        _ask(ask, Outcome.FieldsExceeded, seed);
    }

    /// @dev Of a license that has gone to another holder, or into custody, and come back, and of one who never held it.
    function _denyByBinding(Ask memory ask, uint256 seed) private {
        _signed(ask);
        if (seed % 3 == 0) _open(ask);
        if (seed % 3 == 1) _ask(ask, Outcome.Allowed, seed);
        LicenseId id = ask.grant.license;
        address holder = ask.grant.holder;

        _rebind(id, seed % 4 == 0 ? address(0) : _anotherHolder(holder), seed);
        _ask(ask, seed % 4 == 0 ? Outcome.InCustody : Outcome.NotBound, seed);
        _rebind(id, holder, seed / 2);
        _ask(ask, Outcome.NotBound, seed);
        string memory what = "25: a grant was opened that does not fit the binding";
        if (seed % 3 == 2) _refusedByLog(ask, IAccessLog.AccessLogNotBound.selector, what);

        Ask memory foreign = _newAsk(id, ask.consumer, seed);
        foreign.grant.holder = _anotherHolder(holder);
        _signed(foreign);
        _ask(foreign, Outcome.NotBound, seed);
        _refusedByLog(foreign, IAccessLog.AccessLogNotBound.selector, what);
    }

    function _denyByStanding(AuthorityId office, uint256 seed) private {
        Ask memory ask = _newAsk(_kept(seed), office, seed);
        _enterAsk(ask);
        ask.signature = _sign(_holders[seed % _holders.length], ask.id);
        _ask(ask, Outcome.InCustody, seed);

        ask = _newAsk(_over(seed), office, seed);
        _signed(ask);
        _ask(ask, Outcome.StatusNotAllowed, seed);

        ask = _newAsk(_spoilt(seed), office, seed);
        _signed(ask);
        _ask(ask, Outcome.KeyDistrusted, seed);
    }

    // --------------------------------------------------------------------------------------------------- for tests

    function usageBookOf(LicenseId id) external view returns (UsageBook memory) {
        return _usageBooks[id];
    }

    function consumerBookOf(AuthorityId consumer) external view returns (ConsumerBook memory) {
        return _consumerBooks[consumer];
    }

    function grantBookOf(bytes32 grant) external view returns (GrantBook memory) {
        return _grantBooks[grant];
    }

    function grantCount() external view returns (uint256) {
        return _grantIds.length;
    }

    function grantAt(uint256 place) external view returns (bytes32) {
        return _grantIds[place];
    }

    /// @dev The grant that the last use was asked for under.
    function probedGrant() external view returns (bytes32) {
        return _probedGrant;
    }

    /// @dev How many uses came out so.
    function outcomeCountOf(Outcome outcome) external view returns (uint256) {
        return _outcomes[outcome];
    }

    function log() external view returns (IAccessLog) {
        return accessLog;
    }

    // ------------------------------------------------------------------------------------------------------- asking

    /// @dev Asks for the use, and holds what comes of it against what was foretold.
    function _ask(Ask memory ask, Outcome expected, uint256 seed) private {
        bytes32 license = _hashOf(ask.grant.license);
        bytes32 state = _hashOf(ask.id);
        Outcome foretold = accessLog.outcomeUnderGrant(ask.consumer, ask.request, ask.grant, ask.signature);
        _forget();

        vm.prank(_operator(ask.consumer, seed % 2));
        Outcome outcome =
            ask.signature.signer.length == 0
                ? accessLog.useUnderGrant(ask.request, ask.grant)
                : accessLog.useUnderSignedGrant(ask.request, ask.grant, ask.signature);
        _replay();

        _probedGrant = ask.id;
        _assertRecorded(outcome);
        vm.assertEq(uint8(outcome), uint8(expected), "27: a use came out otherwise than it must");
        vm.assertEq(uint8(foretold), uint8(expected), "27: a use came out otherwise than was told ahead");
        vm.assertEq(_hashOf(ask.grant.license), license, "23: a use changed the license");
        if (expected == Outcome.Allowed) return;
        vm.assertEq(_hashOf(ask.id), state, "23: a denial changed the grant");
        _count(Deed.Deny);
    }

    function _askBatch(
        AuthorityId office,
        IAccessLog.GrantedUseRequest[] memory requests,
        uint16[] memory numbers,
        Ask[] memory asks,
        bool stored,
        uint256 seed
    ) private {
        // Without numbers each use has its grant in its own place.
        bool inPlace = seed % 2 == 0;
        uint256 count = inPlace ? requests.length : asks.length;
        Grant[] memory grants = new Grant[](count);
        IAccessLog.HolderSignature[] memory signatures = new IAccessLog.HolderSignature[](stored ? 0 : count);
        for (uint256 i = 0; i < count; ++i) {
            Ask memory ask = asks[inPlace ? numbers[i] - 1 : i];
            grants[i] = ask.grant;
            if (!stored) signatures[i] = ask.signature;
        }
        if (inPlace) numbers = new uint16[](0);
        else _refuseUnknownGrant(office, requests, numbers, grants, signatures);
        _forget();

        vm.prank(_operator(office, seed % 2));
        Outcome[] memory outcomes = accessLog.useBatchUnderGrants(requests, numbers, grants, signatures);
        _replay();

        _assertRecorded(outcomes);
        _probedGrant = asks[0].id;
    }

    /// @dev Stores a grant; anybody may.
    function _open(Ask memory ask) private {
        vm.prank(_holders[1]);
        bytes32 id = accessLog.openGrant(ask.grant, _sign(ask.grant.holder, ask.id));
        _replay();

        vm.assertEq(id, ask.id, "21: another grant was opened");
        _probedGrant = id;
        _count(Deed.OpenGrant);
    }

    function _forget() private {
        delete _recorded;
    }

    function _assertRecorded(Outcome outcome) private view {
        vm.assertEq(_recorded.length, 1, "21: a use has one record");
        vm.assertEq(uint8(_recorded[0]), uint8(outcome), "21: a record tells how the use came out");
    }

    function _assertRecorded(Outcome[] memory outcomes) private view {
        vm.assertEq(_recorded.length, outcomes.length, "21: each use of a batch has a record");
        for (uint256 i = 0; i < outcomes.length; ++i) {
            vm.assertEq(uint8(_recorded[i]), uint8(outcomes[i]), "21: a record tells how its use came out");
        }
    }

    // ----------------------------------------------------------------------------------------------------- refusals

    /// @dev A grant is opened by its holder's own signature of it.
    function _refuseToOpen(Ask memory ask) private {
        Ask memory other = _copyOf(ask);
        other.signature = _forge(ask.grant.holder, ask.id);
        _refusedByLog(other, IAccessLog.AccessLogInvalidSignature.selector, "27: a forged signature opened a grant");
        other.signature = _signWithdrawal(ask);
        _refusedByLog(other, IAccessLog.AccessLogInvalidSignature.selector, "27: a withdrawal opened a grant");
    }

    /// @dev A grant is withdrawn by its holder alone, and by no other signature of his.
    function _refuseToWithdraw(Ask memory ask, Ask memory other) private {
        _refusedByLog(ask, IAccessLog.AccessLogAlreadyOpened.selector, "21: a grant was opened twice");
        address holder = ask.grant.holder;
        _refusedBy(
            address(accessLog),
            _anotherHolder(holder),
            abi.encodeCall(accessLog.withdrawGrant, (ask.grant)),
            abi.encodeWithSelector(IAccessLog.AccessLogNotHolder.selector, ask.id, holder, _anotherHolder(holder)),
            "24: another than the holder withdrew a grant"
        );
        IAccessLog.HolderSignature[3] memory wrong = [ask.signature, _signWithdrawal(other), _noSignature()];
        for (uint256 i = 0; i < wrong.length; ++i) {
            _refusedBy(
                address(accessLog),
                holder,
                abi.encodeCall(accessLog.withdrawGrantBySignature, (ask.grant, wrong[i])),
                abi.encodeWithSelector(IAccessLog.AccessLogInvalidSignature.selector, ask.id, holder),
                "24: a grant was withdrawn without its holder"
            );
        }
    }

    function _refuseWithdrawn(Ask memory ask) private {
        bytes memory expected = abi.encodeWithSelector(IAccessLog.AccessLogAlreadyWithdrawn.selector, ask.id);
        bytes[3] memory calls = [
            abi.encodeCall(accessLog.withdrawGrant, (ask.grant)),
            abi.encodeCall(accessLog.withdrawGrantBySignature, (ask.grant, _signWithdrawal(ask))),
            abi.encodeCall(accessLog.openGrant, (ask.grant, ask.signature))
        ];
        for (uint256 i = 0; i < calls.length; ++i) {
            _refusedBy(address(accessLog), ask.grant.holder, calls[i], expected, "24: a grant came back");
        }
    }

    /// @dev A batch that names a grant which is not there is refused whole: no use of it stands.
    function _refuseUnknownGrant(
        AuthorityId office,
        IAccessLog.GrantedUseRequest[] memory requests,
        uint16[] memory numbers,
        Grant[] memory grants,
        IAccessLog.HolderSignature[] memory signatures
    ) private {
        uint256 last = numbers.length - 1;
        uint16 kept = numbers[last];
        numbers[last] = kept % 2 == 0 ? 0 : uint16(grants.length + 1);
        _refusedBy(
            address(accessLog),
            _operator(office, 0),
            abi.encodeCall(accessLog.useBatchUnderGrants, (requests, numbers, grants, signatures)),
            abi.encodeWithSelector(IAccessLog.AccessLogUnknownGrant.selector, numbers[last], grants.length),
            "21: a use under a grant that is not there"
        );
        numbers[last] = kept;
    }

    /// @dev Whoever is no consumer records nothing.
    function _refuseUse(uint256 seed) private {
        address stranger = _holders[seed % _holders.length];
        _refusedBy(
            address(accessLog),
            stranger,
            abi.encodeCall(accessLog.use, (_request(_draw(seed), seed))),
            abi.encodeWithSelector(IAuthorityRegistry.AuthorityRegistryUnknownKey.selector, stranger),
            "8: a stranger used a license"
        );
    }

    /// @dev Opening the grant is refused, for what holds of the grant and of nothing else.
    function _refusedByLog(Ask memory ask, bytes4 selector, string memory what) private {
        bytes memory expected = abi.encodeWithSelector(selector, ask.id);
        if (selector == IAccessLog.AccessLogNotBound.selector) {
            expected = abi.encodeWithSelector(selector, ask.id, ask.grant.license);
        } else if (selector == IAccessLog.AccessLogInvalidSignature.selector) {
            expected = abi.encodeWithSelector(selector, ask.id, ask.grant.holder);
        }
        bytes memory data = abi.encodeCall(accessLog.openGrant, (ask.grant, ask.signature));
        _refusedBy(address(accessLog), _holders[0], data, expected, what);
    }

    // ----------------------------------------------------------------------------------------------------- choosing

    /// @dev A grant of the license's owner for the consumer, and a use that it allows.
    function _newAsk(LicenseId id, AuthorityId consumer, uint256 seed) private view returns (Ask memory ask) {
        uint256 now_ = vm.getBlockTimestamp();
        ask.consumer = consumer;
        ask.grant = Grant({
            kind: GrantKind.Consent,
            license: id,
            holder: _versions[id].owner,
            binding: _versions[id].binding,
            consumer: consumer,
            matter: keccak256(abi.encode("matter", seed % 5)),
            fields: _FIELDS,
            notBefore: uint40(now_ - ((seed / 5) % 3)),
            notAfter: uint40(now_ + (seed % 2 == 0 ? seed % 30 days : 0)),
            maxUses: uint32(1 + (seed % 4)),
            nonce: bytes32(_grantIds.length)
        });
        ask.request = _requestOf(ask.grant, seed);
    }

    function _requestOf(Grant memory grant, uint256 seed) private pure returns (IAccessLog.GrantedUseRequest memory) {
        UsageAction action = UsageAction(uint8((seed / 2) % 5));
        if (grant.kind == GrantKind.Presentation) action = seed % 2 == 0 ? UsageAction.Present : UsageAction.Verify;
        return IAccessLog.GrantedUseRequest(action, grant.matter, grant.fields & uint128(seed), bytes32(seed));
    }

    /// @dev Makes a presentation of it.
    function _presented(Ask memory ask, uint256 seed) private view {
        ask.grant.kind = GrantKind.Presentation;
        ask.grant.maxUses = 1;
        ask.grant.nonce = keccak256(abi.encode("challenge", _grantIds.length));
        ask.grant.notBefore = uint40(vm.getBlockTimestamp() - (seed % 61));
        ask.grant.notAfter = ask.grant.notBefore + 60;
        ask.request = _requestOf(ask.grant, seed);
    }

    /// @dev Makes a grant of it that may not exist.
    function _unsound(Ask memory ask, uint256 seed) private view returns (Ask memory) {
        if (seed % 5 > 1) _presented(ask, seed);
        if (seed % 5 == 0) ask.grant.maxUses = 0;
        else if (seed % 5 == 1) ask.grant.notAfter = ask.grant.notBefore - 1;
        else if (seed % 5 == 2) ask.grant.maxUses = 2;
        else if (seed % 5 == 3) ask.grant.notAfter = ask.grant.notBefore + 61;
        else ask.grant.nonce = bytes32(0);
        // Without a nonce two of them may be the same but for the fields.
        ask.grant.fields = uint128(_grantIds.length);
        return ask;
    }

    /// @dev Enters the grant and has its holder sign it.
    function _signed(Ask memory ask) private {
        _enterAsk(ask);
        ask.signature = _sign(ask.grant.holder, ask.id);
        _show(ask.id, true);
    }

    function _enterAsk(Ask memory ask) private {
        ask.id = _enter(ask.grant);
    }

    function _signWithdrawal(Ask memory ask) private view returns (IAccessLog.HolderSignature memory) {
        bytes32 hash = _typedHash(keccak256(abi.encode(keccak256("Withdrawal(bytes32 grant)"), ask.id)));
        return _sign(ask.grant.holder, hash);
    }

    /// @dev Grants for a batch: two of one license now and then, and the last one forged, or another's.
    function _threeAsks(AuthorityId office, uint256 seed) private returns (Ask[] memory asks) {
        asks = new Ask[](3);
        for (uint256 i = 0; i < asks.length; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(seed, "grant", i)));
            bool again = i != 0 && draw % 3 == 0;
            // What is issued while one is looked for takes no time.
            LicenseId id = again ? asks[i - 1].grant.license : _grantable(draw / 3);
            asks[i] = _newAsk(id, office, draw);
            asks[i].grant.maxUses = uint32(1 + (draw % 2));
            if (i == 2 && seed % 5 == 0) asks[i].grant.consumer = office == ministry ? anhui : ministry;
            _signed(asks[i]);
        }
        if (seed % 3 == 1) asks[2].signature = _forge(asks[2].grant.holder, asks[2].id);
        if (seed % 3 == 1) _show(asks[2].id, false);
    }

    /// @dev A request by statutory duty, that is allowed or not.
    function _request(LicenseId id, uint256 seed) private pure returns (IAccessLog.UseRequest memory) {
        UsageAction action = seed % 3 == 0 ? UsageAction(uint8((seed / 3) % 5)) : UsageAction.Verify;
        uint128 fields = (seed / 7) % 4 == 0 ? uint128(seed) : uint128(seed % 2);
        return IAccessLog.UseRequest(id, action, uint32((seed / 11) % 4), fields, bytes32(seed));
    }

    /// @dev The same request, or one that goes beyond it now and then.
    function _varied(
        IAccessLog.GrantedUseRequest memory request,
        uint256 seed
    ) private pure returns (IAccessLog.GrantedUseRequest memory varied) {
        varied = _copyOf(request);
        varied.context = bytes32(seed);
        if (seed % 6 == 0) varied.matter = bytes32(seed);
        if ((seed / 6) % 6 == 0) varied.fields = uint128(seed);
        if ((seed / 36) % 3 == 0) varied.action = UsageAction(uint8((seed / 108) % 5));
    }

    function _copyOf(
        IAccessLog.GrantedUseRequest memory request
    ) private pure returns (IAccessLog.GrantedUseRequest memory) {
        return IAccessLog.GrantedUseRequest(request.action, request.matter, request.fields, request.context);
    }

    function _copyOf(Ask memory ask) private pure returns (Ask memory) {
        return Ask(ask.id, ask.grant, ask.consumer, ask.request, ask.signature);
    }

    function _someConsumer(uint256 seed) private view returns (AuthorityId office) {
        office = _someOffice(seed);
        if (!_rightsOf(office).has(Right.Use)) office = ministry;
    }

    function _anotherHolder(address holder) private view returns (address) {
        return holder == _holders[0] ? _holders[3] : _holders[0];
    }

    /// @dev A license that its holder can grant the use of.
    function _grantable(uint256 seed) private returns (LicenseId id) {
        for (uint256 i = 0; i < _TRIES && _ids.length != 0; ++i) {
            id = _draw(uint256(keccak256(abi.encode(seed, i))));
            if (_isUsable(id) && !_isInCustody(id) && _isVouchedFor(id)) return id;
        }
        // A seed that gives a holder's account.
        seed /= 2;
        return _issue(_someRegion(seed), _someHolder(seed) == address(0) ? seed + 31 : seed);
    }

    /// @dev A license in custody.
    function _kept(uint256 seed) private returns (LicenseId id) {
        for (uint256 i = 0; i < _TRIES; ++i) {
            id = _draw(uint256(keccak256(abi.encode(seed, i))));
            if (_isInCustody(id)) return id;
        }
        // A seed that gives none.
        seed /= 2;
        while (_someHolder(seed) != address(0)) seed += 31;
        return _issue(_someRegion(seed), seed);
    }

    /// @dev A license that a holder has and nobody may use: it has ended or expired.
    function _over(uint256 seed) private returns (LicenseId id) {
        for (uint256 i = 0; i < _TRIES; ++i) {
            id = _draw(uint256(keccak256(abi.encode(seed, i))));
            if (!_isUsable(id) && !_isInCustody(id)) return id;
        }
        id = _grantable(seed);
        // A seed for which it does so at once.
        _manage(Action.Revoke, id, _reason(Action.Revoke, ApprovalRule.None), seed - (seed % 12) + 3);
    }

    /// @dev A license that a holder has, and that a distrusted key vouches for.
    function _spoilt(uint256 seed) private returns (LicenseId id) {
        for (uint256 i = 0; i < _TRIES; ++i) {
            id = _draw(uint256(keccak256(abi.encode(seed, i))));
            if (_isUsable(id) && !_isInCustody(id) && !_isVouchedFor(id)) return id;
        }
        // A new key takes its time to count, and a license may expire meanwhile.
        do {
            seed = uint256(keccak256(abi.encode(seed)));
            id = _grantable(seed);
            _spoil(id);
        } while (!_isUsable(id));
    }

    function _isUsable(LicenseId id) private view returns (bool) {
        Status status = _statusNow(id);
        return status == Status.Active || status == Status.Suspended;
    }

    /// @dev What a license says of itself.
    function _hashOf(LicenseId id) private view returns (bytes32) {
        return keccak256(abi.encode(licenses.standingOf(id)));
    }

    /// @dev What the log stores of a grant.
    function _hashOf(bytes32 grant) private view returns (bytes32) {
        return keccak256(abi.encode(accessLog.grantStateOf(grant)));
    }
}
