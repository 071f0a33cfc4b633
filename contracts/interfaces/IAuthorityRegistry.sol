// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AuthorityId} from "../types/AuthorityId.sol";
import {KeyId} from "../types/KeyId.sol";
import {LicenseTypeId} from "../types/LicenseTypeId.sol";
import {Region} from "../types/Region.sol";
import {Right, Rights} from "../types/Rights.sol";
import {IJointApproval} from "./IJointApproval.sol";

/// @title Who may act
/// @notice A tree of authorities, their keys, and what each is accredited for. Roots (provinces, ministries) are
/// admitted by governance; below a root, each authority registers and accredits its own sub-authorities.
interface IAuthorityRegistry is IJointApproval {
    /// @notice An authority: a department, bureau or court.
    /// @param parent The authority that registered it; 0 for a root.
    /// @param region Where it is competent.
    /// @param since Unix time of its registration, seconds.
    /// @param until Unix time of its deactivation, seconds; 0 while it is active.
    /// @param depth Its level in the tree: 1 for a root.
    /// @param administrators How many administering keys it has.
    struct Authority {
        AuthorityId parent;
        Region region;
        uint40 since;
        uint40 until;
        uint8 depth;
        uint16 administrators;
    }

    /// @notice What is publicly known of an authority. None of it is personal data.
    /// @param code Its unified social credit code (GB 32100), 18 characters. No two active authorities have the same:
    /// who took another's is deactivated, and the code is free again.
    /// @param metadataHash keccak256 of the document that the URI leads to.
    /// @param metadataURI Where its name and contact details are published.
    struct Profile {
        bytes18 code;
        bytes32 metadataHash;
        string metadataURI;
    }

    /// @notice A key: an account or contract that acts for one authority.
    /// @param authority The authority that it belongs to, for ever.
    /// @param id Its number, which records name it by.
    /// @param roles Set of {Role}s, bit n for the role numbered n.
    /// @param addedAt Unix time of its addition, seconds.
    /// @param removedAt Unix time of its removal, seconds; 0 while it is in use.
    struct Key {
        AuthorityId authority;
        KeyId id;
        uint8 roles;
        uint40 addedAt;
        uint40 removedAt;
    }

    /// @notice What a key may be used for.
    enum Role {
        Operate,
        Administer
    }

    /// @notice An authority was registered.
    event AuthorityRegistered(
        AuthorityId indexed authority,
        AuthorityId indexed parent,
        Region indexed region,
        bytes18 code,
        bytes32 metadataHash,
        string metadataURI
    );

    /// @notice An authority was deactivated, and with it all below it.
    event AuthorityDeactivated(AuthorityId indexed authority);

    /// @notice An authority's rights for a license type were set.
    /// @param rights Every right that it is now accredited for.
    /// @param added Those among them that it did not have before.
    /// @param addedAt Unix time from which the added ones hold, seconds.
    event AuthorityAccredited(
        AuthorityId indexed authority,
        LicenseTypeId indexed licenseType,
        Rights rights,
        Rights added,
        uint40 addedAt
    );

    /// @notice A key was added to an authority.
    event KeyAdded(AuthorityId indexed authority, address indexed account, KeyId indexed key, uint8 roles);

    /// @notice A key was removed from use; it can never come back.
    event KeyRemoved(AuthorityId indexed authority, address indexed account, KeyId indexed key);

    /// @notice What a key vouched for at or after a moment is no longer trusted.
    /// @param asOf Unix time, seconds.
    event KeyDistrusted(AuthorityId indexed authority, address indexed account, KeyId indexed key, uint40 asOf);

    /// @notice The delay before a new right holds was changed, seconds.
    event AccreditationDelayChanged(uint32 delay);

    /// @notice No authority has this number.
    error AuthorityRegistryUnknownAuthority(AuthorityId authority);

    /// @notice The authority, or one above it, is not active.
    /// @param authority The authority that was to act or to be changed.
    /// @param inactive The one that was deactivated.
    error AuthorityRegistryInactive(AuthorityId authority, AuthorityId inactive);

    /// @notice Another authority than the parent tried to change this one.
    error AuthorityRegistryNotParent(AuthorityId authority, AuthorityId caller);

    /// @notice The authority is not a root, so its parent, not governance, is competent.
    error AuthorityRegistryNotRoot(AuthorityId authority, AuthorityId parent);

    /// @notice The number is not a division code.
    error AuthorityRegistryInvalidRegion(Region region);

    /// @notice The region does not lie within the parent's.
    error AuthorityRegistryRegionNotCovered(Region region, Region parentRegion);

    /// @notice The public code is empty.
    error AuthorityRegistryEmptyCode();

    /// @notice An active authority has this public code already.
    error AuthorityRegistryCodeTaken(bytes18 code, AuthorityId authority);

    /// @notice The tree would become too deep.
    error AuthorityRegistryTooDeep(AuthorityId parent, uint8 maximum);

    /// @notice The set names rights that do not exist.
    error AuthorityRegistryInvalidRights(Rights rights);

    /// @notice The parent does not hold these rights itself.
    error AuthorityRegistryRightsNotHeld(AuthorityId parent, LicenseTypeId licenseType, Rights missing);

    /// @notice The authority lacks the right, by its own accreditation or by that of one above it.
    error AuthorityRegistryNotAccredited(AuthorityId authority, LicenseTypeId licenseType, Right right);

    /// @notice The account is nobody's key.
    error AuthorityRegistryUnknownKey(address account);

    /// @notice The account is, or once was, a key already.
    error AuthorityRegistryKeyTaken(address account, AuthorityId authority);

    /// @notice The zero address can be no key.
    error AuthorityRegistryZeroKey();

    /// @notice The key was removed.
    error AuthorityRegistryKeyRemoved(address account, uint40 removedAt);

    /// @notice The key lacks the role.
    error AuthorityRegistryMissingRole(address account, Role role);

    /// @notice The set of roles is empty or names roles that do not exist.
    error AuthorityRegistryInvalidRoles(uint8 roles);

    /// @notice The key belongs to another authority than the caller's.
    error AuthorityRegistryForeignKey(address account, AuthorityId authority);

    /// @notice The authority would be left without an administering key.
    error AuthorityRegistryLastAdministrator(AuthorityId authority);

    /// @notice The authority has an administering key; only it may add others.
    error AuthorityRegistryHasAdministrator(AuthorityId authority);

    /// @notice Distrust starts in the future, or not earlier than it already does.
    /// @param latest The latest moment allowed, Unix time in seconds.
    error AuthorityRegistryDistrustTooLate(address account, uint40 asOf, uint40 latest);

    /// @notice A key of the same authority may not reach back so far; the parent or governance may.
    /// @param earliest The earliest moment allowed, Unix time in seconds.
    error AuthorityRegistryDistrustTooEarly(address account, uint40 asOf, uint40 earliest);

    /// @notice A key tried to distrust itself.
    error AuthorityRegistryDistrustsItself(address account);

    /// @notice Admits a root. Governance only.
    /// @param region Where it is competent.
    /// @param profile What is publicly known of it.
    /// @param administrator Its first administering key.
    /// @return authority Its number.
    function admitRoot(
        Region region,
        Profile calldata profile,
        address administrator
    ) external returns (AuthorityId authority);

    /// @notice Sets the rights of a root for a license type. Governance only.
    function accreditRoot(AuthorityId authority, LicenseTypeId licenseType, Rights rights) external;

    /// @notice Deactivates any authority. Governance only.
    function deactivateByGovernance(AuthorityId authority) external;

    /// @notice Distrusts any key from any moment of the past. Governance only.
    function distrustKeyByGovernance(address account, uint40 asOf) external;

    /// @notice Gives a root that has no administering key a new one. Governance only.
    function appointRootAdministrator(AuthorityId authority, address administrator) external;

    /// @notice Sets how long a newly accredited right waits before it holds, seconds. Governance only.
    function setAccreditationDelay(uint32 delay) external;

    /// @notice Registers a sub-authority of the caller's authority, within its region.
    /// @return authority Its number.
    function register(
        Region region,
        Profile calldata profile,
        address administrator
    ) external returns (AuthorityId authority);

    /// @notice Sets the rights of a sub-authority for a license type, to rights that the caller's authority has itself.
    /// @dev Rights that fall away do so at once; rights that are new hold after {accreditationDelay}.
    function accredit(AuthorityId authority, LicenseTypeId licenseType, Rights rights) external;

    /// @notice Deactivates a sub-authority, and so all below it.
    function deactivate(AuthorityId authority) external;

    /// @notice Gives a sub-authority that has no administering key a new one.
    function appointAdministrator(AuthorityId authority, address administrator) external;

    /// @notice Adds a key to the caller's authority.
    /// @param roles Set of {Role}s, bit n for the role numbered n.
    /// @return key The key's number.
    function addKey(address account, uint8 roles) external returns (KeyId key);

    /// @notice Removes a key of the caller's authority from use. What it vouched for stays trusted.
    function removeKey(address account) external;

    /// @notice Distrusts a key as of a moment, and removes it: what it vouched for at or after that moment is no
    /// longer trusted. By an administering sister key up to 30 days back, by the parent without limit.
    /// @dev The moment only moves earlier. Warning: a sister key can distrust every other key of its authority; the 30
    /// days bound what a single stolen administering key can undo.
    /// @param asOf Unix time, seconds.
    function distrustKey(address account, uint40 asOf) external;

    /// @notice Finds the authority that a key acts for, and that it may act so now.
    /// @dev Reverts where the key is unknown, removed or without the role to operate, where the authority or one above
    /// it is not active, and where one of them lacks the right. Every action asks it: its parameters stand in the order
    /// that the dispatcher finds first.
    /// @param account The key.
    /// @return authority The authority that it acts for.
    /// @return key The key's number.
    /// @return region Where the authority is competent.
    function checkRight(
        LicenseTypeId licenseType,
        address account,
        Right right
    ) external view returns (AuthorityId authority, KeyId key, Region region);

    /// @notice Finds the authority that a key acts for, without asking what it is accredited for.
    /// @dev Reverts where the key is unknown, removed or without the role to operate, and where the authority or one
    /// above it is not active.
    function identify(address account) external view returns (AuthorityId authority, KeyId key, Region region);

    /// @notice Whether an authority and all above it are active. False for an unknown one.
    function isActive(AuthorityId authority) external view returns (bool);

    /// @notice Whether an authority is another one or stands below it.
    function isWithin(AuthorityId authority, AuthorityId ancestor) external view returns (bool);

    /// @notice The rights that an authority has now: its own, as far as all above it have them too.
    function rightsOf(AuthorityId authority, LicenseTypeId licenseType) external view returns (Rights rights);

    /// @notice An authority's entry; empty for an unknown one.
    function authorityOf(AuthorityId authority) external view returns (Authority memory);

    /// @notice An authority's public code and metadata; empty for an unknown one.
    function profileOf(AuthorityId authority) external view returns (Profile memory);

    /// @notice The active authority that has a public code; 0 where there is none.
    function authorityByCode(bytes18 code) external view returns (AuthorityId);

    /// @notice How many authorities there are; they are numbered from 1.
    function authorityCount() external view returns (uint32);

    /// @notice A key's entry by its address; empty for an unknown one.
    function keyOf(address account) external view returns (Key memory);

    /// @notice A key's address by its number, and as of when it is distrusted (Unix time, seconds; 0 if it is not).
    function keyById(KeyId key) external view returns (address account, uint40 distrustedAsOf);

    /// @notice Whether what a key vouched for at a moment is trusted. Never reverts.
    /// @param vouchedAt Unix time, seconds.
    function isTrusted(KeyId key, uint40 vouchedAt) external view returns (bool);

    /// @notice How long a newly accredited right waits before it holds, seconds.
    function accreditationDelay() external view returns (uint32);
}
