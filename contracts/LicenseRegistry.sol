// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC721Metadata} from "@openzeppelin/contracts/token/ERC721/extensions/IERC721Metadata.sol";
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
import {AuthorityId} from "./types/AuthorityId.sol";
import {Day, dayOf, NO_DAY} from "./types/Day.sol";
import {Decision} from "./types/Decision.sol";
import {Field} from "./types/Field.sol";
import {KeyId} from "./types/KeyId.sol";
import {deriveLicenseId, Issuance, LicenseId} from "./types/LicenseId.sol";
import {LicenseTypeId} from "./types/LicenseTypeId.sol";
import {Region} from "./types/Region.sol";
import {Right} from "./types/Rights.sol";
import {Status} from "./types/Status.sol";

/// @title LicenseRegistry
/// @notice Licenses and their management records. See {ILicenseRegistry}.
/// @dev A license is one slot. Its book gets a slot of its own only with the second record: until then the head follows
/// from the id and the first slot.
contract LicenseRegistry is ILicenseRegistry, LockedERC721 {
    /// @dev One slot. `holder` is never 0 for a license that was issued.
    struct License {
        address holder;
        KeyId key;
        uint40 vouchedAt;
        Day validThrough;
        Status status;
    }

    /// @dev One slot; empty while the issue is the only record.
    struct Book {
        uint184 head;
        uint32 lastBlock;
        uint16 recordCount;
    }

    /// @inheritdoc ILicenseRegistry
    uint256 public constant MAX_BATCH = 256;

    /// @inheritdoc ILicenseRegistry
    IAuthorityRegistry public immutable authorities;

    /// @inheritdoc ILicenseRegistry
    ILicenseCatalog public immutable catalog;

    /// @notice Builds the ERC-721 metadata.
    ILicenseDescriptor public immutable descriptor;

    mapping(LicenseId id => License license) private _licenses;
    mapping(LicenseId id => Book book) private _books;
    mapping(AuthorityId authority => Register register) private _registers;
    mapping(address holder => uint256 balance) private _balances;

    /// @param authorities_ Who may act.
    /// @param catalog_ What can be licensed.
    /// @param descriptor_ Builds the ERC-721 metadata.
    constructor(IAuthorityRegistry authorities_, ILicenseCatalog catalog_, ILicenseDescriptor descriptor_) {
        authorities = authorities_;
        catalog = catalog_;
        descriptor = descriptor_;
    }

    // --------------------------------------------------------------------------------------------------- writes

    /// @inheritdoc ILicenseRegistry
    function issue(
        LicenseTypeId licenseType,
        NewLicense calldata license,
        Decision calldata decision
    ) external returns (LicenseId id) {
        IAuthorityRegistry.Actor memory actor = authorities.authorize(msg.sender, licenseType, Right.Issue);
        catalog.checkDecision(licenseType, Action.Issue, decision, license.validThrough);
        Register memory register = _registers[actor.authority];

        id = _issue(licenseType, license, decision, actor, register);

        _registers[actor.authority] = register;
    }

    /// @inheritdoc ILicenseRegistry
    function issueBatch(
        LicenseTypeId licenseType,
        NewLicense[] calldata licenses,
        Decision calldata decision
    ) external returns (LicenseId[] memory ids) {
        uint256 length = licenses.length;
        if (length == 0 || length > MAX_BATCH) revert LicenseRegistryBatchLength(length, MAX_BATCH);
        IAuthorityRegistry.Actor memory actor = authorities.authorize(msg.sender, licenseType, Right.Issue);
        Register memory register = _registers[actor.authority];

        ids = new LicenseId[](length);
        for (uint256 i = 0; i < length; ++i) {
            Day validThrough = licenses[i].validThrough;
            // The decision is the same for all: it is checked again only against another last day.
            if (i == 0 || validThrough != licenses[i - 1].validThrough) {
                catalog.checkDecision(licenseType, Action.Issue, decision, validThrough);
            }
            ids[i] = _issue(licenseType, licenses[i], decision, actor, register);
        }

        _registers[actor.authority] = register;
    }

    /// @inheritdoc ILicenseRegistry
    function revoke(LicenseId id, Decision calldata decision) external {
        (License storage license, IAuthorityRegistry.Actor memory actor, Status status) = _actOn(
            id,
            Action.Revoke,
            Right.Revoke,
            decision
        );

        _record(id, license, Action.Revoke, actor, decision);

        license.status = status;
    }

    // ---------------------------------------------------------------------------------------------------- reads

    /// @inheritdoc ILicenseRegistry
    function statusOf(LicenseId id) public view returns (Status status, bool trusted) {
        License memory license = _licenses[id];
        return (_effectiveStatus(license), _isTrusted(license));
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
    function standingOf(LicenseId id) public view returns (Standing memory standing) {
        License memory license = _licenses[id];
        if (license.status == Status.None) return standing;

        Book memory book = _bookOf(id, license);
        return
            Standing({
                status: _effectiveStatus(license),
                trusted: _isTrusted(license),
                holder: license.holder,
                key: license.key,
                vouchedAt: license.vouchedAt,
                validThrough: license.validThrough,
                recordCount: book.recordCount,
                head: book.head,
                lastBlock: book.lastBlock
            });
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
        return id.commitsTo(issuance) && _licenses[id].status != Status.None;
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
        return _registers[authority];
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

    // ------------------------------------------------------------------------------------------------- internal

    /// @dev Issues one license under a decision that was checked. Changes the register in memory: the caller stores it,
    /// once for a whole batch.
    function _issue(
        LicenseTypeId licenseType,
        NewLicense calldata newLicense,
        Decision calldata decision,
        IAuthorityRegistry.Actor memory actor,
        Register memory register
    ) private returns (LicenseId id) {
        if (newLicense.root == bytes32(0)) revert LicenseRegistryEmptyRoot();
        if (!newLicense.region.isDivision()) revert LicenseRegistryInvalidRegion(newLicense.region);
        _requireCovered(actor, newLicense.region);
        id = deriveLicenseId(
            licenseType,
            actor.authority,
            newLicense.region,
            Issuance(newLicense.root, decision, newLicense.validThrough)
        );
        Status status = LifeCycle.next(_licenses[id].status, Action.Issue);
        if (status == Status.None) revert LicenseRegistryAlreadyIssued(id);

        address holder = _bind(newLicense.holder, actor.authority, register);
        uint40 recordedAt = uint40(block.timestamp);
        _licenses[id] = License(holder, actor.key, recordedAt, newLicense.validThrough, status);
        register.head = HashChain.registerHead(register.head, LicenseId.unwrap(id));
        ++register.count;

        emit Transfer(address(0), holder, id.tokenIdOf());
        emit Locked(id.tokenIdOf());
        emit ManagementRecorded(
            id,
            actor.authority,
            Action.Issue,
            1,
            0,
            recordedAt,
            actor.key,
            decision,
            newLicense.validThrough,
            newLicense.root
        );
    }

    /// @dev Binds one more license to its holder, or takes it into custody, and counts it there.
    function _bind(address holder, AuthorityId authority, Register memory register) private returns (address) {
        if (holder == address(0)) {
            ++register.inCustody;
            return Custody.custodyOf(authority);
        }
        if (Custody.isCustody(holder)) revert LicenseRegistryCustodyHolder(holder);
        ++_balances[holder];
        return holder;
    }

    /// @dev The guards of every action on a license that exists.
    function _actOn(
        LicenseId id,
        Action action,
        Right right,
        Decision calldata decision
    ) private view returns (License storage license, IAuthorityRegistry.Actor memory actor, Status status) {
        license = _licenses[id];
        Status current = _effectiveStatus(license);
        if (current == Status.None) revert LicenseRegistryUnknownLicense(id);

        actor = authorities.authorize(msg.sender, id.licenseTypeOf(), right);
        _requireCovered(actor, id.regionOf());

        status = LifeCycle.next(current, action);
        if (status == Status.None) revert LicenseRegistryNotAllowed(id, current, action);

        catalog.checkDecision(id.licenseTypeOf(), action, decision, NO_DAY);
    }

    /// @dev Appends a record to a license's book. To be called before the license changes: the second record opens the
    /// book with a head computed from the license as it was issued.
    function _record(
        LicenseId id,
        License memory license,
        Action action,
        IAuthorityRegistry.Actor memory actor,
        Decision calldata decision
    ) private {
        Book memory book = _bookOf(id, license);
        uint16 index = book.recordCount + 1;
        uint40 recordedAt = uint40(block.timestamp);
        bytes32 link = keccak256(
            abi.encode(
                book.head,
                id,
                actor.authority,
                action,
                index,
                book.lastBlock,
                recordedAt,
                actor.key,
                decision,
                NO_DAY,
                bytes32(0)
            )
        );
        _books[id] = Book({head: HashChain.bookHead(link), lastBlock: uint32(block.number), recordCount: index});

        emit ManagementRecorded(
            id,
            actor.authority,
            action,
            index,
            book.lastBlock,
            recordedAt,
            actor.key,
            decision,
            NO_DAY,
            bytes32(0)
        );
    }

    function _requireCovered(IAuthorityRegistry.Actor memory actor, Region region) private pure {
        if (!actor.region.covers(region)) {
            revert LicenseRegistryRegionNotCovered(actor.authority, actor.region, region);
        }
    }

    /// @dev The book as stored, or as it would open.
    function _bookOf(LicenseId id, License memory license) private view returns (Book memory book) {
        book = _books[id];
        if (book.recordCount == 0) {
            book.head = HashChain.bookHead(keccak256(abi.encode(id, license.holder, license.key, license.vouchedAt)));
            book.recordCount = 1;
        }
    }

    function _effectiveStatus(License memory license) private view returns (Status) {
        bool expired = license.validThrough.isSet() && dayOf(block.timestamp) > license.validThrough;
        return expired && license.status == Status.Active ? Status.Expired : license.status;
    }

    function _isTrusted(License memory license) private view returns (bool) {
        return license.status != Status.None && authorities.isTrusted(license.key, license.vouchedAt);
    }

    function _balanceOf(address owner) internal view override returns (uint256) {
        return Custody.isCustody(owner) ? _registers[Custody.authorityOf(owner)].inCustody : _balances[owner];
    }

    function _ownerOf(uint256 tokenId) internal view override returns (address) {
        return _licenses[LicenseId.wrap(bytes32(tokenId))].holder;
    }
}
