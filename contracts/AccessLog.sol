// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessLog} from "./interfaces/IAccessLog.sol";
import {IAuthorityRegistry} from "./interfaces/IAuthorityRegistry.sol";
import {ILicenseCatalog} from "./interfaces/ILicenseCatalog.sol";
import {ILicenseRegistry} from "./interfaces/ILicenseRegistry.sol";
import {HashChain} from "./libraries/HashChain.sol";
import {Actor} from "./types/Actor.sol";
import {AuthorityId} from "./types/AuthorityId.sol";
import {dayOf} from "./types/Day.sol";
import {LicenseId} from "./types/LicenseId.sol";
import {LicenseTypeId} from "./types/LicenseTypeId.sol";
import {Outcome} from "./types/Outcome.sol";
import {Right} from "./types/Rights.sol";
import {Status} from "./types/Status.sol";

/// @title AccessLog
/// @notice Who used a license, for what. See {IAccessLog}.
contract AccessLog is IAccessLog {
    /// @inheritdoc IAccessLog
    uint256 public constant MAX_BATCH = 256;

    /// @inheritdoc IAccessLog
    IAuthorityRegistry public immutable authorities;

    /// @inheritdoc IAccessLog
    ILicenseCatalog public immutable catalog;

    /// @inheritdoc IAccessLog
    ILicenseRegistry public immutable licenses;

    mapping(LicenseId id => UsageBook book) private _books;
    mapping(AuthorityId consumer => Consumer uses) private _consumers;

    /// @param licenses_ The licenses used; who may act and what can be licensed are taken from there.
    constructor(ILicenseRegistry licenses_) {
        licenses = licenses_;
        authorities = licenses_.authorities();
        catalog = licenses_.catalog();
    }

    /// @inheritdoc IAccessLog
    function use(UseRequest calldata request) external returns (Outcome outcome) {
        Actor memory actor = _authorize(request.id);
        Consumer memory consumer = _consumers[actor.authority];

        outcome = _use(request, actor, consumer);

        _consumers[actor.authority] = consumer;
    }

    /// @inheritdoc IAccessLog
    function useBatch(UseRequest[] calldata requests) external returns (Outcome[] memory outcomes) {
        uint256 length = requests.length;
        if (length == 0 || length > MAX_BATCH) revert AccessLogBatchLength(length, MAX_BATCH);
        Actor memory actor = _authorize(requests[0].id);
        Consumer memory consumer = _consumers[actor.authority];

        outcomes = new Outcome[](length);
        for (uint256 i = 0; i < length; ++i) {
            // A key belongs to one authority, so another license type can only change what it is entitled to.
            if (i > 0 && _isOtherType(requests[i].id, requests[i - 1].id)) _authorize(requests[i].id);
            outcomes[i] = _use(requests[i], actor, consumer);
        }

        _consumers[actor.authority] = consumer;
    }

    /// @inheritdoc IAccessLog
    function outcomeOf(AuthorityId consumer, UseRequest calldata request) external view returns (Outcome outcome) {
        LicenseTypeId licenseType = request.id.licenseTypeOf();
        if (!authorities.rightsOf(consumer, licenseType).has(Right.Use)) {
            revert IAuthorityRegistry.AuthorityRegistryNotAccredited(consumer, licenseType, Right.Use);
        }
        (Status status, bool trusted) = _statusOf(request.id);
        return _judge(consumer, request, status, trusted);
    }

    /// @inheritdoc IAccessLog
    function usageBookOf(LicenseId id) external view returns (UsageBook memory) {
        return _books[id];
    }

    /// @inheritdoc IAccessLog
    function consumerOf(AuthorityId consumer) external view returns (Consumer memory) {
        return _consumers[consumer];
    }

    /// @dev Judges one use and records it. Changes the consumer in memory: the caller stores it, once for a batch.
    function _use(
        UseRequest calldata request,
        Actor memory actor,
        Consumer memory consumer
    ) private returns (Outcome outcome) {
        (Status status, bool trusted) = _statusOf(request.id);
        outcome = _judge(actor.authority, request, status, trusted);

        _record(request, actor, consumer, outcome, status);
    }

    /// @dev Appends a record to the license's usage book and to the consumer's uses.
    function _record(
        UseRequest calldata request,
        Actor memory actor,
        Consumer memory consumer,
        Outcome outcome,
        Status status
    ) private {
        UsageBook memory book = _books[request.id];
        uint32 previousBlock = book.lastBlock;
        ++book.recordCount;
        ++consumer.count;
        bytes32 link = _linkOf(book, request, actor, consumer.count, outcome, status);
        book.head = HashChain.bookHead(link);
        book.lastBlock = uint32(block.number);
        _books[request.id] = book;
        consumer.head = HashChain.registerHead(consumer.head, link);

        emit UsageRecorded(
            request.id,
            actor.authority,
            outcome,
            book.recordCount,
            previousBlock,
            uint40(block.timestamp),
            actor.key,
            consumer.count,
            request.action,
            status,
            request.matter,
            request.fields,
            request.context
        );
    }

    /// @dev Links a record, counted in the book already, to the head and block of the one before.
    function _linkOf(
        UsageBook memory book,
        UseRequest calldata request,
        Actor memory actor,
        uint64 number,
        Outcome outcome,
        Status status
    ) private view returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    book.head,
                    request.id,
                    actor.authority,
                    book.recordCount,
                    book.lastBlock,
                    uint40(block.timestamp),
                    actor.key,
                    number,
                    request.action,
                    outcome,
                    status,
                    request.matter,
                    request.fields,
                    request.context
                )
            );
    }

    /// @dev The order of the questions is the order of {Outcome}: the first that fails is recorded.
    function _judge(
        AuthorityId consumer,
        UseRequest calldata request,
        Status status,
        bool trusted
    ) private view returns (Outcome) {
        ILicenseCatalog.StatutoryUse memory listed = catalog.useOf(request.id.licenseTypeOf(), request.matter);
        if (listed.actions == 0) return Outcome.NotListed;
        if (!_isFor(listed.consumer, consumer)) return Outcome.WrongConsumer;
        if (listed.actions & (1 << uint8(request.action)) == 0) return Outcome.WrongAction;
        if (!_isOpen(listed)) return Outcome.OutsideDates;
        if (request.fields & ~listed.fields != 0) return Outcome.FieldsExceeded;
        if (listed.statuses & (1 << uint8(status)) == 0) return Outcome.StatusNotAllowed;
        if (!trusted) return Outcome.KeyDistrusted;
        return Outcome.Allowed;
    }

    function _isFor(AuthorityId listed, AuthorityId consumer) private view returns (bool) {
        return !listed.exists() || listed == consumer || authorities.isWithin(consumer, listed);
    }

    function _isOpen(ILicenseCatalog.StatutoryUse memory listed) private view returns (bool) {
        return dayOf(block.timestamp).isBetween(listed.usableFrom, listed.usableThrough);
    }

    function _authorize(LicenseId id) private view returns (Actor memory actor) {
        (actor.authority, actor.key, actor.region) = authorities.checkRight(id.licenseTypeOf(), msg.sender, Right.Use);
    }

    function _statusOf(LicenseId id) private view returns (Status status, bool trusted) {
        (status, trusted) = licenses.statusOf(id);
        if (status == Status.None) revert AccessLogUnknownLicense(id);
    }

    function _isOtherType(LicenseId a, LicenseId b) private pure returns (bool) {
        return LicenseTypeId.unwrap(a.licenseTypeOf()) != LicenseTypeId.unwrap(b.licenseTypeOf());
    }
}
