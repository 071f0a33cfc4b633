// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {IAccessLog} from "./interfaces/IAccessLog.sol";
import {IAuthorityRegistry} from "./interfaces/IAuthorityRegistry.sol";
import {ILicenseCatalog} from "./interfaces/ILicenseCatalog.sol";
import {ILicenseRegistry} from "./interfaces/ILicenseRegistry.sol";
import {Custody} from "./libraries/Custody.sol";
import {Holder} from "./libraries/Holder.sol";
import {AuthorityId} from "./types/AuthorityId.sol";
import {dayOf} from "./types/Day.sol";
import {Grant, GrantKind} from "./types/Grant.sol";
import {KeyId} from "./types/KeyId.sol";
import {LicenseId} from "./types/LicenseId.sol";
import {LicenseTypeId} from "./types/LicenseTypeId.sol";
import {Outcome} from "./types/Outcome.sol";
import {PackedConsumer} from "./types/PackedConsumer.sol";
import {PackedGrant} from "./types/PackedGrant.sol";
import {PackedUsageBook} from "./types/PackedUsageBook.sol";
import {PackedUsageRecord, packUsageRecord} from "./types/PackedUsageRecord.sol";
import {Right} from "./types/Rights.sol";
import {Status} from "./types/Status.sol";
import {UsageAction} from "./types/UsageAction.sol";

/// @title AccessLog
/// @notice Who used a license, for what, by whose leave. See {IAccessLog}.
contract AccessLog is IAccessLog, EIP712 {
    /// @dev A consumer at work: who it is, by which key, and its uses, for the caller to store once for a whole batch.
    struct Session {
        AuthorityId consumer;
        KeyId key;
        PackedConsumer uses;
    }

    /// @dev A license as its user finds it, and as of when the key that vouches for it is distrusted.
    struct Finding {
        LicenseId id;
        Status status;
        KeyId key;
        uint40 vouchedAt;
        uint40 distrustedAsOf;
        address holder;
        uint8 binding;
    }

    /// @dev A published use as it was read for a request, and whether it is for the consumer.
    struct Listing {
        LicenseTypeId licenseType;
        uint32 matter;
        bool isForConsumer;
        ILicenseCatalog.StatutoryUse use;
    }

    /// @dev One of the grants given: its number among them, from 1, its id, and the signature that came with it.
    struct GivenGrant {
        uint256 number;
        bytes32 id;
        Grant grant;
        HolderSignature signature;
    }

    /// @inheritdoc IAccessLog
    uint256 public constant MAX_BATCH = 256;

    /// @dev In which status a license may be used under a grant: not once it has ended. The record says in which it is.
    uint256 private constant _GRANT_STATUSES = (1 << uint256(Status.Active)) | (1 << uint256(Status.Suspended));

    /// @dev What is done face to face.
    uint256 private constant _PRESENTATION_ACTIONS =
        (1 << uint256(UsageAction.Present)) | (1 << uint256(UsageAction.Verify));

    bytes32 private constant _WITHDRAWAL_TYPEHASH = keccak256("Withdrawal(bytes32 grant)");

    /// @dev The grant of a use by statutory duty.
    bytes32 private constant _NO_GRANT = bytes32(0);

    /// @inheritdoc IAccessLog
    IAuthorityRegistry public immutable authorities;

    /// @inheritdoc IAccessLog
    ILicenseCatalog public immutable catalog;

    /// @inheritdoc IAccessLog
    ILicenseRegistry public immutable licenses;

    mapping(LicenseId id => PackedUsageBook book) private _books;
    mapping(AuthorityId consumer => PackedConsumer uses) private _consumers;
    mapping(bytes32 grant => PackedGrant state) private _grants;

    /// @param licenses_ The licenses used; who may act and what can be licensed are taken from there.
    constructor(ILicenseRegistry licenses_) EIP712("elicense", "1") {
        licenses = licenses_;
        authorities = licenses_.authorities();
        catalog = licenses_.catalog();
    }

    // ---------------------------------------------------------------------------------------------------- using

    /// @inheritdoc IAccessLog
    function use(UseRequest calldata request) external returns (Outcome outcome) {
        Session memory session = _begin(request.id);
        Finding memory found;
        Listing memory listing;
        _find(found, request.id);
        _list(listing, session.consumer, request);

        outcome = _use(session, found, listing, request);

        _consumers[session.consumer] = session.uses;
    }

    /// @inheritdoc IAccessLog
    function useBatch(UseRequest[] calldata requests) external returns (Outcome[] memory outcomes) {
        _requireBatch(requests.length);
        Session memory session = _begin(requests[0].id);
        // What was read for the use before serves the next one too, where that asks for the same.
        Finding memory found;
        Listing memory listing;
        _find(found, requests[0].id);

        outcomes = new Outcome[](requests.length);
        for (uint256 i = 0; i < requests.length; ++i) {
            UseRequest calldata request = requests[i];
            if (request.id != found.id) _findNext(found, request.id);
            if (!_isOf(listing, request)) _list(listing, session.consumer, request);
            outcomes[i] = _use(session, found, listing, request);
        }

        _consumers[session.consumer] = session.uses;
    }

    /// @inheritdoc IAccessLog
    function useUnderGrant(
        GrantedUseRequest calldata request,
        Grant calldata grant
    ) external returns (Outcome outcome) {
        GivenGrant memory given;
        given.grant = grant;
        return _useOne(request, given);
    }

    /// @inheritdoc IAccessLog
    function useUnderSignedGrant(
        GrantedUseRequest calldata request,
        Grant calldata grant,
        HolderSignature calldata signature
    ) external returns (Outcome outcome) {
        GivenGrant memory given;
        (given.grant, given.signature) = (grant, signature);
        return _useOne(request, given);
    }

    /// @inheritdoc IAccessLog
    function useBatchUnderGrants(
        GrantedUseRequest[] calldata requests,
        uint16[] calldata grantNumbers,
        Grant[] calldata grants,
        HolderSignature[] calldata signatures
    ) external returns (Outcome[] memory outcomes) {
        uint256 length = requests.length;
        _requireBatch(length);
        _requireLength(grantNumbers.length == 0 ? grants.length : grantNumbers.length, length);
        if (signatures.length != 0) _requireLength(signatures.length, grants.length);

        Session memory session;
        Finding memory found;
        GivenGrant memory given;
        outcomes = new Outcome[](length);
        for (uint256 i = 0; i < length; ++i) {
            uint256 number = grantNumbers.length == 0 ? i + 1 : grantNumbers[i];
            // 0 is the number of none, and is refused there.
            if (number == 0 || number != given.number) {
                _take(given, number, grants, signatures);
                LicenseId id = given.grant.license;
                if (i == 0) {
                    session = _begin(id);
                    _find(found, id);
                } else if (id != found.id) {
                    _findNext(found, id);
                }
            }
            outcomes[i] = _useGranted(session, found, given, requests[i]);
        }

        _consumers[session.consumer] = session.uses;
    }

    // --------------------------------------------------------------------------------------------------- grants

    /// @inheritdoc IAccessLog
    function openGrant(Grant memory grant, HolderSignature memory signature) external returns (bytes32 id) {
        id = _hashGrant(grant);
        PackedGrant state = _grants[id];
        if (state.isWithdrawn()) revert AccessLogAlreadyWithdrawn(id);
        if (state.isOpened()) revert AccessLogAlreadyOpened(id);
        if (!grant.isSound()) revert AccessLogInvalidGrant(id);
        Finding memory found;
        _find(found, grant.license);
        if (found.holder != grant.holder || found.binding != grant.binding) {
            revert AccessLogNotBound(id, grant.license);
        }
        if (!_isSigned(id, grant.holder, signature)) revert AccessLogInvalidSignature(id, grant.holder);

        _grants[id] = state.opened();

        emit GrantOpened(id, grant.license, grant.consumer);
    }

    /// @inheritdoc IAccessLog
    function withdrawGrant(Grant memory grant) external returns (bytes32 id) {
        id = _hashGrant(grant);
        if (msg.sender != grant.holder) revert AccessLogNotHolder(id, grant.holder, msg.sender);

        _withdraw(grant, id);
    }

    /// @inheritdoc IAccessLog
    function withdrawGrantBySignature(
        Grant memory grant,
        HolderSignature memory signature
    ) external returns (bytes32 id) {
        id = _hashGrant(grant);
        if (!_isSigned(hashWithdrawal(id), grant.holder, signature)) {
            revert AccessLogInvalidSignature(id, grant.holder);
        }

        _withdraw(grant, id);
    }

    // ---------------------------------------------------------------------------------------------------- reads

    /// @inheritdoc IAccessLog
    function outcomeOf(AuthorityId consumer, UseRequest calldata request) external view returns (Outcome outcome) {
        _requireAccredited(consumer, request.id);
        Finding memory found;
        Listing memory listing;
        _find(found, request.id);
        _list(listing, consumer, request);
        return _judge(found, listing, request);
    }

    /// @inheritdoc IAccessLog
    function outcomeUnderGrant(
        AuthorityId consumer,
        GrantedUseRequest calldata request,
        Grant memory grant,
        HolderSignature memory signature
    ) external view returns (Outcome outcome) {
        _requireAccredited(consumer, grant.license);
        Finding memory found;
        _find(found, grant.license);
        bytes32 id = _hashGrant(grant);
        return _judgeGranted(consumer, found, GivenGrant(1, id, grant, signature), _grants[id], request);
    }

    /// @inheritdoc IAccessLog
    function hashGrant(Grant memory grant) external view returns (bytes32 id) {
        return _hashGrant(grant);
    }

    /// @inheritdoc IAccessLog
    function hashWithdrawal(bytes32 grant) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(_WITHDRAWAL_TYPEHASH, grant)));
    }

    /// @inheritdoc IAccessLog
    function grantStateOf(bytes32 grant) external view returns (GrantState memory) {
        PackedGrant state = _grants[grant];
        return GrantState({opened: state.isOpened(), withdrawn: state.isWithdrawn(), used: state.used()});
    }

    /// @inheritdoc IAccessLog
    function usageBookOf(LicenseId id) external view returns (UsageBook memory) {
        PackedUsageBook book = _books[id];
        return UsageBook({head: book.head(), lastBlock: book.lastBlock(), recordCount: book.recordCount()});
    }

    /// @inheritdoc IAccessLog
    function consumerOf(AuthorityId consumer) external view returns (Consumer memory) {
        PackedConsumer uses = _consumers[consumer];
        return Consumer({head: uses.head(), count: uses.count()});
    }

    // ------------------------------------------------------------------------------------------------- one use

    /// @dev Judges a use by statutory duty, and records it.
    function _use(
        Session memory session,
        Finding memory found,
        Listing memory listing,
        UseRequest calldata request
    ) private returns (Outcome outcome) {
        outcome = _judge(found, listing, request);

        bytes32 matter = bytes32(uint256(request.matter));
        _record(session, found, outcome, request.action, request.fields, matter, _NO_GRANT, request.context);
    }

    /// @dev The only use of a transaction under a grant.
    function _useOne(GrantedUseRequest calldata request, GivenGrant memory given) private returns (Outcome outcome) {
        given.id = _hashGrant(given.grant);
        Session memory session = _begin(given.grant.license);
        Finding memory found;
        _find(found, given.grant.license);

        outcome = _useGranted(session, found, given, request);

        _consumers[session.consumer] = session.uses;
    }

    /// @dev Judges a use under a grant, takes it off if it is allowed, and records it.
    function _useGranted(
        Session memory session,
        Finding memory found,
        GivenGrant memory given,
        GrantedUseRequest calldata request
    ) private returns (Outcome outcome) {
        bytes32 id = given.id;
        PackedGrant state = _grants[id];
        outcome = _judgeGranted(session.consumer, found, given, state, request);

        if (outcome == Outcome.Allowed) _grants[id] = state.withUse();
        _record(session, found, outcome, request.action, request.fields, request.matter, id, request.context);
    }

    /// @dev The order of the questions is frozen: the first that fails is recorded.
    function _judge(
        Finding memory found,
        Listing memory listing,
        UseRequest calldata request
    ) private view returns (Outcome) {
        ILicenseCatalog.StatutoryUse memory listed = listing.use;
        if (listed.actions == 0) return Outcome.NotListed;
        if (!listing.isForConsumer) return Outcome.WrongConsumer;
        if (listed.actions & (1 << uint8(request.action)) == 0) return Outcome.WrongAction;
        if (!dayOf(block.timestamp).isBetween(listed.usableFrom, listed.usableThrough)) return Outcome.OutsideDates;
        if (request.fields & ~listed.fields != 0) return Outcome.FieldsExceeded;
        return _judgeStanding(found, listed.statuses);
    }

    /// @dev The order of the questions is frozen: the first that fails is recorded. First whose grant it is, then
    /// whether it stands, and then whether it covers the use.
    function _judgeGranted(
        AuthorityId consumer,
        Finding memory found,
        GivenGrant memory given,
        PackedGrant state,
        GrantedUseRequest calldata request
    ) private view returns (Outcome) {
        Grant memory grant = given.grant;
        if (grant.consumer != consumer) return Outcome.WrongConsumer;
        if (Custody.isCustody(found.holder)) return Outcome.InCustody;
        if (found.holder != grant.holder || found.binding != grant.binding) return Outcome.NotBound;
        if (!grant.isSound()) return Outcome.InvalidGrant;

        if (state.isWithdrawn()) return Outcome.GrantWithdrawn;
        if (!state.isOpened() && !_isSigned(given.id, grant.holder, given.signature)) return Outcome.InvalidSignature;
        if (block.timestamp < grant.notBefore) return Outcome.GrantNotYetValid;
        if (block.timestamp > grant.notAfter) return Outcome.GrantExpired;
        if (state.used() >= grant.maxUses) return Outcome.GrantUsedUp;

        if (request.matter != grant.matter) return Outcome.WrongMatter;
        if (!_isActionOf(grant.kind, request.action)) return Outcome.WrongAction;
        if (request.fields & ~grant.fields != 0) return Outcome.FieldsExceeded;
        return _judgeStanding(found, _GRANT_STATUSES);
    }

    function _judgeStanding(Finding memory found, uint256 statuses) private pure returns (Outcome) {
        if (statuses & (1 << uint8(found.status)) == 0) return Outcome.StatusNotAllowed;
        if (found.distrustedAsOf != 0 && found.vouchedAt >= found.distrustedAsOf) return Outcome.KeyDistrusted;
        return Outcome.Allowed;
    }

    function _isActionOf(GrantKind kind, UsageAction action) private pure returns (bool) {
        return kind == GrantKind.Consent || _PRESENTATION_ACTIONS & (1 << uint8(action)) != 0;
    }

    /// @dev Appends a record to the license's usage book and to the consumer's uses.
    function _record(
        Session memory session,
        Finding memory found,
        Outcome outcome,
        UsageAction action,
        uint128 fields,
        bytes32 matter,
        bytes32 grant,
        bytes32 context
    ) private {
        LicenseId id = found.id;
        AuthorityId consumer = session.consumer;
        PackedUsageBook book = _books[id];
        PackedUsageRecord record = packUsageRecord(
            book.nextIndex(),
            book.lastBlock(),
            uint40(block.timestamp),
            session.key,
            session.uses.nextNumber(),
            action,
            found.status
        );
        bytes32 recordHash = keccak256(abi.encode(id, consumer, outcome, record, fields, matter, grant, context));
        _books[id] = book.withRecord(recordHash, block.number);
        session.uses = session.uses.withRecord(recordHash);

        emit UsageRecorded(id, consumer, outcome, record, fields, matter, grant, context);
    }

    function _withdraw(Grant memory grant, bytes32 id) private {
        PackedGrant state = _grants[id];
        if (state.isWithdrawn()) revert AccessLogAlreadyWithdrawn(id);

        _grants[id] = state.withdrawn();

        emit GrantWithdrawn(id, grant.license, grant.consumer);
    }

    // --------------------------------------------------------------------------------------------------- reading

    function _begin(LicenseId id) private view returns (Session memory session) {
        (session.consumer, session.key) = _authorize(id);
        session.uses = _consumers[session.consumer];
    }

    function _authorize(LicenseId id) private view returns (AuthorityId consumer, KeyId key) {
        (consumer, key, ) = authorities.checkRight(id.licenseTypeOf(), msg.sender, Right.Use);
    }

    function _requireAccredited(AuthorityId consumer, LicenseId id) private view {
        LicenseTypeId licenseType = id.licenseTypeOf();
        if (!authorities.rightsOf(consumer, licenseType).has(Right.Use)) {
            revert IAuthorityRegistry.AuthorityRegistryNotAccredited(consumer, licenseType, Right.Use);
        }
    }

    /// @dev Reads another license.
    function _findNext(Finding memory found, LicenseId id) private view {
        // A key belongs to one authority, so another license type can only change what it is entitled to.
        if (id.licenseTypeOf() != found.id.licenseTypeOf()) _authorize(id);

        _find(found, id);
    }

    function _find(Finding memory found, LicenseId id) private view {
        KeyId key;
        (found.status, key, found.vouchedAt, found.holder, found.binding) = licenses.conditionOf(id);
        if (found.status == Status.None) revert AccessLogUnknownLicense(id);

        // Most of a batch is vouched for by one key, which is asked for once. No key has the number 0.
        if (key != found.key) (, found.distrustedAsOf) = authorities.keyById(key);
        (found.id, found.key) = (id, key);
    }

    /// @dev Reads another published use.
    function _list(Listing memory listing, AuthorityId consumer, UseRequest calldata request) private view {
        (listing.licenseType, listing.matter) = (request.id.licenseTypeOf(), request.matter);
        listing.use = catalog.useOf(listing.licenseType, listing.matter);
        AuthorityId listed = listing.use.consumer;
        listing.isForConsumer = !listed.exists() || listed == consumer || authorities.isWithin(consumer, listed);
    }

    /// @dev Whether the published use that a request asks for is the one that was read. None is of type 0.
    function _isOf(Listing memory listing, UseRequest calldata request) private pure returns (bool) {
        return listing.matter == request.matter && listing.licenseType == request.id.licenseTypeOf();
    }

    /// @dev Takes up another one of the grants given.
    function _take(
        GivenGrant memory given,
        uint256 number,
        Grant[] calldata grants,
        HolderSignature[] calldata signatures
    ) private view {
        if (number == 0 || number > grants.length) revert AccessLogUnknownGrant(number, grants.length);

        Grant memory grant = grants[number - 1];
        (given.number, given.id, given.grant) = (number, _hashGrant(grant), grant);
        if (signatures.length != 0) given.signature = signatures[number - 1];
    }

    function _hashGrant(Grant memory grant) private view returns (bytes32) {
        return _hashTypedDataV4(grant.structHashOf());
    }

    function _isSigned(bytes32 hash, address holder, HolderSignature memory by) private view returns (bool) {
        // What has no code is no verifier: the identity precompile would echo the answer that a good signature gets.
        if (by.signer.length > 20 && address(bytes20(by.signer)).code.length == 0) return false;
        return
            Holder.accountOf(by.signer) == holder &&
            SignatureChecker.isValidSignatureNow(by.signer, hash, by.signature);
    }

    function _requireBatch(uint256 length) private pure {
        if (length == 0 || length > MAX_BATCH) revert AccessLogBatchLength(length, MAX_BATCH);
    }

    function _requireLength(uint256 length, uint256 expected) private pure {
        if (length != expected) revert AccessLogLengthMismatch(length, expected);
    }
}
