// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
import {Pausable} from "@openzeppelin/contracts/utils/Pausable.sol";
import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";

import {LockedERC721} from "./LockedERC721.sol";
import {IAuthorityRegistry} from "./interfaces/IAuthorityRegistry.sol";
import {ILicenseCatalog} from "./interfaces/ILicenseCatalog.sol";
import {ILicenseDescriptor} from "./interfaces/ILicenseDescriptor.sol";
import {ILicenseRegistry} from "./interfaces/ILicenseRegistry.sol";
import {Custody} from "./libraries/Custody.sol";
import {HashChain} from "./libraries/HashChain.sol";
import {LifeCycle} from "./libraries/LifeCycle.sol";
import {Action} from "./types/Action.sol";
import {ApprovalRule} from "./types/ApprovalRule.sol";
import {AuthorityId} from "./types/AuthorityId.sol";
import {Day, dayOf, NO_DAY} from "./types/Day.sol";
import {Decision} from "./types/Decision.sol";
import {Effect} from "./types/Effect.sol";
import {Field} from "./types/Field.sol";
import {KeyId} from "./types/KeyId.sol";
import {deriveLicenseId, hashIssuance, Issuance, LicenseId} from "./types/LicenseId.sol";
import {LicenseTypeId} from "./types/LicenseTypeId.sol";
import {openBook, PackedBook} from "./types/PackedBook.sol";
import {packLicense, PackedLicense, SCHEDULED, SUCCEEDED, UNDER_INVESTIGATION} from "./types/PackedLicense.sol";
import {PackedManagementRecord, packManagementRecord} from "./types/PackedManagementRecord.sol";
import {PackedRegister} from "./types/PackedRegister.sol";
import {Region} from "./types/Region.sol";
import {Right} from "./types/Rights.sol";
import {Status} from "./types/Status.sol";

/// @title LicenseRegistry
/// @notice Licenses and their management records. See {ILicenseRegistry}.
/// @dev A license is one slot. Its book gets a slot of its own only with the second record: until then the head
/// follows from the id and the first slot.
contract LicenseRegistry is ILicenseRegistry, LockedERC721, AccessManaged, Pausable {
    /// @dev A decision that takes effect on a later day. In use while the license has the flag for it.
    struct Schedule {
        Status status;
        Day from;
    }

    /// @dev An action on its way: who does what to which license; the license as the action finds it, decisions whose
    /// day has come carried out, and as it leaves it behind; its book; the status that waits for the decision's day,
    /// if that lies ahead; and the last day of what the action sets.
    struct Step {
        Action action;
        LicenseId id;
        AuthorityId authority;
        KeyId key;
        Status scheduled;
        PackedLicense before;
        PackedLicense license;
        PackedBook book;
        Day through;
    }

    /// @inheritdoc ILicenseRegistry
    uint256 public constant MAX_BATCH = 256;

    /// @dev How many records a book takes while its license is not ended.
    uint16 private constant _NOTES = type(uint16).max - 8;

    /// @inheritdoc ILicenseRegistry
    IAuthorityRegistry public immutable authorities;

    /// @inheritdoc ILicenseRegistry
    ILicenseCatalog public immutable catalog;

    /// @notice Builds the ERC-721 metadata.
    ILicenseDescriptor public immutable descriptor;

    mapping(LicenseId id => PackedLicense license) private _licenses;
    mapping(LicenseId id => PackedBook book) private _books;
    mapping(LicenseId id => Schedule schedule) private _schedules;
    mapping(AuthorityId authority => PackedRegister register) private _registers;
    mapping(address holder => uint256 balance) private _balances;

    /// @param accessManager The consortium's AccessManager.
    /// @param authorities_ Who may act.
    /// @param catalog_ What can be licensed.
    /// @param descriptor_ Builds the ERC-721 metadata.
    constructor(
        address accessManager,
        IAuthorityRegistry authorities_,
        ILicenseCatalog catalog_,
        ILicenseDescriptor descriptor_
    ) AccessManaged(accessManager) {
        authorities = authorities_;
        catalog = catalog_;
        descriptor = descriptor_;
    }

    // -------------------------------------------------------------------------------------------------- issuing

    /// @inheritdoc ILicenseRegistry
    function issue(
        LicenseTypeId licenseType,
        NewLicense calldata license,
        Decision memory decision
    ) external whenNotPaused returns (LicenseId id) {
        (AuthorityId authority, KeyId key, Region authorityRegion) = _issuer(licenseType);
        ApprovalRule approval = _checkIssue(licenseType, license.validThrough, decision);
        AuthorityId approver = decision.approver;
        Region region = license.region;
        if (approval != ApprovalRule.None || approver.exists()) {
            _requireCovered(approver, _review(approval, approver, licenseType, Right.Issue), region);
        }
        _requireDivision(authority, authorityRegion, region);
        PackedRegister register = _registers[authority];

        (id, register) = _issue(licenseType, region, license, decision, authority, key, Action.Issue, register);

        _registers[authority] = register;
    }

    /// @inheritdoc ILicenseRegistry
    function issueBatch(
        LicenseTypeId licenseType,
        NewLicense[] calldata licenses,
        Decision memory decision
    ) external whenNotPaused returns (LicenseId[] memory ids) {
        uint256 length = licenses.length;
        if (length == 0 || length > MAX_BATCH) revert LicenseRegistryBatchLength(length, MAX_BATCH);
        (AuthorityId authority, KeyId key, Region authorityRegion) = _issuer(licenseType);
        Day validThrough = licenses[0].validThrough;
        ApprovalRule approval = _checkIssue(licenseType, validThrough, decision);
        AuthorityId approver = decision.approver;
        bool reviewed = approval != ApprovalRule.None || approver.exists();
        Region reviewer = reviewed ? _review(approval, approver, licenseType, Right.Issue) : Region.wrap(0);
        PackedRegister register = _registers[authority];

        Region region;
        ids = new LicenseId[](length);
        for (uint256 i = 0; i < length; ++i) {
            NewLicense calldata license = licenses[i];
            // The decision is the same for all: it is checked again only against another last day, or another region.
            if (license.validThrough != validThrough) {
                validThrough = license.validThrough;
                _checkIssue(licenseType, validThrough, decision);
            }
            if (i == 0 || license.region != region) {
                region = license.region;
                _requireDivision(authority, authorityRegion, region);
                if (reviewed) _requireCovered(approver, reviewer, region);
            }
            (ids[i], register) = _issue(licenseType, region, license, decision, authority, key, Action.Issue, register);
        }

        _registers[authority] = register;
    }

    /// @inheritdoc ILicenseRegistry
    function reissue(
        LicenseId id,
        NewLicense calldata license,
        Decision memory decision
    ) external whenNotPaused returns (LicenseId newId) {
        // A move is for {transfer}, which the receiving side reviews and which a running suspension bars.
        if (license.region != id.regionOf()) revert LicenseRegistryRegionChanged(id, license.region);
        Step memory step = _step(Action.Reissue, id, license.validThrough);
        (Region region, ApprovalRule approval) = _begin(step, decision);
        _requireCovered(step.authority, region, id.regionOf());
        _requireReviewed(step, approval, decision.approver, license.region);

        newId = _succeed(step, region, license, decision);
    }

    /// @inheritdoc ILicenseRegistry
    function transfer(
        LicenseId id,
        NewLicense calldata license,
        Decision memory decision
    ) external whenNotPaused returns (LicenseId newId) {
        Step memory step = _step(Action.Transfer, id, license.validThrough);
        (Region region, ApprovalRule approval) = _begin(step, decision);
        // It puts a new license into the world, so the right to issue is needed beside that to transfer.
        _issuer(id.licenseTypeOf());
        if (region.covers(id.regionOf())) {
            step.license = step.license.withStatus(Status.Superseded);
            _requireReviewed(step, approval, decision.approver, license.region);
        } else {
            // Whatever the catalog asks: nobody takes a license from another's region without its acknowledgement.
            Region sender = _consumeApproval(
                ApprovalRule.AnotherAuthority,
                decision.approver,
                id.licenseTypeOf(),
                Right.Transfer
            );
            _requireCovered(decision.approver, sender, id.regionOf());
        }

        newId = _succeed(step, region, license, decision);
    }

    // ------------------------------------------------------------------------------------------------- managing

    /// @inheritdoc ILicenseRegistry
    function suspend(LicenseId id, Decision memory decision, Day through) external {
        Step memory step = _step(Action.Suspend, id, through);
        _manage(step, decision);
        // There is one last day for the suspension that runs and the one that is to come.
        if (step.before.has(SCHEDULED) && _schedules[id].status == Status.Suspended) _refuseSchedule(id);

        _record(step, decision, bytes32(0));
        step.book = step.book.withSuspendedThrough(through);

        _finish(step, decision);
    }

    /// @inheritdoc ILicenseRegistry
    function resume(LicenseId id, Decision memory decision) external {
        Step memory step = _step(Action.Resume, id, NO_DAY);
        _manage(step, decision);
        // What was never suspended cannot return.
        if (step.before.status() == Status.Active) {
            revert LicenseRegistryNotAllowed(id, Status.Active, Action.Resume);
        }

        _record(step, decision, bytes32(0));

        _finish(step, decision);
    }

    /// @inheritdoc ILicenseRegistry
    function revoke(LicenseId id, Decision memory decision) external {
        _act(Action.Revoke, id, decision);
    }

    /// @inheritdoc ILicenseRegistry
    function annul(LicenseId id, Decision memory decision) external {
        _act(Action.Annul, id, decision);
    }

    /// @inheritdoc ILicenseRegistry
    function cancel(LicenseId id, Decision memory decision) external {
        _act(Action.Cancel, id, decision);
    }

    /// @inheritdoc ILicenseRegistry
    function annotate(LicenseId id, Decision memory decision) external {
        _act(Action.Annotate, id, decision);
    }

    /// @inheritdoc ILicenseRegistry
    function endorse(LicenseId id, Decision memory decision) external {
        Step memory step = _step(Action.Endorse, id, NO_DAY);
        _manage(step, decision);
        KeyId key = step.license.key();
        uint40 vouchedAt = step.license.vouchedAt();

        _record(step, decision, bytes32((uint256(KeyId.unwrap(key)) << 40) | vouchedAt));
        step.license = step.license.withVoucher(step.key, uint40(block.timestamp));

        _finish(step, decision);
    }

    /// @inheritdoc ILicenseRegistry
    function rebind(LicenseId id, address holder, Decision memory decision) external {
        if (Custody.isCustody(holder)) revert LicenseRegistryCustodyHolder(holder);
        Step memory step = _step(Action.Rebind, id, NO_DAY);
        _manage(step, decision);
        address from = step.license.holder();
        address to = holder == address(0) ? Custody.custodyOf(id.authorityOf()) : holder;
        if (from == to) revert LicenseRegistryAlreadyBound(id, to);

        _record(step, decision, bytes32(uint256(uint160(to))));
        step.license = step.license.withHolder(to).withNextBinding();
        _move(id.authorityOf(), from, to);

        emit Transfer(from, to, id.tokenIdOf());

        _finish(step, decision);
    }

    // ----------------------------------------------------------------------------------------------- governance

    /// @inheritdoc ILicenseRegistry
    function pause() external restricted {
        _pause();
    }

    /// @inheritdoc ILicenseRegistry
    function unpause() external restricted {
        _unpause();
    }

    // ---------------------------------------------------------------------------------------------------- reads

    /// @inheritdoc ILicenseRegistry
    function statusOf(LicenseId id) public view returns (Status status, bool trusted) {
        PackedLicense license = _licenses[id];
        return (_lapse(id, _settle(id, license)), _isTrusted(license));
    }

    /// @inheritdoc ILicenseRegistry
    function statusesOf(
        LicenseId[] calldata ids
    ) external view returns (Status[] memory statuses, bool[] memory trusted) {
        statuses = new Status[](ids.length);
        trusted = new bool[](ids.length);
        for (uint256 i = 0; i < ids.length; ++i) {
            (statuses[i], trusted[i]) = statusOf(ids[i]);
        }
    }

    /// @inheritdoc ILicenseRegistry
    function conditionOf(
        LicenseId id
    ) external view returns (Status status, KeyId key, uint40 vouchedAt, address holder, uint8 binding) {
        PackedLicense license = _licenses[id];
        status = _lapse(id, _settle(id, license));
        return (status, license.key(), license.vouchedAt(), license.holder(), license.binding());
    }

    /// @inheritdoc ILicenseRegistry
    function standingOf(LicenseId id) public view returns (Standing memory standing) {
        PackedLicense license = _licenses[id];
        if (!license.exists()) return standing;

        PackedBook book = _bookOf(id, license);
        PackedLicense settled = _settle(id, license);
        standing.status = _lapse(id, settled);
        standing.trusted = _isTrusted(license);
        standing.holder = license.holder();
        standing.key = license.key();
        standing.vouchedAt = license.vouchedAt();
        standing.validThrough = license.validThrough();
        standing.suspendedThrough = book.suspendedThrough();
        standing.binding = license.binding();
        standing.succeeded = license.has(SUCCEEDED);
        standing.underInvestigation = license.has(UNDER_INVESTIGATION);
        if (settled.has(SCHEDULED)) {
            standing.scheduledStatus = _schedules[id].status;
            standing.scheduledFrom = _schedules[id].from;
        }
        standing.recordCount = book.recordCount();
        standing.head = book.head();
        standing.lastBlock = book.lastBlock();
    }

    /// @inheritdoc ILicenseRegistry
    function standingsOf(LicenseId[] calldata ids) external view returns (Standing[] memory standings) {
        standings = new Standing[](ids.length);
        for (uint256 i = 0; i < ids.length; ++i) {
            standings[i] = standingOf(ids[i]);
        }
    }

    /// @inheritdoc ILicenseRegistry
    function verify(LicenseId id, Issuance calldata issuance) public view returns (bool) {
        return id.commitsTo(issuance) && _licenses[id].exists();
    }

    /// @inheritdoc ILicenseRegistry
    function verifyField(
        LicenseId id,
        Issuance calldata issuance,
        Field calldata field,
        bytes32[] calldata proof
    ) external view returns (bool) {
        return verify(id, issuance) && MerkleProof.verifyCalldata(proof, issuance.root, field.leafOf());
    }

    /// @inheritdoc ILicenseRegistry
    function registerOf(AuthorityId authority) external view returns (Register memory) {
        PackedRegister register = _registers[authority];
        return Register({head: register.head(), count: register.count(), inCustody: register.inCustody()});
    }

    /// @inheritdoc ILicenseRegistry
    function custodyOf(AuthorityId authority) external pure returns (address) {
        return Custody.custodyOf(authority);
    }

    /// @inheritdoc IERC721Metadata
    function tokenURI(uint256 tokenId) external view returns (string memory) {
        _requireOwner(tokenId);
        return descriptor.tokenURI(this, LicenseId.wrap(bytes32(tokenId)));
    }

    // ----------------------------------------------------------------------------------------- steps of an action

    function _step(Action action, LicenseId id, Day through) private pure returns (Step memory step) {
        step.action = action;
        step.id = id;
        step.through = through;
    }

    /// @dev The guards that every action on a license has, but for region and approval. A decision whose day has
    /// come is carried out first.
    /// @return region Where the acting authority is competent.
    /// @return approval Whose approval the action needs.
    function _begin(
        Step memory step,
        Decision memory decision
    ) private view returns (Region region, ApprovalRule approval) {
        LicenseId id = step.id;
        Action action = step.action;
        PackedLicense license = _licenses[id];
        if (!license.exists()) revert LicenseRegistryUnknownLicense(id);
        (step.authority, step.key, region) = authorities.checkRight(
            id.licenseTypeOf(),
            msg.sender,
            LifeCycle.rightFor(action)
        );

        step.book = _bookOf(id, license);
        license = _settle(id, license);
        step.before = license;

        Status current = _lapse(id, license);
        Status next = LifeCycle.next(current, action);
        if (next == Status.None) revert LicenseRegistryNotAllowed(id, current, action);
        Day effectiveOn = decision.effectiveOn;
        Effect effect;
        (approval, effect) = catalog.checkDecision(
            id.licenseTypeOf(),
            decision.reason,
            action,
            effectiveOn,
            step.through,
            current,
            license.has(UNDER_INVESTIGATION)
        );

        if (effect != Effect.None) license = _affected(license, effect);
        step.license = _changed(step, license, current, next, effectiveOn);
    }

    /// @dev The license after what a reason does beside the action.
    function _affected(PackedLicense license, Effect effect) private pure returns (PackedLicense) {
        if (effect == Effect.OpenInvestigation) return license.withFlag(UNDER_INVESTIGATION);
        if (effect == Effect.CloseInvestigation) return license.withoutFlag(UNDER_INVESTIGATION);
        return license.withoutFlag(SCHEDULED);
    }

    /// @dev The license as the action leaves it: in its next status, at once or from a later day on.
    function _changed(
        Step memory step,
        PackedLicense license,
        Status current,
        Status next,
        Day effectiveOn
    ) private view returns (PackedLicense) {
        if (effectiveOn > dayOf(block.timestamp)) {
            if (license.has(SCHEDULED)) _refuseSchedule(step.id);
            step.scheduled = next;
            // A suspension that is over must not run on under the last day of the one that is to come.
            if (next == Status.Suspended) license = license.withStatus(Status.Active);
            return license.withFlag(SCHEDULED);
        }
        if (next == current && step.action != Action.Resume) return license;
        // What has ended has nothing ahead of it.
        if (next > Status.Expired) license = license.withoutFlag(SCHEDULED);
        return license.withStatus(next);
    }

    /// @dev All the guards of an action that an authority takes within its own region.
    function _manage(Step memory step, Decision memory decision) private {
        (Region region, ApprovalRule approval) = _begin(step, decision);
        _requireCovered(step.authority, region, step.id.regionOf());
        _requireReviewed(step, approval, decision.approver, step.id.regionOf());
    }

    /// @dev An action that changes nothing but the status and what its reason says.
    function _act(Action action, LicenseId id, Decision memory decision) private {
        Step memory step = _step(action, id, NO_DAY);
        _manage(step, decision);

        _record(step, decision, bytes32(0));

        _finish(step, decision);
    }

    /// @dev Appends a record to the license's book.
    function _record(Step memory step, Decision memory decision, bytes32 detail) private {
        PackedBook book = step.book;
        LicenseId id = step.id;
        AuthorityId authority = step.authority;
        Action action = step.action;
        uint16 index = book.nextIndex();
        // The last places are for what ends a license, so that no heap of notes can save one from that.
        if (index == 0 || (index > _NOTES && !step.license.status().isEnded())) revert LicenseRegistryBookFull(id);
        PackedManagementRecord record = packManagementRecord(
            index,
            book.lastBlock(),
            uint40(block.timestamp),
            step.key,
            decision,
            step.through
        );
        bytes32 documentHash = decision.documentHash;
        bytes32 link = keccak256(abi.encode(book.head(), id, authority, action, record, documentHash, detail));
        step.book = book.withRecord(HashChain.bookHead(link), block.number);

        emit ManagementRecorded(id, authority, action, record, documentHash, detail);
    }

    /// @dev Stores what the action leaves behind.
    function _finish(Step memory step, Decision memory decision) private {
        if (step.license.has(SCHEDULED) && !step.before.has(SCHEDULED)) {
            _schedules[step.id] = Schedule(step.scheduled, decision.effectiveOn);
        }
        _books[step.id] = step.book;
        _licenses[step.id] = step.license;
    }

    /// @dev Puts a new license in the place of one: issues it, hands down what hangs over the old one, and links them.
    function _succeed(
        Step memory step,
        Region region,
        NewLicense calldata newLicense,
        Decision memory decision
    ) private returns (LicenseId newId) {
        PackedLicense before = step.before;
        if (before.has(SUCCEEDED)) revert LicenseRegistryHasSuccessor(step.id);

        // What a decision ended passes on nothing but an investigation: a judgment that sets it aside restores.
        bool standing = !before.status().isEnded();
        // Nobody's fresh signature may make good what a distrusted key vouched for: that takes an endorsement.
        if (standing && !_isTrusted(before)) revert LicenseRegistryNotTrusted(step.id);
        bool running = before.status() == Status.Suspended && !(step.book.suspendedThrough() < dayOf(block.timestamp));
        uint256 inherited = standing ? UNDER_INVESTIGATION | SCHEDULED : UNDER_INVESTIGATION;
        uint256 flags = PackedLicense.unwrap(before) & inherited;

        _requireDivision(step.authority, region, newLicense.region);
        (newId, _registers[step.authority]) = _issue(
            step.id.licenseTypeOf(),
            newLicense.region,
            newLicense,
            decision,
            step.authority,
            step.key,
            step.action,
            _registers[step.authority]
        );
        if (running || flags != 0) _handDown(step, newId, running, flags);

        // The last day that was checked is the new license's; its own first record says so.
        step.through = NO_DAY;
        _record(step, decision, LicenseId.unwrap(newId));
        emit LicenseSucceeded(step.id, newId);
        step.license = step.license.withFlag(SUCCEEDED);
        _finish(step, decision);
    }

    /// @dev What hangs over a license goes over to its successor: a running suspension, and what its flags tell.
    function _handDown(Step memory step, LicenseId newId, bool running, uint256 flags) private {
        PackedLicense license = _licenses[newId];
        if (flags & SCHEDULED != 0) _schedules[newId] = _schedules[step.id];
        // The last day of a suspension, be it running or to come, stands in the book.
        if (running || (flags & SCHEDULED != 0 && _schedules[newId].status == Status.Suspended)) {
            PackedBook book = openBook(_firstHeadOf(newId, license), block.number);
            _books[newId] = book.withSuspendedThrough(step.book.suspendedThrough());
        }
        if (running) license = license.withStatus(Status.Suspended);
        _licenses[newId] = license.withFlag(flags);
    }

    /// @dev Issues one license under a decision that was checked.
    /// @return id Its id.
    /// @return registerAfter The issuing authority's register with the license, for the caller to store, once for a
    /// whole batch.
    function _issue(
        LicenseTypeId licenseType,
        Region region,
        NewLicense calldata newLicense,
        Decision memory decision,
        AuthorityId authority,
        KeyId key,
        Action action,
        PackedRegister register
    ) private returns (LicenseId id, PackedRegister registerAfter) {
        bytes32 root = newLicense.root;
        Day validThrough = newLicense.validThrough;
        if (root == bytes32(0)) revert LicenseRegistryEmptyRoot();
        id = deriveLicenseId(licenseType, authority, region, hashIssuance(root, decision, validThrough));
        if (_licenses[id].exists()) revert LicenseRegistryAlreadyIssued(id);
        if (register.isFull()) revert LicenseRegistryRegisterFull(authority);

        registerAfter = register.withEntry(id);
        address holder = newLicense.holder;
        if (holder == address(0)) {
            holder = Custody.custodyOf(authority);
            registerAfter = registerAfter.withOneMoreInCustody();
        } else {
            if (Custody.isCustody(holder)) revert LicenseRegistryCustodyHolder(holder);
            // Cannot overflow: it counts no more than the registers do, and these are refused when full.
            unchecked {
                ++_balances[holder];
            }
        }
        uint40 issuedAt = uint40(block.timestamp);
        _licenses[id] = packLicense(holder, key, issuedAt, validThrough, Status.Active);

        emit Transfer(address(0), holder, id.tokenIdOf());
        emit Locked(id.tokenIdOf());
        PackedManagementRecord record = packManagementRecord(1, 0, issuedAt, key, decision, validThrough);
        emit ManagementRecorded(id, authority, action, record, decision.documentHash, root);
    }

    // ------------------------------------------------------------------------------------------------- internal

    function _issuer(LicenseTypeId licenseType) private view returns (AuthorityId, KeyId, Region) {
        return authorities.checkRight(licenseType, msg.sender, Right.Issue);
    }

    function _checkIssue(
        LicenseTypeId licenseType,
        Day validThrough,
        Decision memory decision
    ) private view returns (ApprovalRule approval) {
        (approval, ) = catalog.checkDecision(
            licenseType,
            decision.reason,
            Action.Issue,
            decision.effectiveOn,
            validThrough,
            Status.None,
            false
        );
    }

    /// @dev Uses up the approval of the current call, if it needs one, and holds the approver against the region.
    function _requireReviewed(Step memory step, ApprovalRule approval, AuthorityId approver, Region region) private {
        if (approval == ApprovalRule.None && !approver.exists()) return;

        Right right = LifeCycle.rightFor(step.action);
        _requireCovered(approver, _review(approval, approver, step.id.licenseTypeOf(), right), region);
    }

    /// @dev A second key needs the right that the action takes; another authority the right to review.
    /// @return Where the approver is competent.
    function _review(
        ApprovalRule approval,
        AuthorityId approver,
        LicenseTypeId licenseType,
        Right right
    ) private returns (Region) {
        if (approval == ApprovalRule.AnotherAuthority) right = Right.Review;
        return _consumeApproval(approval, approver, licenseType, right);
    }

    /// @return Where the approver is competent.
    function _consumeApproval(
        ApprovalRule approval,
        AuthorityId approver,
        LicenseTypeId licenseType,
        Right right
    ) private returns (Region) {
        bytes32 callHash = keccak256(msg.data);
        return authorities.consumeApproval(callHash, msg.sender, approval, approver, licenseType, right);
    }

    /// @dev Counts a license, issued by the authority, with its new owner instead of the old one.
    function _move(AuthorityId authority, address from, address to) private {
        if (Custody.isCustody(from)) _registers[authority] = _registers[authority].withOneLessInCustody();
        else --_balances[from];
        if (Custody.isCustody(to)) _registers[authority] = _registers[authority].withOneMoreInCustody();
        else ++_balances[to];
    }

    /// @dev What a license may be issued for: a division within the issuing authority's region.
    function _requireDivision(AuthorityId authority, Region authorityRegion, Region region) private pure {
        if (!region.isDivision()) revert LicenseRegistryInvalidRegion(region);
        if (!authorityRegion.covers(region)) revert LicenseRegistryRegionNotCovered(authority, authorityRegion, region);
    }

    function _requireCovered(AuthorityId authority, Region authorityRegion, Region region) private pure {
        if (!authorityRegion.covers(region)) revert LicenseRegistryRegionNotCovered(authority, authorityRegion, region);
    }

    function _refuseSchedule(LicenseId id) private view {
        revert LicenseRegistryAlreadyScheduled(id, _schedules[id].status, _schedules[id].from);
    }

    /// @dev The book as stored, or as it would open.
    function _bookOf(LicenseId id, PackedLicense license) private view returns (PackedBook book) {
        book = _books[id];
        if (!book.isOpen()) book = openBook(_firstHeadOf(id, license), 0);
    }

    /// @dev The head after the issue.
    function _firstHeadOf(LicenseId id, PackedLicense license) private pure returns (uint184) {
        return HashChain.bookHead(Hashes.efficientKeccak256(LicenseId.unwrap(id), license.issued()));
    }

    /// @dev The license after a decision that was recorded ahead, if its day has come.
    function _settle(LicenseId id, PackedLicense license) private view returns (PackedLicense) {
        if (!license.has(SCHEDULED) || dayOf(block.timestamp) < _schedules[id].from) return license;
        return license.withStatus(_schedules[id].status).withoutFlag(SCHEDULED);
    }

    /// @dev What time has made of a settled license's status. A final one stays.
    function _lapse(LicenseId id, PackedLicense license) private view returns (Status status) {
        status = license.status();
        if (status > Status.Suspended) return status;

        Day today = dayOf(block.timestamp);
        if (license.validThrough().isSet() && today > license.validThrough()) return Status.Expired;
        if (status == Status.Suspended && today > _books[id].suspendedThrough()) return Status.Active;
    }

    function _isTrusted(PackedLicense license) private view returns (bool) {
        return license.exists() && authorities.isTrusted(license.key(), license.vouchedAt());
    }

    function _balanceOf(address owner) internal view override returns (uint256) {
        return Custody.isCustody(owner) ? _registers[Custody.authorityOf(owner)].inCustody() : _balances[owner];
    }

    function _ownerOf(uint256 tokenId) internal view override returns (address) {
        return _licenses[LicenseId.wrap(bytes32(tokenId))].holder();
    }
}
