// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AuthorityId} from "../types/AuthorityId.sol";
import {KeyId} from "../types/KeyId.sol";
import {LicenseId} from "../types/LicenseId.sol";
import {Outcome} from "../types/Outcome.sol";
import {Status} from "../types/Status.sol";
import {UsageAction} from "../types/UsageAction.sol";
import {IAuthorityRegistry} from "./IAuthorityRegistry.sol";
import {ILicenseCatalog} from "./ILicenseCatalog.sol";
import {ILicenseRegistry} from "./ILicenseRegistry.sol";

/// @title Who used a license, for what
/// @notice A use is checked and recorded in one step. A use that is denied is recorded too, with its reason: it does
/// not revert. Only a caller that is no accredited consumer, and an unknown license, revert.
/// @dev A contract that uses a license must not revert on a denial: that would erase the record of it.
interface IAccessLog {
    /// @notice A use that a consumer asks for by statutory duty.
    /// @param id License to be used.
    /// @param action What the consumer does with it.
    /// @param matter Number of the use on the catalog's published list for the license's type.
    /// @param fields Set of the fields asked for, bit n for the type's field n.
    /// @param context Salted hash of case, system, operator and purpose, made off-chain.
    struct UseRequest {
        LicenseId id;
        UsageAction action;
        uint32 matter;
        uint128 fields;
        bytes32 context;
    }

    /// @notice A license's usage book.
    /// @param head Head of the hash chain over its records.
    /// @param lastBlock Block of its last record; 0 for an empty book.
    /// @param recordCount How many records it has.
    struct UsageBook {
        uint184 head;
        uint32 lastBlock;
        uint40 recordCount;
    }

    /// @notice A consumer's uses, numbered from 1 without gaps.
    /// @param head Head of the hash chain over its records.
    /// @param count How many there are, denials included.
    struct Consumer {
        uint192 head;
        uint64 count;
    }

    /// @notice A usage record.
    /// @dev The book's head after a record is the leading 184 bits of keccak256(abi.encode(head before, id, consumer,
    /// index, previousBlock, recordedAt, key, number, action, outcome, status, matter, fields, context)), 0 being the
    /// head of an empty book. The consumer's head after it is the leading 192 bits of keccak256(abi.encode(head before,
    /// that whole hash)).
    /// @param id License used.
    /// @param consumer Authority that used it.
    /// @param outcome Allowed, or why not.
    /// @param index Position in the license's usage book, from 1.
    /// @param previousBlock Block of the record before; 0 in the first.
    /// @param recordedAt Unix time, seconds.
    /// @param key Key that the use came from.
    /// @param number Position among the consumer's uses, from 1.
    /// @param action What the consumer did, or was to do.
    /// @param status The license's status that the consumer saw.
    /// @param matter Number of the published use.
    /// @param fields Set of the fields asked for; all of them were granted if the use was allowed, else none.
    /// @param context Salted hash of case, system, operator and purpose.
    event UsageRecorded(
        LicenseId indexed id,
        AuthorityId indexed consumer,
        Outcome indexed outcome,
        uint40 index,
        uint32 previousBlock,
        uint40 recordedAt,
        KeyId key,
        uint64 number,
        UsageAction action,
        Status status,
        uint32 matter,
        uint128 fields,
        bytes32 context
    );

    /// @notice No license has this id.
    error AccessLogUnknownLicense(LicenseId id);

    /// @notice The batch is empty or too long.
    error AccessLogBatchLength(uint256 length, uint256 maximum);

    /// @notice Uses a license by statutory duty, and records it.
    /// @return outcome Allowed, or why not; recorded in either case.
    function use(UseRequest calldata request) external returns (Outcome outcome);

    /// @notice Uses up to {MAX_BATCH} licenses, each as {use} does: one denial does not keep the others back.
    /// @dev An unknown license, or one of a type for which the caller is not accredited, reverts the whole batch, and
    /// with it every record that it would have made, of denials too. So nothing may be released but on a record that
    /// stands on the chain.
    /// @return outcomes In the order given.
    function useBatch(UseRequest[] calldata requests) external returns (Outcome[] memory outcomes);

    /// @notice How a use by a consumer would come out now. Records nothing, so it gives no leave to use anything.
    /// @dev Reverts as {use} does where the consumer is not accredited, and for an unknown license.
    function outcomeOf(AuthorityId consumer, UseRequest calldata request) external view returns (Outcome outcome);

    /// @notice A license's usage book; empty for a license never used.
    function usageBookOf(LicenseId id) external view returns (UsageBook memory);

    /// @notice A consumer's uses; empty for one that never used a license.
    function consumerOf(AuthorityId consumer) external view returns (Consumer memory);

    /// @notice The longest batch that may be used in one step.
    function MAX_BATCH() external view returns (uint256);

    /// @notice Who may act.
    function authorities() external view returns (IAuthorityRegistry);

    /// @notice What can be licensed.
    function catalog() external view returns (ILicenseCatalog);

    /// @notice The licenses used.
    function licenses() external view returns (ILicenseRegistry);
}
