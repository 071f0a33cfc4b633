// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action} from "../types/Action.sol";
import {AuthorityId} from "../types/AuthorityId.sol";
import {Day} from "../types/Day.sol";
import {Decision} from "../types/Decision.sol";
import {Field} from "../types/Field.sol";
import {KeyId} from "../types/KeyId.sol";
import {Issuance, LicenseId} from "../types/LicenseId.sol";
import {LicenseTypeId} from "../types/LicenseTypeId.sol";
import {PackedManagementRecord} from "../types/PackedManagementRecord.sol";
import {Region} from "../types/Region.sol";
import {Status} from "../types/Status.sol";
import {IAuthorityRegistry} from "./IAuthorityRegistry.sol";
import {ILicenseCatalog} from "./ILicenseCatalog.sol";

/// @title Licenses and their management records
/// @notice Every action on a license appends a record to the license's management book in the same step. The book is a
/// hash chain whose head and length are in the state, so whoever is handed a history can tell whether it is whole.
interface ILicenseRegistry {
    /// @notice A license to be issued.
    /// @param root Root of the Merkle tree over the document's salted fields.
    /// @param holder The holder's account; 0 to take the license into the issuing authority's custody.
    /// @param region Where it is issued for; within the issuing authority's region.
    /// @param validThrough Last day of validity, that day included; 0 where the license does not expire.
    struct NewLicense {
        bytes32 root;
        address holder;
        Region region;
        Day validThrough;
    }

    /// @notice Where a license stands now.
    /// @param status The effective status; None for an unknown license.
    /// @param trusted Whether the key that vouches for it is trusted.
    /// @param holder The holder's account or a custody address.
    /// @param key The key that vouches for it.
    /// @param vouchedAt Since when that key does, Unix time in seconds.
    /// @param validThrough Last day of validity; 0 where it does not expire.
    /// @param suspendedThrough Last day of its latest suspension, running or over; 0 where there was none.
    /// @param binding How often it was bound to another holder's key, modulo 256.
    /// @param succeeded Whether a later license took its place.
    /// @param underInvestigation Whether an investigation is open against it.
    /// @param scheduledStatus Status that a recorded decision will give it; None where there is no such decision.
    /// @param scheduledFrom Day on which it will; 0 where there is no such decision.
    /// @param recordCount How many records its management book has.
    /// @param head Head of the management book.
    /// @param lastBlock Block of the book's last record; 0 while that is the issue, unless a suspension was taken over.
    struct Standing {
        Status status;
        bool trusted;
        address holder;
        KeyId key;
        uint40 vouchedAt;
        Day validThrough;
        Day suspendedThrough;
        uint8 binding;
        bool succeeded;
        bool underInvestigation;
        Status scheduledStatus;
        Day scheduledFrom;
        uint16 recordCount;
        uint184 head;
        uint32 lastBlock;
    }

    /// @notice An authority's register: its licenses, numbered from 1 without gaps.
    /// @param head Head of the hash chain over the ids in the order of their issue.
    /// @param count How many there are.
    /// @param inCustody How many of them are in the authority's custody.
    struct Register {
        uint192 head;
        uint32 count;
        uint32 inCustody;
    }

    /// @notice A management record was written.
    /// @dev The book's head after the first record is the leading 184 bits of keccak256(abi.encode(id, (recordedAt
    /// << 184) | (key << 160) | owner)): what the chain still knows of the issue when the book opens. After each
    /// further record it is those of keccak256(abi.encode(head before, id, authority, action, record, documentHash,
    /// detail)).
    /// @param id License acted upon.
    /// @param authority Authority that acted.
    /// @param action What it did.
    /// @param record Position in the book, the block of the record before, time, key, decision and last day, packed as
    /// {PackedManagementRecord} says. The block of the record before is 0 in the first record, and in the second unless
    /// the license took over a suspension, since the issue is not written down twice: its block is in the document, or
    /// found by its time.
    /// @param documentHash Salted hash of the decision's document and number.
    /// @param detail What else the action needs said. In the first record of a license its Merkle root; for a
    /// reissue or transfer, in the book of the license that is left behind, the id of its successor; for a rebinding
    /// the new owner's address; for an endorsement the key (bits 40 to 63) and time (bits 0 to 39) that it replaces.
    event ManagementRecorded(
        LicenseId indexed id,
        AuthorityId indexed authority,
        Action indexed action,
        PackedManagementRecord record,
        bytes32 documentHash,
        bytes32 detail
    );

    /// @notice A license was followed by a new one, which names it nowhere else.
    event LicenseSucceeded(LicenseId indexed id, LicenseId indexed newId);

    /// @notice No license has this id.
    error LicenseRegistryUnknownLicense(LicenseId id);

    /// @notice The same issue is on the chain already.
    error LicenseRegistryAlreadyIssued(LicenseId id);

    /// @notice The document has no Merkle root.
    error LicenseRegistryEmptyRoot();

    /// @notice The holder's address is a custody address; 0 takes a license into custody.
    error LicenseRegistryCustodyHolder(address holder);

    /// @notice The batch is empty or too long.
    error LicenseRegistryBatchLength(uint256 length, uint256 maximum);

    /// @notice The region is no division code.
    error LicenseRegistryInvalidRegion(Region region);

    /// @notice The license's region does not lie within that of the authority that acts or approves.
    error LicenseRegistryRegionNotCovered(AuthorityId authority, Region authorityRegion, Region region);

    /// @notice A new version is for the same region as the old one; a move is a transfer.
    error LicenseRegistryRegionChanged(LicenseId id, Region region);

    /// @notice The key that vouches for the license is not trusted: a good key has to endorse it first.
    error LicenseRegistryNotTrusted(LicenseId id);

    /// @notice A license has one successor at most.
    error LicenseRegistryHasSuccessor(LicenseId id);

    /// @notice Another decision is to take effect on a later day already.
    error LicenseRegistryAlreadyScheduled(LicenseId id, Status status, Day from);

    /// @notice The license is bound to this owner already.
    error LicenseRegistryAlreadyBound(LicenseId id, address owner);

    /// @notice The license's book has as many records as can be counted; the last eight are for what ends the license.
    error LicenseRegistryBookFull(LicenseId id);

    /// @notice The authority's register has as many licenses as can be counted.
    error LicenseRegistryRegisterFull(AuthorityId authority);

    /// @notice The action is not allowed in the license's status.
    error LicenseRegistryNotAllowed(LicenseId id, Status status, Action action);

    /// @notice Licenses are bound to their holders and cannot be transferred or approved for transfer.
    error LicenseRegistryLocked(uint256 tokenId);

    /// @notice Issues one license.
    /// @return id Its id.
    function issue(
        LicenseTypeId licenseType,
        NewLicense calldata license,
        Decision calldata decision
    ) external returns (LicenseId id);

    /// @notice Issues up to {MAX_BATCH} licenses of one type under one decision: all of them or none.
    /// @return ids Their ids, in the order given.
    function issueBatch(
        LicenseTypeId licenseType,
        NewLicense[] calldata licenses,
        Decision calldata decision
    ) external returns (LicenseId[] memory ids);

    /// @notice Puts a new version for the same region in a license's place, which inherits what hangs over it: a
    /// running suspension, an open investigation, a decision that takes effect later. A license that a decision ended
    /// keeps its status, hands down an open investigation alone, and is followed by one in force: so a court's
    /// judgment is carried out.
    /// @return newId Id of the new version.
    function reissue(
        LicenseId id,
        NewLicense calldata license,
        Decision calldata decision
    ) external returns (LicenseId newId);

    /// @notice Moves a license to another region, old and new in one step, by an authority that may both transfer and
    /// issue. Within its own region the old license is superseded, with the approval that the reason asks for; from
    /// elsewhere it is transferred, and an authority that is competent for it must acknowledge that by approving.
    /// @return newId Id of the new license, which inherits as in {reissue}.
    function transfer(
        LicenseId id,
        NewLicense calldata license,
        Decision calldata decision
    ) external returns (LicenseId newId);

    /// @notice Suspends a license, from the decision's effective day.
    /// @param through Last day of the suspension, that day included: it ends by itself.
    function suspend(LicenseId id, Decision calldata decision, Day through) external;

    /// @notice Ends a suspension, or records the return once it is over.
    function resume(LicenseId id, Decision calldata decision) external;

    /// @notice Revokes a license: a penalty, for ever.
    function revoke(LicenseId id, Decision calldata decision) external;

    /// @notice Annuls a license: it ought never to have been granted.
    function annul(LicenseId id, Decision calldata decision) external;

    /// @notice Cancels a license: it is deregistered.
    function cancel(LicenseId id, Decision calldata decision) external;

    /// @notice Records what does not change the status: an assessment filed, a warning, a fine, an investigation
    /// opened or closed, as the decision's reason says.
    function annotate(LicenseId id, Decision calldata decision) external;

    /// @notice Vouches for a license with the caller's key in the place of the one that did, from now on.
    function endorse(LicenseId id, Decision calldata decision) external;

    /// @notice Binds a license to another account of the same holder, or takes it into custody.
    /// @param holder The holder's account; 0 for the custody of the issuing authority.
    function rebind(LicenseId id, address holder, Decision calldata decision) external;

    /// @notice Stops issuing, reissuing and transferring; all else goes on. Governance only.
    function pause() external;

    /// @notice Allows issuing again. Governance only.
    function unpause() external;

    /// @notice The effective status and whether the key that vouches for the license is trusted. Never reverts: an
    /// unknown license is None and not trusted.
    /// @dev A license is in force only while it is Active and trusted.
    function statusOf(LicenseId id) external view returns (Status status, bool trusted);

    /// @notice {statusOf} for several licenses, in the order given.
    function statusesOf(
        LicenseId[] calldata ids
    ) external view returns (Status[] memory statuses, bool[] memory trusted);

    /// @notice What who uses a license has to know of it. Never reverts: of an unknown license everything is zero.
    /// @return status The effective status; None for an unknown license.
    /// @return key The key that vouches for it, which the AuthorityRegistry may trust no longer.
    /// @return vouchedAt Since when that key does, Unix time in seconds.
    /// @return holder The holder's account or a custody address.
    /// @return binding How often it was bound to another account, modulo 256.
    function conditionOf(
        LicenseId id
    ) external view returns (Status status, KeyId key, uint40 vouchedAt, address holder, uint8 binding);

    /// @notice Where a license stands today. Never reverts: of an unknown license everything is zero.
    function standingOf(LicenseId id) external view returns (Standing memory);

    /// @notice {standingOf} for several licenses, in the order given.
    function standingsOf(LicenseId[] calldata ids) external view returns (Standing[] memory);

    /// @notice Whether a license of this id was issued on this issuance. Says nothing of its status.
    function verify(LicenseId id, Issuance calldata issuance) external view returns (bool);

    /// @notice Whether a license of this id was issued on this issuance, with this field in its document. Says nothing
    /// of its status.
    /// @param proof Sibling hashes from the field's leaf up to the root.
    function verifyField(
        LicenseId id,
        Issuance calldata issuance,
        Field calldata field,
        bytes32[] calldata proof
    ) external view returns (bool);

    /// @notice An authority's register; empty for an unknown authority.
    function registerOf(AuthorityId authority) external view returns (Register memory);

    /// @notice The address that owns what is in an authority's custody.
    function custodyOf(AuthorityId authority) external pure returns (address);

    /// @notice The longest batch that may be issued in one step.
    function MAX_BATCH() external view returns (uint256);

    /// @notice Who may act.
    function authorities() external view returns (IAuthorityRegistry);

    /// @notice What can be licensed.
    function catalog() external view returns (ILicenseCatalog);
}
