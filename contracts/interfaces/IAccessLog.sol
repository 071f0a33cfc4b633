// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AuthorityId} from "../types/AuthorityId.sol";
import {Grant} from "../types/Grant.sol";
import {LicenseId} from "../types/LicenseId.sol";
import {Outcome} from "../types/Outcome.sol";
import {PackedUsageRecord} from "../types/PackedUsageRecord.sol";
import {UsageAction} from "../types/UsageAction.sol";
import {IAuthorityRegistry} from "./IAuthorityRegistry.sol";
import {ILicenseCatalog} from "./ILicenseCatalog.sol";
import {ILicenseRegistry} from "./ILicenseRegistry.sol";

/// @title Who used a license, for what, by whose leave
/// @notice A use is by statutory duty, as the catalog's published list allows it, or under a grant that the license's
/// holder signed. It is judged, takes one use off the grant and is recorded in one step. A use that is denied is
/// recorded too, with its reason, and takes nothing off: it does not revert. Only a caller that is no accredited
/// consumer, an unknown license and malformed input revert; and a grant that is not stored, of a signer whose contract
/// answers with more than there is gas to read, cannot be judged at all.
/// @dev A contract that uses a license must not revert on a denial: that would erase the record of it. See
/// contracts/examples.
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

    /// @notice A use that a consumer asks for under a grant, of the license that the grant is for.
    /// @param action What the consumer does with it.
    /// @param matter What for, committed as the grant's matter is: see {Grant}.
    /// @param fields Set of the fields asked for, bit n for the type's field n.
    /// @param context Salted hash of case, system, operator and purpose, made off-chain.
    struct GrantedUseRequest {
        UsageAction action;
        bytes32 matter;
        uint128 fields;
        bytes32 context;
    }

    /// @notice The holder's signature of a grant, or of its withdrawal.
    /// @param signer Who signed (ERC-7913): an account, 20 bytes, or a verifier's account and a key.
    /// @param signature Its signature of the EIP-712 hash.
    struct HolderSignature {
        bytes signer;
        bytes signature;
    }

    /// @notice What is stored of a grant.
    /// @param opened Whether its signature was checked, so that it is not asked for again.
    /// @param withdrawn Whether the holder withdrew it.
    /// @param used How often it was used.
    struct GrantState {
        bool opened;
        bool withdrawn;
        uint32 used;
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
    /// @dev Its hash is keccak256(abi.encode(id, consumer, outcome, record, fields, matter, grant, context)). It is the
    /// next link of two chains: the license's usage book, whose head after it is the leading 184 bits of
    /// keccak256(abi.encode(head before, hash)), and the consumer's uses, whose head after it are the leading 192 bits
    /// of the same; 0 is the head of what is empty.
    /// @param id License used.
    /// @param consumer Authority that used it.
    /// @param outcome Allowed, or why not.
    /// @param record Position in the license's book and among the consumer's uses, the block of the book's record
    /// before, time, key, action and the status that the consumer saw, packed as {PackedUsageRecord} says.
    /// @param fields Set of the fields asked for; all of them were granted if the use was allowed, else none.
    /// @param matter What for, as the consumer said: a number on the published list, or a commitment.
    /// @param grant Id of the grant; 0 for a use by statutory duty. In a denial it is what the consumer gave, which
    /// nobody may have signed.
    /// @param context Salted hash of case, system, operator and purpose.
    event UsageRecorded(
        LicenseId indexed id,
        AuthorityId indexed consumer,
        Outcome indexed outcome,
        PackedUsageRecord record,
        uint128 fields,
        bytes32 matter,
        bytes32 grant,
        bytes32 context
    );

    /// @notice A grant was stored ahead of its first use. An allowed use stores it too, and its record says so.
    event GrantOpened(bytes32 indexed grant, LicenseId indexed id, AuthorityId indexed consumer);

    /// @notice Who stands in a grant as its holder withdrew it: nothing can be used under it any more. License and
    /// consumer are as its terms say, whether or not the license was ever bound to that holder.
    event GrantWithdrawn(bytes32 indexed grant, LicenseId indexed id, AuthorityId indexed consumer);

    /// @notice No license has this id.
    error AccessLogUnknownLicense(LicenseId id);

    /// @notice The batch is empty or too long.
    error AccessLogBatchLength(uint256 length, uint256 maximum);

    /// @notice There are not as many numbers, or grants in their place, as uses, or not as many signatures as grants.
    error AccessLogLengthMismatch(uint256 length, uint256 expected);

    /// @notice A use names a grant that is not among those given.
    /// @param number The number named, from 1.
    /// @param count How many grants were given.
    error AccessLogUnknownGrant(uint256 number, uint256 count);

    /// @notice The grant's terms are none that a grant of its kind may have.
    error AccessLogInvalidGrant(bytes32 grant);

    /// @notice The license is not bound to the holder in the way that the grant says.
    error AccessLogNotBound(bytes32 grant, LicenseId id);

    /// @notice The signature is not the holder's.
    error AccessLogInvalidSignature(bytes32 grant, address holder);

    /// @notice The grant is stored already.
    error AccessLogAlreadyOpened(bytes32 grant);

    /// @notice The grant was withdrawn already.
    error AccessLogAlreadyWithdrawn(bytes32 grant);

    /// @notice Only the holder withdraws a grant.
    error AccessLogNotHolder(bytes32 grant, address holder, address caller);

    /// @notice Uses a license by statutory duty, and records it.
    /// @return outcome Allowed, or why not; recorded in either case.
    function use(UseRequest calldata request) external returns (Outcome outcome);

    /// @notice Uses up to {MAX_BATCH} licenses, each as {use} does, one after the other: one denial does not keep the
    /// others back.
    /// @dev An unknown license, or one of a type for which the caller is not accredited, reverts the whole batch, and
    /// with it every record that it would have made, of denials too. So nothing may be released but on a record that
    /// stands on the chain.
    /// @return outcomes In the order given.
    function useBatch(UseRequest[] calldata requests) external returns (Outcome[] memory outcomes);

    /// @notice Uses a license under a grant that is stored, and records it.
    /// @return outcome Allowed, or why not; recorded in either case.
    function useUnderGrant(GrantedUseRequest calldata request, Grant calldata grant) external returns (Outcome outcome);

    /// @notice Uses a license under a grant that comes with its signature, and records it. The first use that is
    /// allowed stores the grant.
    /// @return outcome Allowed, or why not; recorded in either case.
    function useUnderSignedGrant(
        GrantedUseRequest calldata request,
        Grant calldata grant,
        HolderSignature calldata signature
    ) external returns (Outcome outcome);

    /// @notice Uses up to {MAX_BATCH} licenses under grants, each as {useUnderSignedGrant} does, one after the other.
    /// @dev Reverts as {useBatch} does. A signature costs most of what a use does: with one for each grant, about 220
    /// uses fit a transaction of 16,777,216 gas (EIP-7825), and all of {MAX_BATCH} where the grants are stored.
    /// @param grantNumbers For each use the number of its grant among those given, from 1. Empty where each use has the
    /// grant in its own place.
    /// @param signatures For each grant its signature, which may be empty where it is stored. Empty where all are.
    /// @return outcomes In the order given.
    function useBatchUnderGrants(
        GrantedUseRequest[] calldata requests,
        uint16[] calldata grantNumbers,
        Grant[] calldata grants,
        HolderSignature[] calldata signatures
    ) external returns (Outcome[] memory outcomes);

    /// @notice Stores a grant ahead of its first use, so that its signature need not be sent again. Anybody may relay
    /// it.
    /// @return id Its id.
    function openGrant(Grant calldata grant, HolderSignature calldata signature) external returns (bytes32 id);

    /// @notice Withdraws a grant, for ever and at once. The caller is the holder.
    /// @return id Its id.
    function withdrawGrant(Grant calldata grant) external returns (bytes32 id);

    /// @notice Withdraws a grant by the holder's signature of `Withdrawal(bytes32 grant)`. Anybody may relay it.
    /// @return id Its id.
    function withdrawGrantBySignature(
        Grant calldata grant,
        HolderSignature calldata signature
    ) external returns (bytes32 id);

    /// @notice How a use by statutory duty would come out now. Records nothing, so it gives no leave to use anything.
    /// @dev Reverts where the consumer is not accredited or not active, and for an unknown license.
    function outcomeOf(AuthorityId consumer, UseRequest calldata request) external view returns (Outcome outcome);

    /// @notice How a use under a grant would come out now. Records nothing, so it gives no leave to use anything.
    /// @dev Reverts where the consumer is not accredited or not active, and for an unknown license.
    /// @param signature Its signature; may be empty where it is stored.
    function outcomeUnderGrant(
        AuthorityId consumer,
        GrantedUseRequest calldata request,
        Grant calldata grant,
        HolderSignature calldata signature
    ) external view returns (Outcome outcome);

    /// @notice A grant's id: its EIP-712 hash, which the holder signs.
    function hashGrant(Grant calldata grant) external view returns (bytes32 id);

    /// @notice The EIP-712 hash that a holder signs to withdraw a grant.
    function hashWithdrawal(bytes32 grant) external view returns (bytes32);

    /// @notice What is stored of a grant; all zero for one that was neither opened nor withdrawn.
    function grantStateOf(bytes32 grant) external view returns (GrantState memory);

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
